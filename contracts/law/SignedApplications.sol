// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IPersons} from "../civil/IPersons.sol";
import {PersonSlot, PersonStatus} from "../civil/PersonSlot.sol";
import {Application, Capacity, PersonId} from "./Application.sol";
import {ApplicationHash} from "./ApplicationHash.sol";
import {Evidence} from "./Evidence.sol";
import {IRegister} from "./IRegister.sol";
import {ISeats} from "./ISeats.sol";
import {Office} from "./Office.sol";
import {Signatures} from "./Signatures.sol";
import {Words} from "./Words.sol";

/// @title Who signed an application
/// @notice Whether they had to, and whether they suffice, is for the law to say.
abstract contract SignedApplications is IRegister, EIP712, AccessManaged {
    using Application for bytes;
    using ApplicationHash for bytes;
    using Evidence for bytes;
    using Signatures for bytes;
    using Words for bytes;

    IPersons internal immutable _persons;

    constructor(IPersons persons) {
        _persons = persons;
    }

    /// @dev The office (`Office`) whose holders sign as registrar of this register.
    function _registrarOffice() internal view virtual returns (uint64);

    /// @dev Name of the register in the EIP-712 domain, as given to `EIP712`.
    function _domainName() internal pure virtual returns (string memory);

    /// @notice The EIP-712 domain (ERC-5267).
    /// @dev As OpenZeppelin's, which reads name and version from where it keeps them: as constants they take less code.
    function eip712Domain()
        public
        view
        override
        returns (
            bytes1 fields,
            string memory name,
            string memory version,
            uint256 chainId,
            address verifyingContract,
            bytes32 salt,
            uint256[] memory extensions
        )
    {
        return (hex"0f", _domainName(), "1", block.chainid, address(this), bytes32(0), new uint256[](0));
    }

    /// @dev Checks that the dealings are in the room's wire form and order, and that each entry is dealt with (else a
    /// stranger's entry could be moved by naming it).
    /// @return applicationType EIP-712 type hash of an application with dealings of these kinds
    /// @return hashes of each of the room's arrays, one word each
    function _hashDealings(
        bytes calldata application
    ) internal view virtual returns (bytes32 applicationType, bytes memory hashes);

    /// @dev The digest that the signatories sign.
    /// @param from commitment of each entry's present record, one word each
    function _digest(bytes calldata application, bytes memory from) internal view returns (bytes32) {
        (bytes32 applicationType, bytes memory hashes) = _hashDealings(application);
        return _hashTypedDataV4(application.structHash(applicationType, from, hashes));
    }

    /// @dev The signatories' words in the register of persons, each active and of the key version signed with.
    /// @return slots a list of `PersonSlot`
    function _attend(
        bytes calldata application
    ) internal view returns (bytes memory slots, bytes16 assurances) {
        uint256 count = application.signatoryCount();
        slots = _persons.wordsOf(application.signatoryList(), Application.SIGNATORY);
        bytes16 previous;
        uint256 at = application.signatoriesAt();
        // At most 16 signatories.
        unchecked {
            for (uint256 i; i < count; ++i) {
                (PersonId person, uint32 version, ) = application.signatoryFrom(at);
                if (i != 0 && PersonId.unwrap(person) <= previous) revert RegisterNotAscending(i);
                previous = PersonId.unwrap(person);
                PersonSlot slot = PersonSlot.wrap(slots.at(i));
                _requireActive(person, slot);
                if (slot.keyVersion() != version) {
                    revert RegisterKeyVersionRevoked(person, version, slot.keyVersion());
                }
                for (uint256 j; j < i; ++j) {
                    if (slot.keyCommitment() == PersonSlot.wrap(slots.at(j)).keyCommitment()) {
                        revert RegisterKeySharedBy(person, application.personAt(j));
                    }
                }
                assurances |= bytes16(bytes1(slot.assurance())) >> (8 * i);
                at += Application.SIGNATORY;
            }
        }
    }

    /// @dev The word of one person in the register of persons, who must be active.
    function _activeSlotOf(PersonId person) internal view returns (PersonSlot slot) {
        slot = PersonSlot.wrap(_persons.wordsOf(abi.encodePacked(person), 16).at(0));
        _requireActive(person, slot);
    }

    function _requireActive(PersonId person, PersonSlot slot) private pure {
        if (slot.status() != PersonStatus.ACTIVE) revert RegisterPersonNotActive(person, slot.status());
    }

    /// @param at offset in the evidence of the first signer
    /// @param slots the signatories' words in the register of persons
    function _requireSigned(
        bytes calldata application,
        bytes calldata evidence,
        uint256 at,
        bytes32 digest,
        bytes memory slots
    ) internal view {
        uint256 count = application.signatoryCount();
        uint256 signatoryAt = application.signatoriesAt();
        for (uint256 i; i < count; ++i) {
            bytes calldata signer;
            bytes calldata signature;
            (signer, at) = evidence.bytesAt(at);
            (signature, at) = evidence.bytesAt(at);
            (PersonId person, , uint8 capacity) = application.signatoryFrom(signatoryAt);
            PersonSlot slot = PersonSlot.wrap(slots.at(i));
            address account = _requireSignature(digest, person, slot, signer, signature);
            if (capacity != Capacity.OWN_BEHALF) {
                address seat = _requireOffice(person, capacity, account);
                _requireImpartial(application, evidence, person, capacity, account, seat);
            }
            // At most 16 signatories.
            unchecked {
                signatoryAt += Application.SIGNATORY;
            }
        }
        evidence.requireEnd(at);
    }

    /// @param signer no bytes: a bare key of secp256k1, or an account without code; the signature tells which
    /// @return account that signed, or has the same key; zero: a key of another kind
    function _requireSignature(
        bytes32 digest,
        PersonId person,
        PersonSlot slot,
        bytes calldata signer,
        bytes calldata signature
    ) internal view returns (address account) {
        bool valid;
        if (signer.length == 0) {
            account = Signatures.recoveredFrom(digest, signature);
            valid = account != address(0) && slot.isOfAccount(account);
            valid = valid && (slot.isBare() || account.code.length == 0);
        } else {
            if (!slot.isKey(signer)) revert RegisterWrongSigner(person);
            if (signer.length == 20) account = address(bytes20(signer));
            valid = signer.isValid(digest, signature);
        }
        if (!valid) revert RegisterInvalidSignature(person, digest);
    }

    function _officeOf(uint8 capacity) private view returns (uint64) {
        if (capacity == Capacity.NOTARY) return Office.NOTARY;
        if (capacity == Capacity.REVIEWER) return Office.REVIEWER;
        return capacity == Capacity.JUDGE ? Office.COURT : _registrarOffice();
    }

    /// @dev Offices are held by accounts, each for one person: an officer signs with the account that holds the office, and
    /// as the person appointed.
    /// @return seat in which the office is exercised: the account, or that of the officer for whom it acts
    function _requireOffice(
        PersonId person,
        uint8 capacity,
        address account
    ) private view returns (address seat) {
        if (account != address(0))
            seat = ISeats(authority()).seatOfPerson(_officeOf(capacity), account, person);
        if (seat == address(0)) revert RegisterNotInOffice(person, capacity);
    }

    /// @dev Reverts if an officer may not act here, for a reason that the law is not told. In most rooms there is none.
    /// @param account that signed
    /// @param seat see `_requireOffice`
    function _requireImpartial(
        bytes calldata application,
        bytes calldata evidence,
        PersonId officer,
        uint8 capacity,
        address account,
        address seat
    ) internal view virtual {}
}
