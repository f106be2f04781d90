// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IPersons} from "../civil/IPersons.sol";
import {PersonSlot, PersonStatus} from "../civil/PersonSlot.sol";
import {Application, Capacity, PersonId} from "./Application.sol";
import {ApplicationHash} from "./ApplicationHash.sol";
import {Evidence} from "./Evidence.sol";
import {IRegister} from "./IRegister.sol";
import {Office} from "./Office.sol";
import {Signatures} from "./Signatures.sol";

/// @title Who signed an application
/// @notice Whether they had to, and whether they suffice, is for the law to say.
abstract contract SignedApplications is IRegister, EIP712, AccessManaged {
    using Application for bytes;
    using ApplicationHash for bytes;
    using Evidence for bytes;
    using Signatures for bytes;

    IPersons internal immutable _persons;

    constructor(IPersons persons) {
        _persons = persons;
    }

    /// @dev The office (`Office`) whose holders sign as registrar of this register.
    function _registrarOffice() internal view virtual returns (uint64);

    /// @dev EIP-712 type hash of the room's application.
    function _applicationType() internal view virtual returns (bytes32);

    /// @dev Checks that the dealings are in the room's wire form and order, and that each entry is dealt with (else a
    /// stranger's entry could be moved by naming it), and hashes each of the room's arrays.
    function _hashDealings(bytes calldata application) internal view virtual returns (bytes memory);

    /// @dev The digest that the signatories sign.
    /// @param from commitment of each entry's present record, one word each
    function _digest(bytes calldata application, bytes memory from) internal view returns (bytes32) {
        bytes memory dealingHashes = _hashDealings(application);
        return _hashTypedDataV4(application.structHash(_applicationType(), from, dealingHashes));
    }

    /// @dev The signatories' words in the register of persons, each active and of the key version signed with.
    function _attend(
        bytes calldata application
    ) internal view returns (PersonSlot[] memory slots, bytes16 assurances) {
        uint256 count = application.signatoryCount();
        PersonId[] memory ids = new PersonId[](count);
        bytes16 previous;
        for (uint256 i; i < count; ++i) {
            PersonId person = application.personAt(i);
            if (i != 0 && PersonId.unwrap(person) <= previous) revert RegisterNotAscending(i);
            previous = PersonId.unwrap(ids[i] = person);
        }
        slots = _persons.slotsOf(ids);
        for (uint256 i; i < count; ++i) {
            PersonSlot slot = slots[i];
            (PersonId person, uint32 version, ) = application.signatoryAt(i);
            if (slot.status() != PersonStatus.ACTIVE) revert RegisterPersonNotActive(person, slot.status());
            if (slot.keyVersion() != version)
                revert RegisterKeyVersionRevoked(person, version, slot.keyVersion());
            for (uint256 j; j < i; ++j) {
                if (slot.keyCommitment() == slots[j].keyCommitment()) {
                    revert RegisterKeySharedBy(person, ids[j]);
                }
            }
            // At most 16 signatories.
            unchecked {
                assurances |= bytes16(bytes1(slot.assurance())) >> (8 * i);
            }
        }
    }

    /// @dev The word of one person in the register of persons, who must be active.
    function _activeSlotOf(PersonId person) internal view returns (PersonSlot slot) {
        PersonId[] memory ids = new PersonId[](1);
        ids[0] = person;
        slot = _persons.slotsOf(ids)[0];
        if (slot.status() != PersonStatus.ACTIVE) revert RegisterPersonNotActive(person, slot.status());
    }

    /// @param at offset in the evidence of the first signer
    function _requireSigned(
        bytes calldata application,
        bytes calldata evidence,
        uint256 at,
        bytes32 digest,
        PersonSlot[] memory slots
    ) internal view {
        for (uint256 i; i < slots.length; ++i) {
            bytes calldata signer;
            bytes calldata signature;
            (signer, at) = evidence.bytesAt(at);
            (signature, at) = evidence.bytesAt(at);
            (PersonId person, , uint8 capacity) = application.signatoryAt(i);
            _requireSignature(digest, person, slots[i], signer, signature);
            if (capacity != Capacity.OWN_BEHALF) _requireOffice(person, capacity, signer);
        }
        evidence.requireEnd(at);
    }

    function _requireSignature(
        bytes32 digest,
        PersonId person,
        PersonSlot slot,
        bytes calldata signer,
        bytes calldata signature
    ) internal view {
        if (!slot.isKey(signer)) revert RegisterWrongSigner(person);
        if (!signer.isValid(digest, signature)) revert RegisterInvalidSignature(person, digest);
    }

    /// @dev Offices are held by accounts, so that an officer signs with the account that holds the office.
    function _requireOffice(PersonId person, uint8 capacity, bytes calldata signer) private view {
        uint64 office = capacity == Capacity.NOTARY ? Office.NOTARY : _registrarOffice();
        bool held;
        if (signer.length == 20)
            (held, ) = IAccessManager(authority()).hasRole(office, address(bytes20(signer)));
        if (!held) revert RegisterNotInOffice(person, capacity);
    }
}
