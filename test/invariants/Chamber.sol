// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {CaseRegister} from "../../contracts/procedure/CaseRegister.sol";
import {CalendarYear, ICalendar} from "../../contracts/law/ICalendar.sol";
import {IContestable} from "../../contracts/law/IContestable.sol";
import {Enactment, Provision} from "../../contracts/law/IGazette.sol";
import {IJudgments} from "../../contracts/law/IJudgments.sol";
import {IStandstill} from "../../contracts/law/IStandstill.sol";
import {Date, NO_END} from "../../contracts/law/LegalTime.sol";
import {Office} from "../../contracts/law/Office.sol";
import {Cast} from "./Cast.sol";
import {PublishedYears} from "./Days.sol";
import {Republic, State} from "./Republic.sol";
import {Officers, Statutes} from "./Statutes.sol";
import {VM, deploy} from "./Vm.sol";

/// @title Who acts in cases, by number, behind the cast
/// @notice The first citizen is a reviewer and a judge besides, and the first reviewer a judge: chance makes them judge
/// where they may not. The last judge's term ends. For each of the reviewers a citizen acts now and then.
library Bench {
    uint8 internal constant CASE_REGISTRAR = 8;
    uint8 internal constant REVIEWERS = 9;
    uint8 internal constant JUDGES = 11;
    uint8 internal constant LAST_JUDGE = 14;
    uint8 internal constant SIZE = 15;

    /// @notice From the number of who acts for a reviewer to the reviewer's.
    uint8 internal constant TO_PRINCIPAL = 8;

    uint32 internal constant LAST_TERM_ENDS = Statutes.START + 90;
}

/// @title Founds a register of cases beside the land register
abstract contract Chamber is Republic {
    function _foundChamber() internal returns (State memory state, CaseRegister cases) {
        state = _found();
        bytes memory arguments = abi.encode(
            state.offices,
            state.gazette,
            state.persons,
            state.register.discretions()
        );
        cases = CaseRegister(deploy("CaseRegister", arguments));
        _enactProcedure(state);
        _empower(state, cases);
        for (uint16 i = 0; i < PublishedYears.COUNT; ++i) _publishYear(state, PublishedYears.FIRST + i);
        for (uint256 i = Cast.SIZE; i < Bench.SIZE; ++i) {
            VM.prank(Officers.CIVIL_REGISTRAR);
            state.persons.enrol(Cast.id(i), Cast.assurance(i), abi.encodePacked(Cast.account(i)));
        }
        _appoint(state, Office.CASE_REGISTRAR, Bench.CASE_REGISTRAR, NO_END);
        for (uint256 i = Bench.REVIEWERS; i < Bench.JUDGES; ++i) _appoint(state, Office.REVIEWER, i, NO_END);
        for (uint256 i = Bench.JUDGES; i < Bench.LAST_JUDGE; ++i) _appoint(state, Office.COURT, i, NO_END);
        _appoint(state, Office.COURT, Bench.LAST_JUDGE, Date.wrap(Bench.LAST_TERM_ENDS));
        _appoint(state, Office.REVIEWER, 0, NO_END);
        _appoint(state, Office.COURT, 0, NO_END);
        _appoint(state, Office.COURT, Bench.REVIEWERS, NO_END);
    }

    function _enactProcedure(State memory state) private {
        Enactment memory act;
        act.eli = "/eli/xx/act/2015/7";
        act.documentDate = Date.wrap(Statutes.START);
        act.textHash = keccak256(bytes(act.eli));
        act.provisions = new Provision[](3);
        Date today = state.gazette.today();
        address part2 = deploy("AdministrativeProcedureActPart2");
        address part3 = deploy("AdministrativeProcedureActPart3");
        address part4 = deploy("AdministrativeProcedureActPart4");
        act.provisions[0] = Provision("part_2", part2, today, NO_END);
        act.provisions[1] = Provision("part_3", part3, today, NO_END);
        act.provisions[2] = Provision("part_4", part4, today, NO_END);
        VM.prank(Officers.LEGISLATURE);
        state.gazette.enact(act);
    }

    function _empower(State memory state, CaseRegister cases) private {
        bytes4[] memory powers = new bytes4[](3);
        powers[0] = IContestable.setPending.selector;
        powers[1] = IContestable.setAside.selector;
        powers[2] = IContestable.restore.selector;
        VM.prank(address(state.executive));
        state.offices.setTargetFunctionRole(address(state.register), powers, Office.CASES);
        VM.prank(address(state.executive));
        state.offices.grantRole(Office.CASES, address(cases), 0);
        powers = new bytes4[](4);
        powers[0] = IJudgments.correctRuleset.selector;
        powers[1] = ICalendar.publishCalendar.selector;
        powers[2] = ICalendar.proclaimHoliday.selector;
        powers[3] = IStandstill.proclaimStandstill.selector;
        VM.prank(address(state.executive));
        state.offices.setTargetFunctionRole(address(state.gazette), powers, Office.LEGISLATURE);
    }

    function _publishYear(State memory state, uint16 year) private {
        CalendarYear memory calendar;
        calendar.offset = int24(PublishedYears.OFFSET);
        uint256 leapDays = year > PublishedYears.FIRST ? 1 : 0;
        uint256 begin = PublishedYears.BEGIN + 365 * (year - PublishedYears.FIRST) + leapDays;
        for (uint256 i = 0; i < 366 - leapDays; ++i) {
            bool working = PublishedYears.isWeekday(begin + i);
            if (working) calendar.workingDays[i / 256] |= uint256(1) << (i % 256);
        }
        VM.prank(Officers.LEGISLATURE);
        state.gazette.publishCalendar(year, calendar);
    }

    function _appoint(State memory state, uint64 office, uint256 person, Date lastDay) private {
        VM.prank(address(state.executive));
        state.offices.appoint(office, Cast.account(person), Cast.id(person), lastDay, 0);
    }
}
