// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application, Capacity, PersonId} from "../law/Application.sol";
import {Bodies} from "../law/Bodies.sol";
import {FindingList, Findings} from "../law/Findings.sol";
import {Circumstances, Discretion, Finding, IRuleset, Outcome} from "../law/IRuleset.sol";
import {Date} from "../law/LegalTime.sol";
import {Record} from "../law/Record.sol";
import {Case, Stage} from "./Case.sol";
import {CaseDays} from "./CaseDays.sol";
import {CaseDealings, CaseStep} from "./CaseDealings.sol";

/// @notice What the law asks of one step of a case.
/// @param stage of the case before the step; zero: there is no case
/// @param opened whether there is a case already
/// @param contestsRefusal whether the decision contested is a refusal; else it is a grant
/// @param pending whether the case holds its entries
/// @param ordered whether it does by an interim measure
/// @param others of a grant about which a case is opened, how many other entries it dealt with
/// @param objectedTo whether there has been an objection
/// @param formObserved an officer signs, or every key has at least the level substantial
/// @param registrars how many sign in the capacity of registrar; likewise reviewers, judges
/// @param excluded how many reviewers and judges sign who may not
/// @param reasoned whether reasons are given
/// @param delivered date that a service states; or of the first receipt, that a transfer states; or of a grant about which
/// a case is reopened
/// @param outcome what a review or judgment decides, whether an interim measure makes the entries pending, or whether a
/// correction burdens the objector
/// @param madeByReview from a reinstatement on: whether the case stands at a review, or has ended after one; likewise a
/// judgment
/// @param remedyEnded whether the period for the objection has ended, today or on the day of the first receipt
/// @param appealEnded whether the period for the appeal has ended, likewise
/// @param sinceDays days since the objection
/// @param countedDays for an appeal: the same without days of standstill
/// @param correctedOn date on which a reopening says that the ruleset was corrected
/// @param correctionEnded whether the period for the reopening has ended
struct StepFacts {
    uint8 kind;
    uint8 stage;
    bool opened;
    bool contestsRefusal;
    bool pending;
    bool ordered;
    uint8 others;
    bool objectedTo;
    bool formObserved;
    PersonId objector;
    bool objectorSigned;
    uint256 registrars;
    uint256 reviewers;
    uint256 judges;
    uint256 excluded;
    bool reasoned;
    bytes32 reasons;
    Date reasonsDate;
    Date delivered;
    uint8 outcome;
    Date decidedOn;
    Date servedOn;
    bool heard;
    bool madeByReview;
    bool madeByCourt;
    bool remedyEnded;
    bool appealEnded;
    uint256 sinceDays;
    uint256 countedDays;
    Date correctedOn;
    bool correctionEnded;
    Date today;
}

