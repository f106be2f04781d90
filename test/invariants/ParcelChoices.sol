// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../../contracts/law/Application.sol";
import {Cast} from "./Cast.sol";
import {Choices} from "./Choices.sol";
import {Draft, Drafts} from "./Draft.sol";
import {ParcelDrafts} from "./ParcelDrafts.sol";
import {State} from "./Republic.sol";
import {Right, TitleReader} from "./TitleReader.sol";

/// @title Which titles are split, merged and joined by easements, and who signs
abstract contract ParcelChoices is Choices {
    using ParcelDrafts for Draft;
    using TitleReader for bytes;

    constructor(State memory state) Choices(state) {}

    /* CHOOSING */

    function _boundaries() internal returns (bytes32) {
        return keccak256(abi.encode("boundaries", _random(type(uint256).max)));
    }

    function _cut(bytes memory title) internal returns (ParcelDrafts.Cut memory cut) {
        uint64[] memory areas = title.areas();
        cut.unit = uint8(_random(areas.length));
        uint64 area = areas[cut.unit];
        cut.taken = uint64(_random(area + 1));
        cut.remaining = area - cut.taken;
        if (_oneIn(24)) ++cut.remaining;
        (cut.remainingGeometry, cut.takenGeometry) = (_boundaries(), _boundaries());
        if (_oneIn(24)) cut.takenGeometry = cut.remainingGeometry;
    }

    function _area(bytes32 entry) internal view returns (uint64 sum) {
        uint64[] memory areas = _body(entry).areas();
        for (uint256 i = 0; i < areas.length; ++i) sum += areas[i];
    }

    function _partOf(bytes32 source, bytes32 geometry) internal pure returns (bytes32) {
        return bytes32(uint256(keccak256(abi.encode(bytes32("split"), source, geometry))) | (1 << 255));
    }

    /// @return entry the open one with this tail; zero if there is none
    function _entryOf(PersonId tail) internal view returns (bytes32 entry) {
        for (uint256 i = 0; i < _entries.length; ++i) {
            bool named = bytes16(_entries[i] << 128) == PersonId.unwrap(tail);
            if (named && _isOpen(_entries[i])) return _entries[i];
        }
    }

    /* DRAFTING */

    /// @dev Of the two entries, signed by all who have a say in them, and mostly attested.
    function _draftWith(bytes32 first, bytes32 second) internal returns (Draft memory draft) {
        draft = _draft(first, second);
        for (uint256 i = 0; i < draft.entries.length; ++i) _allSign(draft, _body(draft.entries[i]));
        draft.capacities[Cast.NOTARY] = _oneIn(12) ? 0 : Drafts.AS_NOTARY;
        _somebodySigns(draft);
    }

    /// @dev Of each title at the other end of an easement of `changed`, but for `besides`; seldom one is forgotten.
    function _noteEnds(Draft memory draft, bytes32 changed, bytes32 besides) internal returns (bool noted) {
        Right[] memory rights = _body(changed).rights();
        bytes32[] memory ends = new bytes32[](rights.length);
        for (uint256 i = 0; i < rights.length; ++i) {
            if (rights[i].kind != EASEMENT_BURDEN && rights[i].kind != EASEMENT_BENEFIT) continue;
            bytes32 end = _entryOf(rights[i].holder);
            bool known = end == 0 || end == besides || _has(draft.entries, end);
            if (known || draft.entries.length == 16 || _oneIn(12)) continue;
            (draft.entries, ends[i]) = (_with(draft.entries, end), end);
            noted = true;
        }
        for (uint256 i = 0; i < ends.length; ++i) {
            if (ends[i] != 0) draft.note(_indexOf(draft, ends[i]), _indexOf(draft, changed), _today());
        }
    }

    function _has(bytes32[] memory entries, bytes32 entry) internal pure returns (bool) {
        for (uint256 i = 0; i < entries.length; ++i) {
            if (entries[i] == entry) return true;
        }
        return false;
    }

    /// @dev Ascending.
    function _with(bytes32[] memory entries, bytes32 entry) internal pure returns (bytes32[] memory longer) {
        longer = new bytes32[](entries.length + 1);
        longer[0] = entry;
        for (uint256 i = 0; i < entries.length; ++i) {
            bool before = entries[i] < longer[i];
            longer[i + 1] = before ? longer[i] : entries[i];
            if (before) longer[i] = entries[i];
        }
    }
}
