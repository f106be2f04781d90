// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application, PersonId} from "../law/Application.sol";
import {FindingList, Findings} from "../law/Findings.sol";
import {Date} from "../law/LegalTime.sol";
import {Easements, End} from "./Easements.sol";
import {LandRegistrationActFurtherPart} from "./LandRegistrationActFurtherPart.sol";
import {RrrKind, Tenure, Title} from "./Title.sol";

/// @title Land Registration Act, Part 10: the titles concerned, and those who have a say in them
abstract contract LandTitlesConcerned is LandRegistrationActFurtherPart {
    using Application for bytes;
    using Easements for bytes;
    using Easements for End;
    using Findings for FindingList;
    using Title for bytes;

    /// @custom:quote art_61__para_7 "eight easements"
    /// @custom:technical easements are no unit of a figure
    uint256 internal constant MOST_EASEMENTS_BY_SPLIT = 8;

    /// @param ownersMissing owners who do not sign
    /// @param caveatorsMissing live caveats whose caveator does not sign
    /// @param consentsMissing required consents of persons who do not sign
    /// @param buyersMissing live priority notices whose buyer does not sign
    /// @param lendersMissing mortgages whose lender does not sign
    /// @param usufructuariesMissing live usufructs whose holder does not sign
    /// @param leaseEnded a leasehold's term has ended
    /// @param leased a title is a leasehold, or under a lease
    struct Concerned {
        uint256 ownersMissing;
        uint256 caveatorsMissing;
        uint256 consentsMissing;
        uint256 buyersMissing;
        uint256 lendersMissing;
        uint256 usufructuariesMissing;
        bool leaseEnded;
        bool leased;
    }

    /// @notice Counts who has not signed, of those with a say in a title concerned.
    /// @custom:applies art_67__para_1
    /// @custom:effect define
    function _concern(
        Concerned memory c,
        bytes memory title,
        bytes calldata application,
        Date today
    ) internal pure {
        _concernOwners(c, title, application);
        if (title.tenure() == Tenure.LEASEHOLD) {
            c.leased = true;
            if (title.termEnds() < today) c.leaseEnded = true;
        }
        uint256 count = title.rrrCount();
        for (uint256 i; i < count; ++i) {
            (uint8 kind, , PersonId holder, Date until) = title.rrrAt(i);
            if (!_binds(kind, until, today)) continue;
            if (kind == RrrKind.LEASE) c.leased = true;
            bool asked = kind < RrrKind.PRE_EMPTION || kind == RrrKind.USUFRUCT;
            if (asked && !_signed(application, holder)) _miss(c, kind);
        }
    }

    function _concernOwners(
        Concerned memory c,
        bytes memory title,
        bytes calldata application
    ) internal pure {
        unchecked {
            uint256 count = title.shareCount();
            for (uint256 i; i < count; ++i) {
                (PersonId owner, ) = title.shareAt(i);
                if (!_signed(application, owner)) ++c.ownersMissing;
            }
        }
    }

    /// @dev Counts the holder of a right of this kind, who does not sign.
    function _miss(Concerned memory c, uint8 kind) private pure {
        unchecked {
            if (kind == RrrKind.CAVEAT) ++c.caveatorsMissing;
            else if (kind == RrrKind.CONSENT_REQUIRED) ++c.consentsMissing;
            else if (kind == RrrKind.PRIORITY_NOTICE) ++c.buyersMissing;
            else if (kind == RrrKind.USUFRUCT) ++c.usufructuariesMissing;
            else ++c.lendersMissing;
        }
    }

    /// @dev The norms of article 67, combined.
    function _harmed(Concerned memory c) internal pure returns (bool) {
        return art_67__para_2(c) || art_67__para_3(c) || art_67__para_4(c);
    }

    function _addHarmFindings(Concerned memory c, FindingList memory list) internal pure {
        list.add("art_67__para_2", "caveatorsMissing", !art_67__para_2(c), c.caveatorsMissing, 0, "persons");
        list.add("art_67__para_3", "consentsMissing", !art_67__para_3(c), c.consentsMissing, 0, "persons");
        list.add("art_67__para_4", "buyersMissing", !art_67__para_4(c), c.buyersMissing, 0, "persons");
    }

    /// @custom:applies art_67__para_2
    /// @custom:effect refuse
    function art_67__para_2(Concerned memory c) internal pure returns (bool) {
        return c.caveatorsMissing != 0;
    }

    /// @custom:applies art_67__para_3
    /// @custom:effect refuse
    function art_67__para_3(Concerned memory c) internal pure returns (bool) {
        return c.consentsMissing != 0;
    }

    /// @custom:applies art_67__para_4
    /// @custom:effect refuse
    function art_67__para_4(Concerned memory c) internal pure returns (bool) {
        return c.buyersMissing != 0;
    }

    /// @notice Whether a lease stands in the way of a split or a merge: its two titles would be about different land.
    /// @custom:applies art_67__para_5
    /// @custom:effect refuse
    function art_67__para_5(Concerned memory c) internal pure returns (bool) {
        return c.leased;
    }

    /// @dev The title that has the other end of an easement, among those of the application.
    /// @param end as the title with the entry `self` has it
    /// @return index of that title; the number of titles if it is not among them
    function _farEnd(
        bytes[] memory titles,
        bytes calldata application,
        End memory end,
        bytes32 self
    ) internal pure returns (uint256 index) {
        End memory mirror = end.mirrorFor(Easements.tailOf(self));
        unchecked {
            for (; index < titles.length; ++index) {
                bytes memory title = titles[index];
                bool named = Easements.tailOf(application.entryAt(index)) == end.other;
                if (named && title.length != 0 && title.has(mirror)) return index;
            }
        }
    }

    /// @return missing easements of a title whose other end is on none of the application's titles
    /// @return neighboursMissing owners, who do not sign, of titles at other ends to which a split of it would give too many
    function _ends(
        bytes[] memory titles,
        bytes calldata application,
        uint256 subject
    ) internal pure returns (uint256 missing, uint256 neighboursMissing) {
        bytes memory title = titles[subject];
        bytes32 entry = application.entryAt(subject);
        Concerned memory neighbours;
        unchecked {
            for (uint256 i; i < title.rrrCount(); ++i) {
                End memory end = title.endAt(i);
                if (!Easements.isEasement(end.kind)) continue;
                uint256 far = _farEnd(titles, application, end, entry);
                if (far == titles.length) ++missing;
                else if (titles[far].countOnceSplit(Easements.tailOf(entry)) > MOST_EASEMENTS_BY_SPLIT)
                    _concernOwners(neighbours, titles[far], application);
            }
        }
        neighboursMissing = neighbours.ownersMissing;
    }

    /// @custom:applies art_60__para_2
    /// @custom:effect refuse
    function art_60__para_2(bool attested) internal pure returns (bool) {
        return !attested;
    }

    /// @custom:applies art_68__para_1
    /// @custom:effect refuse
    function art_68__para_1(uint256 endsMissing) internal pure returns (bool) {
        return endsMissing != 0;
    }
}
