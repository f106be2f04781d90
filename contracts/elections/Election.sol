// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../law/Application.sol";
import {Date} from "../law/LegalTime.sol";
import {Wire} from "../law/Wire.sol";

/// @title What an entry of the register of elections is about: the first byte of its body
library ElectionEntry {
    uint8 internal constant ELECTION = 1;
    uint8 internal constant DISTRICT = 2;
    uint8 internal constant OBJECTION = 3;
}

/// @title Wire form of an election: the body of its record
/// @notice Packed, big-endian:
///
///     0  1 (an election) | postponements 1 | paused 1 (1: yes) | threshold 1 | attempts 1 | trustees 1 (how many)
///     6  pollingDay 4
///    10  opens 8 | closes 8, in seconds
///    26  period 4, of the ceremony, in seconds
///    30  trustees, 16 bytes each: person
library Election {
    using Wire for bytes;

    uint256 private constant HEAD = 30;
    uint256 private constant TRUSTEE = 16;

    uint256 private constant TRUSTEES = 5;
    uint256 private constant POLLING_DAY = 6;
    uint256 private constant OPENS = 10;
    uint256 private constant CLOSES = 18;

    /// @notice The body is not as long as it must be.
    error ElectionMalformed(uint256 length, uint256 required);

    function requireWellFormed(bytes memory body) internal pure {
        uint256 required = body.length < HEAD ? HEAD : HEAD + trusteeCount(body) * TRUSTEE;
        if (body.length != required) revert ElectionMalformed(body.length, required);
    }

    /// @notice An election that has been called, and nothing more.
    function make(Date pollingDay_, uint64 opens_, uint64 closes_) internal pure returns (bytes memory) {
        bytes6 head = bytes6(bytes1(ElectionEntry.ELECTION));
        return abi.encodePacked(head, Date.unwrap(pollingDay_), opens_, closes_, uint32(0));
    }

    // Reading

    function postponements(bytes memory body) internal pure returns (uint8) {
        return uint8(body.read(0)[1]);
    }

    function isPaused(bytes memory body) internal pure returns (bool) {
        return body.read(0)[2] != 0;
    }

    function threshold(bytes memory body) internal pure returns (uint8) {
        return uint8(body.read(0)[3]);
    }

    function attempts(bytes memory body) internal pure returns (uint8) {
        return uint8(body.read(0)[4]);
    }

    function trusteeCount(bytes memory body) internal pure returns (uint256) {
        return uint8(body.read(0)[TRUSTEES]);
    }

    function pollingDay(bytes memory body) internal pure returns (Date) {
        return Date.wrap(uint32(bytes4(body.read(POLLING_DAY))));
    }

    /// @notice The first second in which ballots are taken.
    function opens(bytes memory body) internal pure returns (uint64) {
        return uint64(bytes8(body.read(OPENS)));
    }

    /// @notice The first second in which none are taken any more.
    function closes(bytes memory body) internal pure returns (uint64) {
        return uint64(bytes8(body.read(CLOSES)));
    }

    function isTrustee(bytes memory body, PersonId person) internal pure returns (bool) {
        for (uint256 i = 0; i < trusteeCount(body); ++i) {
            if (PersonId.wrap(bytes16(body.read(HEAD + i * TRUSTEE))) == person) return true;
        }
        return false;
    }

    /// @notice How long each period of the ceremony is, in seconds.
    function period(bytes memory body) internal pure returns (uint32) {
        return uint32(bytes4(body.read(26)));
    }

    // Changing, in place but for the trustees

    function setPaused(bytes memory body, bool paused) internal pure {
        body.put(2, 1, bytes1(paused ? 1 : 0));
    }

    function postpone(bytes memory body, Date pollingDay_, uint64 opens_, uint64 closes_) internal pure {
        body.put(1, 1, bytes1(postponements(body) + 1));
        body.put(POLLING_DAY, 4, bytes4(Date.unwrap(pollingDay_)));
        body.put(OPENS, 8, bytes8(opens_));
        setCloses(body, closes_);
    }

    function setCloses(bytes memory body, uint64 closes_) internal pure {
        body.put(CLOSES, 8, bytes8(closes_));
    }

    /// @return a copy with one more trustee
    function withTrustee(bytes memory body, PersonId person) internal pure returns (bytes memory) {
        bytes memory longer = abi.encodePacked(body, PersonId.unwrap(person));
        longer.put(TRUSTEES, 1, bytes1(uint8(trusteeCount(body) + 1)));
        return longer;
    }

    /// @notice With this the trustees are appointed.
    function setCeremony(bytes memory body, uint8 threshold_, uint8 attempts_, uint32 period_) internal pure {
        body.put(3, 1, bytes1(threshold_));
        body.put(4, 1, bytes1(attempts_));
        body.put(26, 4, bytes4(period_));
    }
}
