// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Date} from "../law/LegalTime.sol";

/// @notice What the law is told of the election with which an application deals: by the clock, the ballot box and the
/// ceremony.
/// @param instant of the block, in seconds
/// @param opens the first second in which ballots are taken; zero: the election has not been called
/// @param closes the first second in which none are taken any more
/// @param pollingDay the legal date of the opening
/// @param paused whether the polls are paused
/// @param keyFixed whether the trustees have made the key; asked only where something is frozen
/// @param republished day on which the roll that is objected to was published again; zero: it was not. Asked only where
/// somebody objects to a roll; of several rolls, that of the one published first
struct ElectionFacts {
    uint64 instant;
    uint64 opens;
    uint64 closes;
    Date pollingDay;
    bool paused;
    bool keyFixed;
    Date republished;
}

/// @title The facts of an election in one word
/// @notice In the register of elections this stands in `Circumstances.workingDays`:
/// instant 56 bits | opens 56 | closes 56 | polling day 32 | paused 1 | key fixed 1 | republished 32, from
/// the highest bit on.
library ElectionFact {
    uint256 private constant INSTANT = type(uint56).max;

    function pack(ElectionFacts memory f) internal pure returns (uint256 word) {
        word = (uint256(f.instant) << 200) | (uint256(f.opens) << 144) | (uint256(f.closes) << 88);
        word |= uint256(Date.unwrap(f.pollingDay)) << 56;
        if (f.paused) word |= 1 << 55;
        if (f.keyFixed) word |= 1 << 54;
        word |= uint256(Date.unwrap(f.republished)) << 22;
    }

    function unpack(uint256 word) internal pure returns (ElectionFacts memory f) {
        f.instant = uint64(word >> 200);
        f.opens = uint64((word >> 144) & INSTANT);
        f.closes = uint64((word >> 88) & INSTANT);
        f.pollingDay = Date.wrap(uint32(word >> 56));
        f.paused = (word >> 55) & 1 == 1;
        f.keyFixed = (word >> 54) & 1 == 1;
        f.republished = Date.wrap(uint32(word >> 22));
    }
}
