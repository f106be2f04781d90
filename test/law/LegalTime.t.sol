// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {
    Date,
    dateAt,
    daysInMonth,
    fromCivil,
    fromDecimal,
    isLeapYear,
    LegalTimeInstantOutOfRange,
    LegalTimeNoDecimal,
    LegalTimeNoSuchDate,
    LegalTimeTooLate,
    NO_END
} from "../../contracts/law/LegalTime.sol";

/// @dev The functions from outside, so that their errors can be caught.
contract LegalTimeCaller {
    function civil(uint256 year, uint256 month, uint256 day) external pure returns (Date) {
        return fromCivil(year, month, day);
    }

    function decimal(Date date) external pure returns (uint32) {
        return date.toDecimal();
    }

    function plusDays(Date date, uint256 count) external pure returns (Date) {
        return date.addDays(count);
    }

    function plusMonths(Date date, uint256 count) external pure returns (Date) {
        return date.addMonths(count);
    }

    function at(uint256 instant, int256 offset) external pure returns (Date) {
        return dateAt(instant, offset);
    }
}

contract LegalTimeTest {
    /// @dev 9999-12-31
    uint32 private constant LAST = 2_932_896;

    LegalTimeCaller private immutable _caller = new LegalTimeCaller();

    function testFuzz_everyDayIsItselfAgain(uint32 day) external pure {
        day %= LAST + 1;
        (uint256 y, uint256 m, uint256 d) = Date.wrap(day).toCivil();
        assert(fromCivil(y, m, d) == Date.wrap(day));
        assert(fromDecimal(Date.wrap(day).toDecimal()) == Date.wrap(day));
        assert(Date.wrap(day).yearOf() == y);
    }

    function testFuzz_theDayAfterIsTheNextInTheCalendar(uint32 day) external pure {
        day %= LAST;
        (uint256 y, uint256 m, uint256 d) = Date.wrap(day).toCivil();
        (uint256 y2, uint256 m2, uint256 d2) = Date.wrap(day).addDays(1).toCivil();
        bool monthEnds = d == daysInMonth(y, m);
        bool yearEnds = monthEnds && m == 12;
        assert(d2 == (monthEnds ? 1 : d + 1));
        assert(
            m2 ==
                (
                    yearEnds
                        ? 1
                        : monthEnds
                            ? m + 1
                            : m
                )
        );
        assert(y2 == (yearEnds ? y + 1 : y));
    }

    function testFuzz_digitsAreInTheOrderOfDates(uint32 a, uint32 b) external pure {
        (Date first, Date second) = (Date.wrap(a % (LAST + 1)), Date.wrap(b % (LAST + 1)));
        assert((first < second) == (first.toDecimal() < second.toDecimal()));
    }

    function testFuzz_monthsKeepTheDayOrClampIt(uint32 day, uint8 count) external pure {
        day %= LAST - 366 * 30;
        (uint256 y, uint256 m, uint256 d) = Date.wrap(day).toCivil();
        (uint256 y2, uint256 m2, uint256 d2) = Date.wrap(day).addMonths(count).toCivil();
        assert(y2 * 12 + m2 == y * 12 + m + count);
        uint256 last = daysInMonth(y2, m2);
        assert(d2 == (d < last ? d : last));
    }

    function testFuzz_noOtherDayHasACivilDate(uint256 y, uint256 m, uint256 d) external view {
        (y, m, d) = (y % 10_100, m % 14, d % 33);
        bool exists = y >= 1970 && y <= 9999 && m >= 1 && m <= 12 && d >= 1 && d <= daysInMonth(y, m);
        try _caller.civil(y, m, d) {
            assert(exists);
        } catch (bytes memory reason) {
            assert(!exists);
            _same(reason, abi.encodeWithSelector(LegalTimeNoSuchDate.selector, y, m, d));
        }
    }

    function test_daysThatEverybodyKnows() external pure {
        assert(fromCivil(1970, 1, 1) == Date.wrap(0));
        assert(fromCivil(2000, 3, 1) == Date.wrap(11_017));
        assert(fromCivil(2016, 2, 29) == Date.wrap(16_860));
        assert(fromCivil(9999, 12, 31) == Date.wrap(LAST));
        assert(Date.wrap(16_831).toDecimal() == 20_160_131);
    }

    function test_leapYears() external pure {
        assert(isLeapYear(2016) && isLeapYear(2000) && !isLeapYear(2100) && !isLeapYear(2015));
        assert(fromCivil(2016, 2, 28).addDays(1) == fromCivil(2016, 2, 29));
        assert(fromCivil(2100, 2, 28).addDays(1) == fromCivil(2100, 3, 1));
    }

    function test_aMonthFromTheEndOfJanuaryEndsWithFebruary() external pure {
        assert(fromCivil(2016, 1, 31).addMonths(1) == fromCivil(2016, 2, 29));
        assert(fromCivil(2015, 1, 31).addMonths(1) == fromCivil(2015, 2, 28));
        assert(fromCivil(2016, 1, 31).addMonths(2) == fromCivil(2016, 3, 31));
        assert(fromCivil(2016, 2, 29).addMonths(12) == fromCivil(2017, 2, 28));
        assert(fromCivil(2016, 12, 15).addMonths(1) == fromCivil(2017, 1, 15));
    }

    function test_instantsOnBothSidesOfUtc() external pure {
        uint256 midnight = 16_860 days;
        assert(dateAt(midnight, 0) == Date.wrap(16_860));
        assert(dateAt(midnight - 1, 0) == Date.wrap(16_859));
        assert(dateAt(midnight - 1, 1) == Date.wrap(16_860));
        assert(dateAt(midnight + 5 hours - 1, -5 hours) == Date.wrap(16_859));
    }

    function test_noEndIsNoDateToCountFrom() external view {
        try _caller.plusDays(NO_END, 0) {
            assert(false);
        } catch (bytes memory reason) {
            _same(reason, abi.encodeWithSelector(LegalTimeTooLate.selector, NO_END, 0));
        }
        try _caller.plusMonths(NO_END, 0) {
            assert(false);
        } catch (bytes memory reason) {
            _same(reason, abi.encodeWithSelector(LegalTimeTooLate.selector, NO_END, 0));
        }
        try _caller.decimal(NO_END) {
            assert(false);
        } catch (bytes memory reason) {
            _same(reason, abi.encodeWithSelector(LegalTimeNoDecimal.selector, NO_END));
        }
    }

    function test_sumsBehindTheLastDateRevert() external view {
        Date last = Date.wrap(LAST);
        try _caller.plusMonths(last, 1) {
            assert(false);
        } catch (bytes memory reason) {
            _same(reason, abi.encodeWithSelector(LegalTimeTooLate.selector, last, 1));
        }
        try _caller.plusDays(last, type(uint256).max) {
            assert(false);
        } catch (bytes memory reason) {
            _same(reason, abi.encodeWithSelector(LegalTimeTooLate.selector, last, type(uint256).max));
        }
        try _caller.decimal(Date.wrap(LAST + 1)) {
            assert(false);
        } catch (bytes memory reason) {
            _same(reason, abi.encodeWithSelector(LegalTimeNoDecimal.selector, LAST + 1));
        }
    }

    function test_instantsBefore1970Revert() external view {
        try _caller.at(0, -1) {
            assert(false);
        } catch (bytes memory reason) {
            _same(reason, abi.encodeWithSelector(LegalTimeInstantOutOfRange.selector, 0, int256(-1)));
        }
    }

    function test_conversionsCostAFewHundredGas() external view {
        Date date = Date.wrap(uint32(block.timestamp / 1 days));
        uint256 before = gasleft();
        date.toDecimal();
        assert(before - gasleft() < 600);
        before = gasleft();
        fromCivil(2016, 2, 28);
        assert(before - gasleft() < 600);
    }

    function _same(bytes memory a, bytes memory b) private pure {
        assert(keccak256(a) == keccak256(b));
    }
}
