// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LandHandler} from "./LandHandler.sol";
import {Reach} from "./Reach.sol";
import {deploy} from "./Vm.sol";

/// @notice What the invariants of titles are about is reached, and soon.
contract LandReachTest is Reach {
    error GrantedTooSeldom(uint256 times, uint256 wanted);

    LandHandler private _handler;

    function setUp() external {
        _handler = LandHandler(deploy("LandHandler", abi.encode(_found())));
        _watch(_handler);
    }

    function test_reachesTransfers() external {
        _try(_handler.transfer, "transfer granted");
        _try(_handler.transfer, "transfer refused");
        _try(_handler.transfer, "duty assessed");
        _try(_handler.transfer, "batch");
        _try(_handler.transferTwo, "two transfers granted");
        _try(_handler.transferTwo, "two transfers refused");
        _try(_handler.firstRegister, "registration granted");
        _try(_handler.firstRegister, "registration refused");
    }

    function test_reachesMortgages() external {
        _try(_handler.mortgage, "mortgage granted");
        _try(_handler.mortgage, "mortgage refused");
        _try(_handler.discharge, "discharge granted");
        _try(_handler.discharge, "discharge refused");
    }

    function test_reachesSales() external {
        _try(_handler.sell, "sale granted");
        _try(_handler.sell, "sale refused");
    }

    function test_reachesCaveats() external {
        _try(_handler.caveat, "caveat granted");
        _try(_handler.caveat, "caveat refused");
        _try(_handler.withdrawCaveat, "withdrawal granted");
    }

    function test_reachesOffices() external {
        _try(_handler.freeze, "frozen");
        _try(_handler.release, "released");
        _try(_handler.raiseKeyVersion, "key version raised");
        _try(_handler.suspend, "suspended");
        _try(_handler.amend, "amendment");
        _try(_handler.amend, "repeal");
    }

    function test_reachesBadLaw() external {
        _try(_handler.freeze, "frozen");
        _try(_handler.misrule, "frozen under bad law");
        _try(_handler.misrule, "bad law granted");
        _try(_handler.misrule, "bad law refused");
        _try(_handler.misrule, "bad law inadmissible");
        _try(_handler.misrule, "closed");
    }

    function test_reachesOldApplications() external {
        _try(_handler.transfer, "transfer granted");
        _try(_handler.transfer, "transfer refused");
        _try(_handler.replay, "granted replayed");
        _try(_handler.replay, "refused replayed");
        _try(_handler.replayOnPresentRecord, "replayed on the present record");
        _try(_handler.withdraw, "withdrawn handed in");
    }

    function test_reachesCheats() external {
        _try(_handler.transfer, "transfer granted");
        _try(_handler.showStaleRecord, "stale record");
        _try(_handler.forgeProof, "forged proof");
        _try(_handler.showSpoiltRecord, "spoilt legacy record");
        _try(_handler.forgeSignature, "forged signature");
        _try(_handler.changeAfterSigning, "changed after signing");
        _try(_handler.usurp, "usurpation failed");
    }

    function test_grantsOften() external {
        for (uint256 i = 0; i < 10; ++i) {
            _repeat(_handler.transfer, 1);
            _repeat(_handler.mortgage, 1);
            _repeat(_handler.caveat, 1);
            _repeat(_handler.firstRegister, 1);
        }
        uint256 times = _handler.reached("granted");
        if (times < 15) revert GrantedTooSeldom(times, 15);
    }
}
