// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../law/Application.sol";
import {Date} from "../law/LegalTime.sol";
import {Wire} from "../law/Wire.sol";
import {DealingKind} from "./LandDealings.sol";

/// @param lessee first owner of the leasehold
/// @param lastDay of the term
/// @param denominator parts into which the leasehold is divided
struct Lease {
    PersonId lessee;
    Date lastDay;
    uint32 denominator;
}

/// @title Wire form of the dealings of Part 9: leases and usufructs
/// @notice A dealing with a lease is with two titles: the freehold, which is its subject, and the leasehold.
library LeaseDealings {
    using Wire for bytes;

    /// @dev Entries made after the takeover have their highest bit set.
    uint256 private constant NEW_ENTRY = 1 << 255;

    /// @return fields see `FieldList`; zero: no dealing of this Part
    function fieldsOf(uint8 kind) internal pure returns (bytes32 fields) {
        if (kind == DealingKind.LEASE) return "bbpdqhd";
        if (kind == DealingKind.USUFRUCT) return "bpdhd";
        if (kind == DealingKind.LEASE_CLOSING) return "bbhhd";
        if (kind == DealingKind.USUFRUCT_RENUNCIATION || kind == DealingKind.USUFRUCT_AFTER_DEATH)
            return "bphd";
        if (kind > DealingKind.LEASE_CLOSING && kind <= DealingKind.LEASE_MERGER) return "bbhd";
        if (kind == DealingKind.LEASEHOLD_ENDING) return "bphd";
    }

    /// @return whether dealings of this kind, which is one of this Part, are with a freehold and a leasehold
    function isWithLeasehold(uint8 kind) internal pure returns (bool) {
        return kind <= DealingKind.LEASE_MERGER || kind == DealingKind.LEASE;
    }

    /// @return whether they end a leasehold
    function isEnding(uint8 kind) internal pure returns (bool) {
        return kind <= DealingKind.LEASE_MERGER || kind == DealingKind.LEASEHOLD_ENDING;
    }

    /// @return index of the leasehold's entry, of the dealing that begins at offset `at`
    function leaseholdAt(bytes calldata a, uint256 at) internal pure returns (uint8) {
        return uint8(bytes1(a.load(at + 2)));
    }

    function leaseAt(bytes calldata a, uint256 at) internal pure returns (Lease memory x) {
        bytes32 word = a.load(at + 3);
        x.lessee = PersonId.wrap(bytes16(word));
        x.lastDay = Date.wrap(uint32(bytes4(word << 128)));
        x.denominator = uint32(bytes4(word << 160));
    }

    /// @return hash of the instrument by which the leasehold was made, of the closing that begins at offset `at`
    function grantAt(bytes calldata a, uint256 at) internal pure returns (bytes32) {
        return a.load(at + 3);
    }

    /// @return holder of the usufruct
    /// @return lastDay of a usufruct that is granted
    function usufructAt(bytes calldata a, uint256 at) internal pure returns (PersonId holder, Date lastDay) {
        bytes32 word = a.load(at + 2);
        return (PersonId.wrap(bytes16(word)), Date.wrap(uint32(bytes4(word << 128))));
    }

    /// @return freeholder whom the ending of a leasehold, which begins at offset `at`, names
    function freeholderAt(bytes calldata a, uint256 at) internal pure returns (PersonId freeholder) {
        return PersonId.wrap(bytes16(a.load(at + 2)));
    }

    /// @notice The entry of the leasehold that an instrument makes out of a freehold: nobody can choose it.
    function entryOf(bytes32 freehold, bytes32 instrument) internal pure returns (bytes32) {
        return bytes32(uint256(keccak256(abi.encodePacked(freehold, instrument))) | NEW_ENTRY);
    }

    /// @notice The holder that a lease has on the freehold: the last 16 bytes of the leasehold's entry.
    function holderOf(bytes32 leasehold) internal pure returns (PersonId) {
        return PersonId.wrap(bytes16(leasehold << 128));
    }
}
