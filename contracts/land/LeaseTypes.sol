// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {DealingKind} from "./LandDealings.sol";

/// @title What is signed for leases and usufructs, Part 9 (EIP-712)
library LeaseTypes {
    bytes32 private constant LEASE_CLOSING = keccak256(
        "LeaseClosing(uint8 subject,uint8 leasehold,bytes32 grant,bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant LEASE_SURRENDER = keccak256(
        "LeaseSurrender(uint8 subject,uint8 leasehold,bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant LEASE_FORFEITURE = keccak256(
        "LeaseForfeiture(uint8 subject,uint8 leasehold,bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant LEASE_MERGER = keccak256(
        "LeaseMerger(uint8 subject,uint8 leasehold,bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant USUFRUCT_RENUNCIATION = keccak256(
        "UsufructRenunciation(uint8 subject,bytes16 holder,bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant USUFRUCT_AFTER_DEATH = keccak256(
        "UsufructAfterDeath(uint8 subject,bytes16 holder,bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant LEASE = keccak256(
        "Lease(uint8 subject,uint8 leasehold,bytes16 lessee,uint32 lastDay,uint32 denominator,"
        "bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant USUFRUCT = keccak256(
        "Usufruct(uint8 subject,bytes16 holder,uint32 lastDay,bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant LEASEHOLD_ENDING = keccak256(
        "LeaseholdEnding(uint8 subject,bytes16 freeholder,bytes32 instrument,uint32 instrumentDate)"
    );

    uint8 internal constant FIRST = DealingKind.LEASE_CLOSING;
    uint256 internal constant COUNT = 9;

    // A whole literal, because only those are hashed by the compiler.
    bytes32 internal constant APPLICATION_TYPE = keccak256(
        "LeaseApplication(Subject[] subjects,LeaseClosing[] leaseClosings,LeaseSurrender[] leaseSurrenders,"
        "LeaseForfeiture[] leaseForfeitures,LeaseMerger[] leaseMergers,"
        "UsufructRenunciation[] usufructRenunciations,UsufructAfterDeath[] usufructsAfterDeath,Lease[] leases,"
        "Usufruct[] usufructs,LeaseholdEnding[] leaseholdEndings,Declaration[] declarations,"
        "Signatory[] signatories,bytes16 applicant,uint32 deadline)"
        "Declaration(string name,uint256 value)"
        "Lease(uint8 subject,uint8 leasehold,bytes16 lessee,uint32 lastDay,uint32 denominator,"
        "bytes32 instrument,uint32 instrumentDate)"
        "LeaseClosing(uint8 subject,uint8 leasehold,bytes32 grant,bytes32 instrument,uint32 instrumentDate)"
        "LeaseForfeiture(uint8 subject,uint8 leasehold,bytes32 instrument,uint32 instrumentDate)"
        "LeaseMerger(uint8 subject,uint8 leasehold,bytes32 instrument,uint32 instrumentDate)"
        "LeaseSurrender(uint8 subject,uint8 leasehold,bytes32 instrument,uint32 instrumentDate)"
        "LeaseholdEnding(uint8 subject,bytes16 freeholder,bytes32 instrument,uint32 instrumentDate)"
        "Signatory(bytes16 person,string capacity,uint32 keyVersion)"
        "Subject(bytes32 entry,bytes31 from)"
        "Usufruct(uint8 subject,bytes16 holder,uint32 lastDay,bytes32 instrument,uint32 instrumentDate)"
        "UsufructAfterDeath(uint8 subject,bytes16 holder,bytes32 instrument,uint32 instrumentDate)"
        "UsufructRenunciation(uint8 subject,bytes16 holder,bytes32 instrument,uint32 instrumentDate)"
    );

    /// @return typeHash EIP-712 type hash of a dealing of this kind
    function typeOf(uint8 kind) internal pure returns (bytes32 typeHash) {
        if (kind == DealingKind.LEASE_CLOSING) return LEASE_CLOSING;
        if (kind == DealingKind.LEASE_SURRENDER) return LEASE_SURRENDER;
        if (kind == DealingKind.LEASE_FORFEITURE) return LEASE_FORFEITURE;
        if (kind == DealingKind.LEASE_MERGER) return LEASE_MERGER;
        if (kind == DealingKind.USUFRUCT_RENUNCIATION) return USUFRUCT_RENUNCIATION;
        if (kind == DealingKind.USUFRUCT_AFTER_DEATH) return USUFRUCT_AFTER_DEATH;
        if (kind == DealingKind.LEASE) return LEASE;
        return kind == DealingKind.USUFRUCT ? USUFRUCT : LEASEHOLD_ENDING;
    }
}
