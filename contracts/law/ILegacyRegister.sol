// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title A register that rests on one kept before
/// @notice Each entry of that one is shown by proof under the root in force, when somebody first deals with it. A leaf is
/// keccak256(keccak256(abi.encode(bytes32 entry, bytes32 recordHash))), as OpenZeppelin's standard tree has it. Which root
/// is in force, and from when, is settled elsewhere (`ITakeover`).
interface ILegacyRegister {
    /// @notice A root is in force from now on, for all entries that nobody has dealt with.
    event LegacyRootAdopted(bytes32 indexed root);

    /// @notice Puts a root in force in the place of the one before; by the book of takeovers. What has a record keeps it,
    /// and what is frozen, pending or lodged stays so: a root is asked for only where an entry has no record yet.
    function adoptLegacyRoot(bytes32 root) external;

    /// @notice The root in force; zero: none.
    function legacyRoot() external view returns (bytes32);
}
