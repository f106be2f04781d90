// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application, PersonId} from "./Application.sol";
import {Bodies} from "./Bodies.sol";
import {Decisions} from "./Decisions.sol";
import {Evidence} from "./Evidence.sol";
import {IContestable} from "./IContestable.sol";
import {Exercise} from "./IDiscretions.sol";
import {Assessment, IRegister, Ruling} from "./IRegister.sol";
import {Circumstances, Finding} from "./IRuleset.sol";
import {LegacyRegister} from "./LegacyRegister.sol";
import {Date} from "./LegalTime.sol";
import {Overruled} from "./Overruled.sol";
import {EntryStatus, Record} from "./Record.sol";
import {Room} from "./Room.sol";
import {Rulings} from "./Rulings.sol";
import {SignedApplications} from "./SignedApplications.sol";
import {Wire} from "./Wire.sol";
import {Words} from "./Words.sol";

/// @title A register under a statute
/// @notice A room derives from it and says four things: how its dealings are written and signed, which office is its
/// registrar, which subdivision of its act each dealing falls under, and which structure every record must have.
abstract contract Register is SignedApplications, LegacyRegister, Rulings, Room {
    using Application for bytes;
    using Bodies for bytes;
    using Decisions for bytes32;
    using Evidence for bytes;
    using Record for bytes;
    using Wire for bytes;
    using Words for bytes;

    /// @dev Entries made after the takeover have their highest bit set, legacy ones have not: a root cannot prove that
    /// an id is not in it.
    uint256 internal constant NEW_ENTRY = 1 << 255;
    bytes32 private constant WITHDRAWAL = keccak256("Withdrawal(bytes32 application)");
    /// @dev Left over for the log of an item that failed and for the end of the batch.
    uint256 private constant BATCH_RESERVE = 50_000;

    mapping(bytes32 entry => bytes32 slot) private _slots;
    mapping(bytes32 digest => bytes32 decision) private _decisions;
    mapping(bytes32 entry => uint256 cases) private _furtherCases;

    /// @dev An application put before the law.
    /// @param from commitment of each entry's present record, one word each; zero for a new entry
    /// @param versions version of each entry's present record, one word each; zero for a new entry
    /// @param bodies body of each entry's present record, see `Bodies.sol`
    /// @param persons the signatories' words in the register of persons
    /// @param signersAt offset in the evidence of the first signer
    struct Hearing {
        bytes32 digest;
        bytes from;
        bytes versions;
        bytes bodies;
        bytes persons;
        Circumstances circumstances;
        uint256 signersAt;
    }

    // Decisions

    /// @inheritdoc IRegister
    function decide(bytes calldata application, bytes calldata evidence) external returns (bool granted) {
        Hearing memory h = _hear(application, evidence);
        _requireSigned(application, evidence, h.signersAt, h.digest, h.persons);
        (Ruling memory ruling, ) = _rule(h.bodies, application, h.circumstances, false);
        if (!ruling.standing) revert RegisterNoStanding(application.applicant());
        bool lodged = h.circumstances.statuses & EntryStatus.ANY_LODGED != 0;
        if (lodged) _requireTurn(h.digest, application);
        if (ruling.refusal != 0) ruling = _withDiscretion(h, application, ruling);
        granted = ruling.refusal == 0;
        if (granted) _grant(h, application, ruling);
        else _refuse(h, application);
        if (lodged) _concludeLodging(h.digest, application);
    }

    /// @inheritdoc IRegister
    function decideBatch(
        bytes[] calldata applications,
        bytes[] calldata evidences,
        uint256 gasEach
    ) external {
        if (applications.length != evidences.length) {
            revert RegisterLengthMismatch(applications.length, evidences.length);
        }
        for (uint256 i; i < applications.length; ++i) {
            // A call gets at most 63/64 of what is left, so that less than this would starve an item that is in order.
            if (gasleft() < gasEach + gasEach / 63 + BATCH_RESERVE)
                revert RegisterBatchGas(i, gasleft(), gasEach);
            // Logged by the batch after the attempt, of which nothing is left: no order of events is at stake.
            // slither-disable-next-line reentrancy-events
            try this.decide{gas: gasEach}(applications[i], evidences[i]) {} catch (bytes memory reason) {
                emit Inadmissible(i, keccak256(applications[i]), reason);
            }
        }
    }

    /// @inheritdoc IRegister
    function explain(
        bytes calldata application,
        bytes calldata evidence
    ) external view returns (Ruling memory ruling, Finding[] memory findings) {
        Hearing memory h = _hear(application, evidence);
        if (h.circumstances.statuses & EntryStatus.ANY_LODGED != 0) _requireTurn(h.digest, application);
        (ruling, findings) = _rule(h.bodies, application, h.circumstances, true);
        if (ruling.refusal != 0 && _exerciseOf(h.digest, ruling, h.circumstances) == Exercise.Approved) {
            _spare(h, ruling.refusal);
            (ruling, findings) = _rule(h.bodies, application, h.circumstances, true);
        }
        if (ruling.refusal == 0) _requireGrantable(h, application, ruling.next);
    }

    /// @inheritdoc IRegister
    function withdraw(
        bytes calldata application,
        bytes31[] calldata from,
        uint256 index,
        bytes calldata signer,
        bytes calldata signature
    ) external {
        bytes32 digest = digestOf(application, from);
        _requireUndecided(digest);
        // Of a grant nothing is kept but the record it made: an application that was granted is known by its old records.
        uint8 statuses;
        for (uint256 i; i < from.length; ++i) statuses |= _requirePresent(application.entryAt(i), from[i]);
        uint256 signatories = application.signatoryCount();
        if (index >= signatories) revert RegisterNoSuchSignatory(index, signatories);
        bytes32 withdrawal = _hashTypedDataV4(keccak256(abi.encode(WITHDRAWAL, digest)));
        PersonId person = application.personAt(index);
        _requireSignature(withdrawal, person, _activeSlotOf(person), signer, signature);
        _decisions[digest] = Decisions.WITHDRAWN;
        emit Withdrawn(digest, person);
        if (statuses & EntryStatus.LODGED != 0) _concludeLodging(digest, application);
    }

    /// @inheritdoc IRegister
    function freeze(bytes32 entry, bytes32 instrument) external restricted {
        _setStatus(entry, uint8(uint256(_slots[entry])) | EntryStatus.FROZEN, instrument);
    }

    /// @inheritdoc IRegister
    function release(bytes32 entry, bytes32 instrument) external restricted {
        _releasing(entry, instrument);
        _setStatus(entry, uint8(uint256(_slots[entry])) & ~EntryStatus.FROZEN, instrument);
    }

    /// @inheritdoc IContestable
    function setPending(bytes32[] calldata entries, bool pending, bytes32 caseEntry) external restricted {
        for (uint256 i; i < entries.length; ++i) {
            uint8 status = uint8(uint256(_slots[entries[i]]));
            uint256 cases = status / EntryStatus.ONE_CASE;
            if (!pending && cases == 0) revert RegisterPendingCases(entries[i], cases);
            // More than the status byte can count are counted beside it.
            if (cases == EntryStatus.MOST_CASES && pending) ++_furtherCases[entries[i]];
            else if (cases == EntryStatus.MOST_CASES && _furtherCases[entries[i]] != 0)
                --_furtherCases[entries[i]];
            else cases = pending ? cases + 1 : cases - 1;
            _putStatus(entries[i], EntryStatus.withCases(status, cases), caseEntry);
        }
    }

    /// @inheritdoc IContestable
    function setAside(bytes32 digest, bytes32 eId, bytes32 caseEntry) external restricted {
        bytes32 decision = _decisions[digest];
        bool refused = decision.isFinal() && decision != Decisions.WITHDRAWN;
        bool known = decision == eId;
        if (!(refused || known) || eId == 0 || eId.isFinal()) revert RegisterNotRefused(digest, decision);
        // Whoever signed what was refused has a case of their own: what one has had set aside another may win, too.
        if (known) return;
        _decisions[digest] = eId;
        emit SetAside(digest, eId, caseEntry);
    }

    /// @inheritdoc IContestable
    function restore(
        bytes32 entry,
        bytes calldata present,
        bytes calldata previous,
        address basis,
        bytes32 caseEntry
    ) external restricted {
        bytes31 from = present.commitment();
        _requireStored(entry, from);
        uint8 status = uint8(uint256(_slotOf(entry)));
        if (status & EntryStatus.CLOSED != 0) revert RegisterClosedEntry(entry);
        if (status & EntryStatus.FROZEN != 0) revert RegisterFrozenEntry(entry);
        emit Restored(entry, caseEntry);
        (bytes31 before, bytes31 given) = (present.previousCommitment(), previous.commitment());
        if (before != 0 && given != before) revert RegisterNotThePrevious(entry, before, given);
        bytes memory body;
        if (before != 0) body = previous.body();
        _store(entry, caseEntry, status, from, basis, _gazette.today(), present.version(), 0, body);
    }

    // Reading

    /// @inheritdoc IRegister
    function republish(bytes32 entry, bytes calldata record) external {
        _requireStored(entry, record.commitment());
        emit Republished(entry, record);
    }

    /// @inheritdoc IContestable
    function slotOf(bytes32 entry) external view returns (bytes32) {
        return _slotOf(entry);
    }

    /// @inheritdoc IContestable
    function decisionOn(bytes32 digest) external view returns (bytes32) {
        return _decisions[digest];
    }

    /// @inheritdoc IRegister
    function digestOf(bytes calldata application, bytes31[] calldata from) public view returns (bytes32) {
        application.requireWellFormed();
        uint256 count = application.entryCount();
        if (from.length != count) revert RegisterLengthMismatch(count, from.length);
        return _digest(application, abi.encodePacked(from));
    }

    // Hearing: the facts are assembled here, for `explain` and `decide` alike

    function _hear(
        bytes calldata application,
        bytes calldata evidence
    ) internal view returns (Hearing memory h) {
        application.requireWellFormed();
        _checkWitnesses(h, application, evidence);
        h.digest = _digest(application, h.from);
        h.circumstances.overruled = _requireUndecided(h.digest);
        _requireTrue(application, h.bodies);
        h.circumstances.workingDays = _workingDays(application);
        (h.persons, h.circumstances.assurances) = _attend(application);
    }

    /// @dev Where it is not for code alone to refuse. What is approved is put before the law again, without the provision.
    function _withDiscretion(
        Hearing memory h,
        bytes calldata application,
        Ruling memory refused
    ) private returns (Ruling memory ruling) {
        Exercise exercise = _exerciseOf(h.digest, refused, h.circumstances);
        if (exercise == Exercise.Awaited) revert RegisterAwaitsDiscretion(h.digest, refused.refusal);
        if (exercise == Exercise.Declined) return refused;
        _spare(h, refused.refusal);
        emit Spared(h.digest, refused.subdivision, refused.refusal);
        (ruling, ) = _rule(h.bodies, application, h.circumstances, false);
        if (!ruling.standing) revert RegisterNoStanding(application.applicant());
    }

    /// @dev Beside what a case has set aside.
    function _spare(Hearing memory h, bytes32 eId) private pure {
        h.circumstances.overruled = Overruled.both(h.circumstances.overruled, eId);
    }

    /// @param given zero for a new entry
    /// @return status of the entry
    function _requirePresent(bytes32 entry, bytes31 given) private view returns (uint8 status) {
        bytes32 slot = _slotOf(entry);
        status = uint8(uint256(slot));
        if (status & EntryStatus.CLOSED != 0) revert RegisterClosedEntry(entry);
        bytes31 stored = bytes31(slot);
        if (stored != 0 && stored != given) revert RegisterStaleRecord(entry, stored, given);
    }

    /// @return overruled eId of the provision that refused before and has been set aside; zero: none
    function _requireUndecided(bytes32 digest) private view returns (bytes32 overruled) {
        overruled = _decisions[digest];
        if (overruled.isFinal()) revert RegisterAlreadyDecided(digest, overruled);
    }

    function _checkWitnesses(
        Hearing memory h,
        bytes calldata application,
        bytes calldata evidence
    ) private view {
        uint256 count = application.entryCount();
        (h.from, h.versions, h.bodies) = (
            Words.make(count),
            Words.make(count),
            Bodies.make(count, evidence.length)
        );
        bytes16 statuses;
        bytes32 previous;
        uint256 at;
        for (uint256 i; i < count; ++i) {
            bytes32 entry = application.entryAt(i);
            if (i != 0 && entry <= previous) revert RegisterNotAscending(i);
            previous = entry;
            bytes32 slot = _slotOf(entry);
            uint8 status = uint8(uint256(slot));
            if (status & EntryStatus.CLOSED != 0 && !_reopens(application)) revert RegisterClosedEntry(entry);
            // At most 16 entries.
            unchecked {
                statuses |= bytes16(bytes1(status)) >> (8 * i);
            }
            at = _checkWitness(h, i, entry, bytes31(slot), evidence, at);
        }
        (h.circumstances.statuses, h.signersAt) = (statuses, at);
    }

    /// @param at offset in the evidence of the witness
    /// @return end offset behind it
    function _checkWitness(
        Hearing memory h,
        uint256 i,
        bytes32 entry,
        bytes31 stored,
        bytes calldata evidence,
        uint256 at
    ) private view returns (uint256 end) {
        bytes calldata record;
        bytes32[] calldata proof;
        (record, end) = evidence.bytesAt(at);
        (proof, end) = evidence.proofAt(end);
        if (stored == 0 && _isNew(entry)) {
            if (record.length != 0) revert RegisterUnknownEntry(entry);
            h.from.set(i, 0);
            h.versions.set(i, 0);
            h.bodies.append(record);
            return end;
        }
        bytes32 recordHash = record.hash();
        bytes31 given = bytes31(recordHash);
        bytes memory body = h.bodies.append(record.body());
        h.from.set(i, given);
        h.versions.set(i, bytes32(uint256(record.version())));
        if (given == stored) return end;
        if (stored != 0) revert RegisterStaleRecord(entry, stored, given);
        if (!_isUnderLegacyRoot(entry, recordHash, proof)) revert RegisterNotInLegacyRoot(entry, given);
        if (!record.isFirst()) revert RegisterMalformedLegacyRecord(entry);
        _requireStructure(body);
        if (_isLast(body)) revert RegisterClosedEntry(entry);
    }

    // Effects

    /// @dev What the register upholds whatever the law says.
    function _requireGrantable(Hearing memory h, bytes calldata application, bytes memory next) private view {
        uint256 count = application.entryCount();
        uint256 at;
        for (uint256 i; i < count; ++i) {
            bytes memory body;
            (body, at) = next.bodyAt(at);
            if (uint8(h.circumstances.statuses[i]) & EntryStatus.FROZEN != 0) {
                revert RegisterFrozenEntry(application.entryAt(i));
            }
            if (body.length != 0) _requireStructure(body);
        }
        if (at != next.length) revert Bodies.BodiesMalformed(next.length, at);
    }

    function _grant(Hearing memory h, bytes calldata application, Ruling memory ruling) private {
        _requireGrantable(h, application, ruling.next);
        uint256 count = application.entryCount();
        uint256 at;
        for (uint256 i; i < count; ++i) {
            bytes memory body;
            (body, at) = ruling.next.bodyAt(at);
            _move(h, i, application.entryAt(i), ruling.ruleset, body);
        }
        Circumstances memory c = h.circumstances;
        bytes32 statusesAndAssurances = bytes32(c.statuses) | (bytes32(c.assurances) >> 128);
        emit Granted(h.digest, application.applicant(), statusesAndAssurances, application);
        for (uint256 i; i < ruling.assessments.length; ++i) {
            Assessment memory due = ruling.assessments[i];
            emit Assessed(h.digest, due.subdivision, due.ruleset, due.amount);
        }
        _granted(application, h.bodies, ruling.next);
    }

    function _move(Hearing memory h, uint256 i, bytes32 entry, address basis, bytes memory body) private {
        uint8 status = uint8(h.circumstances.statuses[i]);
        uint32 version = uint32(uint256(h.versions.at(i)));
        Date today = h.circumstances.today;
        // A word each of at least one entry and at most 16.
        uint8 others;
        unchecked {
            others = uint8((h.from.length - 1) >> 5);
        }
        _store(entry, h.digest, status, bytes31(h.from.at(i)), basis, today, version, others, body);
    }

    /// @param cause digest of the application granted, or entry of the case that takes a grant back
    /// @param version of the record before
    /// @param others how many other entries the same application deals with
    function _store(
        bytes32 entry,
        bytes32 cause,
        uint8 status,
        bytes31 from,
        address basis,
        Date today,
        uint32 version,
        uint8 others,
        bytes memory body
    ) private {
        status = _kept(entry, status);
        if (body.length == 0) {
            _slots[entry] = bytes32(from) | bytes32(uint256(status | EntryStatus.CLOSED));
            emit Closed(entry, cause);
            return;
        }
        bytes memory record = Record.make(from, basis, today, version + 1, others, body);
        bool last = _isLast(body);
        uint8 next = last ? status | EntryStatus.CLOSED : status & ~EntryStatus.CLOSED;
        _slots[entry] = bytes32(bytes31(keccak256(record))) | bytes32(uint256(next));
        emit Recorded(entry, cause, record);
        if (last) emit Closed(entry, cause);
    }

    /// @dev The law is asked again, now for every finding; the answer is the same, since nothing has changed.
    function _refuse(Hearing memory h, bytes calldata application) private {
        Circumstances memory c = h.circumstances;
        (Ruling memory ruling, Finding[] memory findings) = _rule(h.bodies, application, c, true);
        // Set aside once, it is not refused again: what is still in the way may be removed, and it be handed in anew.
        if (_decisions[h.digest] != 0) revert RegisterStillRefused(h.digest, ruling.refusal);
        (bytes32 remedy, uint16 remedyDays) = _remedy(ruling.ruleset);
        _decisions[h.digest] = Decisions.refusal(
            keccak256(application),
            ruling.refusal,
            c.today,
            remedyDays,
            keccak256(abi.encode(ruling.subdivision, ruling.ruleset, h.bodies, c, findings))
        );
        emit Refused(
            h.digest,
            application.applicant(),
            ruling.refusal,
            ruling.subdivision,
            ruling.ruleset,
            h.bodies,
            application,
            c,
            findings,
            remedy,
            remedyDays
        );
    }

    function _setStatus(bytes32 entry, uint8 status, bytes32 instrument) private {
        if (bytes31(_slotOf(entry)) == 0 && _isNew(entry)) revert RegisterUnknownEntry(entry);
        _putStatus(entry, status, instrument);
    }

    /// @dev Of an entry not yet made, too: a refused first registration can be contested.
    function _putStatus(bytes32 entry, uint8 status, bytes32 instrument) internal {
        _slots[entry] = bytes32(bytes31(_slots[entry])) | bytes32(uint256(status));
        emit StatusChanged(entry, status, instrument);
    }

    /// @dev Commitment and status of an entry, as `slotOf` tells them.
    function _slotOf(bytes32 entry) internal view virtual returns (bytes32) {
        return _slots[entry];
    }

    /// @dev Of the status of an entry that is dealt with, what stays with it.
    function _kept(bytes32, uint8 status) internal view virtual returns (uint8) {
        return status;
    }

    /// @dev What a release does besides noting that the entry is no longer frozen.
    function _releasing(bytes32 entry, bytes32 instrument) internal virtual {}

    /// @dev What this register itself has noted of the entry.
    function _statusOf(bytes32 entry) internal view returns (uint8) {
        return uint8(uint256(_slots[entry]));
    }

    /// @dev Closes an entry whose record stays as it is.
    function _close(bytes32 entry) internal {
        uint8 status = uint8(uint256(_slotOf(entry)));
        if (status & EntryStatus.CLOSED != 0) revert RegisterClosedEntry(entry);
        if (status & EntryStatus.FROZEN != 0) revert RegisterFrozenEntry(entry);
        _slots[entry] |= bytes32(uint256(EntryStatus.CLOSED));
        emit Closed(entry, 0);
    }

    /// @dev The record given is the entry's present one.
    function _requireStored(bytes32 entry, bytes31 given) internal view {
        bytes31 stored = bytes31(_slotOf(entry));
        if (stored == 0) revert RegisterUnknownEntry(entry);
        if (stored != given) revert RegisterStaleRecord(entry, stored, given);
    }

    function _isNew(bytes32 entry) private pure returns (bool) {
        return uint256(entry) & NEW_ENTRY != 0;
    }
}
