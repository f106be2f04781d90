// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title Bodies of several records in one string
/// @notice As registers and rulesets hand them to each other, one behind the other: length 32 | body.
/// A length is as long as Solidity's own, so that a body is read where it lies: only the string as a whole is coded and
/// copied.
library Bodies {
    /// @notice The string ends before the bodies do.
    error BodiesMalformed(uint256 length, uint256 required);

    /// @notice Room for bodies that are appended before they are read.
    /// @param count how many there will be
    /// @param lengths at least the sum of their lengths
    function make(uint256 count, uint256 lengths) internal pure returns (bytes memory packed) {
        assembly ("memory-safe") {
            packed := mload(0x40)
            mstore(packed, 0)
            mstore(0x40, and(add(add(packed, 0x3f), add(shl(5, count), lengths)), not(0x1f)))
        }
    }

    /// @notice Copies a body to the end. There must be room for it.
    /// @return added the copy
    function append(bytes memory packed, bytes calldata body) internal pure returns (bytes memory added) {
        assembly ("memory-safe") {
            let length := mload(packed)
            added := add(add(packed, 0x20), length)
            mstore(added, body.length)
            calldatacopy(add(added, 0x20), body.offset, body.length)
            mstore(packed, add(length, add(0x20, body.length)))
        }
    }

    /// @return body the one at offset `at`, where it lies
    /// @return end offset behind it
    function bodyAt(bytes memory packed, uint256 at) internal pure returns (bytes memory body, uint256 end) {
        unchecked {
            uint256 length = packed.length;
            if (at + 32 > length) revert BodiesMalformed(length, at + 32);
            assembly ("memory-safe") {
                body := add(add(packed, 0x20), at)
            }
            end = at + 32 + body.length;
            if (body.length > length || end > length) revert BodiesMalformed(length, end);
        }
    }

    /// @notice The first `count` bodies, where they lie.
    function split(bytes memory packed, uint256 count) internal pure returns (bytes[] memory list) {
        // Each item is set below, so that none need be set to an empty one first.
        assembly ("memory-safe") {
            list := mload(0x40)
            mstore(list, count)
            mstore(0x40, add(list, shl(5, add(1, count))))
        }
        uint256 at;
        for (uint256 i; i < count; ++i) {
            bytes memory body;
            (body, at) = bodyAt(packed, at);
            assembly ("memory-safe") {
                mstore(add(list, shl(5, add(1, i))), body)
            }
        }
    }

    /// @notice A string with copies of the bodies.
    function join(bytes[] memory list) internal pure returns (bytes memory packed) {
        assembly ("memory-safe") {
            packed := mload(0x40)
            let target := add(packed, 0x20)
            let end := add(list, shl(5, add(1, mload(list))))
            for {
                let item := add(list, 0x20)
            } lt(item, end) {
                item := add(item, 0x20)
            } {
                let size := add(0x20, mload(mload(item)))
                mcopy(target, mload(item), size)
                target := add(target, size)
            }
            mstore(packed, sub(sub(target, packed), 0x20))
            mstore(0x40, and(add(target, 0x1f), not(0x1f)))
        }
    }
}
