// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Capacity, PersonId} from "../law/Application.sol";
import {FindingList, Findings} from "../law/Findings.sol";
import {Date} from "../law/LegalTime.sol";
import {LandDealings} from "./LandDealings.sol";
import {LandRegistrationActFurtherPart} from "./LandRegistrationActFurtherPart.sol";
import {Notice, NoticeDealings} from "./NoticeDealings.sol";
import {Rrr, RrrKind, Title} from "./Title.sol";

/// @title Land Registration Act, Part 6: notices and restrictions
/// @custom:eli /eli/xx/act/2015/12/2015-10-01#part_6
contract LandRegistrationActPart6 is LandRegistrationActFurtherPart {
    using Findings for FindingList;
    using LandDealings for bytes;
    using NoticeDealings for bytes;
    using Title for bytes;

    /// @custom:figure art_22__para_3 "60 days"
    /// @custom:unit days
    uint32 internal constant LONGEST_PRIORITY = 60;

    /// @param registered the register holds the title
    /// @param ownersMissing owners who do not sign
    /// @param registrarSigned a registrar signs in that capacity
    /// @param judgeSigned a judge does
    /// @param holderSigned the person whom the dealing names signs
    /// @param present that person has such a restriction on the title
    /// @param underNotice the title is under a priority notice that does not let this one join it
    /// @param caveatorsMissing live caveats whose caveator does not sign
    struct NoticeFacts {
        bool registered;
        uint256 ownersMissing;
        bool registrarSigned;
        bool judgeSigned;
        bool holderSigned;
        bool present;
        bool underNotice;
        uint256 caveatorsMissing;
        Date lastDay;
        Date today;
    }

    function _eli() internal pure override returns (string memory) {
        return "/eli/xx/act/2015/12#part_6";
    }

    function _mayBeSetAside(bytes32 eId) internal pure override returns (bool) {
        return eId == "art_22__para_4";
    }

    function _fieldsOf(uint8 kind) internal pure override returns (bytes32) {
        return NoticeDealings.fieldsOf(kind);
    }

    function _decideDealing(
        bytes[] memory titles,
        bytes calldata application,
        uint256 at,
        GeneralFacts memory g
    ) internal pure override returns (bool granted) {
        uint8 subject = application.subjectAt(at);
        bytes memory title = titles[subject];
        Notice memory x = application.noticeAt(at);
        if (!g.settled && _refused(x, _facts(application, title, x, g))) return false;
        // What has lapsed makes room for a new one by the same person.
        title = art_17__para_2(title, g.today);
        if (x.withdrawn) {
            titles[subject] = _withdraw(title, x);
            return true;
        }
        titles[subject] = title.withNewRrr(
            Rrr(x.rrr, false, 0, x.holder, 0, bytes3(0), x.lastDay, g.instrument)
        );
        return true;
    }

    function _addFindings(
        bytes[] memory titles,
        bytes calldata application,
        uint256 at,
        GeneralFacts memory g,
        FindingList memory list
    ) internal pure override {
        Notice memory x = application.noticeAt(at);
        NoticeFacts memory f = _facts(application, titles[application.subjectAt(at)], x, g);
        if (x.withdrawn) _addWithdrawalFindings(f, list);
        else if (x.rrr == RrrKind.PRIORITY_NOTICE) _addPriorityFindings(f, list);
        else if (x.rrr == RrrKind.PRE_EMPTION) _addPreEmptionFindings(f, list);
        else _addConsentFindings(f, list);
    }

    function _facts(
        bytes calldata application,
        bytes memory title,
        Notice memory x,
        GeneralFacts memory g
    ) private pure returns (NoticeFacts memory f) {
        (f.lastDay, f.today) = (x.lastDay, g.today);
        if (x.rrr == RrrKind.CONSENT_REQUIRED) _addOfficers(f, application);
        f.holderSigned = _signed(application, x.holder);
        f.registered = title.length != 0;
        if (!f.registered) return f;
        f.ownersMissing = _ownersMissing(application, title);
        for (uint256 i; i < title.rrrCount(); ++i) {
            (uint8 kind, , PersonId holder, Date until) = title.rrrAt(i);
            if (!_binds(kind, until, g.today)) continue;
            if (kind == x.rrr && holder == x.holder) f.present = true;
            if (kind == RrrKind.PRIORITY_NOTICE && (f.present || title.instrumentAt(i) != g.instrument)) {
                f.underNotice = true;
            }
            if (kind == RrrKind.PRIORITY_NOTICE && !_signed(application, holder)) f.underNotice = true;
            if (kind == RrrKind.CAVEAT && !_signed(application, holder)) ++f.caveatorsMissing;
        }
    }

    function _addOfficers(NoticeFacts memory f, bytes calldata application) private pure {
        f.registrarSigned = _signedAs(application, Capacity.REGISTRAR);
        f.judgeSigned = _signedAs(application, Capacity.JUDGE);
    }

    function _refused(Notice memory x, NoticeFacts memory f) private pure returns (bool) {
        if (x.withdrawn) return art_25__para_1(f) || art_25__para_2(f);
        if (x.rrr == RrrKind.PRIORITY_NOTICE) {
            if (art_22__para_1(f) || art_22__para_2(f)) return true;
            return art_22__para_3(f) || art_22__para_4(f);
        }
        if (x.rrr == RrrKind.PRE_EMPTION) {
            if (art_23__para_1(f) || art_23__para_2(f)) return true;
            return art_23__para_3(f) || art_23__para_4(f);
        }
        return art_24__para_1(f) || art_24__para_2(f) || art_24__para_3(f);
    }

    // Article 22: priority notice

    function _addPriorityFindings(NoticeFacts memory f, FindingList memory list) private pure {
        list.add("art_22__para_1", "ownersMissing", !art_22__para_1(f), f.ownersMissing, 0, "persons");
        list.add("art_22__para_2", "noPriorityNotice", !art_22__para_2(f));
        (uint256 lastDay, uint256 longest) = (Date.unwrap(f.lastDay), _longest(f));
        list.add("art_22__para_3", "lastDay", !art_22__para_3(f), lastDay, longest, "date");
        list.add("art_22__para_4", "caveatorsMissing", !art_22__para_4(f), f.caveatorsMissing, 0, "persons");
    }

    /// @custom:applies art_22__para_1
    /// @custom:effect refuse
    function art_22__para_1(NoticeFacts memory f) internal pure returns (bool) {
        return !f.registered || f.ownersMissing != 0;
    }

    /// @notice Whether somebody else is promised the title: those who buy together have one instrument, and agree.
    /// @custom:applies art_22__para_2
    /// @custom:effect refuse
    function art_22__para_2(NoticeFacts memory f) internal pure returns (bool) {
        return f.underNotice;
    }

    /// @custom:applies art_22__para_3
    /// @custom:effect refuse
    function art_22__para_3(NoticeFacts memory f) internal pure returns (bool) {
        return f.lastDay < f.today || Date.unwrap(f.lastDay) > _longest(f);
    }

    /// @custom:applies art_22__para_4
    /// @custom:effect refuse
    function art_22__para_4(NoticeFacts memory f) internal pure returns (bool) {
        return f.caveatorsMissing != 0;
    }

    function _longest(NoticeFacts memory f) private pure returns (uint256) {
        return uint256(Date.unwrap(f.today)) + LONGEST_PRIORITY;
    }

    // Article 23: pre-emption

    function _addPreEmptionFindings(NoticeFacts memory f, FindingList memory list) private pure {
        list.add("art_23__para_1", "ownersMissing", !art_23__para_1(f), f.ownersMissing, 0, "persons");
        list.add("art_23__para_2", "holderSigned", !art_23__para_2(f));
        list.add("art_23__para_3", "noPreEmption", !art_23__para_3(f));
        (uint256 lastDay, uint256 today) = (Date.unwrap(f.lastDay), Date.unwrap(f.today));
        list.add("art_23__para_4", "lastDay", !art_23__para_4(f), lastDay, today, "date");
    }

    /// @custom:applies art_23__para_1
    /// @custom:effect refuse
    function art_23__para_1(NoticeFacts memory f) internal pure returns (bool) {
        return !f.registered || f.ownersMissing != 0;
    }

    /// @custom:applies art_23__para_2
    /// @custom:effect refuse
    function art_23__para_2(NoticeFacts memory f) internal pure returns (bool) {
        return !f.holderSigned;
    }

    /// @custom:applies art_23__para_3
    /// @custom:effect refuse
    function art_23__para_3(NoticeFacts memory f) internal pure returns (bool) {
        return f.present;
    }

    /// @custom:applies art_23__para_4
    /// @custom:effect refuse
    function art_23__para_4(NoticeFacts memory f) internal pure returns (bool) {
        return f.lastDay < f.today;
    }

    // Article 24: consent requirement

    function _addConsentFindings(NoticeFacts memory f, FindingList memory list) private pure {
        list.add("art_24__para_1", "ownersMissing", !art_24__para_1(f), f.ownersMissing, 0, "persons");
        list.add("art_24__para_2", "personSigned", !art_24__para_2(f));
        list.add("art_24__para_3", "noConsentRequired", !art_24__para_3(f));
    }

    /// @notice Whether neither every owner has agreed, nor an officer has vouched that the law binds the title.
    /// @custom:applies art_24__para_1
    /// @custom:effect refuse
    function art_24__para_1(NoticeFacts memory f) internal pure returns (bool) {
        if (!f.registered) return true;
        return f.ownersMissing != 0 && !f.registrarSigned && !f.judgeSigned;
    }

    /// @custom:applies art_24__para_2
    /// @custom:effect refuse
    function art_24__para_2(NoticeFacts memory f) internal pure returns (bool) {
        return !f.holderSigned;
    }

    /// @custom:applies art_24__para_3
    /// @custom:effect refuse
    function art_24__para_3(NoticeFacts memory f) internal pure returns (bool) {
        return f.present;
    }

    // Article 25: withdrawal

    function _addWithdrawalFindings(NoticeFacts memory f, FindingList memory list) private pure {
        list.add("art_25__para_1", "restrictionPresent", !art_25__para_1(f));
        list.add("art_25__para_2", "holderSigned", !art_25__para_2(f));
    }

    /// @custom:applies art_25__para_1
    /// @custom:effect refuse
    function art_25__para_1(NoticeFacts memory f) internal pure returns (bool) {
        return !f.present;
    }

    /// @custom:applies art_25__para_2
    /// @custom:effect refuse
    function art_25__para_2(NoticeFacts memory f) internal pure returns (bool) {
        return !f.holderSigned && !art_25__para_3(f);
    }

    /// @notice Whether a judge orders that a requirement of consent is struck out, as where nobody is left to withdraw it.
    /// @custom:applies art_25__para_3
    /// @custom:effect define
    function art_25__para_3(NoticeFacts memory f) internal pure returns (bool) {
        return f.judgeSigned;
    }

    function _withdraw(bytes memory title, Notice memory x) private pure returns (bytes memory) {
        for (uint256 i = title.rrrCount(); i > 0; --i) {
            (uint8 kind, , PersonId holder, ) = title.rrrAt(i - 1);
            if (kind == x.rrr && holder == x.holder) return title.withoutRrr(i - 1);
        }
        return title;
    }
}
