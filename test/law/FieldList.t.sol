// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {FieldList} from "../../contracts/law/FieldList.sol";
import {Date, toDecimal} from "../../contracts/law/LegalTime.sol";

/// @notice Fields by their letters, against what Solidity itself makes of the same values.
contract FieldListTest {
    error Different(bytes32 found, bytes32 wanted);
    error NotRefused(bytes1 letter);

    bytes32 private constant TYPE_HASH = keccak256("a struct");
    bytes private constant LETTERS = "abrqnhpdfc";

    function lengthOf(bytes32 fields) external pure returns (uint256) {
        return FieldList.lengthOf(fields);
    }

    function hash(bytes calldata dealing, uint256 at, bytes32 fields) external pure returns (bytes32) {
        return FieldList.hash(dealing, at, TYPE_HASH, fields);
    }

    function test_lengths() external pure {
        uint8[10] memory lengths = [20, 1, 2, 4, 8, 32, 16, 4, 1, 3];
        for (uint256 i = 0; i < LETTERS.length; ++i) {
            _same(bytes32(FieldList.lengthOf(bytes32(LETTERS[i]))), bytes32(uint256(lengths[i]) + 1));
        }
        _same(bytes32(FieldList.lengthOf("abrqnhpdfc")), bytes32(uint256(92)));
        _same(bytes32(FieldList.lengthOf("")), bytes32(uint256(1)));
    }

    function test_anyOtherLetterIsUnknown() external view {
        for (uint256 letter = 1; letter < 256; ++letter) {
            bool known;
            for (uint256 i = 0; i < LETTERS.length; ++i) known = known || uint8(LETTERS[i]) == letter;
            if (known) continue;
            try this.lengthOf(bytes32(bytes1(uint8(letter)))) {
                revert NotRefused(bytes1(uint8(letter)));
            } catch (bytes memory reason) {
                _same(bytes4(reason), FieldList.FieldUnknown.selector);
            }
        }
    }

    function testFuzz_hashOfAnAddress(address account, uint8 b) external view {
        bytes32 wanted = keccak256(abi.encode(TYPE_HASH, account, b));
        _same(this.hash(abi.encodePacked(uint8(99), account, b), 0, "ab"), wanted);
    }

    function testFuzz_hash(
        uint8 b,
        uint16 r,
        uint64 n,
        bytes32 h,
        bytes16 p,
        uint16 d,
        bool f,
        bytes3 c
    ) external view {
        uint32 date = uint32(d) + 10_000;
        bytes memory dealing = abi.encodePacked("xy", uint8(99), b, r, n, h, p, date, f, c, "rest");
        bytes32 decimal = bytes32(uint256(toDecimal(Date.wrap(date))));
        bytes32 currency = keccak256(abi.encodePacked(c));
        bytes32 wanted = keccak256(abi.encode(TYPE_HASH, b, r, n, h, p, decimal, f, currency));
        _same(this.hash(dealing, 2, "brnhpdfc"), wanted);
    }

    function testFuzz_yesIsOne(uint8 value) external view {
        try this.hash(abi.encodePacked(uint8(99), value), 0, "f") {
            if (value > 1) revert NotRefused("f");
        } catch (bytes memory reason) {
            _same(bytes4(reason), FieldList.FieldNoFlag.selector);
        }
    }

    function _same(bytes32 found, bytes32 wanted) private pure {
        if (found != wanted) revert Different(found, wanted);
    }
}
