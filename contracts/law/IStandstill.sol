// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Date} from "./LegalTime.sol";

/// @title Days on which everything stands still, as the Gazette has them beside its calendar
/// @notice They are no working days, and the acts that say so do not count them in a period that runs on them. Only days to
/// come are proclaimed: a period becomes longer, none becomes shorter, and none that has ended runs again.
interface IStandstill {
    /// @notice `count` days from `from` on are days of standstill.
    event StandstillProclaimed(Date indexed from, uint16 count);

    /// @notice A standstill can be proclaimed only from a date after `today` on: no period that has ended runs again.
    error GazetteStandstillNotInFuture(Date from, Date today);

    /// @notice A standstill of no days, or of more than `limit` in one proclamation.
    error GazetteStandstillLength(uint16 count, uint16 limit);

    /// @notice Makes days after today days of standstill: those on which everything will stand still, or as many as make up
    /// for those on which it did. All of them must lie in years that are published.
    /// @param from the first of them
    /// @param count how many, at most 28
    function proclaimStandstill(Date from, uint16 count) external;

    /// @notice What `ICalendar.workingDaysUntil` says of today, and in the same form which days are days of standstill.
    function recentDays() external view returns (uint256 workingDays, uint256 standstill);
}
