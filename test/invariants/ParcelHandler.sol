// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../../contracts/law/Application.sol";
import {Cast} from "./Cast.sol";
import {Choices} from "./Choices.sol";
import {Draft, Drafts} from "./Draft.sol";
import {ParcelDrafts} from "./ParcelDrafts.sol";
import {State} from "./Republic.sol";
import {Right, Share, TitleReader} from "./TitleReader.sol";

/// @title Land is split and merged, and easements come and go
contract ParcelHandler is Choices {
    using Drafts for Draft;
    using ParcelDrafts for Draft;
    using TitleReader for bytes;

    uint8 private constant BURDEN = 9;
    uint8 private constant BENEFIT = 10;
    uint256 private constant DEEDS = 3;

    bytes32[] private _parts;
    mapping(bytes32 part => bytes32) private _sources;

    constructor(State memory state) Choices(state) {}

    function split(uint256 seed) external acting(seed) {
        bytes32 source = _someOpen();
        ParcelDrafts.Cut memory cut = _cut(_body(source));
        bytes32 part = _partOf(source, cut.takenGeometry);
        if (_oneIn(24)) part = bytes32(uint256(part) ^ 1);
        Draft memory draft = _draftWith(source, part);
        bool noted = _noteEnds(draft, source, part);
        draft.split(_indexOf(draft, source), _indexOf(draft, part), cut, _date());
        _hear(draft, noted ? "split with a note" : "split", _oneIn(4));
        _keepPart(part, source);
    }

    /// @notice Of the second part a third is taken in the same application.
    function splitTwice(uint256 seed) external acting(seed) {
        bytes32 source = _someOpen();
        ParcelDrafts.Cut memory cut = _cut(_body(source));
        bytes32 part = _partOf(source, cut.takenGeometry);
        ParcelDrafts.Cut memory again = ParcelDrafts.Cut(0, cut.taken / 2, _boundaries(), 0, _boundaries());
        again.taken = cut.taken - again.remaining;
        bytes32 third = _partOf(part, again.takenGeometry);
        Draft memory draft = _draftWith(source, part);
        draft.entries = _with(draft.entries, third);
        _noteEnds(draft, source, part);
        draft.split(_indexOf(draft, source), _indexOf(draft, part), cut, _today());
        draft.split(_indexOf(draft, part), _indexOf(draft, third), again, _today());
        _hear(draft, "two splits", false);
        _keepPart(part, source);
        _keepPart(third, part);
    }

    function merge(uint256 seed) external acting(seed) {
        if (_parts.length == 0) return;
        bytes32 part = _parts[_random(_parts.length)];
        (bytes32 kept, bytes32 absorbed) = _oneIn(2) ? (part, _sources[part]) : (_sources[part], part);
        if (_oneIn(16)) kept = _someOpen();
        if (!_isOpen(kept) || !_isOpen(absorbed)) return;
        Draft memory draft = _draftWith(kept, absorbed);
        bool noted = _noteEnds(draft, absorbed, kept);
        bool joined = _oneIn(2);
        uint64 area = joined ? _area(kept) + _area(absorbed) : 0;
        if (_oneIn(16)) ++area;
        bytes32 geometry = joined ? _boundaries() : bytes32(0);
        (uint8 one, uint8 other) = (_indexOf(draft, kept), _indexOf(draft, absorbed));
        draft.merge(one, other, area, geometry, _date());
        _hear(draft, noted ? "merge with a note" : "merge", _oneIn(4));
    }

    function easement(uint256 seed) external acting(seed) {
        (bytes32 burdened, bytes32 benefited) = (_someOpen(), _someOpen());
        Draft memory draft = _draftWith(burdened, benefited);
        bytes32 deed = keccak256(abi.encode("deed", _random(DEEDS)));
        draft.easement(_indexOf(draft, burdened), _indexOf(draft, benefited), deed, _date());
        _hear(draft, "easement", _oneIn(4));
    }

    function release(uint256 seed) external acting(seed) {
        (bytes32 benefited, Right memory right, bool found) = _entryWith(BENEFIT);
        bytes32 burdened = found ? _entryOf(right.holder) : bytes32(0);
        if (burdened == 0) return;
        Draft memory draft = _draftWith(burdened, benefited);
        bytes32 deed = _oneIn(12) ? keccak256("another") : right.instrument;
        draft.release(_indexOf(draft, burdened), _indexOf(draft, benefited), deed, _date());
        _hear(draft, "release", _oneIn(4));
    }

    /// @notice Shares move, so that titles that were one come to have different owners.
    function transfer(uint256 seed) external acting(seed) {
        bytes32 entry = _someOpen();
        Share[] memory shares = _body(entry).shares();
        Share memory share = shares[_random(shares.length)];
        Draft memory draft = _draftWith(entry, entry);
        uint8 acquirer = uint8(_random(Cast.CITIZENS - 1));
        _signs(draft, acquirer);
        draft.transfer(0, Cast.byId(share.owner), acquirer, 1, 0, "GBP", _today());
        _hear(draft, "transfer", false);
    }

    /* CHOOSING */

    function _isOpen(bytes32 entry) private view returns (bool) {
        return _ghosts[entry].known && _ghosts[entry].status == 0;
    }

    /// @dev There is always one: what is closed has been absorbed by one that is open.
    function _someOpen() private returns (bytes32 entry) {
        do entry = _someEntry(); while (!_isOpen(entry));
    }

    function _boundaries() private returns (bytes32) {
        return keccak256(abi.encode("boundaries", _random(type(uint256).max)));
    }

    function _cut(bytes memory title) private returns (ParcelDrafts.Cut memory cut) {
        uint64[] memory areas = title.areas();
        cut.unit = uint8(_random(areas.length));
        uint64 area = areas[cut.unit];
        cut.taken = uint64(_random(area + 1));
        cut.remaining = area - cut.taken;
        if (_oneIn(24)) ++cut.remaining;
        (cut.remainingGeometry, cut.takenGeometry) = (_boundaries(), _boundaries());
        if (_oneIn(24)) cut.takenGeometry = cut.remainingGeometry;
    }

    function _area(bytes32 entry) private view returns (uint64 sum) {
        uint64[] memory areas = _body(entry).areas();
        for (uint256 i = 0; i < areas.length; ++i) sum += areas[i];
    }

    function _partOf(bytes32 source, bytes32 geometry) private pure returns (bytes32) {
        return bytes32(uint256(keccak256(abi.encode(bytes32("split"), source, geometry))) | (1 << 255));
    }

    function _keepPart(bytes32 part, bytes32 source) private {
        if (!_isOpen(part)) return;
        _parts.push(part);
        _sources[part] = source;
    }

    /// @return entry the open one with this tail; zero if there is none
    function _entryOf(PersonId tail) private view returns (bytes32 entry) {
        for (uint256 i = 0; i < _entries.length; ++i) {
            bool named = bytes16(_entries[i] << 128) == PersonId.unwrap(tail);
            if (named && _isOpen(_entries[i])) return _entries[i];
        }
    }

    /* DRAFTING */

    /// @dev Of the two entries, signed by all who have a say in them, and mostly attested.
    function _draftWith(bytes32 first, bytes32 second) private returns (Draft memory draft) {
        draft = _draft(first, second);
        for (uint256 i = 0; i < draft.entries.length; ++i) _allSign(draft, _body(draft.entries[i]));
        draft.capacities[Cast.NOTARY] = _oneIn(12) ? 0 : Drafts.AS_NOTARY;
        _somebodySigns(draft);
    }

    function _allSign(Draft memory draft, bytes memory title) private {
        if (title.length == 0) return;
        _ownersSign(draft, title);
        Right[] memory rights = title.rights();
        for (uint256 i = 0; i < rights.length; ++i) {
            if (rights[i].kind < BURDEN) _signs(draft, Cast.byId(rights[i].holder));
        }
    }

    /// @dev Of each title at the other end of an easement of `changed`, but for `besides`; seldom one is forgotten.
    function _noteEnds(Draft memory draft, bytes32 changed, bytes32 besides) private returns (bool noted) {
        Right[] memory rights = _body(changed).rights();
        bytes32[] memory ends = new bytes32[](rights.length);
        for (uint256 i = 0; i < rights.length; ++i) {
            if (rights[i].kind != BURDEN && rights[i].kind != BENEFIT) continue;
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

    function _has(bytes32[] memory entries, bytes32 entry) private pure returns (bool) {
        for (uint256 i = 0; i < entries.length; ++i) {
            if (entries[i] == entry) return true;
        }
        return false;
    }

    /// @dev Ascending.
    function _with(bytes32[] memory entries, bytes32 entry) private pure returns (bytes32[] memory longer) {
        longer = new bytes32[](entries.length + 1);
        longer[0] = entry;
        for (uint256 i = 0; i < entries.length; ++i) {
            bool before = entries[i] < longer[i];
            longer[i + 1] = before ? longer[i] : entries[i];
            if (before) longer[i] = entries[i];
        }
    }

    function _indexOf(Draft memory draft, bytes32 entry) private pure returns (uint8 index) {
        while (draft.entries[index] != entry) ++index;
    }
}
