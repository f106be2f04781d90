// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice The ballots of a contest in the order in which they were cast, as one hash; and which of a voter's ballots is the
/// last. A voter is a place in a roll, of whom 128 share a slot, or a nullifier, which has one to itself.
struct BallotChain {
    /// zero before the first ballot
    bytes32 head;
    /// two bits a voter: 0 has not voted, 1 has voted once, 3 has voted again, 2 has voted at a polling station last
    mapping(uint256 group => uint256 marks) marks;
    /// the number of the last ballot of those who voted again or at a polling station
    mapping(uint256 voter => uint64 seq) last;
}

using BallotChains for BallotChain global;

/// @title Which ballots there are
/// @notice A first ballot has the number 0, each that replaces it one more. So an older ballot cannot be cast once more by
/// whoever saw it, and nobody can use numbers up. What was cast at a polling station is replaced only there.
library BallotChains {
    bytes32 private constant LINK = keccak256("smart-laws/voting/1/link");

    uint256 private constant VOTED = 1;
    uint256 private constant VOTED_AT_STATION = 2;
    uint256 private constant VOTED_AGAIN = 3;

    /// @dev In marks with this bit the number of the last ballot is kept beside; without it, it follows from the mark.
    uint256 private constant NUMBERED = 2;

    /// @notice The voter's next ballot has another number.
    error BallotChainWrongSeq(uint256 voter, uint64 seq, uint64 expected);

    /// @notice The voter's last ballot was cast at a polling station: no other way leads past it.
    error BallotChainAtStation(uint256 voter, uint64 seq);

    /// @notice Adds a ballot whose proof was verified.
    /// @param ciphertexts keccak256 of its ciphertexts
    /// @param atStation whether it is cast at a polling station, and will be marked so: see `bind`
    /// @return head the new one
    function append(
        BallotChain storage chain,
        uint256 voter,
        uint64 seq,
        bytes32 ciphertexts,
        bool atStation
    ) internal returns (bytes32 head) {
        uint256 marks = chain.marks[voter >> 7];
        uint256 shift = (voter & 127) << 1;
        uint256 mark = (marks >> shift) & 3;
        uint64 expected = uint64(mark);
        if (mark & NUMBERED != 0) {
            if (mark == VOTED_AT_STATION && !atStation) revert BallotChainAtStation(voter, seq);
            expected = chain.last[voter] + 1;
        }
        if (seq != expected) revert BallotChainWrongSeq(voter, seq, expected);
        if (mark & NUMBERED == 0)
            chain.marks[voter >> 7] = marks | ((mark == 0 ? VOTED : VOTED_AGAIN) << shift);
        if (seq > 0) chain.last[voter] = seq;
        head = link(chain.head, voter, seq, ciphertexts);
        chain.head = head;
    }

    /// @notice Marks the ballot that a voter just cast as one cast at a polling station.
    function bind(BallotChain storage chain, uint256 voter) internal {
        uint256 shift = (voter & 127) << 1;
        chain.marks[voter >> 7] = (chain.marks[voter >> 7] & ~(3 << shift)) | (VOTED_AT_STATION << shift);
    }

    /// @notice The number of the voter's next ballot, which is how many the voter has cast.
    function next(BallotChain storage chain, uint256 voter) internal view returns (uint64 seq) {
        uint256 mark = (chain.marks[voter >> 7] >> ((voter & 127) << 1)) & 3;
        return mark & NUMBERED == 0 ? uint64(mark) : chain.last[voter] + 1;
    }

    /// @notice Whether a ballot of the chain is its voter's last.
    function isLast(BallotChain storage chain, uint256 voter, uint64 seq) internal view returns (bool) {
        uint256 mark = (chain.marks[voter >> 7] >> ((voter & 127) << 1)) & 3;
        return mark & NUMBERED == 0 ? mark == VOTED && seq == 0 : chain.last[voter] == seq;
    }

    /// @notice The head behind a ballot.
    function link(
        bytes32 head,
        uint256 voter,
        uint64 seq,
        bytes32 ciphertexts
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(LINK, head, voter, seq, ciphertexts));
    }
}
