// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../law/Application.sol";
import {FindingList, Findings} from "../law/Findings.sol";
import {Date} from "../law/LegalTime.sol";
import {DealingKind, LandDealings} from "./LandDealings.sol";
import {LandRegistrationActPart9Facts} from "./LandRegistrationActPart9Facts.sol";
import {LeaseDealings} from "./LeaseDealings.sol";
import {Rrr, RrrKind, Title} from "./Title.sol";

/// @title Land Registration Act, Part 9: usufruct (articles 56 and 57)
abstract contract LandRegistrationActPart9Usufructs is LandRegistrationActPart9Facts {
    using Findings for FindingList;
    using LandDealings for bytes;
    using LeaseDealings for bytes;
    using Title for bytes;

    /// @param ownersMissing owners of the title who do not sign; 1 if it is not registered
    /// @param holderSigned the person whom the dealing names signs
    /// @param present that person has a usufruct on the title
    /// @param deathAttested a notary or a registrar signs in that capacity, and an owner of the title signs
    /// @param holdersMissing rights in the title whose holder does not sign
    /// @param leaseEnded the title is a leasehold whose term is over
    struct UsufructFacts {
        uint256 ownersMissing;
        bool holderSigned;
        bool present;
        bool deathAttested;
        uint256 holdersMissing;
        bool leaseEnded;
        Date lastDay;
        Date today;
    }

    function _usufructFacts(
        bytes[] memory titles,
        bytes calldata application,
        uint256 at,
        GeneralFacts memory g
    ) internal pure returns (UsufructFacts memory f) {
        bytes memory title = titles[application.subjectAt(at)];
        (PersonId holder, Date lastDay) = application.usufructAt(at);
        (f.lastDay, f.today) = (lastDay, g.today);
        f.holderSigned = _signed(application, holder);
        f.ownersMissing = _ownersMissing(application, title);
        f.deathAttested = g.attested && title.length != 0 && f.ownersMissing < title.shareCount();
        f.holdersMissing = _holdersMissing(application, title, g.today);
        f.present = _has(title, RrrKind.USUFRUCT, holder, g.today);
        f.leaseEnded = _ended(title, g.today);
    }

    function _addUsufructFindings(uint8 kind, UsufructFacts memory f, FindingList memory list) internal pure {
        if (kind == DealingKind.USUFRUCT) return _addGrantOfUsufructFindings(f, list);
        list.add("art_57__para_1", "usufructPresent", !art_57__para_1(f));
        if (kind == DealingKind.USUFRUCT_RENUNCIATION) {
            list.add("art_57__para_2", "holderSigned", !art_57__para_2(f));
        } else {
            list.add("art_57__para_3", "deathAttested", !art_57__para_3(f));
        }
    }

    // Article 56

    function _addGrantOfUsufructFindings(UsufructFacts memory f, FindingList memory list) private pure {
        list.add("art_56__para_1", "ownersMissing", !art_56__para_1(f), f.ownersMissing, 0, "persons");
        list.add("art_56__para_2", "holderSigned", !art_56__para_2(f));
        (uint256 lastDay, uint256 today) = (Date.unwrap(f.lastDay), Date.unwrap(f.today));
        list.add("art_56__para_3", "lastDay", !art_56__para_3(f), lastDay, today, "date");
        list.add("art_56__para_4", "noUsufruct", !art_56__para_4(f));
        list.add("art_56__para_5", "holdersMissing", !art_56__para_5(f), f.holdersMissing, 0, "rights");
        list.add("art_56__para_6", "leaseRunning", !art_56__para_6(f));
    }

    /// @custom:applies art_56__para_1
    /// @custom:effect refuse
    function art_56__para_1(UsufructFacts memory f) internal pure returns (bool) {
        return f.ownersMissing != 0;
    }

    /// @custom:applies art_56__para_2
    /// @custom:effect refuse
    function art_56__para_2(UsufructFacts memory f) internal pure returns (bool) {
        return !f.holderSigned;
    }

    /// @custom:applies art_56__para_3
    /// @custom:effect refuse
    function art_56__para_3(UsufructFacts memory f) internal pure returns (bool) {
        return f.lastDay < f.today;
    }

    /// @custom:applies art_56__para_4
    /// @custom:effect refuse
    function art_56__para_4(UsufructFacts memory f) internal pure returns (bool) {
        return f.present;
    }

    /// @custom:applies art_56__para_5
    /// @custom:effect refuse
    function art_56__para_5(UsufructFacts memory f) internal pure returns (bool) {
        return f.holdersMissing != 0;
    }

    /// @custom:applies art_56__para_6
    /// @custom:effect refuse
    function art_56__para_6(UsufructFacts memory f) internal pure returns (bool) {
        return f.leaseEnded;
    }

    // Article 57

    /// @custom:applies art_57__para_1
    /// @custom:effect refuse
    function art_57__para_1(UsufructFacts memory f) internal pure returns (bool) {
        return !f.present;
    }

    /// @custom:applies art_57__para_2
    /// @custom:effect refuse
    function art_57__para_2(UsufructFacts memory f) internal pure returns (bool) {
        return !f.holderSigned;
    }

    /// @custom:applies art_57__para_3
    /// @custom:effect refuse
    function art_57__para_3(UsufructFacts memory f) internal pure returns (bool) {
        return !f.deathAttested;
    }

    // What a granted dealing changes

    function _carryOutUsufruct(
        bytes[] memory titles,
        bytes calldata application,
        uint256 at,
        Date today
    ) internal pure {
        uint8 subject = application.subjectAt(at);
        (PersonId holder, Date lastDay) = application.usufructAt(at);
        // What has lapsed makes room for a new one by the same person.
        bytes memory title = art_17__para_2(titles[subject], today);
        if (application.kindAt(at) != DealingKind.USUFRUCT) {
            titles[subject] = _withoutUsufruct(title, holder);
            return;
        }
        Rrr memory usufruct;
        (usufruct.kind, usufruct.holder, usufruct.until) = (RrrKind.USUFRUCT, holder, lastDay);
        (usufruct.instrument, ) = application.instrumentBefore(_endOf(application, at));
        titles[subject] = title.withNewRrr(usufruct);
    }

    function _withoutUsufruct(bytes memory title, PersonId person) private pure returns (bytes memory) {
        for (uint256 i = title.rrrCount(); i > 0; --i) {
            (uint8 kind, , PersonId holder, ) = title.rrrAt(i - 1);
            if (kind == RrrKind.USUFRUCT && holder == person) return title.withoutRrr(i - 1);
        }
        return title;
    }
}
