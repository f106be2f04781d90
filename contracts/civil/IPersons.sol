// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../law/Application.sol";
import {PersonSlot} from "./PersonSlot.sol";

/// @title The register of persons of one sector: who may sign, with which key
/// @notice One word a person; the key itself is never stored nor logged, whoever uses it shows it. No name, no number,
/// nothing derived from either.
/// @dev Each event carries the person's whole new word, or each person's, so that the events suffice to rebuild the state.
interface IPersons {
    event Enrolled(PersonId indexed person, PersonSlot slot);

    /// @notice Many persons were enrolled at once; one log for all, which is cheaper than a log each.
    event EnrolledBatch(PersonId[] persons, PersonSlot[] slots);

    event KeyChanged(PersonId indexed person, PersonSlot slot);
    event KeyVersionRaised(PersonId indexed person, PersonSlot slot);
    event AssuranceConfirmed(PersonId indexed person, bytes32 indexed instrument, PersonSlot slot);
    event Frozen(PersonId indexed person, bytes32 indexed instrument, PersonSlot slot);
    event Released(PersonId indexed person, bytes32 indexed instrument, PersonSlot slot);
    event DeathRecorded(PersonId indexed person, bytes32 indexed instrument, PersonSlot slot);
    event VerifierAllowed(address indexed verifier, bool allowed);

    // `item` is the position in a batch, counted from zero; zero outside a batch.

    /// @notice The id of a person is never zero.
    error PersonsZeroId(uint256 item);

    /// @notice The person is enrolled already.
    error PersonsAlreadyEnrolled(uint256 item, PersonId person);

    /// @notice Assurance is 1 (low), 2 (substantial) or 3 (high).
    error PersonsUnknownAssurance(PersonId person, uint8 assurance);

    /// @notice A signer is an address, or the address of an allowed verifier followed by a key.
    error PersonsMalformedSigner(PersonId person, bytes signer);

    /// @notice `keysLength` bytes are not as many keys of one length as there are persons, or not addresses though no
    /// verifier is named.
    error PersonsMalformedBatch(uint256 persons, uint256 keysLength);

    /// @notice The office has not allowed this verifier. A person who could name any contract could name one that says
    /// yes to everything, and later deny every signature.
    error PersonsVerifierNotAllowed(PersonId person, address verifier);

    /// @notice There is no contract at `verifier`.
    error PersonsVerifierWithoutCode(address verifier);

    /// @notice The person's status does not permit this: unknown, frozen, dead, or not frozen when to be released.
    error PersonsWrongStatus(PersonId person, uint8 status);

    /// @notice `signer` is not the person's present key.
    error PersonsNotTheKey(PersonId person, bytes signer);

    /// @notice The person's version of the key is `actual`: what was confirmed is another key.
    error PersonsWrongKeyVersion(PersonId person, uint32 expected, uint32 actual);

    /// @notice The present key did not sign `digest`.
    error PersonsInvalidSignature(PersonId person, bytes32 digest);

    /// @notice The new key did not sign `digest`: nobody has shown that they hold it.
    error PersonsNoProofOfPossession(PersonId person, bytes32 digest);

    /// @notice The words of several persons, in the order asked; zero for one never enrolled.
    function slotsOf(PersonId[] calldata persons) external view returns (PersonSlot[] memory slots);

    /// @notice The same for persons whose ids stand at the beginning of each `stride` bytes of a list; registers read this.
    /// @return words the persons' words, one behind the other
    function wordsOf(bytes calldata list, uint256 stride) external view returns (bytes memory words);

    /// @notice Whether keys of this verifier may be enrolled.
    function isAllowed(address verifier) external view returns (bool);

    /// @notice Enrols a person with key version 1. By the office.
    /// @param signer ERC-7913 signer: an account's address, or the address of an allowed verifier followed by the key; a
    /// bare key (`Signatures`) is one under a precompile
    function enrol(PersonId person, uint8 assurance, bytes calldata signer) external;

    /// @notice Enrols many persons, all or none, whose keys are of one kind and one level of assurance; the error names the
    /// item that cannot be enrolled. By the office.
    /// @param verifier an allowed verifier, or a precompile for bare keys; zero: the keys are addresses of accounts
    /// @param persons their ids
    /// @param keys their keys in the same order, one behind the other, all of the same length
    function enrolBatch(
        uint8 assurance,
        address verifier,
        PersonId[] calldata persons,
        bytes calldata keys
    ) external;

    /// @notice Allows or no longer allows keys of a verifier. By the office. Keys enrolled before stay valid: their
    /// holders did nothing wrong; where a verifier is broken, the office freezes them.
    function allowVerifier(address verifier, bool allowed) external;

    /// @notice Changes a person's key; anyone may submit it. The old and the new key both sign the EIP-712 message
    /// `KeyChange(bytes16 person,uint32 keyVersion,bytes newSigner)` with the present key version, which then rises by
    /// one, so that a key that comes back brings no old signature back.
    /// @dev The new key's assurance is the old one's, but not above substantial: to replace a means of assurance high,
    /// the identity data must be verified with an authoritative source (Implementing Regulation (EU) 2015/1502, annex,
    /// 2.2.4), which no key can do. The office does it with `confirmAssurance`.
    function changeKey(
        PersonId person,
        bytes calldata oldSigner,
        bytes calldata newSigner,
        bytes calldata signature,
        bytes calldata newSignature
    ) external;

    /// @notice Revokes every outstanding signature of a person; anyone may submit it. The key signs the EIP-712 message
    /// `KeyVersionRaise(bytes16 person,uint32 keyVersion)` with the present key version.
    function raiseKeyVersion(PersonId person, bytes calldata signer, bytes calldata signature) external;

    /// @notice Confirms the level of assurance of a person's present key. By the office.
    /// @param keyVersion version of the key that was examined
    /// @param instrument hash of the office's record
    function confirmAssurance(
        PersonId person,
        uint32 keyVersion,
        uint8 assurance,
        bytes32 instrument
    ) external;

    /// @notice Freezes active persons: a key is lost, or a court so orders. By the office.
    /// @param instrument hash of the order
    function freeze(PersonId[] calldata persons, bytes32 instrument) external;

    /// @notice Releases frozen persons. By the office.
    /// @param instrument hash of the order
    function release(PersonId[] calldata persons, bytes32 instrument) external;

    /// @notice Records deaths, of active or frozen persons. By the office. Final.
    /// @param instrument hash of the entries of death
    function recordDeaths(PersonId[] calldata persons, bytes32 instrument) external;
}
