// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../../contracts/law/Application.sol";
import {Cast} from "./Cast.sol";
import {Decision} from "./Comparison.sol";
import {Draft, Drafts} from "./Draft.sol";
import {ParcelChoices} from "./ParcelChoices.sol";
import {ParcelDrafts} from "./ParcelDrafts.sol";
import {State} from "./Republic.sol";
import {Right, Share, TitleReader} from "./TitleReader.sol";
import {VM} from "./Vm.sol";

/// @title Land is split and merged, and easements come and go
contract ParcelHandler is ParcelChoices {
    using Drafts for Draft;
    using ParcelDrafts for Draft;
    using TitleReader for bytes;

    uint256 private constant DEEDS = 3;

    bytes32[] private _parts;
    mapping(bytes32 part => bytes32) private _sources;

    constructor(State memory state) ParcelChoices(state) {}

    function split(uint256 seed) external acting(seed) {
        bytes32 source = _someOpen();
        ParcelDrafts.Cut memory cut = _cut(_body(source));
        bytes32 part = _partOf(source, cut.takenGeometry);
        if (_oneIn(24)) part = bytes32(uint256(part) ^ 1);
        Draft memory draft = _draftWith(source, part);
        bool noted = _noteEnds(draft, source, part);
        draft.split(_indexOf(draft, source), _indexOf(draft, part), cut, _date());
        _sources[part] = source;
        _conserve(draft, noted ? "split with a note" : "split", _oneIn(4), source);
        _keepPart(part);
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
        (_sources[part], _sources[third]) = (source, part);
        _conserve(draft, "two splits", false, source);
        _keepPart(part);
        _keepPart(third);
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
        _conserve(draft, noted ? "merge with a note" : "merge", _oneIn(4), kept);
    }

    function easement(uint256 seed) external acting(seed) {
        (bytes32 burdened, bytes32 benefited) = (_someOpen(), _someOpen());
        Draft memory draft = _draftWith(burdened, benefited);
        bytes32 deed = keccak256(abi.encode("deed", _random(DEEDS)));
        draft.easement(_indexOf(draft, burdened), _indexOf(draft, benefited), deed, _date());
        _hear(draft, "easement", _oneIn(4));
    }

    function release(uint256 seed) external acting(seed) {
        (bytes32 benefited, Right memory right, bool found) = _entryWith(EASEMENT_BENEFIT);
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

    /// @notice Something more binds a title; of one that was split mostly its part in the same way, so that they may merge.
    function encumber(uint256 seed) external acting(seed) {
        bytes32 entry = _parts.length == 0 ? _someOpen() : _parts[_random(_parts.length)];
        bytes32 other = _oneIn(4) ? bytes32(0) : _sources[entry];
        if (!_isOpen(entry)) return;
        Draft memory draft = _draftWith(entry, _isOpen(other) ? other : bytes32(0));
        uint8 holder = uint8(_random(Cast.CITIZENS - 1));
        _signs(draft, holder);
        uint32 today = _today();
        uint32 lastDay = today + uint32(_random(12));
        (uint256 pick, uint64 amount) = (_random(3), uint64(1 + _random(500_000_00)));
        for (uint8 i = 0; i < draft.entries.length; ++i) {
            if (pick == 0) draft.mortgage(i, holder, amount, false, today);
            if (pick == 1) draft.caveat(i, holder, lastDay, today);
            if (pick == 2) draft.priorityNotice(i, holder, lastDay, today);
        }
        _hear(draft, "encumbrance", false);
    }

    /// @notice What binds to a last day lapses.
    function wait(uint256 seed) external acting(seed) {
        _now += 1 hours + _random(2 days);
        VM.warp(_now);
    }

    /* WHAT MUST BE SO */

    /// @param kept the title that is left of a merge; of a split the one that is split
    function _conserve(Draft memory draft, string memory kind, bool inBatch, bytes32 kept) private {
        bytes[] memory before = _bodies(draft);
        Decision memory decision = _hear(draft, kind, inBatch);
        if (!decision.granted) return;
        uint32 today = _today();
        for (uint256 i = 0; i < before.length; ++i) {
            bytes memory source = before[_indexOf(draft, _origin(draft, before, i))];
            bool absorbed = decision.next[i].length == 0;
            bytes memory left = decision.next[absorbed ? _indexOf(draft, kept) : i];
            bytes memory bonds = source.bondsOf(today);
            _require(keccak256(bonds) == keccak256(left.bondsOf(0)), 29, "a right came or went");
            _require(_haveSameOwners(source, left), 29, "it belongs to others");
            if (bonds.length != 0) _reach(string.concat("bound ", kind));
        }
    }

    /// @return entry the one of which a title was made, if it is new: up to one that was there before
    function _origin(
        Draft memory draft,
        bytes[] memory before,
        uint256 index
    ) private view returns (bytes32 entry) {
        entry = draft.entries[index];
        while (before[_indexOf(draft, entry)].length == 0) entry = _sources[entry];
    }

    function _haveSameOwners(bytes memory a, bytes memory b) private pure returns (bool) {
        for (uint256 i = 0; i < Cast.SIZE; ++i) {
            PersonId person = Cast.id(i);
            uint256 ofA = a.partsOf(person) * b.denominator();
            if (ofA != b.partsOf(person) * a.denominator()) return false;
        }
        return true;
    }

    function _keepPart(bytes32 part) private {
        if (_isOpen(part)) _parts.push(part);
    }
}
