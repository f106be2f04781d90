// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IPersons} from "../civil/IPersons.sol";
import {PersonSlot} from "../civil/PersonSlot.sol";
import {Application} from "../law/Application.sol";
import {Bodies} from "../law/Bodies.sol";
import {Decisions} from "../law/Decisions.sol";
import {IContestable} from "../law/IContestable.sol";
import {IJudgments} from "../law/IJudgments.sol";
import {Date} from "../law/LegalTime.sol";
import {EntryStatus, Record} from "../law/Record.sol";
import {Wire} from "../law/Wire.sol";
import {Words} from "../law/Words.sol";
import {Case} from "./Case.sol";
import {CaseDealings, CaseStep} from "./CaseDealings.sol";
import {ICaseErrors} from "./ICaseErrors.sol";

/// @title What the register of cases seldom has to find out
/// @notice Apart from it, because it would not fit there; it is asked by that register, and nobody else needs to.
contract CaseInquiries is ICaseErrors {
    using Application for bytes;
    using Bodies for bytes;
    using Case for bytes;
    using CaseDealings for bytes;
    using Record for bytes;
    using Wire for bytes;
    using Words for bytes;

    /// @dev Offset in the evidence about a refusal of what its details hash.
    uint256 private constant DETAILS = 36;

    IJudgments private immutable _gazette;
    IPersons private immutable _persons;

    /// @param gazette says which rulesets were corrected, and when
    /// @param persons says whose key is whose
    constructor(IJudgments gazette, IPersons persons) {
        (_gazette, _persons) = (gazette, persons);
    }

    /// @notice Whether the objector or a participant of a case has the account of a seat (article 5(2)).
    /// @param body of the case
    /// @param seat account of an officer, see `ISeats`
    function tookPart(bytes memory body, address seat) external view returns (bool) {
        bytes memory slots = _persons.wordsOf(body.persons(), 16);
        for (uint256 i = 0; i < slots.length / 32; ++i) {
            if (PersonSlot.wrap(slots.at(i)).isOfAccount(seat)) return true;
        }
        return false;
    }

    /// @notice Reverts unless what a reopening states is so: the ruleset on which the decision contested rests was last
    /// corrected on that day (article 17d(1) and (7)).
    /// @param bodies of the cases
    /// @param at offset of the reopening in the application
    function requireCorrected(bytes calldata bodies, bytes calldata application, uint256 at) external view {
        bytes memory body = bodies.split(application.entryCount())[application.subjectAt(at)];
        // Where there is no case yet, the law refuses.
        if (body.length == 0) return;
        (Date claimed, bytes calldata evidence) = application.correctionAt(at);
        address ruleset =
            body.eId() == 0 ? _rulesetOfGrant(body, evidence) : _rulesetOfRefusal(body, evidence);
        Date correctedOn = _gazette.correctedOn(ruleset);
        bool corrected = Date.unwrap(correctedOn) != 0 && correctedOn == claimed;
        if (!corrected) revert CaseNoSuchCorrection(ruleset, correctedOn, claimed);
    }

    /// @param record that the grant made
    function _rulesetOfGrant(bytes memory body, bytes calldata record) private view returns (address) {
        (address register, bytes32 entry) = (body.register(), body.contestedEntries()[0]);
        bytes32 slot = IContestable(register).slotOf(entry);
        bool closed = uint8(uint256(slot)) & EntryStatus.CLOSED != 0;
        bytes31 present = bytes31(slot);
        bool stands = !closed && present == bytes31(body.contested()) && present == record.commitment();
        if (!stands) revert CaseNoSuchGrant(register, entry, present);
        return record.rulesetOf();
    }

    /// @param evidence keccak256 of the application 32 | decidedOn 4 | what the details hash, of which the ruleset is the
    /// second word
    function _rulesetOfRefusal(bytes memory body, bytes calldata evidence) private view returns (address) {
        (address register, bytes32 digest) = (body.register(), body.contested());
        if (evidence.length < DETAILS) {
            revert CaseDealings.CaseStepTruncated(CaseStep.REOPENING, evidence.length, DETAILS);
        }
        Date decidedOn = Date.wrap(uint32(bytes4(evidence.load(32))));
        bytes calldata details = evidence.slice(DETAILS, evidence.length);
        bytes32 claimed = Decisions.refusal(
            evidence.load(0),
            body.eId(),
            decidedOn,
            body.remedyDays(),
            keccak256(details)
        );
        bytes32 decision = IContestable(register).decisionOn(digest);
        if (decision != claimed) revert CaseNoSuchRefusal(register, digest, decision);
        return address(uint160(uint256(details.load(32))));
    }
}
