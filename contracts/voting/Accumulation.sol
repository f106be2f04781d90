// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Wire} from "../law/Wire.sol";
import {Words} from "../law/Words.sol";
import {Ballot} from "./Ballot.sol";
import {BallotChain, BallotChains} from "./BallotChain.sol";
import {PointSums} from "./PointSums.sol";
import {Secp256k1} from "./Secp256k1.sol";

/// @notice How far the ballots of a closed contest have been added up.
struct Accumulation {
    /// the head behind the last ballot that is still to be added; zero: none is
    bytes32 at;
    /// hash of the sums so far, at the end of the totals; zero: not begun
    bytes32 sums;
}

using Accumulations for Accumulation global;

/// @title Adding up ballots, from the last to the first
/// @notice Whoever adds up shows ballots and the head before them; that they lead to the present head proves that they are
/// the ones that were cast, so that nobody can stop or poison it, and several can try at once. A ballot that its voter
/// replaced is passed over. One dummy, of zero under a number that nobody could foresee, is added first, so that no voters
/// can make the totals infinity.
///
///     sums    ballots counted 32 | of each ciphertext of the rule, for A and for B: X 32 | Y 32 | Z 32
///     ballots each voter 32 | seq 8 | ciphertexts, as a ballot begins; those cast first come first
library Accumulations {
    using Ballot for bytes;

    bytes32 private constant DUMMY = keccak256("smart-laws/voting/1/dummy");
    bytes32 private constant SUMS = keccak256("smart-laws/voting/1/sums");
    bytes32 private constant TOTALS = keccak256("smart-laws/voting/1/totals");

    /// @notice It was begun already.
    error AccumulationBegun(bytes32 sums);

    /// @notice The dummy is not the one that follows from the last ballot.
    error AccumulationWrongDummy(uint256 rho);

    /// @notice The sums are not those so far.
    error AccumulationWrongSums(bytes32 given, bytes32 expected);

    /// @notice The ballots are none, or end within one.
    error AccumulationRaggedBallots(uint256 length, uint256 each);

    /// @notice The ballots lead to another head than the present one.
    error AccumulationWrongBallots(bytes32 reached, bytes32 expected);

    /// @notice There are ballots yet that were not added.
    error AccumulationUnfinished(bytes32 at);

    /// @notice Begins at the closing head, with the dummy. The contest is closed: a ballot cast later would be missing.
    /// @param count of the ciphertexts of a ballot
    /// @param dummy the points rho G and rho Y, x and y of each, where rho is `dummyScalar`
    function begin(
        Accumulation storage self,
        bytes32 context,
        bytes32 head,
        uint256 count,
        uint256 keyX,
        uint256 keyY,
        uint256[4] calldata dummy
    ) internal returns (bytes memory sums) {
        if (self.sums != 0) revert AccumulationBegun(self.sums);
        _requireDummy(dummyScalar(context, head), keyX, keyY, dummy);
        sums = Words.repeated(0, 1 + 6 * count);
        for (uint256 j; j < count; ++j) {
            PointSums.add(sums, 1 + 6 * j, dummy[0], dummy[1]);
            PointSums.add(sums, 4 + 6 * j, dummy[2], dummy[3]);
        }
        (self.at, self.sums) = (head, _hash(SUMS, sums));
    }

    /// @notice Adds some more ballots.
    /// @param before the head before the first of them
    /// @param sums so far
    /// @return next sums with these ballots
    function add(
        Accumulation storage self,
        BallotChain storage chain,
        uint256 count,
        bytes32 before,
        bytes calldata ballots,
        bytes calldata sums
    ) internal returns (bytes memory next) {
        next = sums;
        _requireSums(self, next);
        uint256 size = Ballot.openingAt(count);
        if (ballots.length == 0 || ballots.length % size != 0)
            revert AccumulationRaggedBallots(ballots.length, size);
        bytes32 head = before;
        uint256 counted;
        for (uint256 at; at < ballots.length; at += size) {
            bytes calldata ballot = Wire.slice(ballots, at, at + size);
            (uint256 voter, uint64 seq) = (ballot.voter(), ballot.seq());
            head = BallotChains.link(head, voter, seq, ballot.hashCiphertexts(count));
            if (!chain.isLast(voter, seq)) continue;
            _addBallot(next, ballot, count);
            ++counted;
        }
        if (head != self.at) revert AccumulationWrongBallots(head, self.at);
        Words.set(next, 0, bytes32(uint256(Words.at(next, 0)) + counted));
        (self.at, self.sums) = (before, _hash(SUMS, next));
    }

    /// @notice Ends it when every ballot has been added.
    /// @return totals ballots counted 32 | of each ciphertext of the rule Ax 32 | Ay 32 | Bx 32 | By 32
    function finish(
        Accumulation storage self,
        uint256 count,
        bytes calldata sums
    ) internal returns (bytes memory totals) {
        bytes memory list = sums;
        _requireSums(self, list);
        if (self.at != 0) revert AccumulationUnfinished(self.at);
        totals = bytes.concat(Words.at(list, 0), PointSums.toAffine(list, 1, 2 * count));
        self.sums = _hash(TOTALS, totals);
    }

    /// @notice Reverts unless these are the totals of all ballots.
    function requireTotals(Accumulation storage self, bytes memory totals) internal view {
        bytes32 given = _hash(TOTALS, totals);
        if (given != self.sums) revert AccumulationWrongSums(given, self.sums);
    }

    /// @notice The number under which the dummy is encrypted: nobody knows it before the last ballot.
    function dummyScalar(bytes32 context, bytes32 head) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(DUMMY, context, head))) % Secp256k1.ORDER;
    }

    function _requireDummy(uint256 rho, uint256 keyX, uint256 keyY, uint256[4] calldata dummy) private view {
        Secp256k1.requirePoint(dummy[0], dummy[1]);
        Secp256k1.requirePoint(dummy[2], dummy[3]);
        bool right =
            Secp256k1.toAddress(dummy[0], dummy[1]) ==
                Secp256k1.combine(0, rho, Secp256k1.G_X, Secp256k1.G_Y) &&
                Secp256k1.toAddress(dummy[2], dummy[3]) == Secp256k1.combine(0, rho, keyX, keyY);
        if (!right) revert AccumulationWrongDummy(rho);
    }

    function _addBallot(bytes memory sums, bytes calldata ballot, uint256 count) private pure {
        unchecked {
            uint256 at = Ballot.CIPHERTEXTS_AT;
            for (uint256 index = 1; index < 1 + 6 * count; index += 3) {
                PointSums.add(sums, index, ballot.word(at), ballot.word(at + 32));
                at += 64;
            }
        }
    }

    function _requireSums(Accumulation storage self, bytes memory sums) private view {
        bytes32 given = _hash(SUMS, sums);
        if (given != self.sums) revert AccumulationWrongSums(given, self.sums);
    }

    function _hash(bytes32 tag, bytes memory words) private pure returns (bytes32) {
        return keccak256(abi.encode(tag, keccak256(words)));
    }
}
