// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application, Capacity, PersonId} from "./Application.sol";
import {toDecimal} from "./LegalTime.sol";

/// @title What every application's EIP-712 struct has in common
/// @notice A room's application is signed as
///
///     <Room>Application(Subject[] subjects, <one array a kind of dealing>, Declaration[] declarations,
///                       Signatory[] signatories, bytes16 applicant, uint32 deadline)
///
/// in words a citizen understands: dates as YYYYMMDD, capacities and names of declarations as strings.
library ApplicationHash {
    using Application for bytes;

    bytes32 private constant DECLARATION = keccak256("Declaration(string name,uint256 value)");
    bytes32 private constant SIGNATORY = keccak256("Signatory(bytes16 person,string capacity,uint32 keyVersion)");
    bytes32 private constant SUBJECT = keccak256("Subject(bytes32 entry,bytes31 from)");

    /// @notice The capacity is none that the law knows.
    error ApplicationUnknownCapacity(uint8 capacity);

    /// @notice Something follows the zero that ends a declaration's name: the signatories would not see it.
    error ApplicationMalformedDeclaration(bytes32 name);

    /// @param typeHash of the room's application
    /// @param from commitment of each entry's present record
    /// @param dealingHashes the hash of each of the room's arrays, one word each
    function structHash(bytes calldata application, bytes32 typeHash, bytes31[] memory from, bytes memory dealingHashes)
        internal
        pure
        returns (bytes32)
    {
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

    function _subjects(bytes calldata application, bytes31[] memory from) private pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](from.length);
        for (uint256 i; i < hashes.length; ++i) {
            hashes[i] = keccak256(abi.encode(SUBJECT, application.entryAt(i), from[i]));
        }
        return keccak256(abi.encodePacked(hashes));
    }

    function _signatories(bytes calldata application) private pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](application.signatoryCount());
        for (uint256 i; i < hashes.length; ++i) {
            (PersonId person, uint32 keyVersion, uint8 capacity) = application.signatoryAt(i);
            hashes[i] = keccak256(abi.encode(SIGNATORY, person, _capacity(capacity), keyVersion));
        }
        return keccak256(abi.encodePacked(hashes));
    }

    function _declarations(bytes calldata application) private pure returns (bytes32) {
        uint256 count = application.declarationCount();
        if (count == 0) return keccak256("");
        bytes32[] memory hashes = new bytes32[](count);
        for (uint256 i; i < count; ++i) {
            (bytes32 name, uint256 value) = application.declarationAt(i);
            hashes[i] = keccak256(abi.encode(DECLARATION, keccak256(_text(name)), value));
        }
        return keccak256(abi.encodePacked(hashes));
    }

    function _capacity(uint8 capacity) private pure returns (bytes32) {
        if (capacity == Capacity.OWN_BEHALF) return keccak256("on own behalf");
        if (capacity == Capacity.NOTARY) return keccak256("as notary");
        if (capacity == Capacity.REGISTRAR) return keccak256("as registrar");
        revert ApplicationUnknownCapacity(capacity);
    }

    function _text(bytes32 padded) private pure returns (bytes memory text) {
        uint256 length;
        while (length < 32 && padded[length] != 0) ++length;
        if (length < 32 && padded << (8 * length) != 0) revert ApplicationMalformedDeclaration(padded);
        text = new bytes(length);
        for (uint256 i; i < length; ++i) {
            text[i] = padded[i];
        }
    }
}
