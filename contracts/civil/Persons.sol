// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {PersonId} from "../law/Application.sol";
import {Signatures} from "../law/Signatures.sol";
import {Wire} from "../law/Wire.sol";
import {Words} from "../law/Words.sol";
import {IPersons} from "./IPersons.sol";
import {Assurance, PersonKey, PersonSlot, PersonStatus, toPersonKey, toPersonSlot} from "./PersonSlot.sol";

/// @title The register of persons of one sector
/// @custom:eli /eli/xx/act/2015/9/2015-09-01
/// @custom:untranslatable art_1__para_2 whom an id stands for is known outside the register, and has to be
/// @custom:untranslatable art_3__para_1 whoever draws an id draws it outside the register, which cannot see chance
/// @custom:untranslatable art_5__para_3 how an identity was shown is for the civil registrar to judge
/// @custom:untranslatable art_10__para_3 the register does not tell a legal person from a natural one
/// @custom:untranslatable art_11__para_1 no contract takes an objection against the civil registrar: it is on paper
contract Persons is IPersons, AccessManaged, EIP712 {
    using Wire for bytes;
    using Words for bytes;

    bytes32 private constant KEY_CHANGE = keccak256(
        "KeyChange(bytes16 person,uint32 keyVersion,bytes newSigner)"
    );

    bytes32 private constant KEY_VERSION_RAISE = keccak256(
        "KeyVersionRaise(bytes16 person,uint32 keyVersion)"
    );

    /// @custom:quote art_4__para_1 "the hash of the key, the key version, the status and the assurance level"
    mapping(PersonId person => PersonSlot) private _slots;

    /// @inheritdoc IPersons
    /// @custom:quote art_6__para_1 "only if the civil registrar has allowed the verifier"
    mapping(address verifier => bool) public isAllowed;

    constructor(address authority) AccessManaged(authority) EIP712("Persons", "1") {}

    /* ASKING */

    /// @inheritdoc IPersons
    function slotsOf(PersonId[] calldata persons) external view returns (PersonSlot[] memory slots) {
        slots = new PersonSlot[](persons.length);
        for (uint256 i = 0; i < persons.length; ++i) slots[i] = _slots[persons[i]];
    }

    /// @inheritdoc IPersons
    function wordsOf(bytes calldata list, uint256 stride) external view returns (bytes memory words) {
        uint256 count = list.length / stride;
        words = Words.make(count);
        for (uint256 i = 0; i < count; ++i) {
            PersonId person = PersonId.wrap(bytes16(list.load(i * stride)));
            words.set(i, PersonSlot.unwrap(_slots[person]));
        }
    }

    /* ENROLMENT, BY THE OFFICE */

    /// @inheritdoc IPersons
    /// @custom:applies art_5__para_1
    /// @custom:norm power
    function enrol(PersonId person, uint8 assurance, bytes calldata signer) external restricted {
        _requireAssurance(person, assurance);
        emit Enrolled(person, _enrol(0, person, assurance, _keyOf(person, signer)));
    }

    /// @inheritdoc IPersons
    /// @custom:applies art_5__para_1
    /// @custom:norm power
    function enrolBatch(
        uint8 assurance,
        address verifier,
        PersonId[] calldata persons,
        bytes calldata keys
    ) external restricted {
        uint256 count = persons.length;
        uint256 length = count == 0 ? 0 : keys.length / count;
        // The product tells whether the division was exact.
        // slither-disable-next-line divide-before-multiply
        if (length * count != keys.length || !_isLength(verifier, length)) {
            revert PersonsMalformedBatch(count, keys.length);
        }
        _requireAssurance(persons[0], assurance);
        if (verifier != address(0)) _requireAllowed(persons[0], verifier);
        PersonSlot[] memory slots = new PersonSlot[](count);
        bool bare = Signatures.isBare(verifier);
        for (uint256 i = 0; i < count; ++i) {
            bytes calldata key = keys[i * length:(i + 1) * length];
            bool whole = verifier == address(0) || bare;
            bytes32 hash = whole ? keccak256(key) : keccak256(abi.encodePacked(verifier, key));
            slots[i] = _enrol(i, persons[i], assurance, toPersonKey(hash, bare));
        }
        emit EnrolledBatch(persons, slots);
    }

    /// @inheritdoc IPersons
    /// @custom:applies art_6__para_1
    /// @custom:applies art_6__para_2
    /// @custom:norm power
    function allowVerifier(address verifier, bool allowed) external restricted {
        bool exists =
            verifier.code.length != 0 || (verifier == Signatures.P256VERIFY && Signatures.hasP256());
        if (allowed && !exists) revert PersonsVerifierWithoutCode(verifier);
        isAllowed[verifier] = allowed;
        emit VerifierAllowed(verifier, allowed);
    }

    /// @custom:applies art_3__para_2
    /// @custom:applies art_5__para_1
    /// @custom:applies art_5__para_2
    /// @custom:norm prohibition
    function _enrol(
        uint256 item,
        PersonId person,
        uint8 assurance,
        PersonKey key
    ) private returns (PersonSlot slot) {
        if (PersonId.unwrap(person) == 0) revert PersonsZeroId(item);
        if (PersonSlot.unwrap(_slots[person]) != 0) revert PersonsAlreadyEnrolled(item, person);
        slot = toPersonSlot(key, 1, PersonStatus.ACTIVE, assurance);
        _slots[person] = slot;
    }

    /* KEYS, BY THEIR HOLDERS */

    /// @inheritdoc IPersons
    /// @custom:applies art_7__para_1
    /// @custom:applies art_7__para_2
    /// @custom:applies art_7__para_3
    /// @custom:norm power
    function changeKey(
        PersonId person,
        bytes calldata oldSigner,
        bytes calldata newSigner,
        bytes calldata signature,
        bytes calldata newSignature
    ) external {
        PersonSlot slot = _activeWithKey(person, oldSigner);
        PersonKey key = _keyOf(person, newSigner);
        uint32 version = slot.keyVersion();
        bytes32 change = keccak256(abi.encode(KEY_CHANGE, person, version, keccak256(newSigner)));
        bytes32 digest = _hashTypedDataV4(change);
        if (!Signatures.isValid(oldSigner, digest, signature)) revert PersonsInvalidSignature(person, digest);
        if (!Signatures.isValid(newSigner, digest, newSignature)) {
            revert PersonsNoProofOfPossession(person, digest);
        }

        if (slot.assurance() > Assurance.SUBSTANTIAL) slot = slot.withAssurance(Assurance.SUBSTANTIAL);
        _slots[person] = slot = slot.withKey(key, version + 1);
        emit KeyChanged(person, slot);
    }

    /// @inheritdoc IPersons
    /// @custom:applies art_8__para_1
    /// @custom:applies art_8__para_2
    /// @custom:norm power
    function raiseKeyVersion(PersonId person, bytes calldata signer, bytes calldata signature) external {
        PersonSlot slot = _activeWithKey(person, signer);
        uint32 version = slot.keyVersion();
        bytes32 digest = _hashTypedDataV4(keccak256(abi.encode(KEY_VERSION_RAISE, person, version)));
        if (!Signatures.isValid(signer, digest, signature)) revert PersonsInvalidSignature(person, digest);

        _slots[person] = slot = slot.withVersion(version + 1);
        emit KeyVersionRaised(person, slot);
    }

    /* STATUS, BY THE OFFICE */

    /// @inheritdoc IPersons
    /// @custom:applies art_7__para_4
    /// @custom:norm power
    function confirmAssurance(
        PersonId person,
        uint32 keyVersion,
        uint8 assurance,
        bytes32 instrument
    ) external restricted {
        _requireAssurance(person, assurance);
        PersonSlot slot = _slots[person];
        _requireStatus(person, slot, PersonStatus.ACTIVE);
        uint32 actual = slot.keyVersion();
        if (actual != keyVersion) revert PersonsWrongKeyVersion(person, keyVersion, actual);

        _slots[person] = slot = slot.withAssurance(assurance);
        emit AssuranceConfirmed(person, instrument, slot);
    }

    /// @inheritdoc IPersons
    /// @custom:applies art_9__para_1
    /// @custom:applies art_9__para_3
    /// @custom:norm power
    function freeze(PersonId[] calldata persons, bytes32 instrument) external restricted {
        for (uint256 i = 0; i < persons.length; ++i) {
            emit Frozen(persons[i], instrument, _move(persons[i], PersonStatus.ACTIVE, PersonStatus.FROZEN));
        }
    }

    /// @inheritdoc IPersons
    /// @custom:applies art_9__para_2
    /// @custom:applies art_9__para_3
    /// @custom:norm power
    function release(PersonId[] calldata persons, bytes32 instrument) external restricted {
        for (uint256 i = 0; i < persons.length; ++i) {
            PersonSlot slot = _move(persons[i], PersonStatus.FROZEN, PersonStatus.ACTIVE);
            emit Released(persons[i], instrument, slot);
        }
    }

    /// @inheritdoc IPersons
    /// @custom:applies art_10__para_1
    /// @custom:applies art_10__para_2
    /// @custom:norm power
    function recordDeaths(PersonId[] calldata persons, bytes32 instrument) external restricted {
        for (uint256 i = 0; i < persons.length; ++i) {
            bool frozen = _slots[persons[i]].status() == PersonStatus.FROZEN;
            uint8 from = frozen ? PersonStatus.FROZEN : PersonStatus.ACTIVE;
            emit DeathRecorded(persons[i], instrument, _move(persons[i], from, PersonStatus.DEAD));
        }
    }

    /* INSIDE */

    /// @custom:applies art_4__para_3
    /// @custom:norm prohibition
    function _activeWithKey(PersonId person, bytes calldata signer) private view returns (PersonSlot slot) {
        slot = _slots[person];
        _requireStatus(person, slot, PersonStatus.ACTIVE);
        if (!slot.isKey(signer)) revert PersonsNotTheKey(person, signer);
    }

    /// @custom:applies art_4__para_2
    /// @custom:applies art_10__para_2
    /// @custom:effect define
    function _move(PersonId person, uint8 from, uint8 to) private returns (PersonSlot slot) {
        slot = _slots[person];
        _requireStatus(person, slot, from);
        _slots[person] = slot = slot.withStatus(to);
    }

    /// @dev The key of a signer who may be enrolled.
    function _keyOf(PersonId person, bytes calldata signer) private view returns (PersonKey) {
        bool bare = Signatures.isBareKey(signer);
        if (signer.length != 20) {
            bool short = signer.length < 20;
            address verifier = address(bytes20(signer));
            if (short || (!bare && Signatures.isBare(verifier))) {
                revert PersonsMalformedSigner(person, signer);
            }
            _requireAllowed(person, verifier);
        }
        return toPersonKey(Wire.hash(bare ? signer[20:] : signer), bare);
    }

    function _isLength(address verifier, uint256 length) private pure returns (bool) {
        if (verifier == address(0) || verifier == Signatures.ECRECOVER) return length == 20;
        return verifier == Signatures.P256VERIFY ? length == 64 : length != 0;
    }

    /// @custom:applies art_6__para_1
    /// @custom:norm prohibition
    function _requireAllowed(PersonId person, address verifier) private view {
        // Every chain recovers, as it has to for its own transactions.
        bool known = isAllowed[verifier] || verifier == Signatures.ECRECOVER;
        if (!known) revert PersonsVerifierNotAllowed(person, verifier);
    }

    function _requireStatus(PersonId person, PersonSlot slot, uint8 expected) private pure {
        if (slot.status() != expected) revert PersonsWrongStatus(person, slot.status());
    }

    function _requireAssurance(PersonId person, uint8 assurance) private pure {
        if (assurance < Assurance.LOW || assurance > Assurance.HIGH) {
            revert PersonsUnknownAssurance(person, assurance);
        }
    }
}
