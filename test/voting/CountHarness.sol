// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Accumulation} from "../../contracts/voting/Accumulation.sol";
import {BallotChain} from "../../contracts/voting/BallotChain.sol";
import {PointSums} from "../../contracts/voting/PointSums.sol";

/// @notice Keeps and adds up ballots as a box would, of whatever is said to be a ballot: proofs are not its business.
contract CountHarness {
    BallotChain private _chain;
    Accumulation private _accumulation;
    bytes32 private immutable _context;
    uint256 private immutable _count;
    uint256 private immutable _keyX;
    uint256 private immutable _keyY;

    /// @notice Ballots were added.
    event Added(bytes32 at, bytes sums);

    /// @notice All ballots were added.
    event Finished(bytes totals);

    constructor(bytes32 context, uint256 count, uint256 keyX, uint256 keyY) {
        (_context, _count, _keyX, _keyY) = (context, count, keyX, keyY);
    }

    function append(uint256 voter, uint64 seq, bytes32 ciphertexts) external {
        _chain.append(voter, seq, ciphertexts, false);
    }

    function begin(uint256[4] calldata dummy) external {
        bytes memory sums = _accumulation.begin(_context, _chain.head, _count, _keyX, _keyY, dummy);
        emit Added(_accumulation.at, sums);
    }

    function add(bytes32 before, bytes calldata ballots, bytes calldata sums) external {
        bytes memory next = _accumulation.add(_chain, _count, before, ballots, sums);
        emit Added(_accumulation.at, next);
    }

    function finish(bytes calldata sums) external {
        emit Finished(_accumulation.finish(_count, sums));
    }

    function requireTotals(bytes calldata totals) external view {
        _accumulation.requireTotals(totals);
    }

    function head() external view returns (bytes32) {
        return _chain.head;
    }

    function isLast(uint256 voter, uint64 seq) external view returns (bool) {
        return _chain.isLast(voter, seq);
    }

    /// @notice The sum of some points, and its coordinates.
    function sum(
        uint256[2][] calldata points
    ) external view returns (bytes memory sums, bytes memory affine) {
        sums = new bytes(96);
        for (uint256 i; i < points.length; ++i) PointSums.add(sums, 0, points[i][0], points[i][1]);
        affine = PointSums.toAffine(sums, 0, 1);
    }
}
