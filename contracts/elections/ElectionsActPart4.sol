// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application, Capacity} from "../law/Application.sol";
import {BallotPaper} from "./BallotPaper.sol";
import {ContestKind, District, DistrictStage} from "./District.sol";
import {ElectionDealings, ElectionStep} from "./ElectionDealings.sol";
import {StepFacts, Verdict} from "./ElectionsActPart1.sol";
import {ElectionsActPart4Endings, Turnout} from "./ElectionsActPart4Endings.sol";
import {Objection, ObjectionAbout} from "./Objection.sol";
import {Seats} from "./Seats.sol";

/// @notice What the law asks of the votes of a district.
/// @param undecided objections to the result
/// @param allStated whether the result of each contest is stated
/// @param known whether the district has the contest whose result is stated
/// @param question whether yes or no is answered in it
/// @param asVoted whether elected are as many as there are seats, and none with fewer votes than another
/// @param tied whether the last who is elected has as many votes as another who is not
/// @param answeredAsVoted whether the answer stated is the one that was given
struct ResultFacts {
    uint32 undecided;
    bool allStated;
    bool known;
    bool question;
    bool asVoted;
    bool tied;
    bool redrawn;
    bool answeredAsVoted;
}

/// @title Elections Act, Part 4: count and certification
/// @custom:eli /eli/xx/act/2015/11/2015-09-21#part_4
/// @custom:untranslatable art_19__para_5 the ballot box takes each trustee's decryption of a poll once
/// @custom:untranslatable art_23__para_5 the register tells the book of referendums
contract ElectionsActPart4 is ElectionsActPart4Endings {
    using Application for bytes;
    using District for bytes;
    using ElectionDealings for bytes;
    using Objection for bytes;

    /// @custom:figure art_19__para_7 "7 days"
    /// @custom:unit days
    uint256 private constant PERMITTED_BY_JUDGES_AFTER = 7;

    /// @custom:figure art_20__para_2 "14 days"
    /// @custom:unit days
    uint256 private constant TIME_TO_OBJECT = 14;

    /// @custom:figure art_22__para_5 "20 %"
    /// @custom:unit percent
    uint256 private constant QUORUM = 20;

    /// @custom:figure art_23__para_2 "14 days"
    /// @custom:unit days
    uint256 private constant CERTIFIED_AFTER = 14;

    /// @custom:figure art_23__para_3 "42 days"
    /// @custom:unit days
    uint256 private constant TIME_TO_JUDGE = 42;

    /// @custom:figure art_23__para_6 "28 days"
    /// @custom:unit days
    uint256 private constant CERTIFIED_BY_JUDGES_AFTER = 28;

    function eli() external pure returns (string memory) {
        return "/eli/xx/act/2015/11#part_4";
    }

    function _key() internal pure override returns (bytes32) {
        return keccak256("/eli/xx/act/2015/11#part_4");
    }

    function _try(
        bytes[] memory entries,
        bytes calldata a,
        uint256 at,
        StepFacts memory f,
        Verdict memory v
    ) internal pure override {
        bytes memory body = entries[a.districtAt(at)];
        if (f.kind == ElectionStep.COUNT) _tryCount(_turnoutAt(body, a, at), f, v);
        else if (f.kind == ElectionStep.RESULT_OBJECTION) _tryObjection(a, f, v);
        else if (f.kind == ElectionStep.JUDGMENT) _tryJudgment(entries[a.subjectAt(at)], f, v);
        else if (f.kind == ElectionStep.RESULT) _tryResult(_countFacts(body, a, at), f, v);
        else if (f.kind == ElectionStep.CERTIFICATION) _tryCertification(_certified(body, a, at), f, v);
        else if (f.kind == ElectionStep.ANNULMENT)
            _tryAnnulment(_turnoutAt(body, a, at), _isUncounted(body, a, at), f, v);
        else if (f.kind == ElectionStep.VACANCY) _tryVacancy(f, v);
        else if (f.kind == ElectionStep.SUCCESSION) _trySuccession(entries[a.formerAt(at)], f, v);
        else revert ElectionStepOfAnotherPart(f.kind);
    }

    function _tryCount(Turnout memory x, StepFacts memory f, Verdict memory v) private pure {
        _test(v, "art_19__para_1", "commissionOrJudges", art_19__para_1(f));
        _test(v, "art_19__para_2", "frozen", art_19__para_2(f));
        _test(v, "art_19__para_3", "closed", art_19__para_3(f));
        _test(v, "art_19__para_4", "turnout", art_19__para_4(x), x.turnout, FEWEST_VOTERS, "voters");
        _test(v, "art_19__para_6", "turnout", art_19__para_6(x), x.turnout, x.voters, "voters");
    }

    function _tryObjection(bytes calldata a, StepFacts memory f, Verdict memory v) private pure {
        bool signed = a.isSignedBy(a.applicant(), Capacity.OWN_BEHALF);
        uint256 passed = _daysFrom(f.election.pollingDay, f.today);
        _test(v, "art_20__para_1", "objectorSigned", art_20__para_1(signed));
        _test(v, "art_20__para_2", "daysPassed", art_20__para_2(f), passed, TIME_TO_OBJECT, "days");
        _test(v, "art_20__para_3", "first", art_20__para_3(f));
        _test(v, "art_20__para_4", "reasoned", art_20__para_4(f));
    }

    function _tryJudgment(bytes memory objection, StepFacts memory f, Verdict memory v) private pure {
        bool decidable = f.decidable && objection.about() == ObjectionAbout.RESULT;
        _test(v, "art_21__para_1", "judges", art_21__para_1(f), f.judges, JUDGES, "persons");
        _test(v, "art_21__para_2", "undecided", art_21__para_2(decidable));
        _test(v, "art_21__para_3", "reasoned", art_21__para_3(f));
        uint256 passed = _daysFrom(f.election.pollingDay, f.today);
        _test(v, "art_21__para_5", "daysPassed", art_21__para_5(f), passed, TIME_TO_JUDGE, "days");
    }

    function _tryResult(ResultFacts memory x, StepFacts memory f, Verdict memory v) private pure {
        _test(v, "art_22__para_1", "commissionOrJudges", art_22__para_1(f));
        _test(v, "art_22__para_2", "contestCounted", art_22__para_2(x, f));
        _test(v, "art_22__para_3", "asVoted", art_22__para_3(x));
        _test(v, "art_22__para_4", "lotDrawn", art_22__para_4(x, f));
        _test(v, "art_22__para_5", "answeredAsVoted", art_22__para_5(x));
    }

    function _tryCertification(ResultFacts memory x, StepFacts memory f, Verdict memory v) private pure {
        uint256 passed = _daysFrom(f.election.pollingDay, f.today);
        _test(v, "art_23__para_1", "membersOrJudges", art_23__para_1(f));
        _test(v, "art_23__para_2", "daysPassed", art_23__para_2(f), passed, CERTIFIED_AFTER, "days");
        _test(v, "art_23__para_3", "undecided", art_23__para_3(x, f), x.undecided, 0, "objections");
        _test(v, "art_23__para_4", "allStated", art_23__para_4(x, f));
    }

    function _take(
        bytes[] memory entries,
        bytes calldata a,
        uint256 at,
        StepFacts memory f
    ) internal pure override {
        bytes memory body = entries[a.districtAt(at)];
        uint256 terms = a.termsAt(at);
        if (f.kind == ElectionStep.COUNT) {
            body.setStage(DistrictStage.COUNTING);
            body.setTurnout(a.numberAt(terms));
        } else if (f.kind == ElectionStep.RESULT) {
            body.setElected(body.contestAt(a.byteAt(terms)), _electedAt(a, terms));
        } else if (f.kind == ElectionStep.SUCCESSION) {
            bytes memory former = entries[a.formerAt(at)];
            entries[a.subjectAt(at)] = art_26__para_3(former);
            former.setStage(DistrictStage.SUCCEEDED);
        } else if (f.kind == ElectionStep.RESULT_OBJECTION || f.kind == ElectionStep.JUDGMENT) {
            _takeObjection(entries, a, at, f);
        } else if (f.kind == ElectionStep.CERTIFICATION) {
            body.setStage(DistrictStage.CERTIFIED);
        } else {
            bool annulled = f.kind == ElectionStep.ANNULMENT;
            body.end(annulled ? DistrictStage.ANNULLED : DistrictStage.VACANT, f.today);
        }
    }

    function _takeObjection(
        bytes[] memory entries,
        bytes calldata a,
        uint256 at,
        StepFacts memory f
    ) private pure {
        uint8 subject = a.subjectAt(at);
        bytes32 reasons = a.reasonsAt(at);
        if (f.kind == ElectionStep.RESULT_OBJECTION) {
            bytes32 district = a.districtEntryAt(at);
            entries[subject] = Objection.make(ObjectionAbout.RESULT, district, a.applicant(), reasons);
            return;
        }
        bool upheld = a.byteAt(a.termsAt(at)) == 1;
        entries[subject].decide(upheld, reasons);
        if (upheld) art_21__para_4(entries[a.districtAt(at)], f);
    }

    // Facts

    function _electedAt(bytes calldata a, uint256 terms) private pure returns (uint16) {
        return uint16(bytes2(a[terms + 2:terms + 4]));
    }

    function _countFacts(
        bytes memory body,
        bytes calldata a,
        uint256 at
    ) private pure returns (ResultFacts memory x) {
        uint256 terms = a.termsAt(at);
        (x.asVoted, x.answeredAsVoted) = (true, true);
        x.known = body.length != 0 && a.byteAt(terms) < body.contestCount();
        if (!x.known) return x;
        uint256 contest = body.contestAt(a.byteAt(terms));
        uint256 options = BallotPaper.optionCount(body, contest);
        uint256[] memory counts = a.countsAt(at, options);
        uint16 elected = _electedAt(a, terms);
        x.question = body.kindOf(contest) == ContestKind.QUESTION;
        if (x.question) {
            bool yes = counts[0] > counts[1] && _reachesQuorum(body.turnout(), body.voters());
            x.answeredAsVoted = elected == (yes ? 1 : 2);
        } else {
            (x.asVoted, x.tied) = Seats.compare(
                counts,
                body.candidateCount(contest),
                elected,
                body.seats(contest)
            );
            uint16 drawn = body.elected(contest);
            x.redrawn = x.tied && drawn != 0 && drawn != elected;
        }
    }

    function _reachesQuorum(uint256 turnout, uint256 voters) private pure returns (bool) {
        return turnout * 100 >= voters * QUORUM;
    }

    function _certified(
        bytes memory body,
        bytes calldata a,
        uint256 at
    ) private pure returns (ResultFacts memory x) {
        x.undecided = a.numberAt(a.termsAt(at));
        uint256 count = body.length == 0 ? 0 : body.contestCount();
        x.allStated = count != 0;
        for (uint256 i = 0; i < count; ++i) {
            if (body.elected(body.contestAt(i)) == 0) x.allStated = false;
        }
    }

    // Articles 19 to 21

    /// @custom:applies art_19__para_1
    /// @custom:effect refuse
    function art_19__para_1(StepFacts memory f) internal pure returns (bool) {
        return f.registrars == 0 && !art_19__para_7(f);
    }

    /// @custom:applies art_19__para_2
    /// @custom:effect refuse
    function art_19__para_2(StepFacts memory f) internal pure returns (bool) {
        return f.stage != DistrictStage.FROZEN;
    }

    /// @custom:applies art_19__para_3
    /// @custom:effect refuse
    function art_19__para_3(StepFacts memory f) internal pure returns (bool) {
        return f.election.instant < f.election.closes;
    }

    /// @notice Whether judges permit the count in place of the commission.
    /// @custom:applies art_19__para_7
    /// @custom:effect define
    function art_19__para_7(StepFacts memory f) internal pure returns (bool) {
        uint256 passed = _daysFrom(f.election.pollingDay, f.today);
        return f.judges >= JUDGES && passed > PERMITTED_BY_JUDGES_AFTER;
    }

    /// @custom:applies art_20__para_1
    /// @custom:effect refuse
    function art_20__para_1(bool signed) internal pure returns (bool) {
        return !signed;
    }

    /// @custom:applies art_20__para_2
    /// @custom:effect refuse
    function art_20__para_2(StepFacts memory f) internal pure returns (bool) {
        bool late = _daysFrom(f.election.pollingDay, f.today) > TIME_TO_OBJECT;
        return f.election.instant < f.election.closes || late;
    }

    /// @custom:applies art_20__para_3
    /// @custom:effect refuse
    function art_20__para_3(StepFacts memory f) internal pure returns (bool) {
        return f.made;
    }

    /// @custom:applies art_20__para_4
    /// @custom:effect refuse
    function art_20__para_4(StepFacts memory f) internal pure returns (bool) {
        return !f.reasoned;
    }

    /// @custom:applies art_21__para_1
    /// @custom:effect refuse
    function art_21__para_1(StepFacts memory f) internal pure returns (bool) {
        return f.judges < JUDGES || f.excluded != 0;
    }

    /// @custom:applies art_21__para_2
    /// @custom:effect refuse
    function art_21__para_2(bool decidable) internal pure returns (bool) {
        return !decidable;
    }

    /// @custom:applies art_21__para_3
    /// @custom:effect refuse
    function art_21__para_3(StepFacts memory f) internal pure returns (bool) {
        return !f.reasoned;
    }

    /// @custom:applies art_21__para_5
    /// @custom:effect refuse
    function art_21__para_5(StepFacts memory f) internal pure returns (bool) {
        return _isDismissed(f);
    }

    /// @notice Annuls the poll of a district, unless it has been annulled.
    /// @custom:applies art_21__para_4
    /// @custom:effect define
    function art_21__para_4(bytes memory district, StepFacts memory f) internal pure {
        if (f.stage < DistrictStage.ANNULLED) district.end(DistrictStage.ANNULLED, f.today);
    }

    // Articles 22 and 23

    /// @custom:applies art_22__para_1
    /// @custom:effect refuse
    function art_22__para_1(StepFacts memory f) internal pure returns (bool) {
        return f.registrars == 0 && !art_23__para_6(f);
    }

    /// @custom:applies art_22__para_2
    /// @custom:effect refuse
    function art_22__para_2(ResultFacts memory x, StepFacts memory f) internal pure returns (bool) {
        return !x.known || f.stage != DistrictStage.COUNTING;
    }

    /// @custom:applies art_22__para_3
    /// @custom:effect refuse
    function art_22__para_3(ResultFacts memory x) internal pure returns (bool) {
        return !x.asVoted;
    }

    /// @custom:applies art_22__para_4
    /// @custom:effect refuse
    function art_22__para_4(ResultFacts memory x, StepFacts memory f) internal pure returns (bool) {
        return x.redrawn || (x.tied && f.judges == 0);
    }

    /// @custom:applies art_22__para_5
    /// @custom:effect refuse
    function art_22__para_5(ResultFacts memory x) internal pure returns (bool) {
        return !x.answeredAsVoted;
    }

    /// @custom:applies art_23__para_1
    /// @custom:effect refuse
    function art_23__para_1(StepFacts memory f) internal pure returns (bool) {
        return f.registrars < MEMBERS && !art_23__para_6(f);
    }

    /// @custom:applies art_23__para_2
    /// @custom:effect refuse
    function art_23__para_2(StepFacts memory f) internal pure returns (bool) {
        return _daysFrom(f.election.pollingDay, f.today) <= CERTIFIED_AFTER;
    }

    /// @custom:applies art_23__para_3
    /// @custom:effect refuse
    function art_23__para_3(ResultFacts memory x, StepFacts memory f) internal pure returns (bool) {
        return x.undecided != 0 && !_isDismissed(f);
    }

    /// @dev Whether objections to the result that nobody has decided count as dismissed.
    function _isDismissed(StepFacts memory f) private pure returns (bool) {
        return _daysFrom(f.election.pollingDay, f.today) > TIME_TO_JUDGE;
    }

    /// @custom:applies art_23__para_4
    /// @custom:effect refuse
    function art_23__para_4(ResultFacts memory x, StepFacts memory f) internal pure returns (bool) {
        return f.stage != DistrictStage.COUNTING || !x.allStated;
    }

    /// @notice Whether judges state results and certify in place of the commission.
    /// @custom:applies art_23__para_6
    /// @custom:effect define
    function art_23__para_6(StepFacts memory f) internal pure returns (bool) {
        uint256 passed = _daysFrom(f.election.pollingDay, f.today);
        return f.judges >= JUDGES && passed > CERTIFIED_BY_JUDGES_AFTER;
    }
}
