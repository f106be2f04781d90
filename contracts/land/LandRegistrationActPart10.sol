// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application} from "../law/Application.sol";
import {FindingList, Findings} from "../law/Findings.sol";
import {DealingKind, LandDealings} from "./LandDealings.sol";
import {Easements} from "./Easements.sol";
import {LandEasements} from "./LandEasements.sol";
import {LandMerges} from "./LandMerges.sol";
import {LandSplits} from "./LandSplits.sol";
import {ParcelDealings} from "./ParcelDealings.sol";

/// @title Land Registration Act, Part 10: parcels and easements
/// @custom:eli /eli/xx/act/2015/12/2015-10-01#part_10
/// @custom:untranslatable art_60__para_1 the register keeps the hash of the survey and does not read it
contract LandRegistrationActPart10 is LandSplits, LandMerges, LandEasements {
    using Application for bytes;
    using Easements for bytes;
    using Findings for FindingList;
    using LandDealings for bytes;
    using ParcelDealings for bytes;

    function _eli() internal pure override returns (string memory) {
        return "/eli/xx/act/2015/12#part_10";
    }

    function _mayBeSetAside(bytes32 eId) internal pure override returns (bool) {
        return eId == "art_66__para_3" || eId == "art_67__para_2" || eId == "art_67__para_3";
    }

    function _keepsRoom() internal pure override returns (bool) {
        return false;
    }

    function _fieldsOf(uint8 kind) internal pure override returns (bytes32) {
        return ParcelDealings.fieldsOf(kind);
    }

    function _otherSubjectOf(bytes calldata application, uint256 at) internal pure override returns (uint8) {
        return application.otherSubjectAt(at);
    }

    function _decideDealing(
        bytes[] memory titles,
        bytes calldata application,
        uint256 at,
        GeneralFacts memory g
    ) internal pure override returns (bool granted) {
        if (!g.settled && _refused(titles, application, at, g, Findings.none())) return false;
        uint8 kind = application.kindAt(at);
        if (kind == DealingKind.SPLIT) _split(titles, application, application.splitAt(at), g);
        else if (kind == DealingKind.MERGE) _merge(titles, application, application.mergeAt(at), g);
        else if (kind == DealingKind.EASEMENT) art_65__para_6(titles, _pairAt(application, at));
        else if (kind == DealingKind.EASEMENT_RELEASE) art_66__para_4(titles, _pairAt(application, at));
        // A note changes nothing itself: the split or merge does, which follows.
        return true;
    }

    function _addFindings(
        bytes[] memory titles,
        bytes calldata application,
        uint256 at,
        GeneralFacts memory g,
        FindingList memory list
    ) internal pure override {
        _refused(titles, application, at, g, list);
    }

    /// @dev Whether a norm of this Part refuses the dealing at offset `at`; lists what it tests if the list records.
    function _refused(
        bytes[] memory titles,
        bytes calldata application,
        uint256 at,
        GeneralFacts memory g,
        FindingList memory list
    ) private pure returns (bool) {
        uint8 kind = application.kindAt(at);
        if (kind == DealingKind.SPLIT) {
            SplitFacts memory f = _splitFacts(titles, application, application.splitAt(at), g);
            if (list.recording) _addSplitFindings(f, list);
            return _splitRefused(f);
        }
        if (kind == DealingKind.MERGE) {
            MergeFacts memory f = _mergeFacts(titles, application, application.mergeAt(at), g);
            if (list.recording) _addMergeFindings(f, list);
            return _mergeRefused(f);
        }
        if (kind == DealingKind.EASEMENT_NOTE) {
            bool unchanged = art_68__para_2(titles, application, at);
            if (list.recording) list.add("art_68__para_2", "changed", !unchanged);
            return unchanged;
        }
        EasementFacts memory e = _easementFacts(titles, application, _pairAt(application, at), g);
        bool released = kind == DealingKind.EASEMENT_RELEASE;
        if (list.recording && released) _addReleaseFindings(e, list);
        if (list.recording && !released) _addEasementFindings(e, list);
        return released ? _releaseRefused(e) : _easementRefused(e);
    }

    /// @dev A new easement stands under the instrument of its dealing; one that is released is named by its own.
    function _pairAt(bytes calldata application, uint256 at) private pure returns (Pair memory) {
        (uint8 burdened, uint8 benefited) = (application.subjectAt(at), application.otherSubjectAt(at));
        // Both kinds have it behind the titles.
        return _pairOf(application, burdened, benefited, application.easementAt(at));
    }

    /// @notice Whether nothing changes on the title noted: nobody's record moves for nothing.
    /// @custom:applies art_68__para_2
    /// @custom:effect refuse
    function art_68__para_2(
        bytes[] memory titles,
        bytes calldata application,
        uint256 at
    ) internal pure returns (bool) {
        uint8 changed = application.otherSubjectAt(at);
        if (!_joined(titles, application, application.subjectAt(at), changed)) return true;
        for (uint256 later = _endOf(application, at); later < application.length;) {
            uint8 kind = application.kindAt(later);
            if (kind == DealingKind.SPLIT && application.subjectAt(later) == changed) return false;
            if (kind == DealingKind.MERGE && application.otherSubjectAt(later) == changed) return false;
            later = _endOf(application, later);
        }
        return true;
    }

    /// @dev In the title that is split for the new one, and in one title of an easement for the other.
    /// @custom:applies art_60__para_3
    /// @custom:effect define
    function _standsThroughAnother(
        bytes[] memory titles,
        bytes calldata application,
        uint256,
        uint256 index,
        GeneralFacts memory g
    ) internal pure override returns (bool) {
        if (titles[index].length == 0) return _standsInSource(titles, application, index, g);
        if (art_60__para_4(application, index)) return false;
        for (uint256 i; i < titles.length; ++i) {
            if (!_joined(titles, application, index, i)) continue;
            if (!art_7__para_1(titles[i], application, g)) return true;
        }
        return false;
    }

    /// @notice Whether the application asks for an easement over the title: a neighbour has no say in that.
    /// @custom:applies art_60__para_4
    /// @custom:effect define
    function art_60__para_4(bytes calldata application, uint256 index) internal pure returns (bool) {
        for (uint256 at = application.dealingsAt(); at < application.length; at = _endOf(application, at)) {
            bool burdens = application.kindAt(at) == DealingKind.EASEMENT;
            if (burdens && application.subjectAt(at) == index) return true;
        }
        return false;
    }

    /// @dev Up a chain of splits to a title that was there before: each makes a new title of one that is there already.
    function _standsInSource(
        bytes[] memory titles,
        bytes calldata application,
        uint256 index,
        GeneralFacts memory g
    ) private pure returns (bool) {
        for (uint256 links; links < titles.length && titles[index].length == 0; ++links) {
            index = _sourceOf(application, index);
        }
        return !art_7__para_1(titles[index], application, g);
    }

    /// @return source the title of which a split makes this new one; the same if none does
    function _sourceOf(bytes calldata application, uint256 index) private pure returns (uint256 source) {
        for (uint256 at = application.dealingsAt(); at < application.length; at = _endOf(application, at)) {
            bool made = application.kindAt(at) == DealingKind.SPLIT;
            if (made && application.otherSubjectAt(at) == index) return application.subjectAt(at);
        }
        return index;
    }

    /// @dev Whether the two titles have an easement with each other, each with its end.
    function _joined(
        bytes[] memory titles,
        bytes calldata application,
        uint256 a,
        uint256 b
    ) private pure returns (bool) {
        if (a == b || titles[a].length == 0 || titles[b].length == 0) return false;
        bool fromA = titles[a].joins(Easements.tailOf(application.entryAt(b)));
        return fromA && titles[b].joins(Easements.tailOf(application.entryAt(a)));
    }
}
