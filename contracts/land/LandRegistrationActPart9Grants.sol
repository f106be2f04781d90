// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application} from "../law/Application.sol";
import {FindingList, Findings} from "../law/Findings.sol";
import {Date, addMonths} from "../law/LegalTime.sol";
import {LandDealings} from "./LandDealings.sol";
import {LandRegistrationActPart9Facts} from "./LandRegistrationActPart9Facts.sol";
import {Lease, LeaseDealings} from "./LeaseDealings.sol";
import {Rrr, RrrKind, Tenure, Title} from "./Title.sol";

/// @title Land Registration Act, Part 9: the grant of a lease (articles 50 and 51)
abstract contract LandRegistrationActPart9Grants is LandRegistrationActPart9Facts {
    using Application for bytes;
    using Findings for FindingList;
    using LandDealings for bytes;
    using LeaseDealings for bytes;
    using Title for bytes;

    /// @custom:figure art_50__para_4 "99 years"
    /// @custom:unit months
    uint256 internal constant LONGEST_TERM = 1_188;

    /// @param ownersMissing owners of the freehold who do not sign; 1 if it is not registered
    /// @param underlease the title out of which the lease is granted is a leasehold itself
    /// @param leased the freehold is under a lease
    /// @param holdersMissing rights in the freehold whose holder does not sign
    /// @param alreadyRegistered the register holds the leasehold
    /// @param follows the leasehold's entry is the one that the freehold and the instrument make
    struct GrantFacts {
        uint256 ownersMissing;
        bool lesseeSigned;
        bool underlease;
        Date lastDay;
        Date longest;
        Date today;
        bool leased;
        uint256 holdersMissing;
        bool alreadyRegistered;
        bool follows;
    }

    function _grantFacts(
        bytes[] memory titles,
        bytes calldata application,
        uint256 at,
        GeneralFacts memory g
    ) internal pure returns (GrantFacts memory f) {
        (uint8 subject, uint8 leasehold) = (application.subjectAt(at), application.leaseholdAt(at));
        bytes memory freehold = titles[subject];
        Lease memory x = application.leaseAt(at);
        (f.lastDay, f.longest, f.today) = (x.lastDay, addMonths(g.today, LONGEST_TERM), g.today);
        f.lesseeSigned = _signed(application, x.lessee);
        f.ownersMissing = _ownersMissing(application, freehold);
        f.holdersMissing = _holdersMissing(application, freehold, g.today);
        f.underlease = freehold.length != 0 && freehold.tenure() == Tenure.LEASEHOLD;
        f.leased = _isLeased(freehold, g.today);
        f.alreadyRegistered = titles[leasehold].length != 0;
        f.follows = _follows(application, at);
    }

    /// @dev Whether the leasehold's entry is the one that the freehold and the instrument make.
    function _follows(bytes calldata application, uint256 at) private pure returns (bool) {
        (bytes32 instrument, ) = application.instrumentBefore(_endOf(application, at));
        bytes32 freehold = application.entryAt(application.subjectAt(at));
        bytes32 leasehold = application.entryAt(application.leaseholdAt(at));
        return leasehold == LeaseDealings.entryOf(freehold, instrument);
    }

    function _isLeased(bytes memory freehold, Date today) private pure returns (bool) {
        for (uint256 i = _rrrCount(freehold); i > 0; --i) {
            (uint8 kind, , , Date until) = freehold.rrrAt(i - 1);
            if (kind == RrrKind.LEASE && _binds(kind, until, today)) return true;
        }
        return false;
    }

    // Article 50

    function _addGrantFindings(GrantFacts memory f, FindingList memory list) internal pure {
        list.add("art_50__para_1", "ownersMissing", !art_50__para_1(f), f.ownersMissing, 0, "persons");
        list.add("art_50__para_2", "lesseeSigned", !art_50__para_2(f));
        list.add("art_50__para_3", "outOfFreehold", !art_50__para_3(f));
        (uint256 lastDay, uint256 longest) = (Date.unwrap(f.lastDay), Date.unwrap(f.longest));
        list.add("art_50__para_4", "lastDay", !art_50__para_4(f), lastDay, longest, "date");
        list.add("art_50__para_5", "notLeased", !art_50__para_5(f));
        list.add("art_50__para_6", "holdersMissing", !art_50__para_6(f), f.holdersMissing, 0, "rights");
        list.add("art_50__para_7", "notYetRegistered", !art_50__para_7(f));
        list.add("art_50__para_8", "numberFollows", !art_50__para_8(f));
    }

    /// @custom:applies art_50__para_1
    /// @custom:effect refuse
    function art_50__para_1(GrantFacts memory f) internal pure returns (bool) {
        return f.ownersMissing != 0;
    }

    /// @custom:applies art_50__para_2
    /// @custom:effect refuse
    function art_50__para_2(GrantFacts memory f) internal pure returns (bool) {
        return !f.lesseeSigned;
    }

    /// @custom:applies art_50__para_3
    /// @custom:effect refuse
    function art_50__para_3(GrantFacts memory f) internal pure returns (bool) {
        return f.underlease;
    }

    /// @custom:applies art_50__para_4
    /// @custom:effect refuse
    function art_50__para_4(GrantFacts memory f) internal pure returns (bool) {
        return f.lastDay < f.today || f.longest < f.lastDay;
    }

    /// @custom:applies art_50__para_5
    /// @custom:effect refuse
    function art_50__para_5(GrantFacts memory f) internal pure returns (bool) {
        return f.leased;
    }

    /// @custom:applies art_50__para_6
    /// @custom:effect refuse
    function art_50__para_6(GrantFacts memory f) internal pure returns (bool) {
        return f.holdersMissing != 0;
    }

    /// @custom:applies art_50__para_7
    /// @custom:effect refuse
    function art_50__para_7(GrantFacts memory f) internal pure returns (bool) {
        return f.alreadyRegistered;
    }

    /// @custom:applies art_50__para_8
    /// @custom:effect refuse
    function art_50__para_8(GrantFacts memory f) internal pure returns (bool) {
        return !f.follows;
    }

    /// @notice Whether a say in the freehold is one in the leasehold, since there is nobody else to have one; but not in one
    /// that others may make.
    /// @custom:applies art_50__para_9
    /// @custom:effect define
    function art_50__para_9(
        bytes memory leasehold,
        bytes calldata application,
        uint256 at
    ) internal pure returns (bool) {
        return leasehold.length == 0 && _follows(application, at);
    }

    // What a granted lease makes

    /// @custom:applies art_51__para_1
    /// @custom:effect define
    function art_51__para_1(bytes memory freehold, Lease memory x) internal pure returns (bytes memory) {
        return freehold.makeFrom(Tenure.LEASEHOLD, x.lastDay, x.denominator, x.lessee);
    }

    /// @param leasehold its entry
    /// @custom:applies art_51__para_2
    /// @custom:effect define
    function art_51__para_2(
        bytes memory freehold,
        bytes32 leasehold,
        Date lastDay,
        bytes32 instrument
    ) internal pure returns (bytes memory) {
        Rrr memory lease;
        (lease.kind, lease.holder) = (RrrKind.LEASE, LeaseDealings.holderOf(leasehold));
        (lease.until, lease.instrument) = (lastDay, instrument);
        return freehold.withNewRrr(lease);
    }

    function _grantLease(
        bytes[] memory titles,
        bytes calldata application,
        uint256 at,
        Date today
    ) internal pure {
        (uint8 subject, uint8 leasehold) = (application.subjectAt(at), application.leaseholdAt(at));
        Lease memory x = application.leaseAt(at);
        (bytes32 instrument, ) = application.instrumentBefore(_endOf(application, at));
        bytes memory freehold = art_17__para_2(titles[subject], today);
        titles[leasehold] = art_51__para_1(freehold, x);
        titles[subject] = art_51__para_2(freehold, application.entryAt(leasehold), x.lastDay, instrument);
    }
}
