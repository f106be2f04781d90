// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Date} from "./LegalTime.sol";

/// @notice From when on an annulled version is as if it had not been enacted.
enum Annulment {
    /// @dev From the day of the judgment on.
    ExNunc,
    /// @dev From the first day it governed.
    ExTunc
}

/// @title What happens to published law besides its amendment
/// @notice The constitutional court suspends and annuls, the legislature corrects. Nothing is taken from the Gazette: what
/// governs instead is added, so that *as known on K* stays what it was.
interface IJudgments {
    /// @notice The constitutional court has suspended a version: from today up to, not including, `until` the law is what it
    /// would be without it.
    event VersionSuspended(
        bytes32 indexed key,
        uint256 indexed index,
        Date from,
        Date until,
        bytes32 reasons
    );

    /// @notice The constitutional court has annulled a version.
    event VersionAnnulled(
        bytes32 indexed key,
        uint256 indexed index,
        Annulment indexed annulment,
        Date from,
        bytes32 reasons
    );

    /// @notice A ruleset that did not execute its text was replaced by one that does, for all the days its version governs.
    event RulesetCorrected(
        bytes32 indexed key,
        uint256 indexed index,
        address corrected,
        address ruleset,
        bytes32 reasons
    );

    /// @notice The published hash of a text was not that of the text enacted.
    event TextCorrected(string eli, Date documentDate, bytes32 published, bytes32 textHash, bytes32 reasons);

    /// @notice A version that follows from a judgment or a correction. Without a ruleset nothing governs in this interval.
    event VersionAdded(bytes32 indexed key, address ruleset, Date from, Date until, Date addedOn);

    /// @notice No version of this index was enacted: there is none, or it follows from a judgment.
    error GazetteUnknownVersion(bytes32 key, uint256 index, uint256 count);
    /// @notice The version governs no day that the judgment is about.
    error GazetteNothingToJudge(bytes32 key, uint256 index, Date from, Date until);
    /// @notice The hash of a text is corrected once, for reasons that are stated.
    error GazetteTextNotCorrectable(string eli, Date documentDate, bytes32 published, bytes32 reasons);

    /// @notice Suspends a version. By the constitutional court.
    /// @param index of the version in `history`
    /// @param until first day on which it governs again, after today
    /// @param reasons hash of the order
    function suspend(bytes32 key, uint256 index, Date until, bytes32 reasons) external;

    /// @notice Annuls a version: what would govern without it governs. By the constitutional court.
    /// @param reasons hash of the judgment
    function annul(bytes32 key, uint256 index, Annulment annulment, bytes32 reasons) external;

    /// @notice Replaces the ruleset of a version whose text stands. By the legislature, which announces it.
    /// @param name of the subdivision, e.g. "/eli/xx/act/2015/12#part_2"
    /// @param reasons hash of the document that says what was wrong, and since when
    function correctRuleset(string calldata name, uint256 index, address ruleset, bytes32 reasons) external;

    /// @notice Corrects the published hash of a text, where it is not that of the text enacted; once for each text. By the
    /// legislature, which announces it, so that the constitutional court may cancel it.
    /// @param reasons hash of the document that says what was wrong, not zero
    function correctText(string calldata eli, Date documentDate, bytes32 textHash, bytes32 reasons) external;

    /// @notice Hash under which a text was enacted, whether it has been corrected since or not; zero: none published.
    function enactedTextHash(string calldata eli, Date documentDate) external view returns (bytes32);

    /// @notice Day on which a ruleset was last replaced because it did not execute its text; zero: never. What it decided
    /// may be contested anew, as the act on procedure says.
    function correctedOn(address ruleset) external view returns (Date);
}
