// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {Application, PersonId} from "./Application.sol";
import {Exercise, IDiscretions} from "./IDiscretions.sol";
import {ILodgedRegister} from "./ILodgedRegister.sol";
import {ILodgingBook} from "./ILodgingBook.sol";
import {Ruling} from "./IRegister.sol";
import {Circumstances} from "./IRuleset.sol";
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
        if (!_isInOffice(Office.NOTARY) && !_isInOffice(_registrarOffice())) {
            revert RegisterMayNotLodge(msg.sender);
        }
        uint256 most = Application.MAXIMUM_ENTRIES;
        if (entries.length > most) revert RegisterLengthMismatch(most, entries.length);
        for (uint256 i = 0; i < entries.length; ++i) {
            _lodge(entries[i], digest, bytes20(msg.sender), false);
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
        bool again = lodgingBook.receiveSigned(h.digest);
        for (uint256 i = 0; i < application.entryCount(); ++i) {
            _lodge(application.entryAt(i), h.digest, PersonId.unwrap(applicant), again);
        }
    }

    /// @inheritdoc ILodgedRegister
    function strike(bytes32 entry, uint256 number, bytes32 instrument) external restricted {
        emit StatusChanged(entry, _statusOf(entry), instrument);
        lodgingBook.strike(entry, number);
    }

    /// @dev The book asks the Gazette and calls nobody else.
    function _lodge(bytes32 entry, bytes32 digest, bytes32 lodger, bool again) private {
        uint8 status = _statusOf(entry);
        if (status & EntryStatus.CLOSED != 0) revert RegisterClosedEntry(entry);
        if (status & EntryStatus.LODGED == 0) _putStatus(entry, status | EntryStatus.LODGED, digest);
        lodgingBook.lodge(entry, digest, lodger, again);
    }

    function _requireTurn(bytes32 digest, bytes calldata application) internal view override {
        for (uint256 i = 0; i < application.entryCount(); ++i) {
            bytes32 entry = application.entryAt(i);
            if (_statusOf(entry) & EntryStatus.LODGED != 0) lodgingBook.requireFirst(entry, digest);
        }
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
        // What a case has set aside is not asked again: whatever refuses now refuses for another reason.
        if (c.overruled != 0) return Exercise.Declined;
        return discretions.exerciseOf(digest, ruling.subdivision, ruling.ruleset, ruling.refusal);
    }

    function _isInOffice(uint64 office) private view returns (bool held) {
        (held, ) = IAccessManager(authority()).hasRole(office, msg.sender);
    }
}
