// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IPersons} from "../civil/IPersons.sol";
import {Application, PersonId} from "../law/Application.sol";
import {Bodies} from "../law/Bodies.sol";
import {IGazette} from "../law/IGazette.sol";
import {ITypedDealings} from "../law/ITypedDealings.sol";
import {LegacyRegister} from "../law/LegacyRegister.sol";
import {Date} from "../law/LegalTime.sol";
import {Office} from "../law/Office.sol";
import {Register} from "../law/Register.sol";
import {SignedApplications} from "../law/SignedApplications.sol";
import {IBallotBox, Poll, Schedule} from "../voting/IBallotBox.sol";
import {CeremonyTerms, IKeyCeremony} from "../voting/IKeyCeremony.sol";
import {IReferendums} from "../voting/IReferendums.sol";
import {BallotPaper} from "./BallotPaper.sol";
import {ContestKind, District, DistrictStage} from "./District.sol";
import {Election, ElectionEntry} from "./Election.sol";
import {ElectionDealings, ElectionStep} from "./ElectionDealings.sol";
import {ElectionEntries} from "./ElectionEntries.sol";
import {ElectionInquiry} from "./ElectionInquiry.sol";
import {IElectionRegister} from "./IElectionRegister.sol";
import {Objection} from "./Objection.sol";

