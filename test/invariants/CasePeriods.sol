// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {CaseRegister} from "../../contracts/procedure/CaseRegister.sol";
import {CaseStep} from "../../contracts/procedure/CaseDealings.sol";
import {Stage} from "../../contracts/procedure/Case.sol";
import {CaseDraft} from "./CaseDrafts.sol";
import {CaseGhost} from "./CaseGhost.sol";
import {CaseReader} from "./CaseReader.sol";
import {State} from "./Republic.sol";

/// @title Whether a step is in time, counted once more
abstract contract CasePeriods is CaseGhost {
    using CaseReader for bytes;

    uint256 private constant APPEAL = 28;
    uint256 private constant SILENCE = 90;
    uint256 private constant TRANSFER = 56;
    uint256 private constant YEAR = 365;

    constructor(State memory state, CaseRegister register) CaseGhost(state, register) {}

    /// @dev What was granted was in time.
    /// @param stage at which the case stood, or at which a closing ended it
    function _requireInTime(CaseDraft memory draft, bytes memory before, uint8 stage) internal {
        uint8 kind = draft.kind;
        if (kind == CaseStep.OBJECTION) {
            _require(!_isLateObjection(before), 26, "an objection was late");
        } else if (kind == CaseStep.APPEAL) {
            _require(!_isLateAppeal(before, stage), 26, "an appeal was late");
            bool silent = _countedSince(before.sinceOf(), _today()) >= SILENCE;
            bool early = stage == Stage.UNDER_REVIEW && before.eIdOf() != 0 && !silent;
            _require(!early, 26, "an appeal came before the review");
        } else if (kind == CaseStep.CLOSING) {
            _require(_mayClose(before, stage), 26, "a case was closed while a period ran");
        } else if (kind == CaseStep.REINSTATEMENT) {
            _require(_hasEndedBy(before, stage, _today()), 26, "reinstated into a period that ran");
            _require(_age(before) <= YEAR, 26, "reinstated after a year");
        } else if (kind == CaseStep.TRANSFER) {
            _require(!_hasEndedBy(before, stage, draft.stated), 26, "transferred what had come late");
            _require(_today() <= draft.stated + TRANSFER, 26, "transferred too late");
        }
    }

    /// @dev What is refused for being late, or early, was.
    function _requireLate(bytes32 refusal, bytes memory before) internal {
        if (before.length == 0) return;
        uint8 stage = before.stageOf();
        if (refusal == "art_9__para_3") {
            _require(_isLateObjection(before), 26, "an objection in time was refused");
            _reach("late objection refused");
        } else if (refusal == "art_14__para_3") {
            _require(_isLateAppeal(before, stage), 26, "an appeal in time was refused");
            _reach("late appeal refused");
        } else if (refusal == "art_17__para_2") {
            _require(!_mayClose(before, stage), 26, "a closing after the period was refused");
            _reach("early closing refused");
        }
    }

    function _isLateObjection(bytes memory before) private view returns (bool) {
        if (before.eIdOf() == 0) return _age(before) > YEAR;
        return _hasEndedBy(before, Stage.DECIDED, _today());
    }

    function _isLateAppeal(bytes memory before, uint8 stage) private view returns (bool) {
        return stage == Stage.UPHELD && _hasEndedBy(before, stage, _today());
    }

    function _mayClose(bytes memory before, uint8 stage) private view returns (bool) {
        if (stage != Stage.DECIDED && stage != Stage.UPHELD) return false;
        if (stage == Stage.DECIDED && before.eIdOf() == 0) return _age(before) > YEAR;
        bool forgotten = before.servedOnOf() == 0 && _age(before) > YEAR;
        return forgotten || _hasEndedBy(before, stage, _today());
    }

    /// @dev Whether the period for the objection to a refusal, or that for the appeal, had ended by a day.
    function _hasEndedBy(bytes memory before, uint8 stage, uint256 day) private view returns (bool) {
        return before.servedOnOf() != 0 && day > _lastDayAt(before, stage);
    }

    /// @dev The last day of the one or the other, once the decision has been served.
    function _lastDayAt(bytes memory body, uint8 stage) internal view returns (uint256) {
        return _lastDay(body.servedOnOf(), stage == Stage.UPHELD ? APPEAL : body.remedyDaysOf());
    }

    function _age(bytes memory before) private view returns (uint256) {
        return _today() - before.decidedOnOf();
    }
}
