// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application, Capacity, PersonId} from "../law/Application.sol";
import {Date} from "../law/LegalTime.sol";
import {Wire} from "../law/Wire.sol";

/// @title Kinds of step, in the order in which one application takes them
library CaseStep {
    /// @notice A case is opened about a refusal.
    uint8 internal constant REFUSAL = 1;
    /// @notice A case is opened about a grant.
    uint8 internal constant GRANT = 2;
    uint8 internal constant SERVICE = 3;
    uint8 internal constant OBJECTION = 4;
    uint8 internal constant HEARING = 5;
    uint8 internal constant REVIEW = 6;
    uint8 internal constant APPEAL = 7;
    uint8 internal constant INTERIM_MEASURE = 8;
    uint8 internal constant JUDGMENT = 9;
    uint8 internal constant WITHDRAWAL = 10;
    uint8 internal constant CLOSING = 11;
    /// @notice Into a period that was missed.
    uint8 internal constant REINSTATEMENT = 12;
    /// @notice Of an obvious error in a review or a judgment.
    uint8 internal constant CORRECTION = 13;
    /// @notice Of an objection or an appeal that an office received which is not competent.
    uint8 internal constant TRANSFER = 14;
    /// @notice A case is opened again, because the ruleset that decided was corrected.
    uint8 internal constant REOPENING = 15;

    /// @notice Whether a period decides about the step, so that the calendar is asked.
    function asksForPeriod(uint8 kind) internal pure returns (bool) {
        if (kind == OBJECTION || kind == APPEAL) return true;
        return kind == INTERIM_MEASURE || kind >= CLOSING;
    }
}

/// @title What a review or a judgment decides
library CaseOutcome {
    uint8 internal constant UPHELD = 1;
    uint8 internal constant SET_ASIDE = 2;
    /// @notice Judgments only: another reviewer reviews again.
    uint8 internal constant REMANDED = 3;
}

/// @notice A refusal by a register, as it is contested.
/// @param register that refused
/// @param digest of the application refused
/// @param eId provision that refused
/// @param decidedOn legal date of the refusal
/// @param remedyDays period for objecting, as the refusing act has it
/// @param details hash of what the refusal rests on besides, see `Decisions.sol`
struct Refusal {
    address register;
    bytes32 digest;
    bytes32 eId;
    Date decidedOn;
    uint16 remedyDays;
    bytes32 details;
}

