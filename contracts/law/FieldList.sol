// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Date, toDecimal} from "./LegalTime.sol";
import {Wire} from "./Wire.sol";
import {Words} from "./Words.sol";

/// @title Dealings described by the list of their fields
/// @notice One letter a field, in the order both of the wire form (packed, big-endian) and of the EIP-712 struct:
///
///     b uint8   r uint16   q uint32   n uint64   h bytes32   p bytes16 (person)
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

    /// @return length bytes that a dealing with these fields takes, its kind included
    function lengthOf(bytes32 fields) internal pure returns (uint256 length) {
        length = 1;
        for (uint256 i; i < 32 && fields[i] != 0; ++i) length += _lengthOf(fields[i]);
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
        ++at;
        uint256 count;
        for (; count < 32 && fields[count] != 0; ++count) {
            bytes1 field = fields[count];
            uint256 length = _lengthOf(field);
            words.set(count + 1, _word(field, a.load(at), length));
            at += length;
        }
        return words.hashFirst(count + 1);
    }

    /// @param padded the field's bytes and whatever follows them
    function _word(bytes1 field, bytes32 padded, uint256 length) private pure returns (bytes32) {
        if (field == "h") return padded;
        if (field == "p") return bytes32(bytes16(padded));
        if (field == "c") return Words.hashStart(padded, length);
        uint256 value = uint256(padded) >> (256 - 8 * length);
        if (field == "d") return bytes32(uint256(toDecimal(Date.wrap(uint32(value)))));
        if (field == "f" && value > 1) revert FieldNoFlag(value);
        return bytes32(value);
    }

    function _lengthOf(bytes1 field) private pure returns (uint256) {
        if (field == "b" || field == "f") return 1;
        if (field == "r") return 2;
        if (field == "c") return 3;
        if (field == "q" || field == "d") return 4;
        if (field == "n") return 8;
        if (field == "p") return 16;
        if (field == "h") return 32;
        revert FieldUnknown(field);
    }
}
