// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Stage} from "../../contracts/procedure/Case.sol";
import {CaseRegister} from "../../contracts/procedure/CaseRegister.sol";
import {CaseChance} from "./CaseChance.sol";
import {CaseHandler} from "./CaseHandler.sol";
import {CaseReader} from "./CaseReader.sol";
import {Chamber} from "./Chamber.sol";
import {State} from "./Republic.sol";
import {TitleReader} from "./TitleReader.sol";
import {deploy} from "./Vm.sol";

/// @notice The invariants of the register of cases; README.md says them in English under the same numbers.
/// hardhat-config: invariant.runs = 16
/// hardhat-config: invariant.depth = 160
/// hardhat-config: invariant.fail-on-revert = true
contract CaseInvariantsTest is Chamber {
    using CaseReader for bytes;
    using TitleReader for bytes;

    error InvariantBroken(uint256 number, string what);

    uint8 private constant PENDING = 2;
    uint8 private constant CLOSED = 4;

    State private _state;
    CaseRegister private _cases;
    CaseHandler private _handler;
    CaseChance private _chance;

    function setUp() external {
        (_state, _cases) = _foundChamber();
        _handler = CaseHandler(deploy("CaseHandler", abi.encode(_state, _cases)));
        _chance = new CaseChance(_handler);
    }

    /// @notice Told to the test runner: chance acts through one door only.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_chance);
    }

    /// @notice 17. The slot of a case is the commitment of the record logged last; it is closed once it is executed.
    function invariant_17_slotIsLastRecord() external view {
        for (uint256 i = 0; i < _handler.caseCount(); ++i) {
            (bytes32 entry, bool executed, , bytes memory record) = _handler.caseAt(i);
            bytes32 status = bytes32(uint256(executed ? CLOSED : 0));
            bytes32 expected = bytes32(bytes31(keccak256(record))) | status;
            _require(_cases.slotOf(entry) == expected, 17, "another slot");
        }
    }

    /// @notice 18. The records of a case chain.
    function invariant_18_versionsChain() external view {
        _requireUnbroken(18);
    }

    /// @notice 19. What a case is about never changes.
    function invariant_19_sameCase() external view {
        _requireUnbroken(19);
    }

    /// @notice 20. What a review or judgment ended stays as it ended.
    function invariant_20_endIsEnd() external view {
        _requireUnbroken(20);
    }

    /// @notice 21. Nobody reviews or judges who took part before, is the objector, or acts for one who may not.
    function invariant_21_nobodyJudgesTwice() external view {
        _requireUnbroken(21);
    }

    /// @notice 22. As many cases hold a title as its status says.
    function invariant_22_holdsAreCounted() external view {
        (bytes[] memory bodies, uint256 count) = (new bytes[](_handler.caseCount()), 0);
        for (uint256 i = 0; i < bodies.length; ++i) {
            (, bool executed, , bytes memory record) = _handler.caseAt(i);
            bytes memory body = record.bodyOf();
            if (!executed && body.holds()) bodies[count++] = body;
        }
        for (uint256 i = 0; i < _handler.entryCount(); ++i) {
            bytes32 title = _handler.entryNumbered(i);
            uint256 holding;
            for (uint256 j = 0; j < count; ++j) if (bodies[j].isAbout(title)) ++holding;
            uint8 status = uint8(uint256(_state.register.slotOf(title)));
            _require(status >> 4 == holding, 22, "another number of cases");
            _require((status & PENDING != 0) == (holding != 0), 22, "pending for nothing, or not pending");
        }
    }

    /// @notice 23. What is explained of a step is decided.
    function invariant_23_explainedAsDecided() external view {
        _requireUnbroken(23);
    }

    /// @notice 24. A refusal stands until the case about it sets aside the provision that refused.
    function invariant_24_refusalStands() external view {
        for (uint256 i = 0; i < _handler.caseCount(); ++i) {
            (, , bytes32 refusedAs, bytes memory record) = _handler.caseAt(i);
            if (refusedAs == 0) continue;
            bytes memory body = record.bodyOf();
            bool setAside = body.stageOf() == Stage.SET_ASIDE;
            bytes32 expected = setAside ? body.eIdOf() : refusedAs;
            _require(_state.register.decisionOn(body.contestedOf()) == expected, 24, "another decision");
        }
    }

    /// @notice 25. Only who holds an office on that day signs in it, or acts for who does; three judges sign a judgment.
    function invariant_25_onlyOfficersSign() external view {
        _requireUnbroken(25);
    }

    /// @notice 26. Periods are as long as the act says, longer by what is proclaimed, and never shorter.
    function invariant_26_periodsAreKept() external view {
        _requireUnbroken(26);
    }

    /// @notice 27. A grant is set aside by a judgment only, after a hearing and 14 days after service on its holder.
    function invariant_27_grantsAreJudged() external view {
        _requireUnbroken(27);
    }

    /// @notice 28. What is taken back is as it was before the grant; what has moved since stays.
    function invariant_28_takenBackOrMoved() external view {
        _requireUnbroken(28);
    }

    function _requireUnbroken(uint256 number) private view {
        string memory what = _handler.brokenBy(number);
        _require(bytes(what).length == 0, number, what);
    }

    function _require(bool kept, uint256 number, string memory what) private pure {
        if (!kept) revert InvariantBroken(number, what);
    }
}
