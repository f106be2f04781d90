// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title What has been set aside for an application: `Circumstances.overruled`
/// @notice The eId of one provision; or of two, one that a review or judgment has set aside and one that those approved in
/// whose discretion it is: 16 bytes for the first, 15 for the second, and a last byte of 1, which no eId has.
library Overruled {
    uint256 private constant BOTH = 1;

    /// @param a first eId, zero: none
    /// @param b second eId, zero: none
    /// @return word both; where they are too long for one word, the second alone, so that the first refuses again
    function both(bytes32 a, bytes32 b) internal pure returns (bytes32 word) {
        if (a == 0 || a == b) return b;
        if (b == 0) return a;
        bool fit = uint256(a) << 128 == 0 && uint256(b) << 120 == 0;
        return fit ? a | (b >> 128) | bytes32(BOTH) : b;
    }

    /// @return a first eId
    /// @return b second eId; zero: there is one only
    function split(bytes32 word) internal pure returns (bytes32 a, bytes32 b) {
        if (uint8(uint256(word)) != BOTH) return (word, 0);
        return (bytes16(word), bytes32((uint256(word) ^ BOTH) << 128));
    }
}
