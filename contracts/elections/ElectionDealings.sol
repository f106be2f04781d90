// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application, PersonId} from "../law/Application.sol";
import {FieldList} from "../law/FieldList.sol";
import {Date} from "../law/LegalTime.sol";
import {Wire} from "../law/Wire.sol";
import {ElectionEntries} from "./ElectionEntries.sol";

/// @title Kinds of step, in the order in which one application takes them
library ElectionStep {
    uint8 internal constant CALLING = 1;
    uint8 internal constant DISTRICT = 2;
    uint8 internal constant CONTEST = 3;
    /// @notice A roll is published.
    uint8 internal constant ROLL = 4;
    uint8 internal constant ROLL_OBJECTION = 5;
    uint8 internal constant ROLL_REVIEW = 6;
    uint8 internal constant NOMINATION = 7;
    uint8 internal constant RETIREMENT = 8;
    /// @notice One of those whom the appointment behind appoints.
    uint8 internal constant TRUSTEE = 9;
    uint8 internal constant APPOINTMENT = 10;
    /// @notice A seat that has become vacant in the ceremony is filled.
    uint8 internal constant REPLACEMENT = 11;
    uint8 internal constant FREEZE = 12;
    /// @notice A pause, or its end.
    uint8 internal constant PAUSE = 13;
    uint8 internal constant POSTPONEMENT = 14;
    uint8 internal constant EXTENSION = 15;
    /// @notice The count is permitted.
    uint8 internal constant COUNT = 16;
    uint8 internal constant RESULT_OBJECTION = 17;
    uint8 internal constant JUDGMENT = 18;
    /// @notice The result of one contest is stated.
    uint8 internal constant RESULT = 19;
    uint8 internal constant CERTIFICATION = 20;
    uint8 internal constant ANNULMENT = 21;
    uint8 internal constant VACANCY = 22;
    /// @notice A district is made in the place of a former one.
    uint8 internal constant SUCCESSION = 23;

    /// @notice Whether its entry is that of an election; else it names the election and the number of a district.
    function isOfElection(uint8 kind) internal pure returns (bool) {
        if (kind == CALLING || (kind >= TRUSTEE && kind <= REPLACEMENT)) return true;
        return kind >= PAUSE && kind <= EXTENSION;
    }

    /// @notice Whether its first entry is that of an objection.
    function isOfObjection(uint8 kind) internal pure returns (bool) {
        return makesObjection(kind) || kind == ROLL_REVIEW || kind == JUDGMENT;
    }

    function makesObjection(uint8 kind) internal pure returns (bool) {
        return kind == ROLL_OBJECTION || kind == RESULT_OBJECTION;
    }

    /// @notice Whether it ends with the reasons for it.
    function hasReasons(uint8 kind) internal pure returns (bool) {
        if (isOfObjection(kind) || kind == ANNULMENT || kind == VACANCY) return true;
        return kind >= PAUSE && kind <= EXTENSION;
    }

    /// @notice Whether it deals with two entries.
    function hasTwoSubjects(uint8 kind) internal pure returns (bool) {
        return kind == ROLL_REVIEW || kind == JUDGMENT || kind == SUCCESSION;
    }
}

