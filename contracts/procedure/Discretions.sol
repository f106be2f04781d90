// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IPersons} from "../civil/IPersons.sol";
import {PersonSlot, PersonStatus} from "../civil/PersonSlot.sol";
import {PersonId} from "../law/Application.sol";
import {Exercise, IDiscretions, Opinion} from "../law/IDiscretions.sol";
import {IGazette, Version} from "../law/IGazette.sol";
import {ILodgingBook} from "../law/ILodgingBook.sol";
import {IRegister} from "../law/IRegister.sol";
import {Discretion, IRuleset} from "../law/IRuleset.sol";
import {Date} from "../law/LegalTime.sol";
import {Signatures} from "../law/Signatures.sol";
import {Wire} from "../law/Wire.sol";
import {Words} from "../law/Words.sol";

/// @title What officers decide where code may not refuse alone
/// @notice Which office, how many of its officers and within which period is for the ruleset in force to say; here persons
/// are told apart, parties and those with a conflict of interest kept out, and opinions counted.
contract Discretions is IDiscretions, EIP712 {
    using Signatures for bytes;
    using Wire for bytes;
    using Words for bytes;

    bytes32 private constant OPINION = keccak256(
        "Opinion(bytes32 application,bytes32 subdivision,string provision,bool approves,bytes32 reasons,"
        "bytes16 officer,uint32 keyVersion)"
    );
    bytes32 private constant RECUSAL = keccak256(
        "Recusal(bytes32 application,bytes32 reasons,bytes16 officer,uint32 keyVersion)"
    );

    /// @dev How many officers have approved, and declined; what came first stands.
    struct Tally {
        uint8 approving;
        uint8 declining;
        Exercise exercise;
    }

    IAccessManager private immutable _offices;
    IGazette private immutable _gazette;
    IPersons private immutable _persons;
    ILodgingBook private immutable _book;

    mapping(address register => mapping(bytes32 digest => mapping(bytes32 provision => Tally)))
        private _tallies;
    mapping(address register => mapping(bytes32 digest => mapping(PersonId officer => bool))) private _barred;

    constructor(
        IAccessManager offices,
        IGazette gazette,
        IPersons persons,
        ILodgingBook book
    ) EIP712("Discretions", "1") {
        (_offices, _gazette, _persons, _book) = (offices, gazette, persons, book);
    }

    /// @inheritdoc IDiscretions
    function decide(
        Opinion calldata opinion,
        bool approves,
        bytes calldata application,
        bytes31[] calldata from,
        bytes calldata signer,
        bytes calldata signature
    ) external {
        bytes32 digest = IRegister(opinion.register).digestOf(application, from);
        Discretion memory discretion = _discretionOn(opinion);
        _requireImpartial(opinion, digest, application);
        address account = _requireSigned(opinion, _opinionHash(opinion, digest, approves), signer, signature);
        (bool held, ) = _offices.hasRole(discretion.office, account);
        if (!held) revert DiscretionNotInOffice(opinion.officer, discretion.office);
        (address register, uint16 silenceDays) = (opinion.register, discretion.silenceDays);
        Exercise before = _exerciseOf(register, digest, opinion.subdivision, opinion.eId, silenceDays);
        if (before != Exercise.Awaited) revert DiscretionExercised(digest, before);

        _barred[opinion.register][digest][opinion.officer] = true;
        Exercise exercise = _count(opinion, digest, approves, discretion.officers);
        emit OpinionGiven(digest, opinion.eId, opinion.officer, approves, opinion.reasons, exercise);
    }

    /// @inheritdoc IDiscretions
    function recuse(
        Opinion calldata opinion,
        bytes calldata application,
        bytes31[] calldata from,
        bytes calldata signer,
        bytes calldata signature
    ) external {
        bytes32 digest = IRegister(opinion.register).digestOf(application, from);
        _requireNotBarred(opinion, digest);
        _requireSigned(opinion, _recusalHash(opinion, digest), signer, signature);
        _barred[opinion.register][digest][opinion.officer] = true;
        emit Recused(digest, opinion.officer, opinion.reasons);
    }

    /// @inheritdoc IDiscretions
    function exerciseOf(
        bytes32 digest,
        bytes32 subdivision,
        address ruleset,
        bytes32 eId
    ) external view returns (Exercise) {
        Discretion memory discretion = IRuleset(ruleset).discretion(eId);
        if (discretion.office == 0) return Exercise.Declined;
        return _exerciseOf(msg.sender, digest, subdivision, eId, discretion.silenceDays);
    }

    function _exerciseOf(
        address register,
        bytes32 digest,
        bytes32 subdivision,
        bytes32 eId,
        uint16 silenceDays
    ) private view returns (Exercise exercise) {
        exercise = _tallies[register][digest][keccak256(abi.encode(subdivision, eId))].exercise;
        if (exercise != Exercise.Awaited || silenceDays == 0) return exercise;
        uint256 receivedAt = _book.receivedAt(register, digest);
        if (receivedAt == 0) return exercise;
        Date receivedOn = _gazette.dateOf(uint64(receivedAt));
        if (!_wasLeft(subdivision, eId, receivedOn)) return exercise;
        // A holiday proclaimed later makes the last day a later one; a year that nobody has published makes it wait.
        Date lastDay = _gazette.workingDaysAfter(receivedOn, silenceDays);
        if (lastDay < _gazette.today()) return Exercise.Approved;
    }

    /// @dev Whether there was a discretion on the day of the receipt: before, nobody could have been silent.
    function _wasLeft(bytes32 subdivision, bytes32 eId, Date on) private view returns (bool) {
        try _gazette.inForceOn(subdivision, on) returns (Version memory version) {
            return IRuleset(version.ruleset).discretion(eId).office != 0;
        } catch {
            // A starved call makes the application wait, which helps nobody.
            return false;
        }
    }

    function _count(
        Opinion calldata opinion,
        bytes32 digest,
        bool approves,
        uint8 officers
    ) private returns (Exercise) {
        bytes32 provision = keccak256(abi.encode(opinion.subdivision, opinion.eId));
        Tally storage tally = _tallies[opinion.register][digest][provision];
        uint8 agreeing = approves ? ++tally.approving : ++tally.declining;
        if (agreeing >= officers) tally.exercise = approves ? Exercise.Approved : Exercise.Declined;
        return tally.exercise;
    }

    function _discretionOn(Opinion calldata opinion) private view returns (Discretion memory discretion) {
        address ruleset = _gazette.inForceToday(opinion.subdivision).ruleset();
        discretion = IRuleset(ruleset).discretion(opinion.eId);
        if (discretion.office == 0) revert DiscretionNone(opinion.subdivision, opinion.eId);
    }

    // Persons

    /// @dev Ids of persons are random: bytes that are an officer's id name them, wherever in an application they stand.
    function _requireImpartial(
        Opinion calldata opinion,
        bytes32 digest,
        bytes calldata application
    ) private view {
        if (opinion.reasons == 0) revert DiscretionWithoutReasons(digest);
        _requireNotBarred(opinion, digest);
        uint256 end = application.length - 15;
        for (uint256 at = 0; at < end; ++at) {
            bool named = bytes16(application.load(at)) == PersonId.unwrap(opinion.officer);
            if (named) revert DiscretionOfParty(digest, opinion.officer);
        }
    }

    function _requireNotBarred(Opinion calldata opinion, bytes32 digest) private view {
        if (_barred[opinion.register][digest][opinion.officer]) {
            revert DiscretionOfficerBarred(digest, opinion.officer);
        }
    }

    /// @return account that signed; zero: a key of another kind, which holds no office
    function _requireSigned(
        Opinion calldata opinion,
        bytes32 structHash,
        bytes calldata signer,
        bytes calldata signature
    ) private view returns (address account) {
        PersonId officer = opinion.officer;
        PersonSlot slot = PersonSlot.wrap(_persons.wordsOf(abi.encodePacked(officer), 16).at(0));
        if (slot.status() != PersonStatus.ACTIVE || slot.keyVersion() != opinion.keyVersion) {
            revert DiscretionNotActive(officer, opinion.keyVersion);
        }
        bytes32 signed = _hashTypedDataV4(structHash);
        if (!slot.isKey(signer) || !signer.isValid(signed, signature)) {
            revert DiscretionInvalidSignature(officer, signed);
        }
        if (signer.length == 20) account = address(bytes20(signer));
    }

    function _opinionHash(Opinion calldata x, bytes32 digest, bool approves) private pure returns (bytes32) {
        bytes32 provision = Words.hashStart(x.eId, Words.textLength(x.eId));
        bytes16 officer = PersonId.unwrap(x.officer);
        return
            keccak256(
                abi.encode(
                    OPINION,
                    digest,
                    x.subdivision,
                    provision,
                    approves,
                    x.reasons,
                    officer,
                    x.keyVersion
                )
            );
    }

    function _recusalHash(Opinion calldata x, bytes32 digest) private pure returns (bytes32) {
        bytes16 officer = PersonId.unwrap(x.officer);
        return keccak256(abi.encode(RECUSAL, digest, x.reasons, officer, x.keyVersion));
    }
}
