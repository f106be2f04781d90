// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {Signatures} from "../law/Signatures.sol";
import {Wire} from "../law/Wire.sol";
import {Claim} from "./IEligibility.sol";

/// @title Voters who sign under the number that the roll gives them
/// @notice The roll is OpenZeppelin's standard Merkle tree of (uint256 index, bytes32 keccak256 of the signer), so that a
/// leaf has one index, wherever it stands in the tree. The signer is written as ERC-7913 has it, see `Signatures`; the roll
/// shows its hash, and the voter shows it with the first ballot. A credential is
///
///     length of the signer 2 | length of the signature 2 | signer | signature | path, 32 each, from the leaf to the root
library Roll {
    /// @dev So many leaves that nobody has a longer path.
    uint256 private constant DEEPEST = 32;

    uint256 private constant SIGNER_AT = 4;

    /// @notice The credential ends before what it says it has, or its path is not of at most 32 whole words.
    error RollMalformedCredential(uint256 length);

    /// @notice The roll has fewer voters.
    error RollNoSuchVoter(uint256 voter, uint256 voters);

    /// @notice The signer has not this index in this roll.
    error RollNotEntered(uint256 voter, bytes32 roll);

    /// @notice The signer did not sign this paper.
    error RollNotSigned(uint256 voter, bytes32 digest);

    /// @notice Reverts unless the voter of the claim is on the roll and signed.
    /// @param voters number of leaves of the roll
    /// @return shown the credential without its path, which follows from the roll
    function requireEligible(
        Claim memory claim,
        uint256 voters,
        bytes calldata credential
    ) internal view returns (bytes calldata shown) {
        (bytes calldata signer, bytes calldata signature, bytes32[] calldata path) = _parts(credential);
        if (claim.voter >= voters) revert RollNoSuchVoter(claim.voter, voters);
        if (!MerkleProof.verifyCalldata(path, claim.roll, leafOf(claim.voter, Wire.hash(signer))))
            revert RollNotEntered(claim.voter, claim.roll);
        if (!Signatures.isValid(signer, claim.digest, signature))
            revert RollNotSigned(claim.voter, claim.digest);
        shown = Wire.slice(credential, 0, SIGNER_AT + signer.length + signature.length);
    }

    /// @notice The leaf of a voter.
    /// @param signer keccak256 of the signer
    function leafOf(uint256 voter, bytes32 signer) internal pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(voter, signer))));
    }

    function _parts(
        bytes calldata credential
    ) private pure returns (bytes calldata signer, bytes calldata signature, bytes32[] calldata path) {
        uint256 signatureAt = SIGNER_AT + uint16(bytes2(Wire.load(credential, 0)));
        uint256 pathAt = signatureAt + uint16(bytes2(Wire.load(credential, 2)));
        bool whole = credential.length >= pathAt && (credential.length - pathAt) % 32 == 0;
        if (!whole || credential.length - pathAt > 32 * DEEPEST)
            revert RollMalformedCredential(credential.length);
        signer = Wire.slice(credential, SIGNER_AT, signatureAt);
        signature = Wire.slice(credential, signatureAt, pathAt);
        path = Wire.words(credential, pathAt, (credential.length - pathAt) / 32);
    }
}
