// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application, Capacity} from "../law/Application.sol";
import {FindingList, Findings} from "../law/Findings.sol";
import {Date} from "../law/LegalTime.sol";
import {JointTenancies} from "./JointTenancies.sol";
import {LandCoOwnership} from "./LandCoOwnership.sol";
import {DealingKind} from "./LandDealings.sol";
import {Passing, PassingDealings} from "./PassingDealings.sol";
import {RrrKind, Title} from "./Title.sol";
import {Parts, TitleParts} from "./TitleParts.sol";

/// @title Land Registration Act, Part 7, article 33: what holds for every passing, and the facts of all of them
abstract contract LandPassings is LandCoOwnership {
    using Application for bytes;
    using Findings for FindingList;
    using JointTenancies for bytes;
    using Title for bytes;
    using TitleParts for bytes;
    using TitleParts for Parts;

    /// @custom:quote art_33__para_8 "1,000,000 parts"
    /// @custom:technical parts are no unit of a figure
    uint256 internal constant MOST_PARTS_BY_PASSING = 1_000_000;

    /// @custom:quote art_33__para_8 "10,000 parts"
    /// @custom:technical parts are no unit of a figure
    uint256 internal constant MOST_PARTS_BETWEEN_SPOUSES = 10_000;

    /// @param held parts that the person named holds; where the title passes, all
    /// @param moved parts that pass
    /// @param into into how many each part of the title is divided for it
    /// @param partsAfterwards how many the title has then
    /// @param mostParts how many it may have
    /// @param samePerson the acquirer is a person from whom it passes
    /// @param protectedMissing caveators, persons whose consent is required and protected buyers who do not sign
    /// @param jointly the person named holds jointly with others
    /// @param tenantsMissing those with whom the person named holds jointly, if they do not sign
    /// @param executorSigned the executor signs, and is not the deceased
    /// @param price that is stated
    /// @param rankPresent the title carries a mortgage of the rank stated
    struct PassingFacts {
        bool registered;
        uint256 held;
        uint256 moved;
        uint256 into;
        uint256 partsAfterwards;
        uint256 mostParts;
        bool samePerson;
        bool acquirerSigned;
        bool leaseEnded;
        bool ownerSigned;
        bool attested;
        uint256 protectedMissing;
        bool jointly;
        uint256 tenantsMissing;
        bool executorSigned;
        bool judgeSigned;
        bool registrarSigned;
        bool notarySigned;
        bool rankPresent;
        uint256 price;
        uint256 compensation;
        bytes3 currency;
        Date instrumentDate;
        Date today;
    }

    function _passingFacts(
        bytes calldata application,
        bytes memory title,
        uint8 kind,
        Passing memory x,
        GeneralFacts memory g
    ) internal pure returns (PassingFacts memory f) {
        (f.attested, f.instrumentDate, f.today) = (g.attested, g.instrumentDate, g.today);
        (f.price, f.compensation, f.currency) = (x.price, x.compensation, x.currency);
        f.acquirerSigned = _signed(application, x.acquirer);
        bool given = kind == DealingKind.SPOUSE_TRANSFER;
        f.mostParts = given ? MOST_PARTS_BETWEEN_SPOUSES : MOST_PARTS_BY_PASSING;
        if (title.length == 0) return f;
        f.leaseEnded = _ended(title, g.today);
        f.judgeSigned = _signedAs(application, Capacity.JUDGE);
        f.registrarSigned = _signedAs(application, Capacity.REGISTRAR);
        f.notarySigned = _signedAs(application, Capacity.NOTARY);
        if (PassingDealings.isOfTitle(kind)) {
            _addTitleFacts(f, title, x);
            return f;
        }
        _addShareFacts(f, application, title, x);
        f.executorSigned = _signed(application, x.executor) && !(x.executor == x.owner);
        if (art_33__para_10(kind)) f.protectedMissing = _protectedMissing(application, title, g.today);
    }

    function _addTitleFacts(PassingFacts memory f, bytes memory title, Passing memory x) private pure {
        f.registered = true;
        uint256 parts = title.denominator();
        (f.held, f.moved, f.partsAfterwards, f.into) = (parts, parts, parts, 1);
        (, uint32 already) = title.shareOf(x.acquirer);
        f.samePerson = already != 0;
        for (uint256 i; i < title.rrrCount(); ++i) {
            (uint8 kind, , , ) = title.rrrAt(i);
            if (kind == RrrKind.MORTGAGE && title.rankAt(i) == x.rank) f.rankPresent = true;
        }
    }

    function _addShareFacts(
        PassingFacts memory f,
        bytes calldata application,
        bytes memory title,
        Passing memory x
    ) private pure {
        (, uint32 parts) = title.shareOf(x.owner);
        (f.registered, f.samePerson) = (parts != 0, x.owner == x.acquirer);
        f.ownerSigned = _signed(application, x.owner);
        (f.into, f.moved) = art_33__para_7(title, x);
        (f.held, f.partsAfterwards) = (parts * f.into, title.denominator() * f.into);
        uint16 together;
        (f.jointly, together) = title.groupOf(x.owner);
        if (f.jointly) f.tenantsMissing = title.missingOf(together, application, x.owner);
    }

    /// @return met whether none of the norms on every passing refuses
    function _testAnyPassing(
        PassingFacts memory f,
        FindingList memory list
    ) internal pure returns (bool met) {
        met = _test(list, "art_33__para_2", "registered", !art_33__para_2(f));
        bool held = !art_33__para_3(f);
        met = _test(list, "art_33__para_3", "partsMoved", held, f.moved, f.held, "parts") && met;
        met = _test(list, "art_33__para_4", "differentPersons", !art_33__para_4(f)) && met;
        met = _test(list, "art_33__para_5", "acquirerSigned", !art_33__para_5(f)) && met;
        met = _test(list, "art_33__para_6", "leaseRunning", !art_33__para_6(f)) && met;
        (bool few, uint256 most) = (!art_33__para_8(f), f.mostParts);
        met = _test(list, "art_33__para_8", "parts", few, f.partsAfterwards, most, "parts") && met;
    }

    /// @custom:applies art_33__para_2
    /// @custom:effect refuse
    function art_33__para_2(PassingFacts memory f) internal pure returns (bool) {
        return !f.registered;
    }

    /// @custom:applies art_33__para_3
    /// @custom:effect refuse
    function art_33__para_3(PassingFacts memory f) internal pure returns (bool) {
        return f.moved == 0 || f.moved > f.held;
    }

    /// @custom:applies art_33__para_4
    /// @custom:effect refuse
    function art_33__para_4(PassingFacts memory f) internal pure returns (bool) {
        return f.samePerson;
    }

    /// @custom:applies art_33__para_5
    /// @custom:effect refuse
    function art_33__para_5(PassingFacts memory f) internal pure returns (bool) {
        return !f.acquirerSigned;
    }

    /// @custom:applies art_33__para_6
    /// @custom:effect refuse
    function art_33__para_6(PassingFacts memory f) internal pure returns (bool) {
        return f.leaseEnded;
    }

    /// @notice The parts that a fraction of the title is. A fraction that is none moves nothing.
    /// @return into into how many each part of the title is divided for it
    /// @return moved parts that pass then
    /// @custom:applies art_33__para_7
    /// @custom:effect define
    function art_33__para_7(
        bytes memory title,
        Passing memory x
    ) internal pure returns (uint256 into, uint256 moved) {
        if (x.denominator == 0) return (1, 0);
        uint256 parts = title.denominator();
        uint256 whole = x.denominator / TitleParts.greatestCommonDivisor(x.numerator, x.denominator);
        // A number divided by a divisor of it: nothing is lost.
        // slither-disable-next-line divide-before-multiply
        into = whole / TitleParts.greatestCommonDivisor(parts, whole);
        moved = (parts * into * x.numerator) / x.denominator;
    }

    /// @custom:applies art_33__para_8
    /// @custom:effect refuse
    function art_33__para_8(PassingFacts memory f) internal pure returns (bool) {
        return f.into > 1 && f.partsAfterwards > f.mostParts;
    }

    /// @notice Passes a share, and has those between whom it passes hold it alone.
    /// @custom:applies art_33__para_1
    /// @custom:applies art_33__para_9
    /// @custom:effect oblige
    function art_33__para_1_and_9(
        bytes memory title,
        Passing memory x,
        PassingFacts memory f
    ) internal pure returns (bytes memory) {
        if (f.into > 1) {
            Parts memory parts = title.partsOf();
            parts.divide(f.into);
            title = title.setParts(parts);
        }
        title = art_31__para_4(art_31__para_4(title, x.owner), x.acquirer);
        return art_33__para_11(title.move(x.owner, x.acquirer, uint32(f.moved)));
    }

    /// @notice Unites parts, so that nobody leaves the title in more of them than its shares need.
    /// @custom:applies art_33__para_11
    /// @custom:effect oblige
    function art_33__para_11(bytes memory title) internal pure returns (bytes memory) {
        Parts memory parts = title.partsOf();
        parts.reduce();
        return title.setParts(parts);
    }

    /// @notice Whether those in whose favour the title is bound, other than lenders, need to sign what passes a share.
    /// @custom:applies art_33__para_10
    /// @custom:effect define
    function art_33__para_10(uint8 kind) internal pure returns (bool) {
        return kind == DealingKind.SPOUSE_TRANSFER;
    }
}
