// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {DealingKind} from "./LandDealings.sol";

/// @title What is signed for notices and restrictions, Part 6 (EIP-712)
library NoticeTypes {
    bytes32 private constant PRIORITY_NOTICE = keccak256(
        "PriorityNotice(uint8 subject,bytes16 buyer,uint32 lastDay,bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant PRIORITY_NOTICE_WITHDRAWAL = keccak256(
        "PriorityNoticeWithdrawal(uint8 subject,bytes16 buyer,bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant PRE_EMPTION = keccak256(
        "PreEmption(uint8 subject,bytes16 holder,uint32 lastDay,bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant PRE_EMPTION_WITHDRAWAL = keccak256(
        "PreEmptionWithdrawal(uint8 subject,bytes16 holder,bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant CONSENT_REQUIREMENT = keccak256(
        "ConsentRequirement(uint8 subject,bytes16 person,bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant CONSENT_REQUIREMENT_WITHDRAWAL = keccak256(
        "ConsentRequirementWithdrawal(uint8 subject,bytes16 person,bytes32 instrument,uint32 instrumentDate)"
    );

    uint8 internal constant FIRST = DealingKind.PRIORITY_NOTICE;
    uint256 internal constant COUNT = 6;

    // A whole literal, because only those are hashed by the compiler.
    bytes32 internal constant APPLICATION_TYPE = keccak256(
        "NoticeApplication(Subject[] subjects,PriorityNotice[] priorityNotices,"
        "PriorityNoticeWithdrawal[] priorityNoticeWithdrawals,PreEmption[] preEmptions,"
        "PreEmptionWithdrawal[] preEmptionWithdrawals,ConsentRequirement[] consentRequirements,"
        "ConsentRequirementWithdrawal[] consentRequirementWithdrawals,Declaration[] declarations,"
        "Signatory[] signatories,bytes16 applicant,uint32 deadline)"
        "ConsentRequirement(uint8 subject,bytes16 person,bytes32 instrument,uint32 instrumentDate)"
        "ConsentRequirementWithdrawal(uint8 subject,bytes16 person,bytes32 instrument,uint32 instrumentDate)"
        "Declaration(string name,uint256 value)"
        "PreEmption(uint8 subject,bytes16 holder,uint32 lastDay,bytes32 instrument,uint32 instrumentDate)"
        "PreEmptionWithdrawal(uint8 subject,bytes16 holder,bytes32 instrument,uint32 instrumentDate)"
        "PriorityNotice(uint8 subject,bytes16 buyer,uint32 lastDay,bytes32 instrument,uint32 instrumentDate)"
        "PriorityNoticeWithdrawal(uint8 subject,bytes16 buyer,bytes32 instrument,uint32 instrumentDate)"
        "Signatory(bytes16 person,string capacity,uint32 keyVersion)"
        "Subject(bytes32 entry,bytes31 from)"
    );

    /// @return typeHash EIP-712 type hash of a dealing of this kind
    function typeOf(uint8 kind) internal pure returns (bytes32 typeHash) {
        if (kind == DealingKind.PRIORITY_NOTICE) return PRIORITY_NOTICE;
        if (kind == DealingKind.PRIORITY_NOTICE_WITHDRAWAL) return PRIORITY_NOTICE_WITHDRAWAL;
        if (kind == DealingKind.PRE_EMPTION) return PRE_EMPTION;
        if (kind == DealingKind.PRE_EMPTION_WITHDRAWAL) return PRE_EMPTION_WITHDRAWAL;
        if (kind == DealingKind.CONSENT_REQUIREMENT) return CONSENT_REQUIREMENT;
        return CONSENT_REQUIREMENT_WITHDRAWAL;
    }
}
