// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../../contracts/law/Application.sol";
import {Cast} from "./Cast.sol";

/// @title The register taken over: eight titles under one root
/// @notice Two of them are spoilt and can never be dealt with: the shares of one do not sum to its denominator, the other
/// does not begin a chain.
library LegacyTitles {
    uint256 internal constant COUNT = 8;
    uint256 internal constant SPOILT_SHARES = 6;
    uint256 internal constant SPOILT_VERSION = 7;

    uint32 private constant SUNSET_OF_LEASE = 16_920;

    /// @dev Told apart by their last 16 bytes, too, by which easements name them.
    function entry(uint256 index) internal pure returns (bytes32) {
        return bytes32(((index + 1) << 200) | (index + 1));
    }

    function record(uint256 index) internal pure returns (bytes memory) {
        uint32 version = index == SPOILT_VERSION ? 2 : 1;
        return abi.encodePacked(bytes32(0), bytes20(0), uint32(9_000), version, bytes4(0), _body(index));
    }

    /// @return levels the nodes at each height, the leaves first, the root last
    function tree() internal pure returns (bytes32[][4] memory levels) {
        levels[0] = new bytes32[](COUNT);
        for (uint256 i = 0; i < COUNT; ++i) {
            levels[0][i] = keccak256(bytes.concat(keccak256(abi.encode(entry(i), keccak256(record(i))))));
        }
        for (uint256 height = 1; height < levels.length; ++height) {
            levels[height] = new bytes32[](COUNT >> height);
            for (uint256 i = 0; i < levels[height].length; ++i) {
                (bytes32 a, bytes32 b) = (levels[height - 1][2 * i], levels[height - 1][2 * i + 1]);
                levels[height][i] = a < b ? keccak256(abi.encode(a, b)) : keccak256(abi.encode(b, a));
            }
        }
    }

    function root() internal pure returns (bytes32) {
        return tree()[3][0];
    }

    function proof(bytes32[][4] memory levels, uint256 index) internal pure returns (bytes memory) {
        return
            abi.encodePacked(levels[0][index ^ 1], levels[1][(index >> 1) ^ 1], levels[2][(index >> 2) ^ 1]);
    }

    /// @dev Two owners; every third has a mortgage that passes with the title, every fourth one that does not, every
    /// fifth a consent that is required; the second is a lease that ends while the tests run.
    function _body(uint256 index) private pure returns (bytes memory) {
        uint32 parts = index == SPOILT_SHARES ? 1 : 7;
        bytes memory rights;
        uint8 count;
        if (index % 3 == 0) rights = _right(1, 1, ++count, index + 2);
        if (index % 4 == 0) rights = abi.encodePacked(rights, _right(1, 0, ++count, index + 3));
        if (index % 5 == 0) {
            rights = abi.encodePacked(rights, _right(3, 0, 0, index + 4));
            ++count;
        }
        bool lease = index == 1;
        return
            abi.encodePacked(
                lease ? uint8(2) : uint8(1),
                lease ? SUNSET_OF_LEASE : uint32(0),
                uint32(10),
                uint8(1),
                uint8(2),
                count,
                uint64(400),
                keccak256(abi.encode("boundaries", index)),
                abi.encodePacked(_citizen(index), parts, _citizen(index + 1), uint32(3), rights)
            );
    }

    function _right(
        uint8 kind,
        uint8 assumable,
        uint16 rank,
        uint256 holder
    ) private pure returns (bytes memory) {
        bytes32 instrument = keccak256("deed");
        return
            abi.encodePacked(
                kind,
                assumable,
                rank,
                _citizen(holder),
                kind == 1 ? uint64(90_000_00) : uint64(0),
                kind == 1 ? bytes3("GBP") : bytes3(0),
                uint32(0),
                instrument
            );
    }

    function _citizen(uint256 number) private pure returns (PersonId) {
        return Cast.id(number % (Cast.CITIZENS - 1));
    }
}
