// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title The years whose calendar is published: week-ends are free
library PublishedYears {
    uint16 internal constant FIRST = 2016;
    uint256 internal constant COUNT = 4;

    /// @notice The first of January of the first year, and of the one after the last.
    uint256 internal constant BEGIN = 16_801;
    uint256 internal constant END = 18_262;

    /// @notice Seconds that clocks are ahead of UTC.
    uint24 internal constant OFFSET = 1 hours;

    /// @dev The first of January 1970 was a Thursday.
    function isWeekday(uint256 day) internal pure returns (bool) {
        uint256 ofWeek = (day + 4) % 7;
        return ofWeek != 0 && ofWeek != 6;
    }
}

/// @title Counts days one by one, as the act says it in words
/// @notice Shares no code with the calendar or the act under test.
abstract contract Days {
    mapping(uint256 day => bool) internal _isHoliday;
    mapping(uint256 day => bool) internal _isStandstill;

    /// @dev The last day of a period that runs from an event; a day of standstill is not counted, and none ends on one.
    function _lastDay(uint256 event_, uint256 periodDays) internal view returns (uint256 day) {
        day = event_;
        while (periodDays != 0) if (!_isStandstill[++day]) --periodDays;
        while (!_isWorking(day)) ++day;
    }

    /// @dev Days that have passed since an event, without those of standstill.
    function _countedSince(uint256 event_, uint256 today) internal view returns (uint256 count) {
        for (uint256 day = event_ + 1; day <= today; ++day) if (!_isStandstill[day]) ++count;
    }

    /// @dev Of years that nobody has published all days are working days.
    function _isWorking(uint256 day) internal view returns (bool) {
        if (day < PublishedYears.BEGIN || day >= PublishedYears.END) return true;
        return PublishedYears.isWeekday(day) && !_isHoliday[day] && !_isStandstill[day];
    }
}
