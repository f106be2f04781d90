// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Date} from "../law/LegalTime.sol";

/// @title What is not so of the decision that a case is about
interface ICaseErrors {
    /// @notice The register has not decided so, or not on this application.
    error CaseNoSuchRefusal(address register, bytes32 digest, bytes32 decision);
    /// @notice Articles 7(3) and 17d(7): the record that the grant made is not, or no longer, the entry's, or not the one
    /// shown; or no grant made it.
    error CaseNoSuchGrant(address register, bytes32 entry, bytes31 present);
    /// @notice The ruleset on which the decision rests was not corrected on the day that a reopening states; zero: never.
    error CaseNoSuchCorrection(address ruleset, Date correctedOn, Date claimed);
}
