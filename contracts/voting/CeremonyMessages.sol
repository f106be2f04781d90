// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Wire} from "../law/Wire.sol";
import {Words} from "../law/Words.sol";
import {EqualityProof} from "./EqualityProof.sol";
import {ComplaintEvidence, IKeyCeremony} from "./IKeyCeremony.sol";
import {PointPolynomial} from "./PointPolynomial.sol";
import {Secp256k1} from "./Secp256k1.sol";

/// @title What trustees say in a ceremony
/// @notice Each step has one form, of a length that threshold and number of trustees fix:
///
///     commitment   hash 32 | encryption key 64 | proof 64
///     points       points 64 each, the constant coefficient's first | proof of that one 64
///     shares       for each other trustee, ascending: ephemeral point 64 | proof 64 | ciphertext 32
///     complaint    number of the dealer 32 | proof 224
///
/// A proof of 64 bytes is Schnorr's of the secret of a point: `EqualityProof` without bases. That of a complaint has one
/// base, the ephemeral point; its product is the key under which the share was encrypted.
library CeremonyMessages {
    bytes32 private constant CEREMONY = keccak256("smart-laws/voting/1/ceremony");
    bytes32 private constant POINTS = keccak256("smart-laws/voting/1/points");
    bytes32 private constant POSSESSION = keccak256("smart-laws/voting/1/possession");
    bytes32 private constant ENCRYPTION = keccak256("smart-laws/voting/1/encryption");
    bytes32 private constant EPHEMERAL = keccak256("smart-laws/voting/1/ephemeral");
    bytes32 private constant PAD = keccak256("smart-laws/voting/1/pad");
    bytes32 private constant COMPLAINT = keccak256("smart-laws/voting/1/complaint");

    uint256 private constant POINT = 64;
    uint256 private constant PROOF = 64;
    uint256 private constant SHARE = 160;

    /// @notice Hash of chain, contract, election and attempt: part of everything else that is hashed.
    function contextOf(bytes32 election, uint8 attempt) internal view returns (bytes32) {
        return keccak256(abi.encode(CEREMONY, block.chainid, address(this), election, attempt));
    }

    /// @notice Checks a commitment.
    /// @return commitment to points
    /// @return key hash of the encryption key
    function requireCommitment(
        bytes calldata content,
        bytes32 context,
        uint256 trustee
    ) internal view returns (bytes32 commitment, bytes32 key) {
        _requireLength(content, 32 + POINT + PROOF);
        commitment = Wire.load(content, 0);
        key = Wire.hash(Wire.slice(content, 32, 32 + POINT));
        bytes32 statement = keccak256(abi.encode(ENCRYPTION, context, trustee));
        _requireKnown(content, 32, 32 + POINT, statement);
    }

    /// @notice Checks points against the commitment to them, and that the trustee knows the constant coefficient.
    /// @return hash of the points
    function requirePoints(
        bytes calldata content,
        bytes32 context,
        uint256 trustee,
        uint256 threshold,
        bytes32 commitment
    ) internal view returns (bytes32 hash) {
        uint256 end = POINT * threshold;
        _requireLength(content, end + PROOF);
        hash = Wire.hash(Wire.slice(content, 0, end));
        bytes32 found = keccak256(abi.encode(POINTS, context, trustee, hash));
        if (found != commitment) revert IKeyCeremony.KeyCeremonyOtherPoints(trustee, found, commitment);
        for (uint256 at = POINT; at < end; at += POINT) {
            Secp256k1.requirePoint(_word(content, at), _word(content, at + 32));
        }
        _requireKnown(content, 0, end, keccak256(abi.encode(POSSESSION, context, trustee)));
    }

    /// @notice Checks shares as far as anyone but their receivers can: the dealer knows the secret of each ephemeral
    /// point, so that none is another's, nor made from another's: a complaint of it would open that one.
    function requireShares(
        bytes calldata content,
        bytes32 context,
        uint256 trustee,
        uint256 trustees
    ) internal view {
        _requireLength(content, SHARE * (trustees - 1));
        uint256 at;
        for (uint256 receiver = 1; receiver <= trustees; ++receiver) {
            if (receiver == trustee) continue;
            bytes32 statement = keccak256(abi.encode(EPHEMERAL, context, trustee, receiver));
            _requireKnown(content, at, at + POINT, statement);
            at += SHARE;
        }
    }

    /// @notice Whether a complaint is right: the share that it opens is not the dealer's polynomial at the
    /// complainer's number. Reverts unless the complaint proves that it opens it as the complainer must.
    /// @param complaint of which the dealer's number was checked
    /// @param evidence that the dealer and the complainer published
    function isUpheld(
        bytes calldata complaint,
        bytes32 context,
        uint256 complainer,
        ComplaintEvidence calldata evidence
    ) internal view returns (bool) {
        uint256 share = _openedShare(complaint, context, complainer, evidence);
        return share >= Secp256k1.ORDER || !PointPolynomial.hasShare(evidence.points, complainer, share);
    }

    /// @notice Whom a complaint is about.
    function dealerOf(bytes calldata complaint) internal pure returns (uint256) {
        _requireLength(complaint, 32 + PROOF + 160);
        return _word(complaint, 0);
    }

    function _openedShare(
        bytes calldata complaint,
        bytes32 context,
        uint256 complainer,
        ComplaintEvidence calldata evidence
    ) private view returns (uint256) {
        uint256 dealer = dealerOf(complaint);
        uint256 at = SHARE * (complainer < dealer ? complainer - 1 : complainer - 2);
        bytes memory opened = EqualityProof.requireValid(
            Wire.slice(complaint, 32, complaint.length),
            keccak256(abi.encode(COMPLAINT, context, dealer, complainer)),
            _word(evidence.key, 0),
            _word(evidence.key, 32),
            Wire.slice(evidence.shares, at, at + POINT)
        );
        bytes32 pad = keccak256(
            abi.encode(PAD, context, dealer, complainer, Words.at(opened, 0), Words.at(opened, 1))
        );
        return uint256(Wire.load(evidence.shares, at + POINT + PROOF) ^ pad);
    }

    /// @dev A point at one offset, and the proof of its secret at another.
    function _requireKnown(
        bytes calldata content,
        uint256 point,
        uint256 proof,
        bytes32 statement
    ) private view {
        (uint256 x, uint256 y) = (_word(content, point), _word(content, point + 32));
        Secp256k1.requirePoint(x, y);
        EqualityProof.requireValid(Wire.slice(content, proof, proof + PROOF), statement, x, y, "");
    }

    function _requireLength(bytes calldata content, uint256 expected) private pure {
        if (content.length != expected) revert IKeyCeremony.KeyCeremonyWrongLength(content.length, expected);
    }

    function _word(bytes calldata content, uint256 at) private pure returns (uint256) {
        return uint256(Wire.load(content, at));
    }
}
