// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Ghost} from "./Ghost.sol";
import {LandHandler} from "./LandHandler.sol";
import {State} from "./Republic.sol";
import {Officers} from "./Statutes.sol";
import {TitleChecks} from "./TitleChecks.sol";
import {deploy} from "./Vm.sol";

/// @notice The invariants of the land register; README.md says them in English under the same numbers.
/// hardhat-config: invariant.runs = 12
/// hardhat-config: invariant.depth = 60
/// hardhat-config: invariant.fail-on-revert = true
contract LandInvariantsTest is TitleChecks {
    uint256 private constant OFFICES = 16;

    State private _state;
    LandHandler private _handler;

    function setUp() external {
        _state = _found();
        _handler = LandHandler(deploy("LandHandler", abi.encode(_state)));
    }

    /// @notice Told to the test runner: chance acts through the handler only.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    /// @notice 1. The shares of every title sum to its denominator.
    function invariant_1_sharesSum() external view {
        _requireUnbroken(_handler, 1);
        _requireSharesSum(_handler);
    }

    /// @notice 2. The ranks of a title's mortgages are 1, 2, 3 and so on.
    function invariant_2_ranksDense() external view {
        _requireRanksDense(_handler);
    }

    /// @notice 3. Each slot is the commitment of the record logged last, and the status that the logs say.
    function invariant_3_slotIsLastRecord() external view {
        _requireSlots(_handler, _state.register);
    }

    /// @notice 4. Records chain: each names the commitment of the one before, and its version is one more.
    function invariant_4_versionsChain() external view {
        _requireUnbroken(_handler, 4);
        _requireChains(_handler);
    }

    /// @notice 5. No entry is hydrated twice, and none that is not under the root.
    function invariant_5_hydratedOnce() external view {
        _requireUnbroken(_handler, 5);
    }

    /// @notice 6. What is frozen does not move.
    function invariant_6_frozenUnmoved() external view {
        _requireUnbroken(_handler, 6);
        for (uint256 i = 0; i < _handler.entryCount(); ++i) {
            (bytes32 entry, Ghost.Entry memory ghost) = _handler.entryAt(i);
            if (ghost.status & 1 == 0) continue;
            _require(_state.register.slotOf(entry) == ghost.frozenAs, 6, "a frozen slot changed");
        }
    }

    /// @notice 7. What is explained is what is decided.
    function invariant_7_explainedAsDecided() external view {
        _requireUnbroken(_handler, 7);
    }

    /// @notice 8. What was in force on a date, as known on a past one, stays so whatever is enacted.
    function invariant_8_pastOfGazette() external view {
        Ghost.Memory[] memory memories = _handler.memories();
        for (uint256 i = 0; i < memories.length; ++i) {
            Ghost.Memory memory m = memories[i];
            _require(_handler.answer(m.key, m.on, m.known) == m.answer, 8, "the past has changed");
        }
    }

    /// @notice 9. A refusal is final, as is a withdrawal, and stores one hash.
    function invariant_9_refusalFinal() external view {
        _requireUnbroken(_handler, 9);
        (bytes32[] memory digests, bytes32[] memory hashes) = _handler.refusals();
        for (uint256 i = 0; i < digests.length; ++i) {
            _require(_state.register.decisionOn(digests[i]) == hashes[i], 9, "a refusal has changed");
        }
    }

    /// @notice 10. Whoever deployed or founded the republic holds no office and can do what only offices may.
    function invariant_10_founderPowerless() external view {
        _requireUnbroken(_handler, 10);
        _require(_state.executive.founder() == address(0), 10, "it can be founded again");
        for (uint64 office = 0; office < OFFICES; ++office) {
            (bool held, ) = _state.offices.hasRole(office, Officers.FOUNDER);
            _require(!held, 10, "the founder holds an office");
            (held, ) = _state.offices.hasRole(office, address(this));
            _require(!held, 10, "the deployer holds an office");
        }
    }

    /// @notice 11. What was granted once is never granted again.
    function invariant_11_grantedOnce() external view {
        _requireUnbroken(_handler, 11);
    }

    /// @notice 12. Nothing is decided without a signature of everyone listed, over what is decided, in time.
    function invariant_12_signed() external view {
        _requireUnbroken(_handler, 12);
    }

    /// @notice 13. What is closed does not move.
    function invariant_13_closedUnmoved() external view {
        _requireUnbroken(_handler, 13);
    }

    /// @notice 14. Under the act nobody loses parts of a title without signing.
    function invariant_14_nobodyLosesUnsigned() external view {
        _requireUnbroken(_handler, 14);
    }
}
