// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ParcelHandler} from "./ParcelHandler.sol";
import {Reach} from "./Reach.sol";
import {deploy} from "./Vm.sol";

/// @notice What the invariants of parcels and easements are about is reached, and soon.
contract ParcelReachTest is Reach {
    ParcelHandler private _handler;

    function setUp() external {
        _handler = ParcelHandler(deploy("ParcelHandler", abi.encode(_found())));
        _watch(_handler);
    }

    function test_reachesSplits() external {
        _try(_handler.split, "split granted");
        _try(_handler.split, "split refused");
        _try(_handler.splitTwice, "two splits granted");
    }

    function test_reachesMerges() external {
        _repeat(_handler.split, 8);
        _try(_handler.merge, "merge granted");
        _try(_handler.merge, "merge refused");
        _try(_handler.merge, "closed");
    }

    function test_reachesEasements() external {
        _try(_handler.easement, "easement granted");
        _try(_handler.easement, "easement refused");
        _try(_handler.release, "release granted");
        _repeat(_handler.easement, 8);
        _try(_handler.release, "release refused");
    }

    function test_reachesTitlesAtTheOtherEnd() external {
        _repeat(_handler.easement, 12);
        _try(_handler.split, "split with a note granted");
        _repeat(_handler.split, 6);
        _try(_handler.merge, "merge with a note granted");
    }

    function test_reachesTitlesThatAreBound() external {
        _try(_handler.split, "bound split");
        _repeat(_handler.encumber, 4);
        _try(_handler.splitTwice, "bound two splits");
        _try(_handler.encumber, "encumbrance granted");
        _repeat(_handler.wait, 4);
        _try(_handler.merge, "bound merge");
    }
}
