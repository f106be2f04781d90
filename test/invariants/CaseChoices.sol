// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Capacity} from "../../contracts/law/Application.sol";
import {Stage} from "../../contracts/procedure/Case.sol";
import {CaseOutcome, CaseStep} from "../../contracts/procedure/CaseDealings.sol";
import {CaseRegister} from "../../contracts/procedure/CaseRegister.sol";
import {CaseDraft, CaseDrafts} from "./CaseDrafts.sol";
import {CaseOfficials} from "./CaseOfficials.sol";
import {CaseReader} from "./CaseReader.sol";
import {Bench} from "./Chamber.sol";
import {State} from "./Republic.sol";

/// @title Which step is taken and by whom, mostly so that it succeeds
abstract contract CaseChoices is CaseOfficials {
    using CaseDrafts for CaseDraft;
    using CaseReader for bytes;

    uint256 private constant MOST_JUDGES = 4;

    /// @dev Steps that are mostly taken at each stage.
    bytes private constant AT_DECIDED = hex"0303030404040b0b0b0c0c0e0f";
    bytes private constant AT_REVIEW = hex"050606060608080a";
    bytes private constant AT_REVIEW_OF_GRANT = hex"05060707070708";
    bytes private constant AT_UPHELD = hex"03030303070707070b0b0c0c0d0e0f";
    bytes private constant AT_COURT = hex"050508080909090909";
    bytes private constant AT_END = hex"0c0d0e0f0f";

    constructor(State memory state, CaseRegister register) CaseOfficials(state, register) {}

    function _chooseStep(bytes memory body) internal returns (uint8) {
        if (_oneIn(12)) return uint8(CaseStep.SERVICE + _random(CaseStep.REOPENING - CaseStep.GRANT));
        uint8 stage = body.stageOf();
        bool grant = body.eIdOf() == 0;
        bool served = body.servedOnOf() != 0;
        if (stage == Stage.BEFORE_COURT && grant && !served && !_oneIn(3)) return CaseStep.SERVICE;
        bool toServe = stage == Stage.UPHELD || (stage == Stage.DECIDED && !grant);
        if (toServe && !served && _oneIn(2)) return CaseStep.SERVICE;
        bytes memory kinds = AT_END;
        if (stage == Stage.DECIDED) kinds = AT_DECIDED;
        if (stage == Stage.UNDER_REVIEW) kinds = grant ? AT_REVIEW_OF_GRANT : AT_REVIEW;
        if (stage == Stage.UPHELD) kinds = AT_UPHELD;
        if (stage == Stage.BEFORE_COURT) kinds = AT_COURT;
        return uint8(kinds[_random(kinds.length)]);
    }

    /// @dev What is done when a period is about to end, or just has.
    function _lastChance(uint8 stage) internal returns (uint8) {
        if (_oneIn(3)) return CaseStep.CLOSING;
        return stage == Stage.UPHELD ? CaseStep.APPEAL : CaseStep.OBJECTION;
    }

    function _addStep(CaseDraft memory draft, uint256 index, uint8 kind) internal {
        draft.kind = kind;
        bytes memory terms;
        if (kind == CaseStep.SERVICE || kind == CaseStep.TRANSFER) {
            draft.stated = _today() - uint32(_random(_oneIn(2) ? 1 : 8));
            terms = abi.encodePacked(draft.stated);
        } else if (kind == CaseStep.REVIEW || kind == CaseStep.JUDGMENT) {
            terms = abi.encodePacked(_chooseOutcome(kind));
        } else if (kind == CaseStep.INTERIM_MEASURE || kind == CaseStep.CORRECTION) {
            terms = abi.encodePacked(uint8(_random(2)));
        } else if (kind == CaseStep.REOPENING) {
            address ruleset = _cases[index].ruleset;
            if (_oneIn(2)) _correct(ruleset);
            bytes memory evidence = _cases[index].evidence;
            terms = abi.encodePacked(_correctedOn[ruleset], uint16(evidence.length), evidence);
        }
        draft.add(kind, terms, _oneIn(16) ? bytes32(0) : keccak256("why"), _today());
    }

    /// @dev Mostly what has effects elsewhere.
    function _chooseOutcome(uint8 kind) private returns (uint8) {
        if (_oneIn(2)) return CaseOutcome.SET_ASIDE;
        return uint8(1 + _random(kind == CaseStep.REVIEW ? CaseOutcome.SET_ASIDE : CaseOutcome.REMANDED));
    }

    function _sign(CaseDraft memory draft, bytes memory body) internal {
        uint8 kind = draft.kind;
        bool judging = _isJudging(kind);
        bool service = kind == CaseStep.SERVICE || kind == CaseStep.TRANSFER;
        if (service && !_oneIn(12)) draft.capacities[Bench.CASE_REGISTRAR] = Capacity.REGISTRAR;
        if (judging || kind == CaseStep.REINSTATEMENT) _officersSign(draft, body);
        bool own = !judging && kind != CaseStep.SERVICE;
        if (kind == CaseStep.HEARING) own = _oneIn(2);
        if (own != _oneIn(16)) draft.capacities[draft.applicant] = Capacity.OWN_BEHALF;
        if (_oneIn(24)) {
            uint256 usurper = _random(Bench.SIZE);
            if (draft.capacities[usurper] == 0) {
                draft.capacities[usurper] = uint8(Capacity.REGISTRAR + _random(3));
            }
        }
        for (uint256 i = 0; i < Bench.SIZE; ++i) if (draft.capacities[i] != 0) return;
        draft.capacities[_citizen()] = Capacity.OWN_BEHALF;
    }

    function _officersSign(CaseDraft memory draft, bytes memory body) private {
        bool court = body.instanceOf() % 2 == 0;
        if (draft.kind == CaseStep.REINSTATEMENT) court = body.instanceOf() != 0;
        if (body.stageOf() == Stage.UPHELD && draft.kind == CaseStep.INTERIM_MEASURE) court = true;
        if (court != _oneIn(16)) _judgesSign(draft);
        else _reviewerSigns(draft);
    }

    function _reviewerSigns(CaseDraft memory draft) private {
        uint256 pick = _random(6);
        uint256 reviewer = pick == 0 ? 0 : Bench.REVIEWERS + (pick % 2);
        if (pick != 0 && _oneIn(5)) _lend(reviewer);
        bool rests = pick != 0 && _restsUntil[reviewer] >= _today();
        if (rests != _oneIn(12)) reviewer = pick == 0 ? 1 : reviewer - Bench.TO_PRINCIPAL;
        draft.capacities[reviewer] = Capacity.REVIEWER;
    }

    /// @dev The last judge's term ends: it is left out afterwards, but for once in a while.
    function _judgesSign(CaseDraft memory draft) private {
        bool all = _today() <= Bench.LAST_TERM_ENDS || _oneIn(8);
        uint256 first = all ? _random(MOST_JUDGES) : 0;
        uint256 count = _oneIn(12) ? 2 : 3;
        for (uint256 i = 0; i < count; ++i) {
            draft.capacities[Bench.JUDGES + ((first + i) % MOST_JUDGES)] = Capacity.JUDGE;
        }
        if (_oneIn(8)) draft.capacities[_oneIn(2) ? 0 : Bench.REVIEWERS] = Capacity.JUDGE;
    }
}
