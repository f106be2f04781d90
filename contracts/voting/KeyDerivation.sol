// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Words} from "../law/Words.sol";
import {PointPolynomial} from "./PointPolynomial.sol";
import {PointSums} from "./PointSums.sol";
import {Secp256k1} from "./Secp256k1.sol";

/// @title The key that trustees' points make, and each trustee's share of it
library KeyDerivation {
    /// @notice Adds the trustees' polynomials up: the key is the constant coefficient of the sum, the public share of
    /// trustee j its value at j.
    /// @param points of each trustee `threshold` of them, x and y, in the order of their numbers; checked when published
    /// @return keys x and y of the key, then of each public share; nothing if one of them cannot be computed with, which
    /// takes all trustees together, or luck of one in 2^120
    function derive(
        bytes memory points,
        uint256 trustees,
        uint256 threshold
    ) internal view returns (bytes memory keys) {
        bytes memory sums = Words.repeated(0, 3 * threshold);
        for (uint256 i; i < trustees * threshold; ++i) {
            (bytes32 x, bytes32 y) = (Words.at(points, 2 * i), Words.at(points, 2 * i + 1));
            PointSums.add(sums, 3 * (i % threshold), uint256(x), uint256(y));
        }
        if (_hasInfinity(sums)) return "";
        bytes memory polynomial = PointSums.toAffine(sums, 0, threshold);
        bytes memory values = bytes.concat(Words.at(sums, 0), Words.at(sums, 1), Words.at(sums, 2));
        for (uint256 j = 1; j <= trustees; ++j) {
            values = bytes.concat(values, PointPolynomial.at(polynomial, j));
        }
        if (_hasInfinity(values)) return "";
        keys = PointSums.toAffine(values, 0, trustees + 1);
        for (uint256 j; j <= trustees; ++j) {
            if (uint256(Words.at(keys, 2 * j)) >= Secp256k1.ORDER) return "";
        }
    }

    function _hasInfinity(bytes memory sums) private pure returns (bool) {
        for (uint256 i = 2; i < sums.length / 32; i += 3) {
            if (Words.at(sums, i) == 0) return true;
        }
        return false;
    }
}
