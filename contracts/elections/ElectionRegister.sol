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
import {CeremonyTerms, ElectionKey, IKeyCeremony} from "../voting/IKeyCeremony.sol";
import {BallotPaper} from "./BallotPaper.sol";
import {District, DistrictStage} from "./District.sol";
import {Election, ElectionEntry} from "./Election.sol";
import {ElectionDealings, ElectionStep} from "./ElectionDealings.sol";
import {ElectionFact, ElectionFacts} from "./ElectionFacts.sol";
import {Objection, ObjectionAbout} from "./Objection.sol";

/// @title The register of elections
/// @notice Executes Parts 2 to 4 of the Elections Act, /eli/xx/act/2015/11. An election is an entry, and so is each of its
/// districts and each objection. What a step means for the ballot box and the key ceremony it tells them, and nobody else
/// may. The poll of a district bears the name of its entry.
contract ElectionRegister is Register {
    using Application for bytes;
    using Bodies for bytes;
    using District for bytes;
    using Election for bytes;
    using ElectionDealings for bytes;
    using ElectionFact for ElectionFacts;
    using Objection for bytes;

    /// @dev Entries of elections have the second highest bit not set, those that follow from something have it set: neither
    /// can be taken for the other.
    bytes32 private constant DERIVED = bytes32(uint256(3) << 254);

    /// @dev Contests of an annulment that names none which is not counted.
    uint8 private constant NONE = type(uint8).max;

    IBallotBox public immutable box;
    IKeyCeremony public immutable ceremony;
    ITypedDealings private immutable _types;

    /// @dev Objections to be decided, of each district.
    mapping(bytes32 district => mapping(uint8 about => uint32 count)) private _undecided;

    /// @notice All steps of an application are of one election.
    error ElectionsMixed(bytes32 election, bytes32 other);
    /// @notice An election has an entry whose second highest bit is not set.
    error ElectionNotAnElection(bytes32 entry);
    /// @notice The entry of a district, or of an objection, follows from what it is about, so that there is one of each.
    error ElectionOtherEntry(bytes32 entry, bytes32 expected);
    /// @notice There is no such district to object to.
    error ElectionNoSuchDistrict(bytes32 district);
    /// @notice Article 5(5): the day begins at another instant, or is not 24 hours long.
    error ElectionNotTheDay(Date pollingDay, uint64 beginsAt);
    /// @notice The account is not the one with whose key the person signs.
    error ElectionNotTheirAccount(PersonId person, address account);
    /// @notice So many objections are undecided.
    error ElectionOtherUndecided(bytes32 district, uint32 stated, uint32 undecided);
    /// @notice The ballot box has another turnout.
    error ElectionOtherTurnout(bytes32 district, uint32 stated, uint256 turnout);
    /// @notice The ballot box has another count of the contest; zero: none.
    error ElectionOtherCount(bytes32 district, uint8 contest, bytes32 count);
    /// @notice The body begins with no kind of entry that there is.
    error ElectionUnknownEntry(bytes1 kind);

    constructor(
        address authority,
        IGazette gazette,
        IPersons persons,
        IBallotBox box_,
        IKeyCeremony ceremony_,
        ITypedDealings types
    )
        AccessManaged(authority)
        EIP712("Register of Elections", "1")
        SignedApplications(persons)
        LegacyRegister(gazette)
    {
        (box, ceremony, _types) = (box_, ceremony_, types);
    }

    /// @notice Entry of a district, which is also the name of its poll.
    function districtOf(bytes32 election, uint16 number) public pure returns (bytes32) {
        return keccak256(abi.encode(election, number)) | DERIVED;
    }

    /// @notice Entry of somebody's objection: each person has one about the roll of a district, and one about its result.
    /// @param about 1 the roll, 2 the result
    function objectionOf(bytes32 district, uint8 about, PersonId objector) public pure returns (bytes32) {
        return keccak256(abi.encode(district, about, objector)) | DERIVED;
    }

    /// @notice How many objections to the roll (1) or the result (2) of a district are undecided.
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

    /// @dev What is signed is hashed by the contract of the types.
    function _hashDealing(bytes calldata, uint256, uint256, uint8) internal pure override returns (bytes32) {}

    function _requireStructure(bytes memory body) internal pure override {
        bytes1 kind = body.length == 0 ? bytes1(0) : body[0];
        if (kind == bytes1(ElectionEntry.ELECTION)) return Election.requireWellFormed(body);
        if (kind == bytes1(ElectionEntry.DISTRICT)) return District.requireWellFormed(body);
        if (kind != bytes1(ElectionEntry.OBJECTION)) revert ElectionUnknownEntry(kind);
        Objection.requireWellFormed(body);
    }

    // Facts

    /// @dev See `ElectionFact`.
    function _workingDays(bytes calldata application) internal view override returns (uint256) {
        bytes32 election = _electionAt(application, application.dealingsAt());
        Schedule memory times = box.scheduleOf(election);
        ElectionFacts memory facts;
        (facts.instant, facts.opens, facts.closes) = (uint64(block.timestamp), times.opens, times.closes);
        facts.paused = times.paused;
        if (times.opens != 0) facts.pollingDay = _gazette.dateOf(times.opens);
        for (uint256 at = application.dealingsAt(); at < application.length; at = application.endOf(at)) {
            if (application.kindAt(at) == ElectionStep.FREEZE) facts.keyFixed = _hasKey(election);
        }
        return facts.pack();
    }

    /// @dev A call that is starved of gas leaves too little for the decision, too.
    function _hasKey(bytes32 election) private view returns (bool) {
        try ceremony.keyOf(election) returns (ElectionKey memory) {
            return true;
        } catch {
            return false;
        }
    }

    /// @dev What a step says of the calendar, of persons, of the ballot box and of other entries must be so.
    function _requireTrue(bytes calldata application) internal view override {
        bytes32 election = _electionAt(application, application.dealingsAt());
        if (election & DERIVED == DERIVED) revert ElectionNotAnElection(election);
        for (uint256 at = application.dealingsAt(); at < application.length; at = application.endOf(at)) {
            bytes32 other = _electionAt(application, at);
            if (other != election) revert ElectionsMixed(election, other);
            uint8 kind = application.kindAt(at);
            if (!ElectionStep.isOfElection(kind)) _requireDistrict(application, at, kind);
            else if (kind == ElectionStep.TRUSTEE) _requireAccount(application, at);
            else if (kind == ElectionStep.CALLING || kind == ElectionStep.POSTPONEMENT) {
                _requireDay(application.dateAt(at + 2), application.secondsAt(at + 6));
            }
        }
    }

    function _electionAt(bytes calldata application, uint256 at) private pure returns (bytes32 election) {
        if (ElectionStep.isOfElection(application.kindAt(at))) {
            return application.entryAt(application.subjectAt(at));
        }
        (election, ) = application.namedAt(at);
    }

    function _requireDay(Date day, uint64 beginsAt) private view {
        bool begins = beginsAt != 0 && _gazette.dateOf(beginsAt) == day && _gazette.dateOf(beginsAt - 1) < day;
        bool whole = begins && day < _gazette.dateOf(beginsAt + 1 days);
        if (!whole || !(_gazette.dateOf(beginsAt + 1 days - 1) == day)) {
            revert ElectionNotTheDay(day, beginsAt);
        }
    }

    function _requireAccount(bytes calldata application, uint256 at) private view {
        PersonId person = application.personFieldAt(at + 2);
        address account = application.accountAt(at + 18);
        if (!_activeSlotOf(person).isOfAccount(account)) revert ElectionNotTheirAccount(person, account);
    }

    function _requireDistrict(bytes calldata application, uint256 at, uint8 kind) private view {
        (bytes32 election, uint16 number) = application.namedAt(at);
        bytes32 district = districtOf(election, number);
        if (ElectionStep.makesObjection(kind)) {
            if (_slotOf(district) == 0) revert ElectionNoSuchDistrict(district);
            uint8 about = kind == ElectionStep.ROLL_OBJECTION ? ObjectionAbout.ROLL : ObjectionAbout.RESULT;
            bytes32 objection = objectionOf(district, about, application.applicant());
            return _requireEntry(application.entryAt(application.subjectAt(at)), objection);
        }
        _requireEntry(application.entryAt(application.districtAt(at)), district);
        uint256 terms = application.termsAt(at);
        if (kind == ElectionStep.FREEZE || kind == ElectionStep.CERTIFICATION) {
            uint8 about = kind == ElectionStep.FREEZE ? ObjectionAbout.ROLL : ObjectionAbout.RESULT;
            (uint32 stated, uint32 count) = (application.numberAt(terms), _undecided[district][about]);
            if (stated != count) revert ElectionOtherUndecided(district, stated, count);
        } else if (kind == ElectionStep.COUNT || kind == ElectionStep.ANNULMENT) {
            _requireTurnout(district, application.numberAt(terms));
            if (kind == ElectionStep.ANNULMENT) _requireUncounted(district, application.byteAt(terms + 4));
        } else if (kind == ElectionStep.RESULT) _requireCount(application, at, district);
    }

    function _requireEntry(bytes32 entry, bytes32 expected) private pure {
        if (entry != expected) revert ElectionOtherEntry(entry, expected);
    }

    function _requireTurnout(bytes32 district, uint32 stated) private view {
        uint256 turnout = box.turnoutOf(district);
        if (stated != turnout) revert ElectionOtherTurnout(district, stated, turnout);
    }

    function _requireUncounted(bytes32 district, uint8 contest) private view {
        bytes32 count = contest == NONE ? bytes32(0) : box.resultOf(district, contest);
        if (count != 0) revert ElectionOtherCount(district, contest, count);
    }

    function _requireCount(bytes calldata application, uint256 at, bytes32 district) private view {
        uint256 terms = application.termsAt(at);
        uint8 contest = application.byteAt(terms);
        uint256[] memory counts = application.countsAt(at, application.byteAt(terms + 1));
        bytes32 count = box.resultOf(district, contest);
        if (count != keccak256(abi.encode(counts))) revert ElectionOtherCount(district, contest, count);
    }

    // Effects on ballot box and ceremony

    function _granted(bytes calldata application, bytes memory bodies, bytes memory next) internal override {
        uint256 count = application.entryCount();
        (bytes[] memory before, bytes[] memory afterwards) = (bodies.split(count), next.split(count));
        for (uint256 i = 0; i < count; ++i) {
            bytes1 kind = afterwards[i].length == 0 ? bytes1(0) : afterwards[i][0];
            if (kind == bytes1(ElectionEntry.ELECTION)) {
                _executeElection(application, i, before[i], afterwards[i]);
            } else if (kind == bytes1(ElectionEntry.DISTRICT)) {
                _executeDistrict(application, application.entryAt(i), before[i], afterwards[i]);
            } else if (kind == bytes1(ElectionEntry.OBJECTION)) {
                _executeObjection(before[i], afterwards[i]);
            }
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
        bool appointed = body.attempts() != 0 && (before.length == 0 || before.attempts() == 0);
        if (!appointed) return;
        CeremonyTerms memory terms;
        (terms.threshold, terms.mostAttempts) = (body.threshold(), body.attempts());
        (terms.commitmentSeconds, terms.pointSeconds) = (body.period(), body.period());
        (terms.shareSeconds, terms.complaintSeconds) = (body.period(), body.period());
        terms.trustees = _accountsIn(application, index, body.trusteeCount());
        ceremony.begin(election, terms);
    }

    function _accountsIn(
        bytes calldata application,
        uint256 subject,
        uint256 count
    ) private pure returns (address[] memory accounts) {
        accounts = new address[](count);
        uint256 found;
        for (uint256 at = application.dealingsAt(); found < count; at = application.endOf(at)) {
            bool one = application.kindAt(at) == ElectionStep.TRUSTEE && application.subjectAt(at) == subject;
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
        if (stage == was) return;
        if (stage == DistrictStage.FROZEN) {
            bytes32 election = _electionAt(application, application.dealingsAt());
            Poll memory poll = Poll(election, body.root(), body.voters(), body.isAnonymous());
            box.prepare(district, poll, BallotPaper.contestsOf(body, election, district, ceremony));
        } else if (stage == DistrictStage.COUNTING) {
            box.permitTally(district);
        } else if (stage == DistrictStage.ANNULLED && was != DistrictStage.CALLED) {
            box.annul(district);
        }
    }

    function _executeObjection(bytes memory before, bytes memory body) private {
        if (before.length == 0) ++_undecided[body.district()][body.about()];
        else if (before.outcome() != body.outcome()) --_undecided[body.district()][body.about()];
    }
}
