// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Wire} from "./Wire.sol";

/// @title Wire form of what supports an application: the present records, and the signatures
/// @notice Packed, big-endian, one after the other:
///
///     for each entry of the application, its witness:
///         length 2 | record (none for a new entry) | count 1 | proof, 32 bytes a node (legacy entry's first dealing only)
///     for each signatory, in order:
///         length 2 | ERC-7913 signer | length 2 | signature
///
/// The signer may be left out (length 0) where it is an account without code: its signature tells its address.
library Evidence {
    using Wire for bytes;

    /// @notice The evidence ends before the application's entries and signatories have theirs, or goes on behind.
    error EvidenceMalformed(uint256 length, uint256 required);

    /// @return record the bytes behind a length at offset `at`
    /// @return end offset behind them
    function bytesAt(
        bytes calldata e,
        uint256 at
    ) internal pure returns (bytes calldata record, uint256 end) {
        unchecked {
            uint256 begin = at + 2;
            end = begin + (uint256(e.load(at)) >> 240);
            if (end > e.length) revert EvidenceMalformed(e.length, end);
            return (e.slice(begin, end), end);
        }
    }

    /// @return proof the nodes behind a count at offset `at`
    /// @return end offset behind them
    function proofAt(
        bytes calldata e,
        uint256 at
    ) internal pure returns (bytes32[] calldata proof, uint256 end) {
        unchecked {
            uint256 count = uint256(e.load(at)) >> 248;
            end = at + 1 + count * 32;
            if (end > e.length) revert EvidenceMalformed(e.length, end);
            return (e.words(at + 1, count), end);
        }
    }

    function requireEnd(bytes calldata e, uint256 at) internal pure {
        if (at != e.length) revert EvidenceMalformed(e.length, at);
    }
}
