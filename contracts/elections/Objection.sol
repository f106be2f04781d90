// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../law/Application.sol";
import {Wire} from "../law/Wire.sol";
import {ElectionEntry} from "./Election.sol";

/// @title What an objection is about
library ObjectionAbout {
    uint8 internal constant ROLL = 1;
    uint8 internal constant RESULT = 2;
}

/// @title Wire form of an objection: the body of its record
/// @notice Packed, big-endian:
///
///     0  3 (an objection) | about 1 | outcome 1 (1 undecided, 2 upheld, 3 dismissed)
///     3  district 32 (its entry)
///    35  objector 16
///    51  reasons 32 of the objection, and then of what decides it
library Objection {
    using Wire for bytes;

    uint8 internal constant UNDECIDED = 1;
    uint8 internal constant UPHELD = 2;
    uint8 internal constant DISMISSED = 3;

    uint256 private constant LENGTH = 83;
    uint256 private constant REASONS = 51;

    error ObjectionMalformed(uint256 length, uint256 required);

    function requireWellFormed(bytes memory body) internal pure {
        if (body.length != LENGTH) revert ObjectionMalformed(body.length, LENGTH);
    }

    function make(
        uint8 about_,
        bytes32 district_,
        PersonId objector_,
        bytes32 reasons
    ) internal pure returns (bytes memory) {
        bytes memory head = abi.encodePacked(ElectionEntry.OBJECTION, about_, UNDECIDED);
        return abi.encodePacked(head, district_, PersonId.unwrap(objector_), reasons);
    }

    function about(bytes memory body) internal pure returns (uint8) {
        return uint8(body.read(0)[1]);
    }

    function outcome(bytes memory body) internal pure returns (uint8) {
        return uint8(body.read(0)[2]);
    }

    /// @notice Entry of the district.
    function district(bytes memory body) internal pure returns (bytes32) {
        return body.read(3);
    }

    function objector(bytes memory body) internal pure returns (PersonId) {
        return PersonId.wrap(bytes16(body.read(35)));
    }

    function decide(bytes memory body, bool upheld, bytes32 reasons) internal pure {
        body.put(2, 1, bytes1(upheld ? UPHELD : DISMISSED));
        body.put(REASONS, 32, reasons);
    }
}
