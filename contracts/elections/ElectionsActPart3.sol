// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application, Capacity, PersonId} from "../law/Application.sol";
import {Date} from "../law/LegalTime.sol";
import {ContestKind, District, DistrictStage} from "./District.sol";
import {Election} from "./Election.sol";
import {ElectionDealings, ElectionStep} from "./ElectionDealings.sol";
import {ElectionsActPart1, StepFacts, Verdict} from "./ElectionsActPart1.sol";

/// @notice What the law asks of an election whose polls are to be held.
/// @param trustees how many are appointed, or are to be with the appointment
/// @param together whether a trustee is appointed with others, and not twice
/// @param another whether somebody is meant who is and was no trustee of the election
/// @param trusteeSigned whether the trustee signs on their own behalf
/// @param appointed whether the election has trustees
/// @param opens first second in which ballots are taken; zero: the election has not been called
/// @param closes first second in which none are taken any more
/// @param newCloses of an extension
/// @param moved days by which a postponement moves the polling day; zero: not to a later day
/// @param contestLeft whether the district has a contest that is held
/// @param undecided objections to the roll, of a freeze
/// @param republished day on which the roll was published again; zero: it was not
struct PollFacts {
    uint256 trustees;
    bool together;
    bool another;
    bool trusteeSigned;
    bool appointed;
    uint8 threshold;
    uint64 opens;
    uint64 closes;
    uint64 newCloses;
    uint256 moved;
    uint8 postponements;
    bool paused;
    bool pauses;
    bool hasRoll;
    bool contestLeft;
    uint32 undecided;
    Date republished;
}

