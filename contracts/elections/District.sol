// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../law/Application.sol";
import {Date} from "../law/LegalTime.sol";
import {Wire} from "../law/Wire.sol";
import {ElectionEntry} from "./Election.sol";

/// @title How far a district has got
library DistrictStage {
    /// @notice Contests, roll and candidates are being settled.
    uint8 internal constant CALLED = 1;
    uint8 internal constant FROZEN = 2;
    /// @notice The count is permitted.
    uint8 internal constant COUNTING = 3;
    uint8 internal constant CERTIFIED = 4;
    uint8 internal constant ANNULLED = 5;
    uint8 internal constant VACANT = 6;
    /// @notice Ended: another district has taken its place.
    uint8 internal constant SUCCEEDED = 7;
}

/// @title Kinds of contest
library ContestKind {
    /// @notice One candidate is chosen.
    uint8 internal constant ONE = 1;
    /// @notice Any number of candidates is approved.
    uint8 internal constant APPROVAL = 2;
    /// @notice Exactly as many candidates are chosen as there are seats.
    uint8 internal constant EXACTLY = 3;
    /// @notice At most as many.
    uint8 internal constant AT_MOST = 4;
    /// @notice Yes or no is answered.
    uint8 internal constant QUESTION = 5;
}

/// @title Wire form of a district: the body of its record
/// @notice Packed, big-endian:
///
///     0  2 (a district) | stage 1 | anonymous 1 (1: voters do not name themselves) | contests 1 (how many)
///     4  root 32 of the roll; zero: none is published
///    36  voters 4 | turnout 4 (as of the permission to count)
///    44  publisher 16 of the roll
///    60  republished 4 (day on which the roll was last published where the district had one before; zero: it was not)
///    64  ended 4 (day on which the poll was annulled or the seat became vacant; zero: neither)
///    68  contests: kind 1 | seats 1 | blank 1 (1: with a blank) | candidates 1 (how many) | elected 2 |
///        candidates, 16 bytes each, ascending; of a question, in their place, 32 bytes: the hash of what is asked,
///        which counts as 2
///
/// `elected` has bit i set where option i is elected or is the answer; zero: the result is not stated.
library District {
    using Wire for bytes;

    uint256 private constant HEAD = 68;
    uint256 private constant CONTEST = 6;
    uint256 private constant CANDIDATE = 16;

    uint256 private constant CONTESTS = 3;
    uint256 private constant CANDIDATES = 3;
    /// @dev Yes and no.
    uint8 private constant ANSWERS = 2;
    uint256 private constant ELECTED = 4;
    uint256 private constant ROOT = 4;
    uint256 private constant VOTERS = 36;
    uint256 private constant TURNOUT = 40;
    uint256 private constant PUBLISHER = 44;
    uint256 private constant REPUBLISHED = 60;
    uint256 private constant ENDED = 64;

    /// @notice The body is not `required` bytes long, as its own counts say it must be.
    error DistrictMalformed(uint256 length, uint256 required);

    function requireWellFormed(bytes memory body) internal pure {
        uint256 required = HEAD;
        uint256 count = body.length < HEAD ? 0 : contestCount(body);
        for (uint256 i = 0; i < count; ++i) {
            if (required + CONTEST > body.length) revert DistrictMalformed(body.length, required + CONTEST);
            required += CONTEST + candidateCount(body, required) * CANDIDATE;
        }
        if (body.length != required) revert DistrictMalformed(body.length, required);
    }

    /// @notice A district without contests.
    function make() internal pure returns (bytes memory body) {
        body = new bytes(HEAD);
        body.put(0, 2, bytes2(abi.encodePacked(ElectionEntry.DISTRICT, DistrictStage.CALLED)));
    }

    // Reading

    function stage(bytes memory body) internal pure returns (uint8) {
        return uint8(body.read(0)[1]);
    }

    function isAnonymous(bytes memory body) internal pure returns (bool) {
        return body.read(0)[2] != 0;
    }

    function contestCount(bytes memory body) internal pure returns (uint256) {
        return uint8(body.read(0)[CONTESTS]);
    }

    function root(bytes memory body) internal pure returns (bytes32) {
        return body.read(ROOT);
    }

    function voters(bytes memory body) internal pure returns (uint32) {
        return uint32(bytes4(body.read(VOTERS)));
    }

    function turnout(bytes memory body) internal pure returns (uint32) {
        return uint32(bytes4(body.read(TURNOUT)));
    }

    function publisher(bytes memory body) internal pure returns (PersonId) {
        return PersonId.wrap(bytes16(body.read(PUBLISHER)));
    }

    /// @notice Day on which the roll was last published again; zero: it was not.
    function republished(bytes memory body) internal pure returns (Date) {
        return Date.wrap(uint32(bytes4(body.read(REPUBLISHED))));
    }

    /// @notice Day on which the poll was annulled or the seat became vacant; zero: neither.
    function ended(bytes memory body) internal pure returns (Date) {
        return Date.wrap(uint32(bytes4(body.read(ENDED))));
    }

    /// @return at offset of a contest that there is
    function contestAt(bytes memory body, uint256 index) internal pure returns (uint256 at) {
        at = HEAD;
        for (uint256 i = 0; i < index; ++i) {
            at += CONTEST + candidateCount(body, at) * CANDIDATE;
        }
    }

    /// @param at offset of the contest, here and below
    function kindOf(bytes memory body, uint256 at) internal pure returns (uint8) {
        return uint8(body.read(at)[0]);
    }

    function seats(bytes memory body, uint256 at) internal pure returns (uint8) {
        return uint8(body.read(at)[1]);
    }

    function hasBlank(bytes memory body, uint256 at) internal pure returns (bool) {
        return body.read(at)[2] != 0;
    }

    function candidateCount(bytes memory body, uint256 at) internal pure returns (uint256) {
        return uint8(body.read(at)[CANDIDATES]);
    }

    /// @notice Bit i is set where option i is elected.
    function elected(bytes memory body, uint256 at) internal pure returns (uint16) {
        return uint16(bytes2(body.read(at + ELECTED)));
    }

    /// @notice Hash of what is asked; of a contest with candidates meaningless.
    function questionAt(bytes memory body, uint256 at) internal pure returns (bytes32) {
        return body.read(at + CONTEST);
    }

    function candidateAt(bytes memory body, uint256 at, uint256 index) internal pure returns (PersonId) {
        return PersonId.wrap(bytes16(body.read(at + CONTEST + index * CANDIDATE)));
    }

    /// @return index how many candidates of the contest have a lower number than the person
    /// @return found whether the person is the candidate at that index
    function find(
        bytes memory body,
        uint256 at,
        PersonId person
    ) internal pure returns (uint256 index, bool found) {
        uint256 count = candidateCount(body, at);
        while (index < count && PersonId.unwrap(candidateAt(body, at, index)) < PersonId.unwrap(person)) {
            ++index;
        }
        found =
            index < count &&
            candidateAt(body, at, index) == person &&
            kindOf(body, at) != ContestKind.QUESTION;
    }

    // Changing, in place but for contests and candidates

    function setStage(bytes memory body, uint8 stage_) internal pure {
        body.put(1, 1, bytes1(stage_));
    }

    function setRoll(
        bytes memory body,
        bytes32 root_,
        uint32 voters_,
        bool unnamed,
        PersonId by
    ) internal pure {
        body.put(2, 1, bytes1(unnamed ? 1 : 0));
        body.put(ROOT, 32, root_);
        body.put(VOTERS, 4, bytes4(voters_));
        body.put(PUBLISHER, 16, bytes32(PersonId.unwrap(by)));
    }

    function setRepublished(bytes memory body, Date day) internal pure {
        body.put(REPUBLISHED, 4, bytes4(Date.unwrap(day)));
    }

    /// @notice The poll is annulled on a day, or the seat vacant.
    function end(bytes memory body, uint8 stage_, Date day) internal pure {
        setStage(body, stage_);
        body.put(ENDED, 4, bytes4(Date.unwrap(day)));
    }

    function setTurnout(bytes memory body, uint32 turnout_) internal pure {
        body.put(TURNOUT, 4, bytes4(turnout_));
    }

    function setElected(bytes memory body, uint256 at, uint16 elected_) internal pure {
        body.put(at + ELECTED, 2, bytes2(elected_));
    }

    /// @return longer a copy with one more contest
    /// @param question hash of what is asked; zero: candidates stand
    function withContest(
        bytes memory body,
        uint8 kind,
        uint8 seats_,
        bool blank,
        bytes32 question
    ) internal pure returns (bytes memory longer) {
        longer = abi.encodePacked(body, kind, seats_, blank, uint24(0));
        if (question != 0) {
            longer.put(body.length + CANDIDATES, 1, bytes1(ANSWERS));
            longer = abi.encodePacked(longer, question);
        }
        longer.put(CONTESTS, 1, bytes1(uint8(contestCount(body) + 1)));
        return longer;
    }

    /// @return shorter a copy without the contest at an offset
    function withoutContest(bytes memory body, uint256 at) internal pure returns (bytes memory shorter) {
        shorter = body.splice(at, CONTEST + candidateCount(body, at) * CANDIDATE, "");
        shorter.put(CONTESTS, 1, bytes1(uint8(contestCount(body) - 1)));
    }

    /// @return longer a copy in which the person stands in the contest, behind those with a lower number
    function withCandidate(
        bytes memory body,
        uint256 at,
        PersonId person
    ) internal pure returns (bytes memory longer) {
        (uint256 index, ) = find(body, at, person);
        bytes memory added = abi.encodePacked(PersonId.unwrap(person));
        longer = body.splice(at + CONTEST + index * CANDIDATE, 0, added);
        longer.put(at + CANDIDATES, 1, bytes1(uint8(candidateCount(body, at) + 1)));
    }

    /// @return shorter a copy without the candidate at an index
    function withoutCandidate(
        bytes memory body,
        uint256 at,
        uint256 index
    ) internal pure returns (bytes memory shorter) {
        shorter = body.splice(at + CONTEST + index * CANDIDATE, CANDIDATE, "");
        shorter.put(at + CANDIDATES, 1, bytes1(uint8(candidateCount(body, at) - 1)));
    }

    /// @notice A district that has only the contests of this one, with the candidates or without.
    function successor(bytes memory body, bool withCandidates) internal pure returns (bytes memory next) {
        next = make();
        uint256 count = contestCount(body);
        for (uint256 i = 0; i < count; ++i) {
            uint256 at = contestAt(body, i);
            uint256 to = next.length;
            bytes32 question = kindOf(body, at) == ContestKind.QUESTION ? questionAt(body, at) : bytes32(0);
            next = withContest(next, kindOf(body, at), seats(body, at), hasBlank(body, at), question);
            if (!withCandidates || question != 0) continue;
            for (uint256 j = 0; j < candidateCount(body, at); ++j) {
                next = withCandidate(next, to, candidateAt(body, at, j));
            }
        }
    }
}
