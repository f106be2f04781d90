// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Contest} from "../../contracts/voting/Contest.sol";
import {IBallotBox, Poll, Schedule} from "../../contracts/voting/IBallotBox.sol";

/// @title A ballot box that records what it is told
/// @notice A ballot box without ballots: it keeps what the register of elections tells it, refuses what a box refuses, and
/// has the turnout that a test gives it, which may be one that no box of voters who sign has.
contract RecordingBox is AccessManaged {
    mapping(bytes32 election => Schedule) private _schedules;
    mapping(bytes32 poll => Poll) private _polls;
    mapping(bytes32 poll => uint256) public turnoutOf;
    mapping(bytes32 poll => bool) public permitted;
    mapping(bytes32 poll => bool) public annulled;

    error BoxPrepared(bytes32 poll);
    error BoxUnsound(bytes32 poll, uint256 contest);
    error BoxClosed(bytes32 election);
    error BoxNotClosed(bytes32 poll);

    constructor(address authority) AccessManaged(authority) {}

    function prepare(
        bytes32 poll,
        Poll calldata conditions,
        Contest[] calldata contests
    ) external restricted {
        if (_polls[poll].election != 0) revert BoxPrepared(poll);
        for (uint256 i = 0; i < contests.length; ++i) {
            Contest calldata c = contests[i];
            c.rule.requireSound();
            bool sound = c.election == conditions.election && c.district == poll && c.roll == conditions.roll;
            if (!sound) revert BoxUnsound(poll, i);
        }
        _polls[poll] = conditions;
        emit IBallotBox.Prepared(poll, conditions, contests);
    }

    function schedule(bytes32 election, Schedule calldata times) external restricted {
        uint64 closes = _schedules[election].closes;
        if (closes != 0 && closes <= block.timestamp && times.closes > block.timestamp) {
            revert BoxClosed(election);
        }
        _schedules[election] = times;
        emit IBallotBox.Scheduled(election, times);
    }

    function permitTally(bytes32 poll) external restricted {
        if (block.timestamp < _schedules[_polls[poll].election].closes) revert BoxNotClosed(poll);
        permitted[poll] = true;
        emit IBallotBox.TallyPermitted(poll);
    }

    function annul(bytes32 poll) external restricted {
        annulled[poll] = true;
        emit IBallotBox.Annulled(poll);
    }

    function scheduleOf(bytes32 election) external view returns (Schedule memory) {
        return _schedules[election];
    }

    // What a test gives

    function setTurnout(bytes32 poll, uint256 voters) external {
        turnoutOf[poll] = voters;
    }
}
