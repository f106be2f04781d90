// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LandHandler} from "./LandHandler.sol";
import {Republic} from "./Republic.sol";

/// @notice What the invariants are about is reached, and soon: an invariant of what never happens would hold for nothing.
contract LandReachTest is Republic {
    error NotReached(string what);
    error GrantedTooSeldom(uint256 times, uint256 wanted);

    uint256 private constant TRIES = 60;

    LandHandler private _handler;
    uint256 private _seed;

    function setUp() external {
        _handler = new LandHandler(_found());
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
            _handler.transfer(++_seed);
            _handler.mortgage(++_seed);
            _handler.caveat(++_seed);
            _handler.firstRegister(++_seed);
        }
        uint256 times = _handler.reached("granted");
        if (times < 15) revert GrantedTooSeldom(times, 15);
    }

    /// @dev By chance, again and again, until it happens.
    function _try(function(uint256) external action, string memory what) private {
        for (uint256 i = 0; i < TRIES && _handler.reached(what) == 0; ++i) action(++_seed);
        if (_handler.reached(what) == 0) revert NotReached(what);
    }
}
