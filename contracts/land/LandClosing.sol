// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Capacity} from "../law/Application.sol";
import {FindingList, Findings} from "../law/Findings.sol";
import {Date} from "../law/LegalTime.sol";
import {DealingKind} from "./LandDealings.sol";
import {LandRegistrationActFurtherPart} from "./LandRegistrationActFurtherPart.sol";
import {RrrKind, Tenure, Title} from "./Title.sol";

/// @title Land Registration Act, Part 11: closing and reopening
/// @notice A closed title keeps a last record that says so, and is told by it from one whose land has gone into another.
abstract contract LandClosing is LandRegistrationActFurtherPart {
    using Findings for FindingList;
    using Title for bytes;

    /// @param freehold the register holds the title, and it is an open freehold
    /// @param closed its last record says that it was closed under this Part
    /// @param registrarSigned a registrar signs in that capacity
    /// @param judgeSigned a judge signs in that capacity
    /// @param ownersMissing owners who do not sign
    /// @param bound rights, restrictions and responsibilities but for joint tenancies
    struct ClosingFacts {
        bool freehold;
        bool closed;
        bool registrarSigned;
        bool judgeSigned;
        uint256 ownersMissing;
        uint256 bound;
    }

    /// @notice Whether nobody with a say in this title, and no judge, has signed.
    /// @custom:applies art_7__para_2
    /// @custom:norm inadmissibility
    function art_7__para_1(
        bytes memory title,
        bytes calldata application,
        GeneralFacts memory g
    ) internal pure override returns (bool) {
        if (_signedAs(application, Capacity.JUDGE)) return false;
        return super.art_7__para_1(title, application, g);
    }

    function _closingFacts(
        bytes calldata application,
        bytes memory title,
        Date today
    ) internal pure returns (ClosingFacts memory f) {
        f.registrarSigned = _signedAs(application, Capacity.REGISTRAR);
        f.judgeSigned = _signedAs(application, Capacity.JUDGE);
        if (title.length == 0) return f;
        f.freehold = title.tenure() == Tenure.FREEHOLD;
        f.closed = title.tenure() == Tenure.CLOSED_FREEHOLD;
        f.ownersMissing = _ownersMissing(application, title);
        for (uint256 i; i < title.rrrCount(); ++i) {
            (uint8 kind, , , Date until) = title.rrrAt(i);
            if (kind == RrrKind.JOINT_TENANCY || kind == RrrKind.COMPENSATION) continue;
            if (_binds(kind, until, today)) ++f.bound;
        }
    }

    function _closingRefused(uint8 kind, ClosingFacts memory f) internal pure returns (bool) {
        if (kind == DealingKind.REOPENING) return art_74__para_1(f) || art_74__para_2(f);
        if (art_73__para_1(f) || art_73__para_2(f)) return true;
        return art_73__para_3(f) || art_73__para_4(f);
    }

    function _addClosingFindings(uint8 kind, ClosingFacts memory f, FindingList memory list) internal pure {
        if (kind == DealingKind.REOPENING) {
            list.add("art_74__para_1", "closedByClosing", !art_74__para_1(f));
            list.add("art_74__para_2", "ordered", !art_74__para_2(f));
            return;
        }
        list.add("art_73__para_1", "freehold", !art_73__para_1(f));
        list.add("art_73__para_2", "registrarSigned", !art_73__para_2(f));
        list.add("art_73__para_3", "ownersMissing", !art_73__para_3(f), f.ownersMissing, 0, "persons");
        list.add("art_73__para_4", "bound", !art_73__para_4(f), f.bound, 0, "rights");
    }

    // Article 73: closing

    /// @custom:applies art_73__para_1
    /// @custom:effect refuse
    function art_73__para_1(ClosingFacts memory f) internal pure returns (bool) {
        return !f.freehold;
    }

    /// @custom:applies art_73__para_2
    /// @custom:effect refuse
    function art_73__para_2(ClosingFacts memory f) internal pure returns (bool) {
        return !f.registrarSigned;
    }

    /// @custom:applies art_73__para_3
    /// @custom:effect refuse
    function art_73__para_3(ClosingFacts memory f) internal pure returns (bool) {
        return f.ownersMissing != 0;
    }

    /// @custom:applies art_73__para_4
    /// @custom:effect refuse
    function art_73__para_4(ClosingFacts memory f) internal pure returns (bool) {
        return f.bound != 0;
    }

    // Article 74: reopening

    /// @custom:applies art_74__para_1
    /// @custom:effect refuse
    function art_74__para_1(ClosingFacts memory f) internal pure returns (bool) {
        return !f.closed;
    }

    /// @custom:applies art_74__para_2
    /// @custom:effect refuse
    function art_74__para_2(ClosingFacts memory f) internal pure returns (bool) {
        return !f.judgeSigned && !(f.registrarSigned && f.ownersMissing == 0);
    }

    /// @notice The title as it was, but for what it says of itself: closed, or open again.
    /// @custom:applies art_73__para_5
    /// @custom:applies art_74__para_3
    /// @custom:effect oblige
    function _closedOrOpen(bytes memory title, uint8 kind, Date today) internal pure returns (bytes memory) {
        bool open = kind == DealingKind.REOPENING;
        title = art_17__para_2(title, today);
        return title.setTenure(open ? Tenure.FREEHOLD : Tenure.CLOSED_FREEHOLD);
    }
}
