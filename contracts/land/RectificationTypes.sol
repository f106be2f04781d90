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
    bytes32 private constant RIGHT_STRIKING = keccak256(
        "RightStriking(uint8 subject,uint16 place,uint8 right,bytes16 holder,bytes32 deed,uint32 since,"
        "uint32 acquiredOn,bool forValue,bool knew,bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant MORTGAGE_ENTRY = keccak256(
        "MortgageEntry(uint8 subject,uint16 place,uint16 rank,bool assumable,bytes16 lender,uint64 amount,"
        "string currency,uint32 until,bytes32 deed,uint32 since,uint32 acquiredOn,bool forValue,bool knew,"
        "bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant RIGHT_ENTRY = keccak256(
        "RightEntry(uint8 subject,uint16 place,uint8 right,bytes16 holder,uint32 until,bytes32 deed,"
        "uint32 since,uint32 acquiredOn,bool forValue,bool knew,bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant PARCEL_RECTIFICATION = keccak256(
        "ParcelRectification(uint8 subject,bytes32 registered,uint64 squareMetres,bytes32 geometry,"
        "uint32 since,uint32 acquiredOn,bool forValue,bool knew,bytes32 instrument,uint32 instrumentDate)"
    );

    uint8 internal constant FIRST = DealingKind.RECTIFICATION;
    uint256 internal constant COUNT = 8;

    // A whole literal, because only those are hashed by the compiler.
    bytes32 internal constant APPLICATION_TYPE = keccak256(
        "RectificationApplication(Subject[] subjects,Rectification[] rectifications,"
        "RightStriking[] rightStrikings,MortgageEntry[] mortgageEntries,RightEntry[] rightEntries,"
        "ParcelRectification[] parcelRectifications,Compensation[] compensations,Closing[] closings,"
        "Reopening[] reopenings,Declaration[] declarations,Signatory[] signatories,bytes16 applicant,"
        "uint32 deadline)"
        "Closing(uint8 subject,bytes32 instrument,uint32 instrumentDate)"
        "Compensation(uint8 subject,bytes16 registered,bytes16 injured,uint32 since,uint32 acquiredOn,"
        "uint64 amount,string currency,bytes32 instrument,uint32 instrumentDate)"
        "Declaration(string name,uint256 value)"
        "MortgageEntry(uint8 subject,uint16 place,uint16 rank,bool assumable,bytes16 lender,uint64 amount,"
        "string currency,uint32 until,bytes32 deed,uint32 since,uint32 acquiredOn,bool forValue,bool knew,"
        "bytes32 instrument,uint32 instrumentDate)"
        "ParcelRectification(uint8 subject,bytes32 registered,uint64 squareMetres,bytes32 geometry,"
        "uint32 since,uint32 acquiredOn,bool forValue,bool knew,bytes32 instrument,uint32 instrumentDate)"
        "Rectification(uint8 subject,bytes16 registered,bytes16 injured,uint32 numerator,uint32 since,"
        "uint32 acquiredOn,bool forValue,bool knew,bytes32 instrument,uint32 instrumentDate)"
        "Reopening(uint8 subject,bytes32 instrument,uint32 instrumentDate)"
        "RightEntry(uint8 subject,uint16 place,uint8 right,bytes16 holder,uint32 until,bytes32 deed,"
        "uint32 since,uint32 acquiredOn,bool forValue,bool knew,bytes32 instrument,uint32 instrumentDate)"
        "RightStriking(uint8 subject,uint16 place,uint8 right,bytes16 holder,bytes32 deed,uint32 since,"
        "uint32 acquiredOn,bool forValue,bool knew,bytes32 instrument,uint32 instrumentDate)"
        "Signatory(bytes16 person,string capacity,uint32 keyVersion)"
        "Subject(bytes32 entry,bytes31 from)"
    );

    /// @return typeHash EIP-712 type hash of a dealing of this kind
    function typeOf(uint8 kind) internal pure returns (bytes32 typeHash) {
        if (kind == DealingKind.RECTIFICATION) return RECTIFICATION;
        if (kind == DealingKind.COMPENSATION) return COMPENSATION;
        if (kind == DealingKind.RIGHT_STRIKING) return RIGHT_STRIKING;
        if (kind == DealingKind.MORTGAGE_ENTRY) return MORTGAGE_ENTRY;
        if (kind == DealingKind.RIGHT_ENTRY) return RIGHT_ENTRY;
        if (kind == DealingKind.PARCEL_RECTIFICATION) return PARCEL_RECTIFICATION;
        return kind == DealingKind.CLOSING ? CLOSING : REOPENING;
    }
}
