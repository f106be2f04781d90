// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Date} from "./LegalTime.sol";

/// @notice One year of the official calendar, as it is proclaimed.
/// @param offset seconds the state's clocks are ahead of UTC when the UTC year begins; at most 3 hours
/// from the standard offset
/// @param changesAt instant (Unix seconds) of the year's first change of the clocks; from it on `offsetBetween` holds.
/// Zero with `changesBackAt` zero: the clocks do not change in this year
/// @param offsetBetween seconds ahead of UTC between the two changes
/// @param changesBackAt instant from which `offset` holds again. An instant after the year's end: not in this year
/// @param workingDays bit `i` of word `i / 256` is set when the day `i` days after 1 January is a working day
struct CalendarYear {
    int24 offset;
    uint40 changesAt;
    int24 offsetBetween;
    uint40 changesBackAt;
    uint256[2] workingDays;
}

/// @title The official calendar: which date it is in the state's own time zone, and which days are working days
/// @notice A year is published once. Afterwards a working day still to come may be proclaimed a holiday, which can only
/// lengthen a period; nothing else changes. A year that nobody published has the standard offset and no known working
/// days: registers go on, deadlines in working days wait.
interface ICalendar {
    /// @notice A year of the calendar was published.
    event CalendarPublished(uint16 indexed year, CalendarYear calendar);

    /// @notice A working day to come became a holiday.
    event HolidayProclaimed(Date indexed date);

    /// @notice Nobody has published `year`: its working days are unknown. Publish the year, then ask again.
    error GazetteCalendarNotPublished(uint256 year);

    /// @notice `year` was published before; only `proclaimHoliday` may still change it.
    error GazetteCalendarAlreadyPublished(uint16 year);

    /// @notice The calendar contradicts itself: an offset more than 3 hours from the standard one (of which none
    /// is beyond 14 hours), changes that are not in order or begin
    /// outside the year, or working days on days the year does not have.
    error GazetteCalendarMalformed(uint16 year);

    /// @notice Publishing `year` now would make today another date. Publish it before it begins.
    error GazetteCalendarMovesToday(Date today, Date moved);

    /// @notice A holiday can be proclaimed only for a date after `today`.
    error GazetteHolidayNotInFuture(Date date, Date today);

    /// @notice `date` is no working day as it is.
    error GazetteNotAWorkingDay(Date date);

    /// @notice A period of more working days than `limit` cannot be counted.
    error GazettePeriodTooLong(uint16 workingDays, uint16 limit);

    /// @notice Publishes a year of the calendar, once.
    function publishCalendar(uint16 year, CalendarYear calldata calendar) external;

    /// @notice Makes a working day after today a holiday.
    function proclaimHoliday(Date date) external;

    /// @notice Today's legal date: the block's time in the state's time zone. Where clocks go back at midnight, the
    /// hour that is repeated belongs to the earlier date, as it does for everyone there.
    function today() external view returns (Date);

    /// @notice The legal date of an instant (Unix seconds).
    function dateOf(uint64 instant) external view returns (Date);

    /// @notice Whether a date is a working day. Reverts when its year is not published.
    function isWorkingDay(Date date) external view returns (bool);

    /// @notice Which of the 256 days up to a date are working days: bit 255 - n is set when the day n days before is one.
    /// All days of a year that is not published are, so that publishing it only makes periods longer.
    function workingDaysUntil(Date date) external view returns (uint256);

    /// @notice The `n`th working day after a date; the date itself never counts. `n` zero: the date itself.
    /// @param n at most 366. Reverts when a year that must be counted is not published
    function workingDaysAfter(Date date, uint16 n) external view returns (Date);
}
