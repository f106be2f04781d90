// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {IGazette} from "./IGazette.sol";
import {ILegacyRegister} from "./ILegacyRegister.sol";

/// @title The part of a register that rests on an older one
abstract contract LegacyRegister is ILegacyRegister, AccessManaged {
    IGazette internal immutable _gazette;

    bytes32 private _root;

    constructor(IGazette gazette) {
        _gazette = gazette;
    }

    /// @inheritdoc ILegacyRegister
    function adoptLegacyRoot(bytes32 root) external restricted {
        _root = root;
        emit LegacyRootAdopted(root);
    }

    /// @inheritdoc ILegacyRegister
    function legacyRoot() public view virtual returns (bytes32) {
        return _root;
    }

    /// @dev Whether the record with this hash is the entry's under the root in force.
    function _isUnderLegacyRoot(
        bytes32 entry,
        bytes32 recordHash,
        bytes32[] calldata proof
    ) internal view returns (bool) {
        bytes32 leaf = keccak256(bytes.concat(keccak256(abi.encode(entry, recordHash))));
        // No proof leads to the zero root: it would need a preimage of zero.
        return MerkleProof.verifyCalldata(proof, legacyRoot(), leaf);
    }
}
