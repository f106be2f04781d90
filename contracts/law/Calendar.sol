// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {CalendarYear, ICalendar} from "./ICalendar.sol";
import {IStandstill} from "./IStandstill.sol";
import {Date, dateAt, fromCivil, isLeapYear} from "./LegalTime.sol";

/// @title The official calendar, as part of the Gazette
/// @custom:eli /eli/xx/act/2015/1/2015-01-05
abstract contract Calendar is ICalendar, IStandstill, AccessManaged {
    /// @dev Two words. The first has all that turns an instant into a date, so that this costs one read; working days from
    /// the 257th day of the year on fit behind it.
    struct Year {
        bool published;
        bool stoodStill;
        int24 offset;
        int24 offsetBetween;
        uint40 changesAt;
        uint40 changesBackAt;
        uint112 lastWorkingDays;
        uint256 firstWorkingDays;
    }

    /// @dev Nowhere are clocks further from UTC.
    /// @custom:technical clocks further from UTC there are nowhere; more is a slip of the pen
    int24 private constant LARGEST_OFFSET = 14 hours;

    /// @custom:quote art_10__para_4 "by more than 3 hours"
    int24 private constant MOST_HOURS_SHIFTED = 3;

    /// @custom:technical how many days one call looks at; longer than any period in working days
    uint16 private constant LONGEST_PERIOD = 366;

    /// @dev Of one proclamation; another may follow it.
    /// @custom:technical how many days one call marks; the act on procedure bounds what standstill adds to a period
    uint16 private constant LONGEST_STANDSTILL = 28;

    /// @notice Seconds clocks are ahead of UTC in a year that nobody has published.
    /// @custom:quote art_10__para_3 "In a year whose calendar is not published the clocks do not change"
    int24 public immutable standardOffset;

    /// @dev Offsets are those of the UTC year an instant lies in, working days those of the state's own year.
    mapping(uint256 year => Year) private _years;

    /// @dev As working days are kept, and read only of a year that has any.
    mapping(uint256 year => uint256[2]) private _standstill;

    constructor(int24 standardOffset_) {
        if (!_isOffset(standardOffset_)) revert GazetteCalendarMalformed(0);
        standardOffset = standardOffset_;
    }

    /* PROCLAIMING */

    /// @inheritdoc ICalendar
    /// @custom:applies art_3__para_2
    /// @custom:applies art_10__para_2
    /// @custom:norm power
    function publishCalendar(uint16 year, CalendarYear calldata calendar) external restricted {
        if (_years[year].published) revert GazetteCalendarAlreadyPublished(year);
        if (!_isWellFormed(year, calendar)) revert GazetteCalendarMalformed(year);
        Date before = today();

        _years[year] = Year({
            published: true,
            stoodStill: false,
            offset: calendar.offset,
            offsetBetween: calendar.offsetBetween,
            changesAt: calendar.changesAt,
            changesBackAt: calendar.changesBackAt,
            lastWorkingDays: uint112(calendar.workingDays[1]),
            firstWorkingDays: calendar.workingDays[0]
        });

        Date moved = today();
        if (!(moved == before)) revert GazetteCalendarMovesToday(before, moved);
        emit CalendarPublished(year, calendar);
    }

    /// @inheritdoc ICalendar
    /// @custom:applies art_3__para_2
    /// @custom:applies art_10__para_2
    /// @custom:norm power
    function proclaimHoliday(Date date) external restricted {
        Date today_ = today();
        if (date <= today_) revert GazetteHolidayNotInFuture(date, today_);
        if (!isWorkingDay(date)) revert GazetteNotAWorkingDay(date);

        (uint256 year, uint256 day) = _dayOfYear(date);
        _takeOff(year, day);
        emit HolidayProclaimed(date);
    }

    /// @inheritdoc IStandstill
    /// @custom:applies art_3__para_2
    /// @custom:applies art_10__para_2
    /// @custom:norm power
    /// @custom:applies /eli/xx/act/2015/7#art_6a__para_1
    function proclaimStandstill(Date from, uint16 count) external restricted {
        Date today_ = today();
        if (from <= today_) revert GazetteStandstillNotInFuture(from, today_);
        if (count == 0 || count > LONGEST_STANDSTILL) {
            revert GazetteStandstillLength(count, LONGEST_STANDSTILL);
        }
        for (uint256 i = 0; i < count; ++i) {
            (uint256 year, uint256 day) = _dayOfYear(from.addDays(i));
            if (!_years[year].published) revert GazetteCalendarNotPublished(year);
            _years[year].stoodStill = true;
            _standstill[year][day / 256] |= uint256(1) << (day % 256);
            _takeOff(year, day);
        }
        emit StandstillProclaimed(from, count);
    }

    /* ASKING */

    /// @inheritdoc ICalendar
    function today() public view returns (Date) {
        return dateOf(uint64(block.timestamp));
    }

    /// @inheritdoc ICalendar
    /// @custom:applies art_10__para_1
    /// @custom:applies art_10__para_3
    /// @custom:effect define
    function dateOf(uint64 instant) public view returns (Date date) {
        date = dateAt(instant, standardOffset - MOST_HOURS_SHIFTED * 1 hours);
        // But for some hours around midnight it is the same wherever the clocks may stand: the calendar need not be read.
        if (date == dateAt(instant, standardOffset + MOST_HOURS_SHIFTED * 1 hours)) return date;
        Year storage year = _years[dateAt(instant, 0).yearOf()];
        if (!year.published) return dateAt(instant, standardOffset);
        bool between = instant >= year.changesAt && instant < year.changesBackAt;
        return dateAt(instant, between ? year.offsetBetween : year.offset);
    }

    /// @inheritdoc ICalendar
    function isWorkingDay(Date date) public view returns (bool) {
        (uint256[2] memory working, uint256 start, ) = _yearAround(date);
        return _isWorking(working, Date.unwrap(date) - start);
    }

    /// @inheritdoc ICalendar
    function workingDaysAfter(Date date, uint16 n) external view returns (Date) {
        if (n > LONGEST_PERIOD) revert GazettePeriodTooLong(n, LONGEST_PERIOD);
        uint256[2] memory working;
        uint256 start;
        uint256 end;
        while (n != 0) {
            date = date.addDays(1);
            uint256 day = Date.unwrap(date);
            if (day >= end) (working, start, end) = _yearAround(date);
            if (_isWorking(working, day - start)) --n;
        }
        return date;
    }

    /// @inheritdoc ICalendar
    function workingDaysUntil(Date date) external view returns (uint256 workingDays) {
        (workingDays, ) = _daysUntil(date);
    }

    /// @inheritdoc IStandstill
    function recentDays() external view returns (uint256 workingDays, uint256 standstill) {
        return _daysUntil(today());
    }

    /* INSIDE */

    function _daysUntil(Date date) private view returns (uint256 workingDays, uint256 standstill) {
        (uint256 number, uint256 day) = _dayOfYear(date);
        (workingDays, standstill) = _windows(number, int256(day) - 255);
        if (day >= 255) return (workingDays, standstill);
        (uint256 working, uint256 still) = _windows(number - 1, int256(day + _daysIn(number - 1)) - 255);
        return (workingDays | working, standstill | still);
    }

    /// @dev Of the 256 days of a year from the one with this index on; those before its first are not set.
    /// @custom:applies art_10__para_3
    /// @custom:effect define
    function _windows(uint256 number, int256 from) private view returns (uint256 working, uint256 still) {
        Year storage year = _years[number];
        (uint256 first, uint256 last) = (year.firstWorkingDays, year.lastWorkingDays);
        // Publishing the year later can then only make a period longer.
        if (!year.published) (first, last) = (type(uint256).max, (1 << (_daysIn(number) - 256)) - 1);
        working = _window(first, last, from);
        if (year.stoodStill) still = _window(_standstill[number][0], _standstill[number][1], from);
    }

    /// @dev The 256 days from the one with this index on.
    function _window(uint256 first, uint256 last, int256 from) private pure returns (uint256) {
        if (from < 0) return first << uint256(-from);
        if (from >= 256) return last >> uint256(from - 256);
        return from == 0 ? first : (first >> uint256(from)) | (last << uint256(256 - from));
    }

    function _takeOff(uint256 year, uint256 day) private {
        if (day < 256) _years[year].firstWorkingDays &= ~(uint256(1) << day);
        else _years[year].lastWorkingDays &= ~uint112(1 << (day - 256));
    }

    function _dayOfYear(Date date) private pure returns (uint256 year, uint256 day) {
        year = date.yearOf();
        day = Date.unwrap(date) - Date.unwrap(fromCivil(year, 1, 1));
    }

    /// @dev Working days of the year a date lies in, its first day and the first of the next year.
    /// @custom:applies art_10__para_3
    /// @custom:norm inadmissibility
    function _yearAround(
        Date date
    ) private view returns (uint256[2] memory working, uint256 start, uint256 end) {
        uint256 number = date.yearOf();
        Year storage year = _years[number];
        if (!year.published) revert GazetteCalendarNotPublished(number);
        working = [year.firstWorkingDays, year.lastWorkingDays];
        start = Date.unwrap(fromCivil(number, 1, 1));
        end = start + _daysIn(number);
    }

    function _isWorking(uint256[2] memory working, uint256 day) private pure returns (bool) {
        return (working[day / 256] >> (day % 256)) & 1 == 1;
    }

    function _isWellFormed(uint16 year, CalendarYear calldata calendar) private view returns (bool) {
        if (_isShifted(calendar.offset) || _isShifted(calendar.offsetBetween)) return false;
        if (calendar.workingDays[1] >> (_daysIn(year) - 256) != 0) return false;
        if (calendar.changesAt == 0 && calendar.changesBackAt == 0) return true;
        uint256 start = uint256(Date.unwrap(fromCivil(year, 1, 1))) * 1 days;
        uint256 end = start + _daysIn(year) * 1 days;
        return
            calendar.changesAt >= start &&
            calendar.changesAt < end &&
            calendar.changesBackAt > calendar.changesAt;
    }

    /// @custom:applies art_10__para_4
    /// @custom:norm inadmissibility
    function _isShifted(int24 offset) private view returns (bool) {
        int24 shift = offset - standardOffset;
        return shift < -MOST_HOURS_SHIFTED * 1 hours || shift > MOST_HOURS_SHIFTED * 1 hours;
    }

    function _isOffset(int24 offset) private pure returns (bool) {
        return offset >= -LARGEST_OFFSET && offset <= LARGEST_OFFSET;
    }

    function _daysIn(uint256 year) private pure returns (uint256) {
        return isLeapYear(year) ? 366 : 365;
    }
}
