// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IRegister} from "../../contracts/law/IRegister.sol";
import {CaseRegister} from "../../contracts/procedure/CaseRegister.sol";
import {CaseStep} from "../../contracts/procedure/CaseDealings.sol";
import {Stage} from "../../contracts/procedure/Case.sol";
import {CaseDraft} from "./CaseDrafts.sol";
import {CaseReader} from "./CaseReader.sol";
import {Days} from "./Days.sol";
import {Dealings} from "./Dealings.sol";
import {State} from "./Republic.sol";
import {Seats} from "./Seats.sol";
import {TitleReader} from "./TitleReader.sol";
import {Log} from "./Vm.sol";

/// @title The cases as the logs have them
abstract contract CaseGhost is Dealings, Days, Seats {
    using CaseReader for bytes;
    using TitleReader for bytes;

    /// @param objector number of the person
    /// @param executed whether a grant was taken back, or could not be any more; then the case is closed
    /// @param judged whether the latest decision is a judgment
    /// @param closedAt stage at which a closing ended the case; zero: none has
    /// @param refusedAs what the land register kept of the refusal; zero: the case is about a grant
    /// @param ruleset that decided
    /// @param evidence of the ruleset
    struct Contest {
        bytes32 entry;
        uint8 objector;
        bool executed;
        bool judged;
        uint8 closedAt;
        bytes32 refusedAs;
        address ruleset;
        bytes evidence;
        bytes[] records;
    }

    CaseRegister internal immutable _register;

    Contest[] internal _cases;
    mapping(bytes32 entry => uint256) internal _numbers;
    /// @dev A bit for each instance in which a person took part; the lowest: outside of all.
    mapping(bytes32 entry => mapping(uint256 person => uint256)) internal _parts;

    constructor(State memory state, CaseRegister register) Dealings(state) {
        _register = register;
    }

    function caseCount() external view returns (uint256) {
        return _cases.length;
    }

    /// @dev The record is the one logged last.
    function caseAt(
        uint256 index
    ) external view returns (bytes32 entry, bool executed, bytes32 refusedAs, bytes memory record) {
        Contest storage contest = _cases[index];
        return (contest.entry, contest.executed, contest.refusedAs, _caseRecord(index));
    }

    function _caseRecord(uint256 index) internal view returns (bytes memory) {
        bytes[] storage records = _cases[index].records;
        return records.length == 0 ? bytes("") : records[records.length - 1];
    }

    function _hasCase(bytes32 entry) internal view returns (bool) {
        return _numbers[entry] != 0;
    }

    /// @dev After a step that was granted.
    /// @return before body before it; empty: it opened the case
    /// @return body after it
    function _absorbStep(
        Log[] memory logs,
        CaseDraft memory draft
    ) internal returns (bytes memory before, bytes memory body) {
        uint256 index = _numbers[draft.entry] - 1;
        bytes memory previous = _caseRecord(index);
        for (uint256 i = 0; i < logs.length; ++i) {
            bool recorded = logs[i].emitter == address(_register);
            recorded = recorded && logs[i].topics[0] == IRegister.Recorded.selector;
            if (recorded) _cases[index].records.push(abi.decode(logs[i].data, (bytes)));
        }
        bytes memory record = _caseRecord(index);
        _requireChain(previous, record);
        (before, body) = (previous.length == 0 ? previous : previous.bodyOf(), record.bodyOf());
        if (before.length != 0) _requireCourse(_cases[index], before, body, draft.kind);
        _noteEnd(_cases[index], before, body, draft.kind);
    }

    function _requireChain(bytes memory before, bytes memory record) private {
        bool opened = before.length != 0;
        bytes31 previous = opened ? bytes31(keccak256(before)) : bytes31(0);
        _require(record.previousOf() == previous, 18, "the previous record is another");
        uint32 version = opened ? before.versionOf() : 0;
        _require(record.versionOf() == version + 1, 18, "the version is not one more");
    }

    function _requireCourse(
        Contest storage contest,
        bytes memory before,
        bytes memory body,
        uint8 kind
    ) private {
        _require(before.identityOf() == body.identityOf(), 19, "a case is about something else");
        uint8 stage = before.stageOf();
        if (stage < Stage.SET_ASIDE) return;
        if (kind == CaseStep.CORRECTION) {
            _require(body.stageOf() == stage, 20, "a correction changed what was decided");
            _require(body.holds() == before.holds(), 20, "a correction changed what is held");
            return;
        }
        bool reopens = kind == CaseStep.REOPENING && stage != Stage.SET_ASIDE;
        bool missed = kind == CaseStep.REINSTATEMENT || kind == CaseStep.TRANSFER;
        _require(reopens || (missed && contest.closedAt != 0), 20, "a case that had ended went on");
    }

    function _noteEnd(Contest storage contest, bytes memory before, bytes memory body, uint8 kind) private {
        if (kind == CaseStep.JUDGMENT) contest.judged = body.stageOf() >= Stage.SET_ASIDE;
        if (kind == CaseStep.REVIEW || kind == CaseStep.REOPENING) contest.judged = false;
        if (kind == CaseStep.CLOSING) contest.closedAt = before.stageOf();
        else if (body.stageOf() < Stage.SET_ASIDE) contest.closedAt = 0;
    }
}
