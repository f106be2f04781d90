// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title How the ballots of a poll are counted
/// @notice Anyone may do it, once the tally has been permitted. All contests of a paper are added up together, and then
/// decrypted and counted each for itself. Strings are as `docs/voting-transcript.md` has them.
interface IBallotCounting {
    /// @notice Papers have been added up to this head, backwards; zero: all of them.
    event AddedUp(bytes32 indexed poll, bytes32 at);

    /// @notice All papers have been added up.
    event Totalled(bytes32 indexed poll, bytes totals);

    /// @notice A trustee decrypted the totals of a contest as far as it is for one of them.
    event Decrypted(bytes32 indexed poll, uint256 indexed contest, uint256 indexed trustee, bytes proof);

    /// @notice A contest has been counted.
    /// @param counts of all options, the implicit one too
    event Counted(bytes32 indexed poll, uint256 indexed contest, uint256[] counts);

    /// @notice The tally of the poll has not been permitted.
    error BallotBoxNotCounting(bytes32 poll);

    /// @notice The poll has fewer contests.
    error BallotBoxNoSuchContest(bytes32 poll, uint256 contest, uint256 contests);

    /// @notice The contest has been counted.
    error BallotBoxCounted(bytes32 poll, uint256 contest);

    /// @notice Begins to add up, with the dummy that follows from terms and closing head.
    /// @param dummy rho G and rho Y, x and y of each
    function begin(bytes32 poll, bytes calldata terms, uint256[4] calldata dummy) external;

    /// @notice Adds some papers, those cast last first.
    /// @param before head before the first of those shown
    /// @param ballots of each paper voter 32, seq 8, and the ciphertexts of all contests
    /// @param sums so far
    function add(
        bytes32 poll,
        bytes calldata terms,
        bytes32 before,
        bytes calldata ballots,
        bytes calldata sums
    ) external;

    /// @notice Makes totals of the sums of all papers.
    function finish(bytes32 poll, bytes calldata terms, bytes calldata sums) external;

    /// @notice Takes what a trustee made of the totals of a contest, once a trustee and contest. The proof is the trustee's
    /// own work; anyone may send it.
    /// @param contest its place in the terms, from 0
    /// @param totals of all contests
    function decrypt(
        bytes32 poll,
        bytes calldata terms,
        uint256 contest,
        bytes calldata totals,
        uint256 trustee,
        bytes calldata proof
    ) external;

    /// @notice Takes the counts of a contest, checked against the decryptions of as many trustees as the threshold.
    /// @param totals of all contests
    /// @param trustees in ascending order
    /// @param shares terms of the trustees, see `Tally`
    /// @param counts of the options that are encrypted
    function count(
        bytes32 poll,
        bytes calldata terms,
        uint256 contest,
        bytes calldata totals,
        uint256[] calldata trustees,
        bytes calldata shares,
        uint256[] calldata counts
    ) external;
}
