// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application, Capacity, PersonId} from "../law/Application.sol";
import {Date} from "../law/LegalTime.sol";
import {BallotPaper} from "./BallotPaper.sol";
import {ContestKind, District} from "./District.sol";
import {Election} from "./Election.sol";
import {ElectionDealings, ElectionStep} from "./ElectionDealings.sol";
import {StepFacts, Verdict} from "./ElectionsActPart1.sol";
import {ElectionsActPart2Rolls} from "./ElectionsActPart2Rolls.sol";

/// @notice What the law asks of a contest and of somebody who stands in one.
/// @param contests how many the district has
/// @param known whether it has the one named
/// @param form kind of the contest
/// @param asks whether the hash of a question is stated
/// @param options how many it would have with one more candidate
/// @param nominated whether the candidate stands in any contest of the district
/// @param stands whether the candidate stands in the contest named
/// @param left how many candidates the contest would have without one of them
/// @param candidateSigned whether the candidate signs on their own behalf
struct ContestFacts {
    uint256 contests;
    bool known;
    uint8 form;
    uint8 seats;
    bool blank;
    bool asks;
    uint256 options;
    bool nominated;
    bool stands;
    uint256 left;
    bool candidateSigned;
}

/// @title Elections Act, Part 2: calling, roll and candidates
/// @custom:eli /eli/xx/act/2015/11/2015-09-21#part_2
/// @custom:untranslatable art_5__para_5 the register asks the calendar when the day begins and ends
contract ElectionsActPart2 is ElectionsActPart2Rolls {
    using Application for bytes;
    using District for bytes;
    using ElectionDealings for bytes;

    /// @custom:figure art_5__para_2 "60 days"
    /// @custom:unit days
    uint256 private constant SOONEST = 60;

    /// @custom:figure art_5__para_2 "180 days"
    /// @custom:unit days
    uint256 private constant LATEST = 180;

    /// @custom:technical article 5(4) writes it as 7 o'clock in the morning, of a day of 24 hours
    uint64 private constant OPENING = 7 hours;

    /// @custom:technical article 5(4) writes it as 10 o'clock at night
    uint64 private constant CLOSE = 22 hours;

    /// @custom:technical article 5(1) writes the number without a unit
    uint256 private constant JUDGES = 3;

    /// @custom:figure art_6__para_2 "49 days"
    /// @custom:unit days
    uint256 private constant DISTRICTS_UNTIL = 49;

    /// @custom:technical article 6(4) writes the number without a unit
    uint256 private constant MOST_CONTESTS = 4;

    /// @custom:technical article 6(6) writes the number without a unit
    uint256 private constant MOST_SEATS = 8;

    /// @custom:figure art_10__para_2 "28 days"
    /// @custom:unit days
    uint256 private constant NOMINATIONS_UNTIL = 28;

    /// @custom:technical article 10(5) writes the number without a unit
    uint256 private constant MOST_OPTIONS = 16;

    /// @custom:figure art_11__para_2 "21 days"
    /// @custom:unit days
    uint256 private constant RETIREMENTS_UNTIL = 21;

    /// @custom:figure art_11__para_4 "29 days"
    /// @custom:unit days
    uint256 private constant REPLACED_UNTIL = 29;

    /// @custom:technical article 11(4) writes the number without a unit
    uint256 private constant FEWEST_CANDIDATES = 2;

    function eli() external pure returns (string memory) {
        return "/eli/xx/act/2015/11#part_2";
    }

    function _key() internal pure override returns (bytes32) {
        return keccak256("/eli/xx/act/2015/11#part_2");
    }

    function _try(
        bytes[] memory entries,
        bytes calldata a,
        uint256 at,
        StepFacts memory f,
        Verdict memory v
    ) internal pure override {
        bytes memory body = entries[a.subjectAt(at)];
        if (f.kind == ElectionStep.CALLING) _tryCalling(a.dateAt(at + 2), f, v);
        else if (f.kind == ElectionStep.DISTRICT) _tryDistrict(f, v);
        else if (f.kind == ElectionStep.CONTEST) _tryContest(_contestFacts(body, a, at, f), f, v);
        else if (f.kind == ElectionStep.ROLL) _tryRoll(body, a, a.termsAt(at), f, v);
        else if (f.kind == ElectionStep.ROLL_OBJECTION) _tryObjection(a, f, v);
        else if (f.kind == ElectionStep.ROLL_REVIEW) _tryReview(body, a.byteAt(a.termsAt(at)) == 1, f, v);
        else if (f.kind == ElectionStep.NOMINATION) _tryNomination(_contestFacts(body, a, at, f), f, v);
        else if (f.kind == ElectionStep.RETIREMENT) _tryRetirement(_contestFacts(body, a, at, f), f, v);
        else revert ElectionStepOfAnotherPart(f.kind);
    }

    function _tryCalling(Date pollingDay, StepFacts memory f, Verdict memory v) private pure {
        uint256 ahead = _daysFrom(f.today, pollingDay);
        _test(v, "art_5__para_1", "commissionOrJudges", art_5__para_1(f));
        bool late = ahead > LATEST;
        _test(v, "art_5__para_2", "daysAhead", art_5__para_2(ahead), ahead, late ? LATEST : SOONEST, "days");
        _test(v, "art_5__para_3", "notCalled", art_5__para_3(f));
    }

    function _tryDistrict(StepFacts memory f, Verdict memory v) private pure {
        _test(v, "art_6__para_1", "commissionSigned", art_6__para_1(f));
        _test(v, "art_6__para_2", "daysLeft", art_6__para_2(f), f.daysLeft, DISTRICTS_UNTIL, "days");
        _test(v, "art_6__para_3", "notMade", art_6__para_3(f));
    }

    function _tryContest(ContestFacts memory x, StepFacts memory f, Verdict memory v) private pure {
        _test(v, "art_6__para_1", "commissionSigned", art_6__para_1(f));
        _test(v, "art_6__para_2", "daysLeft", art_6__para_2(f), f.daysLeft, DISTRICTS_UNTIL, "days");
        _test(v, "art_6__para_4", "contests", art_6__para_4(x), x.contests, MOST_CONTESTS, "contests");
        _test(v, "art_6__para_5", "knownForm", art_6__para_5(x));
        _test(v, "art_6__para_6", "seats", art_6__para_6(x), x.seats, MOST_SEATS, "seats");
        _test(v, "art_6__para_7", "blankPossible", art_6__para_7(x));
        _test(v, "art_6__para_8", "questionStated", art_6__para_8(x));
        _test(v, "art_12__para_1", "open", art_12__para_1(f));
    }

    function _tryNomination(ContestFacts memory x, StepFacts memory f, Verdict memory v) private pure {
        _test(v, "art_10__para_1", "candidateAndOfficer", art_10__para_1(x, f));
        _test(v, "art_10__para_2", "daysLeft", art_10__para_2(f), f.daysLeft, NOMINATIONS_UNTIL, "days");
        _test(v, "art_10__para_3", "notNominated", art_10__para_3(x));
        _test(v, "art_10__para_4", "contestOfCandidates", art_10__para_4(x));
        _test(v, "art_10__para_5", "options", art_10__para_5(x), x.options, MOST_OPTIONS, "options");
        _test(v, "art_12__para_1", "open", art_12__para_1(f));
    }

    function _tryRetirement(ContestFacts memory x, StepFacts memory f, Verdict memory v) private pure {
        _test(v, "art_11__para_1", "candidateSigned", art_11__para_1(x));
        _test(v, "art_11__para_2", "daysLeft", art_11__para_2(f), f.daysLeft, RETIREMENTS_UNTIL, "days");
        _test(v, "art_11__para_3", "nominated", art_11__para_3(x));
        _test(v, "art_12__para_1", "open", art_12__para_1(f));
        _test(v, "art_11__para_4", "candidatesLeft", art_11__para_4(x, f), x.left, x.seats, "persons");
    }

    function _take(
        bytes[] memory entries,
        bytes calldata a,
        uint256 at,
        StepFacts memory f
    ) internal pure override {
        uint8 subject = a.subjectAt(at);
        uint256 terms = a.termsAt(at);
        if (f.kind == ElectionStep.CALLING) {
            entries[subject] = art_5__para_4(a.dateAt(terms), a.secondsAt(terms + 4));
        } else if (f.kind == ElectionStep.DISTRICT) {
            entries[subject] = District.make();
        } else if (f.kind == ElectionStep.ROLL) {
            _takeRoll(entries[subject], a, terms, f);
        } else if (f.kind == ElectionStep.ROLL_OBJECTION) {
            entries[subject] = _objectionAt(a, at);
        } else if (f.kind == ElectionStep.ROLL_REVIEW) {
            _takeReview(entries[subject], entries[a.districtAt(at)], a, at);
        } else {
            entries[subject] = _changed(entries[subject], a, terms, f);
        }
    }

    /// @dev The district after a contest, a nomination or a retirement.
    function _changed(
        bytes memory body,
        bytes calldata a,
        uint256 terms,
        StepFacts memory f
    ) private pure returns (bytes memory) {
        if (f.kind == ElectionStep.CONTEST) {
            bytes32 question = bytes32(a[terms + 3:terms + 35]);
            return body.withContest(a.byteAt(terms), a.byteAt(terms + 1), a.byteAt(terms + 2) == 1, question);
        }
        uint256 contest = body.contestAt(a.byteAt(terms));
        PersonId candidate = a.personFieldAt(terms + 1);
        if (f.kind == ElectionStep.NOMINATION) return art_10__para_6(body, contest, candidate);
        (uint256 index, ) = body.find(contest, candidate);
        return body.withoutCandidate(contest, index);
    }

    function _contestFacts(
        bytes memory body,
        bytes calldata a,
        uint256 at,
        StepFacts memory f
    ) private pure returns (ContestFacts memory x) {
        uint256 terms = a.termsAt(at);
        x.contests = f.made ? body.contestCount() : 0;
        if (f.kind == ElectionStep.CONTEST) {
            (x.form, x.seats, x.blank) = (a.byteAt(terms), a.byteAt(terms + 1), a.byteAt(terms + 2) == 1);
            x.asks = bytes32(a[terms + 3:terms + 35]) != 0;
            return x;
        }
        PersonId candidate = a.personFieldAt(terms + 1);
        x.candidateSigned = a.isSignedBy(candidate, Capacity.OWN_BEHALF);
        for (uint256 i = 0; i < x.contests; ++i) {
            (, bool stands) = body.find(body.contestAt(i), candidate);
            if (stands) x.nominated = true;
            if (i == a.byteAt(terms)) (x.known, x.stands) = (true, stands);
        }
        if (!x.known) return x;
        uint256 contest = body.contestAt(a.byteAt(terms));
        (x.form, x.seats) = (body.kindOf(contest), body.seats(contest));
        if (x.stands) x.left = body.candidateCount(contest) - 1;
        x.options = BallotPaper.optionCount(body, contest) + 1;
    }

    // Articles 5 and 6

    /// @custom:applies art_5__para_1
    /// @custom:effect refuse
    function art_5__para_1(StepFacts memory f) internal pure returns (bool) {
        return f.registrars == 0 && f.judges < JUDGES;
    }

    /// @custom:applies art_5__para_2
    /// @custom:effect refuse
    function art_5__para_2(uint256 daysAhead) internal pure returns (bool) {
        return daysAhead < SOONEST || daysAhead > LATEST;
    }

    /// @custom:applies art_5__para_3
    /// @custom:effect refuse
    function art_5__para_3(StepFacts memory f) internal pure returns (bool) {
        return f.made;
    }

    /// @notice The election as it is called.
    /// @param beginsAt first second of the polling day
    /// @custom:applies art_5__para_4
    /// @custom:effect define
    function art_5__para_4(Date pollingDay, uint64 beginsAt) internal pure returns (bytes memory) {
        return Election.make(pollingDay, beginsAt + OPENING, beginsAt + CLOSE);
    }

    /// @custom:applies art_6__para_1
    /// @custom:effect refuse
    function art_6__para_1(StepFacts memory f) internal pure returns (bool) {
        return f.registrars == 0;
    }

    /// @custom:applies art_6__para_2
    /// @custom:effect refuse
    function art_6__para_2(StepFacts memory f) internal pure returns (bool) {
        return f.daysLeft < DISTRICTS_UNTIL;
    }

    /// @custom:applies art_6__para_3
    /// @custom:effect refuse
    function art_6__para_3(StepFacts memory f) internal pure returns (bool) {
        return f.made;
    }

    /// @custom:applies art_6__para_4
    /// @custom:effect refuse
    function art_6__para_4(ContestFacts memory x) internal pure returns (bool) {
        return x.contests >= MOST_CONTESTS;
    }

    /// @custom:applies art_6__para_5
    /// @custom:effect refuse
    function art_6__para_5(ContestFacts memory x) internal pure returns (bool) {
        return x.form == 0 || x.form > ContestKind.QUESTION;
    }

    /// @custom:applies art_6__para_6
    /// @custom:effect refuse
    function art_6__para_6(ContestFacts memory x) internal pure returns (bool) {
        return _isOfOne(x) ? x.seats != 1 : x.seats == 0 || x.seats > MOST_SEATS;
    }

    /// @custom:applies art_6__para_7
    /// @custom:effect refuse
    function art_6__para_7(ContestFacts memory x) internal pure returns (bool) {
        return x.blank && !_isOfOne(x);
    }

    /// @custom:applies art_6__para_8
    /// @custom:effect refuse
    function art_6__para_8(ContestFacts memory x) internal pure returns (bool) {
        return x.asks != (x.form == ContestKind.QUESTION);
    }

    function _isOfOne(ContestFacts memory x) private pure returns (bool) {
        return x.form == ContestKind.ONE || x.form == ContestKind.QUESTION;
    }

    // Articles 10 and 11

    /// @custom:applies art_10__para_1
    /// @custom:effect refuse
    function art_10__para_1(ContestFacts memory x, StepFacts memory f) internal pure returns (bool) {
        return !x.candidateSigned || f.registrars + f.judges == 0;
    }

    /// @custom:applies art_10__para_2
    /// @custom:effect refuse
    function art_10__para_2(StepFacts memory f) internal pure returns (bool) {
        return f.daysLeft < NOMINATIONS_UNTIL;
    }

    /// @custom:applies art_10__para_3
    /// @custom:effect refuse
    function art_10__para_3(ContestFacts memory x) internal pure returns (bool) {
        return x.nominated;
    }

    /// @custom:applies art_10__para_4
    /// @custom:effect refuse
    function art_10__para_4(ContestFacts memory x) internal pure returns (bool) {
        return !x.known || x.form == ContestKind.QUESTION;
    }

    /// @custom:applies art_10__para_5
    /// @custom:effect refuse
    function art_10__para_5(ContestFacts memory x) internal pure returns (bool) {
        return x.options > MOST_OPTIONS;
    }

    /// @notice The district with the candidate where they stand on the ballot paper.
    /// @custom:applies art_10__para_6
    /// @custom:effect define
    function art_10__para_6(
        bytes memory body,
        uint256 contest,
        PersonId candidate
    ) internal pure returns (bytes memory) {
        return body.withCandidate(contest, candidate);
    }

    /// @custom:applies art_11__para_1
    /// @custom:effect refuse
    function art_11__para_1(ContestFacts memory x) internal pure returns (bool) {
        return !x.candidateSigned;
    }

    /// @custom:applies art_11__para_2
    /// @custom:effect refuse
    function art_11__para_2(StepFacts memory f) internal pure returns (bool) {
        return f.daysLeft < RETIREMENTS_UNTIL;
    }

    /// @custom:applies art_11__para_3
    /// @custom:effect refuse
    function art_11__para_3(ContestFacts memory x) internal pure returns (bool) {
        return !x.stands;
    }
    /// @custom:applies art_11__para_4
    /// @custom:effect refuse
    function art_11__para_4(ContestFacts memory x, StepFacts memory f) internal pure returns (bool) {
        return f.daysLeft < REPLACED_UNTIL && (x.left < FEWEST_CANDIDATES || x.left <= x.seats);
    }
}
