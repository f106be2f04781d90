// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice A legal date: whole days since 1970-01-01 in the proleptic Gregorian calendar, as the day is counted
/// in the state's own time zone. A date is what statutes speak of; an instant (`block.timestamp`) is not.
type Date is uint32;

using {
    before as <,
    notAfter as <=,
    same as ==,
    toCivil,
    yearOf,
    toDecimal,
    addDays,
    addMonths
} for Date global;

/// @dev The last representable date stands for "without end".
Date constant NO_END = Date.wrap(type(uint32).max);

/// @notice There is no such day, or it lies before 1970-01-01.
error LegalTimeNoSuchDate(uint256 year, uint256 month, uint256 day);

/// @notice The date lies behind 9999-12-31 (as `NO_END` does): it has no eight digits.
error LegalTimeNoDecimal(Date date);

/// @notice The sum lies behind the last date that can be written, or is made with `NO_END`.
error LegalTimeTooLate(Date date, uint256 added);

/// @notice The instant, at this offset, lies before 1970-01-01 or behind the last date that can be written.
error LegalTimeInstantOutOfRange(uint256 instant, int256 offset);

/* COMPARING */

function before(Date a, Date b) pure returns (bool) {
    return Date.unwrap(a) < Date.unwrap(b);
}

function notAfter(Date a, Date b) pure returns (bool) {
    return Date.unwrap(a) <= Date.unwrap(b);
}

function same(Date a, Date b) pure returns (bool) {
    return Date.unwrap(a) == Date.unwrap(b);
}

/* INSTANT TO DATE */

/// @notice The date of an instant where clocks are `offset` seconds ahead of UTC.
/// @param instant Unix seconds
function dateAt(uint256 instant, int256 offset) pure returns (Date) {
    unchecked {
        uint256 local = instant + uint256(offset);
        // Before 1970 the sum wraps round and is enormous.
        if (local / 1 days >= type(uint32).max) revert LegalTimeInstantOutOfRange(instant, offset);
        return Date.wrap(uint32(local / 1 days));
    }
}

/* DATE TO CIVIL DATE AND BACK: `fromCivil` is Howard Hinnant's days_from_civil, "chrono-Compatible Low-Level Date
   Algorithms", https://howardhinnant.github.io/date_algorithms.html; `toCivil` is proposition 6.3 of Cassio Neri and
   Lorenz Schneider, "Euclidean affine functions and their application to calendar algorithms", Software: Practice and
   Experience 53 (2023). In both, years begin on 1 March, so that the day of a leap is a year's last; 719468 days lie
   between 0000-03-01 and 1970-01-01. */

/// @notice The date of a day, month and year, e.g. (2016, 2, 29).
function fromCivil(uint256 year, uint256 month, uint256 day) pure returns (Date) {
    bool possible = year >= 1970 && year <= 9999 && month != 0 && month <= 12 && day != 0;
    if (!possible || (day > 28 && day > daysInMonth(year, month)))
        revert LegalTimeNoSuchDate(year, month, day);
    unchecked {
        uint256 y = month > 2 ? year : year - 1;
        uint256 yearOfEra = y % 400;
        uint256 dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        uint256 dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return Date.wrap(uint32((y / 400) * 146_097 + dayOfEra - 719_468));
    }
}

/// @notice Year, month and day of a date.
function toCivil(Date date) pure returns (uint256 year, uint256 month, uint256 day) {
    unchecked {
        uint256 quarters = 4 * (uint256(Date.unwrap(date)) + 719_468) + 3;
        // Years of the century in the upper part, what is left of the year in the lower 32 bits.
        uint256 scaled = 2_939_745 * ((quarters % 146_097) | 3);
        uint256 dayOfYear = uint32(scaled) / 11_758_980;
        // Months in the upper part, what is left of the month in the lower 16 bits.
        uint256 months = 2_141 * dayOfYear + 197_913;
        year = 100 * (quarters / 146_097) + (scaled >> 32);
        month = months >> 16;
        day = uint16(months) / 2_141 + 1;
        if (dayOfYear > 305) (year, month) = (year + 1, month - 12);
    }
}

/// @notice The calendar year of a date.
function yearOf(Date date) pure returns (uint256 year) {
    (year, , ) = toCivil(date);
}

/// @notice How many days a month (1 to 12) has.
function daysInMonth(uint256 year, uint256 month) pure returns (uint256) {
    if (month == 2) return isLeapYear(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

function isLeapYear(uint256 year) pure returns (bool) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* DATE TO DIGITS AND BACK: what a citizen reads and signs */

/// @notice The date as eight digits: 2016-01-31 is 20160131.
function toDecimal(Date date) pure returns (uint32) {
    (uint256 year, uint256 month, uint256 day) = toCivil(date);
    if (year > 9999) revert LegalTimeNoDecimal(date);
    unchecked {
        return uint32(year * 10_000 + month * 100 + day);
    }
}

/// @notice The date that eight digits mean; there must be such a day.
function fromDecimal(uint32 digits) pure returns (Date) {
    return fromCivil(digits / 10_000, (digits / 100) % 100, digits % 100);
}

/* PERIODS */

/// @notice The last day of a period of `count` calendar days which begins on the day after `date`, as periods do that run
/// from an event: the day of the event does not count.
function addDays(Date date, uint256 count) pure returns (Date) {
    uint256 last = type(uint32).max;
    if (count >= last || Date.unwrap(date) + count >= last) revert LegalTimeTooLate(date, count);
    return Date.wrap(uint32(Date.unwrap(date) + count));
}

/// @notice The same day of the month `count` months later; where that month has no such day, its last one. So from
/// 31 January one month ends on 28 or 29 February, and two months on 31 March.
function addMonths(Date date, uint256 count) pure returns (Date) {
    (uint256 year, uint256 month, uint256 day) = toCivil(date);
    if (year > 9999 || count > 120_000) revert LegalTimeTooLate(date, count);
    uint256 months = year * 12 + month - 1 + count;
    (year, month) = (months / 12, (months % 12) + 1);
    if (year > 9999) revert LegalTimeTooLate(date, count);
    uint256 last = daysInMonth(year, month);
    return fromCivil(year, month, day < last ? day : last);
}
