// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../law/Application.sol";
import {Date} from "../law/LegalTime.sol";
import {Wire} from "../law/Wire.sol";

/// @notice Kinds of dealing, in the order in which the act has them executed. Those of Parts 2 to 4 may stand in one
/// application. From `FURTHER` on, each of the following Parts has sixteen numbers, and an application of its own.
library DealingKind {
    uint8 internal constant FIRST_REGISTRATION = 1;
    uint8 internal constant CAVEAT_WITHDRAWAL = 2;
    uint8 internal constant DISCHARGE = 3;
    uint8 internal constant TRANSFER = 4;
    uint8 internal constant MORTGAGE = 5;
    uint8 internal constant CAVEAT = 6;

    uint8 internal constant FURTHER = 16;
    uint8 internal constant PRIORITY_NOTICE = 16;
    uint8 internal constant PRIORITY_NOTICE_WITHDRAWAL = 17;
    uint8 internal constant PRE_EMPTION = 18;
    uint8 internal constant PRE_EMPTION_WITHDRAWAL = 19;
    uint8 internal constant CONSENT_REQUIREMENT = 20;
    uint8 internal constant CONSENT_REQUIREMENT_WITHDRAWAL = 21;

    uint8 internal constant JOINT_TENANCY = 32;
    uint8 internal constant SEVERANCE = 33;
    uint8 internal constant SURVIVORSHIP = 34;
    uint8 internal constant SPOUSE_TRANSFER = 35;
    uint8 internal constant INHERITANCE = 36;
    uint8 internal constant JUDGMENT_TRANSFER = 37;
    uint8 internal constant AUCTION = 38;
    uint8 internal constant COMPULSORY_PURCHASE = 39;

    uint8 internal constant LEASE_CLOSING = 64;
    uint8 internal constant LEASE_SURRENDER = 65;
    uint8 internal constant LEASE_FORFEITURE = 66;
    uint8 internal constant LEASE_MERGER = 67;
    uint8 internal constant USUFRUCT_RENUNCIATION = 68;
    uint8 internal constant USUFRUCT_AFTER_DEATH = 69;
    uint8 internal constant LEASE = 70;
    uint8 internal constant USUFRUCT = 71;
    uint8 internal constant LEASEHOLD_ENDING = 72;

    uint8 internal constant EASEMENT_NOTE = 80;
    uint8 internal constant SPLIT = 81;
    uint8 internal constant MERGE = 82;
    uint8 internal constant EASEMENT = 83;
    uint8 internal constant EASEMENT_RELEASE = 84;

    uint8 internal constant ASSIGNMENT = 48;
    uint8 internal constant POSTPONEMENT = 49;
    uint8 internal constant INCREASE = 50;
    uint8 internal constant EXTENSION = 51;
    uint8 internal constant PARTIAL_RELEASE = 52;
    uint8 internal constant FORECLOSURE = 53;

    uint8 internal constant RECTIFICATION = 96;
    uint8 internal constant RIGHT_STRIKING = 97;
    uint8 internal constant MORTGAGE_ENTRY = 98;
    uint8 internal constant RIGHT_ENTRY = 99;
    uint8 internal constant PARCEL_RECTIFICATION = 100;
    uint8 internal constant COMPENSATION = 101;
    uint8 internal constant CLOSING = 102;
    /// @dev The last of its Part: in an application that begins with it, nothing else can follow.
    uint8 internal constant REOPENING = 103;
}

struct FirstRegistration {
    uint8 tenure;
    Date termEnds;
    uint32 denominator;
    uint64 squareMetres;
    bytes32 geometry;
    PersonId owner;
}

struct Transfer {
    PersonId transferor;
    PersonId acquirer;
    uint32 numerator;
    uint64 price;
    bytes3 currency;
}

struct MortgageCreation {
    PersonId lender;
    uint64 amount;
    bytes3 currency;
    uint8 assumable;
}

