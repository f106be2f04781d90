// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ILodgingRules, LodgingFacts} from "../law/ILodgingRules.sol";
import {Date} from "../law/LegalTime.sol";

/// @title Lodging Act, Part 2
/// @custom:eli /eli/xx/act/2015/10/2015-09-14#part_2
/// @custom:untranslatable art_4__para_1 who holds which office is asked where somebody lodges
/// @custom:untranslatable art_5__para_1 the register asks the lodging book before it decides
contract LodgingActPart2 is ILodgingRules {
    /// @custom:figure art_6__para_1 "14 days"
    /// @custom:unit days
    uint256 private constant PERIOD = 14;

    /// @custom:technical art_7__para_3 as many as the act says
    uint256 private constant LONGEST_LINE = 15;

    /// @custom:figure art_7__para_4 "28 days"
    /// @custom:unit days
    uint256 private constant LONGEST_SERIES = 28;

    /// @custom:figure art_7__para_5 "14 days"
    /// @custom:unit days
    uint256 private constant REST = 14;

    /// @inheritdoc ILodgingRules
    function eli() external pure returns (string memory) {
        return "/eli/xx/act/2015/10#part_2";
    }

    /// @inheritdoc ILodgingRules
    /// @custom:applies art_6__para_1
    /// @custom:effect define
    function lastDay(Date lodgedOn) external pure returns (Date) {
        return lodgedOn.addDays(PERIOD);
    }

    /// @inheritdoc ILodgingRules
    function admit(LodgingFacts calldata facts) external pure returns (bytes32 eId, bool ofSeries) {
        ofSeries = art_7__para_5(facts);
        if (art_7__para_1(facts)) return ("art_7__para_1", ofSeries);
        if (art_7__para_2(facts)) return ("art_7__para_2", ofSeries);
        if (art_7__para_3(facts)) return ("art_7__para_3", ofSeries);
        if (ofSeries && art_7__para_4(facts)) return ("art_7__para_4", ofSeries);
    }

    /// @custom:applies art_7__para_1
    /// @custom:norm inadmissibility
    function art_7__para_1(LodgingFacts calldata f) internal pure returns (bool) {
        return f.ofLodger;
    }

    /// @custom:applies art_7__para_2
    /// @custom:norm inadmissibility
    function art_7__para_2(LodgingFacts calldata f) internal pure returns (bool) {
        return f.ofApplication;
    }

    /// @custom:applies art_7__para_3
    /// @custom:norm inadmissibility
    function art_7__para_3(LodgingFacts calldata f) internal pure returns (bool) {
        return f.inLine >= LONGEST_LINE;
    }

    /// @notice Asked of a lodging that belongs to a series.
    /// @custom:applies art_7__para_4
    /// @custom:norm inadmissibility
    function art_7__para_4(LodgingFacts calldata f) internal pure returns (bool) {
        return uint256(Date.unwrap(f.today)) > uint256(Date.unwrap(f.seriesBegan)) + LONGEST_SERIES;
    }

    /// @custom:applies art_7__para_5
    /// @custom:effect define
    function art_7__para_5(LodgingFacts calldata f) internal pure returns (bool) {
        if (Date.unwrap(f.seriesBegan) == 0) return false;
        return uint256(Date.unwrap(f.today)) <= uint256(Date.unwrap(f.lastHeld)) + REST;
    }
}
