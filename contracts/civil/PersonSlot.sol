// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Wire} from "../law/Wire.sol";
import {Words} from "../law/Words.sol";

/// @notice All that a register needs of a person, in one word:
/// key commitment (24 bytes, the first of keccak256(signer)) | key version (4) | status (1) | assurance (1) | zeros (2).
/// Zero: no such person.
type PersonSlot is bytes32;

using {
    keyCommitment,
    keyVersion,
    status,
    assurance,
    isKey,
    isAccount,
    withKey,
    withStatus,
    withAssurance
} for PersonSlot global;

/// @notice Status of a person in the register of persons. Only an office changes it; time never does.
library PersonStatus {
    /// @dev Never enrolled.
    uint8 internal constant UNKNOWN = 0;
    /// @dev May sign.
    uint8 internal constant ACTIVE = 1;
    /// @dev May not sign until released.
    uint8 internal constant FROZEN = 2;
    /// @dev Final.
    uint8 internal constant DEAD = 3;
}

/// @notice Levels of assurance of the means by which a person is identified: Regulation (EU) 910/2014, article 8(2).
library Assurance {
    uint8 internal constant LOW = 1;
    uint8 internal constant SUBSTANTIAL = 2;
    uint8 internal constant HIGH = 3;
}

/// @notice The word of a person who is enrolled.
function toPersonSlot(
    bytes24 commitment,
    uint32 version,
    uint8 state,
    uint8 level
) pure returns (PersonSlot) {
    uint256 tail = (uint256(version) << 32) | (uint256(state) << 24) | (uint256(level) << 16);
    return PersonSlot.wrap(bytes32(commitment) | bytes32(tail));
}

/// @notice What the register keeps of a key: the first 24 bytes of keccak256(signer).
function commitmentTo(bytes calldata signer) pure returns (bytes24) {
    return bytes24(Wire.hash(signer));
}

function keyCommitment(PersonSlot slot) pure returns (bytes24) {
    return bytes24(PersonSlot.unwrap(slot));
}

/// @notice Starts at 1; a signature names the version it was made under and is void under any other.
function keyVersion(PersonSlot slot) pure returns (uint32) {
    return uint32(uint256(PersonSlot.unwrap(slot)) >> 32);
}

/// @notice One of `PersonStatus`.
function status(PersonSlot slot) pure returns (uint8) {
    return uint8(uint256(PersonSlot.unwrap(slot)) >> 24);
}

/// @notice One of `Assurance`.
function assurance(PersonSlot slot) pure returns (uint8) {
    return uint8(uint256(PersonSlot.unwrap(slot)) >> 16);
}

/// @notice Whether `signer` (ERC-7913) is the person's present key.
function isKey(PersonSlot slot, bytes calldata signer) pure returns (bool) {
    return keyCommitment(slot) == commitmentTo(signer);
}

/// @notice Whether the account is the person's present key.
function isAccount(PersonSlot slot, address account) pure returns (bool) {
    return keyCommitment(slot) == bytes24(Words.hashStart(bytes20(account), 20));
}

function withKey(PersonSlot slot, bytes24 commitment, uint32 version) pure returns (PersonSlot) {
    return toPersonSlot(commitment, version, status(slot), assurance(slot));
}

function withStatus(PersonSlot slot, uint8 state) pure returns (PersonSlot) {
    return toPersonSlot(keyCommitment(slot), keyVersion(slot), state, assurance(slot));
}

function withAssurance(PersonSlot slot, uint8 level) pure returns (PersonSlot) {
    return toPersonSlot(keyCommitment(slot), keyVersion(slot), status(slot), level);
}
