// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Wire} from "../law/Wire.sol";
import {Words} from "../law/Words.sol";
import {Secp256k1} from "./Secp256k1.sol";

/// @title That one secret multiplies several points
/// @notice Who knows x with Y = xG shows D = xA for each of several bases A: Chaum and Pedersen's proof, one challenge for
/// all bases, 2m + 1 calls of `ecrecover` for m of them. One form, of a length that the number of bases fixes:
///
///     challenge 32 | kappa 32
///     each base: product D x 32, y 32 | share U x 32, y 32 | inverse 32
///
/// The share U = kappa A is a hint: it is on the curve, and kappa is fixed by the first commitment (see the lemma in
/// `docs/voting-transcript.md`).
library EqualityProof {
    bytes32 private constant EQUALITY = keccak256("smart-laws/voting/1/equality");

    uint256 private constant HEADER = 64;
    uint256 private constant EACH = 160;
    uint256 private constant ORDER = Secp256k1.ORDER;

    /// @dev Words of the transcript before those of the bases: tag, statement, Yx, Yy, address of the first commitment.
    uint256 private constant PREFIX = 5;

    /// @notice A proof about so many bases has another length.
    error EqualityProofWrongLength(uint256 length, uint256 expected);

    /// @notice The hint is not kappa times the base.
    error EqualityProofFalseHint(uint256 base, address expected);

    /// @notice The challenge does not follow from what was committed to.
    error EqualityProofWrongChallenge(uint256 challenge, uint256 expected);

    /// @notice Reverts unless the proof holds.
    /// @param statement hash of what it is about; key, bases and products are hashed besides
    /// @param bases x and y of each, points
    /// @return products x and y of each
    function requireValid(
        bytes calldata proof,
        bytes32 statement,
        uint256 keyX,
        uint256 keyY,
        bytes memory bases
    ) internal view returns (bytes memory products) {
        // Bases are whole points: the division leaves nothing.
        // slither-disable-start divide-before-multiply
        uint256 count = bases.length / 64;
        if (proof.length != HEADER + count * EACH)
            revert EqualityProofWrongLength(proof.length, HEADER + count * EACH);
        (uint256 c, uint256 kappa) = (_word(proof, 0), _word(proof, 32));
        if (c == 0 || c >= ORDER) revert Secp256k1.Secp256k1NotAScalar(c);
        Secp256k1.requireScalar(kappa);
        bytes memory transcript = Words.make(PREFIX + 5 * count);
        Words.set(transcript, 0, EQUALITY);
        Words.set(transcript, 1, statement);
        Words.set(transcript, 2, bytes32(keyX));
        Words.set(transcript, 3, bytes32(keyY));
        address first = Secp256k1.combine(mulmod(c, kappa, ORDER), ORDER - c, keyX, keyY);
        Words.set(transcript, 4, bytes32(uint256(uint160(first))));
        products = Words.make(2 * count);
        // slither-disable-end divide-before-multiply
        for (uint256 i; i < count; ++i) {
            _checkBase(proof, i, bases, products, transcript);
        }
        uint256 expected = uint256(keccak256(transcript)) % ORDER;
        if (expected != c) revert EqualityProofWrongChallenge(c, expected);
    }

    /// @dev The commitment to the nonce under base i, recomputed: c (U - D).
    function _checkBase(
        bytes calldata proof,
        uint256 i,
        bytes memory bases,
        bytes memory products,
        bytes memory transcript
    ) private view {
        uint256 at = HEADER + i * EACH;
        (uint256 x, uint256 y) = (uint256(Words.at(bases, 2 * i)), uint256(Words.at(bases, 2 * i + 1)));
        Secp256k1.requirePoint(_word(proof, at), _word(proof, at + 32));
        _requireHint(proof, i, x, y);
        uint256 index = PREFIX + 5 * i;
        Words.set(transcript, index, bytes32(x));
        Words.set(transcript, index + 1, bytes32(y));
        Words.set(transcript, index + 2, Wire.load(proof, at));
        Words.set(transcript, index + 3, Wire.load(proof, at + 32));
        Words.set(transcript, index + 4, bytes32(uint256(uint160(_commitment(proof, at)))));
        Words.set(products, 2 * i, Wire.load(proof, at));
        Words.set(products, 2 * i + 1, Wire.load(proof, at + 32));
    }

    function _requireHint(bytes calldata proof, uint256 i, uint256 x, uint256 y) private view {
        uint256 at = HEADER + i * EACH + 64;
        (uint256 hintX, uint256 hintY) = (_word(proof, at), _word(proof, at + 32));
        Secp256k1.requirePoint(hintX, hintY);
        address expected = Secp256k1.combine(0, _word(proof, 32), x, y);
        if (Secp256k1.toAddress(hintX, hintY) != expected) revert EqualityProofFalseHint(i, expected);
    }

    function _commitment(bytes calldata proof, uint256 at) private view returns (address) {
        (uint256 x, uint256 y) = Secp256k1.subtract(
            _word(proof, at + 64),
            _word(proof, at + 96),
            _word(proof, at),
            _word(proof, at + 32),
            _word(proof, at + 128)
        );
        return Secp256k1.combine(0, _word(proof, 0), x, y);
    }

    function _word(bytes calldata proof, uint256 at) private pure returns (uint256) {
        return uint256(Wire.load(proof, at));
    }
}
