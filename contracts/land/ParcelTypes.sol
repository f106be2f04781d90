// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {DealingKind} from "./LandDealings.sol";

/// @title What is signed for parcels and easements, Part 10 (EIP-712)
library ParcelTypes {
    bytes32 private constant EASEMENT_NOTE = keccak256(
        "EasementNote(uint8 subject,uint8 changed,bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant SPLIT = keccak256(
        "Split(uint8 subject,uint8 newTitle,uint8 spatialUnit,uint64 remainingSquareMetres,bytes32 remainingGeometry,"
        "uint64 takenSquareMetres,bytes32 takenGeometry,bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant MERGE = keccak256(
        "Merge(uint8 subject,uint8 absorbed,uint64 squareMetres,bytes32 geometry,bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant EASEMENT = keccak256(
        "Easement(uint8 subject,uint8 benefited,bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant EASEMENT_RELEASE = keccak256(
        "EasementRelease(uint8 subject,uint8 benefited,bytes32 easement,bytes32 instrument,uint32 instrumentDate)"
    );

    uint8 internal constant FIRST = DealingKind.EASEMENT_NOTE;
    uint256 internal constant COUNT = 5;

    // A whole literal, because only those are hashed by the compiler.
    bytes32 internal constant APPLICATION_TYPE = keccak256(
        "ParcelApplication(Subject[] subjects,EasementNote[] easementNotes,Split[] splits,Merge[] merges,"
        "Easement[] easements,EasementRelease[] easementReleases,Declaration[] declarations,"
        "Signatory[] signatories,bytes16 applicant,uint32 deadline)"
        "Declaration(string name,uint256 value)"
        "Easement(uint8 subject,uint8 benefited,bytes32 instrument,uint32 instrumentDate)"
        "EasementNote(uint8 subject,uint8 changed,bytes32 instrument,uint32 instrumentDate)"
        "EasementRelease(uint8 subject,uint8 benefited,bytes32 easement,bytes32 instrument,uint32 instrumentDate)"
        "Merge(uint8 subject,uint8 absorbed,uint64 squareMetres,bytes32 geometry,bytes32 instrument,uint32 instrumentDate)"
        "Signatory(bytes16 person,string capacity,uint32 keyVersion)"
        "Split(uint8 subject,uint8 newTitle,uint8 spatialUnit,uint64 remainingSquareMetres,bytes32 remainingGeometry,"
        "uint64 takenSquareMetres,bytes32 takenGeometry,bytes32 instrument,uint32 instrumentDate)"
        "Subject(bytes32 entry,bytes31 from)"
    );

    /// @return typeHash EIP-712 type hash of a dealing of this kind
    function typeOf(uint8 kind) internal pure returns (bytes32 typeHash) {
        if (kind == DealingKind.EASEMENT_NOTE) return EASEMENT_NOTE;
        if (kind == DealingKind.SPLIT) return SPLIT;
        if (kind == DealingKind.MERGE) return MERGE;
        return kind == DealingKind.EASEMENT ? EASEMENT : EASEMENT_RELEASE;
    }
}