/// @title Administrative Procedure Act, Part 1: what holds for every step
/// @notice The general norms, the facts of a step, and the frame in which Parts 2 to 4 decide their steps.
abstract contract AdministrativeProcedureActPart1 is IRuleset {
    using Application for bytes;
    using Bodies for bytes;
    using Case for bytes;
    using CaseDays for uint256;
    using CaseDealings for bytes;
    using Findings for FindingList;
    using Record for bytes;

    /// @notice The step is decided under another part of the act.
    error CaseStepOfAnotherPart(uint8 kind);

    /// @custom:technical eIDAS assurance level "substantial" in the register of persons
    uint8 internal constant SUBSTANTIAL = 2;

    /// @custom:figure art_18__para_1 "28 days"
    /// @custom:unit days
    uint16 internal constant REMEDY_PERIOD = 28;

    /// @custom:figure art_14__para_3 "28 days"
    /// @custom:unit days
    uint256 internal constant APPEAL_PERIOD = 28;

    /// @custom:figure art_6a__para_3 "90 days"
    /// @custom:unit days
    uint256 private constant LONGEST_STANDSTILL = 90;

    /// @custom:figure art_9__para_7 "365 days"
    /// @custom:unit days
    // Parts 2 and 4 ask for it.
    // slither-disable-next-line unused-state
    uint256 internal constant TIME_TO_CONTEST_A_GRANT = 365;

    /// @custom:figure art_15__para_5 "90 days"
    /// @custom:unit days
    uint256 private constant HELD_AFTER_REVIEW = 90;

    /// @custom:figure art_15__para_5 "180 days"
    /// @custom:unit days
    uint256 private constant HELD_UNDER_REVIEW = 180;

    /// @custom:figure art_15__para_5 "365 days"
    /// @custom:unit days
    uint256 private constant HELD_BEFORE_COURT = 365;

    /// @custom:figure art_17d__para_4 "28 days"
    /// @custom:unit days
    uint256 private constant REOPENING_PERIOD = 28;

    /// @custom:technical articles 16(1) and 17b(3) write the number without a unit
    // Parts 3 and 4 ask for it.
    // slither-disable-next-line unused-state
    uint256 internal constant JUDGES = 3;

    /// @inheritdoc IRuleset
    /// @custom:applies art_18__para_1
    function remedy() external pure returns (bytes32 eId, uint16 periodDays) {
        return ("art_18__para_1", REMEDY_PERIOD);
    }

    /// @inheritdoc IRuleset
    /// @dev No provision of this act leaves any.
    function discretion(bytes32) external pure returns (Discretion memory) {}

    /// @inheritdoc IRuleset
    function evaluate(
        bytes calldata bodies,
        bytes calldata application,
        Circumstances calldata circumstances
    ) external pure returns (Outcome memory outcome) {
        bytes[] memory cases = bodies.split(application.entryCount());
        outcome.applicableDate = art_3__para_3(circumstances.today);
        uint256 last = circumstances.end;
        for (uint256 at = circumstances.begin; at < last; at = application.endOf(at)) {
            StepFacts memory f = _facts(cases, application, circumstances, at);
            outcome.standing = !art_4__para_1(f);
            if (!outcome.standing || _generallyRefused(f) || _refused(f)) {
                outcome.assessed = 0;
                outcome.refusal = _findings(bodies, application, circumstances).firstUnsatisfied();
                // A refusal that no finding carries would be a defect of this ruleset, never an answer to a citizen.
                assert(outcome.refusal != 0 || !outcome.standing);
                return outcome;
            }
            _enter(cases, application, at, f);
            outcome.assessed += _costs(f);
        }
        outcome.next = Bodies.join(cases);
    }

    /// @inheritdoc IRuleset
    function findings(
        bytes calldata bodies,
        bytes calldata application,
        Circumstances calldata circumstances
    ) external pure returns (Finding[] memory) {
        return _findings(bodies, application, circumstances).close();
    }

    /// @dev The Gazette key of the part.
    function _key() internal pure virtual returns (bytes32);

    /// @dev The norms of the part, combined.
    function _refused(StepFacts memory f) internal pure virtual returns (bool);

    /// @dev Lists what the part's norms test: for each that refuses, one finding.
    function _addFindings(StepFacts memory f, FindingList memory list) internal pure virtual;

    /// @dev The body of the case after the step.
    function _take(
        bytes memory body,
        bytes calldata application,
        uint256 at,
        StepFacts memory f
    ) internal pure virtual returns (bytes memory next);

    /// @dev What the objector owes because of the step, in pence.
    function _costs(StepFacts memory) internal pure virtual returns (uint256) {
        return 0;
    }

    /// @dev Lists what is tested, step by step, to the end of the first that is refused.
    function _findings(
        bytes calldata bodies,
        bytes calldata application,
        Circumstances calldata circumstances
    ) private pure returns (FindingList memory list) {
        list = Findings.recordingUnder(_key());
        bytes[] memory cases = bodies.split(application.entryCount());
        for (uint256 at = circumstances.begin; at < circumstances.end; at = application.endOf(at)) {
            StepFacts memory f = _facts(cases, application, circumstances, at);
            _addGeneralFindings(f, list);
            _addFindings(f, list);
            if (_generallyRefused(f) || _refused(f)) break;
            _enter(cases, application, at, f);
        }
    }

    /// @dev Takes the step, and notes the reasons and the officers.
    function _enter(
        bytes[] memory cases,
        bytes calldata application,
        uint256 at,
        StepFacts memory f
    ) private pure {
        uint8 subject = application.subjectAt(at);
        uint8 instance = f.opened ? cases[subject].instance() : 0;
        bytes memory next = _take(cases[subject], application, at, f);
        if (f.reasoned) next.setReasons(f.reasons);
        cases[subject] = _withOfficers(next, application, instance);
    }

    function _withOfficers(
        bytes memory body,
        bytes calldata application,
        uint8 instance
    ) private pure returns (bytes memory) {
        for (uint256 i = 0; i < application.signatoryCount(); ++i) {
            (PersonId person, , uint8 capacity) = application.signatoryAt(i);
            if (capacity == Capacity.OWN_BEHALF || capacity == Capacity.NOTARY) continue;
            // Whoever serves does not judge: a registrar belongs to no instance.
            uint8 inInstance = capacity == Capacity.REGISTRAR ? 0 : instance;
            if (!body.tookPartIn(person, inInstance)) body = body.withParticipant(person, inInstance);
        }
        return body;
    }

    // Facts

    function _facts(
        bytes[] memory cases,
        bytes calldata application,
        Circumstances calldata c,
        uint256 at
    ) private pure returns (StepFacts memory f) {
        bytes memory body = cases[application.subjectAt(at)];
        f.kind = application.kindAt(at);
        f.today = c.today;
        (f.reasons, f.reasonsDate) = application.reasonsBefore(application.endOf(at));
        f.reasoned = f.reasons != 0;
        if (f.kind == CaseStep.SERVICE) f.delivered = application.servedOnAt(at);
        if (f.kind == CaseStep.TRANSFER) f.delivered = application.receivedOnAt(at);
        if (_hasOutcome(f.kind)) f.outcome = application.outcomeAt(at);
        if (f.kind == CaseStep.GRANT) f.others = application.recordAt(at).others();
        f.opened = body.length != 0;
        if (f.opened) _readCase(f, body, c);
        if (f.kind == CaseStep.REOPENING) _readCorrection(f, application, c, at);
        _readSignatories(f, body, application, c.assurances);
        f.objector = _objector(body, application, at, f);
        f.objectorSigned = application.isSignedBy(f.objector, Capacity.OWN_BEHALF);
    }

    function _hasOutcome(uint8 kind) private pure returns (bool) {
        if (kind == CaseStep.INTERIM_MEASURE || kind == CaseStep.CORRECTION) return true;
        return kind == CaseStep.REVIEW || kind == CaseStep.JUDGMENT;
    }

    function _readCase(StepFacts memory f, bytes memory body, Circumstances calldata c) private pure {
        f.stage = body.stage();
        f.contestsRefusal = body.eId() != 0;
        (f.pending, f.ordered) = (body.isPending(), body.isOrdered());
        f.objectedTo = body.instance() != 0;
        (f.decidedOn, f.servedOn) = (body.decidedOn(), body.servedOn());
        f.heard = Date.unwrap(body.heardOn()) != 0;
        if (f.kind >= CaseStep.REINSTATEMENT) (f.madeByReview, f.madeByCourt) = _madeIn(body);
        if (f.stage != Stage.DECIDED) f.sinceDays = Date.unwrap(f.today) - Date.unwrap(body.since());
        if (CaseStep.asksForPeriod(f.kind)) _readPeriods(f, body.remedyDays(), c.workingDays);
    }

    function _readPeriods(StepFacts memory f, uint256 remedyDays, uint256 days_) private pure {
        f.countedDays = f.sinceDays - _lost(f.sinceDays, days_);
        if (Date.unwrap(f.servedOn) == 0) return;
        bool transferred = f.kind == CaseStep.TRANSFER && f.delivered < f.today;
        Date on = transferred ? f.delivered : f.today;
        if (f.kind != CaseStep.APPEAL) f.remedyEnded = _hasEnded(f, remedyDays, days_, on);
        if (f.kind != CaseStep.OBJECTION) f.appealEnded = _hasEnded(f, APPEAL_PERIOD, days_, on);
    }

    /// @dev Reviews are the odd instances, proceedings in court the even ones. A case that ended without either has no
    /// decision of the day on which its instance began, or of a later one.
    function _madeIn(bytes memory body) private pure returns (bool review, bool court) {
        (uint8 stage, uint8 instance) = (body.stage(), body.instance());
        bool made = stage == Stage.UPHELD || stage == Stage.SET_ASIDE;
        if (stage == Stage.FINAL || stage == Stage.WITHDRAWN)
            made = instance != 0 && body.since() <= body.decidedOn();
        return (made && instance % 2 == 1, made && instance % 2 == 0);
    }

    /// @return days of standstill among the latest days, as far as they lengthen a period
    function _lost(uint256 latest, uint256 days_) private pure returns (uint256) {
        if (latest == 0) return 0;
        uint256 lost = days_.standstills(latest - 1, 0);
        return lost < LONGEST_STANDSTILL ? lost : LONGEST_STANDSTILL;
    }

    function _hasEnded(
        StepFacts memory f,
        uint256 periodDays,
        uint256 days_,
        Date on
    ) private pure returns (bool) {
        uint256 last = art_6a__para_2(f.servedOn, periodDays, days_, f.today);
        return art_6__para_2(last, days_, f.today, on);
    }

    function _readCorrection(
        StepFacts memory f,
        bytes calldata application,
        Circumstances calldata c,
        uint256 at
    ) private pure {
        bytes calldata evidence;
        (f.correctedOn, evidence) = application.correctionAt(at);
        if (f.opened && !f.contestsRefusal) f.delivered = evidence.recordedAt();
        uint256 last = uint256(Date.unwrap(f.correctedOn)) + REOPENING_PERIOD;
        f.correctionEnded = art_6__para_2(last, c.workingDays, c.today, c.today);
    }

    function _readSignatories(
        StepFacts memory f,
        bytes memory body,
        bytes calldata application,
        bytes16 assurances
    ) private pure {
        bool sufficient = true;
        for (uint256 i = 0; i < application.signatoryCount(); ++i) {
            (PersonId person, , uint8 capacity) = application.signatoryAt(i);
            if (capacity == Capacity.REGISTRAR) ++f.registrars;
            if (capacity == Capacity.OWN_BEHALF && uint8(assurances[i]) < SUBSTANTIAL) sufficient = false;
            if (capacity != Capacity.REVIEWER && capacity != Capacity.JUDGE) continue;
            if (capacity == Capacity.REVIEWER) ++f.reviewers;
            else ++f.judges;
            if (f.opened && art_5__para_2(body, person)) ++f.excluded;
        }
        f.formObserved = sufficient || f.registrars + f.reviewers + f.judges != 0;
    }

    /// @custom:applies art_2__point_c
    /// @custom:effect define
    function _objector(
        bytes memory body,
        bytes calldata application,
        uint256 at,
        StepFacts memory f
    ) private pure returns (PersonId) {
        if (f.opened) return body.objector();
        return f.kind == CaseStep.REFUSAL ? application.objectorAt(at) : application.applicant();
    }

    /// @notice Whether the entries are pending when the case has come to this stage, one at which it ends.
    /// @custom:applies art_16__para_8
    /// @custom:applies art_17__para_3
    /// @custom:effect define
    function art_16__para_8(StepFacts memory f, uint8 stage) internal pure returns (bool) {
        return stage == Stage.SET_ASIDE && !f.contestsRefusal;
    }

    // The general norms

    function _generallyRefused(StepFacts memory f) private pure returns (bool) {
        if (art_3__para_1(f)) return true;
        if (art_3__para_2(f)) return true;
        return art_5__para_1(f);
    }

    function _addGeneralFindings(StepFacts memory f, FindingList memory list) private pure {
        list.add("art_3__para_1", "formObserved", !art_3__para_1(f));
        (uint256 date, uint256 today) = (Date.unwrap(f.reasonsDate), Date.unwrap(f.today));
        list.add("art_3__para_2", "reasonsDate", !art_3__para_2(f), date, today, "date");
        list.add("art_5__para_1", "officersExcluded", !art_5__para_1(f), f.excluded, 0, "persons");
    }

    /// @custom:applies art_3__para_1
    /// @custom:effect refuse
    function art_3__para_1(StepFacts memory f) internal pure returns (bool) {
        return !f.formObserved;
    }

    /// @custom:applies art_3__para_2
    /// @custom:effect refuse
    function art_3__para_2(StepFacts memory f) internal pure returns (bool) {
        return f.today < f.reasonsDate;
    }

    /// @custom:applies art_3__para_3
    /// @custom:effect define
    function art_3__para_3(Date today) internal pure returns (Date) {
        return today;
    }

    /// @custom:applies art_4__para_1
    /// @custom:norm inadmissibility
    function art_4__para_1(StepFacts memory f) internal pure returns (bool) {
        if (f.kind == CaseStep.CLOSING && f.opened) return false;
        if (f.kind == CaseStep.INTERIM_MEASURE && art_15__para_5(f)) return false;
        return !f.objectorSigned && f.registrars + f.reviewers + f.judges == 0;
    }

    /// @custom:applies art_5__para_1
    /// @custom:effect refuse
    function art_5__para_1(StepFacts memory f) internal pure returns (bool) {
        bool judging = f.kind == CaseStep.HEARING || f.kind == CaseStep.REVIEW;
        bool inCourt = f.kind == CaseStep.INTERIM_MEASURE || f.kind == CaseStep.JUDGMENT;
        return (judging || inCourt || f.kind == CaseStep.CORRECTION) && f.excluded != 0;
    }

    /// @notice Whether somebody is excluded: a person, not an account or a key.
    /// @custom:applies art_5__para_2
    /// @custom:effect define
    function art_5__para_2(bytes memory body, PersonId person) internal pure returns (bool) {
        return body.objector() == person || body.tookPartBefore(person);
    }

    /// @notice Whether the objection has held the entries for as long as it does by itself, and they are to be let go.
    /// @custom:applies art_15__para_5
    /// @custom:effect define
    function art_15__para_5(StepFacts memory f) internal pure returns (bool) {
        if (!f.pending || f.ordered || f.outcome != 0) return false;
        if (f.stage == Stage.UNDER_REVIEW) return f.sinceDays >= HELD_UNDER_REVIEW;
        if (f.stage == Stage.BEFORE_COURT) return f.sinceDays >= HELD_BEFORE_COURT;
        return f.stage == Stage.UPHELD && _daysSince(f.decidedOn, f.today) >= HELD_AFTER_REVIEW;
    }

    /// @return days that have passed since an event; of one of the future none
    function _daysSince(Date event_, Date today) internal pure returns (uint256) {
        return event_ < today ? Date.unwrap(today) - Date.unwrap(event_) : 0;
    }

    /// @notice Whether a period had ended on a day.
    /// @param last the last day of the period, unless that is no working day
    /// @param days_ see `CaseDays`
    /// @custom:applies art_6__para_2
    /// @custom:effect define
    function art_6__para_2(
        uint256 last,
        uint256 days_,
        Date today,
        Date on
    ) internal pure returns (bool ended) {
        for (; last < Date.unwrap(on); ++last) {
            if (days_.isWorking(Date.unwrap(today) - last)) return true;
        }
        return false;
    }

    /// @notice The last day of a period of days that runs from an event, whether it is a working day or not.
    /// @param days_ see `CaseDays`
    /// @custom:applies art_6__para_1
    /// @custom:applies art_6a__para_2
    /// @custom:applies art_6a__para_3
    /// @custom:applies art_6a__para_4
    /// @custom:effect define
    function art_6a__para_2(
        Date from,
        uint256 periodDays,
        uint256 days_,
        Date today_
    ) internal pure returns (uint256 last) {
        (uint256 seen, uint256 today) = (Date.unwrap(from), Date.unwrap(today_));
        last = seen + periodDays;
        uint256 longest = last + LONGEST_STANDSTILL;
        // The days by which the period becomes longer may be days of standstill themselves.
        while (seen < last && seen < today && last < longest) {
            uint256 end = last < today ? last : today;
            last += days_.standstills(today - seen - 1, today - end);
            seen = end;
        }
        if (last > longest) last = longest;
    }
}
