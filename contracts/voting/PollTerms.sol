// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Wire} from "../law/Wire.sol";
import {BallotRule} from "./BallotRule.sol";
import {Contest} from "./Contest.sol";
import {Poll} from "./IBallotBox.sol";

/// @title What a paper of a poll is checked against
/// @notice Fixed when the poll is prepared, and kept by the box as one hash; whoever casts or counts shows it:
///
///     election 32 | roll 32 | key x 32, y 32 | voters 4 | anonymous 1
///     each contest    context 32 | ciphertexts 1 | total 1 | last implicit 1
///
/// It is read only when the hash was compared, and so has the form in which it was made here.
library PollTerms {
    uint256 private constant ROLL_AT = 32;
    uint256 private constant KEY_AT = 64;
    uint256 private constant VOTERS_AT = 128;
    uint256 private constant ANONYMOUS_AT = 132;
    uint256 private constant CONTESTS_AT = 133;
    uint256 private constant CONTEST = 35;

    /// @param contests of one key, at least one
    function encode(
        Poll calldata conditions,
        Contest[] calldata contests
    ) internal view returns (bytes memory terms) {
        terms = abi.encodePacked(
            conditions.election,
            conditions.roll,
            contests[0].keyX,
            contests[0].keyY,
            conditions.voters,
            conditions.anonymousVoters
        );
        for (uint256 i; i < contests.length; ++i) {
            BallotRule calldata rule = contests[i].rule;
            terms = abi.encodePacked(
                terms,
                contests[i].toContext(),
                rule.ciphertexts,
                rule.total,
                rule.lastImplicit
            );
        }
    }

    function election(bytes calldata terms) internal pure returns (bytes32) {
        return Wire.load(terms, 0);
    }

    function roll(bytes calldata terms) internal pure returns (bytes32) {
        return Wire.load(terms, ROLL_AT);
    }

    function key(bytes calldata terms) internal pure returns (uint256 x, uint256 y) {
        return (uint256(Wire.load(terms, KEY_AT)), uint256(Wire.load(terms, KEY_AT + 32)));
    }

    function voters(bytes calldata terms) internal pure returns (uint256) {
        return uint32(bytes4(Wire.load(terms, VOTERS_AT)));
    }

    function isAnonymous(bytes calldata terms) internal pure returns (bool) {
        return uint8(bytes1(Wire.load(terms, ANONYMOUS_AT))) != 0;
    }

    /// @notice How many contests the paper has.
    function contestCount(bytes calldata terms) internal pure returns (uint256) {
        unchecked {
            return (terms.length - CONTESTS_AT) / CONTEST;
        }
    }

    /// @param index of a contest, which there is
    function contestAt(
        bytes calldata terms,
        uint256 index
    ) internal pure returns (bytes32 context, BallotRule memory rule) {
        unchecked {
            uint256 at = CONTESTS_AT + index * CONTEST;
            context = Wire.load(terms, at);
            uint256 packed = uint256(Wire.load(terms, at + 32));
            rule = BallotRule(uint8(packed >> 248), uint8(packed >> 240), uint8(packed >> 232) != 0);
        }
    }

    /// @notice How many ciphertexts the contests before one have together; with the number of contests, all have.
    function ciphertextsBefore(bytes calldata terms, uint256 index) internal pure returns (uint256 count) {
        unchecked {
            for (uint256 i; i < index; ++i) {
                count += uint8(bytes1(Wire.load(terms, CONTESTS_AT + i * CONTEST + 32)));
            }
        }
    }
}
