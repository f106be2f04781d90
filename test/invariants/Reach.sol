// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Ghost} from "./Ghost.sol";
import {Republic} from "./Republic.sol";

/// @notice Whether what invariants are about is reached, and soon: an invariant of what never happens would hold for nothing.
abstract contract Reach is Republic {
    error NotReached(string what);

    uint256 private constant TRIES = 60;

    Ghost private _ghost;
    uint256 private _seed;

    /// @param ghost the handler whose actions are tried
    function _watch(Ghost ghost) internal {
        _ghost = ghost;
    }

    /// @dev By chance, again and again, until it happens.
    function _try(function(uint256) external action, string memory what) internal {
        for (uint256 i = 0; i < TRIES && _ghost.reached(what) == 0; ++i) action(++_seed);
        if (_ghost.reached(what) == 0) revert NotReached(what);
    }

    /// @dev By chance, as often as said, whatever comes of it.
    function _repeat(function(uint256) external action, uint256 times) internal {
        for (uint256 i = 0; i < times; ++i) action(++_seed);
    }
}
