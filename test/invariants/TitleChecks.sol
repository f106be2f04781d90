// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LandRegister} from "../../contracts/land/LandRegister.sol";
import {Ghost} from "./Ghost.sol";
import {Republic} from "./Republic.sol";
import {Right, Share, TitleReader} from "./TitleReader.sol";

/// @title What holds of every title, whoever deals with it
abstract contract TitleChecks is Republic {
    using TitleReader for bytes;

    error InvariantBroken(uint256 number, string what);

    uint8 private constant MORTGAGE = 1;

    /// @dev 1. The shares of every title sum to its denominator.
    function _requireSharesSum(Ghost ghost) internal view {
        for (uint256 i = 0; i < ghost.entryCount(); ++i) {
            bytes memory title = _title(ghost, i);
            Share[] memory shares = title.shares();
            uint256 sum;
            for (uint256 j = 0; j < shares.length; ++j) {
                sum += shares[j].parts;
                _require(shares[j].parts != 0, 1, "a share of no parts");
                _require(title.partsOf(shares[j].owner) == shares[j].parts, 1, "two shares of one owner");
            }
            _require(sum == title.denominator() && sum != 0, 1, "the shares do not sum");
        }
    }

    /// @dev 2. The ranks of a title's mortgages are 1, 2, 3 and so on.
    function _requireRanksDense(Ghost ghost) internal view {
        for (uint256 i = 0; i < ghost.entryCount(); ++i) {
            Right[] memory rights = _title(ghost, i).rights();
            for (uint256 rank = 1; rank <= _mortgages(rights); ++rank) {
                uint256 found;
                for (uint256 j = 0; j < rights.length; ++j) {
                    if (rights[j].kind == MORTGAGE && rights[j].rank == rank) ++found;
                }
                _require(found == 1, 2, "a rank is missing or doubled");
            }
        }
    }

    /// @dev 3. Each slot is the commitment of the record logged last, and the status that the logs say.
    function _requireSlots(Ghost ghost, LandRegister register) internal view {
        for (uint256 i = 0; i < ghost.entryCount(); ++i) {
            bytes32 entry = ghost.entryNumbered(i);
            _require(register.slotOf(entry) == ghost.expectedSlot(entry), 3, "another slot");
        }
    }

    /// @dev 4. Records chain: each names the commitment of the one before, and its version is one more.
    function _requireChains(Ghost ghost) internal view {
        for (uint256 i = 0; i < ghost.entryCount(); ++i) {
            (, Ghost.Entry memory entry) = ghost.entryAt(i);
            for (uint256 j = 0; j < entry.records.length; ++j) {
                bytes memory record = entry.records[j];
                bytes31 before = j == 0 ? bytes31(0) : bytes31(keccak256(entry.records[j - 1]));
                _require(record.previousOf() == before, 4, "the chain is torn");
                _require(record.versionOf() == j + 1, 4, "a version is missing or doubled");
            }
        }
    }

    /// @dev Nothing that a handler saw on the way breaks the invariant.
    function _requireUnbroken(Ghost ghost, uint256 number) internal view {
        string memory what = ghost.brokenBy(number);
        _require(bytes(what).length == 0, number, what);
    }

    function _require(bool kept, uint256 number, string memory what) internal pure {
        if (!kept) revert InvariantBroken(number, what);
    }

    function _title(Ghost ghost, uint256 index) private view returns (bytes memory) {
        (, Ghost.Entry memory entry) = ghost.entryAt(index);
        return entry.records[entry.records.length - 1].bodyOf();
    }

    function _mortgages(Right[] memory rights) private pure returns (uint256 count) {
        for (uint256 i = 0; i < rights.length; ++i) {
            if (rights[i].kind == MORTGAGE) ++count;
        }
    }
}
