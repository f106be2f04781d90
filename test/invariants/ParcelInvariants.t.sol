// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../../contracts/law/Application.sol";
import {Ghost} from "./Ghost.sol";
import {ParcelHandler} from "./ParcelHandler.sol";
import {TitleChecks} from "./TitleChecks.sol";
import {Right, TitleReader} from "./TitleReader.sol";
import {deploy} from "./Vm.sol";

/// @notice The invariants of parcels and easements; README.md says them in English under the same numbers.
/// hardhat-config: invariant.runs = 8
/// hardhat-config: invariant.depth = 60
/// hardhat-config: invariant.fail-on-revert = true
contract ParcelInvariantsTest is TitleChecks {
    using TitleReader for bytes;

    uint8 private constant BURDEN = 9;
    uint8 private constant BENEFIT = 10;
    uint8 private constant CLOSED = 4;

    ParcelHandler private _handler;
    uint256 private _squareMetres;

    function setUp() external {
        _handler = ParcelHandler(deploy("ParcelHandler", abi.encode(_found())));
        _squareMetres = _total();
    }

    /// @notice Told to the test runner: chance acts through the handler only.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    /// @notice 1. The shares of every title sum to its denominator, of one that a split has made, too.
    function invariant_1_sharesSum() external view {
        _requireSharesSum(_handler);
    }

    /// @notice 2. The ranks of a title's mortgages are 1, 2, 3 and so on, of one that a split has made, too.
    function invariant_2_ranksDense() external view {
        _requireRanksDense(_handler);
    }

    /// @notice 7. What is explained is what is decided, of parcels and easements, too.
    function invariant_7_explainedAsDecided() external view {
        _requireUnbroken(_handler, 7);
    }

    /// @notice 15. All open titles together have as many square metres as there were.
    function invariant_15_landConserved() external view {
        _require(_total() == _squareMetres, 15, "land came or went");
    }

    /// @notice 16. Each end of an easement has its other end on the title that it names, while both are open.
    function invariant_16_easementsPaired() external view {
        for (uint256 i = 0; i < _handler.entryCount(); ++i) {
            (bytes32 entry, bytes memory title, bool open) = _titleAt(i);
            if (!open) continue;
            Right[] memory rights = title.rights();
            for (uint256 j = 0; j < rights.length; ++j) {
                if (rights[j].kind == BURDEN) _require(_isPaired(entry, rights[j]), 16, "no benefit");
                if (rights[j].kind == BENEFIT) _require(_isPaired(entry, rights[j]), 16, "no burden");
            }
        }
    }

    /// @notice 29. What is split or merged belongs to the same persons afterwards, and the same binds it, easements aside.
    function invariant_29_bondsConserved() external view {
        _requireUnbroken(_handler, 29);
    }

    function _total() private view returns (uint256 sum) {
        for (uint256 i = 0; i < _handler.entryCount(); ++i) {
            (, bytes memory title, bool open) = _titleAt(i);
            uint64[] memory areas = title.areas();
            for (uint256 j = 0; open && j < areas.length; ++j) sum += areas[j];
        }
    }

    /// @dev The title named is always open: what is closed was absorbed, and its easements went to another.
    function _isPaired(bytes32 entry, Right memory right) private view returns (bool) {
        uint8 mirror = right.kind == BURDEN ? BENEFIT : BURDEN;
        for (uint256 i = 0; i < _handler.entryCount(); ++i) {
            (bytes32 other, bytes memory title, bool open) = _titleAt(i);
            if (!open || bytes16(other << 128) != PersonId.unwrap(right.holder)) continue;
            Right[] memory rights = title.rights();
            for (uint256 j = 0; j < rights.length; ++j) {
                bool names = PersonId.unwrap(rights[j].holder) == bytes16(entry << 128);
                if (names && rights[j].kind == mirror && rights[j].instrument == right.instrument)
                    return true;
            }
        }
        return false;
    }

    function _titleAt(uint256 index) private view returns (bytes32 entry, bytes memory title, bool open) {
        Ghost.Entry memory ghost;
        (entry, ghost) = _handler.entryAt(index);
        (title, open) = (ghost.records[ghost.records.length - 1].bodyOf(), ghost.status & CLOSED == 0);
    }
}
