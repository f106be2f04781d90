// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice A lodging, in one word: mark (16 bytes, the first of the application's digest) | lodger (5) | instant (5, Unix
/// seconds) | number (3) | how many were made behind it (1) | days since its series began (2). All zero: none was made.
/// A lodging that has ended has the mark zero and keeps the rest, so that numbers and series go on.
type Lodging is bytes32;

using {mark, lodger, instant, number, behind, seriesDays, isNone, withBehind, ended} for Lodging global;

/// @param lodger_ whoever lodges: what tells one from another are the first 5 bytes of its keccak256
/// @param number_ at most 16,777,215: the law of series lets nobody come near
function toLodging(
    bytes32 digest,
    bytes32 lodger_,
    uint256 instant_,
    uint256 number_,
    uint256 seriesDays_
) pure returns (Lodging) {
    uint256 tail = (uint256(fingerprint(lodger_)) << 88) | (instant_ << 48) | (number_ << 24);
    uint256 days_ = seriesDays_ < type(uint16).max ? seriesDays_ : type(uint16).max;
    return Lodging.wrap(bytes32(bytes16(digest)) | bytes32(tail | days_));
}

/// @notice What a lodging keeps of its lodger. Persons' ids and officers' accounts are nobody's choice.
function fingerprint(bytes32 lodger_) pure returns (uint40) {
    return uint40(uint256(keccak256(abi.encode(lodger_))) >> 216);
}

function mark(Lodging lodging) pure returns (bytes16) {
    return bytes16(Lodging.unwrap(lodging));
}

function lodger(Lodging lodging) pure returns (uint40) {
    return uint40(uint256(Lodging.unwrap(lodging)) >> 88);
}

function instant(Lodging lodging) pure returns (uint40) {
    return uint40(uint256(Lodging.unwrap(lodging)) >> 48);
}

function number(Lodging lodging) pure returns (uint24) {
    return uint24(uint256(Lodging.unwrap(lodging)) >> 24);
}

/// @notice Of the first lodging on an entry: how many were made behind it.
function behind(Lodging lodging) pure returns (uint8) {
    return uint8(uint256(Lodging.unwrap(lodging)) >> 16);
}

function seriesDays(Lodging lodging) pure returns (uint16) {
    return uint16(uint256(Lodging.unwrap(lodging)));
}

function isNone(Lodging lodging) pure returns (bool) {
    return Lodging.unwrap(lodging) == 0;
}

function withBehind(Lodging lodging, uint256 count) pure returns (Lodging) {
    uint256 others = uint256(Lodging.unwrap(lodging)) & ~(uint256(type(uint8).max) << 16);
    return Lodging.wrap(bytes32(others | (count << 16)));
}

function ended(Lodging lodging) pure returns (Lodging) {
    return Lodging.wrap(bytes32(uint256(uint128(uint256(Lodging.unwrap(lodging))))));
}
