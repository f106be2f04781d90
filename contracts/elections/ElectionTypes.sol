// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ElectionStep} from "./ElectionDealings.sol";

/// @title The EIP-712 types of what is signed in an election
/// @notice Whole literals, because only those are hashed by the compiler.
library ElectionTypes {
    bytes32 private constant CALLING = keccak256("Calling(uint8 subject,uint32 pollingDay,uint64 beginsAt)");
    bytes32 private constant DISTRICT = keccak256("District(uint8 subject,bytes32 election,uint16 number)");
    bytes32 private constant CONTEST = keccak256(
        "ElectionContest(uint8 subject,bytes32 election,uint16 number,uint8 form,uint8 seats,bool blank,"
        "bytes32 question)"
    );
    bytes32 private constant ROLL = keccak256(
        "Roll(uint8 subject,bytes32 election,uint16 number,bytes32 root,uint32 voters,bool anonymous)"
    );
    bytes32 private constant ROLL_OBJECTION = keccak256(
        "RollObjection(uint8 subject,bytes32 election,uint16 number,bytes32 reasons)"
    );
    bytes32 private constant ROLL_REVIEW = keccak256(
        "RollReview(uint8 subject,uint8 district,bytes32 election,uint16 number,bool upheld,"
        "bytes32 reasons)"
    );
    bytes32 private constant NOMINATION = keccak256(
        "Nomination(uint8 subject,bytes32 election,uint16 number,uint8 contest,bytes16 candidate)"
    );
    bytes32 private constant RETIREMENT = keccak256(
        "Retirement(uint8 subject,bytes32 election,uint16 number,uint8 contest,bytes16 candidate)"
    );
    bytes32 private constant TRUSTEE = keccak256("Trustee(uint8 subject,bytes16 person,address account)");
    bytes32 private constant APPOINTMENT = keccak256("Appointment(uint8 subject,uint8 threshold)");
    bytes32 private constant REPLACEMENT = keccak256(
        "Replacement(uint8 subject,bytes16 person,address account)"
    );
    bytes32 private constant FREEZE = keccak256(
        "Freeze(uint8 subject,bytes32 election,uint16 number,uint32 undecided)"
    );
    bytes32 private constant PAUSE = keccak256("Pause(uint8 subject,bool paused,bytes32 reasons)");
    bytes32 private constant POSTPONEMENT = keccak256(
        "Postponement(uint8 subject,uint32 pollingDay,uint64 beginsAt,bytes32 reasons)"
    );
    bytes32 private constant EXTENSION = keccak256("Extension(uint8 subject,uint64 closes,bytes32 reasons)");
    bytes32 private constant COUNT = keccak256(
        "Count(uint8 subject,bytes32 election,uint16 number,uint32 turnout)"
    );
    bytes32 private constant RESULT_OBJECTION = keccak256(
        "ResultObjection(uint8 subject,bytes32 election,uint16 number,bytes32 reasons)"
    );
    bytes32 private constant JUDGMENT = keccak256(
        "ElectionJudgment(uint8 subject,uint8 district,bytes32 election,uint16 number,bool upheld,"
        "bytes32 reasons)"
    );
    bytes32 private constant RESULT = keccak256(
        "Result(uint8 subject,bytes32 election,uint16 number,uint8 contest,uint8 options,uint16 elected,"
        "bytes32 counts,bytes32 furtherCounts)"
    );
    bytes32 private constant CERTIFICATION = keccak256(
        "Certification(uint8 subject,bytes32 election,uint16 number,uint32 undecided)"
    );
    bytes32 private constant ANNULMENT = keccak256(
        "Annulment(uint8 subject,bytes32 election,uint16 number,uint32 turnout,uint8 uncounted,"
        "bytes32 reasons)"
    );
    bytes32 private constant VACANCY = keccak256(
        "Vacancy(uint8 subject,bytes32 election,uint16 number,bytes32 reasons)"
    );
    bytes32 private constant SUCCESSION = keccak256(
        "Succession(uint8 subject,uint8 former,bytes32 election,uint16 number)"
    );

    bytes32 internal constant APPLICATION_TYPE = keccak256(
        "ElectionApplication(Subject[] subjects,Calling[] callings,District[] districts,"
        "ElectionContest[] electionContests,Roll[] rolls,RollObjection[] rollObjections,"
        "RollReview[] rollReviews,Nomination[] nominations,Retirement[] retirements,Trustee[] trustees,"
        "Appointment[] appointments,Replacement[] replacements,Freeze[] freezes,Pause[] pauses,"
        "Postponement[] postponements,Extension[] extensions,Count[] counts,"
        "ResultObjection[] resultObjections,ElectionJudgment[] electionJudgments,Result[] results,"
        "Certification[] certifications,Annulment[] annulments,Vacancy[] vacancies,"
        "Succession[] successions,Declaration[] declarations,Signatory[] signatories,bytes16 applicant,"
        "uint32 deadline)"
        "Annulment(uint8 subject,bytes32 election,uint16 number,uint32 turnout,uint8 uncounted,"
        "bytes32 reasons)"
        "Appointment(uint8 subject,uint8 threshold)"
        "Calling(uint8 subject,uint32 pollingDay,uint64 beginsAt)"
        "Certification(uint8 subject,bytes32 election,uint16 number,uint32 undecided)"
        "Count(uint8 subject,bytes32 election,uint16 number,uint32 turnout)"
        "Declaration(string name,uint256 value)"
        "District(uint8 subject,bytes32 election,uint16 number)"
        "ElectionContest(uint8 subject,bytes32 election,uint16 number,uint8 form,uint8 seats,bool blank,"
        "bytes32 question)"
        "ElectionJudgment(uint8 subject,uint8 district,bytes32 election,uint16 number,bool upheld,"
        "bytes32 reasons)"
        "Extension(uint8 subject,uint64 closes,bytes32 reasons)"
        "Freeze(uint8 subject,bytes32 election,uint16 number,uint32 undecided)"
        "Nomination(uint8 subject,bytes32 election,uint16 number,uint8 contest,bytes16 candidate)"
        "Pause(uint8 subject,bool paused,bytes32 reasons)"
        "Postponement(uint8 subject,uint32 pollingDay,uint64 beginsAt,bytes32 reasons)"
        "Replacement(uint8 subject,bytes16 person,address account)"
        "Result(uint8 subject,bytes32 election,uint16 number,uint8 contest,uint8 options,uint16 elected,"
        "bytes32 counts,bytes32 furtherCounts)"
        "ResultObjection(uint8 subject,bytes32 election,uint16 number,bytes32 reasons)"
        "Retirement(uint8 subject,bytes32 election,uint16 number,uint8 contest,bytes16 candidate)"
        "Roll(uint8 subject,bytes32 election,uint16 number,bytes32 root,uint32 voters,bool anonymous)"
        "RollObjection(uint8 subject,bytes32 election,uint16 number,bytes32 reasons)"
        "RollReview(uint8 subject,uint8 district,bytes32 election,uint16 number,bool upheld,"
        "bytes32 reasons)"
        "Signatory(bytes16 person,string capacity,uint32 keyVersion)"
        "Subject(bytes32 entry,bytes31 from)"
        "Succession(uint8 subject,uint8 former,bytes32 election,uint16 number)"
        "Trustee(uint8 subject,bytes16 person,address account)"
        "Vacancy(uint8 subject,bytes32 election,uint16 number,bytes32 reasons)"
    );

    /// @notice Type hash of a kind of step.
    function typeOf(uint8 kind) internal pure returns (bytes32) {
        if (kind < ElectionStep.TRUSTEE) return _early(kind);
        return kind < ElectionStep.COUNT ? _middle(kind) : _late(kind);
    }

    function _early(uint8 kind) private pure returns (bytes32) {
        if (kind == ElectionStep.CALLING) return CALLING;
        if (kind == ElectionStep.DISTRICT) return DISTRICT;
        if (kind == ElectionStep.CONTEST) return CONTEST;
        if (kind == ElectionStep.ROLL) return ROLL;
        if (kind == ElectionStep.ROLL_OBJECTION) return ROLL_OBJECTION;
        if (kind == ElectionStep.ROLL_REVIEW) return ROLL_REVIEW;
        return kind == ElectionStep.NOMINATION ? NOMINATION : RETIREMENT;
    }

    function _middle(uint8 kind) private pure returns (bytes32) {
        if (kind == ElectionStep.TRUSTEE) return TRUSTEE;
        if (kind == ElectionStep.APPOINTMENT) return APPOINTMENT;
        if (kind == ElectionStep.REPLACEMENT) return REPLACEMENT;
        if (kind == ElectionStep.FREEZE) return FREEZE;
        if (kind == ElectionStep.PAUSE) return PAUSE;
        return kind == ElectionStep.POSTPONEMENT ? POSTPONEMENT : EXTENSION;
    }

    function _late(uint8 kind) private pure returns (bytes32) {
        if (kind == ElectionStep.COUNT) return COUNT;
        if (kind == ElectionStep.RESULT_OBJECTION) return RESULT_OBJECTION;
        if (kind == ElectionStep.JUDGMENT) return JUDGMENT;
        if (kind == ElectionStep.RESULT) return RESULT;
        if (kind == ElectionStep.CERTIFICATION) return CERTIFICATION;
        if (kind == ElectionStep.ANNULMENT) return ANNULMENT;
        return kind == ElectionStep.VACANCY ? VACANCY : SUCCESSION;
    }
}
