// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {DealingKind} from "./LandDealings.sol";

/// @title What is signed for co-ownership and titles that pass without a sale, Part 7 (EIP-712)
library PassingTypes {
    bytes32 private constant JOINT_TENANCY = keccak256(
        "JointTenancy(uint8 subject,bytes16 tenant,bytes16 other,bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant SEVERANCE = keccak256(
        "Severance(uint8 subject,bytes16 tenant,bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant SURVIVORSHIP = keccak256(
        "Survivorship(uint8 subject,bytes16 deceased,bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant SPOUSE_TRANSFER = keccak256(
        "SpouseTransfer(uint8 subject,bytes16 transferor,bytes16 acquirer,uint32 numerator,"
        "uint32 denominator,bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant INHERITANCE = keccak256(
        "Inheritance(uint8 subject,bytes16 deceased,bytes16 heir,uint32 numerator,uint32 denominator,"
        "bytes16 executor,bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant JUDGMENT_TRANSFER = keccak256(
        "JudgmentTransfer(uint8 subject,bytes16 owner,bytes16 acquirer,uint32 numerator,uint32 denominator,"
        "uint64 price,string currency,bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant AUCTION = keccak256(
        "Auction(uint8 subject,bytes16 acquirer,uint16 rank,uint64 price,string currency,bytes32 instrument,"
        "uint32 instrumentDate)"
    );
    bytes32 private constant COMPULSORY_PURCHASE = keccak256(
        "CompulsoryPurchase(uint8 subject,bytes16 acquirer,uint64 compensation,string currency,"
        "bytes32 instrument,uint32 instrumentDate)"
    );

    uint8 internal constant FIRST = DealingKind.JOINT_TENANCY;
    uint256 internal constant COUNT = 8;

    // A whole literal, because only those are hashed by the compiler.
    bytes32 internal constant APPLICATION_TYPE = keccak256(
        "PassingApplication(Subject[] subjects,JointTenancy[] jointTenancies,Severance[] severances,"
        "Survivorship[] survivorships,SpouseTransfer[] spouseTransfers,Inheritance[] inheritances,"
        "JudgmentTransfer[] judgmentTransfers,Auction[] auctions,CompulsoryPurchase[] compulsoryPurchases,"
        "Declaration[] declarations,Signatory[] signatories,bytes16 applicant,uint32 deadline)"
        "Auction(uint8 subject,bytes16 acquirer,uint16 rank,uint64 price,string currency,bytes32 instrument,"
        "uint32 instrumentDate)"
        "CompulsoryPurchase(uint8 subject,bytes16 acquirer,uint64 compensation,string currency,"
        "bytes32 instrument,uint32 instrumentDate)"
        "Declaration(string name,uint256 value)"
        "Inheritance(uint8 subject,bytes16 deceased,bytes16 heir,uint32 numerator,uint32 denominator,"
        "bytes16 executor,bytes32 instrument,uint32 instrumentDate)"
        "JointTenancy(uint8 subject,bytes16 tenant,bytes16 other,bytes32 instrument,uint32 instrumentDate)"
        "JudgmentTransfer(uint8 subject,bytes16 owner,bytes16 acquirer,uint32 numerator,uint32 denominator,"
        "uint64 price,string currency,bytes32 instrument,uint32 instrumentDate)"
        "Severance(uint8 subject,bytes16 tenant,bytes32 instrument,uint32 instrumentDate)"
        "Signatory(bytes16 person,string capacity,uint32 keyVersion)"
        "SpouseTransfer(uint8 subject,bytes16 transferor,bytes16 acquirer,uint32 numerator,"
        "uint32 denominator,bytes32 instrument,uint32 instrumentDate)"
        "Subject(bytes32 entry,bytes31 from)"
        "Survivorship(uint8 subject,bytes16 deceased,bytes32 instrument,uint32 instrumentDate)"
    );

    /// @return typeHash EIP-712 type hash of a dealing of this kind
    function typeOf(uint8 kind) internal pure returns (bytes32 typeHash) {
        if (kind == DealingKind.JOINT_TENANCY) return JOINT_TENANCY;
        if (kind == DealingKind.SEVERANCE) return SEVERANCE;
        if (kind == DealingKind.SURVIVORSHIP) return SURVIVORSHIP;
        if (kind == DealingKind.SPOUSE_TRANSFER) return SPOUSE_TRANSFER;
        if (kind == DealingKind.INHERITANCE) return INHERITANCE;
        if (kind == DealingKind.JUDGMENT_TRANSFER) return JUDGMENT_TRANSFER;
        if (kind == DealingKind.AUCTION) return AUCTION;
        return COMPULSORY_PURCHASE;
    }
}
