// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ICalendar} from "./ICalendar.sol";
import {InForce} from "./InForce.sol";
import {Date} from "./LegalTime.sol";

/// @notice One version of one subdivision of an act: it governs `[from, until)`. One storage slot.
/// @param ruleset the executable form; zero: repealed, nothing governs in this interval
/// @param from first date governed
/// @param until first date no longer governed; `NO_END`: open
/// @param enactedOn date of enactment. Vacatio legis is `from - enactedOn`
struct Version {
    address ruleset;
    Date from;
    Date until;
    Date enactedOn;
}

/// @notice What an enactment does to one subdivision of its act.
/// @param subdivision e.g. "part_2"; with the act's ELI it makes the key, keccak256 of "<eli>#<subdivision>"
/// @param ruleset the executable form; zero: repeal
/// @param from first date governed
/// @param until first date no longer governed (sunset); `NO_END`: open
struct Provision {
    string subdivision;
    address ruleset;
    Date from;
    Date until;
}

/// @notice A call that an enactment orders, e.g. an appointment to an office.
struct Call {
    address target;
    bytes data;
}

/// @notice An act, or an amendment of one, as it is enacted.
/// @param eli the act, e.g. "/eli/xx/act/2015/12"
/// @param documentDate date of the text: of the act or of its consolidation
/// @param textHash keccak256 of the text's bytes; where text and code differ, the text prevails
/// @param provisions subdivisions put in force, amended or repealed
/// @param basisKey for retroactive provisions: the key of a subdivision in force today that allows them; else zero
/// @param basisEId eId of the provision that allows them; else zero
/// @param calls what the Executive shall do once the time for a veto has passed
struct Enactment {
    string eli;
    Date documentDate;
    bytes32 textHash;
    Provision[] provisions;
    bytes32 basisKey;
    bytes32 basisEId;
    Call[] calls;
}

/// @title The official gazette: which version of which act is in force when
/// @notice Append-only and bitemporal. Where intervals overlap, the version enacted later prevails; what was once
/// enacted is never changed, so that *as known on K* can be answered for ever.
/// @dev The events are sufficient to rebuild the whole state.
interface IGazette is ICalendar {
    /// @notice An enactment was published.
    /// @param callsHash keccak256 of abi.encode(calls); zero when it orders none
    event Enacted(
        bytes32 indexed enactmentId,
        string eli,
        Date documentDate,
        bytes32 textHash,
        bytes32 basisKey,
        bytes32 basisEId,
        bytes32 callsHash
    );

    /// @notice A subdivision of an act got a version.
    event ProvisionEnacted(
        bytes32 indexed key,
        bytes32 indexed enactmentId,
        string subdivision,
        address ruleset,
        Date from,
        Date until,
        Date enactedOn
    );

    /// @notice An enactment without the hash of its text.
    error GazetteTextMissing(string eli, Date documentDate);

    /// @notice Another text of this act and date has been published.
    error GazetteTextAlreadyPublished(string eli, Date documentDate, bytes32 published, bytes32 offered);

    /// @notice There is no contract at `ruleset`.
    error GazetteRulesetWithoutCode(address ruleset);

    /// @notice The ruleset says that it executes `actual`.
    error GazetteRulesetOfAnotherProvision(address ruleset, string expected, string actual);

    /// @notice The version would govern no day.
    error GazetteEmptyInterval(bytes32 key, Date from, Date until);

    /// @notice A version that begins before today needs a provision in force today that allows it (`IRetroaction`).
    error GazetteRetroactiveWithoutBasis(bytes32 key, Date from, Date today);

    /// @notice No version governs the date, or the one that prevails is a repeal.
    error GazetteNotInForce(bytes32 key, Date date);

    /// @notice Publishes an enactment; its provisions govern from their dates on.
    /// @return enactmentId name of this enactment, for the Executive
    function enact(Enactment calldata enactment) external returns (bytes32 enactmentId);

    /// @notice The version in force today, and today's date.
    /// @return version with `from` and `until` narrowed to the longest span around today in which it governs
    /// @return on today
    /// @dev One storage read for the newest version, one for the calendar. Only where the newest does not govern the date
    /// are earlier ones read, from the newest to the oldest; only the legislature lengthens that list.
    function inForce(bytes32 key) external view returns (Version memory version, Date on);

    /// @notice The same in one word; registers read this. Where the law names a register (`ICompetence`), it is told nobody
    /// else.
    function inForceToday(bytes32 key) external view returns (InForce);

    /// @notice The version in force on a date, by everything enacted so far; narrowed like that of `inForce`.
    function inForceOn(bytes32 key, Date on) external view returns (Version memory version);

    /// @notice The version in force on a date as the law was known at the end of another: later enactments are ignored.
    function inForceAsKnown(bytes32 key, Date on, Date known) external view returns (Version memory version);

    /// @notice Every version ever enacted, oldest first, as enacted.
    function history(bytes32 key) external view returns (Version[] memory);

    /// @notice Hash of the text of an act as of a date; zero: none published.
    function textHash(string calldata eli, Date documentDate) external view returns (bytes32);

    /// @notice The enactment before this one that ordered calls; zero: none, or this one orders none.
    function orderedBefore(bytes32 enactmentId) external view returns (bytes32);

    /// @notice The calls an enactment orders.
    /// @return callsHash keccak256 of abi.encode(calls); zero: none
    /// @return enactedAt instant of the enactment (Unix seconds)
    /// @return enactedOn legal date of the enactment
    function callsOf(
        bytes32 enactmentId
    ) external view returns (bytes32 callsHash, uint64 enactedAt, Date enactedOn);
}
