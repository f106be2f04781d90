// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IRegister} from "../../contracts/law/IRegister.sol";
import {Version} from "../../contracts/law/IGazette.sol";
import {Date} from "../../contracts/law/LegalTime.sol";
import {LegacyTitles} from "./LegacyTitles.sol";
import {State} from "./Republic.sol";
import {Statutes} from "./Statutes.sol";
import {TitleReader} from "./TitleReader.sol";
import {Log, VM} from "./Vm.sol";

/// @title What the logs say: the register rebuilt beside the register
/// @notice Everything is taken from logs and from what the actors did, nothing from the register's storage. What is found
/// broken on the way is noted under the number of the invariant (see README.md).
abstract contract Ghost {
    using TitleReader for bytes;

    uint8 internal constant FROZEN = 1;
    uint8 internal constant CLOSED = 4;

    /// @param records all that were logged, oldest first; of a legacy entry first the one under the root
    /// @param recorded how many of them were logged: none, and the slot holds no commitment
    /// @param frozenAs the slot when it was frozen
    struct Entry {
        bool known;
        uint8 status;
        uint256 recorded;
        uint256 hydrated;
        bytes32 frozenAs;
        bytes[] records;
    }

    /// @notice What was in force on a date as known on another, when it was asked first.
    struct Memory {
        bytes32 key;
        Date on;
        Date known;
        bytes32 answer;
    }

    State internal _state;

    bytes[] internal _legacyProofs;
    bytes32[] internal _entries;
    mapping(bytes32 entry => Entry) internal _ghosts;
    mapping(bytes32 digest => bool) internal _granted;
    bytes32[] internal _refusals;
    mapping(bytes32 digest => bytes32) internal _refusedAs;
    Memory[] internal _memories;

    mapping(uint256 invariant => string) private _broken;
    mapping(string event_ => uint256) private _reached;

    constructor(State memory state) {
        _state = state;
        bytes32[][4] memory tree = LegacyTitles.tree();
        for (uint256 i = 0; i < LegacyTitles.COUNT; ++i) {
            _legacyProofs.push(LegacyTitles.proof(tree, i));
            if (i == LegacyTitles.SPOILT_SHARES || i == LegacyTitles.SPOILT_VERSION) continue;
            _meet(LegacyTitles.entry(i));
            _ghosts[LegacyTitles.entry(i)].records.push(LegacyTitles.record(i));
        }
    }

    /* ASKING */

    function entryCount() external view returns (uint256) {
        return _entries.length;
    }

    function entryAt(uint256 index) external view returns (bytes32 entry, Entry memory ghost) {
        return (_entries[index], _ghosts[_entries[index]]);
    }

    /// @dev Of `entryAt` the entry alone: its records may be many.
    function entryNumbered(uint256 index) external view returns (bytes32) {
        return _entries[index];
    }

    function refusals() external view returns (bytes32[] memory digests, bytes32[] memory hashes) {
        digests = _refusals;
        hashes = new bytes32[](digests.length);
        for (uint256 i = 0; i < digests.length; ++i) hashes[i] = _refusedAs[digests[i]];
    }

    function memories() external view returns (Memory[] memory) {
        return _memories;
    }

    /// @return what was seen first that breaks the invariant; empty: nothing
    function brokenBy(uint256 invariant) external view returns (string memory what) {
        return _broken[invariant];
    }

    /// @return times how often this was reached
    function reached(string memory what) public view returns (uint256 times) {
        return _reached[what];
    }

    /// @notice What the Gazette says now, as one word.
    function answer(bytes32 key, Date on, Date known) public view returns (bytes32) {
        try _state.gazette.inForceAsKnown(key, on, known) returns (Version memory version) {
            return keccak256(abi.encode(version));
        } catch {
            return 0;
        }
    }

    /// @notice What the register must hold of an entry.
    function expectedSlot(bytes32 entry) public view returns (bytes32) {
        Entry storage ghost = _ghosts[entry];
        bytes32 status = bytes32(uint256(ghost.status));
        if (ghost.recorded == 0 && ghost.status & CLOSED == 0) return status;
        return bytes32(_commitment(entry)) | status;
    }

    /* NOTING */

    function _break(uint256 invariant, string memory what) internal {
        if (bytes(_broken[invariant]).length == 0) _broken[invariant] = what;
    }

    function _require(bool kept, uint256 invariant, string memory otherwise) internal {
        if (!kept) _break(invariant, otherwise);
    }

    function _reach(string memory what) internal {
        ++_reached[what];
    }

    function _meet(bytes32 entry) internal {
        if (_ghosts[entry].known) return;
        _ghosts[entry].known = true;
        _entries.push(entry);
    }

    function _remember(uint256 provision, Date on, Date known) internal {
        bytes32 key = Statutes.keyOf(provision);
        _memories.push(Memory(key, on, known, answer(key, on, known)));
    }

    /// @dev Of the present record; zero where there is none.
    function _commitment(bytes32 entry) internal view returns (bytes31) {
        bytes memory record = _record(entry);
        return record.length == 0 ? bytes31(0) : bytes31(keccak256(record));
    }

    function _record(bytes32 entry) internal view returns (bytes memory) {
        bytes[] storage records = _ghosts[entry].records;
        return records.length == 0 ? bytes("") : records[records.length - 1];
    }

    /// @dev Body of the present record; empty where there is none.
    function _body(bytes32 entry) internal view returns (bytes memory) {
        bytes memory record = _record(entry);
        return record.length == 0 ? record : record.bodyOf();
    }

    /* READING THE LOGS */

    function _absorb(Log[] memory logs) internal {
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].emitter != address(_state.register)) continue;
            bytes32 topic = logs[i].topics[0];
            if (topic == IRegister.Recorded.selector) _recorded(logs[i]);
            else if (topic == IRegister.Closed.selector) _closed(logs[i].topics[1]);
            else if (topic == IRegister.Granted.selector) _grantedOnce(logs[i].topics[1]);
            else if (topic == IRegister.Refused.selector) _refused(logs[i].topics[1]);
        }
    }

    function _recorded(Log memory log) private {
        bytes32 entry = log.topics[1];
        bytes memory record = abi.decode(log.data, (bytes));
        bytes31 before = _commitment(entry);
        bytes memory last = _record(entry);
        Entry storage ghost = _ghosts[entry];
        bool legacy = uint256(entry) >> 255 == 0;

        _require(legacy ? ghost.known : true, 5, "an entry that is not under the root was hydrated");
        _require(record.previousOf() == before, 4, "the previous record is another");
        uint32 version = last.length == 0 ? 0 : last.versionOf();
        _require(record.versionOf() == version + 1, 4, "the version is not one more");
        _require(record.dateOf() == Date.unwrap(_state.gazette.today()), 4, "not recorded today");
        _require(record.basisOf() != address(0), 4, "without a basis");
        _require(ghost.status & FROZEN == 0, 6, "a frozen entry moved");
        _require(ghost.status & CLOSED == 0, 13, "a closed entry moved");
        if (legacy && record.previousOf() == bytes31(keccak256(ghost.records[0]))) {
            _require(++ghost.hydrated == 1, 5, "an entry was hydrated twice");
        }
        _meet(entry);
        ghost.records.push(record);
        ++ghost.recorded;
    }

    function _closed(bytes32 entry) private {
        _require(_ghosts[entry].status & FROZEN == 0, 6, "a frozen entry was closed");
        _ghosts[entry].status |= CLOSED;
        _reach("closed");
    }

    function _grantedOnce(bytes32 digest) private {
        _require(!_granted[digest], 11, "an application was granted twice");
        _require(_refusedAs[digest] == 0, 9, "a refused application was granted");
        _granted[digest] = true;
        _reach("granted");
    }

    function _refused(bytes32 digest) private {
        _require(_refusedAs[digest] == 0, 9, "an application was refused twice");
        _require(!_granted[digest], 9, "a granted application was refused");
        _refusedAs[digest] = _state.register.decisionOn(digest);
        _require(_refusedAs[digest] != 0, 9, "a refusal left no hash");
        _refusals.push(digest);
        _reach("refused");
    }
}
