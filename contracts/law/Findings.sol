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
        list.items = new Finding[](FIRST_CAPACITY);
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
        if (list.count == list.items.length) _grow(list);
        bool spared = !satisfied && eId == list.overruled && eId != 0;
        // Once: what was reviewed is the first condition that was not met, and no other.
        if (spared) list.overruled = 0;
        list.items[list.count++] = Finding(list.eli, eId, fact, satisfied || spared, value, threshold, unit);
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
        items = new Finding[](list.count);
        for (uint256 i; i < list.count; ++i) {
            items[i] = list.items[i];
        }
    }

    function _grow(FindingList memory list) private pure {
        Finding[] memory larger = new Finding[](list.items.length * 2);
        for (uint256 i; i < list.count; ++i) {
            larger[i] = list.items[i];
        }
        list.items = larger;
    }
}
