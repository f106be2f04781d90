// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {BallotRule} from "../../contracts/voting/BallotRule.sol";
import {Tally} from "../../contracts/voting/Tally.sol";

/// @notice Counts totals that are given, under shares of a key that are given.
contract TallyHarness {
    Tally private _tally;
    bytes32 private immutable _context;
    bytes private _totals;
    BallotRule private _rule;
    uint256 private immutable _threshold;
    uint256[2][] private _keys;

    /// @notice The counts are right.
    event Counted(uint256[] counts);

    constructor(
        bytes32 context,
        BallotRule memory rule,
        bytes memory totals,
        uint256 threshold,
        uint256[2][] memory keys
    ) {
        (_context, _rule, _totals, _threshold, _keys) = (context, rule, totals, threshold, keys);
    }

    function decrypt(uint256 trustee, bytes calldata proof) external {
        uint256[2] memory key = _keys[trustee - 1];
        _tally.decrypt(_context, _totals, trustee, key[0], key[1], proof);
    }

    function count(uint256[] calldata trustees, bytes calldata terms, uint256[] calldata counts) external {
        emit Counted(_tally.count(_rule, _totals, _threshold, trustees, terms, counts));
    }
}
