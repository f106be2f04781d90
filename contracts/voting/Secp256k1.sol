// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title Points of secp256k1, checked with the precompile that recovers
/// @notice `ecrecover` gives the address of gG + tX for any point X, for 3,000 gas: it multiplies, and shows of the product
/// no more than 160 bits. What is proven with it rests on the lemma about hints in `docs/voting-transcript.md`. Coordinates
/// are affine; infinity has none, so that it is never a point here.
library Secp256k1 {
    /// @notice Prime of the field of coordinates (SEC 2).
    uint256 internal constant PRIME = 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f;

    /// @notice Order of the group (SEC 2). It is less than the prime.
    uint256 internal constant ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;

    /// @notice The generator (SEC 2).
    uint256 internal constant G_X = 0x79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798;
    uint256 internal constant G_Y = 0x483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8;

    /// @dev Precompile, SEC 1 4.1.6 with Ethereum's address of the key.
    uint256 private constant ECRECOVER = 1;

    /// @notice It is no point that is computed with here: a coordinate is out of its range (x: below the order, y: below the
    /// prime), or the point is not on the curve.
    error Secp256k1NotAPoint(uint256 x, uint256 y);

    /// @notice It is not less than the order, or zero where it must not be.
    error Secp256k1NotAScalar(uint256 value);

    /// @notice The precompile answers nothing: gG + tX is infinity, t is zero, or x is zero or not less than the order.
    error Secp256k1NoAnswer(uint256 g, uint256 t, uint256 x);

    /// @notice It is not the inverse of the difference of the two x, or not less than the prime. Two points with one x have
    /// no such inverse.
    error Secp256k1WrongInverse(uint256 x1, uint256 x2, uint256 inverse);

    /// @notice Reverts unless x and y are of a point other than infinity. `ecrecover` takes of a point x, below the order,
    /// and of y no more than its parity; sums need all of both.
    function requirePoint(uint256 x, uint256 y) internal pure {
        if (!isPoint(x, y)) revert Secp256k1NotAPoint(x, y);
    }

    function isPoint(uint256 x, uint256 y) internal pure returns (bool) {
        if (x >= ORDER || y >= PRIME) return false;
        return mulmod(y, y, PRIME) == addmod(mulmod(mulmod(x, x, PRIME), x, PRIME), 7, PRIME);
    }

    /// @notice Reverts unless the value is less than the order.
    function requireScalar(uint256 value) internal pure {
        if (value >= ORDER) revert Secp256k1NotAScalar(value);
    }

    /// @notice Address of gG + tX, for a point X on the curve.
    /// @param g less than the order
    /// @param t less than the order, and not zero
    /// @param x the precompile answers nothing unless it is less than the order, and not zero
    /// @param y parity alone matters
    /// @dev No memory is left over from another call: the answer counts if there is one, of 32 bytes, and not zero.
    function combine(uint256 g, uint256 t, uint256 x, uint256 y) internal view returns (address product) {
        bool answered;
        assembly ("memory-safe") {
            let question := mload(0x40)
            // Hash and signature whose key is ((t x) X - (-g x) G) / x.
            mstore(question, mulmod(sub(ORDER, g), x, ORDER))
            mstore(add(question, 0x20), add(27, and(y, 1)))
            mstore(add(question, 0x40), x)
            mstore(add(question, 0x60), mulmod(t, x, ORDER))
            answered := staticcall(gas(), ECRECOVER, question, 0x80, 0x00, 0x20)
            answered := and(answered, eq(returndatasize(), 0x20))
            product := mload(0x00)
        }
        if (!answered || product == address(0)) revert Secp256k1NoAnswer(g, t, x);
    }

    /// @notice Address of a point, as of a key.
    function toAddress(uint256 x, uint256 y) internal pure returns (address result) {
        assembly ("memory-safe") {
            mstore(0x00, x)
            mstore(0x20, y)
            result := shr(96, shl(96, keccak256(0x00, 0x40)))
        }
    }

    /// @notice The first point less the second; both are on the curve, and no two of one x.
    /// @param inverse of x1 - x2, less than the prime
    function subtract(
        uint256 x1,
        uint256 y1,
        uint256 x2,
        uint256 y2,
        uint256 inverse
    ) internal pure returns (uint256 x, uint256 y) {
        unchecked {
            uint256 minusX2 = PRIME - x2;
            if (inverse >= PRIME || mulmod(addmod(x1, minusX2, PRIME), inverse, PRIME) != 1)
                revert Secp256k1WrongInverse(x1, x2, inverse);
            uint256 slope = mulmod(addmod(y1, y2, PRIME), inverse, PRIME);
            x = addmod(mulmod(slope, slope, PRIME), addmod(PRIME - x1, minusX2, PRIME), PRIME);
            y = addmod(mulmod(slope, addmod(x1, PRIME - x, PRIME), PRIME), PRIME - y1, PRIME);
        }
    }
}
