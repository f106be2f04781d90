// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application, PersonId} from "../law/Application.sol";
import {FindingList, Findings} from "../law/Findings.sol";
import {Wire} from "../law/Wire.sol";
import {Easements, End} from "./Easements.sol";
import {LandTitlesConcerned} from "./LandTitlesConcerned.sol";
import {Merge} from "./ParcelDealings.sol";
import {SpatialUnits} from "./SpatialUnits.sol";
import {Title} from "./Title.sol";

/// @title Land Registration Act, Part 10: two titles become one
abstract contract LandMerges is LandTitlesConcerned {
    using Application for bytes;
    using Easements for bytes;
    using Easements for End;
    using Findings for FindingList;
    using SpatialUnits for bytes;
    using Title for bytes;
    using Wire for bytes;

    /// @param found the register holds both titles, and they are two
    /// @param before square metres of all spatial units
    /// @param afterwards square metres of the one that the survey makes of them; `before` where they stay side by side
    /// @param boundariesNew none of the titles' units has the commitment of that one
    /// @param endsMissing easements whose other end is on a title that the application leaves out
    struct MergeFacts {
        bool attested;
        bool found;
        bool sameShares;
        bool sameBonds;
        uint256 before;
        uint256 afterwards;
        bool boundariesNew;
        uint256 endsMissing;
        Concerned concerned;
    }

    function _mergeFacts(
        bytes[] memory titles,
        bytes calldata application,
        Merge memory x,
        GeneralFacts memory g
    ) internal pure returns (MergeFacts memory f) {
        f.attested = g.attested;
        (bytes memory kept, bytes memory absorbed) = (titles[x.kept], titles[x.absorbed]);
        f.found = kept.length != 0 && absorbed.length != 0 && x.kept != x.absorbed;
        if (!f.found) return f;
        f.sameShares = _sameShares(kept, absorbed);
        f.sameBonds = _sameBonds(art_17__para_2(kept, g.today), art_17__para_2(absorbed, g.today));
        // Each at most 16 areas of 64 bits.
        unchecked {
            f.before = kept.areaOf() + absorbed.areaOf();
        }
        bool sideBySide = x.geometry == 0;
        f.afterwards = sideBySide && x.squareMetres == 0 ? f.before : x.squareMetres;
        f.boundariesNew = sideBySide || !(kept.hasGeometry(x.geometry) || absorbed.hasGeometry(x.geometry));
        (f.endsMissing, ) = _ends(titles, application, x.absorbed);
        _concern(f.concerned, kept, application, g.today);
        _concern(f.concerned, absorbed, application, g.today);
    }

    function _mergeRefused(MergeFacts memory f) internal pure returns (bool) {
        if (art_60__para_2(f.attested)) return true;
        if (art_63__para_1(f) || art_63__para_2(f) || art_63__para_3(f)) return true;
        if (art_63__para_4(f) || art_63__para_5(f) || art_63__para_6(f)) return true;
        if (art_63__para_7(f) || _harmed(f.concerned) || art_67__para_5(f.concerned)) return true;
        return art_68__para_1(f.endsMissing);
    }

    function _addMergeFindings(MergeFacts memory f, FindingList memory list) internal pure {
        list.add("art_60__para_2", "attested", !art_60__para_2(f.attested));
        list.add("art_63__para_1", "found", !art_63__para_1(f));
        uint256 missing = f.concerned.ownersMissing;
        list.add("art_63__para_2", "ownersMissing", !art_63__para_2(f), missing, 0, "persons");
        list.add("art_63__para_3", "sameShares", !art_63__para_3(f));
        list.add("art_63__para_4", "sameBonds", !art_63__para_4(f));
        list.add("art_63__para_5", "area", !art_63__para_5(f), f.afterwards, f.before, "square metres");
        list.add("art_63__para_6", "boundariesNew", !art_63__para_6(f));
        uint256 lenders = f.concerned.lendersMissing;
        list.add("art_63__para_7", "lendersMissing", !art_63__para_7(f), lenders, 0, "mortgages");
        _addHarmFindings(f.concerned, list);
        list.add("art_67__para_5", "noLease", !art_67__para_5(f.concerned));
        list.add("art_68__para_1", "endsMissing", !art_68__para_1(f.endsMissing), f.endsMissing, 0, "titles");
    }

    /// @custom:applies art_63__para_1
    /// @custom:effect refuse
    function art_63__para_1(MergeFacts memory f) internal pure returns (bool) {
        return !f.found;
    }

    /// @custom:applies art_63__para_2
    /// @custom:effect refuse
    function art_63__para_2(MergeFacts memory f) internal pure returns (bool) {
        return f.concerned.ownersMissing != 0;
    }

    /// @custom:applies art_63__para_3
    /// @custom:effect refuse
    function art_63__para_3(MergeFacts memory f) internal pure returns (bool) {
        return !f.sameShares;
    }

    /// @custom:applies art_63__para_4
    /// @custom:effect refuse
    function art_63__para_4(MergeFacts memory f) internal pure returns (bool) {
        return !f.sameBonds;
    }

    /// @custom:applies art_63__para_5
    /// @custom:effect refuse
    function art_63__para_5(MergeFacts memory f) internal pure returns (bool) {
        return f.afterwards != f.before;
    }

    /// @custom:applies art_63__para_6
    /// @custom:effect refuse
    function art_63__para_6(MergeFacts memory f) internal pure returns (bool) {
        return !f.boundariesNew;
    }

    /// @notice Whether a lender does not agree that of two mortgages, which may secure an amount each, one is left.
    /// @custom:applies art_63__para_7
    /// @custom:effect refuse
    function art_63__para_7(MergeFacts memory f) internal pure returns (bool) {
        return f.concerned.lendersMissing != 0;
    }

    /// @notice The title kept takes in the other's land and easements; the other's entry is closed.
    /// @custom:applies art_64__para_1
    /// @custom:effect oblige
    function _merge(
        bytes[] memory titles,
        bytes calldata application,
        Merge memory x,
        GeneralFacts memory g
    ) internal pure {
        bytes memory absorbed = art_17__para_2(titles[x.absorbed], g.today);
        bytes memory kept = art_17__para_2(titles[x.kept], g.today);
        kept = art_64__para_2(kept, Easements.tailOf(application.entryAt(x.absorbed)));
        titles[x.kept] =
            x.geometry == 0 ? kept.withUnitsOf(absorbed) : kept.withOnlyUnit(x.squareMetres, x.geometry);
        for (uint256 i; i < absorbed.rrrCount(); ++i) {
            End memory end = absorbed.endAt(i);
            if (Easements.isEasement(end.kind)) _takeOver(titles, application, end, x);
        }
        titles[x.absorbed] = "";
    }

    /// @notice Strikes out the easements with the title absorbed.
    /// @custom:applies art_64__para_2
    /// @custom:effect oblige
    function art_64__para_2(bytes memory kept, PersonId absorbed) internal pure returns (bytes memory) {
        unchecked {
            for (uint256 i = kept.rrrCount(); i > 0; --i) {
                End memory end = kept.endAt(i - 1);
                if (Easements.isEasement(end.kind) && end.other == absorbed) kept = kept.withoutRrr(i - 1);
            }
            return kept;
        }
    }

    /// @dev An easement of the title absorbed becomes one of the title kept, on both ends; one with it has ended.
    function _takeOver(
        bytes[] memory titles,
        bytes calldata application,
        End memory end,
        Merge memory x
    ) private pure {
        (bytes32 self, bytes32 kept) = (application.entryAt(x.absorbed), application.entryAt(x.kept));
        if (end.other == Easements.tailOf(kept)) return;
        uint256 far = _farEnd(titles, application, end, self);
        bytes memory title = titles[far].withoutEnd(end.mirrorFor(Easements.tailOf(self)));
        titles[far] = title.withEnd(end.mirrorFor(Easements.tailOf(kept)));
        titles[x.kept] = titles[x.kept].withEnd(end);
    }

    /// @dev As fractions: a half is two quarters.
    function _sameShares(bytes memory a, bytes memory b) private pure returns (bool) {
        if (a.shareCount() != b.shareCount()) return false;
        // Products of 32 bits by 32.
        unchecked {
            for (uint256 i; i < a.shareCount(); ++i) {
                (PersonId owner, uint32 ofA) = a.shareAt(i);
                (, uint32 ofB) = b.shareOf(owner);
                if (uint256(ofA) * b.denominator() != uint256(ofB) * a.denominator()) return false;
            }
            return true;
        }
    }

    /// @dev Whether the same binds both titles in the same order, easements aside.
    function _sameBonds(bytes memory a, bytes memory b) private pure returns (bool) {
        return keccak256(_bondsOf(a)) == keccak256(_bondsOf(b));
    }

    /// @dev The rights and restrictions of a title that are no easements, one behind the other.
    function _bondsOf(bytes memory title) private pure returns (bytes memory bonds) {
        unchecked {
            for (uint256 i = title.rrrCount(); i > 0; --i) {
                if (Easements.isEasement(title.endAt(i - 1).kind)) title = title.withoutRrr(i - 1);
            }
        }
        return title.splice(0, title.rrrsAt(), "");
    }
}
