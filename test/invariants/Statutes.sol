// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title The accounts of those who hold an office, and of whoever founded the republic
library Officers {
    address internal constant FOUNDER = address(0xF0);
    address internal constant LEGISLATURE = address(0xF1);
    address internal constant COURT = address(0xF2);
    address internal constant CIVIL_REGISTRAR = address(0xF3);
    address internal constant SURVEYOR = address(0xF4);
}

/// @title The subdivisions enacted
/// @notice By number: 0 to 2 are Parts 2 to 4 of the Land Registration Act, 3 is Part 2 of the Land Transaction Duty Act,
/// 4 is the provision of the constitution that allows retroactive law, 5 to 10 are Parts 6 to 11 of the Land Registration
/// Act.
library Statutes {
    /// @notice The day on which the republic is founded.
    uint32 internal constant START = 16_892;

    uint256 internal constant AMENDABLE = 4;
    uint256 internal constant COUNT = 11;

    function eliOf(uint256 index) internal pure returns (string memory) {
        if (index == 4) return "/eli/xx/act/2015/1";
        return index == 3 ? "/eli/xx/act/2015/14" : "/eli/xx/act/2015/12";
    }

    function subdivisionOf(uint256 index) internal pure returns (string memory) {
        if (index == 4) return "art_9";
        if (index > 8) return index == 9 ? "part_10" : "part_11";
        if (index > 6) return index == 7 ? "part_8" : "part_9";
        if (index > 4) return index == 5 ? "part_6" : "part_7";
        if (index == 1) return "part_3";
        return index == 2 ? "part_4" : "part_2";
    }

    function nameOf(uint256 index) internal pure returns (string memory) {
        return string.concat(eliOf(index), "#", subdivisionOf(index));
    }

    function keyOf(uint256 index) internal pure returns (bytes32) {
        return keccak256(bytes(nameOf(index)));
    }
}
