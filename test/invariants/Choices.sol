// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonSlot, PersonStatus} from "../../contracts/civil/PersonSlot.sol";
import {PersonId} from "../../contracts/law/Application.sol";
import {Date} from "../../contracts/law/LegalTime.sol";
import {Cast} from "./Cast.sol";
import {Draft, Drafts} from "./Draft.sol";
import {Hearings} from "./Hearings.sol";
import {State} from "./Republic.sol";
import {Right, Share, TitleReader} from "./TitleReader.sol";
import {VM} from "./Vm.sol";

/// @title What actors choose by chance, mostly so that they succeed
abstract contract Choices is Hearings {
    using TitleReader for bytes;

    uint8 internal constant MORTGAGE = 1;
    uint8 internal constant CAVEAT = 2;
    uint8 internal constant LEASE = 7;
    uint8 internal constant EASEMENT_BURDEN = 9;
    uint8 internal constant EASEMENT_BENEFIT = 10;

    uint256 internal _now;
    uint256 private _chance;

    /// @dev Every action begins with it: the seed decides all that follows.
    modifier acting(uint256 seed) {
        _chance = uint256(keccak256(abi.encode(seed)));
        VM.warp(_now);
        _;
    }

    constructor(State memory state) Hearings(state) {
        _now = block.timestamp;
    }

    function _random(uint256 bound) internal returns (uint256) {
        _chance = uint256(keccak256(abi.encode(_chance)));
        return _chance % bound;
    }

    function _oneIn(uint256 bound) internal returns (bool) {
        return _random(bound) == 0;
    }

    function _today() internal view returns (uint32) {
        return Date.unwrap(_state.gazette.today());
    }

    function _citizen() internal returns (uint8) {
        return uint8(_random(_oneIn(8) ? Cast.CITIZENS : Cast.CITIZENS - 1));
    }

    /// @dev Mostly today; sometimes a day before, seldom tomorrow, which the act refuses.
    function _date() internal returns (uint32) {
        uint256 pick = _random(32);
        if (pick == 0) return _today() + 1;
        return pick < 8 ? _today() - uint32(_random(12)) : _today();
    }

    function _someEntry() internal returns (bytes32) {
        return _entries[_random(_entries.length)];
    }

    function _isOpen(bytes32 entry) internal view returns (bool) {
        return _ghosts[entry].known && _ghosts[entry].status == 0;
    }

    /// @dev Where only merges and ends of leases close entries, there is always one.
    function _someOpen() internal returns (bytes32 entry) {
        do entry = _someEntry(); while (!_isOpen(entry));
    }

    /// @dev An entry whose title has a right of this kind, if one is found.
    function _entryWith(uint8 kind) internal returns (bytes32 entry, Right memory right, bool found) {
        uint256 first = _random(_entries.length);
        for (uint256 i = 0; i < _entries.length; ++i) {
            entry = _entries[(first + i) % _entries.length];
            if (_ghosts[entry].status != 0) continue;
            Right[] memory rights = _body(entry).rights();
            for (uint256 j = 0; j < rights.length; ++j) {
                if (rights[j].kind == kind) return (entry, rights[j], true);
            }
        }
    }

    /// @dev Of the entries given, in order.
    function _draft(bytes32 first, bytes32 second) internal returns (Draft memory draft) {
        draft.entries = new bytes32[](second == 0 || first == second ? 1 : 2);
        draft.entries[0] = first;
        if (draft.entries.length == 2) {
            (draft.entries[0], draft.entries[1]) = first < second ? (first, second) : (second, first);
        }
        PersonSlot[] memory slots = _slots();
        for (uint256 i = 0; i < Cast.SIZE; ++i) draft.keyVersions[i] = slots[i].keyVersion();
        draft.deadline = _today() + uint32(_random(20));
        draft.applicant = uint8(_random(Cast.SIZE));
        if (!_oneIn(12)) Drafts.declare(draft, "additionalDwelling", _random(2));
        if (_oneIn(3)) draft.capacities[Cast.NOTARY] = Drafts.AS_NOTARY;
    }

    function _slot(uint256 person) internal view returns (PersonSlot) {
        return _slots()[person];
    }

    function _slots() private view returns (PersonSlot[] memory) {
        PersonId[] memory ids = new PersonId[](Cast.SIZE);
        for (uint256 i = 0; i < Cast.SIZE; ++i) ids[i] = Cast.id(i);
        return _state.persons.slotsOf(ids);
    }

    /// @dev Whoever it concerns signs, unless they cannot, or by chance will not.
    function _signs(Draft memory draft, uint8 person) internal {
        if (person >= Cast.SIZE || _oneIn(24)) return;
        if (_slot(person).status() != PersonStatus.ACTIVE && !_oneIn(8)) return;
        draft.capacities[person] = Drafts.OWN_BEHALF;
    }

    function _ownersSign(Draft memory draft, bytes memory title) internal {
        Share[] memory shares = title.shares();
        for (uint256 i = 0; i < shares.length; ++i) _signs(draft, Cast.byId(shares[i].owner));
    }

    /// @dev Those whom the act asks, and seldom those whom it does not.
    function _holdersSign(Draft memory draft, bytes memory title) internal {
        Right[] memory rights = title.rights();
        for (uint256 i = 0; i < rights.length; ++i) {
            if (rights[i].assumable && !_oneIn(6)) continue;
            _signs(draft, Cast.byId(rights[i].holder));
        }
    }

    /// @dev Owners, and all who hold a right; of leases and easements the holder is another title.
    function _allSign(Draft memory draft, bytes memory title) internal {
        if (title.length == 0) return;
        _ownersSign(draft, title);
        Right[] memory rights = title.rights();
        for (uint256 i = 0; i < rights.length; ++i) {
            bool held = rights[i].kind < EASEMENT_BURDEN && rights[i].kind != LEASE;
            if (held) _signs(draft, Cast.byId(rights[i].holder));
        }
    }

    /// @dev An application without signatories is malformed.
    function _somebodySigns(Draft memory draft) internal {
        for (uint256 i = 0; i < Cast.SIZE; ++i) {
            if (draft.capacities[i] != 0) return;
        }
        draft.capacities[_citizen()] = Drafts.OWN_BEHALF;
    }

    function _indexOf(Draft memory draft, bytes32 entry) internal pure returns (uint8 index) {
        while (draft.entries[index] != entry) ++index;
    }
}
