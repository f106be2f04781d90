// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IPersons} from "../civil/IPersons.sol";
import {Application, Capacity, PersonId} from "../law/Application.sol";
import {Bodies} from "../law/Bodies.sol";
import {Decisions} from "../law/Decisions.sol";
import {Evidence} from "../law/Evidence.sol";
import {IContestable} from "../law/IContestable.sol";
import {IDiscretions} from "../law/IDiscretions.sol";
import {IGazette} from "../law/IGazette.sol";
import {IJudgments} from "../law/IJudgments.sol";
import {IStandstill} from "../law/IStandstill.sol";
import {LegacyRegister} from "../law/LegacyRegister.sol";
import {Office} from "../law/Office.sol";
import {EntryStatus, Record} from "../law/Record.sol";
import {Register} from "../law/Register.sol";
import {SignedApplications} from "../law/SignedApplications.sol";
import {Words} from "../law/Words.sol";
import {Case, Stage} from "./Case.sol";
import {CaseDays} from "./CaseDays.sol";
import {CaseDealings, CaseStep, Refusal} from "./CaseDealings.sol";
import {CaseInquiries} from "./CaseInquiries.sol";
import {CaseTypedData} from "./CaseTypedData.sol";
import {ICaseErrors} from "./ICaseErrors.sol";

