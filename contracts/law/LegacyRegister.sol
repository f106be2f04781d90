// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {IGazette} from "./IGazette.sol";
import {ILegacyRegister} from "./ILegacyRegister.sol";
import {Date, addDays} from "./LegalTime.sol";

/// @title The part of a register that takes over an older one
abstract contract LegacyRegister is ILegacyRegister, AccessManaged {
    struct Proposal {
        bytes32 root;
        bytes32 datasetHash;
        uint64 count;
        address proposer;
        Date effectiveFrom;
        bool confirmed;
    }

    IGazette internal immutable _gazette;
    uint16 private immutable _delayDays;

    Proposal private _proposal;

    /// @inheritdoc ILegacyRegister
    bytes32 public legacyRoot;

    /// @param delayDays days between confirmation and effect, as the room's act has it
    constructor(IGazette gazette, uint16 delayDays) {
        _gazette = gazette;
        _delayDays = delayDays;
    }

    /// @inheritdoc ILegacyRegister
    function proposeLegacyRoot(bytes32 root, uint64 count, bytes32 datasetHash) external restricted {
        _requireNoneAdopted();
        _proposal = Proposal(root, datasetHash, count, msg.sender, Date.wrap(0), false);
        emit LegacyRootProposed(root, count, datasetHash, msg.sender);
    }

    /// @inheritdoc ILegacyRegister
    function confirmLegacyRoot(bytes32 root, uint64 count, bytes32 datasetHash) external restricted {
        _requireNoneAdopted();
        Proposal storage proposal = _proposal;
        bool proposed =
            proposal.root == root && proposal.count == count && proposal.datasetHash == datasetHash;
        if (root == 0 || !proposed || proposal.confirmed) {
            revert LegacyRootNotProposed(root, count, datasetHash);
        }
        if (proposal.proposer == msg.sender) revert LegacyRootSameOfficer(msg.sender);
        proposal.confirmed = true;
        proposal.effectiveFrom = addDays(_gazette.today(), _delayDays);
        emit LegacyRootConfirmed(root, msg.sender, proposal.effectiveFrom);
    }

    /// @inheritdoc ILegacyRegister
    function adoptLegacyRoot() external {
        _requireNoneAdopted();
        Proposal memory proposal = _proposal;
        if (!proposal.confirmed) revert LegacyRootNotConfirmed(proposal.root);
        Date today = _gazette.today();
        if (today < proposal.effectiveFrom) revert LegacyRootNotYetEffective(proposal.effectiveFrom, today);
        legacyRoot = proposal.root;
        emit LegacyRootAdopted(proposal.root);
    }

    /// @dev Whether the record with this hash is the entry's under the root in force.
    function _isUnderLegacyRoot(
        bytes32 entry,
        bytes32 recordHash,
        bytes32[] calldata proof
    ) internal view returns (bool) {
        bytes32 leaf = keccak256(bytes.concat(keccak256(abi.encode(entry, recordHash))));
        // No proof leads to the zero root: it would need a preimage of zero.
        return MerkleProof.verifyCalldata(proof, legacyRoot, leaf);
    }

    function _requireNoneAdopted() private view {
        if (legacyRoot != 0) revert LegacyRootAlreadyAdopted(legacyRoot);
    }
}
