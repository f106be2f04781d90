// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application, Capacity, PersonId} from "../law/Application.sol";
import {FindingList, Findings} from "../law/Findings.sol";
import {Date} from "../law/LegalTime.sol";
import {DealingKind, LandDealings} from "./LandDealings.sol";
import {LandRegistrationActPart9Facts} from "./LandRegistrationActPart9Facts.sol";
import {LeaseDealings} from "./LeaseDealings.sol";
import {RrrKind, Tenure, Title} from "./Title.sol";

/// @title Land Registration Act, Part 9: how leases end (articles 52 to 55 and 59)
abstract contract LandRegistrationActPart9Endings is LandRegistrationActPart9Facts {
    using Application for bytes;
    using Findings for FindingList;
    using LandDealings for bytes;
    using LeaseDealings for bytes;
    using Title for bytes;

    /// @custom:figure art_54__para_2 "28 days"
    /// @custom:unit days
    uint256 internal constant RELIEF = 28;

    /// @custom:figure art_54__para_3 "180 days"
    /// @custom:unit days
    uint256 internal constant OBJECTION = 180;

    /// @param lease index on the freehold of the lease whose leasehold the other title is, and 1; zero: none
    /// @param leasehold the leasehold is registered as one
    /// @param freeholdersMissing owners of the freehold, or the freeholder named, who do not sign
    /// @param lesseesMissing owners of the leasehold who do not sign
    /// @param holdersMissing rights in the leasehold whose holder does not sign
    /// @param lendersMissing mortgages on the leasehold whose lender does not sign
    /// @param lendersObjecting those of them whose lender has a caveat on the leasehold
    /// @param sameOwners freehold and leasehold belong to the same persons in the same shares
    /// @param judgeSigned a judge signs in that capacity
    /// @param askedFor an owner of the freehold signs, or a registrar in that capacity
    /// @param ended the leasehold's term is over
    /// @param grantedOut the leasehold's entry is the one that the freehold and the instrument named make
    /// @param easement the leasehold bears or enjoys an easement
    struct EndingFacts {
        bool leasehold;
        uint256 lease;
        uint256 freeholdersMissing;
        uint256 lesseesMissing;
        uint256 holdersMissing;
        uint256 lendersMissing;
        uint256 lendersObjecting;
        bool sameOwners;
        bool judgeSigned;
        bool askedFor;
        bool ended;
        bool grantedOut;
        bool easement;
        Date instrumentDate;
        Date today;
    }

    function _endingFacts(
        bytes[] memory titles,
        bytes calldata application,
        uint256 at,
        GeneralFacts memory g
    ) internal pure returns (EndingFacts memory f) {
        uint8 kind = application.kindAt(at);
        uint8 subject = application.subjectAt(at);
        bool alone = kind == DealingKind.LEASEHOLD_ENDING;
        bytes memory freehold = alone ? bytes("") : titles[subject];
        bytes memory leasehold = titles[alone ? subject : application.leaseholdAt(at)];
        (f.instrumentDate, f.today) = (g.instrumentDate, g.today);
        f.leasehold = leasehold.length != 0 && leasehold.tenure() == Tenure.LEASEHOLD;
        f.lease = alone || leasehold.length == 0 ? 0 : _leaseOf(titles, application, at, g.today);
        f.freeholdersMissing = _ownersMissing(application, freehold);
        if (alone && _signed(application, application.freeholderAt(at))) f.freeholdersMissing = 0;
        f.lesseesMissing = _ownersMissing(application, leasehold);
        f.holdersMissing = _holdersMissing(application, leasehold, g.today);
        f.sameOwners = _haveSameOwners(freehold, leasehold);
        f.judgeSigned = _signedAs(application, Capacity.JUDGE);
        f.askedFor = _signedAs(application, Capacity.REGISTRAR) || _anOwnerSigned(application, freehold);
        f.ended = _ended(leasehold, g.today);
        f.grantedOut = kind == DealingKind.LEASE_CLOSING && _isGrantedOut(application, at);
        _addLenders(f, application, leasehold);
    }

    /// @return index on the freehold of the lease whose leasehold the dealing names, and 1; zero: there is none
    function _leaseOf(
        bytes[] memory titles,
        bytes calldata application,
        uint256 at,
        Date today
    ) private pure returns (uint256 index) {
        uint8 subject = application.subjectAt(at);
        bytes memory freehold = titles[subject];
        bytes32 entry = application.entryAt(application.leaseholdAt(at));
        // Entries of the register kept before have other numbers, which nobody could choose either.
        bool legacy = uint256(entry) >> 255 == 0;
        for (uint256 i = _rrrCount(freehold); i > 0; --i) {
            (uint8 kind, , PersonId holder, Date until) = freehold.rrrAt(i - 1);
            if (kind != RrrKind.LEASE || !_binds(kind, until, today)) continue;
            bytes32 made = LeaseDealings.entryOf(application.entryAt(subject), freehold.instrumentAt(i - 1));
            if (holder == LeaseDealings.holderOf(entry) && (legacy || made == entry)) return i;
        }
    }

    /// @dev Whether the leasehold that a closing names was made out of the freehold that it names.
    function _isGrantedOut(bytes calldata application, uint256 at) internal pure returns (bool) {
        bytes32 freehold = application.entryAt(application.subjectAt(at));
        bytes32 leasehold = application.entryAt(application.leaseholdAt(at));
        return leasehold == LeaseDealings.entryOf(freehold, application.grantAt(at));
    }

    function _anOwnerSigned(bytes calldata application, bytes memory title) private pure returns (bool) {
        return title.length != 0 && _ownersMissing(application, title) < title.shareCount();
    }

    function _addLenders(
        EndingFacts memory f,
        bytes calldata application,
        bytes memory leasehold
    ) private pure {
        for (uint256 i = _rrrCount(leasehold); i > 0; --i) {
            (uint8 kind, , PersonId holder, ) = leasehold.rrrAt(i - 1);
            if (kind == RrrKind.EASEMENT_BURDEN || kind == RrrKind.EASEMENT_BENEFIT) f.easement = true;
            if (kind != RrrKind.MORTGAGE || _signed(application, holder)) continue;
            ++f.lendersMissing;
            if (_has(leasehold, RrrKind.CAVEAT, holder, f.today)) ++f.lendersObjecting;
        }
    }

    function _haveSameOwners(bytes memory a, bytes memory b) private pure returns (bool) {
        if (a.length == 0 || b.length == 0 || a.shareCount() != b.shareCount()) return false;
        (uint256 wholeOfA, uint256 wholeOfB) = (a.denominator(), b.denominator());
        for (uint256 i; i < a.shareCount(); ++i) {
            (PersonId owner, uint32 inA) = a.shareAt(i);
            (, uint32 inB) = b.shareOf(owner);
            if (inA * wholeOfB != inB * wholeOfA) return false;
        }
        return true;
    }

    function _addEndingFindings(uint8 kind, EndingFacts memory f, FindingList memory list) internal pure {
        bool closing = kind == DealingKind.LEASE_CLOSING;
        bool alone = kind == DealingKind.LEASEHOLD_ENDING;
        if (!closing && !alone) list.add("art_52__para_1", "itsLease", !art_52__para_1(f));
        if (closing) _addClosingFindings(f, list);
        else if (alone) _addLeaseholdFindings(f, list);
        else if (kind == DealingKind.LEASE_FORFEITURE) _addForfeitureFindings(f, list);
        else _addSurrenderFindings(kind, f, list);
    }

    // Article 52: what holds for all of them

    /// @custom:applies art_52__para_1
    /// @custom:effect refuse
    function art_52__para_1(EndingFacts memory f) internal pure returns (bool) {
        return f.lease == 0;
    }

    /// @custom:applies art_52__para_2
    /// @custom:effect refuse
    function art_52__para_2(EndingFacts memory f) internal pure returns (bool) {
        return f.easement;
    }

    // Article 53: surrender and merger

    function _addSurrenderFindings(uint8 kind, EndingFacts memory f, FindingList memory list) private pure {
        list.add("art_52__para_2", "noEasement", !art_52__para_2(f));
        bool agreed = !art_53__para_1(f);
        list.add("art_53__para_1", "freeholdersMissing", agreed, f.freeholdersMissing, 0, "persons");
        list.add("art_53__para_2", "lesseesMissing", !art_53__para_2(f), f.lesseesMissing, 0, "persons");
        list.add("art_53__para_3", "holdersMissing", !art_53__para_3(f), f.holdersMissing, 0, "rights");
        if (kind == DealingKind.LEASE_MERGER) list.add("art_53__para_4", "sameOwners", !art_53__para_4(f));
    }

    /// @custom:applies art_53__para_1
    /// @custom:effect refuse
    function art_53__para_1(EndingFacts memory f) internal pure returns (bool) {
        return f.freeholdersMissing != 0;
    }

    /// @custom:applies art_53__para_2
    /// @custom:effect refuse
    function art_53__para_2(EndingFacts memory f) internal pure returns (bool) {
        return f.lesseesMissing != 0;
    }

    /// @custom:applies art_53__para_3
    /// @custom:effect refuse
    function art_53__para_3(EndingFacts memory f) internal pure returns (bool) {
        return f.holdersMissing != 0;
    }

    /// @custom:applies art_53__para_4
    /// @custom:effect refuse
    function art_53__para_4(EndingFacts memory f) internal pure returns (bool) {
        return !f.sameOwners;
    }

    // Article 54: forfeiture

    function _addForfeitureFindings(EndingFacts memory f, FindingList memory list) private pure {
        list.add("art_54__para_1", "judgeSigned", !art_54__para_1(f));
        list.add("art_54__para_2", "lendersMissing", !art_54__para_2(f), f.lendersMissing, 0, "persons");
        bool unopposed = !art_54__para_3(f);
        list.add("art_54__para_3", "lendersObjecting", unopposed, f.lendersObjecting, 0, "persons");
    }

    /// @custom:applies art_54__para_1
    /// @custom:effect refuse
    function art_54__para_1(EndingFacts memory f) internal pure returns (bool) {
        return !f.judgeSigned;
    }

    /// @custom:applies art_54__para_2
    /// @custom:effect refuse
    function art_54__para_2(EndingFacts memory f) internal pure returns (bool) {
        return f.lendersMissing != 0 && !_isOver(f, RELIEF);
    }

    /// @custom:applies art_54__para_3
    /// @custom:effect refuse
    function art_54__para_3(EndingFacts memory f) internal pure returns (bool) {
        return f.lendersObjecting != 0 && !_isOver(f, OBJECTION);
    }

    /// @notice Whether a say in the freehold is one in the leasehold, whose owners will hardly sign.
    /// @custom:applies art_54__para_4
    /// @custom:effect define
    function art_54__para_4(bytes calldata application) internal pure returns (bool) {
        return _signedAs(application, Capacity.JUDGE);
    }

    /// @dev Whether more days than these have passed since the court's order.
    function _isOver(EndingFacts memory f, uint256 numberOfDays) private pure returns (bool) {
        return Date.unwrap(f.today) > Date.unwrap(f.instrumentDate) + numberOfDays;
    }

    // Article 55: leases that have ended

    function _addClosingFindings(EndingFacts memory f, FindingList memory list) private pure {
        list.add("art_55__para_1", "termOver", !art_55__para_1(f));
        list.add("art_55__para_2", "askedFor", !art_55__para_2(f));
        list.add("art_55__para_3", "grantedOut", !art_55__para_3(f));
    }

    /// @custom:applies art_55__para_1
    /// @custom:effect refuse
    function art_55__para_1(EndingFacts memory f) internal pure returns (bool) {
        return !f.ended;
    }

    /// @custom:applies art_55__para_2
    /// @custom:effect refuse
    function art_55__para_2(EndingFacts memory f) internal pure returns (bool) {
        return !f.askedFor;
    }

    /// @custom:applies art_55__para_3
    /// @custom:effect refuse
    function art_55__para_3(EndingFacts memory f) internal pure returns (bool) {
        return !f.grantedOut;
    }

    /// @notice Whether a say in the freehold is one in the leasehold: only once nothing is left to say in it.
    /// @custom:applies art_55__para_4
    /// @custom:effect define
    function art_55__para_4(
        bytes memory leasehold,
        bytes calldata application,
        uint256 at,
        Date today
    ) internal pure returns (bool) {
        return _ended(leasehold, today) && _isGrantedOut(application, at);
    }

    // Article 59: leaseholds that no lease in the register has made

    function _addLeaseholdFindings(EndingFacts memory f, FindingList memory list) private pure {
        if (!f.ended) list.add("art_52__para_2", "noEasement", !art_52__para_2(f));
        list.add("art_59__para_1", "leasehold", !art_59__para_1(f));
        list.add("art_59__para_2", "registrarSigned", !art_59__para_2(f));
        list.add("art_59__para_3", "agreed", !art_59__para_3(f));
    }

    /// @custom:applies art_59__para_1
    /// @custom:effect refuse
    function art_59__para_1(EndingFacts memory f) internal pure returns (bool) {
        return !f.leasehold;
    }

    /// @dev No owner of a freehold asks for it: the dealing names none.
    /// @custom:applies art_59__para_2
    /// @custom:effect refuse
    function art_59__para_2(EndingFacts memory f) internal pure returns (bool) {
        return !f.askedFor;
    }

    /// @custom:applies art_59__para_3
    /// @custom:effect refuse
    function art_59__para_3(EndingFacts memory f) internal pure returns (bool) {
        return !f.ended && f.freeholdersMissing + f.lesseesMissing + f.holdersMissing != 0;
    }

    // What an ending does

    /// @notice Closes the leasehold and strikes out the lease. What is left of an easement on another title is released
    /// there: nobody but the owners of the leasehold agreed to the easement, so that it cannot keep the lease alive.
    /// @param lease index of the lease on the freehold, and 1; zero: there is none, or it lapsed and goes with all that has
    /// @custom:applies art_52__para_3
    /// @custom:applies art_52__para_4
    /// @custom:effect oblige
    function art_52__para_3(
        bytes[] memory titles,
        uint8 freehold,
        uint8 leasehold,
        uint256 lease
    ) internal pure {
        titles[leasehold] = "";
        if (lease != 0) titles[freehold] = titles[freehold].withoutRrr(lease - 1);
    }

    function _endLease(
        bytes[] memory titles,
        bytes calldata application,
        uint256 at,
        Date today
    ) internal pure {
        uint8 subject = application.subjectAt(at);
        if (application.kindAt(at) == DealingKind.LEASEHOLD_ENDING) {
            return art_52__para_3(titles, subject, subject, 0);
        }
        uint8 leasehold = application.leaseholdAt(at);
        art_52__para_3(titles, subject, leasehold, _leaseOf(titles, application, at, today));
    }
}
