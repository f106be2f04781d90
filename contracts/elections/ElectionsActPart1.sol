// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application, Capacity, PersonId} from "../law/Application.sol";
import {Bodies} from "../law/Bodies.sol";
import {FindingList, Findings} from "../law/Findings.sol";
import {Circumstances, Discretion, Finding, IRuleset, Outcome} from "../law/IRuleset.sol";
import {Date} from "../law/LegalTime.sol";
import {District} from "./District.sol";
import {ElectionDealings, ElectionStep} from "./ElectionDealings.sol";
import {ElectionFact, ElectionFacts} from "./ElectionFacts.sol";
import {Objection} from "./Objection.sol";

/// @notice What the law asks of one step of an election.
/// @param made whether the step's first entry has a record
/// @param stage of the district with which the step deals; zero: there is none
/// @param election what the clock, the ballot box and the ceremony say
/// @param daysLeft days from today to the polling day; none once it has come
/// @param formObserved every key with which somebody signs on their own behalf has at least the level substantial
/// @param registrars how many sign in the capacity of registrar; likewise reviewers, judges
/// @param owners how many sign on their own behalf
/// @param excluded how many reviewers and judges sign who may not decide about the objection
/// @param reasoned whether reasons are given; of a kind that has none, false
/// @param decidable whether the objection to be decided is undecided, about the district, and of the kind that the step
/// decides
struct StepFacts {
    uint8 kind;
    bool made;
    uint8 stage;
    ElectionFacts election;
    Date today;
    uint256 daysLeft;
    bool formObserved;
    uint256 registrars;
    uint256 reviewers;
    uint256 judges;
    uint256 owners;
    uint256 excluded;
    bool reasoned;
    bool decidable;
}

/// @notice What the norms say of a step.
/// @param refusal the first that refuses; zero: none
/// @param list of findings, if they are recorded
struct Verdict {
    bytes32 refusal;
    FindingList list;
}

