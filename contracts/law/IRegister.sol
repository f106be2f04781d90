// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "./Application.sol";
import {IContestable} from "./IContestable.sol";
import {Circumstances, Finding} from "./IRuleset.sol";
import {Date} from "./LegalTime.sol";

/// @notice Money payable under an act because of a dealing.
/// @param amount in minor units of the act's currency
struct Assessment {
    bytes32 subdivision;
    address ruleset;
    uint256 amount;
}

/// @notice What the law says of an application.
/// @param refusal eId of the provision that refuses; zero: granted
/// @param subdivision Gazette key of the subdivision that refuses, or that decided last
/// @param ruleset the version of it that decided: the basis of the next record
/// @param standing whether the applicant has standing
/// @param assessments money payable, act by act
/// @param next body of each entry's next record (see `Bodies.sol`), when granted; empty: the entry is closed
struct Ruling {
    bytes32 refusal;
    bytes32 subdivision;
    address ruleset;
    bool standing;
    Assessment[] assessments;
    bytes next;
}

/// @title A register under a statute
/// @notice One slot an entry: a 31-byte commitment to its record, and a status byte. The record travels with each call and
/// is logged in full with each change. What may change is for the law in force to say; the register checks who signed,
/// keeps the chain of records and stores.
interface IRegister is IContestable {
    /// @notice An entry has a new record.
    event Recorded(bytes32 indexed entry, bytes32 indexed digest, bytes record);

    /// @notice An entry was closed by a granted application: nothing can be done with it any more.
    event Closed(bytes32 indexed entry, bytes32 indexed digest);

    /// @notice An application was granted. With the records of its entries before, this is all that the law was told, so
    /// that the decision can be computed again years later. In one word, as in `Circumstances`: statuses | assurances.
    event Granted(
        bytes32 indexed digest,
        PersonId indexed applicant,
        bytes32 statusesAndAssurances,
        bytes application
    );

    /// @notice Money became payable under an act because of a granted application.
    event Assessed(bytes32 indexed digest, bytes32 indexed subdivision, address ruleset, uint256 amount);

    /// @notice An application was refused; final for this application.
    event Refused(
        bytes32 indexed digest,
        PersonId indexed applicant,
        bytes32 indexed eId,
        bytes32 subdivision,
        address ruleset,
        bytes bodies,
        bytes application,
        Circumstances circumstances,
        Finding[] findings,
        bytes32 remedy,
        uint16 remedyDays
    );

    /// @notice In a batch: this one could not be decided as it was handed in, with that evidence and gas. Nothing is stored
    /// of it, and nothing follows for the application: anyone may hand in another's with bad evidence. `reason`: the error.
    event Inadmissible(uint256 indexed item, bytes32 indexed applicationHash, bytes reason);

    /// @notice A provision did not refuse an application that it would have refused: those in whose discretion it was
    /// approved, or were silent for too long.
    event Spared(bytes32 indexed digest, bytes32 indexed subdivision, bytes32 indexed eId);

    /// @notice A signatory withdrew an application.
    event Withdrawn(bytes32 indexed digest, PersonId indexed person);

    /// @notice An office changed the status of an entry. `instrument`: hash of the order.
    event StatusChanged(bytes32 indexed entry, uint8 status, bytes32 indexed instrument);

    /// @notice An entry's present record, logged again by somebody who kept it.
    event Republished(bytes32 indexed entry, bytes record);

