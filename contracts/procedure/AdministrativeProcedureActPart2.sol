// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application, PersonId} from "../law/Application.sol";
import {FindingList, Findings} from "../law/Findings.sol";
import {Date} from "../law/LegalTime.sol";
import {Record} from "../law/Record.sol";
import {AdministrativeProcedureActPart1, StepFacts} from "./AdministrativeProcedureActPart1.sol";
import {Case, Stage} from "./Case.sol";
import {CaseDealings, CaseOutcome, CaseStep, Refusal} from "./CaseDealings.sol";

/// @title Administrative Procedure Act, Part 2: objection and review
/// @custom:eli /eli/xx/act/2015/7/2015-07-01#part_2
contract AdministrativeProcedureActPart2 is AdministrativeProcedureActPart1 {
    using Application for bytes;
    using Case for bytes;
    using CaseDealings for bytes;
    using Findings for FindingList;
    using Record for bytes;

    /// @custom:figure art_11__para_4 "14 days"
    /// @custom:unit days
    uint256 internal constant TIME_TO_BE_HEARD = 14;

    /// @custom:figure art_8__para_2 "3 days"
    /// @custom:unit days
    uint256 internal constant TIME_TO_ENTER_A_SERVICE = 3;

    /// @custom:figure art_10__para_2 "14 days"
    /// @custom:unit days
    uint256 internal constant TIME_TO_SUMMON = 14;

    function eli() external pure returns (string memory) {
        return "/eli/xx/act/2015/7#part_2";
    }

    function _key() internal pure override returns (bytes32) {
        return keccak256("/eli/xx/act/2015/7#part_2");
    }

    function _refused(StepFacts memory f) internal pure override returns (bool) {
        if (f.kind == CaseStep.REFUSAL) return art_7__para_1(f) || art_7__para_2(f) || art_7__para_6(f);
        if (f.kind == CaseStep.GRANT) return art_7__para_1(f) || art_7__para_5(f) || art_7__para_6(f);
        if (f.kind == CaseStep.SERVICE) return _refusedService(f);
        if (f.kind == CaseStep.OBJECTION) return _refusedObjection(f);
        if (f.kind == CaseStep.HEARING) return art_10__para_1(f);
        if (f.kind == CaseStep.REVIEW) return _refusedReview(f);
        if (f.kind == CaseStep.WITHDRAWAL) return art_13__para_1(f) || art_13__para_2(f);
        revert CaseStepOfAnotherPart(f.kind);
    }

    function _refusedService(StepFacts memory f) private pure returns (bool) {
        return art_8__para_1(f) || art_8__para_2(f) || art_8__para_3(f) || art_8__para_4(f);
    }

    function _refusedObjection(StepFacts memory f) private pure returns (bool) {
        if (art_9__para_1(f) || art_9__para_2(f) || art_9__para_3(f)) return true;
        return art_9__para_4(f) || art_9__para_7(f);
    }

    function _refusedReview(StepFacts memory f) private pure returns (bool) {
        if (art_11__para_1(f) || art_11__para_2(f) || art_11__para_3(f)) return true;
        return art_11__para_4(f) || art_11__para_7(f);
    }

    function _addFindings(StepFacts memory f, FindingList memory list) internal pure override {
        if (f.kind == CaseStep.REFUSAL || f.kind == CaseStep.GRANT) {
            list.add("art_7__para_1", "noCaseYet", !art_7__para_1(f));
            if (f.kind == CaseStep.REFUSAL) list.add("art_7__para_2", "mayOpen", !art_7__para_2(f));
            else list.add("art_7__para_5", "otherEntries", !art_7__para_5(f), f.others, 0, "entries");
            list.add("art_7__para_6", "noReviewerOrJudge", !art_7__para_6(f));
        } else if (f.kind == CaseStep.SERVICE) {
            list.add("art_8__para_1", "mayServe", !art_8__para_1(f));
            (uint256 delivered, uint256 decided) = (Date.unwrap(f.delivered), Date.unwrap(f.decidedOn));
            list.add("art_8__para_2", "servedOn", !art_8__para_2(f), delivered, decided, "date");
            list.add("art_8__para_3", "decisionToServe", !art_8__para_3(f));
            list.add("art_8__para_4", "servedByRegistrar", !art_8__para_4(f));
        } else if (f.kind == CaseStep.OBJECTION) {
            _addObjectionFindings(f, list);
        } else if (f.kind == CaseStep.HEARING) {
            list.add("art_10__para_1", "mayHear", !art_10__para_1(f));
        } else if (f.kind == CaseStep.REVIEW) {
            _addReviewFindings(f, list);
        } else if (f.kind == CaseStep.WITHDRAWAL) {
            list.add("art_13__para_1", "objectorSigned", !art_13__para_1(f));
            list.add("art_13__para_2", "caseLasts", !art_13__para_2(f));
        } else {
            revert CaseStepOfAnotherPart(f.kind);
        }
    }

    function _addObjectionFindings(StepFacts memory f, FindingList memory list) private pure {
        list.add("art_9__para_1", "objectorSigned", !art_9__para_1(f));
        list.add("art_9__para_2", "noObjectionYet", !art_9__para_2(f));
        list.add("art_9__para_3", "periodRuns", !art_9__para_3(f));
        list.add("art_9__para_4", "reasoned", !art_9__para_4(f));
        uint256 granted = Date.unwrap(f.decidedOn);
        list.add("art_9__para_7", "grantedOn", !art_9__para_7(f), granted, Date.unwrap(f.today), "date");
    }

    function _addReviewFindings(StepFacts memory f, FindingList memory list) private pure {
        list.add("art_11__para_1", "reviewerSigned", !art_11__para_1(f));
        list.add("art_11__para_2", "underReview", !art_11__para_2(f));
        list.add("art_11__para_3", "reasoned", !art_11__para_3(f));
        list.add(
            "art_11__para_4",
            "daysToBeHeard",
            !art_11__para_4(f),
            f.sinceDays,
            TIME_TO_BE_HEARD,
            "days"
        );
        list.add("art_11__para_7", "maySetAside", !art_11__para_7(f));
    }

    function _take(
        bytes memory body,
        bytes calldata application,
        uint256 at,
        StepFacts memory f
    ) internal pure override returns (bytes memory) {
        if (f.kind == CaseStep.REFUSAL) return _openAboutRefusal(application, at, f.objector);
        if (f.kind == CaseStep.GRANT) return _openAboutGrant(application, at, f.objector);
        if (f.kind == CaseStep.SERVICE) body.setServed(f.delivered);
        if (f.kind == CaseStep.HEARING && art_10__para_2(f)) body.setHeard(f.today);
        if (f.kind == CaseStep.OBJECTION) {
            body.beginInstance(Stage.UNDER_REVIEW, f.today);
            body.setPending(art_9__para_5_and_6(f));
        }
        if (f.kind == CaseStep.REVIEW) {
            body.setDecided(f.today);
            body.setStage(art_11__para_5(f));
        }
        if (f.kind == CaseStep.WITHDRAWAL) body.setStage(Stage.WITHDRAWN);
        if (body.stage() >= Stage.SET_ASIDE) body.setPending(art_16__para_8(f, body.stage()));
        return body;
    }

    function _openAboutRefusal(
        bytes calldata application,
        uint256 at,
        PersonId objector
    ) private pure returns (bytes memory body) {
        (Refusal memory x, bytes calldata refused) = application.refusalAt(at);
        bytes memory entries;
        for (uint256 i = 0; i < refused.entryCount(); ++i)
            entries = bytes.concat(entries, refused.entryAt(i));
        body = Case.make(x.register, x.digest, x.eId, objector, x.decidedOn, x.remedyDays, entries);
        for (uint256 i = 0; i < refused.signatoryCount(); ++i) {
            body = body.withParticipant(refused.personAt(i), 0);
        }
    }

    function _openAboutGrant(
        bytes calldata application,
        uint256 at,
        PersonId objector
    ) private pure returns (bytes memory) {
        (address register, bytes32 entry, bytes32 commitment) = application.grantAt(at);
        Date grantedOn = application.recordAt(at).recordedAt();
        return Case.make(register, commitment, 0, objector, grantedOn, 0, bytes.concat(entry));
    }

    // Article 7

    /// @custom:applies art_7__para_1
    /// @custom:effect refuse
    function art_7__para_1(StepFacts memory f) internal pure returns (bool) {
        return f.opened;
    }

    /// @custom:applies art_7__para_2
    /// @custom:effect refuse
    function art_7__para_2(StepFacts memory f) internal pure returns (bool) {
        return !f.objectorSigned && f.registrars == 0;
    }

    /// @custom:applies art_7__para_5
    /// @custom:effect refuse
    function art_7__para_5(StepFacts memory f) internal pure returns (bool) {
        return f.others != 0;
    }

    /// @custom:applies art_7__para_6
    /// @custom:effect refuse
    function art_7__para_6(StepFacts memory f) internal pure returns (bool) {
        return f.reviewers + f.judges != 0;
    }

    // Article 8

    /// @custom:applies art_8__para_1
    /// @custom:effect refuse
    function art_8__para_1(StepFacts memory f) internal pure returns (bool) {
        return !f.objectorSigned && f.registrars == 0;
    }

    /// @custom:applies art_8__para_2
    /// @custom:effect refuse
    function art_8__para_2(StepFacts memory f) internal pure returns (bool) {
        if (f.delivered < f.decidedOn || f.today < f.delivered) return true;
        return !f.objectorSigned && _daysSince(f.delivered, f.today) > TIME_TO_ENTER_A_SERVICE;
    }

    /// @custom:applies art_8__para_3
    /// @custom:effect refuse
    function art_8__para_3(StepFacts memory f) internal pure returns (bool) {
        bool decided = f.stage == Stage.DECIDED || f.stage == Stage.UPHELD;
        return !(decided || _isAppealAgainstGrant(f)) || Date.unwrap(f.servedOn) != 0;
    }

    /// @custom:applies art_8__para_4
    /// @custom:effect refuse
    function art_8__para_4(StepFacts memory f) internal pure returns (bool) {
        if (!_isAppealAgainstGrant(f)) return false;
        return f.registrars == 0 || _daysSince(f.delivered, f.today) > f.sinceDays;
    }

    function _isAppealAgainstGrant(StepFacts memory f) private pure returns (bool) {
        return f.stage == Stage.BEFORE_COURT && !f.contestsRefusal;
    }

    // Article 9

    /// @custom:applies art_9__para_1
    /// @custom:effect refuse
    function art_9__para_1(StepFacts memory f) internal pure returns (bool) {
        return !f.objectorSigned;
    }

    /// @custom:applies art_9__para_2
    /// @custom:effect refuse
    function art_9__para_2(StepFacts memory f) internal pure returns (bool) {
        return f.stage != Stage.DECIDED;
    }

    /// @custom:applies art_9__para_3
    /// @custom:effect refuse
    function art_9__para_3(StepFacts memory f) internal pure returns (bool) {
        return f.contestsRefusal && f.remedyEnded;
    }

    /// @custom:applies art_9__para_4
    /// @custom:effect refuse
    function art_9__para_4(StepFacts memory f) internal pure returns (bool) {
        return !f.reasoned;
    }

    /// @notice Whether the objection makes the entries pending.
    /// @custom:applies art_9__para_5
    /// @custom:applies art_9__para_6
    /// @custom:effect define
    function art_9__para_5_and_6(StepFacts memory f) internal pure returns (bool) {
        return f.contestsRefusal;
    }

    /// @custom:applies art_9__para_7
    /// @custom:effect refuse
    function art_9__para_7(StepFacts memory f) internal pure returns (bool) {
        return !f.contestsRefusal && _daysSince(f.decidedOn, f.today) > TIME_TO_CONTEST_A_GRANT;
    }

    // Article 10

    /// @custom:applies art_10__para_1
    /// @custom:effect refuse
    function art_10__para_1(StepFacts memory f) internal pure returns (bool) {
        if (f.stage == Stage.UNDER_REVIEW) return f.reviewers == 0;
        if (f.stage == Stage.BEFORE_COURT) return f.judges == 0;
        return true;
    }

    /// @notice Whether the hearing counts.
    /// @custom:applies art_10__para_2
    /// @custom:effect define
    function art_10__para_2(StepFacts memory f) internal pure returns (bool) {
        return f.objectorSigned || f.sinceDays >= TIME_TO_SUMMON;
    }

    // Article 11

    /// @custom:applies art_11__para_1
    /// @custom:effect refuse
    function art_11__para_1(StepFacts memory f) internal pure returns (bool) {
        return f.reviewers == 0;
    }

    /// @custom:applies art_11__para_2
    /// @custom:effect refuse
    function art_11__para_2(StepFacts memory f) internal pure returns (bool) {
        return f.stage != Stage.UNDER_REVIEW;
    }

    /// @custom:applies art_11__para_3
    /// @custom:effect refuse
    function art_11__para_3(StepFacts memory f) internal pure returns (bool) {
        return !f.reasoned;
    }

    /// @custom:applies art_11__para_4
    /// @custom:effect refuse
    function art_11__para_4(StepFacts memory f) internal pure returns (bool) {
        return f.outcome == CaseOutcome.UPHELD && !f.heard && f.sinceDays < TIME_TO_BE_HEARD;
    }

    /// @return stage that the review brings the case to
    /// @custom:applies art_11__para_5
    /// @custom:effect define
    function art_11__para_5(StepFacts memory f) internal pure returns (uint8 stage) {
        return f.outcome == CaseOutcome.UPHELD ? Stage.UPHELD : Stage.SET_ASIDE;
    }

    /// @custom:applies art_11__para_7
    /// @custom:effect refuse
    function art_11__para_7(StepFacts memory f) internal pure returns (bool) {
        return f.outcome == CaseOutcome.SET_ASIDE && !f.contestsRefusal;
    }

    // Article 13

    /// @custom:applies art_13__para_1
    /// @custom:effect refuse
    function art_13__para_1(StepFacts memory f) internal pure returns (bool) {
        return !f.objectorSigned;
    }

    /// @custom:applies art_13__para_2
    /// @custom:effect refuse
    function art_13__para_2(StepFacts memory f) internal pure returns (bool) {
        return f.stage == 0 || f.stage >= Stage.SET_ASIDE;
    }
}
