// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application} from "../law/Application.sol";
import {DealingArrays} from "../law/DealingArrays.sol";
import {Date, toDecimal} from "../law/LegalTime.sol";
import {Words} from "../law/Words.sol";
import {CaseDealings, CaseOutcome, CaseStep, Refusal} from "./CaseDealings.sol";

/// @title What is signed in a case (EIP-712)
abstract contract CaseTypedData is DealingArrays {
    using Application for bytes;
    using CaseDealings for bytes;

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
    bytes32 private constant REINSTATEMENT = keccak256(
        "Reinstatement(uint8 subject,bytes32 reasons,uint32 date)"
    );
    bytes32 private constant CORRECTION = keccak256(
        "Correction(uint8 subject,bool burdens,bytes32 reasons,uint32 date)"
    );
    bytes32 private constant TRANSFER = keccak256(
        "CaseTransfer(uint8 subject,uint32 receivedOn,bytes32 reasons,uint32 date)"
    );
    bytes32 private constant REOPENING = keccak256(
        "Reopening(uint8 subject,uint32 correctedOn,bytes evidence,bytes32 reasons,uint32 date)"
    );

    bytes32 internal constant APPLICATION_TYPE = keccak256(
        "CaseApplication(Subject[] subjects,ContestedRefusal[] contestedRefusals,"
        "ContestedGrant[] contestedGrants,Service[] services,Objection[] objections,"
        "Hearing[] hearings,Review[] reviews,Appeal[] appeals,InterimMeasure[] interimMeasures,"
        "Judgment[] judgments,CaseWithdrawal[] caseWithdrawals,Closing[] closings,"
        "Reinstatement[] reinstatements,Correction[] corrections,CaseTransfer[] caseTransfers,"
        "Reopening[] reopenings,"
        "Declaration[] declarations,Signatory[] signatories,bytes16 applicant,uint32 deadline)"
        "Appeal(uint8 subject,bytes32 reasons,uint32 date)"
        "CaseTransfer(uint8 subject,uint32 receivedOn,bytes32 reasons,uint32 date)"
        "CaseWithdrawal(uint8 subject,bytes32 reasons,uint32 date)"
        "Closing(uint8 subject,bytes32 reasons,uint32 date)"
        "ContestedGrant(uint8 subject,address register,bytes32 entry,bytes31 record,bytes32 reasons,"
        "uint32 date)"
        "ContestedRefusal(uint8 subject,address register,bytes32 application,string provision,"
        "uint32 decidedOn,uint16 remedyDays,bytes32 details,bytes32 reasons,uint32 date)"
        "Correction(uint8 subject,bool burdens,bytes32 reasons,uint32 date)"
        "Declaration(string name,uint256 value)"
        "Hearing(uint8 subject,bytes32 reasons,uint32 date)"
        "InterimMeasure(uint8 subject,bool pending,bytes32 reasons,uint32 date)"
        "Judgment(uint8 subject,string outcome,bytes32 reasons,uint32 date)"
        "Objection(uint8 subject,bytes32 reasons,uint32 date)"
        "Reinstatement(uint8 subject,bytes32 reasons,uint32 date)"
        "Reopening(uint8 subject,uint32 correctedOn,bytes evidence,bytes32 reasons,uint32 date)"
        "Review(uint8 subject,string outcome,bytes32 reasons,uint32 date)"
        "Service(uint8 subject,uint32 servedOn,bytes32 reasons,uint32 date)"
        "Signatory(bytes16 person,string capacity,uint32 keyVersion)"
        "Subject(bytes32 entry,bytes31 from)"
    );

    error CaseUnknownOutcome(uint8 outcome);
    /// @notice Article 17d(8): a reopening stands in one application with a step of another kind.
    error CaseReopeningBehind(uint8 kind);

    function _endOf(bytes calldata application, uint256 at) internal pure override returns (uint256) {
        return application.endOf(at);
    }

    function _hashDealing(
        bytes calldata a,
        uint256 at,
        uint256 end,
        uint8 kind
    ) internal pure override returns (bytes32) {
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
        if (kind == CaseStep.REOPENING) return _reopening(a, at, subject);
        return _shortTerms(a, at, kind, subject);
    }

    /// @return what stands before the reasons of a step whose terms are one word at most
    function _shortTerms(
        bytes calldata a,
        uint256 at,
        uint8 kind,
        uint256 subject
    ) private pure returns (bytes memory) {
        if (kind == CaseStep.SERVICE) return abi.encode(SERVICE, subject, toDecimal(a.servedOnAt(at)));
        if (kind == CaseStep.REVIEW)
            return abi.encode(REVIEW, subject, _outcome(a.outcomeAt(at), CaseOutcome.SET_ASIDE));
        if (kind == CaseStep.JUDGMENT)
            return abi.encode(JUDGMENT, subject, _outcome(a.outcomeAt(at), CaseOutcome.REMANDED));
        if (kind == CaseStep.INTERIM_MEASURE) return abi.encode(INTERIM_MEASURE, subject, _choice(a, at));
        if (kind == CaseStep.CORRECTION) return abi.encode(CORRECTION, subject, _choice(a, at));
        if (kind == CaseStep.TRANSFER) return abi.encode(TRANSFER, subject, toDecimal(a.receivedOnAt(at)));
        return abi.encode(_plainType(kind), subject);
    }

    function _plainType(uint8 kind) private pure returns (bytes32) {
        if (kind == CaseStep.OBJECTION) return OBJECTION;
        if (kind == CaseStep.HEARING) return HEARING;
        if (kind == CaseStep.APPEAL) return APPEAL;
        if (kind == CaseStep.WITHDRAWAL) return WITHDRAWAL;
        return kind == CaseStep.CLOSING ? CLOSING : REINSTATEMENT;
    }

    function _reopening(bytes calldata a, uint256 at, uint256 subject) private pure returns (bytes memory) {
        // Steps are ordered by kind, and no kind comes after this one.
        uint8 first = a.kindAt(a.dealingsAt());
        if (first != CaseStep.REOPENING) revert CaseReopeningBehind(first);
        (Date correctedOn, bytes calldata evidence) = a.correctionAt(at);
        return abi.encode(REOPENING, subject, toDecimal(correctedOn), keccak256(evidence));
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

    function _choice(bytes calldata a, uint256 at) private pure returns (bool) {
        uint8 choice = a.outcomeAt(at);
        if (choice > 1) revert CaseUnknownOutcome(choice);
        return choice == 1;
    }

    function _outcome(uint8 outcome, uint8 last) private pure returns (bytes32) {
        if (outcome == 0 || outcome > last) revert CaseUnknownOutcome(outcome);
        if (outcome == CaseOutcome.UPHELD) return keccak256("upheld");
        return outcome == CaseOutcome.SET_ASIDE ? keccak256("set aside") : keccak256("remanded");
    }
}
