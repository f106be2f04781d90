// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {FindingList, Findings} from "../law/Findings.sol";
import {AdministrativeProcedureActPart1, StepFacts} from "./AdministrativeProcedureActPart1.sol";
import {Case, Stage} from "./Case.sol";
import {CaseStep} from "./CaseDealings.sol";

/// @title Administrative Procedure Act, Part 4: the end of a case
/// @custom:eli /eli/xx/act/2015/7/2015-07-01#part_4
contract AdministrativeProcedureActPart4 is AdministrativeProcedureActPart1 {
    using Case for bytes;
    using Findings for FindingList;

    function eli() external pure returns (string memory) {
        return "/eli/xx/act/2015/7#part_4";
    }

    function _key() internal pure override returns (bytes32) {
        return keccak256("/eli/xx/act/2015/7#part_4");
    }

    function _refused(StepFacts memory f) internal pure override returns (bool) {
        if (f.kind != CaseStep.CLOSING) revert CaseStepOfAnotherPart(f.kind);
        return art_17__para_2(f);
    }

    function _addFindings(StepFacts memory f, FindingList memory list) internal pure override {
        if (f.kind != CaseStep.CLOSING) revert CaseStepOfAnotherPart(f.kind);
        list.add("art_17__para_2", "periodEnded", !art_17__para_2(f));
    }

    /// @custom:applies art_17__para_1
    /// @custom:applies art_17__para_3
    /// @custom:effect oblige
    function _take(
        bytes memory body,
        bytes calldata,
        uint256,
        StepFacts memory
    ) internal pure override returns (bytes memory) {
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
}
