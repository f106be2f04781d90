// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Capacity} from "../../contracts/law/Application.sol";
import {IRegister, Ruling} from "../../contracts/law/IRegister.sol";
import {Finding} from "../../contracts/law/IRuleset.sol";
import {Stage} from "../../contracts/procedure/Case.sol";
import {CaseStep} from "../../contracts/procedure/CaseDealings.sol";
import {CaseRegister} from "../../contracts/procedure/CaseRegister.sol";
import {CaseChoices} from "./CaseChoices.sol";
import {CaseDraft, CaseDrafts} from "./CaseDrafts.sol";
import {CaseReader} from "./CaseReader.sol";
import {Cast} from "./Cast.sol";
import {PublishedYears} from "./Days.sol";
import {Decision} from "./Comparison.sol";
import {Draft} from "./Draft.sol";
import {Filing} from "./Hearings.sol";
import {State} from "./Republic.sol";
import {TitleReader} from "./TitleReader.sol";
import {Log, VM} from "./Vm.sol";

/// @title What happens in cases, while land is dealt with
contract CaseHandler is CaseChoices {
    using CaseDrafts for CaseDraft;
    using CaseReader for bytes;
    using TitleReader for bytes;

    /// @dev Fewer than the status of a title counts, and few enough that chance comes back to each.
    uint256 private constant MOST_ABOUT_REFUSALS = 4;
    uint256 private constant MOST_ABOUT_GRANTS = 3;

    uint256 private constant TRIES = 4;

    uint256 private _aboutGrants;

    constructor(State memory state, CaseRegister register) CaseChoices(state, register) {}

    function wait_(uint256 seed) external acting(seed) {
        _now += (1 + _random(_oneIn(4) ? 100 : 20)) * 1 days;
    }

    /// @notice Somebody's transfer is refused, and they open a case, often with their objection.
    function contestRefusal(uint256 seed) external acting(seed) {
        for (uint256 i = 0; i < TRIES && _cases.length < _aboutGrants + MOST_ABOUT_REFUSALS; ++i) {
            Draft memory land = _draftTransfer(_someEntry());
            uint8 objector = 0;
            while (objector < Cast.SIZE && land.capacities[objector] != Capacity.OWN_BEHALF) ++objector;
            if (objector == Cast.SIZE) continue;
            land.applicant = objector;
            Filing memory filing = _file(land);
            Decision memory decision = _decide(filing, false);
            if (!decision.refused) continue;
            _contestRefusal(land, objector, filing, decision.logs);
            return;
        }
    }

    /// @notice Anybody opens a case about the grant that made a title's present record.
    function contestGrant(uint256 seed) external acting(seed) {
        uint256 first = _random(_entries.length);
        uint8 objector = _citizen();
        for (uint256 i = 0; i < _entries.length && _aboutGrants < MOST_ABOUT_GRANTS; ++i) {
            bytes32 title = _entries[(first + i) % _entries.length];
            if (_ghosts[title].recorded == 0 || _ghosts[title].status & CLOSED != 0) continue;
            bytes memory record = _record(title);
            bytes32 made = bytes32(bytes31(keccak256(record)));
            bytes32 entry = _register.entryOf(address(_state.register), made, Cast.id(objector));
            if (_hasCase(entry)) continue;
            bytes memory terms = CaseDrafts.grantTerms(address(_state.register), title, record);
            if (!_open(entry, objector, CaseStep.GRANT, terms)) return;
            ++_aboutGrants;
            (_lastCase().ruleset, _lastCase().evidence) = (record.basisOf(), record);
            return;
        }
    }

    /// @notice A step in some case, mostly one that its stage allows and that those sign who should.
    function take(uint256 seed) external acting(seed) {
        if (_cases.length == 0) return;
        uint256 index = _random(_cases.length);
        bytes memory body = _caseRecord(index).bodyOf();
        uint8 kind = _oneIn(2) && _awaitPeriod(body) ? _lastChance(body.stageOf()) : _chooseStep(body);
        CaseDraft memory draft;
        (draft.entry, draft.applicant) = (_cases[index].entry, _cases[index].objector);
        _addStep(draft, index, kind);
        _sign(draft, body);
        (bool granted, Log[] memory logs) = _submit(draft, _caseRecord(index));
        if (granted) _absorbGranted(draft, logs);
    }

    /// @notice A grant that was set aside is taken back, or it is found that the title has moved.
    function execute(uint256 seed) external acting(seed) {
        if (_cases.length == 0) return;
        uint256 index = _random(_cases.length);
        for (uint256 i = 0; i < _cases.length; ++i) if (_isExecutable(i)) index = i;
        bytes memory body = _caseRecord(index).bodyOf();
        bytes32 title = _titleOf(body);
        bytes[] storage records = _ghosts[title].records;
        bytes memory present = _record(title);
        bytes memory previous = records.length > 1 ? records[records.length - 2] : bytes("");
        bool moved = bytes32(_commitment(title)) != body.contestedOf();
        bool wasClosed = _ghosts[title].status & CLOSED != 0;
        VM.recordLogs();
        try _register.execute(_cases[index].entry, _caseRecord(index), present, previous) {
            _absorb(VM.getRecordedLogs());
            _require(_isExecutable(index), 20, "something else was executed");
            _cases[index].executed = true;
            bytes memory expected = moved || wasClosed ? present : previous;
            bool closed = _ghosts[title].status & CLOSED != 0;
            if (expected.length == 0) _require(closed, 28, "a first record was not taken back");
            else _require(_same(_body(title), expected.bodyOf()), 28, "a title went somewhere else");
            _reach(moved || wasClosed ? "moved since" : "executed");
        } catch {
            _require(!_isExecutable(index), 28, "a judgment was not executed");
            _reach("nothing to execute");
        }
    }

    // Inside

    /// @dev To the last second of the period for an objection or an appeal, if it runs, or to the first after it.
    function _awaitPeriod(bytes memory body) private returns (bool awaited) {
        uint8 stage = body.stageOf();
        bool runs = stage == Stage.UPHELD || (stage == Stage.DECIDED && body.eIdOf() != 0);
        if (!runs || body.servedOnOf() == 0) return false;
        uint256 end = (_lastDayAt(body, stage) + 1) * 1 days - PublishedYears.OFFSET;
        if (end - 1 <= _now) return false;
        if (_oneIn(2)) _proclaim();
        end = (_lastDayAt(body, stage) + 1) * 1 days - PublishedYears.OFFSET;
        _now = end - _random(2);
        VM.warp(_now);
        return true;
    }

    function _contestRefusal(
        Draft memory land,
        uint8 objector,
        Filing memory filing,
        Log[] memory logs
    ) private {
        (bytes memory terms, bytes memory evidence, address ruleset) = CaseDrafts.refusalTerms(
            _refusalIn(logs),
            filing.application
        );
        bytes32 entry = _register.entryOf(address(_state.register), filing.digest, Cast.id(objector));
        if (!_open(entry, objector, CaseStep.REFUSAL, terms)) return;
        (_lastCase().ruleset, _lastCase().evidence) = (ruleset, evidence);
        _lastCase().refusedAs = _refusedAs[filing.digest];
        for (uint256 i = 0; i < Cast.SIZE; ++i) if (land.capacities[i] != 0) _parts[entry][i] |= 1;
    }

    /// @return granted whether there is a case now, the last
    function _open(
        bytes32 entry,
        uint8 objector,
        uint8 kind,
        bytes memory terms
    ) private returns (bool granted) {
        CaseDraft memory draft;
        (draft.entry, draft.applicant, draft.kind) = (entry, objector, kind);
        draft.capacities[objector] = Capacity.OWN_BEHALF;
        draft.add(kind, terms, keccak256("why"), _today());
        if (_oneIn(2)) draft.add(CaseStep.OBJECTION, "", keccak256("why"), _today());
        Log[] memory logs;
        (granted, logs) = _submit(draft, "");
        if (!granted) return false;
        Contest storage contest = _cases.push();
        (contest.entry, contest.objector) = (entry, objector);
        _numbers[entry] = _cases.length;
        _absorbStep(logs, draft);
    }

    function _absorbGranted(CaseDraft memory draft, Log[] memory logs) private {
        uint256 index = _numbers[draft.entry] - 1;
        bool wasJudged = _cases[index].judged;
        uint8 closedAt = _cases[index].closedAt;
        (bytes memory before, bytes memory body) = _absorbStep(logs, draft);
        uint8 stage = before.stageOf();
        _requireInTime(draft, before, stage == Stage.FINAL ? closedAt : stage);
        _requireOfficers(draft, before, wasJudged);
        _requireTakenBack(draft, before, body);
    }

    /// @dev What is explained must be decided, if those who sign as officers are.
    function _submit(
        CaseDraft memory draft,
        bytes memory record
    ) private returns (bool granted, Log[] memory logs) {
        bytes memory application = draft.encode(_today());
        bytes31[] memory from = new bytes31[](1);
        if (record.length != 0) from[0] = bytes31(keccak256(record));
        bytes memory evidence = abi.encodePacked(uint16(record.length), record, uint8(0));
        bytes32 said = _explained(application, evidence);
        evidence = abi.encodePacked(evidence, draft.sign(_register.digestOf(application, from)));
        bool inOffice = _allInOffice(draft);
        VM.recordLogs();
        try _register.decide(application, evidence) returns (bool decided) {
            (granted, logs) = (decided, VM.getRecordedLogs());
            _require(inOffice, 25, "somebody signed in an office of others");
            _require(granted == (said == 0), 23, "explained and decided differ");
            if (!granted) _requireLate(said, record.length == 0 ? record : record.bodyOf());
            _reachStep(draft.kind, granted);
        } catch {
            bool acted = inOffice && _actsForExcluded(draft);
            _require(said != 0 || !inOffice || acted, 23, "explained, and inadmissible");
            if (said == 0) _reach(acted ? "acting for one who may not" : "out of office");
        }
    }

    /// @return refusal zero: granted; the word for an error: inadmissible
    function _explained(bytes memory application, bytes memory evidence) private view returns (bytes32) {
        try _register.explain(application, evidence) returns (Ruling memory ruling, Finding[] memory) {
            return ruling.standing ? ruling.refusal : bytes32("no standing");
        } catch {
            return "inadmissible";
        }
    }

    function _reachStep(uint8 kind, bool granted) private {
        bytes memory digits = abi.encodePacked(bytes1(48 + kind / 10), bytes1(48 + (kind % 10)));
        _reach(string.concat("step ", string(digits), granted ? " granted" : " refused"));
    }

    function _lastCase() private view returns (Contest storage) {
        return _cases[_cases.length - 1];
    }

    function _isExecutable(uint256 index) private view returns (bool) {
        bytes memory body = _caseRecord(index).bodyOf();
        return !_cases[index].executed && body.stageOf() == Stage.SET_ASIDE && body.eIdOf() == 0;
    }

    function _titleOf(bytes memory body) private view returns (bytes32) {
        for (uint256 i = 0; i < _entries.length; ++i) if (body.isAbout(_entries[i])) return _entries[i];
        return 0;
    }

    function _refusalIn(Log[] memory logs) private view returns (Log memory refused) {
        for (uint256 i = 0; i < logs.length; ++i) {
            bool ours = logs[i].emitter == address(_state.register);
            if (ours && logs[i].topics[0] == IRegister.Refused.selector) return logs[i];
        }
    }

    function _same(bytes memory a, bytes memory b) private pure returns (bool) {
        return keccak256(a) == keccak256(b);
    }
}
