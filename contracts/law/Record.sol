// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Date} from "./LegalTime.sol";
import {Wire} from "./Wire.sol";

/// @notice Status byte of an entry: what binds it without touching its record.
library EntryStatus {
    uint8 internal constant FROZEN = 1;
    uint8 internal constant CASE_PENDING = 2;
    uint8 internal constant CLOSED = 4;
    /// @dev There are lodgings on the entry: the lodging book says whose turn it is.
    uint8 internal constant LODGED = 8;

    /// @dev `LODGED` of each entry, in `Circumstances.statuses`.
    bytes16 internal constant ANY_LODGED = 0x08080808080808080808080808080808;

    /// @dev `FROZEN` or `CASE_PENDING` of each entry, likewise.
    bytes16 internal constant ANY_HELD = 0x03030303030303030303030303030303;

    /// @dev The upper four bits count the cases that hold the entry; `CASE_PENDING` is set while there are any.
    uint8 internal constant ONE_CASE = 16;
    uint256 internal constant MOST_CASES = 15;

    /// @return the status with another number of pending cases
    function withCases(uint8 status, uint256 cases) internal pure returns (uint8) {
        uint8 others = status & (FROZEN | CLOSED | LODGED);
        return cases == 0 ? others : others | CASE_PENDING | uint8(cases * ONE_CASE);
    }
}

/// @title The wire form every register's records share
/// @notice A record is a header of 64 bytes, kept by the kernel, and a body, kept by the law:
///
///     0   previous    31 bytes   commitment of the previous record; zero for the first
///    31   zero         1 byte
///    32   basis       20 bytes   ruleset that made this record; zero in a legacy record
///    52   recordedAt   4 bytes   legal date of the decision
///    56   version      4 bytes   1 for the first record, then one more each
///    60   others       1 byte    how many other entries the application dealt with that made this record
///    61   zero         3 bytes
///    64   body                   as the room's codec says
///
/// The commitment is the first 31 bytes of the record's keccak256. The slot of an entry is commitment | status byte.
library Record {
    using Wire for bytes;

    uint256 internal constant HEADER_LENGTH = 64;

    error RecordTooShort(uint256 length, uint256 required);

    function commitment(bytes calldata record) internal pure returns (bytes31) {
        return bytes31(record.hash());
    }

    /// @notice Commitment of the record before; zero for the first.
    function previousCommitment(bytes calldata record) internal pure returns (bytes31) {
        _requireHeader(record);
        return bytes31(record.load(0));
    }

    /// @notice Ruleset that made the record; zero in a legacy record.
    function rulesetOf(bytes calldata record) internal pure returns (address) {
        _requireHeader(record);
        return address(bytes20(record.load(32)));
    }

    function version(bytes calldata record) internal pure returns (uint32) {
        _requireHeader(record);
        return uint32(uint256(record.load(32)) >> 32);
    }

    /// @notice Legal date of the decision that made the record.
    function recordedAt(bytes calldata record) internal pure returns (Date) {
        _requireHeader(record);
        return Date.wrap(uint32(uint256(record.load(32)) >> 64));
    }

    /// @notice How many other entries were dealt with by the application that made the record.
    function others(bytes calldata record) internal pure returns (uint8) {
        _requireHeader(record);
        return uint8(uint256(record.load(32)) >> 24);
    }

    function body(bytes calldata record) internal pure returns (bytes calldata) {
        _requireHeader(record);
        return record.slice(HEADER_LENGTH, record.length);
    }

    /// @notice Whether the record begins a chain: version 1, nothing before it, no basis, nothing in the spare bytes.
    function isFirst(bytes calldata record) internal pure returns (bool) {
        _requireHeader(record);
        bytes32 rest = record.load(32);
        return
            record.load(0) == 0 && bytes20(rest) == 0 && version(record) == 1 && uint32(uint256(rest)) == 0;
    }

    function _requireHeader(bytes calldata record) private pure {
        if (record.length < HEADER_LENGTH) revert RecordTooShort(record.length, HEADER_LENGTH);
    }

    /// @notice The next record: the kernel's header in front of the body the law returned.
    /// @param others_ how many other entries the application deals with
    function make(
        bytes31 previous,
        address basis,
        Date recordedAt_,
        uint32 version_,
        uint8 others_,
        bytes memory body_
    ) internal pure returns (bytes memory) {
        // Version, others and three zero bytes in one piece.
        uint64 numbers = (uint64(version_) << 32) | (uint64(others_) << 24);
        return abi.encodePacked(previous, bytes1(0), basis, Date.unwrap(recordedAt_), numbers, body_);
    }
}
