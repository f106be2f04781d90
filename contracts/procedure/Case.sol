// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../law/Application.sol";
import {Date} from "../law/LegalTime.sol";
import {Wire} from "../law/Wire.sol";

/// @title How far a case has got
library Stage {
    /// @notice There is a decision, and nobody has objected to it yet.
    uint8 internal constant DECIDED = 1;
    uint8 internal constant UNDER_REVIEW = 2;
    /// @notice A review has upheld the decision, and nobody has appealed yet.
    uint8 internal constant UPHELD = 3;
    uint8 internal constant BEFORE_COURT = 4;
    /// @notice Ended: the refusing provision, or the grant, is set aside.
    uint8 internal constant SET_ASIDE = 5;
    /// @notice Ended: the decision stands.
    uint8 internal constant FINAL = 6;
    /// @notice Ended: the objector has withdrawn, and the decision stands.
    uint8 internal constant WITHDRAWN = 7;
}

/// @title Wire form of a case: the body of its record
/// @notice Packed, big-endian. Dates are zero as long as what they date has not happened.
///
///     0  stage 1 | instance 1 | pending 1 (whether the case holds its entries: 1 by law, 2 by order) |
///        counts: participants 1, entries 1
///     5  since 4 (day of the objection, remand or reopening) | decidedOn 4 and servedOn 4 of the latest decision |
///        heardOn 4
///    21  remedyDays 2
///    23  objector 16
///    39  register 20
///    59  contested 32 (digest of the refused application, or commitment of the granted record)
///    91  eId 32 of the provision that refused; zero: a grant is contested
///   123  reasons 32 of the latest step
///   155  participants, 17 bytes each: person 16 | instance 1
///        entries, 32 bytes each: what the decision was about
///
/// The instance counts the reviews, odd, and proceedings in court, even: zero before the first. A participant's is the one
/// in which they acted, or zero.
library Case {
    using Wire for bytes;

    uint256 private constant HEAD = 155;
    uint256 private constant PARTICIPANT = 17;
    uint256 private constant ENTRY = 32;

    uint256 private constant INSTANCE = 1;
    uint256 private constant PENDING = 2;
    uint256 private constant PARTICIPANTS = 3;
    uint256 private constant SINCE = 5;
    uint256 private constant DECIDED_ON = 9;
    uint256 private constant SERVED_ON = 13;
    uint256 private constant HEARD_ON = 17;
    uint256 private constant REASONS = 123;

    bytes1 private constant BY_LAW = 0x01;
    bytes1 private constant BY_ORDER = 0x02;

    /// @notice The body is not `required` bytes long, as its own counts say it must be.
    error CaseMalformed(uint256 length, uint256 required);

    /// @notice To be called before anything else is read.
    function requireWellFormed(bytes memory body) internal pure {
        uint256 required = body.length < HEAD ? HEAD : _entriesAt(body) + contestedCount(body) * ENTRY;
        if (body.length != required) revert CaseMalformed(body.length, required);
    }

    /// @notice A case about a decision to which nobody has objected yet.
    /// @param entries_ 32 bytes each
    function make(
        address register_,
        bytes32 contested_,
        bytes32 eId_,
        PersonId objector_,
        Date decidedOn_,
        uint16 remedyDays_,
        bytes memory entries_
    ) internal pure returns (bytes memory) {
        return
            bytes.concat(
                abi.encodePacked(Stage.DECIDED, uint24(0), uint8(entries_.length / ENTRY)),
                abi.encodePacked(uint32(0), Date.unwrap(decidedOn_), uint64(0), remedyDays_),
                abi.encodePacked(PersonId.unwrap(objector_), register_, contested_, eId_, bytes32(0)),
                entries_
            );
    }

    // Reading

    function stage(bytes memory body) internal pure returns (uint8) {
        return uint8(body.read(0)[0]);
    }

    function instance(bytes memory body) internal pure returns (uint8) {
        return uint8(body.read(0)[INSTANCE]);
    }

    function isPending(bytes memory body) internal pure returns (bool) {
        return body.read(0)[PENDING] != 0;
    }

    /// @notice Whether an interim measure holds the entries.
    function isOrdered(bytes memory body) internal pure returns (bool) {
        return body.read(0)[PENDING] == BY_ORDER;
    }

    function participantCount(bytes memory body) internal pure returns (uint256) {
        return uint8(body.read(0)[PARTICIPANTS]);
    }

    function contestedCount(bytes memory body) internal pure returns (uint256) {
        return uint8(body.read(0)[4]);
    }

    /// @notice Day of the objection, of the remand, or of the reopening of a case in which there had been an objection.
    function since(bytes memory body) internal pure returns (Date) {
        return _dateAt(body, SINCE);
    }

    /// @notice Day of the decision that was made last: the contested one, or the review of it.
    function decidedOn(bytes memory body) internal pure returns (Date) {
        return _dateAt(body, DECIDED_ON);
    }

    /// @notice Day on which that decision was served; zero: not yet.
    function servedOn(bytes memory body) internal pure returns (Date) {
        return _dateAt(body, SERVED_ON);
    }

    function heardOn(bytes memory body) internal pure returns (Date) {
        return _dateAt(body, HEARD_ON);
    }

    /// @notice Period for the objection in days, as the refusing act has it.
    function remedyDays(bytes memory body) internal pure returns (uint16) {
        return uint16(bytes2(body.read(21)));
    }

    function objector(bytes memory body) internal pure returns (PersonId) {
        return PersonId.wrap(bytes16(body.read(23)));
    }

    function register(bytes memory body) internal pure returns (address) {
        return address(bytes20(body.read(39)));
    }

    function contested(bytes memory body) internal pure returns (bytes32) {
        return body.read(59);
    }

    function eId(bytes memory body) internal pure returns (bytes32) {
        return body.read(91);
    }

    /// @return ids of the objector and the participants, 16 bytes each
    function persons(bytes memory body) internal pure returns (bytes memory ids) {
        ids = abi.encodePacked(PersonId.unwrap(objector(body)));
        for (uint256 i = 0; i < participantCount(body); ++i) {
            ids = bytes.concat(ids, bytes16(body.read(HEAD + i * PARTICIPANT)));
        }
    }

    /// @notice Whether the person took part before the present instance.
    function tookPartBefore(bytes memory body, PersonId person) internal pure returns (bool) {
        uint8 present = instance(body);
        for (uint256 i = 0; i < participantCount(body); ++i) {
            bytes32 word = body.read(HEAD + i * PARTICIPANT);
            if (bytes16(word) == PersonId.unwrap(person) && uint8(word[16]) != present) return true;
        }
        return false;
    }

    /// @notice Whether the person took part in an instance.
    function tookPartIn(bytes memory body, PersonId person, uint8 inInstance) internal pure returns (bool) {
        for (uint256 i = 0; i < participantCount(body); ++i) {
            bytes32 word = body.read(HEAD + i * PARTICIPANT);
            if (bytes16(word) == PersonId.unwrap(person) && uint8(word[16]) == inInstance) return true;
        }
        return false;
    }

    /// @return list the entries that the decision was about
    function contestedEntries(bytes memory body) internal pure returns (bytes32[] memory list) {
        list = new bytes32[](contestedCount(body));
        uint256 at = _entriesAt(body);
        for (uint256 i = 0; i < list.length; ++i) list[i] = body.read(at + i * ENTRY);
    }

    // Changing, in place

    function setStage(bytes memory body, uint8 stage_) internal pure {
        body.put(0, 1, bytes1(stage_));
    }

    /// @notice A new review, or proceedings in court, begin.
    function beginInstance(bytes memory body, uint8 stage_, Date today) internal pure {
        setStage(body, stage_);
        body.put(INSTANCE, 1, bytes1(instance(body) + 1));
        _putDate(body, SINCE, today);
        _putDate(body, HEARD_ON, Date.wrap(0));
    }

    /// @notice Nobody has objected again. Reviews are the odd instances, so that an odd one is passed over.
    function reopen(bytes memory body, Date today) internal pure {
        uint8 present = instance(body);
        setStage(body, Stage.DECIDED);
        if (present == 0) return;
        body.put(INSTANCE, 1, bytes1(present + (present % 2)));
        // Later than what was decided: that decision is not of this instance.
        _putDate(body, SINCE, today);
    }

    /// @notice A decision is made, which is yet to be served.
    function setDecided(bytes memory body, Date today) internal pure {
        _putDate(body, DECIDED_ON, today);
        _putDate(body, SERVED_ON, Date.wrap(0));
    }

    function setServed(bytes memory body, Date on) internal pure {
        _putDate(body, SERVED_ON, on);
    }

    function setHeard(bytes memory body, Date on) internal pure {
        _putDate(body, HEARD_ON, on);
    }

    function setPending(bytes memory body, bool pending) internal pure {
        body.put(PENDING, 1, pending ? BY_LAW : bytes1(0));
    }

    /// @notice An interim measure has the entries held, or let go.
    function order(bytes memory body, bool pending) internal pure {
        body.put(PENDING, 1, pending ? BY_ORDER : bytes1(0));
    }

    function setReasons(bytes memory body, bytes32 reasons) internal pure {
        body.put(REASONS, 32, reasons);
    }

    /// @return a copy in which the person has taken part in the instance
    function withParticipant(
        bytes memory body,
        PersonId person,
        uint8 inInstance
    ) internal pure returns (bytes memory) {
        bytes memory longer = body.splice(
            _entriesAt(body),
            0,
            abi.encodePacked(PersonId.unwrap(person), inInstance)
        );
        longer.put(PARTICIPANTS, 1, bytes1(uint8(participantCount(body) + 1)));
        return longer;
    }

    function _dateAt(bytes memory body, uint256 at) private pure returns (Date) {
        return Date.wrap(uint32(bytes4(body.read(at))));
    }

    function _putDate(bytes memory body, uint256 at, Date date) private pure {
        body.put(at, 4, bytes4(Date.unwrap(date)));
    }

    function _entriesAt(bytes memory body) private pure returns (uint256) {
        return HEAD + participantCount(body) * PARTICIPANT;
    }
}
