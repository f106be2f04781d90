// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {FindingList, Findings} from "../law/Findings.sol";
import {Circumstances, Outcome} from "../law/IRuleset.sol";
import {Date} from "../law/LegalTime.sol";
import {DealingKind, LandDealings} from "./LandDealings.sol";
import {LandPassings} from "./LandPassings.sol";
import {CoOwnership, Passing, PassingDealings} from "./PassingDealings.sol";
import {RrrKind, Title} from "./Title.sol";
import {TitleParts} from "./TitleParts.sol";

/// @title Land Registration Act, Part 7: co-ownership, and titles that pass without a sale
/// @custom:eli /eli/xx/act/2015/12/2015-10-01#part_7
/// @custom:untranslatable art_35__para_4 nothing happens to what no dealing moves
/// @custom:untranslatable art_37__para_4 the register pays nobody
/// @custom:untranslatable art_39__para_2 no application says what it leaves out
/// @custom:untranslatable art_38__para_6 the register assesses what is owed and pays nobody
contract LandRegistrationActPart7 is LandPassings {
    using Findings for FindingList;
    using LandDealings for bytes;
    using PassingDealings for bytes;
    using Title for bytes;
    using TitleParts for bytes;

    bytes32 private constant DUTY = keccak256("/eli/xx/act/2015/14#part_2");

    /// @custom:technical ISO 4217 code of the pound
    bytes3 private constant POUND = "GBP";

    /// @custom:figure art_38__para_3 "28 days"
    /// @custom:unit days
    uint256 internal constant WAIT_FOR_PURCHASE = 28;

    function _eli() internal pure override returns (string memory) {
        return "/eli/xx/act/2015/12#part_7";
    }

    function _mayBeSetAside(bytes32 eId) internal pure override returns (bool) {
        return eId == "art_30__para_5" || eId == "art_34__para_3";
    }

    function _fieldsOf(uint8 kind) internal pure override returns (bytes32) {
        return PassingDealings.fieldsOf(kind);
    }

    function _decideDealing(
        bytes[] memory titles,
        bytes calldata application,
        uint256 at,
        GeneralFacts memory g
    ) internal pure override returns (bool granted) {
        uint8 subject = application.subjectAt(at);
        if (application.kindAt(at) > DealingKind.SURVIVORSHIP) {
            return _decidePassing(titles, subject, application, at, g);
        }
        uint8 kind = application.kindAt(at);
        CoOwnership memory x = application.coOwnershipAt(at);
        bytes memory title = titles[subject];
        CoOwnershipFacts memory f = _coOwnershipFacts(application, title, kind, x, g);
        if (!g.settled && !_testCoOwnership(kind, f, Findings.none())) return false;
        if (kind == DealingKind.JOINT_TENANCY) {
            (bytes32 instrument, ) = application.instrumentBefore(_endOf(application, at));
            // What has lapsed makes room.
            titles[subject] = art_30__para_6(art_17__para_2(title, g.today), x, instrument);
        } else if (kind == DealingKind.SEVERANCE) {
            titles[subject] = art_31__para_4(title, x.tenant);
        } else {
            titles[subject] = art_32__para_7(title, x.tenant, f.survivors);
        }
        return true;
    }

    function _decidePassing(
        bytes[] memory titles,
        uint8 subject,
        bytes calldata application,
        uint256 at,
        GeneralFacts memory g
    ) private pure returns (bool) {
        uint8 kind = application.kindAt(at);
        bytes memory title = titles[subject];
        Passing memory x = application.passingAt(at);
        PassingFacts memory f = _passingFacts(application, title, kind, x, g);
        if (!g.settled && !_testPassing(kind, f, Findings.none())) return false;
        if (kind == DealingKind.AUCTION) {
            titles[subject] = art_37__para_2_and_3(title, x.rank).moveAll(x.acquirer);
        } else if (kind == DealingKind.COMPULSORY_PURCHASE) {
            titles[subject] = art_38__para_4(title).moveAll(x.acquirer);
        } else {
            titles[subject] = art_33__para_1_and_9(title, x, f);
        }
        return true;
    }

    function _addFindings(
        bytes[] memory titles,
        bytes calldata application,
        uint256 at,
        GeneralFacts memory g,
        FindingList memory list
    ) internal pure override {
        uint8 kind = application.kindAt(at);
        bytes memory title = titles[application.subjectAt(at)];
        if (kind <= DealingKind.SURVIVORSHIP) {
            CoOwnership memory x = application.coOwnershipAt(at);
            _testCoOwnership(kind, _coOwnershipFacts(application, title, kind, x, g), list);
            return;
        }
        Passing memory y = application.passingAt(at);
        _testPassing(kind, _passingFacts(application, title, kind, y, g), list);
    }

    /// @dev Tests the norms on a passing, and lists them if the list records.
    /// @return met whether none refuses
    function _testPassing(
        uint8 kind,
        PassingFacts memory f,
        FindingList memory list
    ) private pure returns (bool met) {
        met = _testAnyPassing(f, list);
        if (kind == DealingKind.SPOUSE_TRANSFER) return _testSpouses(f, list) && met;
        if (kind == DealingKind.INHERITANCE) return _testInheritance(f, list) && met;
        if (kind == DealingKind.COMPULSORY_PURCHASE) return _testPurchase(f, list) && met;
        return _testOrder(kind, f, list) && met;
    }

    // Article 34: between spouses

    function _testSpouses(PassingFacts memory f, FindingList memory list) private pure returns (bool met) {
        met = _test(list, "art_34__para_1", "transferorSigned", !art_34__para_1(f));
        met = _test(list, "art_34__para_2", "attested", !art_34__para_2(f)) && met;
        bool agreed = !art_34__para_3(f);
        met = _testMissing(list, "art_34__para_3", "protectedMissing", agreed, f.protectedMissing) && met;
        bool together = !art_34__para_4(f);
        met = _testMissing(list, "art_34__para_4", "tenantsMissing", together, f.tenantsMissing) && met;
    }

    /// @custom:applies art_34__para_1
    /// @custom:effect refuse
    function art_34__para_1(PassingFacts memory f) internal pure returns (bool) {
        return !f.ownerSigned;
    }

    /// @custom:applies art_34__para_2
    /// @custom:effect refuse
    function art_34__para_2(PassingFacts memory f) internal pure returns (bool) {
        return !f.attested;
    }

    /// @custom:applies art_34__para_3
    /// @custom:effect refuse
    function art_34__para_3(PassingFacts memory f) internal pure returns (bool) {
        return f.protectedMissing != 0;
    }

    /// @custom:applies art_34__para_4
    /// @custom:effect refuse
    function art_34__para_4(PassingFacts memory f) internal pure returns (bool) {
        return f.jointly && (f.tenantsMissing != 0 || f.moved != f.held);
    }

    // Article 35: inheritance

    function _testInheritance(
        PassingFacts memory f,
        FindingList memory list
    ) private pure returns (bool met) {
        met = _test(list, "art_35__para_1", "executorSigned", !art_35__para_1(f));
        met = _test(list, "art_35__para_2", "attested", !art_35__para_2(f)) && met;
        met = _test(list, "art_35__para_3", "heldAlone", !art_35__para_3(f)) && met;
        met = _test(list, "art_35__para_5", "deceasedSilent", !art_35__para_5(f)) && met;
    }

    /// @custom:applies art_35__para_1
    /// @custom:effect refuse
    function art_35__para_1(PassingFacts memory f) internal pure returns (bool) {
        return !f.executorSigned;
    }

    /// @custom:applies art_35__para_2
    /// @custom:effect refuse
    function art_35__para_2(PassingFacts memory f) internal pure returns (bool) {
        return !f.attested;
    }

    /// @custom:applies art_35__para_3
    /// @custom:effect refuse
    function art_35__para_3(PassingFacts memory f) internal pure returns (bool) {
        return f.jointly;
    }

    /// @notice Whether the person said to have died signs the application.
    /// @custom:applies art_35__para_5
    /// @custom:effect refuse
    function art_35__para_5(PassingFacts memory f) internal pure returns (bool) {
        return f.ownerSigned;
    }

    // Articles 36 and 37: judgment and auction

    function _testOrder(
        uint8 kind,
        PassingFacts memory f,
        FindingList memory list
    ) private pure returns (bool met) {
        met = _test(list, "art_36__para_1", "judgeSigned", !art_36__para_1(f));
        met = _test(list, "art_36__para_2", "attested", !art_36__para_2(f)) && met;
        if (kind != DealingKind.AUCTION) return met;
        met = _test(list, "art_37__para_1", "mortgagePresent", !art_37__para_1(f)) && met;
        met = _test(list, "art_39__para_1", "price", !art_39__para_1(f), f.price, 1, "minor units") && met;
    }

    /// @custom:applies art_36__para_1
    /// @custom:effect refuse
    function art_36__para_1(PassingFacts memory f) internal pure returns (bool) {
        return !f.judgeSigned;
    }

    /// @custom:applies art_36__para_2
    /// @custom:effect refuse
    function art_36__para_2(PassingFacts memory f) internal pure returns (bool) {
        return !f.attested;
    }

    /// @custom:applies art_37__para_1
    /// @custom:effect refuse
    function art_37__para_1(PassingFacts memory f) internal pure returns (bool) {
        return !f.rankPresent;
    }

    /// @notice Strikes out what an auction frees the title of. What binds it stands in the order in which it was entered.
    /// @param rank of the mortgage for which it is sold
    /// @custom:applies art_37__para_2
    /// @custom:applies art_37__para_3
    /// @custom:effect oblige
    function art_37__para_2_and_3(bytes memory title, uint16 rank) internal pure returns (bytes memory) {
        bool behind = true;
        for (uint256 i = title.rrrCount(); i > 0; --i) {
            (uint8 kind, , , ) = title.rrrAt(i - 1);
            uint16 own = title.rankAt(i - 1);
            bool falls = behind && !RrrKind.isNobodysRight(kind);
            if (kind == RrrKind.JOINT_TENANCY) falls = true;
            if (kind == RrrKind.MORTGAGE) falls = own >= rank;
            if (kind == RrrKind.MORTGAGE && own == rank) behind = false;
            if (falls) title = title.withoutRrr(i - 1);
        }
        return title;
    }

    // Article 38: compulsory purchase

    function _testPurchase(PassingFacts memory f, FindingList memory list) private pure returns (bool met) {
        met = _test(list, "art_38__para_1", "registrarSigned", !art_38__para_1(f));
        bool inPounds = !art_38__para_2(f);
        met = _test(list, "art_38__para_2", "compensation", inPounds, f.compensation, 1, "pence") && met;
        (uint256 until, uint256 today) = (_waitEnds(f), Date.unwrap(f.today));
        met = _test(list, "art_38__para_3", "waitEnds", !art_38__para_3(f), until, today, "date") && met;
        met = _test(list, "art_38__para_7", "notarySigned", !art_38__para_7(f)) && met;
    }

    /// @custom:applies art_38__para_1
    /// @custom:effect refuse
    function art_38__para_1(PassingFacts memory f) internal pure returns (bool) {
        return !f.registrarSigned;
    }

    /// @custom:applies art_38__para_2
    /// @custom:effect refuse
    function art_38__para_2(PassingFacts memory f) internal pure returns (bool) {
        return f.compensation == 0 || f.currency != POUND;
    }

    /// @custom:applies art_38__para_3
    /// @custom:effect refuse
    function art_38__para_3(PassingFacts memory f) internal pure returns (bool) {
        return Date.unwrap(f.today) < _waitEnds(f);
    }

    function _waitEnds(PassingFacts memory f) private pure returns (uint256) {
        return uint256(Date.unwrap(f.instrumentDate)) + WAIT_FOR_PURCHASE;
    }

    /// @custom:applies art_38__para_4
    /// @custom:effect oblige
    function art_38__para_4(bytes memory title) internal pure returns (bytes memory) {
        for (uint256 i = title.rrrCount(); i > 0; --i) {
            (uint8 kind, , , ) = title.rrrAt(i - 1);
            if (!RrrKind.isNobodysRight(kind)) title = title.withoutRrr(i - 1);
        }
        return title;
    }

    /// @custom:applies art_38__para_5
    /// @custom:effect oblige
    function art_38__para_5(Passing memory x) internal pure returns (uint256) {
        return x.compensation;
    }

    /// @dev The registrar is another person: nobody signs an application in two capacities.
    /// @custom:applies art_38__para_7
    /// @custom:effect refuse
    function art_38__para_7(PassingFacts memory f) internal pure returns (bool) {
        return !f.notarySigned;
    }

    // Article 39: price and duty

    /// @custom:applies art_39__para_1
    /// @custom:effect refuse
    function art_39__para_1(PassingFacts memory f) internal pure returns (bool) {
        return f.price == 0;
    }

    /// @notice What is sold by order of a court bears the duty, as if its owners had sold it.
    /// @custom:applies art_39__para_3
    /// @custom:applies art_39__para_4
    /// @custom:effect oblige
    function _referral(bytes calldata application, uint256 at) internal pure override returns (bytes32) {
        uint8 kind = application.kindAt(at);
        if (kind == DealingKind.AUCTION) return DUTY;
        if (kind != DealingKind.JUDGMENT_TRANSFER) return 0;
        return application.passingAt(at).price == 0 ? bytes32(0) : DUTY;
    }

    function _assess(
        Outcome memory outcome,
        bytes calldata application,
        Circumstances calldata circumstances
    ) internal pure override {
        for (uint256 at = circumstances.begin; at < circumstances.end; at = _endOf(application, at)) {
            bool owes = application.kindAt(at) == DealingKind.COMPULSORY_PURCHASE;
            if (owes) outcome.assessed += art_38__para_5(application.passingAt(at));
        }
    }
}
