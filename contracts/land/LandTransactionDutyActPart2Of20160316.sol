// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application} from "../law/Application.sol";
import {FindingList, Findings} from "../law/Findings.sol";
import {LandTransactionDutyAct} from "./LandTransactionDutyAct.sol";

/// @title Land Transaction Duty Act, Part 2, as amended on 16 March 2016: additional dwellings
/// @custom:eli /eli/xx/act/2015/14/2016-03-16#part_2
contract LandTransactionDutyActPart2Of20160316 is LandTransactionDutyAct {
    using Application for bytes;
    using Findings for FindingList;

    /// @custom:quote art_6a__para_3 "named additionalDwelling"
    bytes32 private constant DECLARATION = "additionalDwelling";

    /// @custom:figure art_6a__para_2 "£40,000"
    /// @custom:unit pence
    uint256 private constant FURTHER_CHARGE_FROM = 40_000_00;

    /// @custom:figure art_6a__para_2 "3 %"
    /// @custom:unit ppm
    uint256 private constant FURTHER_RATE = 30_000;

    /// @param chargeableAmount sum of the prices, in pence
    /// @param declarations how often the application declares whether an acquirer holds another dwelling
    /// @param additionalDwelling it declares that an acquirer does
    struct DwellingFacts {
        uint256 chargeableAmount;
        uint256 declarations;
        bool additionalDwelling;
    }

    function _decide(
        Facts memory f,
        bytes calldata application,
        FindingList memory list
    ) internal pure override returns (bool refused, uint256 charges) {
        (refused, charges) = super._decide(f, application, list);
        DwellingFacts memory d = _dwellingFacts(f, application);
        if (list.recording) {
            list.add(
                "art_6a__para_1",
                "additionalDwelling",
                !art_6a__para_1(d),
                d.declarations,
                1,
                "declarations"
            );
        }
        return (refused || art_6a__para_1(d), charges + art_6a__para_2(d));
    }

    /// @notice Reduces the declarations to the facts.
    /// @custom:applies art_6a__para_3
    /// @custom:effect define
    /// @custom:term dwelling
    function _dwellingFacts(
        Facts memory f,
        bytes calldata application
    ) private pure returns (DwellingFacts memory d) {
        d.chargeableAmount = f.chargeableAmount;
        uint256 count = application.declarationCount();
        for (uint256 i; i < count; ++i) {
            (bytes32 name, uint256 value) = application.declarationAt(i);
            if (name != DECLARATION || value > 1) continue;
            ++d.declarations;
            d.additionalDwelling = value == 1;
        }
    }

    /// @custom:applies art_6a__para_1
    /// @custom:effect refuse
    function art_6a__para_1(DwellingFacts memory d) internal pure returns (bool) {
        return d.chargeableAmount != 0 && d.declarations != 1;
    }

    /// @return charge in millionths of a penny
    /// @custom:applies art_6a__para_2
    /// @custom:effect oblige
    function art_6a__para_2(DwellingFacts memory d) internal pure returns (uint256 charge) {
        bool charged = d.additionalDwelling && d.chargeableAmount >= FURTHER_CHARGE_FROM;
        return charged ? d.chargeableAmount * FURTHER_RATE : 0;
    }
}