/// @title The register of cases
/// @notice Executes Parts 2 to 4 of the Administrative Procedure Act, /eli/xx/act/2015/7. A case is an entry, its steps are
/// applications: so officers need no gas, persons are counted and compared instead of accounts, and what the law refuses it
/// refuses with its article. What a case means for the register whose decision is contested it does through `IContestable`.
contract CaseRegister is ICaseErrors, Register, CaseTypedData {
    using Application for bytes;
    using Bodies for bytes;
    using Case for bytes;
    using CaseDealings for bytes;
    using Evidence for bytes;
    using Record for bytes;

    bytes32 private constant PART_2 = keccak256("/eli/xx/act/2015/7#part_2");
    bytes32 private constant PART_3 = keccak256("/eli/xx/act/2015/7#part_3");
    bytes32 private constant PART_4 = keccak256("/eli/xx/act/2015/7#part_4");

    uint256 public constant MAXIMUM_PARTICIPANTS = 64;

    /// @dev Where officers decide what the law leaves to them.
    IDiscretions private immutable _discretions;

    CaseInquiries private immutable _inquiries;

    /// @dev Records that a case brought back: they were not granted, and no other case is about them.
    mapping(bytes31 commitment => bool) private _restored;

    /// @notice Article 7(4): the grant closed the entry, or it has been closed since; no case can open it again.
    error CaseEntryClosed(address register, bytes32 entry);
    /// @notice Cases are about decisions of other registers.
    error CaseNotContestable(address register);
    /// @notice The entry of a case follows from the decision that it is about, so that there is one case about each.
    error CaseOtherEntry(bytes32 entry, bytes32 expected);
    error CaseTooManyParticipants(uint256 count, uint256 maximum);
    /// @notice Only a case that has set a grant aside can be executed.
    error CaseNothingToExecute(bytes32 entry);
    /// @notice Article 5(2) and (3): the reviewer or judge has decided about what is contested as a matter of discretion, or
    /// acts for an officer who has, who is the objector or who is a participant. `seat`: the account of that officer, or
    /// their own.
    error CaseOfficerExcluded(bytes32 entry, PersonId officer, address seat);

    constructor(
        address authority,
        IGazette gazette,
        IPersons persons,
        IDiscretions discretions
    )
        AccessManaged(authority)
        EIP712("Register of Cases", "1")
        SignedApplications(persons)
        LegacyRegister(gazette)
    {
        _discretions = discretions;
        _inquiries = new CaseInquiries(IJudgments(address(gazette)), persons);
    }

    /// @notice Takes back a grant that a judgment has set aside, unless the entry has moved since, and closes the
    /// case. By anyone. Article 16(8).
    /// @param entry of the case
    /// @param record present record of the case
    /// @param present the record that the grant made
    /// @param previous the record before it; nothing if the grant made the first
    function execute(
        bytes32 entry,
        bytes calldata record,
        bytes calldata present,
        bytes calldata previous
    ) external {
        _requireStored(entry, record.commitment());
        bytes memory body = record.body();
        if (body.stage() != Stage.SET_ASIDE || body.eId() != 0) revert CaseNothingToExecute(entry);
        _close(entry);
        IContestable register = IContestable(body.register());
        bytes32[] memory contested = body.contestedEntries();
        register.setPending(contested, false, entry);
        if (_recordOf(register, contested[0]) != bytes31(body.contested())) return;
        // Registers that gave the office of cases its power call nobody back, and the case is closed by now.
        // slither-disable-next-line reentrancy-benign
        register.restore(contested[0], present, previous, record.rulesetOf(), entry);
        _restored[_recordOf(register, contested[0])] = true;
    }

    /// @notice The entry of somebody's case about a decision: each objector has one, which nobody else can use up.
    /// @param contested digest of the application refused, or commitment of the record granted
    function entryOf(address register, bytes32 contested, PersonId objector) public pure returns (bytes32) {
        return keccak256(abi.encode(register, contested, objector)) | bytes32(NEW_ENTRY);
    }

    function _domainName() internal pure override returns (string memory) {
        return "Register of Cases";
    }

    function _registrarOffice() internal pure override returns (uint64) {
        return Office.CASE_REGISTRAR;
    }

    function _hashDealings(
        bytes calldata application
    ) internal pure override returns (bytes32 applicationType, bytes memory hashes) {
        hashes = Words.repeated(keccak256(""), CaseStep.REOPENING);
        return (APPLICATION_TYPE, _hashArrays(application, CaseStep.REFUSAL, hashes));
    }

    function _subdivisionOf(uint8 kind) internal pure override returns (bytes32) {
        if (kind >= CaseStep.CLOSING) return PART_4;
        bool court = kind == CaseStep.APPEAL || kind == CaseStep.INTERIM_MEASURE || kind == CaseStep.JUDGMENT;
        return court ? PART_3 : PART_2;
    }

    function _requireStructure(bytes memory body) internal pure override {
        body.requireWellFormed();
        uint256 participants = body.participantCount();
        if (participants > MAXIMUM_PARTICIPANTS) {
            revert CaseTooManyParticipants(participants, MAXIMUM_PARTICIPANTS);
        }
    }

    /// @dev The days up to today as `CaseDays` has them, where a step asks whether a period has ended.
    function _workingDays(bytes calldata application) internal view override returns (uint256) {
        for (uint256 at = application.dealingsAt(); at < application.length; at = application.endOf(at)) {
            if (!CaseStep.asksForPeriod(application.kindAt(at))) continue;
            (uint256 working, uint256 standstill) = IStandstill(address(_gazette)).recentDays();
            return CaseDays.pack(working, standstill);
        }
        return 0;
    }

    /// @dev What the opening of a case says of the decision contested must be so, and a reopening of its correction.
    function _requireTrue(bytes calldata application, bytes memory bodies) internal view override {
        for (uint256 at = application.dealingsAt(); at < application.length; at = application.endOf(at)) {
            uint8 kind = application.kindAt(at);
            if (kind == CaseStep.REFUSAL) _requireRefusal(application, at);
            else if (kind == CaseStep.GRANT) _requireGrant(application, at);
            else if (kind == CaseStep.REOPENING)
                _inquiries.requireCorrected(bodies, application, at);
                // No reopening stands behind a step of another kind.
            else return;
        }
    }

    function _requireRefusal(bytes calldata application, uint256 at) private view {
        (Refusal memory x, bytes calldata refused) = application.refusalAt(at);
        Application.requireWellFormed(refused);
        _requireAnotherRegister(x.register);
        bytes32 decision = IContestable(x.register).decisionOn(x.digest);
        bytes32 claimed = Decisions.refusal(keccak256(refused), x.eId, x.decidedOn, x.remedyDays, x.details);
        if (decision != claimed) revert CaseNoSuchRefusal(x.register, x.digest, decision);
        _requireEntry(application, at, entryOf(x.register, x.digest, application.objectorAt(at)));
    }

    function _requireGrant(bytes calldata application, uint256 at) private view {
        (address register, bytes32 entry, bytes32 commitment) = application.grantAt(at);
        _requireAnotherRegister(register);
        bytes32 slot = IContestable(register).slotOf(entry);
        if (uint8(uint256(slot)) & EntryStatus.CLOSED != 0) revert CaseEntryClosed(register, entry);
        bytes31 present = bytes31(slot);
        bool shown = bytes32(present) == commitment && application.recordAt(at).commitment() == present;
        if (commitment == 0 || !shown || _restored[present]) revert CaseNoSuchGrant(register, entry, present);
        _requireEntry(application, at, entryOf(register, commitment, application.applicant()));
    }

    /// @dev An opening is signed by no reviewer or judge (article 7(6)), so that each case has its record.
    function _requireImpartial(
        bytes calldata application,
        bytes calldata evidence,
        PersonId officer,
        uint8 capacity,
        address account,
        address seat
    ) internal view override {
        if (capacity != Capacity.REVIEWER && capacity != Capacity.JUDGE) return;
        uint256 at = 0;
        for (uint256 i = 0; i < application.entryCount(); ++i) {
            bytes calldata record;
            (record, at) = evidence.bytesAt(at);
            (, at) = evidence.proofAt(at);
            if (record.length == 0) continue;
            bytes memory body = record.body();
            bool excluded =
                body.eId() != 0 &&
                    _discretions.hasTakenPart(body.register(), body.contested(), officer, seat);
            if (excluded || (seat != account && _inquiries.tookPart(body, seat))) {
                revert CaseOfficerExcluded(application.entryAt(i), officer, seat);
            }
        }
    }

    /// @return present commitment of an entry's record; zero: none, or the entry is closed
    function _recordOf(IContestable register, bytes32 entry) private view returns (bytes31 present) {
        bytes32 slot = register.slotOf(entry);
        if (uint8(uint256(slot)) & EntryStatus.CLOSED == 0) present = bytes31(slot);
    }

    /// @dev What this register refuses is contested in court (article 18), not in another case.
    function _requireAnotherRegister(address register) private view {
        bytes4 power = IContestable.setPending.selector;
        uint64 office = IAccessManager(authority()).getTargetFunctionRole(register, power);
        if (register == address(this) || office != Office.CASES) revert CaseNotContestable(register);
    }

    function _requireEntry(bytes calldata application, uint256 at, bytes32 expected) private pure {
        bytes32 entry = application.entryAt(application.subjectAt(at));
        if (entry != expected) revert CaseOtherEntry(entry, expected);
    }

    /// @dev The entries contested are made pending, or are so no longer; a refusal set aside may be decided again.
    function _granted(bytes calldata application, bytes memory bodies, bytes memory next) internal override {
        uint256 count = application.entryCount();
        (bytes[] memory before, bytes[] memory afterwards) = (bodies.split(count), next.split(count));
        for (uint256 i = 0; i < count; ++i) {
            _execute(application.entryAt(i), before[i], afterwards[i]);
        }
    }

    function _execute(bytes32 entry, bytes memory before, bytes memory body) private {
        // No version of the act closes a case: one that did would close it without a word to the other register.
        if (body.length == 0) return;
        IContestable register = IContestable(body.register());
        bool was = before.length != 0 && before.isPending();
        if (body.isPending() != was) register.setPending(body.contestedEntries(), !was, entry);
        bool setAside = body.stage() == Stage.SET_ASIDE;
        if (setAside && body.eId() != 0) register.setAside(body.contested(), body.eId(), entry);
    }
}
