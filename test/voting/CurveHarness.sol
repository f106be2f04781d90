// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Secp256k1} from "../../contracts/voting/Secp256k1.sol";

/// @notice Shows the arithmetic that is internal to ballots.
contract CurveHarness {
    function isPoint(uint256 x, uint256 y) external pure returns (bool) {
        return Secp256k1.isPoint(x, y);
    }

    function combine(uint256 g, uint256 t, uint256 x, uint256 y) external view returns (address) {
        return Secp256k1.combine(g, t, x, y);
    }

    /// @notice A product that there is, then one that there is not, in the same memory.
    function combineTwice(
        uint256 t,
        uint256 x,
        uint256 y,
        uint256 g2,
        uint256 t2
    ) external view returns (address) {
        Secp256k1.combine(0, t, x, y);
        return Secp256k1.combine(g2, t2, x, y);
    }

    function subtract(
        uint256[2] calldata minuend,
        uint256[2] calldata subtrahend,
        uint256 inverse
    ) external pure returns (uint256 x, uint256 y) {
        return Secp256k1.subtract(minuend[0], minuend[1], subtrahend[0], subtrahend[1], inverse);
    }
}