/// @title Wire form of the steps of a case
/// @notice The last part of an application (`a`, see `Application.sol`): packed, big-endian, one after the other, ordered
/// by kind. Every step begins with kind 1 | subject 1 (index into the application's entries) and ends with
/// reasons 32 (hash) | date 4 (of the reasons). Between them:
///
///     refusal  124 bytes and the application refused:
///              register 20 | digest 32 | eId 32 | decidedOn 4 | remedyDays 2 | details 32 | length 2 | application
///     grant    86 bytes and the record that the grant made:
///              register 20 | entry 32 | commitment 32 (31 and a zero) | length 2 | record
///     service   4 bytes  servedOn 4
///     review, judgment      1 byte   outcome
///     interim measure       1 byte   pending (1: the entries are made pending; 0: they are no longer)
///     correction            1 byte   burdens (1: it burdens the objector; 0: it does not)
///     transfer              4 bytes  receivedOn
///     reopening 6 bytes and the evidence: correctedOn 4 | length 2 | what shows the ruleset: of a grant the record that it
///              made; of a refusal keccak256 of the application 32 | decidedOn 4 | the details that `Decisions` hashes
///     all others            nothing
library CaseDealings {
    using Application for bytes;
    using Wire for bytes;

    uint256 private constant HEAD = 2;
    uint256 private constant TRAILER = 36;
    uint256 private constant REFUSAL = 124;
    uint256 private constant GRANT = 86;
    uint256 private constant REOPENING = 6;

    error CaseUnknownStep(uint8 kind);
    error CaseStepTruncated(uint8 kind, uint256 length, uint256 required);

    /// @return end offset behind the step that begins at `at`
    function endOf(bytes calldata a, uint256 at) internal pure returns (uint256 end) {
        unchecked {
            uint8 kind = kindAt(a, at);
            end = at + HEAD + _termsOf(a, at, kind) + TRAILER;
            if (end > a.length) revert CaseStepTruncated(kind, a.length - at, end - at);
        }
    }

    function kindAt(bytes calldata a, uint256 at) internal pure returns (uint8) {
        return uint8(bytes1(a.load(at)));
    }

    function subjectAt(bytes calldata a, uint256 at) internal pure returns (uint8) {
        unchecked {
            return uint8(bytes1(a.load(at + 1)));
        }
    }

    function reasonsBefore(bytes calldata a, uint256 end) internal pure returns (bytes32 hash, Date date) {
        unchecked {
            hash = a.load(end - TRAILER);
            date = _date(a, end - 4);
        }
    }

    /// @return x the refusal
    /// @return application that was refused
    function refusalAt(
        bytes calldata a,
        uint256 at
    ) internal pure returns (Refusal memory x, bytes calldata application) {
        unchecked {
            x.register = address(bytes20(a.load(at + 2)));
            x.digest = a.load(at + 22);
            x.eId = a.load(at + 54);
            x.decidedOn = _date(a, at + 86);
            x.remedyDays = uint16(bytes2(a.load(at + 90)));
            x.details = a.load(at + 92);
            uint256 begin = at + HEAD + REFUSAL;
            application = a.slice(begin, begin + uint16(bytes2(a.load(begin - 2))));
        }
    }

    /// @notice Whose case is opened about a refusal: who applies for the case, if they signed what was refused on their own
    /// behalf; else who applied for that.
    function objectorAt(bytes calldata a, uint256 at) internal pure returns (PersonId objector) {
        (, bytes calldata refused) = refusalAt(a, at);
        objector = a.applicant();
        if (!refused.isSignedBy(objector, Capacity.OWN_BEHALF)) objector = refused.applicant();
    }

    /// @return register that granted
    /// @return entry that the grant changed
    /// @return commitment of the record that it made, left-aligned
    function grantAt(
        bytes calldata a,
        uint256 at
    ) internal pure returns (address register, bytes32 entry, bytes32 commitment) {
        unchecked {
            return (address(bytes20(a.load(at + 2))), a.load(at + 22), a.load(at + 54));
        }
    }

    /// @return record that a grant made, as the opening shows it
    function recordAt(bytes calldata a, uint256 at) internal pure returns (bytes calldata) {
        unchecked {
            uint256 begin = at + HEAD + GRANT;
            return a.slice(begin, begin + uint16(bytes2(a.load(begin - 2))));
        }
    }

    function servedOnAt(bytes calldata a, uint256 at) internal pure returns (Date) {
        unchecked {
            return _date(a, at + HEAD);
        }
    }

    /// @return day on which what is transferred was first received
    function receivedOnAt(bytes calldata a, uint256 at) internal pure returns (Date) {
        return servedOnAt(a, at);
    }

    /// @return what a review or judgment decides; of an interim measure whether it makes entries pending, of a correction
    /// whether it burdens the objector
    function outcomeAt(bytes calldata a, uint256 at) internal pure returns (uint8) {
        unchecked {
            return uint8(bytes1(a.load(at + HEAD)));
        }
    }

    /// @return correctedOn date on which the ruleset was corrected
    /// @return evidence that the decision rests on it
    function correctionAt(
        bytes calldata a,
        uint256 at
    ) internal pure returns (Date correctedOn, bytes calldata evidence) {
        unchecked {
            correctedOn = _date(a, at + HEAD);
            uint256 begin = at + HEAD + REOPENING;
            evidence = a.slice(begin, begin + uint16(bytes2(a.load(begin - 2))));
        }
    }

    function _termsOf(bytes calldata a, uint256 at, uint8 kind) private pure returns (uint256) {
        unchecked {
            if (kind == CaseStep.REFUSAL) return REFUSAL + uint16(bytes2(a.load(at + REFUSAL)));
            if (kind == CaseStep.GRANT) return GRANT + uint16(bytes2(a.load(at + GRANT)));
            if (kind == CaseStep.SERVICE || kind == CaseStep.TRANSFER) return 4;
            if (kind == CaseStep.REVIEW || kind == CaseStep.JUDGMENT) return 1;
            if (kind == CaseStep.INTERIM_MEASURE || kind == CaseStep.CORRECTION) return 1;
            if (kind == CaseStep.REOPENING) return REOPENING + uint16(bytes2(a.load(at + REOPENING)));
            if (kind == 0 || kind > CaseStep.REOPENING) revert CaseUnknownStep(kind);
            return 0;
        }
    }

    function _date(bytes calldata a, uint256 at) private pure returns (Date) {
        return Date.wrap(uint32(bytes4(a.load(at))));
    }
}
