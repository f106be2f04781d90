// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Signatures} from "../law/Signatures.sol";
import {Wire} from "../law/Wire.sol";
import {Words} from "../law/Words.sol";

/// @notice All that a register needs of a person, in one word:
/// key commitment (24 bytes) | key version (4) | status (1) | assurance (1) | bare (1) | zero (1). The commitment is the
/// first bytes of keccak256(signer); of a bare key (`Signatures`) those of keccak256(key), so that nobody has a key twice,
/// bare and as an account.
/// Zero: no such person.
type PersonSlot is bytes32;

using {
    keyCommitment,
    keyVersion,
    status,
    assurance,
    isKey,
    isOfAccount,
    isBare,
    withKey,
    withVersion,
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

/// @notice What the register keeps of a key: where a slot has them, its commitment and whether it is bare.
type PersonKey is bytes32;

uint256 constant BARE = 1 << 8;
uint256 constant KEY = (type(uint256).max << 64) | BARE;

/// @notice The word of a person who is enrolled.
function toPersonSlot(PersonKey key, uint32 version, uint8 state, uint8 level) pure returns (PersonSlot) {
    uint256 rest = (uint256(version) << 32) | (uint256(state) << 24) | (uint256(level) << 16);
    return PersonSlot.wrap(PersonKey.unwrap(key) | bytes32(rest));
}

/// @param hash keccak256 of the signer, or of a bare key
function toPersonKey(bytes32 hash, bool bare) pure returns (PersonKey) {
    return PersonKey.wrap(bytes32(bytes24(hash)) | bytes32(bare ? BARE : 0));
}

/// @notice The key of an ERC-7913 signer.
function personKeyOf(bytes calldata signer) pure returns (PersonKey) {
    bool bare = Signatures.isBareKey(signer);
    return toPersonKey(Wire.hash(bare ? signer[20:] : signer), bare);
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
    return PersonKey.unwrap(_key(slot)) == PersonKey.unwrap(personKeyOf(signer));
}

/// @notice Whether the present key is this account, or the bare key of secp256k1 that has the same address.
function isOfAccount(PersonSlot slot, address account) pure returns (bool) {
    return keyCommitment(slot) == bytes24(Words.hashStart(bytes20(account), 20));
}

/// @notice Whether the present key is a bare one.
function isBare(PersonSlot slot) pure returns (bool) {
    return uint256(PersonSlot.unwrap(slot)) & BARE != 0;
}

function withKey(PersonSlot slot, PersonKey key, uint32 version) pure returns (PersonSlot) {
    return toPersonSlot(key, version, status(slot), assurance(slot));
}

function withVersion(PersonSlot slot, uint32 version) pure returns (PersonSlot) {
    return toPersonSlot(_key(slot), version, status(slot), assurance(slot));
}

function withStatus(PersonSlot slot, uint8 state) pure returns (PersonSlot) {
    return toPersonSlot(_key(slot), keyVersion(slot), state, assurance(slot));
}

function withAssurance(PersonSlot slot, uint8 level) pure returns (PersonSlot) {
    return toPersonSlot(_key(slot), keyVersion(slot), status(slot), level);
}

function _key(PersonSlot slot) pure returns (PersonKey) {
    return PersonKey.wrap(PersonSlot.unwrap(slot) & bytes32(KEY));
}
