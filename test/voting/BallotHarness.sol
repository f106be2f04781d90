// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Ballot} from "../../contracts/voting/Ballot.sol";
import {BallotProof} from "../../contracts/voting/BallotProof.sol";
import {BallotRule} from "../../contracts/voting/BallotRule.sol";
import {Contest} from "../../contracts/voting/Contest.sol";

/// @notice Takes ballots of one contest as a box would, and keeps nothing of them.
contract BallotHarness {
    bytes32 public immutable context;
    uint256 private immutable _keyX;
    uint256 private immutable _keyY;
    BallotRule private _rule;

    /// @notice The ballot's proof holds.
    event Verified(bytes32 ciphertexts, uint256 voter, uint64 seq);

    constructor(Contest memory contest) {
        context = contest.toContext();
        (_rule, _keyX, _keyY) = (contest.rule, contest.keyX, contest.keyY);
    }

    /// @notice A whole transaction, so that its gas can be measured.
    function verify(bytes calldata ballot) external {
        emit Verified(check(ballot), Ballot.voter(ballot), Ballot.seq(ballot));
    }

    function check(bytes calldata ballot) public view returns (bytes32 ciphertexts) {
        return BallotProof.requireValid(ballot, context, _rule, _keyX, _keyY);
    }

    /// @notice The mistake that broke published systems: a challenge that does not depend on the ciphertexts.
    function checkWeakly(bytes calldata ballot) external view {
        bytes32 statement = BallotProof.statementOf(ballot, context, 0);
        BallotProof.requireProof(ballot, statement, _rule, _keyX, _keyY);
    }

    function contextOf(Contest memory contest) external view returns (bytes32) {
        return contest.toContext();
    }

    function generator() external pure returns (uint256 x, uint256 y) {
        return (BallotProof.P_X, BallotProof.P_Y);
    }
}
