// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Finding} from "./IRuleset.sol";

/// @notice A growing list of findings, or none at all on the granting path, where nobody reads them.
/// @param overruled provision whose condition counts as met, because it has been set aside for this application
struct FindingList {
    bytes32 eli;
    bytes32 overruled;
    bool recording;
    uint256 count;
    Finding[] items;
}

/// @title Collecting findings in a ruleset
library Findings {
    /// @dev Doubled when full; most decisions have fewer.
    uint256 private constant FIRST_CAPACITY = 16;

    /// @notice A list that records, for the subdivision with this Gazette key.
    function recordingUnder(bytes32 eli) internal pure returns (FindingList memory list) {
        list.eli = eli;
        list.recording = true;
        list.items = _room(FIRST_CAPACITY);
    }

    /// @notice A list that records nothing.
    function none() internal pure returns (FindingList memory list) {}

    /// @notice Adds a condition that is either met or not.
    function add(FindingList memory list, bytes32 eId, bytes32 fact, bool satisfied) internal pure {
        add(list, eId, fact, satisfied, satisfied ? 1 : 0, 1, "boolean");
    }

    /// @notice Adds a condition that compares a value with a threshold, both in `unit`.
    function add(
        FindingList memory list,
        bytes32 eId,
        bytes32 fact,
        bool satisfied,
        uint256 value,
        uint256 threshold,
        bytes32 unit
    ) internal pure {
        _append(list, Finding(list.eli, eId, fact, satisfied, value, threshold, unit));
    }

    /// @dev Apart from `add`, of which the compiler makes a copy for each provision that a ruleset names.
    function _append(FindingList memory list, Finding memory item) private pure {
        if (list.count == list.items.length) _grow(list);
        bool spared = !item.satisfied && item.eId == list.overruled && item.eId != 0;
        // Once: what was reviewed is the first condition that was not met, and no other.
        if (spared) (list.overruled, item.satisfied) = (0, true);
        list.items[list.count++] = item;
    }

    /// @return eId of the first unsatisfied finding; zero if all are satisfied
    function firstUnsatisfied(FindingList memory list) internal pure returns (bytes32) {
        for (uint256 i; i < list.count; ++i) {
            if (!list.items[i].satisfied) return list.items[i].eId;
        }
        return 0;
    }

    /// @return items the findings, no longer to be added to
    function close(FindingList memory list) internal pure returns (Finding[] memory items) {
        items = list.items;
        uint256 count = list.count;
        assembly ("memory-safe") {
            mstore(items, count)
        }
    }

    /// @dev Solidity would fill it with empty findings first. Each is set before it is counted, and none but those is read.
    function _room(uint256 capacity) private pure returns (Finding[] memory items) {
        assembly ("memory-safe") {
            items := mload(0x40)
            mstore(items, capacity)
            mstore(0x40, add(items, shl(5, add(1, capacity))))
        }
    }

    function _grow(FindingList memory list) private pure {
        Finding[] memory larger = _room(list.items.length * 2);
        for (uint256 i; i < list.count; ++i) {
            larger[i] = list.items[i];
        }
        list.items = larger;
    }
}
