// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IPersons} from "../civil/IPersons.sol";
import {PersonSlot, PersonStatus} from "../civil/PersonSlot.sol";
import {Application, PersonId} from "../law/Application.sol";
import {Exercise, IDiscretions, Opinion} from "../law/IDiscretions.sol";
import {IGazette, Version} from "../law/IGazette.sol";
import {InForce} from "../law/InForce.sol";
import {ILodgingBook} from "../law/ILodgingBook.sol";
import {IRegister} from "../law/IRegister.sol";
import {ISeats} from "../law/ISeats.sol";
import {Discretion, IRuleset} from "../law/IRuleset.sol";
import {Date} from "../law/LegalTime.sol";
import {Signatures} from "../law/Signatures.sol";
import {Wire} from "../law/Wire.sol";
import {Words} from "../law/Words.sol";

/// @title What officers decide where code may not refuse alone
/// @notice Which office, how many of its officers and within which period is for the ruleset in force to say; here persons
/// are told apart, parties and those with a conflict of interest kept out, and opinions counted.
contract Discretions is IDiscretions, EIP712 {
    using Application for bytes;
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

    /// @dev How many officers have approved, declined, and declared a conflict of interest; what came first stands.
    struct Tally {
        uint8 approving;
        uint8 declining;
        uint8 recused;
        Exercise exercise;
    }

    ISeats private immutable _offices;
    IGazette private immutable _gazette;
    IPersons private immutable _persons;
    ILodgingBook private immutable _book;

    // Written through what `_tallyOf` returns.
    // slither-disable-start uninitialized-state
    mapping(address register => mapping(bytes32 digest => mapping(bytes32 provision => Tally)))
        private _tallies;
    // slither-disable-end uninitialized-state
    mapping(address register => mapping(bytes32 digest => mapping(PersonId officer => bool))) private _barred;
    mapping(address register => mapping(bytes32 digest => mapping(address seat => bool)))
        private _barredSeats;

    constructor(
        ISeats offices,
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
        address seat = _requireSeat(opinion, digest, discretion, account);
        if (seat != account) _requireSeatImpartial(opinion, digest, application, discretion.office, seat);

        _bar(opinion, digest, seat);
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
        address account = _requireSigned(opinion, _recusalHash(opinion, digest), signer, signature);
        address seat = _requireSeat(opinion, digest, _discretionOn(opinion), account);

        _bar(opinion, digest, seat);
        ++_tallyOf(opinion.register, digest, opinion.subdivision, opinion.eId).recused;
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
        return _exerciseOf(msg.sender, digest, subdivision, eId, discretion);
    }

    /// @inheritdoc IDiscretions
    function hasTakenPart(
        address register,
        bytes32 digest,
        PersonId officer,
        address seat
    ) external view returns (bool) {
        return _barred[register][digest][officer] || _barredSeats[register][digest][seat];
    }

    function _exerciseOf(
        address register,
        bytes32 digest,
        bytes32 subdivision,
        bytes32 eId,
        Discretion memory discretion
    ) private view returns (Exercise exercise) {
        Tally storage tally = _tallyOf(register, digest, subdivision, eId);
        exercise = tally.exercise;
        if (exercise != Exercise.Awaited || discretion.silenceDays == 0) return exercise;
        // Those who have declared a conflict of interest are not silent.
        if (tally.recused >= discretion.officers) return exercise;
        uint256 receivedAt = _book.receivedAt(register, digest);
        if (receivedAt == 0) return exercise;
        Date since = _silentSince(subdivision, eId, _gazette.dateOf(uint64(receivedAt)));
        // A holiday proclaimed later makes the last day a later one; a year that nobody has published makes it wait.
        Date lastDay = _gazette.workingDaysAfter(since, discretion.silenceDays);
        if (lastDay < _gazette.today()) return Exercise.Approved;
    }

    /// @dev The day of the receipt; where nobody knew of a discretion on that day, the one on which today's version was
    /// enacted or came into force, whichever is later: before, nobody could have been silent.
    function _silentSince(bytes32 subdivision, bytes32 eId, Date receivedOn) private view returns (Date) {
        try _gazette.inForceAsKnown(subdivision, receivedOn, receivedOn) returns (Version memory version) {
            if (IRuleset(version.ruleset).discretion(eId).office != 0) return receivedOn;
        } catch {
            // A starved call makes the application wait longer, which helps nobody.
        }
        Version memory present = _gazette.inForceOn(subdivision, _gazette.today());
        Date since = present.from < present.enactedOn ? present.enactedOn : present.from;
        return since < receivedOn ? receivedOn : since;
    }

    function _count(
        Opinion calldata opinion,
        bytes32 digest,
        bool approves,
        uint8 officers
    ) private returns (Exercise) {
        Tally storage tally = _tallyOf(opinion.register, digest, opinion.subdivision, opinion.eId);
        uint8 agreeing = approves ? ++tally.approving : ++tally.declining;
        if (agreeing >= officers) tally.exercise = approves ? Exercise.Approved : Exercise.Declined;
        return tally.exercise;
    }

    function _tallyOf(
        address register,
        bytes32 digest,
        bytes32 subdivision,
        bytes32 eId
    ) private view returns (Tally storage) {
        return _tallies[register][digest][keccak256(abi.encode(subdivision, eId))];
    }

    function _discretionOn(Opinion calldata opinion) private view returns (Discretion memory discretion) {
        discretion = IRuleset(_rulesetOf(opinion.subdivision)).discretion(opinion.eId);
        if (discretion.office == 0) revert DiscretionNone(opinion.subdivision, opinion.eId);
    }

    /// @dev Where the subdivision is entrusted to a register, nobody else is told in one word.
    function _rulesetOf(bytes32 subdivision) private view returns (address ruleset) {
        try _gazette.inForceToday(subdivision) returns (InForce law) {
            ruleset = law.ruleset();
        } catch {
            (Version memory version, ) = _gazette.inForce(subdivision);
            ruleset = version.ruleset;
        }
    }

    // Persons

    /// @dev Ids of persons are random: bytes that are an officer's id name them, wherever among the signatories or in a
    /// dealing they stand. Declarations are anybody's words, and name nobody.
    function _requireImpartial(
        Opinion calldata opinion,
        bytes32 digest,
        bytes calldata application
    ) private view {
        if (opinion.reasons == 0) revert DiscretionWithoutReasons(digest);
        _requireNotBarred(opinion, digest);
        if (_isParty(application, opinion.officer)) revert DiscretionOfParty(digest, opinion.officer);
    }

    function _isParty(bytes calldata application, PersonId person) private pure returns (bool) {
        return
            _names(application.signatoryList(), person) ||
            _names(application[application.dealingsAt():], person);
    }

    function _names(bytes calldata part, PersonId officer) private pure returns (bool) {
        for (uint256 at = 0; at + 16 <= part.length; ++at) {
            if (bytes16(part.load(at)) == PersonId.unwrap(officer)) return true;
        }
        return false;
    }

    /// @dev That the account holds the office, in a seat that has not taken part, while something is left to decide.
    function _requireSeat(
        Opinion calldata opinion,
        bytes32 digest,
        Discretion memory discretion,
        address account
    ) private view returns (address seat) {
        seat = _offices.seatOfPerson(discretion.office, account, opinion.officer);
        if (seat == address(0)) revert DiscretionNotInOffice(opinion.officer, discretion.office);
        if (_barredSeats[opinion.register][digest][seat]) revert DiscretionSeatBarred(digest, seat);
        (address register, bytes32 subdivision) = (opinion.register, opinion.subdivision);
        Exercise before = _exerciseOf(register, digest, subdivision, opinion.eId, discretion);
        if (before != Exercise.Awaited) revert DiscretionExercised(digest, before);
    }

    /// @dev Who acts for an officer takes no part where that officer, as a person, takes none.
    function _requireSeatImpartial(
        Opinion calldata opinion,
        bytes32 digest,
        bytes calldata application,
        uint64 office,
        address seat
    ) private view {
        PersonId officer = _offices.personIn(office, seat);
        bool named = PersonId.unwrap(officer) != 0 && _isParty(application, officer);
        if (named || _barred[opinion.register][digest][officer]) revert DiscretionSeatBarred(digest, seat);
    }

    function _bar(Opinion calldata opinion, bytes32 digest, address seat) private {
        _barred[opinion.register][digest][opinion.officer] = true;
        _barredSeats[opinion.register][digest][seat] = true;
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
