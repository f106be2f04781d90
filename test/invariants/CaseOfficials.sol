// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IJudgments} from "../../contracts/law/IJudgments.sol";
import {IStandstill} from "../../contracts/law/IStandstill.sol";
import {Date} from "../../contracts/law/LegalTime.sol";
import {Office} from "../../contracts/law/Office.sol";
import {CaseRegister} from "../../contracts/procedure/CaseRegister.sol";
import {Cast} from "./Cast.sol";
import {Bench} from "./Chamber.sol";
import {PublishedYears} from "./Days.sol";
import {State} from "./Republic.sol";
import {Officers, Statutes} from "./Statutes.sol";
import {StepChecks} from "./StepChecks.sol";
import {VM} from "./Vm.sol";

/// @title What reviewers and the legislature do beside the cases
abstract contract CaseOfficials is StepChecks {
    /// @dev Together fewer days of standstill than the 90 by which a period becomes longer at most.
    uint256 private constant MOST_STANDSTILLS = 8;
    uint16 private constant LONGEST_STANDSTILL = 10;

    /// @dev Each makes a version more, which every decision has to look at.
    uint256 private constant MOST_CORRECTIONS = 6;

    /// @dev When a ruleset was last corrected; zero: never.
    mapping(address ruleset => uint32) internal _correctedOn;

    /// @dev Which of the two versions of each subdivision governs.
    mapping(uint256 subdivision => uint256) private _present;

    uint256 private _standstills;
    uint256 private _corrections;

    constructor(State memory state, CaseRegister register) StepChecks(state, register) {}

    /// @notice A working day to come is a holiday, or some days are days of standstill; never a day of the past.
    function proclaim(uint256 seed) external acting(seed) {
        _proclaim();
    }

    function _proclaim() internal {
        bool still = _standstills < MOST_STANDSTILLS && _oneIn(2);
        uint256 day = _today() + _random(24);
        uint16 count = still ? uint16(1 + _random(LONGEST_STANDSTILL)) : 1;
        if (day + count > PublishedYears.END) return;
        bool allowed = day > _today() && (still || _isWorking(day));
        VM.prank(Officers.LEGISLATURE);
        if (still) {
            try IStandstill(address(_state.gazette)).proclaimStandstill(Date.wrap(uint32(day)), count) {
                _require(allowed, 26, "a standstill of the past");
                ++_standstills;
                for (uint256 i = day; i < day + count; ++i) _isStandstill[i] = true;
                _reach("standstill");
            } catch {
                _require(!allowed, 26, "no standstill of days to come");
            }
        } else {
            try _state.gazette.proclaimHoliday(Date.wrap(uint32(day))) {
                _require(allowed, 26, "a holiday of the past");
                _isHoliday[day] = true;
                _reach("holiday");
            } catch {
                _require(!allowed, 26, "no holiday on a day to come");
            }
        }
    }

    /// @dev A reviewer has a citizen act, from today to the end of a day, unless one acts already.
    function _lend(uint256 reviewer) internal {
        uint32 today = _today();
        if (_restsUntil[reviewer] >= today) return;
        uint256 deputy = reviewer - Bench.TO_PRINCIPAL;
        uint32 lastDay = today + uint32(_random(60));
        VM.prank(Cast.account(reviewer));
        _state.offices.appointActing(
            Office.REVIEWER,
            Cast.account(deputy),
            Cast.id(deputy),
            Date.wrap(today),
            Date.wrap(lastDay)
        );
        _restsUntil[reviewer] = lastDay;
    }

    /// @dev The ruleset that decided is replaced, by one that decides as it does.
    function _correct(address ruleset) internal {
        for (uint256 i = 0; i < Statutes.AMENDABLE - 1; ++i) {
            if (_state.rulesets[i][_present[i]] != ruleset || _corrections == MOST_CORRECTIONS) continue;
            ++_corrections;
            _present[i] ^= 1;
            address other = _state.rulesets[i][_present[i]];
            VM.prank(Officers.LEGISLATURE);
            IJudgments(address(_state.gazette)).correctRuleset(
                Statutes.nameOf(i),
                0,
                other,
                keccak256("why")
            );
            _correctedOn[ruleset] = _today();
            _reach("corrected");
        }
    }
}
