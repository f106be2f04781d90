// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application} from "./Application.sol";
import {DealingArrays} from "./DealingArrays.sol";
import {IGazette, Version} from "./IGazette.sol";
import {InForce} from "./InForce.sol";
import {Assessment, IRegister, Ruling} from "./IRegister.sol";
import {Circumstances, Finding, IRuleset, Outcome} from "./IRuleset.sol";
import {LegacyRegister} from "./LegacyRegister.sol";
import {Date} from "./LegalTime.sol";

/// @title Asking the law
/// @notice Subdivision by subdivision, in the order of the dealings; each works on what the one before left.
abstract contract Rulings is IRegister, LegacyRegister, DealingArrays {
    using Application for bytes;

    /// @dev Gazette key of the subdivision that governs dealings of this kind.
    function _subdivisionOf(uint8 kind) internal view virtual returns (bytes32);

    /// @dev Asks every act that governs the application.
    /// @param explaining whether to ask for the findings too
    function _rule(
        bytes memory bodies,
        bytes calldata application,
        Circumstances memory c,
        bool explaining
    ) internal view returns (Ruling memory ruling, Finding[] memory findings) {
        uint256 at = application.dealingsAt();
        while (at < application.length && ruling.refusal == 0) {
            (bytes32 subdivision, uint256 end) = _subdivisionFrom(application, at);
            (c.begin, c.end) = (uint32(at), uint32(end));
            (address ruleset, bytes memory next, bytes32 referral) = _ask(
                subdivision,
                bodies,
                application,
                c,
                ruling
            );
            if (explaining) findings = _join(findings, IRuleset(ruleset).findings(bodies, application, c));
            // One act refers to the next; that it does not come round again is for whoever enacts them.
            while (ruling.refusal == 0 && referral != 0) {
                address other;
                (other, , referral) = _ask(referral, bodies, application, c, ruling);
                if (explaining) findings = _join(findings, IRuleset(other).findings(bodies, application, c));
            }
            if (ruling.refusal == 0) {
                // The basis of the next record is the act that made it, not one that only assessed the dealing.
                (ruling.subdivision, ruling.ruleset) = (subdivision, ruleset);
                bodies = ruling.next = next;
            }
            at = end;
        }
    }

    /// @dev Also fixes today's date: the deadline is checked here, because this call to the Gazette tells the date anyway.
    /// The version in force today states which date's law governs; the version in force on that date decides. Where
    /// there was none on that date, today's does.
    function _ask(
        bytes32 subdivision,
        bytes memory bodies,
        bytes calldata application,
        Circumstances memory c,
        Ruling memory ruling
    ) private view returns (address ruleset, bytes memory next, bytes32 referral) {
        InForce law = _gazette.inForceToday(subdivision);
        Date today = law.today();
        if (application.deadline() < today) revert RegisterDeadlinePassed(application.deadline(), today);
        c.today = today;
        ruleset = law.ruleset();
        Outcome memory outcome = IRuleset(ruleset).evaluate(bodies, application, c);
        Date on = outcome.applicableDate;
        if (!law.governs(on)) {
            try _gazette.inForceOn(subdivision, on) returns (Version memory governing) {
                ruleset = governing.ruleset;
                outcome = IRuleset(ruleset).evaluate(bodies, application, c);
            } catch (bytes memory reason) {
                // Nothing else may put today's law in the place of that date's: a starved call least of all.
                bool none = bytes4(reason) == IGazette.GazetteNotInForce.selector;
                if (!none) revert RegisterLawUnknown(subdivision, on);
            }
        }
        (ruling.subdivision, ruling.ruleset) = (subdivision, ruleset);
        ruling.refusal = outcome.refusal;
        ruling.standing = outcome.standing;
        if (outcome.assessed != 0) _assess(ruling, Assessment(subdivision, ruleset, outcome.assessed));
        return (ruleset, outcome.next, outcome.referral);
    }

    /// @dev Gazette key of the subdivision that governs the dealing at offset `at`, and the offset behind the last of the
    /// dealings in a row that it governs.
    function _subdivisionFrom(
        bytes calldata application,
        uint256 at
    ) private view returns (bytes32 subdivision, uint256 end) {
        subdivision = _subdivisionOf(_kindAt(application, at));
        end = _endOf(application, at);
        while (end < application.length && _subdivisionOf(_kindAt(application, end)) == subdivision) {
            end = _endOf(application, end);
        }
    }

    function _remedy(address ruleset) internal pure returns (bytes32 remedy, uint16 remedyDays) {
        return IRuleset(ruleset).remedy();
    }

    function _assess(Ruling memory ruling, Assessment memory added) private pure {
        Assessment[] memory longer = new Assessment[](ruling.assessments.length + 1);
        for (uint256 i; i < ruling.assessments.length; ++i) {
            longer[i] = ruling.assessments[i];
        }
        longer[ruling.assessments.length] = added;
        ruling.assessments = longer;
    }

    function _join(Finding[] memory a, Finding[] memory b) private pure returns (Finding[] memory joined) {
        joined = new Finding[](a.length + b.length);
        for (uint256 i; i < joined.length; ++i) {
            joined[i] = i < a.length ? a[i] : b[i - a.length];
        }
    }
}
