// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title Fields in byte strings
/// @notice The only place where packed fields are read and written by offset. Reading is not checked: callers check the
/// length of a string once, before; what lies beyond its end is unspecified.
library Wire {
    /// @return word the 32 bytes from offset `at`
    function read(bytes memory data, uint256 at) internal pure returns (bytes32 word) {
        assembly ("memory-safe") {
            word := mload(add(add(data, 0x20), at))
        }
    }

    /// @return word the 32 bytes from offset `at`
    function load(bytes calldata data, uint256 at) internal pure returns (bytes32 word) {
        assembly ("memory-safe") {
            word := calldataload(add(data.offset, at))
        }
    }

    /// @notice A copy in which the `cut` bytes from offset `at` are replaced by others.
    function splice(bytes memory data, uint256 at, uint256 cut, bytes memory inserted)
        internal
        pure
        returns (bytes memory result)
    {
        uint256 length = data.length - cut + inserted.length;
        assembly ("memory-safe") {
            result := mload(0x40)
            mstore(0x40, add(result, and(add(length, 0x3f), not(0x1f))))
            mstore(result, length)
            let target := add(result, 0x20)
            let source := add(data, 0x20)
            let added := mload(inserted)
            mcopy(target, source, at)
            mcopy(add(target, at), add(inserted, 0x20), added)
            let rest := sub(sub(mload(data), at), cut)
            mcopy(add(add(target, at), added), add(add(source, at), cut), rest)
        }
    }
}
