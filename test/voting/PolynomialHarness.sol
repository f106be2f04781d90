// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PointPolynomial} from "../../contracts/voting/PointPolynomial.sol";
import {PointSums} from "../../contracts/voting/PointSums.sol";

/// @title Polynomials of points, for tests
contract PolynomialHarness {
    /// @return points x and y of the value; reverts if it is infinity
    function at(bytes calldata points, uint256 place) external view returns (bytes memory) {
        return PointSums.toAffine(PointPolynomial.at(points, place), 0, 1);
    }

    function hasShare(bytes calldata points, uint256 place, uint256 share) external pure returns (bool) {
        return PointPolynomial.hasShare(points, place, share);
    }
}