/// @title Elections Act, Part 1: what holds for every step
/// @notice The general norms, the facts that most steps have, and the frame in which Parts 2 to 4 decide their steps.
/// @custom:untranslatable art_4__para_2 the power to freeze and to release is granted to no office
/// @custom:untranslatable art_27__para_2 the register keeps of a refusal the digest of the application alone
abstract contract ElectionsActPart1 is IRuleset {
    using Application for bytes;
    using Bodies for bytes;
    using District for bytes;
    using ElectionDealings for bytes;
    using Findings for FindingList;
    using Objection for bytes;

    /// @notice The step is decided under another part of the act.
    error ElectionStepOfAnotherPart(uint8 kind);

    /// @custom:technical eIDAS assurance level "substantial" in the register of persons
    uint8 private constant SUBSTANTIAL = 2;

    /// @custom:figure art_27__para_1 "14 days"
    /// @custom:unit days
    uint16 private constant REMEDY_PERIOD = 14;

    /// @inheritdoc IRuleset
    /// @dev An objection to the result, whose period runs from the polling day. No office may have the register set a
    /// refusal aside, and no norm asks whether one was.
    /// @custom:applies art_27__para_1
    function remedy() external pure returns (bytes32 eId, uint16 periodDays) {
        return ("art_27__para_1", REMEDY_PERIOD);
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
        bytes[] memory entries = bodies.split(application.entryCount());
        outcome.applicableDate = art_3__para_2(circumstances.today);
        Verdict memory v;
        uint256 last = circumstances.end;
        for (uint256 at = circumstances.begin; at < last; at = application.endOf(at)) {
            StepFacts memory f = _decide(entries, application, circumstances, at, v);
            outcome.standing = !art_4__para_1(f);
            outcome.refusal = v.refusal;
            if (!outcome.standing || v.refusal != 0) return outcome;
            _take(entries, application, at, f);
        }
        outcome.next = Bodies.join(entries);
    }

    /// @inheritdoc IRuleset
    /// @dev To the end of the first step that is refused.
    function findings(
        bytes calldata bodies,
        bytes calldata application,
        Circumstances calldata circumstances
    ) external pure returns (Finding[] memory) {
        bytes[] memory entries = bodies.split(application.entryCount());
        Verdict memory v;
        v.list = Findings.recordingUnder(_key());
        uint256 last = circumstances.end;
        for (uint256 at = circumstances.begin; at < last && v.refusal == 0; at = application.endOf(at)) {
            StepFacts memory f = _decide(entries, application, circumstances, at, v);
            if (v.refusal == 0) _take(entries, application, at, f);
        }
        return v.list.close();
    }

    /// @dev The Gazette key of the part.
    function _key() internal pure virtual returns (bytes32);

    /// @dev Tests the norms of the part.
    function _try(
        bytes[] memory entries,
        bytes calldata application,
        uint256 at,
        StepFacts memory f,
        Verdict memory v
    ) internal pure virtual;

    /// @dev Changes the bodies as the step does that is granted.
    function _take(
        bytes[] memory entries,
        bytes calldata application,
        uint256 at,
        StepFacts memory f
    ) internal pure virtual;

    /// @dev Notes whether a norm refuses.
    function _test(Verdict memory v, bytes32 eId, bytes32 fact, bool refuses) internal pure {
        if (refuses && v.refusal == 0) v.refusal = eId;
        if (v.list.recording) v.list.add(eId, fact, !refuses);
    }

    /// @dev The same, of a number.
    function _test(
        Verdict memory v,
        bytes32 eId,
        bytes32 fact,
        bool refuses,
        uint256 value,
        uint256 threshold,
        bytes32 unit
    ) internal pure {
        if (refuses && v.refusal == 0) v.refusal = eId;
        if (v.list.recording) v.list.add(eId, fact, !refuses, value, threshold, unit);
    }

    function _decide(
        bytes[] memory entries,
        bytes calldata application,
        Circumstances calldata c,
        uint256 at,
        Verdict memory v
    ) private pure returns (StepFacts memory f) {
        f = _facts(entries, application, c, at);
        _test(v, "art_3__para_1", "formObserved", art_3__para_1(f));
        _try(entries, application, at, f, v);
    }

    // Facts

    function _facts(
        bytes[] memory entries,
        bytes calldata application,
        Circumstances calldata c,
        uint256 at
    ) private pure returns (StepFacts memory f) {
        f.kind = application.kindAt(at);
        f.made = entries[application.subjectAt(at)].length != 0;
        f.today = c.today;
        f.reasoned = ElectionStep.hasReasons(f.kind) && application.reasonsAt(at) != 0;
        f.election = ElectionFact.unpack(c.workingDays);
        f.daysLeft = _daysFrom(f.today, f.election.pollingDay);
        if (!ElectionStep.isOfElection(f.kind) && !ElectionStep.makesObjection(f.kind)) {
            bytes memory district = entries[application.districtAt(at)];
            if (district.length != 0) f.stage = district.stage();
        }
        bytes memory objection;
        if (f.kind == ElectionStep.ROLL_REVIEW || f.kind == ElectionStep.JUDGMENT) {
            objection = entries[application.subjectAt(at)];
            f.decidable = f.made && objection.outcome() == Objection.UNDECIDED;
            f.decidable =
                f.decidable && objection.district() == application.entryAt(application.districtAt(at));
        }
        _readSignatories(f, objection, entries[application.districtAt(at)], application, c.assurances);
    }

    function _readSignatories(
        StepFacts memory f,
        bytes memory objection,
        bytes memory district,
        bytes calldata application,
        bytes16 assurances
    ) private pure {
        f.formObserved = true;
        for (uint256 i = 0; i < application.signatoryCount(); ++i) {
            (PersonId person, , uint8 capacity) = application.signatoryAt(i);
            if (capacity == Capacity.REGISTRAR) ++f.registrars;
            if (capacity == Capacity.REVIEWER) ++f.reviewers;
            if (capacity == Capacity.JUDGE) ++f.judges;
            if (capacity == Capacity.OWN_BEHALF) {
                ++f.owners;
                if (uint8(assurances[i]) < SUBSTANTIAL) f.formObserved = false;
            } else if (objection.length != 0) {
                bool published = district.length != 0 && district.publisher() == person;
                if (published || objection.objector() == person) ++f.excluded;
            }
        }
    }

    /// @return days from one day to a later one; to an earlier one none
    function _daysFrom(Date day, Date later) internal pure returns (uint256) {
        return day < later ? Date.unwrap(later) - Date.unwrap(day) : 0;
    }

    // The general norms

    /// @custom:applies art_3__para_1
    /// @custom:effect refuse
    function art_3__para_1(StepFacts memory f) internal pure returns (bool) {
        return !f.formObserved;
    }

    /// @custom:applies art_3__para_2
    /// @custom:effect define
    function art_3__para_2(Date today) internal pure returns (Date) {
        return today;
    }

    /// @custom:applies art_4__para_1
    /// @custom:norm inadmissibility
    function art_4__para_1(StepFacts memory f) internal pure returns (bool) {
        bool citizens = ElectionStep.makesObjection(f.kind) || f.kind == ElectionStep.RETIREMENT;
        return f.registrars + f.reviewers + f.judges == 0 && !(citizens && f.owners != 0);
    }
}
