// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title The calendar as cases see it
/// @notice In the register of cases this stands in `Circumstances.workingDays`: of the 64 days up to today which are working
/// days, and of the 192 days up to today which are days of standstill:
///
///     bit 255 - n, n below 64    the day n days before today is a working day
///     bit 191 - n, n below 192   the day n days before today is a day of standstill
///
/// Zero where no step asks. No period of the act is longer than 101 days, which with the 90 of article 6a(3) are 191.
library CaseDays {
    uint256 internal constant WORKING = 64;
    uint256 internal constant STANDSTILL = 192;

    /// @param working bit 255 - n is set when the day n days before today is a working day
    /// @param standstill bit 255 - n is set when it is a day of standstill
    function pack(uint256 working, uint256 standstill) internal pure returns (uint256) {
        return ((working >> STANDSTILL) << STANDSTILL) | (standstill >> WORKING);
    }

    /// @notice Whether there is a working day among the days known, or the day is further back than they are: then one lies
    /// in between.
    function isWorking(uint256 word, uint256 ago) internal pure returns (bool) {
        return ago >= WORKING || (word >> (255 - ago)) & 1 == 1;
    }

    /// @notice How many days of standstill there are.
    /// @param from days ago of the first day asked about
    /// @param to days ago of the last, no further back than the first
    function standstills(uint256 word, uint256 from, uint256 to) internal pure returns (uint256 count) {
        word = uint192(word);
        if (word == 0) return 0;
        if (from >= STANDSTILL) from = STANDSTILL - 1;
        for (uint256 ago = to; ago <= from; ++ago) count += (word >> (STANDSTILL - 1 - ago)) & 1;
    }
}
