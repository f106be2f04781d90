// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../law/Application.sol";
import {DealingArrays} from "../law/DealingArrays.sol";
import {Date, toDecimal} from "../law/LegalTime.sol";
import {Words} from "../law/Words.sol";
import {DealingKind, FirstRegistration, LandDealings, MortgageCreation, Transfer} from "./LandDealings.sol";
import {Tenure} from "./Title.sol";

/// @title What a citizen signs when dealing with land (EIP-712)
abstract contract LandTypedData is DealingArrays {
    // Whole literals, because only those are hashed by the compiler.
    bytes32 private constant CAVEAT = keccak256(
        "Caveat(uint8 subject,bytes16 caveator,uint32 lastDay,bytes32 instrument,"
        "uint32 instrumentDate)"
    );
    bytes32 private constant CAVEAT_WITHDRAWAL = keccak256(
        "CaveatWithdrawal(uint8 subject,bytes16 caveator,bytes32 instrument,"
        "uint32 instrumentDate)"
    );
    bytes32 private constant DISCHARGE = keccak256(
        "Discharge(uint8 subject,uint16 rank,bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant FIRST_REGISTRATION = keccak256(
        "FirstRegistration(uint8 subject,string tenure,uint32 termEnds,uint32 denominator,"
        "uint64 squareMetres,bytes32 geometry,bytes16 owner,bytes32 instrument,"
        "uint32 instrumentDate)"
    );
    bytes32 private constant MORTGAGE = keccak256(
        "Mortgage(uint8 subject,bytes16 lender,uint64 amount,string currency,bool assumable,"
        "bytes32 instrument,uint32 instrumentDate)"
    );
    bytes32 private constant TRANSFER = keccak256(
        "Transfer(uint8 subject,bytes16 transferor,bytes16 acquirer,uint32 numerator,"
        "uint64 price,string currency,bytes32 instrument,uint32 instrumentDate)"
    );

    bytes32 internal constant APPLICATION_TYPE = keccak256(
        "LandApplication(Subject[] subjects,FirstRegistration[] firstRegistrations,"
        "CaveatWithdrawal[] caveatWithdrawals,Discharge[] discharges,Transfer[] transfers,"
        "Mortgage[] mortgages,Caveat[] caveats,Declaration[] declarations,"
        "Signatory[] signatories,bytes16 applicant,uint32 deadline)"
        "Caveat(uint8 subject,bytes16 caveator,uint32 lastDay,bytes32 instrument,"
        "uint32 instrumentDate)"
        "CaveatWithdrawal(uint8 subject,bytes16 caveator,bytes32 instrument,"
        "uint32 instrumentDate)"
        "Declaration(string name,uint256 value)"
        "Discharge(uint8 subject,uint16 rank,bytes32 instrument,uint32 instrumentDate)"
        "FirstRegistration(uint8 subject,string tenure,uint32 termEnds,uint32 denominator,"
        "uint64 squareMetres,bytes32 geometry,bytes16 owner,bytes32 instrument,"
        "uint32 instrumentDate)"
        "Mortgage(uint8 subject,bytes16 lender,uint64 amount,string currency,bool assumable,"
        "bytes32 instrument,uint32 instrumentDate)"
        "Signatory(bytes16 person,string capacity,uint32 keyVersion)"
        "Subject(bytes32 entry,bytes31 from)"
        "Transfer(uint8 subject,bytes16 transferor,bytes16 acquirer,uint32 numerator,"
        "uint64 price,string currency,bytes32 instrument,uint32 instrumentDate)"
    );

    /// @dev Hash of the array of a kind of which there is no dealing.
    bytes32 private constant NONE = keccak256("");

    /// @notice A byte of a dealing has a value that no signatory could read: 1 and 2 are tenures, 0 and 1 yes and no.
    error LandUnreadable(uint8 value);
    /// @notice Discharges go by subject, and in one title from the last rank to the first, so that each rank is the one
    /// that the signatories read in the record.
    error LandDischargesOutOfOrder(uint8 subject, uint16 rank);
    /// @dev One word for each kind's array, in the order of `DealingKind`.
    function _hashDailyDealings(bytes calldata application) internal pure returns (bytes memory hashes) {
        hashes = abi.encode(NONE, NONE, NONE, NONE, NONE, NONE);
        return _hashArrays(application, DealingKind.FIRST_REGISTRATION, hashes);
    }

    function _endOf(bytes calldata application, uint256 at) internal pure override returns (uint256) {
        // The other kinds are not read here: all of an application's are of one part of the act.
        if (LandDealings.kindAt(application, at) >= DealingKind.FURTHER) return application.length;
        return LandDealings.endOf(application, at);
    }

    function _requireOrder(bytes calldata a, uint256 at, uint8 kind) internal pure virtual override {
        if (kind != DealingKind.DISCHARGE) return;
        uint256 before = at - LandDealings.lengthOf(DealingKind.DISCHARGE);
        (uint8 subject, uint16 rank) = (LandDealings.subjectAt(a, at), LandDealings.dischargeAt(a, at));
        bool later = LandDealings.subjectAt(a, before) < subject;
        bool lower =
            LandDealings.subjectAt(a, before) == subject && rank < LandDealings.dischargeAt(a, before);
        if (!later && !lower) revert LandDischargesOutOfOrder(subject, rank);
    }

    function _hashDealing(
        bytes calldata a,
        uint256 at,
        uint256 end,
        uint8 kind
    ) internal pure override returns (bytes32) {
        (bytes32 instrument, Date date) = LandDealings.instrumentBefore(a, end);
        uint32 written = toDecimal(date);
        uint8 subject = LandDealings.subjectAt(a, at);
        if (kind == DealingKind.TRANSFER)
            return _hashTransfer(LandDealings.transferAt(a, at), subject, instrument, written);
        if (kind == DealingKind.MORTGAGE)
            return _hashMortgage(LandDealings.mortgageAt(a, at), subject, instrument, written);
        if (kind == DealingKind.FIRST_REGISTRATION) {
            return
                _hashFirstRegistration(LandDealings.firstRegistrationAt(a, at), subject, instrument, written);
        }
        if (kind == DealingKind.DISCHARGE) {
            return
                keccak256(
                    abi.encode(DISCHARGE, subject, LandDealings.dischargeAt(a, at), instrument, written)
                );
        }
        if (kind == DealingKind.CAVEAT_WITHDRAWAL) {
            PersonId holder = LandDealings.caveatWithdrawalAt(a, at);
            return keccak256(abi.encode(CAVEAT_WITHDRAWAL, subject, holder, instrument, written));
        }
        (PersonId caveator, Date lastDay) = LandDealings.caveatAt(a, at);
        return keccak256(abi.encode(CAVEAT, subject, caveator, toDecimal(lastDay), instrument, written));
    }

    function _hashTransfer(
        Transfer memory x,
        uint8 subject,
        bytes32 instrument,
        uint32 instrumentDate
    ) private pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    TRANSFER,
                    subject,
                    x.transferor,
                    x.acquirer,
                    x.numerator,
                    x.price,
                    Words.hashStart(x.currency, 3),
                    instrument,
                    instrumentDate
                )
            );
    }

    function _hashMortgage(
        MortgageCreation memory x,
        uint8 subject,
        bytes32 instrument,
        uint32 instrumentDate
    ) private pure returns (bytes32) {
        if (x.assumable > 1) revert LandUnreadable(x.assumable);
        return
            keccak256(
                abi.encode(
                    MORTGAGE,
                    subject,
                    x.lender,
                    x.amount,
                    Words.hashStart(x.currency, 3),
                    x.assumable,
                    instrument,
                    instrumentDate
                )
            );
    }

    function _hashFirstRegistration(
        FirstRegistration memory x,
        uint8 subject,
        bytes32 instrument,
        uint32 instrumentDate
    ) private pure returns (bytes32) {
        if (x.tenure != Tenure.FREEHOLD && x.tenure != Tenure.LEASEHOLD) revert LandUnreadable(x.tenure);
        return
            keccak256(
                abi.encode(
                    FIRST_REGISTRATION,
                    subject,
                    x.tenure == Tenure.LEASEHOLD ? keccak256("leasehold") : keccak256("freehold"),
                    toDecimal(x.termEnds),
                    x.denominator,
                    x.squareMetres,
                    x.geometry,
                    x.owner,
                    instrument,
                    instrumentDate
                )
            );
    }
}
