// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {FindingList, Findings} from "../law/Findings.sol";
import {Date} from "../law/LegalTime.sol";
import {AdministrativeProcedureActPart1, StepFacts} from "./AdministrativeProcedureActPart1.sol";
import {Case, Stage} from "./Case.sol";
import {CaseStep} from "./CaseDealings.sol";

/// @title Administrative Procedure Act, Part 4: the end of a case
/// @custom:eli /eli/xx/act/2015/7/2015-07-01#part_4
contract AdministrativeProcedureActPart4 is AdministrativeProcedureActPart1 {
    using Case for bytes;
    using Findings for FindingList;

    /// @custom:figure art_17a__para_4 "365 days"
    /// @custom:unit days
    uint256 internal constant LONGEST_REINSTATEMENT = 365;

    function eli() external pure returns (string memory) {
        return "/eli/xx/act/2015/7#part_4";
    }

    function _key() internal pure override returns (bytes32) {
        return keccak256("/eli/xx/act/2015/7#part_4");
    }

    function _refused(StepFacts memory f) internal pure override returns (bool) {
        if (f.kind == CaseStep.CLOSING) return art_17__para_2(f);
        if (f.kind != CaseStep.REINSTATEMENT) revert CaseStepOfAnotherPart(f.kind);
        return art_17a__para_1(f) || art_17a__para_2(f) || art_17a__para_3(f) || art_17a__para_4(f);
    }

    function _addFindings(StepFacts memory f, FindingList memory list) internal pure override {
        if (f.kind == CaseStep.CLOSING) {
            list.add("art_17__para_2", "periodEnded", !art_17__para_2(f));
            return;
        }
        if (f.kind != CaseStep.REINSTATEMENT) revert CaseStepOfAnotherPart(f.kind);
        list.add("art_17a__para_1", "mayReinstate", !art_17a__para_1(f));
        list.add("art_17a__para_2", "reasoned", !art_17a__para_2(f));
        list.add("art_17a__para_3", "periodMissed", !art_17a__para_3(f));
        (uint256 decided, uint256 today) = (Date.unwrap(f.decidedOn), Date.unwrap(f.today));
        list.add("art_17a__para_4", "decidedOn", !art_17a__para_4(f), decided, today, "date");
    }

    function _take(
        bytes memory body,
        bytes calldata,
        uint256,
        StepFacts memory f
    ) internal pure override returns (bytes memory) {
        return f.kind == CaseStep.CLOSING ? _close(body) : art_17a__para_5(body, f);
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
        if (f.stage == Stage.DECIDED) return !f.contestsRefusal || !f.remedyEnded;
        return f.stage != Stage.UPHELD || !f.appealEnded;
    }

    // Article 17a

    /// @custom:applies art_17a__para_1
    /// @custom:effect refuse
    function art_17a__para_1(StepFacts memory f) internal pure returns (bool) {
        return !f.objectorSigned || (f.objectedTo ? f.judges == 0 : f.reviewers == 0);
    }

    /// @custom:applies art_17a__para_2
    /// @custom:effect refuse
    function art_17a__para_2(StepFacts memory f) internal pure returns (bool) {
        return !f.reasoned;
    }

    /// @custom:applies art_17a__para_3
    /// @custom:effect refuse
    function art_17a__para_3(StepFacts memory f) internal pure returns (bool) {
        if (f.stage == Stage.UPHELD) return !f.appealEnded;
        bool closed = f.stage == Stage.FINAL && !f.objectedTo;
        return !(f.stage == Stage.DECIDED || closed) || !f.contestsRefusal || !f.remedyEnded;
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
        if (f.stage == Stage.FINAL) body.setStage(Stage.DECIDED);
        return body;
    }
}
