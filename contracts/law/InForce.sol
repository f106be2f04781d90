// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Date} from "./LegalTime.sol";

/// @notice Which version of a subdivision is in force today, in one word: ruleset (20 bytes) | from (4) | until (4) |
/// today (4). `from` and `until` as in `Version`.
type InForce is bytes32;

using {ruleset, today, governs} for InForce global;

function toInForce(address ruleset_, Date from, Date until, Date today_) pure returns (InForce) {
    uint256 dates =
        (uint256(Date.unwrap(from)) << 64) | (uint256(Date.unwrap(until)) << 32) | Date.unwrap(today_);
    return InForce.wrap(bytes32(bytes20(ruleset_)) | bytes32(dates));
}

function ruleset(InForce law) pure returns (address) {
    return address(bytes20(InForce.unwrap(law)));
}

function today(InForce law) pure returns (Date) {
    return Date.wrap(uint32(uint256(InForce.unwrap(law))));
}

/// @notice Whether this version is the one in force on a date, too.
function governs(InForce law, Date date) pure returns (bool) {
    uint256 word = uint256(InForce.unwrap(law));
    return Date.wrap(uint32(word >> 64)) <= date && date < Date.wrap(uint32(word >> 32));
}
