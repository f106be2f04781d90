// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {BallotRule} from "./BallotRule.sol";
import {Secp256k1} from "./Secp256k1.sol";

/// @notice One question put to one district under one key. All of it is fixed before the first ballot.
struct Contest {
    bytes32 election;
    bytes32 district;
    bytes32 contest;
    BallotRule rule;
    /// keccak256 of the options in their order, as the polling card has it
    bytes32 candidates;
    /// root of the roll of voters
    bytes32 roll;
    uint256 keyX;
    uint256 keyY;
}

using Contests for Contest global;

/// @title What the ballots of a contest have in common
library Contests {
    bytes32 private constant CONTEXT = keccak256("smart-laws/voting/1/context");

    /// @notice Hash of everything that is the same for every ballot of the contest, with chain and contract. A box keeps it
    /// beside rule and key.
    function toContext(Contest memory contest) internal view returns (bytes32) {
        contest.rule.requireSound();
        Secp256k1.requirePoint(contest.keyX, contest.keyY);
        return keccak256(abi.encode(CONTEXT, block.chainid, address(this), contest));
    }
}
