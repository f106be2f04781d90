// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application, Capacity, PersonId} from "./Application.sol";
import {toDecimal} from "./LegalTime.sol";
import {Words} from "./Words.sol";

/// @title What every application's EIP-712 struct has in common
/// @notice A room's application is signed as
///
///     <Room>Application(Subject[] subjects, <one array a kind of dealing>, Declaration[] declarations,
///                       Signatory[] signatories, bytes16 applicant, uint32 deadline)
///
/// in words a citizen understands: dates as YYYYMMDD, capacities and names of declarations as strings.
library ApplicationHash {
    using Application for bytes;
    using Words for bytes;

    bytes32 private constant DECLARATION = keccak256("Declaration(string name,uint256 value)");
    bytes32 private constant SIGNATORY = keccak256(
        "Signatory(bytes16 person,string capacity,uint32 keyVersion)"
    );
    bytes32 private constant SUBJECT = keccak256("Subject(bytes32 entry,bytes31 from)");

    /// @notice The capacity is none that the law knows.
    error ApplicationUnknownCapacity(uint8 capacity);

    /// @notice Something follows the zero that ends a declaration's name: the signatories would not see it.
    error ApplicationMalformedDeclaration(bytes32 name);

    /// @param typeHash of the room's application
    /// @param from commitment of each entry's present record, one word each
    /// @param dealingHashes the hash of each of the room's arrays, one word each
    function structHash(
        bytes calldata application,
        bytes32 typeHash,
        bytes memory from,
        bytes memory dealingHashes
    ) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encodePacked(
                    typeHash,
                    _subjects(application, from),
                    dealingHashes,
                    _declarations(application),
                    _signatories(application),
                    bytes32(PersonId.unwrap(application.applicant())),
                    uint256(toDecimal(application.deadline()))
                )
            );
    }

    function _subjects(bytes calldata application, bytes memory from) private pure returns (bytes32) {
        uint256 count = from.length / 32;
        bytes memory hashes = Words.make(count);
        for (uint256 i; i < count; ++i) {
            hashes.set(i, Words.hash(SUBJECT, application.entryAt(i), from.at(i)));
        }
        return keccak256(hashes);
    }

    function _signatories(bytes calldata application) private pure returns (bytes32) {
        uint256 count = application.signatoryCount();
        bytes memory hashes = Words.make(count);
        uint256 at = application.signatoriesAt();
        for (uint256 i; i < count; ++i) {
            (PersonId person, uint32 version, uint8 capacity) = application.signatoryFrom(at);
            bytes32 id = bytes32(PersonId.unwrap(person));
            hashes.set(i, Words.hash(SIGNATORY, id, _capacity(capacity), bytes32(uint256(version))));
            // At most 16 signatories.
            unchecked {
                at += Application.SIGNATORY;
            }
        }
        return keccak256(hashes);
    }

    function _declarations(bytes calldata application) private pure returns (bytes32) {
        uint256 count = application.declarationCount();
        if (count == 0) return keccak256("");
        bytes memory hashes = Words.make(count);
        for (uint256 i; i < count; ++i) {
            (bytes32 name, uint256 value) = application.declarationAt(i);
            hashes.set(i, Words.hash(DECLARATION, _text(name), bytes32(value)));
        }
        return keccak256(hashes);
    }

    function _capacity(uint8 capacity) private pure returns (bytes32) {
        if (capacity == Capacity.OWN_BEHALF) return keccak256("on own behalf");
        if (capacity == Capacity.NOTARY) return keccak256("as notary");
        if (capacity == Capacity.REGISTRAR) return keccak256("as registrar");
        if (capacity == Capacity.REVIEWER) return keccak256("as reviewer");
        if (capacity == Capacity.JUDGE) return keccak256("as judge");
        revert ApplicationUnknownCapacity(capacity);
    }

    /// @return hash of the text that is padded with zeros to a word
    function _text(bytes32 padded) private pure returns (bytes32 hash) {
        uint256 length = Words.textLength(padded);
        if (length < 32 && padded << (8 * length) != 0) revert ApplicationMalformedDeclaration(padded);
        return Words.hashStart(padded, length);
    }
}
