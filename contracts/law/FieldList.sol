// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Date, toDecimal} from "./LegalTime.sol";
import {Wire} from "./Wire.sol";
import {Words} from "./Words.sol";

/// @title Dealings described by the list of their fields
/// @notice One letter a field, in the order both of the wire form (packed, big-endian) and of the EIP-712 struct:
///
///     b uint8   r uint16   q uint32   n uint64   h bytes32   p bytes16 (person)   a address
///     d date, 4 bytes; signed as YYYYMMDD        f bool, 1 byte: 0 or 1
///     c currency, 3 letters; signed as a string
///
/// The kind, which stands before them on the wire, is the struct's name in what is signed.
library FieldList {
    using Wire for bytes;
    using Words for bytes;

    /// @notice The list has a letter that stands for no field.
    error FieldUnknown(bytes1 letter);
    /// @notice Yes is 1, no is 0: anything else would be signed as something it is not.
    error FieldNoFlag(uint256 value);

    /// @custom:technical bytes that a field takes, for each letter from "a" on; zero: no field
    uint256 private constant LENGTHS = 0x1401030400010020000000000008001004020000000000000000000000000000;
    /// @custom:technical the last letter that `LENGTHS` has room for
    uint256 private constant LAST = 0x80;

    /// @return length bytes that a dealing with these fields takes, its kind included
    function lengthOf(bytes32 fields) internal pure returns (uint256 length) {
        unchecked {
            length = 1;
            for (uint256 rest = uint256(fields); rest != 0; rest <<= 8) length += _lengthOf(rest >> 248);
        }
    }

    /// @notice EIP-712 struct hash of the dealing that begins at offset `at`.
    function hash(
        bytes calldata a,
        uint256 at,
        bytes32 typeHash,
        bytes32 fields
    ) internal pure returns (bytes32) {
        bytes memory words = Words.make(33);
        words.set(0, typeHash);
        uint256 count = 1;
        unchecked {
            ++at;
            for (uint256 rest = uint256(fields); rest != 0; rest <<= 8) {
                uint256 length = _lengthOf(rest >> 248);
                words.set(count, _word(rest >> 248, uint256(a.load(at)), length));
                at += length;
                ++count;
            }
        }
        return words.hashFirst(count);
    }

    /// @param padded the field's bytes and whatever follows them
    function _word(uint256 field, uint256 padded, uint256 length) private pure returns (bytes32) {
        uint256 value;
        unchecked {
            value = padded >> (256 - 8 * length);
        }
        if (field == uint8(bytes1("d"))) return bytes32(uint256(toDecimal(Date.wrap(uint32(value)))));
        if (field == uint8(bytes1("p"))) return bytes32(bytes16(bytes32(padded)));
        if (field == uint8(bytes1("c"))) return Words.hashStart(bytes32(padded), length);
        if (field == uint8(bytes1("f")) && value > 1) revert FieldNoFlag(value);
        return bytes32(value);
    }

    function _lengthOf(uint256 field) private pure returns (uint256 length) {
        // A letter before "a" shifts everything out, one behind the last wraps and does the same.
        unchecked {
            length = uint8(LENGTHS >> (8 * (LAST - field)));
        }
        if (length == 0) revert FieldUnknown(bytes1(uint8(field)));
    }
}
