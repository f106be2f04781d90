// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {Application, PersonId} from "./Application.sol";
import {ILodgedRegister} from "./ILodgedRegister.sol";
import {ILodgingBook} from "./ILodgingBook.sol";
import {Ruling} from "./IRegister.sol";
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

    constructor(ILodgingBook book) {
        lodgingBook = book;
    }

    /// @inheritdoc ILodgedRegister
    function lodge(bytes32 digest, bytes32[] calldata entries) external {
        if (!_isInOffice(Office.NOTARY) && !_isInOffice(_registrarOffice())) {
            revert RegisterMayNotLodge(msg.sender);
        }
        uint256 most = Application.MAXIMUM_ENTRIES;
        if (entries.length > most) revert RegisterLengthMismatch(most, entries.length);
        _lodge(digest, bytes20(msg.sender), entries, false);
    }

    /// @inheritdoc ILodgedRegister
    function lodgeSigned(bytes calldata application, bytes calldata evidence) external {
        Hearing memory h = _hear(application, evidence);
        _requireSigned(application, evidence, h.signersAt, h.digest, h.persons);
        (Ruling memory ruling, ) = _rule(h.bodies, application, h.circumstances, false);
        PersonId applicant = application.applicant();
        if (!ruling.standing) revert RegisterNoStanding(applicant);
        emit Received(h.digest, applicant, application);
        _lodge(h.digest, PersonId.unwrap(applicant), _entriesOf(application), true);
    }

    /// @inheritdoc ILodgedRegister
    function strike(bytes32 entry, uint256 number, bytes32 instrument) external restricted {
        emit StatusChanged(entry, _statusOf(entry), instrument);
        lodgingBook.strike(entry, number);
    }

    function _lodge(bytes32 digest, bytes32 lodger, bytes32[] memory entries, bool signed) private {
        for (uint256 i = 0; i < entries.length; ++i) {
            uint8 status = _statusOf(entries[i]);
            if (status & EntryStatus.CLOSED != 0) revert RegisterClosedEntry(entries[i]);
            if (status & EntryStatus.LODGED == 0) {
                _putStatus(entries[i], status | EntryStatus.LODGED, digest);
            }
        }
        lodgingBook.lodge(digest, lodger, entries, signed);
    }

    function _requireTurn(bytes32 digest, bytes calldata application) internal view override {
        lodgingBook.requireFirst(digest, _entriesOf(application));
    }

    function _concludeLodging(bytes32 digest, bytes calldata application) internal override {
        bytes32[] memory entries = _entriesOf(application);
        // The book is the deployer's own, asks the Gazette and calls nobody else.
        // slither-disable-next-line reentrancy-no-eth,reentrancy-benign,reentrancy-events
        uint256 free = lodgingBook.conclude(digest, entries);
        for (uint256 i = 0; i < entries.length; ++i) {
            uint8 status = _statusOf(entries[i]);
            if ((free >> i) & 1 == 0 || status & EntryStatus.LODGED == 0) continue;
            _putStatus(entries[i], status & ~EntryStatus.LODGED, digest);
        }
    }

    function _entriesOf(bytes calldata application) private pure returns (bytes32[] memory entries) {
        entries = new bytes32[](application.entryCount());
        for (uint256 i = 0; i < entries.length; ++i) entries[i] = application.entryAt(i);
    }

    function _isInOffice(uint64 office) private view returns (bool held) {
        (held, ) = IAccessManager(authority()).hasRole(office, msg.sender);
    }
}
