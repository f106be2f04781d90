// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application, PersonId} from "./Application.sol";
import {Exercise, IDiscretions} from "./IDiscretions.sol";
import {ILodgedRegister} from "./ILodgedRegister.sol";
import {ILodgingBook, Way} from "./ILodgingBook.sol";
import {Ruling} from "./IRegister.sol";
import {Circumstances} from "./IRuleset.sol";
import {ISeats} from "./ISeats.sol";
import {Office} from "./Office.sol";
import {EntryStatus} from "./Record.sol";
import {Register} from "./Register.sol";

/// @title A register in which applications are lodged
/// @notice Executes the Lodging Act, /eli/xx/act/2015/10. While lodgings are noted on an entry its status says so: an
/// application that deals with no such entry costs nothing more.
abstract contract LodgedRegister is ILodgedRegister, Register {
    using Application for bytes;

    /// @inheritdoc ILodgedRegister
    ILodgingBook public immutable lodgingBook;

    /// @inheritdoc ILodgedRegister
    IDiscretions public immutable discretions;

    constructor(ILodgingBook book, IDiscretions discretions_) {
        (lodgingBook, discretions) = (book, discretions_);
    }

    /// @inheritdoc ILodgedRegister
    function lodge(bytes32 digest, bytes32[] calldata entries) external {
        address seat = _seatIn(Office.NOTARY);
        if (seat == address(0)) seat = _seatIn(_registrarOffice());
        if (seat == address(0)) revert RegisterMayNotLodge(msg.sender);
        uint256 most = Application.MAXIMUM_ENTRIES;
        if (entries.length > most) revert RegisterLengthMismatch(most, entries.length);
        for (uint256 i = 0; i < entries.length; ++i) {
            _lodge(entries[i], digest, bytes20(seat), Way.ByDigest);
        }
    }

    /// @inheritdoc ILodgedRegister
    function lodgeSigned(bytes calldata application, bytes calldata evidence) external {
        Hearing memory h = _hear(application, evidence);
        _requireSigned(application, evidence, h.signersAt, h.digest, h.persons);
        (Ruling memory ruling, ) = _rule(h.bodies, application, h.circumstances, false);
        PersonId applicant = application.applicant();
        if (!ruling.standing) revert RegisterNoStanding(applicant);
        emit Received(h.digest, applicant, application);
        // The book is the one deployed with the register; it calls nobody but the Gazette.
        // slither-disable-start reentrancy-no-eth,reentrancy-events
        Way way = lodgingBook.receiveSigned(h.digest);
        for (uint256 i = 0; i < application.entryCount(); ++i) {
            _lodge(application.entryAt(i), h.digest, PersonId.unwrap(applicant), way);
        }
        // slither-disable-end reentrancy-no-eth,reentrancy-events
    }

    /// @inheritdoc ILodgedRegister
    function strike(bytes32 entry, uint256 number, bytes32 instrument) external restricted {
        emit StatusChanged(entry, _statusOf(entry), instrument);
        lodgingBook.strike(entry, number);
    }

    /// @dev The book asks the Gazette and calls nobody else.
    function _lodge(bytes32 entry, bytes32 digest, bytes32 lodger, Way way) private {
        uint8 status = _statusOf(entry);
        if (status & EntryStatus.CLOSED != 0) revert RegisterClosedEntry(entry);
        if (status & EntryStatus.LODGED == 0) _putStatus(entry, status | EntryStatus.LODGED, digest);
        lodgingBook.lodge(entry, digest, lodger, way);
    }

    function _requireTurn(bytes32 digest, bytes calldata application) internal view override {
        lodgingBook.requireTurn(digest, application);
    }

    function _concludeLodging(bytes32 digest, bytes calldata application) internal override {
        for (uint256 i = 0; i < application.entryCount(); ++i) {
            bytes32 entry = application.entryAt(i);
            uint8 status = _statusOf(entry);
            if (status & EntryStatus.LODGED == 0 || !lodgingBook.conclude(entry, digest)) continue;
            _putStatus(entry, status & ~EntryStatus.LODGED, digest);
        }
    }

    function _exerciseOf(
        bytes32 digest,
        Ruling memory ruling,
        Circumstances memory c
    ) internal view override returns (Exercise) {
        // What holds an entry need not last: whoever waits in the line is not sent away because of it.
        if (c.statuses & EntryStatus.ANY_LODGED != 0 && c.statuses & EntryStatus.ANY_HELD != 0) {
            return Exercise.Awaited;
        }
        return discretions.exerciseOf(digest, ruling.subdivision, ruling.ruleset, ruling.refusal);
    }

    function _seatIn(uint64 office) private view returns (address) {
        return ISeats(authority()).seatOf(office, msg.sender);
    }
}
