// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Date} from "./LegalTime.sol";

/// @title Taking over a register kept before
/// @notice Two offices and a delay put the root of its entries in force; each entry is shown by proof when somebody
/// first deals with it. A leaf is keccak256(keccak256(abi.encode(bytes32 entry, bytes32 recordHash))), as OpenZeppelin's
/// standard tree has it.
interface ILegacyRegister {
    event LegacyRootProposed(bytes32 indexed root, uint64 count, bytes32 datasetHash, address proposer);
    event LegacyRootConfirmed(bytes32 indexed root, address confirmer, Date effectiveFrom);
    event LegacyRootAdopted(bytes32 indexed root);

    /// @notice A register is taken over once.
    error LegacyRootAlreadyAdopted(bytes32 root);
    /// @notice Root, number of entries and data set are not those of the proposal that awaits confirmation.
    error LegacyRootNotProposed(bytes32 root, uint64 count, bytes32 datasetHash);
    /// @notice The two offices are held by one account.
    error LegacyRootSameOfficer(address officer);
    error LegacyRootNotConfirmed(bytes32 root);
    error LegacyRootNotYetEffective(Date effectiveFrom, Date today);

    /// @notice Proposes a root; by the first office. A new proposal replaces one not yet adopted.
    /// @param count number of entries under it
    /// @param datasetHash keccak256 of the file the entries were read from
    function proposeLegacyRoot(bytes32 root, uint64 count, bytes32 datasetHash) external;

    /// @notice Confirms the proposal, by the second office; the delay begins. What is confirmed is all that was proposed,
    /// so that the first office cannot exchange part of it at the last moment.
    function confirmLegacyRoot(bytes32 root, uint64 count, bytes32 datasetHash) external;

    /// @notice Puts a confirmed root in force when the delay has passed. Anyone may.
    function adoptLegacyRoot() external;

    /// @notice The root in force; zero: none.
    function legacyRoot() external view returns (bytes32);
}
