// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title What is signed for dealings that a register itself does not know, and who governs them
/// @notice A register has room for the dealings of every day; the types of the others are in a contract of their own, which
/// the register names for ever when it is made.
interface ITypedDealings {
    /// @notice Checks that the dealings are in their wire form and order and deal with each entry, and hashes their arrays.
    /// @param application see `Application.sol`
    /// @return applicationType EIP-712 type hash of the application with these kinds of dealing
    /// @return hashes of each array, one word each
    function hashDealings(
        bytes calldata application
    ) external pure returns (bytes32 applicationType, bytes memory hashes);

    /// @notice Gazette key of the subdivision that governs dealings of this kind.
    function subdivisionOf(uint8 kind) external pure returns (bytes32);
}
