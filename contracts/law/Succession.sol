// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ICompetence} from "./ICompetence.sol";
import {IContestable} from "./IContestable.sol";
import {IGazette} from "./IGazette.sol";
import {ISuccessor} from "./ISuccessor.sol";
import {EntryStatus} from "./Record.sol";

/// @title What a register knows of an entry that nobody has dealt with since it succeeded another
/// @notice For a register that overrides `_slotOf`, `_kept` and `_releasing`; `SucceedingLandRegister` is the example.
/// @dev The Gazette sees to it that the predecessor decides nothing any more once the law is entrusted to the successor
/// (`ICompetence`); before, the successor knows no entry, so that none is moved in two registers. The predecessor is trusted
/// code: it was a register of this republic.
/// @custom:eli /eli/xx/act/2015/1/2015-01-05
library Succession {
    /// @dev A successor shows the entries of a register that is there.
    function requireContract(address predecessor) internal view {
        if (predecessor.code.length == 0) revert ISuccessor.SuccessorWithoutPredecessor(predecessor);
    }

    /// @dev What has no record here has the predecessor's, with all that holds it there or here.
    /// @param own slot of the entry in this register
    /// @param released what froze the entry there holds it here no more
    /// @custom:applies art_8__para_7
    /// @custom:effect define
    function slotOf(
        IGazette gazette,
        address predecessor,
        bytes32 entry,
        bytes32 own,
        bool released
    ) internal view returns (bytes32) {
        bool entrusted = ICompetence(address(gazette)).isEntrusted(address(this));
        if (!entrusted) revert ISuccessor.SuccessorNotYetEntrusted(predecessor);
        bytes32 before = IContestable(predecessor).slotOf(entry);
        uint8 inherited = uint8(uint256(before)) & ~EntryStatus.LODGED;
        if (released) inherited &= ~EntryStatus.FROZEN;
        return bytes32(bytes31(before)) | bytes32(uint256(_joined(uint8(uint256(own)), inherited)));
    }

    /// @dev With the first record here, only what was ordered here holds the entry.
    /// @param own slot of the entry in this register
    /// @param status of the entry before, as `slotOf` tells it
    /// @custom:applies art_8__para_7
    /// @custom:effect define
    function kept(bytes32 own, uint8 status) internal pure returns (uint8) {
        if (bytes31(own) != 0) return status;
        return EntryStatus.withCases(status, uint8(uint256(own)) / EntryStatus.ONE_CASE);
    }

    /// @dev Whether the predecessor has frozen an entry that has no record here.
    function isFrozenBefore(address predecessor, bytes32 entry, bytes32 own) internal view returns (bool) {
        if (bytes31(own) != 0) return false;
        return uint256(IContestable(predecessor).slotOf(entry)) & EntryStatus.FROZEN != 0;
    }

    function _joined(uint8 own, uint8 inherited) private pure returns (uint8) {
        uint256 cases = uint256(own / EntryStatus.ONE_CASE) + inherited / EntryStatus.ONE_CASE;
        if (cases > EntryStatus.MOST_CASES) cases = EntryStatus.MOST_CASES;
        return EntryStatus.withCases(own | inherited, cases);
    }
}
