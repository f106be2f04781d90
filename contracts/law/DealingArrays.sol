// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application} from "./Application.sol";
import {Wire} from "./Wire.sol";
import {Words} from "./Words.sol";

/// @title The arrays of dealings in what is signed
/// @notice The last part of an application is its dealings, one after the other, ordered by kind. Each begins with
/// kind 1 | subject 1 (index into the application's entries); the rest is the room's. What is signed has one array a kind.
abstract contract DealingArrays {
    using Application for bytes;
    using Wire for bytes;
    using Words for bytes;

    /// @notice Dealings are ordered by kind, and all of one application are of kinds that one struct has arrays for.
    error DealingsOutOfOrder(uint8 kind, uint8 previous);
    /// @notice A dealing names subjects that the application has not: those whose bits are set.
    error DealingsUnknownSubjects(uint256 unknown, uint256 subjects);
    /// @notice No dealing is with the subjects whose bits are set: a stranger's entry could be moved by naming it.
    error DealingsLeaveOut(uint256 subjects);

    /// @dev Offset behind the dealing that begins at `at`. Reverts if it is of no known kind, or cut off.
    function _endOf(bytes calldata application, uint256 at) internal pure virtual returns (uint256 end);

    /// @dev EIP-712 struct hash of the dealing at offset `at`.
    function _hashDealing(
        bytes calldata application,
        uint256 at,
        uint256 end,
        uint8 kind
    ) internal pure virtual returns (bytes32);

    /// @dev The entries that the dealing at offset `at` is with, as bits.
    function _subjectsOf(bytes calldata application, uint256 at) internal pure virtual returns (uint256) {
        return 1 << _subjectAt(application, at);
    }

    /// @dev Reverts if the dealing at offset `at` may not stand behind another of its kind.
    function _requireOrder(bytes calldata application, uint256 at, uint8 kind) internal pure virtual {}

    /// @dev Checks the dealings' order, and that each entry is dealt with.
    /// @param first of the kinds, which are numbered without a gap
    /// @param hashes keccak256 of nothing for each kind, one word each
    /// @return the same with the hash of each kind's array
    function _hashArrays(
        bytes calldata application,
        uint8 first,
        bytes memory hashes
    ) internal pure returns (bytes memory) {
        uint256 subjects = application.entryCount();
        uint256 leftOut = (1 << subjects) - 1;
        uint8 previous = first - 1;
        // Every dealing is longer than its hash.
        bytes memory run = Words.make(application.length / 32);
        for (uint256 at = application.dealingsAt(); at < application.length;) {
            uint8 kind = _kindAt(application, at);
            if (kind <= previous || uint256(kind - first) * 32 >= hashes.length) {
                revert DealingsOutOfOrder(kind, previous);
            }
            uint256 count;
            do {
                uint256 end = _endOf(application, at);
                uint256 named = _subjectsOf(application, at);
                if (named >> subjects != 0) revert DealingsUnknownSubjects(named >> subjects, subjects);
                leftOut &= ~named;
                if (count != 0) _requireOrder(application, at, kind);
                run.set(count++, _hashDealing(application, at, end, kind));
                at = end;
            } while (at < application.length && _kindAt(application, at) == kind);
            hashes.set(kind - first, run.hashFirst(count));
            previous = kind;
        }
        if (leftOut != 0) revert DealingsLeaveOut(leftOut);
        return hashes;
    }

    function _kindAt(bytes calldata application, uint256 at) internal pure returns (uint8) {
        return uint8(bytes1(application.load(at)));
    }

    function _subjectAt(bytes calldata application, uint256 at) internal pure returns (uint8) {
        unchecked {
            return uint8(bytes1(application.load(at + 1)));
        }
    }
}
