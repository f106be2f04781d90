// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Exercise} from "./IDiscretions.sol";
import {Ruling} from "./IRegister.sol";
import {Circumstances} from "./IRuleset.sol";

/// @title What a room says of its register
/// @notice The structure of its records it must say; all else only if its act asks for it.
abstract contract Room {
    /// @dev Reverts if a record's body has not the structure that any law must leave intact.
    function _requireStructure(bytes memory body) internal view virtual;

    /// @dev Reverts if an application states of other registers what is not so. Most rooms' dealings state nothing.
    /// @param bodies of the entries' present records
    function _requireTrue(bytes calldata application, bytes memory bodies) internal view virtual {}

    /// @dev `Circumstances.workingDays`, for applications whose act counts by them.
    function _workingDays(bytes calldata) internal view virtual returns (uint256) {
        return 0;
    }

    /// @dev Whether an application may deal with closed entries, which a grant opens again. In most rooms none may.
    function _reopens(bytes calldata) internal view virtual returns (bool) {
        return false;
    }

    /// @dev Reverts unless it is the application's turn. Asked only where an entry has lodgings.
    function _requireTurn(bytes32 digest, bytes calldata application) internal view virtual {}

    /// @dev Ends the application's lodgings. Done only where an entry has any.
    function _concludeLodging(bytes32 digest, bytes calldata application) internal virtual {}

    /// @dev How those have decided in whose discretion it is to refuse under this provision; Declined where it is nobody's.
    function _exerciseOf(
        bytes32,
        Ruling memory,
        Circumstances memory
    ) internal view virtual returns (Exercise) {
        return Exercise.Declined;
    }

    /// @dev Whether a record says by its body that it is the entry's last: the entry is closed with it. In most rooms none
    /// does, and entries are closed by an empty body, which leaves the record before as the last.
    function _isLast(bytes memory) internal view virtual returns (bool) {
        return false;
    }

    /// @dev What a grant means for other registers; done last.
    /// @param bodies of the entries before
    /// @param next of the entries afterwards
    function _granted(bytes calldata application, bytes memory bodies, bytes memory next) internal virtual {}
}
