// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Capacity} from "../../contracts/law/Application.sol";
import {CaseRegister} from "../../contracts/procedure/CaseRegister.sol";
import {CaseStep} from "../../contracts/procedure/CaseDealings.sol";
import {Stage} from "../../contracts/procedure/Case.sol";
import {CaseDraft} from "./CaseDrafts.sol";
import {CasePeriods} from "./CasePeriods.sol";
import {CaseReader} from "./CaseReader.sol";
import {Bench} from "./Chamber.sol";
import {State} from "./Republic.sol";

/// @title What must be so of a step that was granted: who took it, and after what
abstract contract StepChecks is CasePeriods {
    using CaseReader for bytes;

    uint256 private constant JUDGES = 3;
    uint32 private constant TIME_TO_ANSWER = 14;

    /// @dev Before the court, as its steps and their dates tell.
    /// @param servedOn day on which the appeal was served; zero: not yet
    struct Proceedings {
        uint32 begunOn;
        uint32 servedOn;
        bool heard;
    }

    mapping(bytes32 entry => Proceedings) private _proceedings;

    constructor(State memory state, CaseRegister register) CasePeriods(state, register) {}

    /// @dev Whether everyone who signs as an officer is one today.
    function _allInOffice(CaseDraft memory draft) internal view returns (bool) {
        for (uint256 i = 0; i < Bench.SIZE; ++i) {
            if (draft.capacities[i] <= Capacity.OWN_BEHALF) continue;
            (, bool sits) = _seatOf(i, draft.capacities[i], _today());
            if (!sits) return false;
        }
        return true;
    }

    /// @param wasJudged whether the latest decision before the step was a judgment
    function _requireOfficers(CaseDraft memory draft, bytes memory before, bool wasJudged) internal {
        uint8 instance = before.length == 0 ? 0 : before.instanceOf();
        bool judging = _isJudging(draft.kind);
        uint256 judges;
        uint256 objector = _cases[_numbers[draft.entry] - 1].objector;
        for (uint256 i = 0; i < Bench.SIZE; ++i) {
            uint8 capacity = draft.capacities[i];
            if (capacity == Capacity.JUDGE) ++judges;
            if (capacity != Capacity.REVIEWER && capacity != Capacity.JUDGE) continue;
            uint256 parts = _parts[draft.entry][i];
            bool excluded = i == objector || parts & ~(uint256(1) << instance) != 0;
            _require(!judging || !excluded, 21, "somebody judged who may not");
            (uint256 seat, ) = _seatOf(i, capacity, _today());
            if (seat != i) _reach("acted for a reviewer");
        }
        _require(!_actsForExcluded(draft), 21, "somebody acted for one who may not");
        bool decides = draft.kind == CaseStep.JUDGMENT || (draft.kind == CaseStep.CORRECTION && wasJudged);
        _require(!decides || judges >= JUDGES, 25, "fewer than three judges");
        _noteOfficers(draft, instance);
    }

    /// @dev Whether somebody acts for an officer who is the objector or has taken part.
    function _actsForExcluded(CaseDraft memory draft) internal view returns (bool) {
        uint256 number = _numbers[draft.entry];
        for (uint256 i = 0; i < Bench.SIZE && number != 0; ++i) {
            (uint256 seat, bool sits) = _seatOf(i, draft.capacities[i], _today());
            if (!sits || seat == i) continue;
            if (seat == _cases[number - 1].objector || _parts[draft.entry][seat] != 0) return true;
        }
        return false;
    }

    function _noteOfficers(CaseDraft memory draft, uint8 instance) private {
        for (uint256 i = 0; i < Bench.SIZE; ++i) {
            uint8 capacity = draft.capacities[i];
            if (capacity <= Capacity.OWN_BEHALF) continue;
            _parts[draft.entry][i] |= capacity == Capacity.REGISTRAR ? 1 : uint256(1) << instance;
        }
    }

    function _isJudging(uint8 kind) internal pure returns (bool) {
        if (kind == CaseStep.HEARING || kind == CaseStep.REVIEW || kind == CaseStep.JUDGMENT) return true;
        return kind == CaseStep.INTERIM_MEASURE || kind == CaseStep.CORRECTION;
    }

    /// @dev What is taken back by a judgment must have been, and what a review may not must not.
    function _requireTakenBack(CaseDraft memory draft, bytes memory before, bytes memory body) internal {
        Proceedings storage court = _proceedings[draft.entry];
        (uint8 stage, uint8 next) = (before.stageOf(), body.stageOf());
        if (next == Stage.SET_ASIDE && stage != Stage.SET_ASIDE && body.eIdOf() == 0) {
            _require(draft.kind == CaseStep.JUDGMENT, 27, "a grant was set aside by no judgment");
            _require(court.heard, 27, "a grant was set aside without a hearing");
            bool answered = court.servedOn != 0 && _today() >= court.servedOn + TIME_TO_ANSWER;
            _require(answered, 27, "a grant was set aside before its holder could answer");
            _reach("grant set aside");
        }
        if (next != Stage.BEFORE_COURT) return;
        if (stage != Stage.BEFORE_COURT) _proceedings[draft.entry] = Proceedings(_today(), 0, false);
        if (draft.kind == CaseStep.SERVICE) court.servedOn = draft.stated;
        if (draft.kind != CaseStep.HEARING) return;
        uint256 objector = _cases[_numbers[draft.entry] - 1].objector;
        bool present = draft.capacities[objector] == Capacity.OWN_BEHALF;
        if (present || _today() >= court.begunOn + TIME_TO_ANSWER) court.heard = true;
    }
}
