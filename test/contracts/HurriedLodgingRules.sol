// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ILodgingRules, LodgingFacts} from "../../contracts/law/ILodgingRules.sol";
import {Date} from "../../contracts/law/LegalTime.sol";

/// @title A later Lodging Act
/// @notice In a hurry: a lodging is live for 5 days, and as many are admitted as anybody makes.
contract HurriedLodgingRules is ILodgingRules {
    /// @inheritdoc ILodgingRules
    function eli() external pure returns (string memory) {
        return "/eli/xx/act/2015/10#part_2";
    }

    /// @inheritdoc ILodgingRules
    function lastDay(Date lodgedOn) external pure returns (Date) {
        return lodgedOn.addDays(5);
    }

    /// @inheritdoc ILodgingRules
    function admit(LodgingFacts calldata) external pure returns (bytes32 eId, bool ofSeries) {
        return (0, false);
    }
}
