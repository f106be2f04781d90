// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Wire} from "../law/Wire.sol";
import {Ballot} from "./Ballot.sol";
import {BallotProof} from "./BallotProof.sol";
import {BallotRule} from "./BallotRule.sol";
import {Schedule} from "./IBallotBox.sol";
import {IBallotCasting, Paper} from "./IBallotCasting.sol";
import {Claim, IEligibility} from "./IEligibility.sol";
import {PollTerms} from "./PollTerms.sol";
import {Polls} from "./Polls.sol";
import {Roll} from "./Roll.sol";

/// @title Taking ballots
abstract contract BallotCasting is IBallotCasting, Polls, EIP712 {
    using Ballot for bytes;
    using PollTerms for bytes;

    bytes32 private constant PAPER = keccak256(
        "BallotPaper(bytes32 poll,uint256 voter,uint64 seq,bytes ballots)"
    );

    /// @dev Asked about anonymous voters; zero: there are none.
    IEligibility private immutable _eligibility;

    /// @dev Asked about papers that are cast at polling stations; zero: there are none.
    IEligibility private immutable _stations;

    constructor(IEligibility eligibility, IEligibility stations) {
        (_eligibility, _stations) = (eligibility, stations);
    }

    /// @inheritdoc IBallotCasting
    function cast(bytes32 poll, bytes calldata terms, Paper calldata paper) external {
        (Box storage box, Status status) = _boxOf(poll, terms);
        if (status != Status.Ready) revert BallotBoxCounting(poll);
        _requireOpen(terms.election());
        bytes calldata ballots = paper.ballots;
        bytes32 ciphertexts = _requireValid(terms, ballots);
        (bytes calldata shown, bool atStation) = _requireEligible(poll, terms, paper);

        (uint256 voter, uint64 seq) = (ballots.voter(), ballots.seq());
        box.chain.append(voter, seq, ciphertexts, atStation);
        if (seq == 0) ++box.turnout;
        if (atStation) {
            box.chain.bind(voter);
            emit CastAtStation(poll, voter, seq);
        }
        emit Cast(poll, voter, ballots, shown);
    }

    /// @inheritdoc IBallotCasting
    function castEach(bytes32 poll, bytes calldata terms, Paper[] calldata papers) external {
        for (uint256 i; i < papers.length; ++i) {
            // Nothing that is called from here writes: wallets and verifiers are only asked.
            // slither-disable-next-line calls-loop,reentrancy-events
            try this.cast(poll, terms, papers[i]) {} catch (bytes memory reason) {
                emit Inadmissible(poll, i, Wire.hash(papers[i].ballots), reason);
            }
        }
    }

    function _requireOpen(bytes32 election) private view {
        Schedule memory times = scheduleOf(election);
        if (times.paused) revert BallotBoxPaused(election);
        if (block.timestamp < times.opens || block.timestamp >= times.closes)
            revert BallotBoxNotOpen(election, block.timestamp, times.opens, times.closes);
    }

    /// @return keccak256 of the ciphertexts of all contests, one behind the other
    function _requireValid(bytes calldata terms, bytes calldata ballots) private view returns (bytes32) {
        uint256 contests = terms.contestCount();
        bytes memory ciphertexts;
        uint256 at;
        for (uint256 i; i < contests; ++i) {
            (bytes32 context, BallotRule memory rule) = terms.contestAt(i);
            bytes calldata ballot = _ballotAt(ballots, at, rule.ciphertexts, i);
            unchecked {
                at += ballot.length;
            }
            if (i + 1 == contests && at != ballots.length) revert BallotBoxWrongLength(ballots.length, at);
            (uint256 x, uint256 y) = terms.key();
            bytes32 own = BallotProof.requireValid(ballot, context, rule, x, y);
            // Of one contest this is all; of several their ciphertexts are hashed together.
            if (contests == 1) return own;
            uint256 end = Ballot.openingAt(rule.ciphertexts);
            ciphertexts = bytes.concat(ciphertexts, Wire.slice(ballot, Ballot.CIPHERTEXTS_AT, end));
        }
        return keccak256(ciphertexts);
    }

    /// @return ballot the one in a contest, which begins at an offset, of the same voter and number as the paper
    function _ballotAt(
        bytes calldata ballots,
        uint256 at,
        uint256 ciphertexts,
        uint256 contest
    ) private pure returns (bytes calldata ballot) {
        unchecked {
            uint256 end = at + Ballot.lengthOf(ciphertexts);
            if (end > ballots.length) revert BallotBoxWrongLength(ballots.length, end);
            ballot = Wire.slice(ballots, at, end);
        }
        if (ballot.voter() != ballots.voter() || ballot.seq() != ballots.seq())
            revert BallotBoxMixedPaper(contest);
    }

    /// @return shown what is logged of the credential
    /// @return atStation whether the paper is cast at a polling station
    function _requireEligible(
        bytes32 poll,
        bytes calldata terms,
        Paper calldata paper
    ) private view returns (bytes calldata shown, bool atStation) {
        bytes calldata ballots = paper.ballots;
        bytes32 digest = _hashTypedDataV4(
            keccak256(abi.encode(PAPER, poll, ballots.voter(), ballots.seq(), Wire.hash(ballots)))
        );
        Claim memory claim = Claim(terms.election(), terms.roll(), ballots.voter(), digest);
        shown = paper.credential;
        IEligibility asked = _eligibility;
        if (!terms.isAnonymous()) {
            Roll.requireNumber(claim.voter, terms.voters());
            if (!Roll.isAtStation(shown)) return (Roll.requireEligible(claim, shown), false);
            (asked, atStation) = (_stations, true);
        }
        asked.requireEligible(claim, shown);
    }
}
