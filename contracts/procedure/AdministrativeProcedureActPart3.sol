// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {FindingList, Findings} from "../law/Findings.sol";
import {Date} from "../law/LegalTime.sol";
import {AdministrativeProcedureActPart1, StepFacts} from "./AdministrativeProcedureActPart1.sol";
import {Case, Stage} from "./Case.sol";
import {CaseOutcome, CaseStep} from "./CaseDealings.sol";

/// @title Administrative Procedure Act, Part 3: the court
/// @custom:eli /eli/xx/act/2015/7/2015-07-01#part_3
contract AdministrativeProcedureActPart3 is AdministrativeProcedureActPart1 {
    using Case for bytes;
    using Findings for FindingList;

    /// @custom:figure art_12__para_1 "90 days"
    /// @custom:unit days
    uint256 internal constant TIME_TO_REVIEW = 90;

    /// @custom:figure art_16__para_5 "£154"
    /// @custom:unit pence
    uint256 internal constant COSTS = 15_400;

    /// @custom:figure art_16__para_7 "14 days"
    /// @custom:unit days
    uint256 internal constant TIME_TO_ANSWER = 14;

    function eli() external pure returns (string memory) {
        return "/eli/xx/act/2015/7#part_3";
    }

    function _key() internal pure override returns (bytes32) {
        return keccak256("/eli/xx/act/2015/7#part_3");
    }

    function _refused(StepFacts memory f) internal pure override returns (bool) {
        if (f.kind == CaseStep.APPEAL) {
            return art_14__para_1(f) || art_14__para_2(f) || art_14__para_3(f) || art_14__para_4(f);
        }
        if (f.kind == CaseStep.INTERIM_MEASURE) {
            return art_15__para_1(f) || art_15__para_2(f) || art_15__para_4(f);
        }
        if (f.kind != CaseStep.JUDGMENT) revert CaseStepOfAnotherPart(f.kind);
        if (art_16__para_1(f) || art_16__para_2(f) || art_16__para_3(f)) return true;
        return art_16__para_6(f) || art_16__para_7(f);
    }

    function _addFindings(StepFacts memory f, FindingList memory list) internal pure override {
        if (f.kind == CaseStep.APPEAL) {
            list.add("art_14__para_1", "objectorSigned", !art_14__para_1(f));
            list.add("art_14__para_2", "upheld", !art_14__para_2(f));
            list.add("art_14__para_3", "periodRuns", !art_14__para_3(f));
            list.add("art_14__para_4", "reasoned", !art_14__para_4(f));
        } else if (f.kind == CaseStep.INTERIM_MEASURE) {
            list.add("art_15__para_1", "mayOrder", !art_15__para_1(f));
            list.add("art_15__para_2", "reasoned", !art_15__para_2(f));
            list.add("art_15__para_4", "changesSomething", !art_15__para_4(f));
        } else if (f.kind == CaseStep.JUDGMENT) {
            list.add("art_16__para_1", "judges", !art_16__para_1(f), f.judges, JUDGES, "persons");
            list.add("art_16__para_2", "beforeCourt", !art_16__para_2(f));
            list.add("art_16__para_3", "reasoned", !art_16__para_3(f));
            list.add("art_16__para_6", "heard", !art_16__para_6(f));
            (uint256 served, uint256 today) = (Date.unwrap(f.servedOn), Date.unwrap(f.today));
            list.add("art_16__para_7", "servedOn", !art_16__para_7(f), served, today, "date");
        } else {
            revert CaseStepOfAnotherPart(f.kind);
        }
    }

    function _take(
        bytes memory body,
        bytes calldata,
        uint256,
        StepFacts memory f
    ) internal pure override returns (bytes memory) {
        if (f.kind == CaseStep.APPEAL) {
            body.beginInstance(Stage.BEFORE_COURT, f.today);
            // Against a grant the appeal is yet to be served.
            if (!f.contestsRefusal) body.setServed(Date.wrap(0));
        } else if (f.kind == CaseStep.INTERIM_MEASURE) {
            body.order(art_15__para_3(f));
        } else {
            uint8 stage = art_16__para_4(f);
            if (stage == Stage.UNDER_REVIEW) body.beginInstance(stage, f.today);
            else body.setStage(stage);
            if (stage >= Stage.SET_ASIDE) body.setPending(art_16__para_8(f, stage));
            body.setDecided(f.today);
        }
        return body;
    }

    function _costs(StepFacts memory f) internal pure override returns (uint256) {
        return art_16__para_5(f);
    }

    // Articles 12 and 14

    /// @custom:applies art_12__para_1
    /// @custom:effect define
    function art_12__para_1(StepFacts memory f) internal pure returns (bool) {
        return f.stage == Stage.UNDER_REVIEW && f.countedDays >= TIME_TO_REVIEW;
    }

    /// @custom:applies art_14__para_1
    /// @custom:effect refuse
    function art_14__para_1(StepFacts memory f) internal pure returns (bool) {
        return !f.objectorSigned;
    }

    /// @custom:applies art_14__para_2
    /// @custom:effect refuse
    function art_14__para_2(StepFacts memory f) internal pure returns (bool) {
        if (f.stage == Stage.UNDER_REVIEW && !f.contestsRefusal) return false;
        return f.stage != Stage.UPHELD && !art_12__para_1(f);
    }

    /// @custom:applies art_14__para_3
    /// @custom:effect refuse
    function art_14__para_3(StepFacts memory f) internal pure returns (bool) {
        return f.stage == Stage.UPHELD && f.appealEnded;
    }

    /// @custom:applies art_14__para_4
    /// @custom:effect refuse
    function art_14__para_4(StepFacts memory f) internal pure returns (bool) {
        return !f.reasoned;
    }

    // Article 15

    /// @custom:applies art_15__para_1
    /// @custom:effect refuse
    function art_15__para_1(StepFacts memory f) internal pure returns (bool) {
        if (art_15__para_5(f)) return false;
        if (f.stage == Stage.UNDER_REVIEW) return f.reviewers == 0;
        if (f.stage == Stage.BEFORE_COURT) return f.judges == 0;
        return f.stage != Stage.UPHELD || f.appealEnded || f.judges == 0;
    }

    /// @custom:applies art_15__para_2
    /// @custom:effect refuse
    function art_15__para_2(StepFacts memory f) internal pure returns (bool) {
        return !f.reasoned && !art_15__para_5(f);
    }

    /// @notice Whether the entries are pending afterwards.
    /// @custom:applies art_15__para_3
    /// @custom:effect define
    function art_15__para_3(StepFacts memory f) internal pure returns (bool) {
        return f.outcome == 1;
    }

    /// @custom:applies art_15__para_4
    /// @custom:effect refuse
    function art_15__para_4(StepFacts memory f) internal pure returns (bool) {
        return art_15__para_3(f) ? f.ordered : !f.pending;
    }

    // Article 16

    /// @custom:applies art_16__para_1
    /// @custom:effect refuse
    function art_16__para_1(StepFacts memory f) internal pure returns (bool) {
        return f.judges < JUDGES;
    }

    /// @custom:applies art_16__para_2
    /// @custom:effect refuse
    function art_16__para_2(StepFacts memory f) internal pure returns (bool) {
        return f.stage != Stage.BEFORE_COURT;
    }

    /// @custom:applies art_16__para_3
    /// @custom:effect refuse
    function art_16__para_3(StepFacts memory f) internal pure returns (bool) {
        return !f.reasoned;
    }

    /// @custom:applies art_16__para_6
    /// @custom:effect refuse
    function art_16__para_6(StepFacts memory f) internal pure returns (bool) {
        return _takesGrantBack(f) && !f.heard;
    }

    /// @custom:applies art_16__para_7
    /// @custom:effect refuse
    function art_16__para_7(StepFacts memory f) internal pure returns (bool) {
        if (!_takesGrantBack(f)) return false;
        return Date.unwrap(f.servedOn) == 0 || _daysSince(f.servedOn, f.today) < TIME_TO_ANSWER;
    }

    function _takesGrantBack(StepFacts memory f) private pure returns (bool) {
        return f.outcome == CaseOutcome.SET_ASIDE && !f.contestsRefusal;
    }

    /// @return stage that the judgment brings the case to
    /// @custom:applies art_16__para_4
    /// @custom:effect define
    function art_16__para_4(StepFacts memory f) internal pure returns (uint8 stage) {
        if (f.outcome == CaseOutcome.UPHELD) return Stage.FINAL;
        return f.outcome == CaseOutcome.SET_ASIDE ? Stage.SET_ASIDE : Stage.UNDER_REVIEW;
    }

    /// @return costs in pence
    /// @custom:applies art_16__para_5
    /// @custom:effect oblige
    function art_16__para_5(StepFacts memory f) internal pure returns (uint256 costs) {
        return f.kind == CaseStep.JUDGMENT && f.outcome == CaseOutcome.UPHELD ? COSTS : 0;
    }
}
