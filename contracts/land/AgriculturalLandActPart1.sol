// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application, Capacity} from "../law/Application.sol";
import {Discretion, IRuleset} from "../law/IRuleset.sol";
import {Date} from "../law/LegalTime.sol";
import {Office} from "../law/Office.sol";
import {Overruled} from "../law/Overruled.sol";
import {SpatialUnits} from "./SpatialUnits.sol";

/// @title Agricultural Land Act, Part 1, and what Parts 2 and 3 have in common
abstract contract AgriculturalLandActPart1 is IRuleset {
    using Application for bytes;
    using SpatialUnits for bytes;

    /// @custom:quote art_2__point_b "named acquirerFarms"
    bytes32 private constant DECLARATION = "acquirerFarms";

    /// @custom:quote art_2__point_a "10,000 square metres"
    uint256 internal constant SMALLEST = 10_000;

    /// @custom:quote art_5__para_1 "2 of its members"
    uint8 private constant MEMBERS = 2;

    /// @custom:quote art_5__para_3 "8 working days"
    uint16 private constant SILENCE = 8;

    /// @custom:figure art_7__para_1 "28 days"
    /// @custom:unit days
    uint16 private constant OBJECTION_PERIOD = 28;

    /// @inheritdoc IRuleset
    /// @custom:applies art_7__para_1
    function remedy() external pure returns (bytes32 eId, uint16 periodDays) {
        return ("art_7__para_1", OBJECTION_PERIOD);
    }

    /// @dev To whom it is left, and for how long.
    /// @custom:applies art_5__para_1
    /// @custom:applies art_5__para_3
    function _commission() internal pure returns (Discretion memory) {
        return Discretion(Office.LAND_COMMISSION, MEMBERS, SILENCE);
    }

    /// @custom:applies art_2__point_c
    /// @custom:effect define
    function art_2__point_c(bytes calldata application) internal pure returns (bool attested) {
        for (uint256 i = 0; i < application.signatoryCount(); ++i) {
            (, , uint8 capacity) = application.signatoryAt(i);
            if (capacity == Capacity.NOTARY || capacity == Capacity.REGISTRAR) return true;
        }
        return false;
    }

    /// @custom:applies art_2__point_b
    /// @custom:effect define
    function art_2__point_b(bytes calldata application, bool attested) internal pure returns (bool farms) {
        for (uint256 i = 0; attested && i < application.declarationCount(); ++i) {
            (bytes32 name, uint256 value) = application.declarationAt(i);
            if (name == DECLARATION && value == 1) return true;
        }
        return false;
    }

    /// @return area of a title in square metres; zero: there is no title yet
    /// @custom:applies art_2__point_a
    /// @custom:effect define
    function art_2__point_a(bytes memory title) internal pure returns (uint256 area) {
        return title.length == 0 ? 0 : title.areaOf();
    }

    /// @custom:applies art_4__para_1
    /// @custom:effect define
    function art_4__para_1(Date today) internal pure returns (Date) {
        return today;
    }

    /// @dev Of what has been approved or set aside, the provision that is under discretion here; zero: none.
    function _setAside(bytes32 overruled) internal pure returns (bytes32) {
        (bytes32 first, bytes32 second) = Overruled.split(overruled);
        if (art_7__para_2(first)) return first;
        return art_7__para_2(second) ? second : bytes32(0);
    }

    /// @notice Whether a refusal under this provision can be approved or set aside.
    /// @custom:applies art_7__para_2
    /// @custom:effect define
    function art_7__para_2(bytes32 eId) internal pure returns (bool) {
        return eId == "art_3__para_1" || eId == "art_6a__para_1" || eId == "art_6a__para_2";
    }
}
