// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../law/Application.sol";
import {FindingList, Findings} from "../law/Findings.sol";
import {DealingKind, LandDealings, MortgageCreation} from "./LandDealings.sol";
import {LandRegistrationActPart1} from "./LandRegistrationActPart1.sol";
import {Rrr, RrrKind, Tenure, Title} from "./Title.sol";
import {Date} from "../law/LegalTime.sol";

/// @title Land Registration Act, Part 3: mortgages
/// @custom:eli /eli/xx/act/2015/12/2015-10-01#part_3
contract LandRegistrationActPart3 is LandRegistrationActPart1 {
    using Findings for FindingList;
    using LandDealings for bytes;
    using Title for bytes;

    struct DischargeFacts {
        bool mortgageOfRank;
        bool lenderSigned;
    }

    /// @param amount amount secured, in minor units
    /// @param ownersMissing owners who do not sign
    /// @param caveatorsMissing live caveats whose caveator does not sign
    /// @param consentsMissing required consents whose holder does not sign
    /// @param buyersMissing live priority notices whose buyer does not sign
    struct MortgageFacts {
        uint256 ownersMissing;
        bool lenderSigned;
        uint64 amount;
        uint256 caveatorsMissing;
        uint256 consentsMissing;
        bool leaseEnded;
        uint256 buyersMissing;
    }

    function _eli() internal pure override returns (string memory) {
        return "/eli/xx/act/2015/12#part_3";
    }

    function _mayBeSetAside(bytes32 eId) internal pure override returns (bool) {
        return eId == "art_14__para_4" || eId == "art_14__para_5";
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
        if (kind == DealingKind.DISCHARGE) {
            uint16 rank = application.dischargeAt(at);
            if (!g.settled && _dischargeRefused(_dischargeFacts(application, title, rank))) return false;
            titles[subject] = _discharge(title, rank);
            return true;
        }
        if (kind != DealingKind.MORTGAGE) revert LandDealingOfAnotherPart(kind);
        MortgageCreation memory x = application.mortgageAt(at);
        if (!g.settled && _mortgageRefused(_mortgageFacts(application, title, x, g.today))) return false;
        (bytes32 instrument, ) = application.instrumentBefore(application.endOf(at));
        titles[subject] = _mortgage(title, x, instrument);
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
        if (kind == DealingKind.DISCHARGE) {
            _addDischargeFindings(_dischargeFacts(application, title, application.dischargeAt(at)), list);
        } else if (kind == DealingKind.MORTGAGE) {
            MortgageCreation memory x = application.mortgageAt(at);
            _addMortgageFindings(_mortgageFacts(application, title, x, g.today), list);
        } else {
            revert LandDealingOfAnotherPart(kind);
        }
    }

    // Facts

    function _dischargeFacts(
        bytes calldata application,
        bytes memory title,
        uint16 rank
    ) private pure returns (DischargeFacts memory f) {
        (uint256 index, bool found) = _mortgageOfRank(title, rank);
        if (!found) return f;
        (, , PersonId lender, ) = title.rrrAt(index);
        f.mortgageOfRank = true;
        f.lenderSigned = _signed(application, lender);
    }

    function _mortgageOfRank(
        bytes memory title,
        uint16 rank
    ) private pure returns (uint256 index, bool found) {
        for (uint256 count = title.length == 0 ? 0 : title.rrrCount(); index < count; ++index) {
            (uint8 kind, , , ) = title.rrrAt(index);
            if (kind == RrrKind.MORTGAGE && title.rankAt(index) == rank) return (index, true);
        }
    }

    function _mortgageFacts(
        bytes calldata application,
        bytes memory title,
        MortgageCreation memory x,
        Date today
    ) private pure returns (MortgageFacts memory f) {
        f.lenderSigned = _signed(application, x.lender);
        f.amount = x.amount;
        // Nobody owns what is not registered, so that nobody can sign for it.
        if (title.length == 0) f.ownersMissing = 1;
        if (title.length == 0) return f;
        for (uint256 i; i < title.shareCount(); ++i) {
            (PersonId owner, ) = title.shareAt(i);
            if (!_signed(application, owner)) ++f.ownersMissing;
        }
        _addRestrictions(f, application, title, today);
        f.leaseEnded = title.tenure() == Tenure.LEASEHOLD && title.termEnds() < today;
    }

    function _addRestrictions(
        MortgageFacts memory f,
        bytes calldata application,
        bytes memory title,
        Date today
    ) private pure {
        for (uint256 i; i < title.rrrCount(); ++i) {
            (uint8 kind, , PersonId holder, Date until) = title.rrrAt(i);
            if (!_binds(kind, until, today) || _signed(application, holder)) continue;
            if (kind == RrrKind.CAVEAT) ++f.caveatorsMissing;
            else if (kind == RrrKind.CONSENT_REQUIRED) ++f.consentsMissing;
            else if (kind == RrrKind.PRIORITY_NOTICE) ++f.buyersMissing;
        }
    }

    // Article 13

    function _dischargeRefused(DischargeFacts memory f) private pure returns (bool) {
        if (art_13__para_1(f)) return true;
        return art_13__para_2(f);
    }

    function _addDischargeFindings(DischargeFacts memory f, FindingList memory list) private pure {
        list.add("art_13__para_1", "mortgageOfRank", !art_13__para_1(f));
        list.add("art_13__para_2", "lenderSigned", !art_13__para_2(f));
    }

    /// @custom:applies art_13__para_1
    /// @custom:effect refuse
    function art_13__para_1(DischargeFacts memory f) internal pure returns (bool) {
        return !f.mortgageOfRank;
    }

    /// @custom:applies art_13__para_2
    /// @custom:effect refuse
    function art_13__para_2(DischargeFacts memory f) internal pure returns (bool) {
        return !f.lenderSigned;
    }

    // Article 14

    function _mortgageRefused(MortgageFacts memory f) private pure returns (bool) {
        if (art_14__para_1(f)) return true;
        if (art_14__para_2(f)) return true;
        if (art_14__para_3(f)) return true;
        if (art_14__para_4(f)) return true;
        if (art_14__para_5(f)) return true;
        if (art_14__para_6(f)) return true;
        return art_14__para_8(f);
    }

    function _addMortgageFindings(MortgageFacts memory f, FindingList memory list) private pure {
        list.add("art_14__para_1", "ownersMissing", !art_14__para_1(f), f.ownersMissing, 0, "persons");
        list.add("art_14__para_2", "lenderSigned", !art_14__para_2(f));
        list.add("art_14__para_3", "amount", !art_14__para_3(f), f.amount, 1, "minor units");
        list.add("art_14__para_4", "caveatorsMissing", !art_14__para_4(f), f.caveatorsMissing, 0, "persons");
        list.add("art_14__para_5", "consentsMissing", !art_14__para_5(f), f.consentsMissing, 0, "persons");
        list.add("art_14__para_6", "leaseRunning", !art_14__para_6(f));
        list.add("art_14__para_8", "buyersMissing", !art_14__para_8(f), f.buyersMissing, 0, "persons");
    }

    /// @custom:applies art_14__para_1
    /// @custom:effect refuse
    function art_14__para_1(MortgageFacts memory f) internal pure returns (bool) {
        return f.ownersMissing != 0;
    }

    /// @custom:applies art_14__para_2
    /// @custom:effect refuse
    function art_14__para_2(MortgageFacts memory f) internal pure returns (bool) {
        return !f.lenderSigned;
    }

    /// @custom:applies art_14__para_3
    /// @custom:effect refuse
    function art_14__para_3(MortgageFacts memory f) internal pure returns (bool) {
        return f.amount == 0;
    }

    /// @custom:applies art_14__para_4
    /// @custom:effect refuse
    function art_14__para_4(MortgageFacts memory f) internal pure returns (bool) {
        return f.caveatorsMissing != 0;
    }

    /// @custom:applies art_14__para_5
    /// @custom:effect refuse
    function art_14__para_5(MortgageFacts memory f) internal pure returns (bool) {
        return f.consentsMissing != 0;
    }

    /// @custom:applies art_14__para_6
    /// @custom:effect refuse
    function art_14__para_6(MortgageFacts memory f) internal pure returns (bool) {
        return f.leaseEnded;
    }

    /// @custom:applies art_14__para_8
    /// @custom:effect refuse
    function art_14__para_8(MortgageFacts memory f) internal pure returns (bool) {
        return f.buyersMissing != 0;
    }

    // What a granted dealing changes

    /// @custom:applies art_13__para_3
    /// @custom:effect oblige
    function _discharge(bytes memory title, uint16 rank) private pure returns (bytes memory) {
        (uint256 index, ) = _mortgageOfRank(title, rank);
        title = title.withoutRrr(index);
        for (uint256 i; i < title.rrrCount(); ++i) {
            (uint8 kind, , , ) = title.rrrAt(i);
            uint16 its = title.rankAt(i);
            if (kind == RrrKind.MORTGAGE && its > rank) title = title.setRank(i, its - 1);
        }
        return title;
    }

    /// @custom:applies art_14__para_7
    /// @custom:effect define
    function _mortgage(
        bytes memory title,
        MortgageCreation memory x,
        bytes32 instrument
    ) private pure returns (bytes memory) {
        uint16 rank = 1;
        for (uint256 i; i < title.rrrCount(); ++i) {
            (uint8 kind, , , ) = title.rrrAt(i);
            if (kind == RrrKind.MORTGAGE) ++rank;
        }
        return
            title.withNewRrr(
                Rrr(
                    RrrKind.MORTGAGE,
                    x.assumable == 1,
                    rank,
                    x.lender,
                    x.amount,
                    x.currency,
                    Date.wrap(0),
                    instrument
                )
            );
    }
}
