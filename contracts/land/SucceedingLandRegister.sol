// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IPersons} from "../civil/IPersons.sol";
import {IDiscretions} from "../law/IDiscretions.sol";
import {IGazette} from "../law/IGazette.sol";
import {ILegacyRegister} from "../law/ILegacyRegister.sol";
import {ILodgingBook} from "../law/ILodgingBook.sol";
import {ISuccessor} from "../law/ISuccessor.sol";
import {ITypedDealings} from "../law/ITypedDealings.sol";
import {LegacyRegister} from "../law/LegacyRegister.sol";
import {Succession} from "../law/Succession.sol";
import {LandRegister} from "./LandRegister.sol";

/// @title A register of titles to land that takes the place of another
/// @notice The land register's code with its predecessor; new code for the register is derived in the same way. The register
/// that a republic begins with has nothing of this.
contract SucceedingLandRegister is ISuccessor, LandRegister {
    /// @inheritdoc ISuccessor
    address public immutable predecessor;

    /// @dev Entries that were released here although what froze them stands in the predecessor.
    mapping(bytes32 entry => bool) private _released;

    /// @param predecessor_ the register whose entries this one takes over; all else as of `LandRegister`
    constructor(
        address authority,
        IGazette gazette,
        IPersons persons,
        ILodgingBook book,
        IDiscretions discretions_,
        ITypedDealings furtherDealings,
        address predecessor_
    ) LandRegister(authority, gazette, persons, book, discretions_, furtherDealings) {
        Succession.requireContract(predecessor_);
        // It has code, which there is none of at the zero address.
        // slither-disable-next-line missing-zero-check
        predecessor = predecessor_;
    }

    /// @inheritdoc LegacyRegister
    function legacyRoot() public view override returns (bytes32) {
        bytes32 root = super.legacyRoot();
        return root == 0 ? ILegacyRegister(predecessor).legacyRoot() : root;
    }

    function _slotOf(bytes32 entry) internal view override returns (bytes32 slot) {
        slot = super._slotOf(entry);
        if (bytes31(slot) != 0) return slot;
        return Succession.slotOf(_gazette, predecessor, entry, slot, _released[entry]);
    }

    function _kept(bytes32 entry, uint8 status) internal view override returns (uint8) {
        return Succession.kept(super._slotOf(entry), status);
    }

    /// @dev What froze the entry in the predecessor stands there until it is released there.
    function _releasing(bytes32 entry, bytes32 instrument) internal override {
        if (!Succession.isFrozenBefore(predecessor, entry, super._slotOf(entry))) return;
        _released[entry] = true;
        emit InheritedFreezeEnded(entry, instrument);
    }
}
