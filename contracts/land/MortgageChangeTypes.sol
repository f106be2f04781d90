// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {DealingKind} from "./LandDealings.sol";

/// @title What is signed for changes of mortgages, Part 8 (EIP-712)
library MortgageChangeTypes {
    bytes32 private constant ASSIGNMENT = keccak256(
        "Assignment(uint8 subject,uint16 rank,bytes16 newLender,bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant POSTPONEMENT = keccak256(
        "Postponement(uint8 subject,uint16 rank,uint16 otherRank,bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant INCREASE = keccak256(
        "Increase(uint8 subject,uint16 rank,uint64 newAmount,string currency,"
        "bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant EXTENSION = keccak256(
        "Extension(uint8 subject,uint16 rank,uint32 lastDay,bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant PARTIAL_RELEASE = keccak256(
        "PartialRelease(uint8 subject,uint16 rank,uint64 newAmount,string currency,"
        "bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant FORECLOSURE = keccak256(
        "Foreclosure(uint8 subject,uint16 rank,bytes16 acquirer,uint64 price,string currency,"
        "bytes32 instrument,uint32 instrumentDate)"
    );

    uint8 internal constant FIRST = DealingKind.ASSIGNMENT;
    uint256 internal constant COUNT = 6;

    // A whole literal, because only those are hashed by the compiler.
    bytes32 internal constant APPLICATION_TYPE = keccak256(
        "MortgageChangeApplication(Subject[] subjects,Assignment[] assignments,Postponement[] postponements,"
        "Increase[] increases,Extension[] extensions,PartialRelease[] partialReleases,"
        "Foreclosure[] foreclosures,Declaration[] declarations,"
        "Signatory[] signatories,bytes16 applicant,uint32 deadline)"
        "Assignment(uint8 subject,uint16 rank,bytes16 newLender,bytes32 instrument,uint32 instrumentDate)"
        "Declaration(string name,uint256 value)"
        "Extension(uint8 subject,uint16 rank,uint32 lastDay,bytes32 instrument,uint32 instrumentDate)"
        "Foreclosure(uint8 subject,uint16 rank,bytes16 acquirer,uint64 price,string currency,"
        "bytes32 instrument,uint32 instrumentDate)"
        "Increase(uint8 subject,uint16 rank,uint64 newAmount,string currency,"
        "bytes32 instrument,uint32 instrumentDate)"
        "PartialRelease(uint8 subject,uint16 rank,uint64 newAmount,string currency,"
        "bytes32 instrument,uint32 instrumentDate)"
        "Postponement(uint8 subject,uint16 rank,uint16 otherRank,bytes32 instrument,uint32 instrumentDate)"
        "Signatory(bytes16 person,string capacity,uint32 keyVersion)"
        "Subject(bytes32 entry,bytes31 from)"
    );

    /// @return typeHash EIP-712 type hash of a dealing of this kind
    function typeOf(uint8 kind) internal pure returns (bytes32 typeHash) {
        if (kind == DealingKind.ASSIGNMENT) return ASSIGNMENT;
        if (kind == DealingKind.POSTPONEMENT) return POSTPONEMENT;
        if (kind == DealingKind.INCREASE) return INCREASE;
        if (kind == DealingKind.EXTENSION) return EXTENSION;
        return kind == DealingKind.PARTIAL_RELEASE ? PARTIAL_RELEASE : FORECLOSURE;
    }
}
