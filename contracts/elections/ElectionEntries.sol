// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../law/Application.sol";
import {Date} from "../law/LegalTime.sol";

/// @title Names of entries in the register of elections
/// @notice That of an election is chosen by whoever calls it, and its second highest bit is not set. Those of districts and
/// objections follow from what they are about, so that there is one of each, and have it set: neither can be taken for the
/// other.
library ElectionEntries {
    bytes32 private constant DERIVED = bytes32(uint256(3) << 254);

    /// @notice Entry of a district, which is also the name of its poll.
    function districtOf(bytes32 election, uint16 number) internal pure returns (bytes32) {
        return keccak256(abi.encode(election, number)) | DERIVED;
    }

    /// @param about see `ObjectionAbout`
    /// @param republished day on which the roll was published again to which somebody objects; zero: it was not, or the
    /// objection is to the result
    function objectionOf(
        bytes32 district,
        uint8 about,
        PersonId objector,
        Date republished
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(district, about, objector, republished)) | DERIVED;
    }

    function isDerived(bytes32 entry) internal pure returns (bool) {
        return entry & DERIVED == DERIVED;
    }
}
