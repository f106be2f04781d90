// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {FindingList, Findings} from "../law/Findings.sol";
import {Date} from "../law/LegalTime.sol";
import {AdministrativeProcedureActPart1, StepFacts} from "./AdministrativeProcedureActPart1.sol";
import {Case, Stage} from "./Case.sol";
import {CaseStep} from "./CaseDealings.sol";

/// @title Administrative Procedure Act, Part 4: the end of a case
/// @custom:eli /eli/xx/act/2015/7/2015-07-01#part_4
/// @custom:untranslatable art_17b__para_1 whether an error is one, and obvious, the reasons show to whoever reviews it
/// @custom:untranslatable art_17c__para_1 what the first office does before the register of cases hears of it
contract AdministrativeProcedureActPart4 is AdministrativeProcedureActPart1 {
    using Case for bytes;
    using Findings for FindingList;

    /// @custom:figure art_17__para_2 "365 days"
    /// @custom:unit days
    uint256 internal constant LONGEST_WITHOUT_SERVICE = 365;

    /// @custom:figure art_17a__para_4 "365 days"
    /// @custom:unit days
    uint256 internal constant LONGEST_REINSTATEMENT = 365;

    /// @custom:figure art_17c__para_6 "56 days"
    /// @custom:unit days
    uint256 internal constant LONGEST_TRANSFER = 56;

    function eli() external pure returns (string memory) {
        return "/eli/xx/act/2015/7#part_4";
    }

    function _key() internal pure override returns (bytes32) {
        return keccak256("/eli/xx/act/2015/7#part_4");
    }

    function _refused(StepFacts memory f) internal pure override returns (bool) {
        if (f.kind == CaseStep.CLOSING) return art_17__para_2(f);
        if (f.kind == CaseStep.REINSTATEMENT) {
            return art_17a__para_1(f) || art_17a__para_2(f) || art_17a__para_3(f) || art_17a__para_4(f);
        }
        if (f.kind == CaseStep.CORRECTION) {
            return art_17b__para_2(f) || art_17b__para_3(f) || art_17b__para_4(f) || art_17b__para_6(f);
        }
        if (f.kind == CaseStep.REOPENING) return _refusedReopening(f);
        if (f.kind != CaseStep.TRANSFER) revert CaseStepOfAnotherPart(f.kind);
        if (art_17c__para_2(f) || art_17c__para_3(f) || art_17c__para_4(f)) return true;
        return art_17c__para_5(f) || art_17c__para_6(f);
    }

    function _refusedReopening(StepFacts memory f) private pure returns (bool) {
        return art_17d__para_2(f) || art_17d__para_3(f) || art_17d__para_4(f) || art_17d__para_5(f);
    }

    function _addFindings(StepFacts memory f, FindingList memory list) internal pure override {
        if (f.kind == CaseStep.CLOSING) list.add("art_17__para_2", "periodEnded", !art_17__para_2(f));
        else if (f.kind == CaseStep.REINSTATEMENT) _addReinstatementFindings(f, list);
        else if (f.kind == CaseStep.CORRECTION) _addCorrectionFindings(f, list);
        else if (f.kind == CaseStep.TRANSFER) _addTransferFindings(f, list);
        else if (f.kind == CaseStep.REOPENING) _addReopeningFindings(f, list);
        else revert CaseStepOfAnotherPart(f.kind);
    }

    function _addReinstatementFindings(StepFacts memory f, FindingList memory list) private pure {
        list.add("art_17a__para_1", "mayReinstate", !art_17a__para_1(f));
        list.add("art_17a__para_2", "reasoned", !art_17a__para_2(f));
        list.add("art_17a__para_3", "periodMissed", !art_17a__para_3(f));
        (uint256 decided, uint256 today) = (Date.unwrap(f.decidedOn), Date.unwrap(f.today));
        list.add("art_17a__para_4", "decidedOn", !art_17a__para_4(f), decided, today, "date");
    }

    function _addCorrectionFindings(StepFacts memory f, FindingList memory list) private pure {
        list.add("art_17b__para_2", "decisionToCorrect", !art_17b__para_2(f));
        list.add("art_17b__para_3", "mayCorrect", !art_17b__para_3(f));
        list.add("art_17b__para_4", "reasoned", !art_17b__para_4(f));
        list.add("art_17b__para_6", "mayBurden", !art_17b__para_6(f));
    }

    function _addTransferFindings(StepFacts memory f, FindingList memory list) private pure {
        list.add("art_17c__para_2", "mayTransfer", !art_17c__para_2(f));
        list.add("art_17c__para_3", "reasoned", !art_17c__para_3(f));
        (uint256 received, uint256 decided) = (Date.unwrap(f.delivered), Date.unwrap(f.decidedOn));
        list.add("art_17c__para_4", "receivedOn", !art_17c__para_4(f), received, decided, "date");
        list.add("art_17c__para_5", "inTime", !art_17c__para_5(f));
        uint256 today = Date.unwrap(f.today);
        list.add("art_17c__para_6", "receivedOn", !art_17c__para_6(f), received, today, "date");
    }

    function _addReopeningFindings(StepFacts memory f, FindingList memory list) private pure {
        list.add("art_17d__para_2", "mayReopen", !art_17d__para_2(f));
        list.add("art_17d__para_3", "noOtherRemedy", !art_17d__para_3(f));
        list.add("art_17d__para_4", "periodRuns", !art_17d__para_4(f));
        (uint256 decided, uint256 corrected) = (Date.unwrap(f.decidedOn), Date.unwrap(f.correctedOn));
        list.add("art_17d__para_5", "decidedOn", !art_17d__para_5(f), decided, corrected, "date");
    }

    function _take(
        bytes memory body,
        bytes calldata,
        uint256,
        StepFacts memory f
    ) internal pure override returns (bytes memory) {
        if (f.kind == CaseStep.CLOSING) return _close(body);
        if (f.kind == CaseStep.REINSTATEMENT) return art_17a__para_5(body, f);
        if (f.kind == CaseStep.REOPENING) return _reopen(body, f);
        return f.kind == CaseStep.CORRECTION ? art_17b__para_5_and_7(body, f) : art_17c__para_7(body, f);
    }

    /// @custom:applies art_17__para_1
    /// @custom:applies art_17__para_3
    /// @custom:effect oblige
    function _close(bytes memory body) private pure returns (bytes memory) {
        body.setStage(Stage.FINAL);
        body.setPending(false);
        return body;
    }

    /// @custom:applies art_17__para_2
    /// @custom:effect refuse
    function art_17__para_2(StepFacts memory f) internal pure returns (bool) {
        uint256 age = _daysSince(f.decidedOn, f.today);
        bool neverServed = Date.unwrap(f.servedOn) == 0 && age > LONGEST_WITHOUT_SERVICE;
        if (f.stage == Stage.UPHELD) return !f.appealEnded && !neverServed;
        if (f.stage != Stage.DECIDED) return true;
        if (!f.contestsRefusal) return age <= TIME_TO_CONTEST_A_GRANT;
        return !f.remedyEnded && !neverServed;
    }

    /// @dev Whether the case was closed while there could have been an appeal.
    function _closedAfterReview(StepFacts memory f) private pure returns (bool) {
        return f.stage == Stage.FINAL && f.madeByReview;
    }

    /// @dev Whether an objection was or is to be made: there has been none since the case was opened or reopened.
    function _beforeObjection(StepFacts memory f) private pure returns (bool) {
        return f.stage == Stage.DECIDED || (f.stage == Stage.FINAL && !f.madeByReview && !f.madeByCourt);
    }

    // Article 17a

    /// @custom:applies art_17a__para_1
    /// @custom:effect refuse
    function art_17a__para_1(StepFacts memory f) internal pure returns (bool) {
        bool appeal = f.objectedTo && !_beforeObjection(f);
        return !f.objectorSigned || (appeal ? f.judges == 0 : f.reviewers == 0);
    }

    /// @custom:applies art_17a__para_2
    /// @custom:effect refuse
    function art_17a__para_2(StepFacts memory f) internal pure returns (bool) {
        return !f.reasoned;
    }

    /// @custom:applies art_17a__para_3
    /// @custom:effect refuse
    function art_17a__para_3(StepFacts memory f) internal pure returns (bool) {
        if (f.stage == Stage.UPHELD || _closedAfterReview(f)) return !f.appealEnded;
        return !_beforeObjection(f) || !f.contestsRefusal || !f.remedyEnded;
    }

    /// @custom:applies art_17a__para_4
    /// @custom:effect refuse
    function art_17a__para_4(StepFacts memory f) internal pure returns (bool) {
        return uint256(Date.unwrap(f.today)) > uint256(Date.unwrap(f.decidedOn)) + LONGEST_REINSTATEMENT;
    }

    /// @custom:applies art_17a__para_5
    /// @custom:effect oblige
    function art_17a__para_5(bytes memory body, StepFacts memory f) internal pure returns (bytes memory) {
        body.setServed(f.today);
        if (_closedAfterReview(f)) body.setStage(Stage.UPHELD);
        else if (f.stage == Stage.FINAL) body.setStage(Stage.DECIDED);
        return body;
    }

    // Article 17b

    /// @custom:applies art_17b__para_2
    /// @custom:effect refuse
    function art_17b__para_2(StepFacts memory f) internal pure returns (bool) {
        return !f.madeByReview && !f.madeByCourt;
    }

    /// @custom:applies art_17b__para_3
    /// @custom:effect refuse
    function art_17b__para_3(StepFacts memory f) internal pure returns (bool) {
        return f.madeByCourt ? f.judges < JUDGES : f.reviewers == 0;
    }

    /// @custom:applies art_17b__para_4
    /// @custom:effect refuse
    function art_17b__para_4(StepFacts memory f) internal pure returns (bool) {
        return !f.reasoned;
    }

    /// @custom:applies art_17b__para_6
    /// @custom:effect refuse
    function art_17b__para_6(StepFacts memory f) internal pure returns (bool) {
        return f.outcome == 1 && (f.stage != Stage.UPHELD || f.appealEnded);
    }

    /// @notice The stage stays what it is, and with it what was decided. What burdens the objector is yet to be served.
    /// @dev That an appeal afterwards goes no further than the burden is for the court to see.
    /// @custom:applies art_17b__para_5
    /// @custom:applies art_17b__para_7
    /// @custom:effect oblige
    function art_17b__para_5_and_7(
        bytes memory body,
        StepFacts memory f
    ) internal pure returns (bytes memory) {
        if (f.outcome == 1) body.setServed(Date.wrap(0));
        return body;
    }

    // Article 17c

    /// @custom:applies art_17c__para_2
    /// @custom:effect refuse
    function art_17c__para_2(StepFacts memory f) internal pure returns (bool) {
        return !f.objectorSigned || f.registrars == 0;
    }

    /// @custom:applies art_17c__para_3
    /// @custom:effect refuse
    function art_17c__para_3(StepFacts memory f) internal pure returns (bool) {
        return !f.reasoned;
    }

    /// @custom:applies art_17c__para_4
    /// @custom:effect refuse
    function art_17c__para_4(StepFacts memory f) internal pure returns (bool) {
        return f.delivered < f.decidedOn || f.today < f.delivered;
    }

    /// @custom:applies art_17c__para_5
    /// @custom:effect refuse
    function art_17c__para_5(StepFacts memory f) internal pure returns (bool) {
        if (f.stage == Stage.UPHELD || _closedAfterReview(f)) return f.appealEnded;
        return !_beforeObjection(f) || !f.contestsRefusal || f.remedyEnded;
    }

    /// @custom:applies art_17c__para_6
    /// @custom:effect refuse
    function art_17c__para_6(StepFacts memory f) internal pure returns (bool) {
        return uint256(Date.unwrap(f.today)) > uint256(Date.unwrap(f.delivered)) + LONGEST_TRANSFER;
    }

    /// @notice The time for the review runs from the transfer, for only then can it begin.
    /// @custom:applies art_17c__para_7
    /// @custom:effect oblige
    function art_17c__para_7(bytes memory body, StepFacts memory f) internal pure returns (bytes memory) {
        bool appeal = f.stage == Stage.UPHELD || _closedAfterReview(f);
        body.beginInstance(appeal ? Stage.BEFORE_COURT : Stage.UNDER_REVIEW, f.today);
        if (!appeal) body.setPending(true);
        else if (!f.contestsRefusal) body.setServed(Date.wrap(0));
        return body;
    }

    // Article 17d

    /// @custom:applies art_17d__para_1
    /// @custom:applies art_17d__para_6
    /// @custom:effect grant
    function _reopen(bytes memory body, StepFacts memory f) private pure returns (bytes memory) {
        // As of a grant whose case was not reviewed: how old it is does not begin anew.
        if (!f.contestsRefusal) body.setDecided(f.delivered);
        body.setServed(f.correctedOn);
        body.reopen(f.today);
        return body;
    }

    /// @custom:applies art_17d__para_2
    /// @custom:effect refuse
    function art_17d__para_2(StepFacts memory f) internal pure returns (bool) {
        return !f.objectorSigned && f.registrars == 0;
    }

    /// @custom:applies art_17d__para_3
    /// @custom:effect refuse
    function art_17d__para_3(StepFacts memory f) internal pure returns (bool) {
        if (f.stage == Stage.DECIDED) return !f.contestsRefusal || !f.remedyEnded;
        if (f.stage == Stage.UPHELD) return !f.appealEnded;
        return f.stage != Stage.FINAL && f.stage != Stage.WITHDRAWN;
    }

    /// @custom:applies art_17d__para_4
    /// @custom:effect refuse
    function art_17d__para_4(StepFacts memory f) internal pure returns (bool) {
        return f.correctionEnded;
    }

    /// @custom:applies art_17d__para_5
    /// @custom:effect refuse
    function art_17d__para_5(StepFacts memory f) internal pure returns (bool) {
        return f.correctedOn < f.decidedOn;
    }
}
