// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title Fields in byte strings
/// @notice The only place where packed fields are read and written by offset. Neither is checked: callers check
/// the length of a string once, before; what lies beyond its end is unspecified, and nothing is ever put there.
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

    // Slither takes offset and length for one variable.
    // slither-disable-start write-after-write

    /// @return part the bytes from offset `begin` to before offset `end`, where they lie
    function slice(
        bytes calldata data,
        uint256 begin,
        uint256 end
    ) internal pure returns (bytes calldata part) {
        assembly ("memory-safe") {
            part.offset := add(data.offset, begin)
            part.length := sub(end, begin)
        }
    }

    // slither-disable-end write-after-write

    /// @return list the `count` words from offset `at`, where they lie
    function words(
        bytes calldata data,
        uint256 at,
        uint256 count
    ) internal pure returns (bytes32[] calldata list) {
        assembly ("memory-safe") {
            list.offset := add(data.offset, at)
            list.length := count
        }
    }

    /// @notice keccak256 of a string; unlike Solidity's, it leaves no copy in memory.
    function hash(bytes calldata data) internal pure returns (bytes32 digest) {
        assembly ("memory-safe") {
            let free := mload(0x40)
            calldatacopy(free, data.offset, data.length)
            digest := keccak256(free, data.length)
        }
    }

    /// @notice Puts the first `length` bytes of a word over those from offset `at`, in place.
    function put(bytes memory data, uint256 at, uint256 length, bytes32 word) internal pure {
        assembly ("memory-safe") {
            mstore(0x00, word)
            mcopy(add(add(data, 0x20), at), 0x00, length)
        }
    }

    /// @notice A copy in which the `cut` bytes from offset `at` are replaced by others.
    function splice(
        bytes memory data,
        uint256 at,
        uint256 cut,
        bytes memory inserted
    ) internal pure returns (bytes memory result) {
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
