// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice All that a voter says in a poll, for or against whom ever it is: it is cast as a whole or not at all.
/// @param ballots one a contest, in the order of the terms, as `Ballot` has them, each with the same voter and number
/// @param credential that the voter is on the roll and made the paper: as `Roll` has it, or an `IEligibility`
struct Paper {
    bytes ballots;
    bytes credential;
}

/// @title How ballots are cast
/// @notice Anyone may send papers, for whom ever they are: nothing depends on the sender, who pays and cannot change, hold
/// against anybody, or use twice what is sent. The poll is open while opens <= time < closes and it is not paused.
interface IBallotCasting {
    /// @notice A paper was taken.
    /// @param voter index in the roll or, with anonymous voters, nullifier
    /// @param ballots whole, proofs too
    /// @param credential signer and signature as `Roll` has them, without the path, which follows from the roll; with
    /// anonymous voters, or cast at a polling station, whole
    event Cast(bytes32 indexed poll, uint256 indexed voter, bytes ballots, bytes credential);

    /// @notice The paper that the next log is of was cast at a polling station, where officers signed in place of the voter:
    /// what they signed is in its credential.
    /// @param seq number of the paper
    event CastAtStation(bytes32 indexed poll, uint256 indexed voter, uint64 seq);

    /// @notice One of several papers was not taken; the others are not concerned.
    /// @param item its place among them, from 0
    /// @param ballots keccak256 of its ballots
    /// @param reason the error with which it would have failed alone; empty: it ran out of gas
    event Inadmissible(bytes32 indexed poll, uint256 indexed item, bytes32 ballots, bytes reason);

    /// @notice The polls are not open: it is before they open, or not before they close.
    error BallotBoxNotOpen(bytes32 election, uint256 time, uint64 opens, uint64 closes);

    /// @notice The polls of the election are paused.
    error BallotBoxPaused(bytes32 election);

    /// @notice The tally of the poll has been permitted.
    error BallotBoxCounting(bytes32 poll);

    /// @notice The ballots are not one of each contest.
    /// @param expected where the ballot ends that would end behind them, or the last
    error BallotBoxWrongLength(uint256 length, uint256 expected);

    /// @notice The ballot in a contest is of another voter, or has another number, than that in the first.
    error BallotBoxMixedPaper(uint256 contest);

    /// @notice Casts a paper. The first of a voter has the number 0, each that replaces it one more. What was cast at a
    /// polling station is replaced there alone.
    /// @param terms of the poll, as `PollTerms` has them
    function cast(bytes32 poll, bytes calldata terms, Paper calldata paper) external;

    /// @notice Casts several papers, each for itself: what cannot be taken is logged with its reason.
    function castEach(bytes32 poll, bytes calldata terms, Paper[] calldata papers) external;
}
