// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Contest} from "./Contest.sol";

/// @notice A poll: one vote of one district. A vote that is held again is another poll.
/// @param election entry of the election in the register of elections; its schedule is that of all its polls
/// @param roll root of the roll of the district
/// @param voters number of leaves of the roll
/// @param anonymousVoters whether voters prove membership in place of signing
struct Poll {
    bytes32 election;
    bytes32 roll;
    uint32 voters;
    bool anonymousVoters;
}

/// @notice When ballots are taken: opens <= time < closes, in seconds since 1970.
struct Schedule {
    uint64 opens;
    uint64 closes;
    bool paused;
}

/// @title Where ballots are cast and counted
/// @notice The register of elections tells the box what the law has decided; nobody else does. All else anyone may do.
interface IBallotBox {
    event Prepared(bytes32 indexed poll, Poll conditions, Contest[] contests);
    event Scheduled(bytes32 indexed election, Schedule schedule);
    event TallyPermitted(bytes32 indexed poll);
    event Annulled(bytes32 indexed poll);

    /// @notice No poll was prepared under this identifier.
    error BallotBoxUnknownPoll(bytes32 poll);

    /// @notice The poll was prepared already.
    error BallotBoxPrepared(bytes32 poll);

    /// @notice A ballot paper has one contest at least.
    error BallotBoxNoContest(bytes32 poll);

    /// @notice The contest is of another election, poll, roll or key.
    error BallotBoxForeignContest(bytes32 poll, uint256 contest);

    /// @notice Nothing here verifies that anonymous voters are on a roll.
    error BallotBoxNoAnonymousVoters(bytes32 poll);

    /// @notice What was shown are not the terms with which the poll was prepared.
    error BallotBoxWrongTerms(bytes32 poll);

    /// @notice The polls would not open before they close, or would have closed before now.
    error BallotBoxUnsoundSchedule(bytes32 election, uint64 opens, uint64 closes, uint256 time);

    /// @notice The polls of the election have closed and never open again.
    error BallotBoxClosed(bytes32 election, uint64 closes);

    /// @notice The polls have not closed yet; zero: they have no schedule.
    error BallotBoxNotClosed(bytes32 election, uint64 closes, uint256 time);

    /// @notice The poll has been annulled.
    error BallotBoxAnnulled(bytes32 poll);

    /// @notice Makes a poll ready: its roll is frozen and its contests are fixed. Once a poll.
    /// @param contests all that one ballot paper of the poll has; at least one, each of this election and poll, with the
    /// roll and the key of the election
    function prepare(bytes32 poll, Poll calldata conditions, Contest[] calldata contests) external;

    /// @notice Sets when the polls of an election are open, or that they are paused. Closed polls never open again.
    function schedule(bytes32 election, Schedule calldata times) external;

    /// @notice Lets the poll be added up and decrypted, which is irrevocable. After it has closed.
    function permitTally(bytes32 poll) external;

    /// @notice What the poll has is of no effect: nothing of it is taken, added up, decrypted or counted any more.
    function annul(bytes32 poll) external;

    /// @notice The number of the voter's next ballot, which is how many the voter has cast.
    /// @param voter index in the roll or, with anonymous voters, nullifier
    function nextSeqOf(bytes32 poll, uint256 voter) external view returns (uint64 seq);

    /// @notice The papers of the poll in their order, as one hash; zero: none. `docs/voting-transcript.md`
    function headOf(bytes32 poll) external view returns (bytes32 head);

    /// @notice How many voters cast a ballot that is in the box, replaced ones not counted.
    function turnoutOf(bytes32 poll) external view returns (uint256 voters);

    function scheduleOf(bytes32 election) external view returns (Schedule memory);

    /// @return hash keccak256 of the ABI coding of the counts of the contest, `uint256[]`, the implicit option's too; zero:
    /// not counted, or annulled
    function resultOf(bytes32 poll, uint256 contest) external view returns (bytes32 hash);
}