/// @title The register of elections
/// @notice Executes Parts 2 to 4 of the Elections Act, /eli/xx/act/2015/11. An election is an entry, and so is each of its
/// districts and each objection. What a step means for the ballot box and the key ceremony it tells them, and nobody else
/// may. The poll of a district bears the name of its entry.
contract ElectionRegister is IElectionRegister, Register {
    using Application for bytes;
    using Bodies for bytes;
    using District for bytes;
    using Election for bytes;
    using ElectionDealings for bytes;
    using Objection for bytes;

    /// @inheritdoc IElectionRegister
    IBallotBox public immutable box;
    /// @inheritdoc IElectionRegister
    IKeyCeremony public immutable ceremony;
    /// @inheritdoc IElectionRegister
    IReferendums public immutable referendums;
    ITypedDealings private immutable _types;
    ElectionInquiry private immutable _inquiry;

    /// @inheritdoc IElectionRegister
    mapping(bytes32 district => Date) public republishedOf;

    /// @dev Objections to be decided, of each district.
    mapping(bytes32 district => mapping(uint8 about => uint32 count)) private _undecided;

    /// @notice The body begins with no kind of entry that there is.
    error ElectionUnknownEntry(bytes1 kind);
    /// @notice A vacancy is stated, or a district succeeded to, in the application that certifies or annuls it, of which box
    /// and book of referendums would not be told.
    error ElectionStepsTogether(bytes32 district, uint8 was, uint8 stage);

    constructor(
        address authority,
        IGazette gazette,
        IPersons persons,
        IReferendums referendums_,
        ITypedDealings types,
        ElectionInquiry inquiry
    )
        AccessManaged(authority)
        EIP712("Register of Elections", "1")
        SignedApplications(persons)
        LegacyRegister(gazette)
    {
        (box, ceremony, referendums) = (inquiry.box(), inquiry.ceremony(), referendums_);
        (_types, _inquiry) = (types, inquiry);
    }

    /// @inheritdoc IElectionRegister
    function districtOf(bytes32 election, uint16 number) external pure returns (bytes32) {
        return ElectionEntries.districtOf(election, number);
    }

    /// @inheritdoc IElectionRegister
    function objectionOf(
        bytes32 district,
        uint8 about,
        PersonId objector,
        Date republished
    ) external pure returns (bytes32) {
        return ElectionEntries.objectionOf(district, about, objector, republished);
    }

    /// @inheritdoc IElectionRegister
    function undecidedOf(bytes32 district, uint8 about) external view returns (uint32) {
        return _undecided[district][about];
    }

    // What the register says of itself

    function _domainName() internal pure override returns (string memory) {
        return "Register of Elections";
    }

    function _registrarOffice() internal pure override returns (uint64) {
        return Office.ELECTORAL_COMMISSION;
    }

    function _hashDealings(
        bytes calldata application
    ) internal view override returns (bytes32 applicationType, bytes memory hashes) {
        return _types.hashDealings(application);
    }

    function _subdivisionOf(uint8 kind) internal view override returns (bytes32) {
        return _types.subdivisionOf(kind);
    }

    function _endOf(bytes calldata application, uint256 at) internal pure override returns (uint256) {
        return application.endOf(at);
    }

    /// @dev What is signed is hashed by the contract of the types: never asked for here.
    // slither-disable-next-line dead-code
    function _hashDealing(bytes calldata, uint256, uint256, uint8) internal pure override returns (bytes32) {}

    function _requireStructure(bytes memory body) internal pure override {
        bytes1 kind = body.length == 0 ? bytes1(0) : body[0];
        if (kind == bytes1(ElectionEntry.ELECTION)) return Election.requireWellFormed(body);
        if (kind == bytes1(ElectionEntry.DISTRICT)) return District.requireWellFormed(body);
        if (kind != bytes1(ElectionEntry.OBJECTION)) revert ElectionUnknownEntry(kind);
        Objection.requireWellFormed(body);
    }

    /// @dev See `ElectionFact`.
    function _workingDays(bytes calldata application) internal view override returns (uint256) {
        return _inquiry.factsFor(application);
    }

    function _requireTrue(bytes calldata application, bytes memory) internal view override {
        _inquiry.requireTrue(application);
    }

    // Effects on ballot box and ceremony

    function _granted(bytes calldata application, bytes memory bodies, bytes memory next) internal override {
        uint256 count = application.entryCount();
        (bytes[] memory before, bytes[] memory afterwards) = (bodies.split(count), next.split(count));
        for (uint256 i = 0; i < count; ++i) {
            // Box, ceremony and book of referendums call nobody back who could decide here.
            // slither-disable-start reentrancy-no-eth,reentrancy-benign
            bytes1 kind = afterwards[i].length == 0 ? bytes1(0) : afterwards[i][0];
            if (kind == bytes1(ElectionEntry.ELECTION)) {
                _executeElection(application, i, before[i], afterwards[i]);
            } else if (kind == bytes1(ElectionEntry.DISTRICT)) {
                _executeDistrict(application, application.entryAt(i), before[i], afterwards[i]);
            } else if (kind == bytes1(ElectionEntry.OBJECTION)) {
                _executeObjection(before[i], afterwards[i]);
            }
            // slither-disable-end reentrancy-no-eth,reentrancy-benign
        }
    }

    function _executeElection(
        bytes calldata application,
        uint256 index,
        bytes memory before,
        bytes memory body
    ) private {
        bytes32 election = application.entryAt(index);
        Schedule memory times = Schedule(body.opens(), body.closes(), body.isPaused());
        bool moved = before.length == 0 || before.opens() != times.opens || before.closes() != times.closes;
        if (moved || before.isPaused() != times.paused) box.schedule(election, times);
        if (body.attempts() == 0) return;
        if (before.attempts() == 0) return _beginCeremony(application, index, body);
        uint256 added = body.trusteeCount() - before.trusteeCount();
        address[] memory accounts = _accountsIn(application, index, ElectionStep.REPLACEMENT, added);
        for (uint256 i = 0; i < added; ++i) ceremony.appoint(election, accounts[i]);
    }

    function _beginCeremony(bytes calldata application, uint256 index, bytes memory body) private {
        CeremonyTerms memory terms;
        (terms.threshold, terms.mostAttempts) = (body.threshold(), body.attempts());
        (terms.commitmentSeconds, terms.pointSeconds) = (body.period(), body.period());
        (terms.shareSeconds, terms.complaintSeconds) = (body.period(), body.period());
        terms.trustees = _accountsIn(application, index, ElectionStep.TRUSTEE, body.trusteeCount());
        ceremony.begin(application.entryAt(index), terms);
    }

    function _accountsIn(
        bytes calldata application,
        uint256 subject,
        uint8 kind,
        uint256 count
    ) private pure returns (address[] memory accounts) {
        accounts = new address[](count);
        uint256 found;
        for (uint256 at = application.dealingsAt(); found < count; at = application.endOf(at)) {
            bool one = application.kindAt(at) == kind && application.subjectAt(at) == subject;
            if (one) accounts[found++] = application.accountAt(at + 18);
        }
    }

    function _executeDistrict(
        bytes calldata application,
        bytes32 district,
        bytes memory before,
        bytes memory body
    ) private {
        (uint8 was, uint8 stage) = (before.length == 0 ? 0 : before.stage(), body.stage());
        // Whoever objects does not show the district's record, so that the day is kept beside it.
        if (stage == DistrictStage.CALLED)
            _keepDay(district, was == 0 ? Date.wrap(0) : before.republished(), body);
        if (stage == was) return;
        _requireNothingPassed(district, was, stage);
        if (stage == DistrictStage.FROZEN) {
            bytes32 election = application.electionAt(application.dealingsAt());
            Poll memory poll = Poll(election, body.root(), body.voters(), body.isAnonymous());
            box.prepare(district, poll, BallotPaper.contestsOf(body, election, district, ceremony));
            _tellOfQuestions(district, body, stage);
        } else if (stage == DistrictStage.COUNTING) {
            box.permitTally(district);
        } else if (stage == DistrictStage.CERTIFIED) {
            _tellOfQuestions(district, body, stage);
        } else if (stage == DistrictStage.ANNULLED && was != DistrictStage.CALLED) {
            box.annul(district);
            _tellOfQuestions(district, body, stage);
        }
    }

    /// @dev What leads to a vacancy, or is succeeded to, was told of by an application before: from the stages at both ends
    /// of one nobody sees what was passed between them.
    function _requireNothingPassed(bytes32 district, uint8 was, uint8 stage) private pure {
        bool passed = stage == DistrictStage.VACANT && was != DistrictStage.CERTIFIED;
        if (stage == DistrictStage.SUCCEEDED)
            passed = was != DistrictStage.ANNULLED && was != DistrictStage.VACANT;
        if (passed) revert ElectionStepsTogether(district, was, stage);
    }

    function _keepDay(bytes32 district, Date kept, bytes memory body) private {
        Date day = body.republished();
        if (!(day == kept)) republishedOf[district] = day;
    }

    function _tellOfQuestions(bytes32 district, bytes memory body, uint8 stage) private {
        for (uint256 i = 0; i < body.contestCount(); ++i) {
            uint256 at = body.contestAt(i);
            if (body.kindOf(at) != ContestKind.QUESTION) continue;
            bytes32 question = body.questionAt(at);
            if (stage == DistrictStage.CERTIFIED) {
                referendums.answered(question, district, body.elected(at) == 1);
            } else {
                (stage == DistrictStage.FROZEN ? referendums.put : referendums.annulled)(question, district);
            }
        }
    }

    function _executeObjection(bytes memory before, bytes memory body) private {
        if (before.length == 0) ++_undecided[body.district()][body.about()];
        else if (before.outcome() != body.outcome()) --_undecided[body.district()][body.about()];
    }
}
