// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Wire} from "../law/Wire.sol";

/// @title A ballot as it is cast, logged and hashed
/// @notice One form, of a length that the rule fixes, every byte of it checked:
///
///     voter 32 | seq 8
///     k ciphertexts, each    Ax 32 | Ay 32 | Bx 32 | By 32
///     challenge 32 | linear commitment x 32, y 32 | opening x 32, y 32 | blinding 32 | inverse 32
///     k answers, each        share x 32, y 32 | kappa 32 | phi 32 | inverse 32
///
/// `docs/voting-transcript.md` says what each is.
library Ballot {
    uint256 internal constant CIPHERTEXTS_AT = 40;
    uint256 internal constant CIPHERTEXT = 128;
    uint256 internal constant OPENING = 224;
    uint256 internal constant ANSWER = 160;

    /// @notice A ballot of so many ciphertexts has another length.
    error BallotWrongLength(uint256 length, uint256 expected);

    /// @notice Bytes of a ballot of so many ciphertexts, at most 255.
    function lengthOf(uint256 ciphertexts) internal pure returns (uint256) {
        unchecked {
            return CIPHERTEXTS_AT + OPENING + ciphertexts * (CIPHERTEXT + ANSWER);
        }
    }

    function requireLength(bytes calldata ballot, uint256 ciphertexts) internal pure {
        uint256 expected = lengthOf(ciphertexts);
        if (ballot.length != expected) revert BallotWrongLength(ballot.length, expected);
    }

    /// @notice The voter's place in the roll or, in an anonymous contest, their nullifier.
    function voter(bytes calldata ballot) internal pure returns (uint256) {
        return word(ballot, 0);
    }

    /// @notice How many ballots the voter cast before.
    function seq(bytes calldata ballot) internal pure returns (uint64) {
        return uint64(bytes8(Wire.load(ballot, 32)));
    }

    /// @notice keccak256 of all ciphertexts.
    function hashCiphertexts(bytes calldata ballot, uint256 ciphertexts) internal pure returns (bytes32) {
        return Wire.hash(Wire.slice(ballot, CIPHERTEXTS_AT, openingAt(ciphertexts)));
    }

    /// @return offset of the first answer behind that of the challenge
    function answersAt(uint256 ciphertexts) internal pure returns (uint256 offset) {
        unchecked {
            return openingAt(ciphertexts) + OPENING;
        }
    }

    /// @return offset behind the ciphertexts, where the challenge stands
    function openingAt(uint256 ciphertexts) internal pure returns (uint256 offset) {
        unchecked {
            return CIPHERTEXTS_AT + ciphertexts * CIPHERTEXT;
        }
    }

    function word(bytes calldata ballot, uint256 at) internal pure returns (uint256) {
        return uint256(Wire.load(ballot, at));
    }
}
