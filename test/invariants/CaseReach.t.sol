// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {CaseRegister} from "../../contracts/procedure/CaseRegister.sol";
import {CaseChance, Campaign} from "./CaseChance.sol";
import {CaseHandler} from "./CaseHandler.sol";
import {Chamber} from "./Chamber.sol";
import {State} from "./Republic.sol";
import {deploy} from "./Vm.sol";

/// @notice What the invariants of cases are about is reached with as many runs, as deep, as they have: every kind of step
/// granted, and what they forbid tried.
contract CaseReachTest is Chamber {
    error NotReached(string what);

    CaseHandler[] private _handlers;

    function setUp() external {
        for (uint256 i = 0; i < Campaign.RUNS; ++i) {
            (State memory state, CaseRegister cases) = _foundChamber();
            _handlers.push(CaseHandler(deploy("CaseHandler", abi.encode(state, cases))));
            CaseChance chance = new CaseChance(_handlers[i]);
            for (uint256 j = 0; j < Campaign.DEPTH; ++j) chance.live(i);
        }
    }

    function test_grantsEveryStep() external view {
        string[15] memory steps = [
            "step 01 granted",
            "step 02 granted",
            "step 03 granted",
            "step 04 granted",
            "step 05 granted",
            "step 06 granted",
            "step 07 granted",
            "step 08 granted",
            "step 09 granted",
            "step 10 granted",
            "step 11 granted",
            "step 12 granted",
            "step 13 granted",
            "step 14 granted",
            "step 15 granted"
        ];
        for (uint256 i = 0; i < steps.length; ++i) _requireReached(steps[i]);
    }

    function test_refusesWhatIsOutOfTime() external view {
        _requireReached("late objection refused");
        _requireReached("late appeal refused");
        _requireReached("early closing refused");
        _requireReached("holiday");
        _requireReached("standstill");
    }

    function test_triesOfficersWhoMayNot() external view {
        _requireReached("step 06 refused");
        _requireReached("step 09 refused");
        _requireReached("out of office");
        _requireReached("acted for a reviewer");
        _requireReached("acting for one who may not");
    }

    function test_takesGrantsBack() external view {
        _requireReached("grant set aside");
        _requireReached("executed");
        _requireReached("nothing to execute");
        _requireReached("corrected");
    }

    function _requireReached(string memory what) private view {
        for (uint256 i = 0; i < _handlers.length; ++i) if (_handlers[i].reached(what) != 0) return;
        revert NotReached(what);
    }
}
