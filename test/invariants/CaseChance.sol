// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {CaseHandler} from "./CaseHandler.sol";

/// @title How often chance is given
library Campaign {
    /// @notice As the head of the invariants has them.
    uint256 internal constant RUNS = 16;
    uint256 internal constant DEPTH = 160;
}

/// @title What happens next: mostly a step in some case
/// @notice Chance acts through one door, so that steps in cases are as frequent as their courses are long.
contract CaseChance {
    CaseHandler public immutable handler;

    uint256 private _count;

    constructor(CaseHandler handler_) {
        handler = handler_;
    }

    /// @param seed with the number of the call it decides all that follows
    function live(uint256 seed) external {
        seed = uint256(keccak256(abi.encode(seed, ++_count)));
        uint256 pick = seed % 16;
        if (handler.caseCount() < 2 && pick % 2 == 0) pick = 14;
        if (pick < 9) handler.take(seed);
        else if (pick < 12) handler.wait_(seed);
        else if (pick == 12) handler.execute(seed);
        else if (pick == 13) handler.contestRefusal(seed);
        else if (pick == 14) _grant(seed);
        else handler.proclaim(seed);
    }

    function _grant(uint256 seed) private {
        handler.transfer(seed);
        if (seed % 32 == 14) handler.mortgage(seed);
        handler.contestGrant(seed);
    }
}
