// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {FindingList, Findings} from "../law/Findings.sol";
import {Date} from "../law/LegalTime.sol";
import {DealingKind, LandDealings} from "./LandDealings.sol";
import {MortgageChange, MortgageChangeDealings} from "./MortgageChangeDealings.sol";
import {MortgageChangeFacts} from "./MortgageChangeFacts.sol";

/// @title Land Registration Act, Part 8: changes of mortgages
/// @custom:eli /eli/xx/act/2015/12/2015-10-01#part_8
contract LandRegistrationActPart8 is MortgageChangeFacts {
    using Findings for FindingList;
    using LandDealings for bytes;
    using MortgageChangeDealings for bytes;

    bytes32 private constant DUTY = keccak256("/eli/xx/act/2015/14#part_2");

    function _eli() internal pure override returns (string memory) {
        return "/eli/xx/act/2015/12#part_8";
    }

    function _fieldsOf(uint8 kind) internal pure override returns (bytes32) {
        return MortgageChangeDealings.fieldsOf(kind);
    }

    function _decideDealing(
        bytes[] memory titles,
        bytes calldata application,
        uint256 at,
        GeneralFacts memory g
    ) internal pure override returns (bool granted) {
        uint8 subject = application.subjectAt(at);
        MortgageChange memory x = application.mortgageChangeAt(at);
        if (!g.settled && _refused(x.kind, _facts(application, at, titles[subject], x, g))) return false;
        titles[subject] = _changed(titles[subject], x);
        return true;
    }

    function _addFindings(
        bytes[] memory titles,
        bytes calldata application,
        uint256 at,
        GeneralFacts memory g,
        FindingList memory list
    ) internal pure override {
        MortgageChange memory x = application.mortgageChangeAt(at);
        Facts memory f = _facts(application, at, titles[application.subjectAt(at)], x, g);
        list.add("art_40__para_1", "mortgageOfRank", !art_40__para_1(f));
        list.add("art_42__para_5", "ranksAsRead", !art_42__para_5(f));
        if (x.kind == DealingKind.ASSIGNMENT) _addAssignmentFindings(f, list);
        else if (x.kind == DealingKind.POSTPONEMENT) _addPostponementFindings(f, list);
        else if (x.kind == DealingKind.INCREASE) _addIncreaseFindings(f, list);
        else if (x.kind == DealingKind.EXTENSION) _addExtensionFindings(f, list);
        else if (x.kind == DealingKind.PARTIAL_RELEASE) _addReleaseFindings(f, list);
        else _addForeclosureFindings(f, list);
    }

    function _refused(uint8 kind, Facts memory f) private pure returns (bool) {
        if (art_40__para_1(f) || art_42__para_5(f)) return true;
        if (kind == DealingKind.ASSIGNMENT) {
            return art_41__para_1(f) || art_41__para_2(f) || art_41__para_3(f) || art_41__para_4(f);
        }
        if (kind == DealingKind.POSTPONEMENT) {
            return art_42__para_1(f) || art_42__para_2(f) || art_42__para_3(f);
        }
        if (kind == DealingKind.INCREASE) return _increaseRefused(f);
        if (kind == DealingKind.EXTENSION) return _extensionRefused(f);
        if (kind == DealingKind.PARTIAL_RELEASE) return art_45__para_1(f) || art_45__para_2(f);
        return _foreclosureRefused(f);
    }

    // Article 40

    /// @custom:applies art_40__para_1
    /// @custom:effect refuse
    function art_40__para_1(Facts memory f) internal pure returns (bool) {
        return !f.present;
    }

    // Article 41: assignment

    function _addAssignmentFindings(Facts memory f, FindingList memory list) private pure {
        list.add("art_41__para_1", "lenderSigned", !art_41__para_1(f));
        list.add("art_41__para_2", "newLenderSigned", !art_41__para_2(f));
        list.add("art_41__para_3", "differentPersons", !art_41__para_3(f));
        list.add("art_41__para_4", "attested", !art_41__para_4(f));
    }

    /// @custom:applies art_41__para_1
    /// @custom:effect refuse
    function art_41__para_1(Facts memory f) internal pure returns (bool) {
        return !f.lenderSigned;
    }

    /// @custom:applies art_41__para_2
    /// @custom:effect refuse
    function art_41__para_2(Facts memory f) internal pure returns (bool) {
        return !f.personSigned;
    }

    /// @custom:applies art_41__para_3
    /// @custom:effect refuse
    function art_41__para_3(Facts memory f) internal pure returns (bool) {
        return f.samePerson;
    }

    /// @notice Whether nobody vouches that the mortgage goes to the new lender on each title that it binds: the register
    /// knows of none but the application's.
    /// @custom:applies art_41__para_4
    /// @custom:effect refuse
    function art_41__para_4(Facts memory f) internal pure returns (bool) {
        return !f.attested;
    }

    // Article 42: postponement

    function _addPostponementFindings(Facts memory f, FindingList memory list) private pure {
        list.add("art_42__para_1", "otherMortgage", !art_42__para_1(f));
        list.add("art_42__para_2", "lendersMissing", !art_42__para_2(f), f.betweenMissing, 0, "persons");
        list.add("art_42__para_3", "ownersMissing", !art_42__para_3(f), f.ownersMissing, 0, "persons");
    }

    /// @custom:applies art_42__para_1
    /// @custom:effect refuse
    function art_42__para_1(Facts memory f) internal pure returns (bool) {
        return !f.otherPresent;
    }

    /// @custom:applies art_42__para_2
    /// @custom:effect refuse
    function art_42__para_2(Facts memory f) internal pure returns (bool) {
        return f.betweenMissing != 0;
    }

    /// @custom:applies art_42__para_3
    /// @custom:effect refuse
    function art_42__para_3(Facts memory f) internal pure returns (bool) {
        return f.ownersMissing != 0;
    }

    /// @notice Whether a rank that the dealing states may be another than the signatories read in the register.
    /// @custom:applies art_42__para_5
    /// @custom:effect refuse
    function art_42__para_5(Facts memory f) internal pure returns (bool) {
        return f.reordered;
    }

    // Article 43: increase

    function _increaseRefused(Facts memory f) private pure returns (bool) {
        if (art_43__para_1(f) || art_43__para_2(f) || art_43__para_3(f)) return true;
        return art_43__para_4(f) || art_43__para_5(f) || art_43__para_6(f);
    }

    function _addIncreaseFindings(Facts memory f, FindingList memory list) private pure {
        list.add("art_43__para_1", "ownersMissing", !art_43__para_1(f), f.ownersMissing, 0, "persons");
        list.add("art_43__para_2", "lenderSigned", !art_43__para_2(f));
        list.add("art_43__para_3", "behindMissing", !art_43__para_3(f), f.behindMissing, 0, "persons");
        list.add("art_43__para_4", "newAmount", !art_43__para_4(f), f.amount, f.secured, "minor units");
        bool free = !art_43__para_5(f);
        list.add("art_43__para_5", "restrictionsMissing", free, f.restrictionsMissing, 0, "persons");
        list.add("art_43__para_6", "leaseRunning", !art_43__para_6(f));
    }

    /// @custom:applies art_43__para_1
    /// @custom:effect refuse
    function art_43__para_1(Facts memory f) internal pure returns (bool) {
        return f.ownersMissing != 0;
    }

    /// @custom:applies art_43__para_2
    /// @custom:effect refuse
    function art_43__para_2(Facts memory f) internal pure returns (bool) {
        return !f.lenderSigned;
    }

    /// @custom:applies art_43__para_3
    /// @custom:effect refuse
    function art_43__para_3(Facts memory f) internal pure returns (bool) {
        return f.behindMissing != 0;
    }

    /// @custom:applies art_43__para_4
    /// @custom:effect refuse
    function art_43__para_4(Facts memory f) internal pure returns (bool) {
        return !f.sameCurrency || f.amount <= f.secured;
    }

    /// @custom:applies art_43__para_5
    /// @custom:effect refuse
    function art_43__para_5(Facts memory f) internal pure returns (bool) {
        return f.restrictionsMissing != 0;
    }

    /// @custom:applies art_43__para_6
    /// @custom:effect refuse
    function art_43__para_6(Facts memory f) internal pure returns (bool) {
        return f.leaseEnded;
    }

    // Article 44: extension

    function _extensionRefused(Facts memory f) private pure returns (bool) {
        if (art_44__para_1(f) || art_44__para_2(f)) return true;
        return art_44__para_3(f) || art_44__para_4(f);
    }

    function _addExtensionFindings(Facts memory f, FindingList memory list) private pure {
        list.add("art_44__para_1", "lenderSigned", !art_44__para_1(f));
        list.add("art_44__para_2", "ownersMissing", !art_44__para_2(f), f.ownersMissing, 0, "persons");
        (uint256 lastDay, uint256 term) = (Date.unwrap(f.lastDay), Date.unwrap(f.term));
        list.add("art_44__para_3", "lastDay", !art_44__para_3(f), lastDay, term, "date");
        uint256 leaseEnds = Date.unwrap(f.leaseEnds);
        list.add("art_44__para_4", "leaseEnds", !art_44__para_4(f), lastDay, leaseEnds, "date");
    }

    /// @custom:applies art_44__para_1
    /// @custom:effect refuse
    function art_44__para_1(Facts memory f) internal pure returns (bool) {
        return !f.lenderSigned;
    }

    /// @custom:applies art_44__para_2
    /// @custom:effect refuse
    function art_44__para_2(Facts memory f) internal pure returns (bool) {
        return f.ownersMissing != 0;
    }

    /// @custom:applies art_44__para_3
    /// @custom:effect refuse
    function art_44__para_3(Facts memory f) internal pure returns (bool) {
        return f.lastDay <= f.term || f.lastDay < f.today;
    }

    /// @custom:applies art_44__para_4
    /// @custom:effect refuse
    function art_44__para_4(Facts memory f) internal pure returns (bool) {
        return f.leasehold && f.leaseEnds < f.lastDay;
    }

    // Article 45: partial release

    function _addReleaseFindings(Facts memory f, FindingList memory list) private pure {
        list.add("art_45__para_1", "lenderSigned", !art_45__para_1(f));
        list.add("art_45__para_2", "newAmount", !art_45__para_2(f), f.amount, f.secured, "minor units");
    }

    /// @custom:applies art_45__para_1
    /// @custom:effect refuse
    function art_45__para_1(Facts memory f) internal pure returns (bool) {
        return !f.lenderSigned;
    }

    /// @custom:applies art_45__para_2
    /// @custom:effect refuse
    function art_45__para_2(Facts memory f) internal pure returns (bool) {
        return !f.sameCurrency || f.amount == 0 || f.amount >= f.secured;
    }

    // Article 46: foreclosure

    function _foreclosureRefused(Facts memory f) private pure returns (bool) {
        if (art_46__para_1(f) || art_46__para_2(f)) return true;
        if (art_46__para_3(f) || art_46__para_4(f)) return true;
        return art_46__para_7(f) || art_47__para_1(f);
    }

    function _addForeclosureFindings(Facts memory f, FindingList memory list) private pure {
        list.add("art_46__para_1", "judgeSigned", !art_46__para_1(f));
        list.add("art_46__para_2", "lenderSigned", !art_46__para_2(f));
        list.add("art_46__para_3", "acquirerSigned", !art_46__para_3(f));
        list.add("art_46__para_4", "leaseRunning", !art_46__para_4(f));
        list.add("art_46__para_7", "acquirerNoOwner", !art_46__para_7(f));
        list.add("art_47__para_1", "price", !art_47__para_1(f), f.amount, 1, "minor units");
    }

    /// @custom:applies art_46__para_1
    /// @custom:effect refuse
    function art_46__para_1(Facts memory f) internal pure returns (bool) {
        return !f.judgeSigned;
    }

    /// @custom:applies art_46__para_2
    /// @custom:effect refuse
    function art_46__para_2(Facts memory f) internal pure returns (bool) {
        return !f.lenderSigned;
    }

    /// @custom:applies art_46__para_3
    /// @custom:effect refuse
    function art_46__para_3(Facts memory f) internal pure returns (bool) {
        return !f.personSigned;
    }

    /// @custom:applies art_46__para_4
    /// @custom:effect refuse
    function art_46__para_4(Facts memory f) internal pure returns (bool) {
        return f.leaseEnded;
    }

    /// @custom:applies art_46__para_7
    /// @custom:effect refuse
    function art_46__para_7(Facts memory f) internal pure returns (bool) {
        return f.personOwns;
    }

    // Article 47: price and duty

    /// @custom:applies art_47__para_1
    /// @custom:effect refuse
    function art_47__para_1(Facts memory f) internal pure returns (bool) {
        return f.amount == 0;
    }

    /// @custom:applies art_47__para_2
    /// @custom:effect oblige
    function _referral(bytes calldata application, uint256 at) internal pure override returns (bytes32) {
        return application.kindAt(at) == DealingKind.FORECLOSURE ? DUTY : bytes32(0);
    }
}
