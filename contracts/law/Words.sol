// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title Lists of words in memory
/// @notice A list is a byte string of 32 bytes a word, so that `keccak256(list)` is what EIP-712 makes of an array, and
/// needs no copy. Unlike Solidity's arrays, a list is not zeroed and indices are not checked: whoever makes a list fills all
/// of it, and asks for no index that is not below the count it was made with.
library Words {
    /// @return list room for `count` words, which hold anything until they are set
    function make(uint256 count) internal pure returns (bytes memory list) {
        assembly ("memory-safe") {
            list := mload(0x40)
            mstore(list, shl(5, count))
            mstore(0x40, add(list, add(0x20, shl(5, count))))
        }
    }

    /// @return list of the same word, `count` times
    function repeated(bytes32 word, uint256 count) internal pure returns (bytes memory list) {
        list = make(count);
        for (uint256 i; i < count; ++i) set(list, i, word);
    }

    function set(bytes memory list, uint256 index, bytes32 word) internal pure {
        assembly ("memory-safe") {
            mstore(add(add(list, 0x20), shl(5, index)), word)
        }
    }

    function at(bytes memory list, uint256 index) internal pure returns (bytes32 word) {
        assembly ("memory-safe") {
            word := mload(add(add(list, 0x20), shl(5, index)))
        }
    }

    /// @notice keccak256 of the first `count` words.
    function hashFirst(bytes memory list, uint256 count) internal pure returns (bytes32 digest) {
        assembly ("memory-safe") {
            digest := keccak256(add(list, 0x20), shl(5, count))
        }
    }

    /// @notice keccak256 of three words, as of `abi.encode(a, b, c)`.
    function hash(bytes32 a, bytes32 b, bytes32 c) internal pure returns (bytes32 digest) {
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(free, a)
            mstore(add(free, 0x20), b)
            mstore(add(free, 0x40), c)
            digest := keccak256(free, 0x60)
        }
    }

    /// @notice keccak256 of four words, as of `abi.encode(a, b, c, d)`.
    function hash(bytes32 a, bytes32 b, bytes32 c, bytes32 d) internal pure returns (bytes32 digest) {
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(free, a)
            mstore(add(free, 0x20), b)
            mstore(add(free, 0x40), c)
            mstore(add(free, 0x60), d)
            digest := keccak256(free, 0x80)
        }
    }

    /// @notice How many bytes of a text stand before the zeros that pad it to a word.
    function textLength(bytes32 padded) internal pure returns (uint256 length) {
        while (length < 32 && padded[length] != 0) ++length;
    }

    /// @notice keccak256 of the first `length` bytes of a word, at most 32.
    function hashStart(bytes32 word, uint256 length) internal pure returns (bytes32 digest) {
        assembly ("memory-safe") {
            mstore(0x00, word)
            digest := keccak256(0x00, length)
        }
    }
}