    /// @notice The application has no signatory of this index.
    error RegisterNoSuchSignatory(uint256 index, uint256 signatories);
    /// @notice The law gives the applicant no say in this entry: neither a grant nor a refusal is theirs.
    error RegisterNoStanding(PersonId applicant);
    /// @notice The provision that would refuse leaves discretion, and those in whose discretion it is have not decided; or
    /// the application is lodged, and waits while an entry is frozen or pending.
    error RegisterAwaitsDiscretion(bytes32 digest, bytes32 eId);
    /// @notice The application was decided before; for `decision` see `Decisions`.
    error RegisterAlreadyDecided(bytes32 digest, bytes32 decision);
    /// @notice The deadline that the signatories set has passed.
    error RegisterDeadlinePassed(Date deadline, Date today);
    /// @notice Entries, or signatories, are not strictly ascending at this index.
    error RegisterNotAscending(uint256 index);
    /// @notice Lists that belong together differ in length.
    error RegisterLengthMismatch(uint256 expected, uint256 given);
    /// @notice The entry has moved: its record is no longer the one given.
    error RegisterStaleRecord(bytes32 entry, bytes31 stored, bytes31 given);
    /// @notice There is no such entry.
    error RegisterUnknownEntry(bytes32 entry);
    /// @notice The record is not under the root of the register taken over.
    error RegisterNotInLegacyRoot(bytes32 entry, bytes31 given);
    /// @notice A legacy record begins a chain: version 1, nothing before it.
    error RegisterMalformedLegacyRecord(bytes32 entry);
    /// @notice The Gazette did not say which version governs the date. Send it again with more gas.
    error RegisterLawUnknown(bytes32 subdivision, Date date);
    error RegisterClosedEntry(bytes32 entry);
    /// @notice The law in force would move a frozen entry; the register does not.
    error RegisterFrozenEntry(bytes32 entry);
    /// @notice The person is not active in the register of persons.
    error RegisterPersonNotActive(PersonId person, uint8 status);
    /// @notice The signatory signed under another key version than the present one.
    error RegisterKeyVersionRevoked(PersonId person, uint32 signed, uint32 present);
    /// @notice The signer given is not the person's key.
    error RegisterWrongSigner(PersonId person);
    error RegisterInvalidSignature(PersonId person, bytes32 digest);
    /// @notice Two persons of one application have the same key, so that one would sign for both.
    error RegisterKeySharedBy(PersonId person, PersonId other);
    /// @notice The signer does not hold the office in whose capacity they sign.
    error RegisterNotInOffice(PersonId person, uint8 capacity);
    /// @notice Too little gas is left to give the next item of a batch its due.
    error RegisterBatchGas(uint256 item, uint256 gasLeft, uint256 gasEach);

    /// @notice Decides an application: grants it, or records its refusal. Anyone may submit it.
    /// @param application see `Application.sol`
    /// @param evidence the present records and the signatures, see `Evidence.sol`
    /// @return granted false: refused, with reasons in the log
    function decide(bytes calldata application, bytes calldata evidence) external returns (bool granted);

    /// @notice Decides independent applications. One that is refused or inadmissible harms no other.
    /// @param gasEach gas each may use; what one does not use is left for the next
    function decideBatch(bytes[] calldata applications, bytes[] calldata evidences, uint256 gasEach) external;

    /// @notice What `decide` would say now if the listed signatories signed, with every condition tested.
    /// @param evidence as for `decide`; signatures may be left out
    function explain(
        bytes calldata application,
        bytes calldata evidence
    ) external view returns (Ruling memory ruling, Finding[] memory findings);

    /// @notice The EIP-712 digest that the signatories sign.
    /// @param from commitment of each entry's present record; zero for a new entry
    function digestOf(bytes calldata application, bytes31[] calldata from) external view returns (bytes32);

    /// @notice A signatory withdraws an application, by signing `Withdrawal(bytes32 application)` over its digest.
    /// @param index which of the signatories
    function withdraw(
        bytes calldata application,
        bytes31[] calldata from,
        uint256 index,
        bytes calldata signer,
        bytes calldata signature
    ) external;

    /// @notice An office freezes an entry: it cannot move until released. Needs no record, works on dormant entries.
    /// @param instrument hash of the order
    function freeze(bytes32 entry, bytes32 instrument) external;

    /// @notice An office releases a frozen entry.
    /// @param instrument hash of the order
    function release(bytes32 entry, bytes32 instrument) external;

    /// @notice Logs an entry's present record again, so that pruned logs strand nobody. Anyone who has it may.
    function republish(bytes32 entry, bytes calldata record) external;
}
