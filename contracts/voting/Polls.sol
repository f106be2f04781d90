// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Wire} from "../law/Wire.sol";
import {Accumulation} from "./Accumulation.sol";
import {BallotChain} from "./BallotChain.sol";
import {Contest} from "./Contest.sol";
import {IBallotBox, Poll, Schedule} from "./IBallotBox.sol";
import {ElectionKey, IKeyCeremony} from "./IKeyCeremony.sol";
import {PollTerms} from "./PollTerms.sol";
import {Tally} from "./Tally.sol";

/// @title Which polls there are, when they are open, and what has become of them
abstract contract Polls is IBallotBox, AccessManaged {
    using PollTerms for bytes;

    /// @dev None: not prepared. Ready: ballots are taken within the schedule. Counting: the tally is permitted. Annulled:
    /// nothing is taken and nothing is counted any more. Time alone changes none of them.
    enum Status {
        None,
        Ready,
        Counting,
        Annulled
    }

    /// @dev The first word is read with every paper, and written where a voter casts the first. `terms` is the start of the
    /// hash of what `PollTerms` makes. Contests are numbered from 0, in the order of the terms.
    struct Box {
        bytes27 terms;
        Status status;
        uint32 turnout;
        BallotChain chain;
        Accumulation accumulation;
        bytes32 election;
        mapping(uint256 contest => Tally) tallies;
        mapping(uint256 contest => bytes32 hash) results;
    }

    IKeyCeremony internal immutable _ceremony;

    /// @dev Whether voters of some polls are anonymous at all.
    bool private immutable _admitsAnonymous;

    mapping(bytes32 poll => Box) internal _boxes;
    mapping(bytes32 election => Schedule) private _schedules;

    constructor(IKeyCeremony ceremony, bool admitsAnonymous) {
        (_ceremony, _admitsAnonymous) = (ceremony, admitsAnonymous);
    }

    /// @inheritdoc IBallotBox
    function prepare(
        bytes32 poll,
        Poll calldata conditions,
        Contest[] calldata contests
    ) external restricted {
        Box storage box = _boxes[poll];
        if (box.status != Status.None) revert BallotBoxPrepared(poll);
        if (conditions.anonymousVoters && !_admitsAnonymous) revert BallotBoxNoAnonymousVoters(poll);
        _requireContests(poll, conditions, contests);
        box.terms = _start(keccak256(PollTerms.encode(conditions, contests)));
        (box.status, box.election) = (Status.Ready, conditions.election);
        emit Prepared(poll, conditions, contests);
    }

    /// @inheritdoc IBallotBox
    function schedule(bytes32 election, Schedule calldata times) external restricted {
        uint64 closed = _schedules[election].closes;
        if (closed != 0 && block.timestamp >= closed) revert BallotBoxClosed(election, closed);
        if (times.opens >= times.closes || times.closes < block.timestamp)
            revert BallotBoxUnsoundSchedule(election, times.opens, times.closes, block.timestamp);
        _schedules[election] = times;
        emit Scheduled(election, times);
    }

    /// @inheritdoc IBallotBox
    function permitTally(bytes32 poll) external restricted {
        (Box storage box, ) = _standing(poll);
        uint64 closes = _schedules[box.election].closes;
        if (closes == 0 || block.timestamp < closes)
            revert BallotBoxNotClosed(box.election, closes, block.timestamp);
        box.status = Status.Counting;
        emit TallyPermitted(poll);
    }

    /// @inheritdoc IBallotBox
    function annul(bytes32 poll) external restricted {
        (Box storage box, ) = _standing(poll);
        box.status = Status.Annulled;
        emit Annulled(poll);
    }

    /// @inheritdoc IBallotBox
    function turnoutOf(bytes32 poll) external view returns (uint256 voters) {
        return _boxes[poll].turnout;
    }

    /// @inheritdoc IBallotBox
    function nextSeqOf(bytes32 poll, uint256 voter) external view returns (uint64 seq) {
        return _boxes[poll].chain.next(voter);
    }

    /// @inheritdoc IBallotBox
    function headOf(bytes32 poll) external view returns (bytes32 head) {
        return _boxes[poll].chain.head;
    }

    /// @inheritdoc IBallotBox
    function resultOf(bytes32 poll, uint256 contest) external view returns (bytes32 hash) {
        Box storage box = _boxes[poll];
        return box.status == Status.Annulled ? bytes32(0) : box.results[contest];
    }

    /// @inheritdoc IBallotBox
    function scheduleOf(bytes32 election) public view returns (Schedule memory) {
        return _schedules[election];
    }

    /// @dev The poll's box, if it was prepared under these terms and has not been annulled.
    function _boxOf(
        bytes32 poll,
        bytes calldata terms
    ) internal view returns (Box storage box, Status status) {
        (box, status) = _standing(poll);
        if (box.terms != _start(Wire.hash(terms))) revert BallotBoxWrongTerms(poll);
    }

    function _standing(bytes32 poll) private view returns (Box storage box, Status status) {
        box = _boxes[poll];
        status = box.status;
        if (status == Status.None) revert BallotBoxUnknownPoll(poll);
        if (status == Status.Annulled) revert BallotBoxAnnulled(poll);
    }

    /// @dev What one paper has is of one poll, and encrypted under the key that the trustees made.
    function _requireContests(
        bytes32 poll,
        Poll calldata conditions,
        Contest[] calldata contests
    ) private view {
        if (contests.length == 0) revert BallotBoxNoContest(poll);
        ElectionKey memory key = _ceremony.keyOf(conditions.election);
        for (uint256 i; i < contests.length; ++i) {
            Contest calldata contest = contests[i];
            bool own =
                contest.election == conditions.election &&
                    contest.district == poll &&
                    contest.roll == conditions.roll;
            if (!own || contest.keyX != key.x || contest.keyY != key.y)
                revert BallotBoxForeignContest(poll, i);
        }
    }

    function _start(bytes32 hash) private pure returns (bytes27) {
        return bytes27(hash);
    }
}
