// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application} from "../law/Application.sol";
import {FindingList, Findings} from "../law/Findings.sol";
import {Easements, End} from "./Easements.sol";
import {LandTitlesConcerned} from "./LandTitlesConcerned.sol";
import {Split} from "./ParcelDealings.sol";
import {SpatialUnits} from "./SpatialUnits.sol";
import {Title} from "./Title.sol";

/// @title Land Registration Act, Part 10: one title becomes two
abstract contract LandSplits is LandTitlesConcerned {
    using Application for bytes;
    using Easements for bytes;
    using Easements for End;
    using Findings for FindingList;
    using SpatialUnits for bytes;
    using Title for bytes;

    bytes32 private constant NEW_ENTRY = bytes32(uint256(1 << 255));
    /// @custom:technical so that no lease, whose instrument its parties choose, makes the entry of a split
    bytes32 private constant OF_A_SPLIT = "split";

    /// @param found the register holds the title with the spatial unit, and does not hold the new one
    /// @param before square metres of the spatial unit
    /// @param afterwards square metres of the two parts together
    /// @param empty one of the parts has no area
    /// @param boundariesNew the two parts' commitments differ from each other and from those of the title
    /// @param entryFollows the new entry is made from the old one and the commitment of what is taken out
    /// @param endsMissing easements whose other end is on a title that the application leaves out
    /// @param neighboursMissing owners, who do not sign, of titles at the other end that would have too many easements
    struct SplitFacts {
        bool attested;
        bool found;
        uint256 before;
        uint256 afterwards;
        bool empty;
        bool boundariesNew;
        bool entryFollows;
        uint256 endsMissing;
        uint256 neighboursMissing;
        Concerned concerned;
    }

    function _splitFacts(
        bytes[] memory titles,
        bytes calldata application,
        Split memory x,
        GeneralFacts memory g
    ) internal pure returns (SplitFacts memory f) {
        f.attested = g.attested;
        // Two areas of 64 bits.
        unchecked {
            f.afterwards = uint256(x.remaining) + x.taken;
        }
        f.empty = x.remaining == 0 || x.taken == 0;
        bytes32 source = application.entryAt(x.source);
        f.entryFollows = application.entryAt(x.part) == art_61__para_6(source, x.takenGeometry);
        bytes memory title = titles[x.source];
        if (title.length == 0 || x.spatialUnit >= title.spatialUnitCount()) return f;
        f.found = titles[x.part].length == 0;
        (f.before, ) = title.spatialUnitAt(x.spatialUnit);
        bool old = title.hasGeometry(x.remainingGeometry) || title.hasGeometry(x.takenGeometry);
        f.boundariesNew = !old && x.remainingGeometry != x.takenGeometry;
        (f.endsMissing, f.neighboursMissing) = _ends(titles, application, x.source);
        _concern(f.concerned, title, application, g.today);
    }

    function _splitRefused(SplitFacts memory f) internal pure returns (bool) {
        if (art_60__para_2(f.attested)) return true;
        if (art_61__para_2(f) || art_61__para_3(f) || art_61__para_4(f)) return true;
        if (art_61__para_5(f) || _entryRefused(f) || art_61__para_7(f)) return true;
        if (_harmed(f.concerned)) return true;
        return art_67__para_5(f.concerned) || art_68__para_1(f.endsMissing);
    }

    function _addSplitFindings(SplitFacts memory f, FindingList memory list) internal pure {
        list.add("art_60__para_2", "attested", !art_60__para_2(f.attested));
        list.add("art_61__para_2", "found", !art_61__para_2(f));
        uint256 missing = f.concerned.ownersMissing;
        list.add("art_61__para_3", "ownersMissing", !art_61__para_3(f), missing, 0, "persons");
        list.add("art_61__para_4", "area", !art_61__para_4(f), f.afterwards, f.before, "square metres");
        list.add("art_61__para_5", "boundariesNew", !art_61__para_5(f));
        list.add("art_61__para_6", "entryFollows", !_entryRefused(f));
        uint256 neighbours = f.neighboursMissing;
        list.add("art_61__para_7", "neighboursMissing", !art_61__para_7(f), neighbours, 0, "persons");
        _addHarmFindings(f.concerned, list);
        list.add("art_67__para_5", "noLease", !art_67__para_5(f.concerned));
        list.add("art_68__para_1", "endsMissing", !art_68__para_1(f.endsMissing), f.endsMissing, 0, "titles");
    }

    /// @custom:applies art_61__para_2
    /// @custom:effect refuse
    function art_61__para_2(SplitFacts memory f) internal pure returns (bool) {
        return !f.found;
    }

    /// @custom:applies art_61__para_3
    /// @custom:effect refuse
    function art_61__para_3(SplitFacts memory f) internal pure returns (bool) {
        return f.concerned.ownersMissing != 0;
    }

    /// @custom:applies art_61__para_4
    /// @custom:effect refuse
    function art_61__para_4(SplitFacts memory f) internal pure returns (bool) {
        return f.empty || f.afterwards != f.before;
    }

    /// @custom:applies art_61__para_5
    /// @custom:effect refuse
    function art_61__para_5(SplitFacts memory f) internal pure returns (bool) {
        return !f.boundariesNew;
    }

    /// @notice The entry of a new title. Nobody can choose it, so that no title passes for another in an easement.
    /// @custom:applies art_61__para_6
    /// @custom:effect define
    function art_61__para_6(bytes32 source, bytes32 takenGeometry) internal pure returns (bytes32 entry) {
        return keccak256(abi.encode(OF_A_SPLIT, source, takenGeometry)) | NEW_ENTRY;
    }

    /// @custom:applies art_61__para_6
    /// @custom:effect refuse
    function _entryRefused(SplitFacts memory f) private pure returns (bool) {
        return !f.entryFollows;
    }

    /// @custom:applies art_61__para_7
    /// @custom:effect refuse
    function art_61__para_7(SplitFacts memory f) internal pure returns (bool) {
        return f.neighboursMissing != 0;
    }

    /// @notice Tenure, shares and all that binds the title are the same on both; only the land is divided.
    /// @custom:applies art_61__para_1
    /// @custom:applies art_62__para_1
    /// @custom:applies art_62__para_2
    /// @custom:effect define
    function _split(
        bytes[] memory titles,
        bytes calldata application,
        Split memory x,
        GeneralFacts memory g
    ) internal pure {
        bytes memory title = art_17__para_2(titles[x.source], g.today);
        titles[x.part] = title.withOnlyUnit(x.taken, x.takenGeometry);
        title.setSpatialUnit(x.spatialUnit, x.remaining, x.remainingGeometry);
        titles[x.source] = title;
        for (uint256 i; i < title.rrrCount(); ++i) {
            art_62__para_3(titles, application, title.endAt(i), x);
        }
    }

    /// @notice Enters an easement of the title that is split for the new one on the title at its other end.
    /// @custom:applies art_62__para_3
    /// @custom:effect oblige
    function art_62__para_3(
        bytes[] memory titles,
        bytes calldata application,
        End memory end,
        Split memory x
    ) internal pure {
        if (!Easements.isEasement(end.kind)) return;
        uint256 far = _farEnd(titles, application, end, application.entryAt(x.source));
        End memory mirror = end.mirrorFor(Easements.tailOf(application.entryAt(x.part)));
        titles[far] = titles[far].withEnd(mirror);
    }
}