/// @title Wire form of the dealings with land
/// @notice The last part of an application (`a`, see `Application.sol`): packed, big-endian, one after the other, ordered
/// by kind. Every dealing begins with kind 1 | subject 1 (index into the application's entries) and ends with
/// instrument 32 | instrumentDate 4. Between them:
///
///     first registration  103 bytes  tenure 1 | termEnds 4 | denominator 4 | squareMetres 8 | geometry 32 | owner 16
///     caveat withdrawal    54 bytes  caveator 16
///     discharge            40 bytes  rank 2
///     transfer             85 bytes  transferor 16 | acquirer 16 | numerator 4 | price 8 (minor units) | currency 3
///     mortgage             66 bytes  lender 16 | amount 8 (minor units) | currency 3 | assumable 1
///     caveat               58 bytes  caveator 16 | lastDay 4
library LandDealings {
    using Wire for bytes;

    error LandUnknownDealing(uint8 kind);
    error LandDealingTruncated(uint8 kind, uint256 length, uint256 required);

    /// @return length bytes that a dealing of this kind takes
    function lengthOf(uint8 kind) internal pure returns (uint256 length) {
        if (kind == DealingKind.TRANSFER) return 85;
        if (kind == DealingKind.MORTGAGE) return 66;
        if (kind == DealingKind.DISCHARGE) return 40;
        if (kind == DealingKind.FIRST_REGISTRATION) return 103;
        if (kind == DealingKind.CAVEAT_WITHDRAWAL) return 54;
        if (kind == DealingKind.CAVEAT) return 58;
        revert LandUnknownDealing(kind);
    }

    /// @return end offset behind the dealing that begins at `at`
    function endOf(bytes calldata a, uint256 at) internal pure returns (uint256 end) {
        unchecked {
            uint8 kind = uint8(bytes1(a.load(at)));
            end = at + lengthOf(kind);
            if (end > a.length) revert LandDealingTruncated(kind, a.length - at, end - at);
        }
    }

    function kindAt(bytes calldata a, uint256 at) internal pure returns (uint8) {
        return uint8(bytes1(a.load(at)));
    }

    function subjectAt(bytes calldata a, uint256 at) internal pure returns (uint8) {
        unchecked {
            return uint8(bytes1(a.load(at + 1)));
        }
    }

    function instrumentBefore(bytes calldata a, uint256 end) internal pure returns (bytes32 hash, Date date) {
        unchecked {
            hash = a.load(end - 36);
            date = Date.wrap(uint32(bytes4(a.load(end - 4))));
        }
    }

    function firstRegistrationAt(
        bytes calldata a,
        uint256 at
    ) internal pure returns (FirstRegistration memory x) {
        unchecked {
            uint256 word = uint256(a.load(at + 2));
            x.tenure = uint8(word >> 248);
            x.termEnds = Date.wrap(uint32(word >> 216));
            x.denominator = uint32(word >> 184);
            x.squareMetres = uint64(word >> 120);
            x.geometry = a.load(at + 19);
            x.owner = PersonId.wrap(bytes16(a.load(at + 51)));
        }
    }

    function transferAt(bytes calldata a, uint256 at) internal pure returns (Transfer memory x) {
        unchecked {
            x.transferor = PersonId.wrap(bytes16(a.load(at + 2)));
            x.acquirer = PersonId.wrap(bytes16(a.load(at + 18)));
            uint256 word = uint256(a.load(at + 34));
            x.numerator = uint32(word >> 224);
            x.price = uint64(word >> 160);
            x.currency = bytes3(uint24(word >> 136));
        }
    }

    /// @return price of the transfer that begins at `at`
    function priceAt(bytes calldata a, uint256 at) internal pure returns (uint64 price) {
        unchecked {
            return uint64(uint256(a.load(at + 38)) >> 192);
        }
    }

    function mortgageAt(bytes calldata a, uint256 at) internal pure returns (MortgageCreation memory x) {
        unchecked {
            uint256 word = uint256(a.load(at + 2));
            x.lender = PersonId.wrap(bytes16(bytes32(word)));
            x.amount = uint64(word >> 64);
            x.currency = bytes3(uint24(word >> 40));
            x.assumable = uint8(word >> 32);
        }
    }

    function dischargeAt(bytes calldata a, uint256 at) internal pure returns (uint16 rank) {
        unchecked {
            return uint16(bytes2(a.load(at + 2)));
        }
    }

    function caveatAt(bytes calldata a, uint256 at) internal pure returns (PersonId caveator, Date lastDay) {
        unchecked {
            bytes32 word = a.load(at + 2);
            return (PersonId.wrap(bytes16(word)), Date.wrap(uint32(uint256(word) >> 96)));
        }
    }

    function caveatWithdrawalAt(bytes calldata a, uint256 at) internal pure returns (PersonId caveator) {
        unchecked {
            return PersonId.wrap(bytes16(a.load(at + 2)));
        }
    }
}
