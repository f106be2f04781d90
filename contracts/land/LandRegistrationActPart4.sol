// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../law/Application.sol";
import {FindingList, Findings} from "../law/Findings.sol";
import {Date} from "../law/LegalTime.sol";
import {DealingKind, LandDealings} from "./LandDealings.sol";
import {LandRegistrationActPart1} from "./LandRegistrationActPart1.sol";
import {Rrr, RrrKind, Title} from "./Title.sol";

/// @title Land Registration Act, Part 4: caveats
/// @custom:eli /eli/xx/act/2015/12/2015-10-01#part_4
contract LandRegistrationActPart4 is LandRegistrationActPart1 {
    using Findings for FindingList;
    using LandDealings for bytes;
    using Title for bytes;

    /// @custom:figure art_15__para_4 "90 days"
    /// @custom:unit days
    uint32 internal constant LONGEST_CAVEAT = 90;

    /// @param attested a notary or a registrar signs
    /// @param rights what binds or benefits the title now, together
    /// @param registered the register holds the title
    /// @param supported the caveator is an owner or a holder of a right, or an owner signs, or the instrument is attested
    /// @param present the person has a live caveat on the title
    struct CaveatFacts {
        bool attested;
        uint256 rights;
        bool registered;
        bool supported;
        bool caveatorSigned;
        bool present;
        Date lastDay;
        Date today;
    }

    function _eli() internal pure override returns (string memory) {
        return "/eli/xx/act/2015/12#part_4";
    }

    function _mayBeSetAside(bytes32 eId) internal pure override returns (bool) {
        return eId == "art_15__para_1";
    }

    function _keepsRoom() internal pure override returns (bool) {
        return false;
    }

    function _decideDealing(
        bytes[] memory titles,
        bytes calldata application,
        uint256 at,
        GeneralFacts memory g
    ) internal pure override returns (bool granted) {
        uint8 kind = application.kindAt(at);
        uint8 subject = application.subjectAt(at);
        bytes memory title = titles[subject];
        if (kind == DealingKind.CAVEAT) {
            (PersonId caveator, Date lastDay) = application.caveatAt(at);
            if (!g.settled && _caveatRefused(_caveatFacts(application, title, caveator, lastDay, g)))
                return false;
            (bytes32 instrument, ) = application.instrumentBefore(application.endOf(at));
            // A caveat that has lapsed makes room for a new one by the same person.
            titles[subject] = art_17__para_2(title, g.today).withNewRrr(
                Rrr(RrrKind.CAVEAT, false, 0, caveator, 0, bytes3(0), lastDay, instrument)
            );
            return true;
        }
        if (kind != DealingKind.CAVEAT_WITHDRAWAL) revert LandDealingOfAnotherPart(kind);
        PersonId withdrawing = application.caveatWithdrawalAt(at);
        if (!g.settled && _withdrawalRefused(_caveatFacts(application, title, withdrawing, Date.wrap(0), g)))
            return false;
        titles[subject] = _withdraw(title, withdrawing);
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
        if (kind == DealingKind.CAVEAT) {
            (PersonId caveator, Date lastDay) = application.caveatAt(at);
            _addCaveatFindings(_caveatFacts(application, title, caveator, lastDay, g), list);
        } else if (kind == DealingKind.CAVEAT_WITHDRAWAL) {
            PersonId caveator = application.caveatWithdrawalAt(at);
            _addWithdrawalFindings(_caveatFacts(application, title, caveator, Date.wrap(0), g), list);
        } else {
            revert LandDealingOfAnotherPart(kind);
        }
    }

    function _caveatFacts(
        bytes calldata application,
        bytes memory title,
        PersonId caveator,
        Date lastDay,
        GeneralFacts memory g
    ) private pure returns (CaveatFacts memory f) {
        (f.attested, f.supported) = (g.attested, g.attested);
        f.caveatorSigned = _signed(application, caveator);
        f.lastDay = lastDay;
        f.today = g.today;
        f.registered = title.length != 0;
        if (!f.registered) return f;
        for (uint256 i; i < title.shareCount(); ++i) {
            (PersonId owner, ) = title.shareAt(i);
            if (owner == caveator || _signed(application, owner)) f.supported = true;
        }
        for (uint256 i; i < title.rrrCount(); ++i) {
            (uint8 kind, , PersonId holder, Date until) = title.rrrAt(i);
            if (!_binds(kind, until, g.today)) continue;
            ++f.rights;
            if (!(holder == caveator) || RrrKind.isNobodysRight(kind)) continue;
            f.supported = true;
            if (kind == RrrKind.CAVEAT) f.present = true;
        }
    }

    // Article 15

    function _caveatRefused(CaveatFacts memory f) private pure returns (bool) {
        if (art_15__para_1(f)) return true;
        if (art_15__para_2(f)) return true;
        if (art_15__para_3(f)) return true;
        return art_15__para_4(f) || art_15__para_5(f);
    }

    function _addCaveatFindings(CaveatFacts memory f, FindingList memory list) private pure {
        list.add("art_15__para_1", "supported", !art_15__para_1(f));
        list.add("art_15__para_2", "caveatorSigned", !art_15__para_2(f));
        list.add("art_15__para_3", "noCaveatYet", !art_15__para_3(f));
        uint256 lastDay = Date.unwrap(f.lastDay);
        uint256 latest = uint256(Date.unwrap(f.today)) + LONGEST_CAVEAT;
        list.add("art_15__para_4", "lastDay", !art_15__para_4(f), lastDay, latest, "date");
        list.add("art_15__para_5", "roomOrAttested", !art_15__para_5(f), f.rights, MOST_RIGHTS, "rights");
    }

    /// @custom:applies art_15__para_1
    /// @custom:effect refuse
    function art_15__para_1(CaveatFacts memory f) internal pure returns (bool) {
        return !f.registered || !f.supported;
    }

    /// @custom:applies art_15__para_2
    /// @custom:effect refuse
    function art_15__para_2(CaveatFacts memory f) internal pure returns (bool) {
        return !f.caveatorSigned;
    }

    /// @custom:applies art_15__para_3
    /// @custom:effect refuse
    function art_15__para_3(CaveatFacts memory f) internal pure returns (bool) {
        return f.present;
    }

    /// @custom:applies art_15__para_4
    /// @custom:effect refuse
    function art_15__para_4(CaveatFacts memory f) internal pure returns (bool) {
        uint256 latest = uint256(Date.unwrap(f.today)) + LONGEST_CAVEAT;
        return f.lastDay < f.today || Date.unwrap(f.lastDay) > latest;
    }

    /// @notice Whether somebody without an officer would take the room that is kept for those who need it.
    /// @custom:applies art_15__para_5
    /// @custom:effect refuse
    function art_15__para_5(CaveatFacts memory f) internal pure returns (bool) {
        return f.rights >= MOST_RIGHTS && !f.attested;
    }

    // Article 16

    function _withdrawalRefused(CaveatFacts memory f) private pure returns (bool) {
        if (art_16__para_1(f)) return true;
        return art_16__para_2(f);
    }

    function _addWithdrawalFindings(CaveatFacts memory f, FindingList memory list) private pure {
        list.add("art_16__para_1", "caveatPresent", !art_16__para_1(f));
        list.add("art_16__para_2", "caveatorSigned", !art_16__para_2(f));
    }

    /// @custom:applies art_16__para_1
    /// @custom:effect refuse
    function art_16__para_1(CaveatFacts memory f) internal pure returns (bool) {
        return !f.present;
    }

    /// @custom:applies art_16__para_2
    /// @custom:effect refuse
    function art_16__para_2(CaveatFacts memory f) internal pure returns (bool) {
        return !f.caveatorSigned;
    }

    function _withdraw(bytes memory title, PersonId caveator) private pure returns (bytes memory) {
        for (uint256 i = title.rrrCount(); i > 0; --i) {
            (uint8 kind, , PersonId holder, ) = title.rrrAt(i - 1);
            if (kind == RrrKind.CAVEAT && holder == caveator) title = title.withoutRrr(i - 1);
        }
        return title;
    }
}
