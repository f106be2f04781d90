// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {DealingKind} from "./LandDealings.sol";

/// @title What is signed for rectification, closing and reopening, Part 11 (EIP-712)
library RectificationTypes {
    bytes32 private constant RECTIFICATION = keccak256(
        "Rectification(uint8 subject,bytes16 registered,bytes16 injured,uint32 numerator,uint32 since,"
        "uint32 acquiredOn,bool forValue,bool knew,bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant COMPENSATION = keccak256(
        "Compensation(uint8 subject,bytes16 registered,bytes16 injured,uint32 since,uint32 acquiredOn,"
        "uint64 amount,string currency,bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant CLOSING = keccak256(
        "Closing(uint8 subject,bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant REOPENING = keccak256(
        "Reopening(uint8 subject,bytes32 instrument,uint32 instrumentDate)"
    );

    uint8 internal constant FIRST = DealingKind.RECTIFICATION;
    uint256 internal constant COUNT = 4;

    // A whole literal, because only those are hashed by the compiler.
    bytes32 internal constant APPLICATION_TYPE = keccak256(
        "RectificationApplication(Subject[] subjects,Rectification[] rectifications,"
        "Compensation[] compensations,Closing[] closings,Reopening[] reopenings,Declaration[] declarations,"
        "Signatory[] signatories,bytes16 applicant,uint32 deadline)"
        "Closing(uint8 subject,bytes32 instrument,uint32 instrumentDate)"
        "Compensation(uint8 subject,bytes16 registered,bytes16 injured,uint32 since,uint32 acquiredOn,"
        "uint64 amount,string currency,bytes32 instrument,uint32 instrumentDate)"
        "Declaration(string name,uint256 value)"
        "Rectification(uint8 subject,bytes16 registered,bytes16 injured,uint32 numerator,uint32 since,"
        "uint32 acquiredOn,bool forValue,bool knew,bytes32 instrument,uint32 instrumentDate)"
        "Reopening(uint8 subject,bytes32 instrument,uint32 instrumentDate)"
        "Signatory(bytes16 person,string capacity,uint32 keyVersion)"
        "Subject(bytes32 entry,bytes31 from)"
    );

    /// @return typeHash EIP-712 type hash of a dealing of this kind
    function typeOf(uint8 kind) internal pure returns (bytes32 typeHash) {
        if (kind == DealingKind.RECTIFICATION) return RECTIFICATION;
        if (kind == DealingKind.COMPENSATION) return COMPENSATION;
        return kind == DealingKind.CLOSING ? CLOSING : REOPENING;
    }
}