/// @title Elections Act, Part 3: key and polling
/// @custom:eli /eli/xx/act/2015/11/2015-09-21#part_3
/// @custom:untranslatable art_13__para_9 what follows from a ceremony without a key is in Part 4
/// @custom:untranslatable art_14__para_1 duties of trustees, which are theirs and not the register's
/// @custom:untranslatable art_14__para_2 the box takes a decryption once, of what was added up; the time is theirs
/// @custom:untranslatable art_14__para_3 ceremony and box log it, and who was excluded the ceremony takes no more
/// @custom:untranslatable art_14__para_4 on whom somebody depends, and what they did before, the commission judges
/// @custom:untranslatable art_15__para_8 the register tells the book of referendums
/// @custom:untranslatable art_16__para_4 the ballot box takes no ballot while it is paused
/// @custom:untranslatable art_17__para_6 periods are counted from the polling day that the ballot box has
/// @custom:untranslatable art_18a__para_1 whether somebody is free to vote elsewhere, polling officers judge
/// @custom:untranslatable art_18a__para_2 polling officers are an office, which PollingStations asks for
/// @custom:untranslatable art_18a__para_3 PollingStations verifies that two of them signed
/// @custom:untranslatable art_18a__para_4 PollingStations asks for the hash of the reasons
/// @custom:untranslatable art_18a__para_5 the ballot box replaces what was cast at a station only by what is cast there
/// @custom:untranslatable art_18a__para_6 the ballot box has one schedule, and asks of anonymous voters their proof
/// @custom:untranslatable art_18a__para_7 the ballot box logs it; whether the objection is right, judges judge
contract ElectionsActPart3 is ElectionsActPart1 {
    using Application for bytes;
    using District for bytes;
    using Election for bytes;
    using ElectionDealings for bytes;

    /// @custom:technical article 13(2) writes the number without a unit
    uint256 private constant FEWEST_TRUSTEES = 3;

    /// @custom:technical article 13(2) writes the number without a unit: with 2 members as many as may sign one application
    uint256 private constant MOST_TRUSTEES = 14;

    /// @custom:figure art_13__para_4 "45 days"
    /// @custom:unit days
    uint256 private constant APPOINTMENT_UNTIL = 45;

    /// @custom:figure art_13__para_6 "2 days"
    /// @custom:unit days
    uint32 private constant CEREMONY_PERIOD = 2;

    /// @custom:technical article 13(6) writes the number without a unit
    uint8 private constant ATTEMPTS = 3;

    /// @custom:figure art_15__para_2 "7 days"
    /// @custom:unit days
    uint256 private constant FREEZE_UNTIL = 7;

    /// @custom:figure art_15__para_2 "20 days"
    /// @custom:unit days
    uint256 private constant FREEZE_FROM = 20;

    /// @custom:figure art_15__para_6 "10 days"
    /// @custom:unit days
    uint256 private constant DISMISSED_FROM = 10;

    /// @custom:figure art_15__para_7 "3 days"
    /// @custom:unit days
    uint256 private constant TIME_TO_OBJECT = 3;

    /// @custom:technical article 15(9) writes the number without a unit
    uint256 private constant FEWEST_CANDIDATES = 2;

    /// @custom:technical article 13(1) writes the number without a unit, and so do articles 13(7), 17(1) and 18(1)
    uint256 private constant MEMBERS = 2;

    /// @custom:technical article 17(1) writes the number without a unit
    uint256 private constant JUDGES = 2;

    /// @custom:figure art_17__para_4 "30 days"
    /// @custom:unit days
    uint256 private constant LONGEST_POSTPONEMENT = 30;

    /// @custom:technical article 17(5) writes it as a third
    uint8 private constant POSTPONEMENTS = 2;

    /// @custom:figure art_18__para_4 "1 day"
    /// @custom:unit days
    uint64 private constant LONGEST_EXTENSION = 1;

    /// @custom:technical article 5(4): from 7 o'clock in the morning to 10 o'clock at night
    uint64 private constant POLLING_HOURS = 15 hours;

    /// @custom:technical article 5(4): 7 o'clock in the morning
    uint64 private constant OPENING = 7 hours;

    function eli() external pure returns (string memory) {
        return "/eli/xx/act/2015/11#part_3";
    }

    function _key() internal pure override returns (bytes32) {
        return keccak256("/eli/xx/act/2015/11#part_3");
    }

    function _try(
        bytes[] memory entries,
        bytes calldata a,
        uint256 at,
        StepFacts memory f,
        Verdict memory v
    ) internal pure override {
        bytes memory body = entries[a.subjectAt(at)];
        if (f.kind < ElectionStep.TRUSTEE || f.kind > ElectionStep.EXTENSION) {
            revert ElectionStepOfAnotherPart(f.kind);
        }
        if (f.kind == ElectionStep.FREEZE) {
            return _tryFreeze(_districtFacts(body, a.numberAt(a.termsAt(at))), f, v);
        }
        PollFacts memory x = _electionFacts(body, a, at, f);
        if (f.kind == ElectionStep.TRUSTEE) return _tryTrustee(x, f, v);
        if (f.kind == ElectionStep.REPLACEMENT) return _tryReplacement(x, f, v);
        if (f.kind == ElectionStep.APPOINTMENT) return _tryAppointment(x, f, v);
        if (f.kind == ElectionStep.PAUSE) _tryPause(x, f, v);
        else if (f.kind == ElectionStep.POSTPONEMENT) _tryPostponement(x, f, v);
        else _tryExtension(x, f, v);
    }

    function _tryTrustee(PollFacts memory x, StepFacts memory f, Verdict memory v) private pure {
        bool signed = x.trusteeSigned;
        _test(v, "art_13__para_1", "membersAndTrustee", art_13__para_1(f, signed));
        _test(v, "art_13__para_2", "togetherAndOnce", !x.together);
        _tryTime(x, f, v);
    }

    function _tryReplacement(PollFacts memory x, StepFacts memory f, Verdict memory v) private pure {
        _test(v, "art_13__para_7", "membersAndTrustee", art_13__para_7(x, f));
        _test(v, "art_13__para_8", "another", art_13__para_8(x));
    }

    function _tryAppointment(PollFacts memory x, StepFacts memory f, Verdict memory v) private pure {
        _test(v, "art_13__para_1", "members", art_13__para_1(f, true), f.registrars, MEMBERS, "persons");
        bool many = x.trustees > MOST_TRUSTEES;
        uint256 bound = many ? MOST_TRUSTEES : FEWEST_TRUSTEES;
        _test(v, "art_13__para_2", "trustees", art_13__para_2(x), x.trustees, bound, "persons");
        _test(v, "art_13__para_3", "threshold", art_13__para_3(x), x.threshold, x.trustees, "persons");
        _tryTime(x, f, v);
    }

    function _tryTime(PollFacts memory x, StepFacts memory f, Verdict memory v) private pure {
        _test(v, "art_13__para_4", "daysLeft", art_13__para_4(f), f.daysLeft, APPOINTMENT_UNTIL, "days");
        _test(v, "art_13__para_5", "noTrustees", art_13__para_5(x));
    }

    function _tryFreeze(PollFacts memory x, StepFacts memory f, Verdict memory v) private pure {
        bool early = f.daysLeft > FREEZE_FROM;
        uint256 bound = early ? FREEZE_FROM : FREEZE_UNTIL;
        _test(v, "art_15__para_1", "commissionSigned", art_15__para_1(f));
        _test(v, "art_15__para_2", "daysLeft", art_15__para_2(f), f.daysLeft, bound, "days");
        _test(v, "art_15__para_3", "keyFixed", art_15__para_3(f));
        _test(v, "art_15__para_4", "rollPublished", art_15__para_4(x, f));
        _test(v, "art_15__para_5", "contestLeft", art_15__para_5(x));
        _test(v, "art_15__para_6", "undecided", art_15__para_6(x, f), x.undecided, 0, "objections");
        uint256 passed = _daysFrom(x.republished, f.today);
        _test(v, "art_15__para_7", "daysPassed", art_15__para_7(x, f), passed, TIME_TO_OBJECT, "days");
    }

    function _tryPause(PollFacts memory x, StepFacts memory f, Verdict memory v) private pure {
        _test(v, "art_16__para_1", "judgeSigned", art_16__para_1(f));
        _test(v, "art_16__para_2", "reasoned", art_16__para_2(f));
        _test(v, "art_16__para_3", "changesSomething", art_16__para_3(x, f));
    }

    function _tryPostponement(PollFacts memory x, StepFacts memory f, Verdict memory v) private pure {
        _test(v, "art_17__para_1", "membersOrJudges", art_17__para_1(f));
        _test(v, "art_17__para_2", "reasoned", art_17__para_2(f));
        _test(v, "art_17__para_3", "notOpened", art_17__para_3(x, f));
        _test(v, "art_17__para_4", "daysLater", art_17__para_4(x), x.moved, LONGEST_POSTPONEMENT, "days");
        _test(v, "art_17__para_5", "before", art_17__para_5(x), x.postponements, POSTPONEMENTS, "times");
    }

    function _tryExtension(PollFacts memory x, StepFacts memory f, Verdict memory v) private pure {
        _test(v, "art_18__para_1", "membersOrJudge", art_18__para_1(f));
        _test(v, "art_18__para_2", "reasoned", art_18__para_2(f));
        _test(v, "art_18__para_3", "open", art_18__para_3(x, f));
        _test(v, "art_18__para_4", "newCloses", art_18__para_4(x), x.newCloses, x.closes, "seconds");
    }

    function _take(
        bytes[] memory entries,
        bytes calldata a,
        uint256 at,
        StepFacts memory f
    ) internal pure override {
        uint8 subject = a.subjectAt(at);
        bytes memory body = entries[subject];
        uint256 terms = a.termsAt(at);
        bool trustee = f.kind == ElectionStep.TRUSTEE || f.kind == ElectionStep.REPLACEMENT;
        if (trustee) entries[subject] = body.withTrustee(a.personFieldAt(terms));
        else if (f.kind == ElectionStep.APPOINTMENT) art_13__para_6(body, a.byteAt(terms));
        else if (f.kind == ElectionStep.FREEZE) entries[subject] = art_15__para_9(body);
        else if (f.kind == ElectionStep.PAUSE) body.setPaused(a.byteAt(terms) == 1);
        else if (f.kind == ElectionStep.EXTENSION) body.setCloses(a.secondsAt(terms));
        else {
            uint64 opens = a.secondsAt(terms + 4) + OPENING;
            body.postpone(a.dateAt(terms), opens, opens + POLLING_HOURS);
        }
    }

    // Facts

    function _districtFacts(bytes memory body, uint32 undecided) private pure returns (PollFacts memory x) {
        x.undecided = undecided;
        if (body.length == 0) return x;
        (x.hasRoll, x.republished) = (body.root() != 0, body.republished());
        for (uint256 i = 0; i < body.contestCount(); ++i) {
            if (_isHeld(body, body.contestAt(i))) x.contestLeft = true;
        }
    }

    /// @dev Whether there is a choice in a contest.
    function _isHeld(bytes memory body, uint256 contest) private pure returns (bool) {
        uint256 candidates = body.candidateCount(contest);
        if (body.kindOf(contest) == ContestKind.QUESTION) return true;
        return candidates >= FEWEST_CANDIDATES && candidates > body.seats(contest);
    }

    function _electionFacts(
        bytes memory body,
        bytes calldata a,
        uint256 at,
        StepFacts memory f
    ) private pure returns (PollFacts memory x) {
        uint256 terms = a.termsAt(at);
        if (f.made) _readElection(x, body);
        if (f.kind == ElectionStep.TRUSTEE || f.kind == ElectionStep.REPLACEMENT) {
            PersonId person = a.personFieldAt(terms);
            x.trusteeSigned = a.isSignedBy(person, Capacity.OWN_BEHALF);
            x.another = f.made && !body.isTrustee(person);
            x.together = x.another && f.kind == ElectionStep.TRUSTEE && _isAppointed(a, at);
        } else if (f.kind == ElectionStep.APPOINTMENT) {
            x.threshold = a.byteAt(terms);
        } else if (f.kind == ElectionStep.PAUSE) {
            x.pauses = a.byteAt(terms) == 1;
        } else if (f.kind == ElectionStep.POSTPONEMENT) {
            if (f.made) x.moved = _daysFrom(body.pollingDay(), a.dateAt(terms));
        } else {
            x.newCloses = a.secondsAt(terms);
        }
    }

    function _readElection(PollFacts memory x, bytes memory body) private pure {
        x.trustees = body.trusteeCount();
        x.appointed = body.attempts() != 0;
        (x.opens, x.closes) = (body.opens(), body.closes());
        (x.postponements, x.paused) = (body.postponements(), body.isPaused());
    }

    /// @dev Whether an appointment of the same election follows.
    function _isAppointed(bytes calldata a, uint256 at) private pure returns (bool) {
        uint8 subject = a.subjectAt(at);
        while (at < a.length) {
            if (a.kindAt(at) == ElectionStep.APPOINTMENT && a.subjectAt(at) == subject) return true;
            at = a.endOf(at);
        }
        return false;
    }

    // Article 13

    /// @custom:applies art_13__para_1
    /// @custom:effect refuse
    function art_13__para_1(StepFacts memory f, bool trusteeSigned) internal pure returns (bool) {
        return f.registrars < MEMBERS || !trusteeSigned;
    }

    /// @custom:applies art_13__para_2
    /// @custom:effect refuse
    function art_13__para_2(PollFacts memory x) internal pure returns (bool) {
        return x.trustees < FEWEST_TRUSTEES || x.trustees > MOST_TRUSTEES;
    }

    /// @custom:applies art_13__para_3
    /// @custom:effect refuse
    function art_13__para_3(PollFacts memory x) internal pure returns (bool) {
        return uint256(x.threshold) * 2 <= x.trustees || x.threshold >= x.trustees;
    }

    /// @custom:applies art_13__para_4
    /// @custom:effect refuse
    function art_13__para_4(StepFacts memory f) internal pure returns (bool) {
        return f.daysLeft < APPOINTMENT_UNTIL;
    }

    /// @custom:applies art_13__para_5
    /// @custom:effect refuse
    function art_13__para_5(PollFacts memory x) internal pure returns (bool) {
        return x.appointed;
    }

    /// @notice What the ceremony is told.
    /// @custom:applies art_13__para_6
    /// @custom:effect define
    function art_13__para_6(bytes memory body, uint8 threshold) internal pure {
        body.setCeremony(threshold, ATTEMPTS, CEREMONY_PERIOD * 1 days);
    }

    /// @custom:applies art_13__para_7
    /// @custom:effect refuse
    function art_13__para_7(PollFacts memory x, StepFacts memory f) internal pure returns (bool) {
        return f.registrars < MEMBERS || !x.trusteeSigned;
    }

    /// @custom:applies art_13__para_8
    /// @custom:effect refuse
    function art_13__para_8(PollFacts memory x) internal pure returns (bool) {
        return !x.appointed || !x.another;
    }

    // Article 15

    /// @custom:applies art_15__para_1
    /// @custom:effect refuse
    function art_15__para_1(StepFacts memory f) internal pure returns (bool) {
        return f.registrars == 0;
    }

    /// @custom:applies art_15__para_2
    /// @custom:effect refuse
    function art_15__para_2(StepFacts memory f) internal pure returns (bool) {
        return f.daysLeft < FREEZE_UNTIL || f.daysLeft > FREEZE_FROM;
    }

    /// @custom:applies art_15__para_3
    /// @custom:effect refuse
    function art_15__para_3(StepFacts memory f) internal pure returns (bool) {
        return !f.election.keyFixed;
    }

    /// @custom:applies art_15__para_4
    /// @custom:effect refuse
    function art_15__para_4(PollFacts memory x, StepFacts memory f) internal pure returns (bool) {
        return !x.hasRoll || f.stage != DistrictStage.CALLED;
    }

    /// @custom:applies art_15__para_5
    /// @custom:effect refuse
    function art_15__para_5(PollFacts memory x) internal pure returns (bool) {
        return !x.contestLeft;
    }

    /// @custom:applies art_15__para_6
    /// @custom:effect refuse
    function art_15__para_6(PollFacts memory x, StepFacts memory f) internal pure returns (bool) {
        return x.undecided != 0 && f.daysLeft > DISMISSED_FROM;
    }

    /// @custom:applies art_15__para_7
    /// @custom:effect refuse
    function art_15__para_7(PollFacts memory x, StepFacts memory f) internal pure returns (bool) {
        return Date.unwrap(x.republished) != 0 && _daysFrom(x.republished, f.today) <= TIME_TO_OBJECT;
    }

    /// @notice The district as it is frozen: with the contests that are held.
    /// @custom:applies art_15__para_9
    /// @custom:effect define
    function art_15__para_9(bytes memory body) internal pure returns (bytes memory frozen) {
        frozen = body;
        for (uint256 i = body.contestCount(); i > 0; --i) {
            uint256 contest = frozen.contestAt(i - 1);
            if (!_isHeld(frozen, contest)) frozen = frozen.withoutContest(contest);
        }
        frozen.setStage(DistrictStage.FROZEN);
    }

    // Article 16

    /// @custom:applies art_16__para_1
    /// @custom:effect refuse
    function art_16__para_1(StepFacts memory f) internal pure returns (bool) {
        return f.judges == 0;
    }

    /// @custom:applies art_16__para_2
    /// @custom:effect refuse
    function art_16__para_2(StepFacts memory f) internal pure returns (bool) {
        return !f.reasoned;
    }

    /// @custom:applies art_16__para_3
    /// @custom:effect refuse
    function art_16__para_3(PollFacts memory x, StepFacts memory f) internal pure returns (bool) {
        return f.election.instant >= x.closes || x.pauses == x.paused;
    }

    // Articles 17 and 18

    /// @custom:applies art_17__para_1
    /// @custom:effect refuse
    function art_17__para_1(StepFacts memory f) internal pure returns (bool) {
        return f.registrars < MEMBERS && f.judges < JUDGES;
    }

    /// @custom:applies art_17__para_2
    /// @custom:effect refuse
    function art_17__para_2(StepFacts memory f) internal pure returns (bool) {
        return !f.reasoned;
    }

    /// @custom:applies art_17__para_3
    /// @custom:effect refuse
    function art_17__para_3(PollFacts memory x, StepFacts memory f) internal pure returns (bool) {
        return f.election.instant >= x.opens;
    }

    /// @custom:applies art_17__para_4
    /// @custom:effect refuse
    function art_17__para_4(PollFacts memory x) internal pure returns (bool) {
        return x.moved == 0 || x.moved > LONGEST_POSTPONEMENT;
    }

    /// @custom:applies art_17__para_5
    /// @custom:effect refuse
    function art_17__para_5(PollFacts memory x) internal pure returns (bool) {
        return x.postponements >= POSTPONEMENTS;
    }

    /// @custom:applies art_18__para_1
    /// @custom:effect refuse
    function art_18__para_1(StepFacts memory f) internal pure returns (bool) {
        return f.registrars < MEMBERS && f.judges == 0;
    }

    /// @custom:applies art_18__para_2
    /// @custom:effect refuse
    function art_18__para_2(StepFacts memory f) internal pure returns (bool) {
        return !f.reasoned;
    }

    /// @custom:applies art_18__para_3
    /// @custom:effect refuse
    function art_18__para_3(PollFacts memory x, StepFacts memory f) internal pure returns (bool) {
        return f.election.instant < x.opens || f.election.instant >= x.closes;
    }

    /// @custom:applies art_18__para_4
    /// @custom:effect refuse
    function art_18__para_4(PollFacts memory x) internal pure returns (bool) {
        uint64 latest = x.opens + POLLING_HOURS + LONGEST_EXTENSION * 1 days;
        return x.newCloses <= x.closes || x.newCloses > latest;
    }
}
