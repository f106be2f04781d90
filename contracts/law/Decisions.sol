// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Date} from "./LegalTime.sol";

/// @title What a register keeps of a decision, in one word
/// @notice Zero: none, or a grant. With a last byte of 1: final, a refusal's hash or, all else being zero, a withdrawal.
/// With a last byte of zero: a refusal whose provision, the eId that is the word, has been set aside.
library Decisions {
    bytes32 internal constant WITHDRAWN = bytes32(uint256(1));

    /// @notice Of a refusal. What can be contested is hashed by itself, so that nobody need show the rest.
    /// @param applicationHash keccak256 of the application's bytes
    /// @param details keccak256 of abi.encode(subdivision, ruleset, bodies, circumstances, findings), as logged
    function refusal(
        bytes32 applicationHash,
        bytes32 eId,
        Date decidedOn,
        uint16 remedyDays,
        bytes32 details
    ) internal pure returns (bytes32) {
        bytes32 hash = keccak256(abi.encode(applicationHash, eId, decidedOn, remedyDays, details));
        return ((hash >> 8) << 8) | WITHDRAWN;
    }

    function isFinal(bytes32 decision) internal pure returns (bool) {
        return uint8(uint256(decision)) != 0;
    }
}