/// @title Wire form of the steps of an election
/// @notice The last part of an application (`a`, see `Application.sol`): packed, big-endian, one after the other, ordered
/// by kind. Each has its kind and the fields that `fieldsOf` lists (letters as in `FieldList`).
library ElectionDealings {
    using Application for bytes;
    using FieldList for bytes32;
    using Wire for bytes;

    error ElectionUnknownStep(uint8 kind);
    error ElectionStepTruncated(uint8 kind, uint256 length, uint256 required);

    /// @notice The fields of a kind:
    ///
    ///     calling            subject | pollingDay, beginsAt (of the polling day, in seconds)
    ///     trustee, replacement    subject | person, account
    ///     appointment        subject | threshold
    ///     pause              subject | paused, reasons
    ///     postponement       subject | pollingDay, beginsAt, reasons
    ///     extension          subject | closes (in seconds), reasons
    ///     all others         subject, of a review, a judgment and a succession two | election, number | and
    ///       contest            kind, seats, blank, question (hash of what is asked; zero: candidates stand)
    ///       roll               root, voters, anonymous
    ///       objections         reasons
    ///       review, judgment   upheld, reasons
    ///       nomination, retirement    contest, candidate
    ///       freeze, certification     objections undecided
    ///       count              turnout
    ///       result             contest, options (how many), elected (bit i: option i), counts of options 0 to 7, of 8 to 15
    ///                          (4 bytes each)
    ///       annulment          turnout, uncounted (a contest without a count), reasons
    ///       vacancy            reasons
    function fieldsOf(uint8 kind) internal pure returns (bytes32 fields) {
        if (kind < ElectionStep.TRUSTEE) fields = _early(kind);
        else if (kind < ElectionStep.COUNT) fields = _middle(kind);
        else fields = _late(kind);
        if (fields == 0) revert ElectionUnknownStep(kind);
    }

    /// @return end offset behind the step that begins at `at`
    function endOf(bytes calldata a, uint256 at) internal pure returns (uint256 end) {
        uint8 kind = kindAt(a, at);
        end = at + fieldsOf(kind).lengthOf();
        if (end > a.length) revert ElectionStepTruncated(kind, a.length - at, end - at);
    }

    function kindAt(bytes calldata a, uint256 at) internal pure returns (uint8) {
        return uint8(bytes1(a.load(at)));
    }

    function subjectAt(bytes calldata a, uint256 at) internal pure returns (uint8) {
        return byteAt(a, at + 1);
    }

    /// @notice Index of the district among the entries; in a step with one subject the same as `subjectAt`.
    function districtAt(bytes calldata a, uint256 at) internal pure returns (uint8) {
        uint8 kind = kindAt(a, at);
        bool second = kind == ElectionStep.ROLL_REVIEW || kind == ElectionStep.JUDGMENT;
        return byteAt(a, second ? at + 2 : at + 1);
    }

    /// @notice Index of the former district of a succession.
    function formerAt(bytes calldata a, uint256 at) internal pure returns (uint8) {
        return byteAt(a, at + 2);
    }

    /// @notice Election and number of the district with which a step deals.
    function namedAt(bytes calldata a, uint256 at) internal pure returns (bytes32 election, uint16 number) {
        uint256 begin = at + (ElectionStep.hasTwoSubjects(kindAt(a, at)) ? 3 : 2);
        return (a.load(begin), uint16(bytes2(a.load(begin + 32))));
    }

    /// @notice Entry of the election with which a step deals, or of whose district.
    function electionAt(bytes calldata a, uint256 at) internal pure returns (bytes32 election) {
        if (ElectionStep.isOfElection(kindAt(a, at))) return a.entryAt(subjectAt(a, at));
        (election, ) = namedAt(a, at);
    }

    /// @notice Entry of the district that a step names.
    function districtEntryAt(bytes calldata a, uint256 at) internal pure returns (bytes32) {
        (bytes32 election, uint16 number) = namedAt(a, at);
        return ElectionEntries.districtOf(election, number);
    }

    /// @return at_ offset of the first field behind the subjects and what names the district
    function termsAt(bytes calldata a, uint256 at) internal pure returns (uint256 at_) {
        uint8 kind = kindAt(a, at);
        if (ElectionStep.isOfElection(kind)) return at + 2;
        return at + (ElectionStep.hasTwoSubjects(kind) ? 37 : 36);
    }

    /// @notice The reasons, of the kinds that end with them.
    function reasonsAt(bytes calldata a, uint256 at) internal pure returns (bytes32) {
        return a.load(endOf(a, at) - 32);
    }

    /// @notice How many votes each option has, as the statement of a result says.
    /// @param options how many there are, at most 16
    function countsAt(
        bytes calldata a,
        uint256 at,
        uint256 options
    ) internal pure returns (uint256[] memory) {
        uint256[] memory counts = new uint256[](options);
        uint256 begin = termsAt(a, at) + 4;
        for (uint256 i = 0; i < options; ++i) counts[i] = numberAt(a, begin + 4 * i);
        return counts;
    }

    function byteAt(bytes calldata a, uint256 at) internal pure returns (uint8) {
        return uint8(bytes1(a.load(at)));
    }

    function numberAt(bytes calldata a, uint256 at) internal pure returns (uint32) {
        return uint32(bytes4(a.load(at)));
    }

    function secondsAt(bytes calldata a, uint256 at) internal pure returns (uint64) {
        return uint64(bytes8(a.load(at)));
    }

    function dateAt(bytes calldata a, uint256 at) internal pure returns (Date) {
        return Date.wrap(numberAt(a, at));
    }

    function personFieldAt(bytes calldata a, uint256 at) internal pure returns (PersonId) {
        return PersonId.wrap(bytes16(a.load(at)));
    }

    function accountAt(bytes calldata a, uint256 at) internal pure returns (address) {
        return address(bytes20(a.load(at)));
    }

    function _early(uint8 kind) private pure returns (bytes32) {
        if (kind == ElectionStep.CALLING) return "bdn";
        if (kind == ElectionStep.DISTRICT) return "bhr";
        if (kind == ElectionStep.CONTEST) return "bhrbbfh";
        if (kind == ElectionStep.ROLL) return "bhrhqf";
        if (kind == ElectionStep.ROLL_OBJECTION) return "bhrh";
        if (kind == ElectionStep.ROLL_REVIEW) return "bbhrfh";
        return kind == 0 ? bytes32(0) : bytes32("bhrbp");
    }

    function _middle(uint8 kind) private pure returns (bytes32) {
        if (kind == ElectionStep.TRUSTEE || kind == ElectionStep.REPLACEMENT) return "bpa";
        if (kind == ElectionStep.APPOINTMENT) return "bb";
        if (kind == ElectionStep.FREEZE) return "bhrq";
        if (kind == ElectionStep.PAUSE) return "bfh";
        return kind == ElectionStep.POSTPONEMENT ? bytes32("bdnh") : bytes32("bnh");
    }

    function _late(uint8 kind) private pure returns (bytes32) {
        if (kind == ElectionStep.COUNT || kind == ElectionStep.CERTIFICATION) return "bhrq";
        if (kind == ElectionStep.RESULT_OBJECTION || kind == ElectionStep.VACANCY) return "bhrh";
        if (kind == ElectionStep.JUDGMENT) return "bbhrfh";
        if (kind == ElectionStep.RESULT) return "bhrbbrhh";
        if (kind == ElectionStep.ANNULMENT) return "bhrqbh";
        return kind == ElectionStep.SUCCESSION ? bytes32("bbhr") : bytes32(0);
    }
}
