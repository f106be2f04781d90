// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IPersons} from "../civil/IPersons.sol";
import {PersonSlot} from "../civil/PersonSlot.sol";
import {Application, PersonId} from "../law/Application.sol";
import {IContestable} from "../law/IContestable.sol";
import {ICalendar} from "../law/ICalendar.sol";
import {Date} from "../law/LegalTime.sol";
import {Wire} from "../law/Wire.sol";
import {IBallotBox, Schedule} from "../voting/IBallotBox.sol";
import {ElectionKey, IKeyCeremony} from "../voting/IKeyCeremony.sol";
import {ElectionDealings, ElectionStep} from "./ElectionDealings.sol";
import {ElectionEntries} from "./ElectionEntries.sol";
import {ElectionFact, ElectionFacts} from "./ElectionFacts.sol";
import {IElectionRegister} from "./IElectionRegister.sol";
import {ObjectionAbout} from "./Objection.sol";

/// @title What an application to the register of elections says, compared with what is so
/// @notice Asks the calendar, the register of persons, the ballot box and the ceremony. A contract of its own, for which the
/// register has no room; it is asked by the register and holds nothing.
contract ElectionInquiry {
    using Application for bytes;
    using ElectionDealings for bytes;
    using ElectionFact for ElectionFacts;
    using Wire for bytes;

    /// @dev In an annulment: no contest is named that is not counted.
    uint8 private constant NONE = type(uint8).max;

    ICalendar private immutable _calendar;
    IPersons private immutable _persons;
    IBallotBox public immutable box;
    IKeyCeremony public immutable ceremony;

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
    /// @notice Another number of objections is undecided.
    error ElectionOtherUndecided(bytes32 district, uint32 stated, uint32 undecided);
    /// @notice The ballot box has another turnout.
    error ElectionOtherTurnout(bytes32 district, uint32 stated, uint256 turnout);
    /// @notice The ballot box has another count of the contest than stated; zero: none.
    error ElectionOtherCount(bytes32 district, uint8 contest, bytes32 count);

    constructor(ICalendar calendar, IPersons persons, IBallotBox box_, IKeyCeremony ceremony_) {
        (_calendar, _persons, box, ceremony) = (calendar, persons, box_, ceremony_);
    }

    /// @notice The facts of the election, as `ElectionFact` packs them. To be asked by the register.
    function factsFor(bytes calldata application) external view returns (uint256) {
        bytes32 election = application.electionAt(application.dealingsAt());
        Schedule memory times = box.scheduleOf(election);
        ElectionFacts memory facts;
        (facts.instant, facts.opens, facts.closes) = (uint64(block.timestamp), times.opens, times.closes);
        facts.paused = times.paused;
        if (times.opens != 0) facts.pollingDay = _calendar.dateOf(times.opens);
        bool objects = false;
        for (uint256 at = application.dealingsAt(); at < application.length; at = application.endOf(at)) {
            uint8 kind = application.kindAt(at);
            if (kind == ElectionStep.FREEZE) facts.keyFixed = _hasKey(election);
            if (kind != ElectionStep.ROLL_OBJECTION) continue;
            Date republished = _rollOf(application.districtEntryAt(at));
            if (!objects || republished < facts.republished) facts.republished = republished;
            objects = true;
        }
        return facts.pack();
    }

    /// @notice Reverts unless what the steps say of the calendar, of persons, of the ballot box and of other entries is so.
    /// To be asked by the register.
    function requireTrue(bytes calldata application) external view {
        bytes32 election = application.electionAt(application.dealingsAt());
        if (ElectionEntries.isDerived(election)) revert ElectionNotAnElection(election);
        for (uint256 at = application.dealingsAt(); at < application.length; at = application.endOf(at)) {
            bytes32 other = application.electionAt(at);
            if (other != election) revert ElectionsMixed(election, other);
            uint8 kind = application.kindAt(at);
            if (ElectionStep.isOfElection(kind)) _requireOfElection(application, at, kind);
            else if (ElectionStep.makesObjection(kind)) _requireObjection(application, at, kind);
            else _requireDistrict(application, at, kind);
        }
    }

    /// @dev A call that is starved of gas leaves too little for the decision, too.
    function _hasKey(bytes32 election) private view returns (bool) {
        try ceremony.keyOf(election) returns (ElectionKey memory) {
            return true;
        } catch {
            return false;
        }
    }

    function _requireOfElection(bytes calldata application, uint256 at, uint8 kind) private view {
        uint256 terms = application.termsAt(at);
        if (kind == ElectionStep.TRUSTEE || kind == ElectionStep.REPLACEMENT) {
            _requireAccount(application.personFieldAt(terms), application.accountAt(terms + 16));
        } else if (kind == ElectionStep.CALLING || kind == ElectionStep.POSTPONEMENT) {
            _requireDay(application.dateAt(terms), application.secondsAt(terms + 4));
        }
    }

    function _requireDay(Date day, uint64 beginsAt) private view {
        bool begins = beginsAt != 0 && _calendar.dateOf(beginsAt) == day;
        bool first = begins && _calendar.dateOf(beginsAt - 1) < day;
        bool whole = first && day < _calendar.dateOf(beginsAt + 1 days);
        if (!whole || !(_calendar.dateOf(beginsAt + 1 days - 1) == day)) {
            revert ElectionNotTheDay(day, beginsAt);
        }
    }

    function _requireAccount(PersonId person, address account) private view {
        PersonSlot slot = PersonSlot.wrap(_persons.wordsOf(abi.encodePacked(person), 16).read(0));
        if (!slot.isOfAccount(account)) revert ElectionNotTheirAccount(person, account);
    }

    function _requireObjection(bytes calldata application, uint256 at, uint8 kind) private view {
        bytes32 district = application.districtEntryAt(at);
        if (IContestable(msg.sender).slotOf(district) == 0) revert ElectionNoSuchDistrict(district);
        bytes32 entry = application.entryAt(application.subjectAt(at));
        PersonId objector = application.applicant();
        (uint8 about, Date roll) = (ObjectionAbout.RESULT, Date.wrap(0));
        if (kind == ElectionStep.ROLL_OBJECTION) (about, roll) = (ObjectionAbout.ROLL, _rollOf(district));
        _requireEntry(entry, ElectionEntries.objectionOf(district, about, objector, roll));
    }

    /// @dev The day by which the present roll of a district is known.
    function _rollOf(bytes32 district) private view returns (Date) {
        return IElectionRegister(msg.sender).republishedOf(district);
    }

    function _requireDistrict(bytes calldata application, uint256 at, uint8 kind) private view {
        bytes32 district = application.districtEntryAt(at);
        _requireEntry(application.entryAt(application.districtAt(at)), district);
        uint256 terms = application.termsAt(at);
        if (kind == ElectionStep.FREEZE) {
            _requireUndecided(district, ObjectionAbout.ROLL, application.numberAt(terms));
        } else if (kind == ElectionStep.CERTIFICATION) {
            _requireUndecided(district, ObjectionAbout.RESULT, application.numberAt(terms));
        } else if (kind == ElectionStep.COUNT) {
            _requireTurnout(district, application.numberAt(terms));
        } else if (kind == ElectionStep.ANNULMENT) {
            _requireTurnout(district, application.numberAt(terms));
            _requireUncounted(district, application.byteAt(terms + 4));
        } else if (kind == ElectionStep.RESULT) {
            _requireCount(application, at, district);
        }
    }

    function _requireEntry(bytes32 entry, bytes32 expected) private pure {
        if (entry != expected) revert ElectionOtherEntry(entry, expected);
    }

    function _requireUndecided(bytes32 district, uint8 about, uint32 stated) private view {
        uint32 count = IElectionRegister(msg.sender).undecidedOf(district, about);
        if (stated != count) revert ElectionOtherUndecided(district, stated, count);
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
}
