// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Date} from "./LegalTime.sol";
import {Wire} from "./Wire.sol";

/// @notice A person as one register sector knows them: 16 random bytes, never derived from anything about the person.
type PersonId is bytes16;

using {samePerson as ==} for PersonId global;

function samePerson(PersonId a, PersonId b) pure returns (bool) {
    return PersonId.unwrap(a) == PersonId.unwrap(b);
}

/// @notice Capacities in which a person signs.
library Capacity {
    uint8 internal constant OWN_BEHALF = 1;
    uint8 internal constant NOTARY = 2;
    uint8 internal constant REGISTRAR = 3;
    uint8 internal constant REVIEWER = 4;
    uint8 internal constant JUDGE = 5;
}

/// @title Wire form of an application: what is asked, and by whom it is signed
/// @notice The same bytes are submitted, hashed for signing, put before the law and logged. Packed, big-endian:
///
///     0  applicant 1 (index among the signatories) | deadline 4 (last legal date on which it may be decided)
///     5  counts: entries 1, signatories 1, declarations 1
///     8  entries, 32 bytes each, strictly ascending; a new entry has its highest bit set, a legacy one has not
///        signatories, 21 bytes each, strictly ascending by person: person 16 | key version 4 | capacity 1
///        declarations, 64 bytes each: name 32 (ASCII, padded with zeros) | value 32
///        dealings: what is to be done, in the room's wire form
///
/// What the signatories sign is the room's EIP-712 struct, in words (see `ApplicationHash`).
library Application {
    using Wire for bytes;

    uint256 private constant HEAD = 8;
    uint256 private constant ENTRY = 32;
    uint256 internal constant SIGNATORY = 21;
    uint256 private constant DECLARATION = 64;

    /// @dev One byte for each in `Circumstances`.
    uint256 internal constant MAXIMUM_ENTRIES = 16;
    uint256 internal constant MAXIMUM_SIGNATORIES = 16;

    /// @notice The application is shorter than its own counts say, or names more than 16 entries or signatories.
    error ApplicationMalformed(uint256 length, uint256 entries, uint256 signatories, uint256 declarations);

    /// @notice The applicant must be one of the signatories.
    error ApplicationApplicantDoesNotSign(uint256 applicant, uint256 signatories);

    /// @notice To be called before anything else is read.
    function requireWellFormed(bytes calldata a) internal pure {
        uint256 entries = entryCount(a);
        uint256 signatories = signatoryCount(a);
        if (
            a.length < HEAD ||
            entries == 0 ||
            entries > MAXIMUM_ENTRIES ||
            signatories > MAXIMUM_SIGNATORIES ||
            a.length < dealingsAt(a)
        ) revert ApplicationMalformed(a.length, entries, signatories, declarationCount(a));
        if (applicantIndex(a) >= signatories)
            revert ApplicationApplicantDoesNotSign(applicantIndex(a), signatories);
    }

    function applicantIndex(bytes calldata a) internal pure returns (uint256) {
        return uint256(a.load(0)) >> 248;
    }

    function applicant(bytes calldata a) internal pure returns (PersonId) {
        return personAt(a, applicantIndex(a));
    }

    function deadline(bytes calldata a) internal pure returns (Date) {
        return Date.wrap(uint32(uint256(a.load(0)) >> 216));
    }

    function entryCount(bytes calldata a) internal pure returns (uint256) {
        return uint8(uint256(a.load(0)) >> 208);
    }

    function signatoryCount(bytes calldata a) internal pure returns (uint256) {
        return uint8(uint256(a.load(0)) >> 200);
    }

    function declarationCount(bytes calldata a) internal pure returns (uint256) {
        return uint8(uint256(a.load(0)) >> 192);
    }

    function entryAt(bytes calldata a, uint256 index) internal pure returns (bytes32) {
        unchecked {
            return a.load(HEAD + index * ENTRY);
        }
    }

    function personAt(bytes calldata a, uint256 index) internal pure returns (PersonId) {
        unchecked {
            return PersonId.wrap(bytes16(a.load(signatoriesAt(a) + index * SIGNATORY)));
        }
    }

    /// @return person who signs
    /// @return keyVersion of the key they sign with
    /// @return capacity in which they sign
    function signatoryAt(
        bytes calldata a,
        uint256 index
    ) internal pure returns (PersonId person, uint32 keyVersion, uint8 capacity) {
        unchecked {
            return signatoryFrom(a, signatoriesAt(a) + index * SIGNATORY);
        }
    }

    /// @notice The signatory at offset `at`, for readers that walk the list from `signatoriesAt` on, `SIGNATORY` bytes a
    /// step.
    function signatoryFrom(
        bytes calldata a,
        uint256 at
    ) internal pure returns (PersonId person, uint32 keyVersion, uint8 capacity) {
        uint256 word = uint256(a.load(at));
        return (PersonId.wrap(bytes16(bytes32(word))), uint32(word >> 96), uint8(word >> 88));
    }

    /// @notice The whole list, as it lies.
    function signatoryList(bytes calldata a) internal pure returns (bytes calldata) {
        return a.slice(signatoriesAt(a), _declarationsAt(a));
    }

    /// @notice Whether the person is a signatory in this capacity.
    function isSignedBy(bytes calldata a, PersonId person, uint8 inCapacity) internal pure returns (bool) {
        unchecked {
            uint256 at = signatoriesAt(a);
            for (uint256 left = signatoryCount(a); left != 0; --left) {
                bytes32 word = a.load(at);
                if (bytes16(word) == PersonId.unwrap(person)) return uint8(uint256(word) >> 88) == inCapacity;
                at += SIGNATORY;
            }
            return false;
        }
    }

    function declarationAt(
        bytes calldata a,
        uint256 index
    ) internal pure returns (bytes32 name, uint256 value) {
        unchecked {
            uint256 at = _declarationsAt(a) + index * DECLARATION;
            return (a.load(at), uint256(a.load(at + 32)));
        }
    }

    /// @return at offset of the first dealing
    function dealingsAt(bytes calldata a) internal pure returns (uint256 at) {
        unchecked {
            return _declarationsAt(a) + declarationCount(a) * DECLARATION;
        }
    }

    /// @return at offset of the first signatory
    function signatoriesAt(bytes calldata a) internal pure returns (uint256 at) {
        unchecked {
            return HEAD + entryCount(a) * ENTRY;
        }
    }

    function _declarationsAt(bytes calldata a) private pure returns (uint256) {
        unchecked {
            return signatoriesAt(a) + signatoryCount(a) * SIGNATORY;
        }
    }
}
