// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice That somebody may cast a paper.
/// @param election under which, with chain and box, an anonymous voter has one nullifier
/// @param roll root of the roll of the district
/// @param voter index in the roll or, with anonymous voters, nullifier
/// @param digest EIP-712 digest of the paper: of its poll, voter, number and every byte of its ballots, for this box on
/// this chain
struct Claim {
    bytes32 election;
    bytes32 roll;
    uint256 voter;
    bytes32 digest;
}

/// @title Who may vote
/// @notice What a box asks about voters who do not sign: who prove that they are on a roll and do not say who they are, or
/// come to a polling station. The box is `msg.sender`. Whoever sends the paper is nobody: what counts is in it.
interface IEligibility {
    /// @notice Reverts unless the credential shows that the voter of the claim is on the roll, is one voter under one
    /// nullifier in the election at this box, and approved just this digest.
    /// @param credential in the implementation's own form; all of it is logged, so that the claim can be verified again
    function requireEligible(Claim calldata claim, bytes calldata credential) external view;
}
