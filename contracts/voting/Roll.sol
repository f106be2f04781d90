// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";
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

    /// @notice Reverts unless the voter of the claim is on the roll and signed. That the roll has so many voters is another
    /// question, see `requireNumber`.
    /// @return shown the credential without its path, which follows from the roll
    function requireEligible(
        Claim memory claim,
        bytes calldata credential
    ) internal view returns (bytes calldata shown) {
        (uint256 signatureAt, uint256 pathAt) = _offsets(credential);
        bytes calldata signer = Wire.slice(credential, SIGNER_AT, signatureAt);
        requireEntered(claim, Wire.hash(signer), credential, pathAt);
        if (!Signatures.isValid(signer, claim.digest, Wire.slice(credential, signatureAt, pathAt)))
            revert RollNotSigned(claim.voter, claim.digest);
        shown = Wire.slice(credential, 0, pathAt);
    }

    /// @notice Whether the credential is one of `IPollingStations`: nobody signs with an empty signer.
    function isAtStation(bytes calldata credential) internal pure returns (bool) {
        return credential.length > 1 && uint256(Wire.load(credential, 0)) >> 240 == 0;
    }

    /// @param voters number of leaves of the roll
    function requireNumber(uint256 voter, uint256 voters) internal pure {
        if (voter >= voters) revert RollNoSuchVoter(voter, voters);
    }

    /// @notice Reverts unless the voter of the claim is on the roll with this signer.
    /// @param signer keccak256 of it
    /// @param pathAt where the path to the root stands, which is all of the credential from there on
    function requireEntered(
        Claim memory claim,
        bytes32 signer,
        bytes calldata credential,
        uint256 pathAt
    ) internal pure {
        if (_climb(leafOf(claim.voter, signer), credential, pathAt) != claim.roll)
            revert RollNotEntered(claim.voter, claim.roll);
    }

    /// @notice Whether there is a path, of so many whole words as it may have, from an offset to the end.
    function isPath(uint256 length, uint256 pathAt) internal pure returns (bool) {
        unchecked {
            bool whole = length >= pathAt && (length - pathAt) & 31 == 0;
            return whole && length - pathAt <= 32 * DEEPEST;
        }
    }

    /// @notice The leaf of a voter.
    /// @param signer keccak256 of the signer
    function leafOf(uint256 voter, bytes32 signer) internal pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(voter, signer))));
    }

    /// @return signatureAt where the signature stands
    /// @return pathAt where the path stands, which is of whole words
    function _offsets(bytes calldata credential) private pure returns (uint256 signatureAt, uint256 pathAt) {
        uint256 length = credential.length;
        unchecked {
            uint256 lengths = uint256(Wire.load(credential, 0)) >> 224;
            signatureAt = SIGNER_AT + (lengths >> 16);
            pathAt = signatureAt + (lengths & 0xffff);
            if (!isPath(length, pathAt)) revert RollMalformedCredential(length);
        }
    }

    /// @dev OpenZeppelin's `MerkleProof.processProofCalldata`, on a path that lies in the credential.
    function _climb(
        bytes32 leaf,
        bytes calldata credential,
        uint256 pathAt
    ) private pure returns (bytes32 node) {
        node = leaf;
        unchecked {
            for (uint256 at = pathAt; at < credential.length; at += 32)
                node = Hashes.commutativeKeccak256(node, Wire.load(credential, at));
        }
    }
}
