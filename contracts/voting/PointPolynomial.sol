// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Words} from "../law/Words.sol";
import {PointSums} from "./PointSums.sol";
import {Secp256k1} from "./Secp256k1.sol";

/// @title Polynomials whose coefficients are points
/// @notice The points F_0, F_1, … of Feldman's scheme are coefficients times G: so the sum of j^k F_k is the share of
/// trustee j times G, for everybody to compute. All of it is exact, not by addresses: who chooses both sides of an
/// equation of 160 bits could find two that meet.
library PointPolynomial {
    /// @notice Value at a place, Jacobian coordinates, see `PointSums.sol`.
    /// @param points x and y of each coefficient, the constant one first; points that were checked
    /// @param place so small that its powers are below 2^256
    function at(bytes memory points, uint256 place) internal pure returns (bytes memory sum) {
        return _combine(points, _powers(points.length / 64, place));
    }

    /// @notice Whether a share is the value at a place: share times G less the value is infinity.
    /// @param share less than the order
    function hasShare(bytes memory points, uint256 place, uint256 share) internal pure returns (bool) {
        bytes memory factors = bytes.concat(
            _powers(points.length / 64, place),
            bytes32(Secp256k1.ORDER - share)
        );
        bytes memory all = bytes.concat(points, bytes32(Secp256k1.G_X), bytes32(Secp256k1.G_Y));
        return Words.at(_combine(all, factors), 2) == 0;
    }

    function _powers(uint256 count, uint256 place) private pure returns (bytes memory powers) {
        powers = Words.make(count);
        uint256 power = 1;
        for (uint256 k; k < count; ++k) {
            Words.set(powers, k, bytes32(power));
            power *= place;
        }
    }

    /// @dev The sum of factors times points, bit by bit for all at once (Straus 1964).
    function _combine(bytes memory points, bytes memory factors) private pure returns (bytes memory sum) {
        sum = Words.repeated(0, 3);
        uint256 count = factors.length / 32;
        uint256 all;
        for (uint256 k; k < count; ++k) all |= uint256(Words.at(factors, k));
        for (uint256 bit = 1 << Math.log2(all); bit != 0; bit >>= 1) {
            PointSums.twice(sum, 0);
            for (uint256 k; k < count; ++k) {
                if (uint256(Words.at(factors, k)) & bit == 0) continue;
                PointSums.add(sum, 0, uint256(Words.at(points, 2 * k)), uint256(Words.at(points, 2 * k + 1)));
            }
        }
    }
}
