// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ParcelHandler} from "./ParcelHandler.sol";
import {Republic} from "./Republic.sol";

/// @notice What the invariants of parcels and easements are about is reached, and soon.
contract ParcelReachTest is Republic {
    error NotReached(string what);

    uint256 private constant TRIES = 60;

    ParcelHandler private _handler;
    uint256 private _seed;

    function setUp() external {
        _handler = new ParcelHandler(_found());
    }

    function test_reachesSplits() external {
        _try(_handler.split, "split granted");
        _try(_handler.split, "split refused");
        _try(_handler.splitTwice, "two splits granted");
    }

    function test_reachesMerges() external {
        for (uint256 i = 0; i < 8; ++i) _handler.split(++_seed);
        _try(_handler.merge, "merge granted");
        _try(_handler.merge, "merge refused");
        _try(_handler.merge, "closed");
    }

    function test_reachesEasements() external {
        _try(_handler.easement, "easement granted");
        _try(_handler.easement, "easement refused");
        _try(_handler.release, "release granted");
        for (uint256 i = 0; i < 8; ++i) _handler.easement(++_seed);
        _try(_handler.release, "release refused");
    }

    function test_reachesTitlesAtTheOtherEnd() external {
        for (uint256 i = 0; i < 12; ++i) _handler.easement(++_seed);
        _try(_handler.split, "split with a note granted");
        for (uint256 i = 0; i < 6; ++i) _handler.split(++_seed);
        _try(_handler.merge, "merge with a note granted");
    }

    /// @dev By chance, again and again, until it happens.
    function _try(function(uint256) external action, string memory what) private {
        for (uint256 i = 0; i < TRIES && _handler.reached(what) == 0; ++i) action(++_seed);
        if (_handler.reached(what) == 0) revert NotReached(what);
    }
}
