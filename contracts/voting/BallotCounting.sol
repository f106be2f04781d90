// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Wire} from "../law/Wire.sol";
import {BallotRule} from "./BallotRule.sol";
import {IBallotCounting} from "./IBallotCounting.sol";
import {PollTerms} from "./PollTerms.sol";
import {Polls} from "./Polls.sol";

/// @title Adding up, decrypting and counting
abstract contract BallotCounting is IBallotCounting, Polls {
    using PollTerms for bytes;

    /// @dev In the totals: how many ballots were counted, and each ciphertext.
    uint256 private constant COUNTED = 32;
    uint256 private constant CIPHERTEXT = 128;

    /// @inheritdoc IBallotCounting
    function begin(bytes32 poll, bytes calldata terms, uint256[4] calldata dummy) external {
        Box storage box = _counting(poll, terms);
        (uint256 x, uint256 y) = terms.key();
        bytes32 head = box.chain.head;
        box.accumulation.begin(Wire.hash(terms), head, _ciphertexts(terms), x, y, dummy);
        emit AddedUp(poll, head);
    }

    /// @inheritdoc IBallotCounting
    function add(
        bytes32 poll,
        bytes calldata terms,
        bytes32 before,
        bytes calldata ballots,
        bytes calldata sums
    ) external {
        Box storage box = _counting(poll, terms);
        box.accumulation.add(box.chain, _ciphertexts(terms), before, ballots, sums);
        emit AddedUp(poll, before);
    }

    /// @inheritdoc IBallotCounting
    function finish(bytes32 poll, bytes calldata terms, bytes calldata sums) external {
        Box storage box = _counting(poll, terms);
        emit Totalled(poll, box.accumulation.finish(_ciphertexts(terms), sums));
    }

    /// @inheritdoc IBallotCounting
    function decrypt(
        bytes32 poll,
        bytes calldata terms,
        uint256 contest,
        bytes calldata totals,
        uint256 trustee,
        bytes calldata proof
    ) external {
        Box storage box = _counting(poll, terms);
        (bytes32 context, , bytes memory own) = _contest(box, poll, terms, contest, totals);
        (uint256 x, uint256 y) = _ceremony.shareKeyOf(terms.election(), trustee);
        box.tallies[contest].decrypt(context, own, trustee, x, y, proof);
        emit Decrypted(poll, contest, trustee, proof);
    }

    /// @inheritdoc IBallotCounting
    function count(
        bytes32 poll,
        bytes calldata terms,
        uint256 contest,
        bytes calldata totals,
        uint256[] calldata trustees,
        bytes calldata shares,
        uint256[] calldata counts
    ) external {
        Box storage box = _counting(poll, terms);
        (, BallotRule memory rule, bytes memory own) = _contest(box, poll, terms, contest, totals);
        if (box.results[contest] != 0) revert BallotBoxCounted(poll, contest);
        uint256 threshold = _ceremony.keyOf(terms.election()).threshold;
        uint256[] memory all = box.tallies[contest].count(rule, own, threshold, trustees, shares, counts);
        box.results[contest] = keccak256(abi.encode(all));
        emit Counted(poll, contest, all);
    }

    function _counting(bytes32 poll, bytes calldata terms) private view returns (Box storage box) {
        Status status;
        (box, status) = _boxOf(poll, terms);
        if (status != Status.Counting) revert BallotBoxNotCounting(poll);
    }

    function _ciphertexts(bytes calldata terms) private pure returns (uint256) {
        return terms.ciphertextsBefore(terms.contestCount());
    }

    /// @return context of the contest
    /// @return rule of the contest
    /// @return own the totals of the contest alone, if those given are the totals of the poll
    function _contest(
        Box storage box,
        bytes32 poll,
        bytes calldata terms,
        uint256 contest,
        bytes calldata totals
    ) private view returns (bytes32 context, BallotRule memory rule, bytes memory own) {
        if (contest >= terms.contestCount())
            revert BallotBoxNoSuchContest(poll, contest, terms.contestCount());
        box.accumulation.requireTotals(totals);
        (context, rule) = terms.contestAt(contest);
        uint256 from = COUNTED + terms.ciphertextsBefore(contest) * CIPHERTEXT;
        bytes calldata ciphertexts = Wire.slice(totals, from, from + rule.ciphertexts * CIPHERTEXT);
        own = bytes.concat(Wire.slice(totals, 0, COUNTED), ciphertexts);
    }
}
