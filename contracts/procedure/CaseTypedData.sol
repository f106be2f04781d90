// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application} from "../law/Application.sol";
import {Date, toDecimal} from "../law/LegalTime.sol";
import {Words} from "../law/Words.sol";
import {CaseDealings, CaseOutcome, CaseStep, Refusal} from "./CaseDealings.sol";

/// @title What is signed in a case (EIP-712)
library CaseTypedData {
    using Application for bytes;
    using CaseDealings for bytes;
    using Words for bytes;

    // Whole literals, because only those are hashed by the compiler.
    bytes32 private constant REFUSAL = keccak256(
        "ContestedRefusal(uint8 subject,address register,bytes32 application,string provision,"
        "uint32 decidedOn,uint16 remedyDays,bytes32 details,bytes32 reasons,uint32 date)"
    );
    bytes32 private constant GRANT = keccak256(
        "ContestedGrant(uint8 subject,address register,bytes32 entry,bytes31 record,bytes32 reasons,"
        "uint32 date)"
    );
    bytes32 private constant SERVICE = keccak256(
        "Service(uint8 subject,uint32 servedOn,bytes32 reasons,uint32 date)"
    );
    bytes32 private constant OBJECTION = keccak256("Objection(uint8 subject,bytes32 reasons,uint32 date)");
    bytes32 private constant HEARING = keccak256("Hearing(uint8 subject,bytes32 reasons,uint32 date)");
    bytes32 private constant REVIEW = keccak256(
        "Review(uint8 subject,string outcome,bytes32 reasons,uint32 date)"
    );
    bytes32 private constant APPEAL = keccak256("Appeal(uint8 subject,bytes32 reasons,uint32 date)");
    bytes32 private constant INTERIM_MEASURE = keccak256(
        "InterimMeasure(uint8 subject,bool pending,bytes32 reasons,uint32 date)"
    );
    bytes32 private constant JUDGMENT = keccak256(
        "Judgment(uint8 subject,string outcome,bytes32 reasons,uint32 date)"
    );
    bytes32 private constant WITHDRAWAL = keccak256(
        "CaseWithdrawal(uint8 subject,bytes32 reasons,uint32 date)"
    );
    bytes32 private constant CLOSING = keccak256("Closing(uint8 subject,bytes32 reasons,uint32 date)");

    bytes32 internal constant APPLICATION_TYPE = keccak256(
        "CaseApplication(Subject[] subjects,ContestedRefusal[] contestedRefusals,"
        "ContestedGrant[] contestedGrants,Service[] services,Objection[] objections,"
        "Hearing[] hearings,Review[] reviews,Appeal[] appeals,InterimMeasure[] interimMeasures,"
        "Judgment[] judgments,CaseWithdrawal[] caseWithdrawals,Closing[] closings,"
        "Declaration[] declarations,Signatory[] signatories,bytes16 applicant,uint32 deadline)"
        "Appeal(uint8 subject,bytes32 reasons,uint32 date)"
        "CaseWithdrawal(uint8 subject,bytes32 reasons,uint32 date)"
        "Closing(uint8 subject,bytes32 reasons,uint32 date)"
        "ContestedGrant(uint8 subject,address register,bytes32 entry,bytes31 record,bytes32 reasons,"
        "uint32 date)"
        "ContestedRefusal(uint8 subject,address register,bytes32 application,string provision,"
        "uint32 decidedOn,uint16 remedyDays,bytes32 details,bytes32 reasons,uint32 date)"
        "Declaration(string name,uint256 value)"
        "Hearing(uint8 subject,bytes32 reasons,uint32 date)"
        "InterimMeasure(uint8 subject,bool pending,bytes32 reasons,uint32 date)"
        "Judgment(uint8 subject,string outcome,bytes32 reasons,uint32 date)"
        "Objection(uint8 subject,bytes32 reasons,uint32 date)"
        "Review(uint8 subject,string outcome,bytes32 reasons,uint32 date)"
        "Service(uint8 subject,uint32 servedOn,bytes32 reasons,uint32 date)"
        "Signatory(bytes16 person,string capacity,uint32 keyVersion)"
        "Subject(bytes32 entry,bytes31 from)"
    );

    /// @notice Steps are ordered by kind.
    error CaseStepsOutOfOrder(uint8 kind, uint8 previous);
    /// @notice A step names a subject that the application has not.
    error CaseUnknownSubject(uint8 subject, uint256 subjects);
    /// @notice No step is taken in the subjects whose bits are set.
    error CaseSubjectsWithoutStep(uint256 subjects);
    error CaseUnknownOutcome(uint8 outcome);

    /// @return hashes one word for each kind's array, in the order of `CaseStep`
    function hashArrays(bytes calldata application) internal pure returns (bytes memory hashes) {
        hashes = Words.make(CaseStep.CLOSING);
        for (uint256 i = 0; i < CaseStep.CLOSING; ++i) hashes.set(i, keccak256(""));
        uint256 subjects = application.entryCount();
        uint256 untouched = (1 << subjects) - 1;
        uint8 previous;
        bytes memory run = Words.make(application.length / 32);
        for (uint256 at = application.dealingsAt(); at < application.length;) {
            uint8 kind = application.kindAt(at);
            if (kind <= previous) revert CaseStepsOutOfOrder(kind, previous);
            uint256 count;
            do {
                uint8 subject = application.subjectAt(at);
                uint256 end = application.endOf(at);
                if (subject >= subjects) revert CaseUnknownSubject(subject, subjects);
                untouched &= ~(1 << subject);
                run.set(count++, _hash(application, at, end, kind));
                at = end;
            } while (at < application.length && application.kindAt(at) == kind);
            hashes.set(kind - 1, run.hashFirst(count));
            previous = kind;
        }
        if (untouched != 0) revert CaseSubjectsWithoutStep(untouched);
    }

    function _hash(bytes calldata a, uint256 at, uint256 end, uint8 kind) private pure returns (bytes32) {
        (bytes32 reasons, Date date) = a.reasonsBefore(end);
        uint256 subject = a.subjectAt(at);
        return
            keccak256(
                bytes.concat(_termsHash(a, at, kind, subject), reasons, bytes32(uint256(toDecimal(date))))
            );
    }

    /// @return what stands before the reasons: type hash, subject and terms, one word each
    function _termsHash(
        bytes calldata a,
        uint256 at,
        uint8 kind,
        uint256 subject
    ) private pure returns (bytes memory) {
        if (kind == CaseStep.REFUSAL) return _refusal(a, at, subject);
        if (kind == CaseStep.GRANT) {
            (address register, bytes32 entry, bytes32 commitment) = a.grantAt(at);
            return abi.encode(GRANT, subject, register, entry, commitment);
        }
        if (kind == CaseStep.SERVICE) return abi.encode(SERVICE, subject, toDecimal(a.servedOnAt(at)));
        if (kind == CaseStep.REVIEW)
            return abi.encode(REVIEW, subject, _outcome(a.outcomeAt(at), CaseOutcome.SET_ASIDE));
        if (kind == CaseStep.JUDGMENT)
            return abi.encode(JUDGMENT, subject, _outcome(a.outcomeAt(at), CaseOutcome.REMANDED));
        if (kind == CaseStep.INTERIM_MEASURE) {
            if (a.outcomeAt(at) > 1) revert CaseUnknownOutcome(a.outcomeAt(at));
            return abi.encode(INTERIM_MEASURE, subject, a.outcomeAt(at) == 1);
        }
        return abi.encode(_plainType(kind), subject);
    }

    function _plainType(uint8 kind) private pure returns (bytes32) {
        if (kind == CaseStep.OBJECTION) return OBJECTION;
        if (kind == CaseStep.HEARING) return HEARING;
        if (kind == CaseStep.APPEAL) return APPEAL;
        return kind == CaseStep.WITHDRAWAL ? WITHDRAWAL : CLOSING;
    }

    function _refusal(bytes calldata a, uint256 at, uint256 subject) private pure returns (bytes memory) {
        (Refusal memory x, ) = a.refusalAt(at);
        return
            abi.encode(
                REFUSAL,
                subject,
                x.register,
                x.digest,
                Words.hashStart(x.eId, Words.textLength(x.eId)),
                toDecimal(x.decidedOn),
                x.remedyDays,
                x.details
            );
    }

    function _outcome(uint8 outcome, uint8 last) private pure returns (bytes32) {
        if (outcome == 0 || outcome > last) revert CaseUnknownOutcome(outcome);
        if (outcome == CaseOutcome.UPHELD) return keccak256("upheld");
        return outcome == CaseOutcome.SET_ASIDE ? keccak256("set aside") : keccak256("remanded");
    }
}
