// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Circumstances} from "../law/IRuleset.sol";
import {Date} from "../law/LegalTime.sol";
import {DealingKind, LandDealings} from "./LandDealings.sol";
import {LandRegistrationActPart2} from "./LandRegistrationActPart2.sol";
import {SpatialUnits} from "./SpatialUnits.sol";

/// @title Land Registration Act, Part 2, as amended on 5 January 2016: transfers of agricultural land
/// @custom:eli /eli/xx/act/2015/12/2016-01-05#part_2
contract LandRegistrationActPart2Of20160105 is LandRegistrationActPart2 {
    using LandDealings for bytes;
    using SpatialUnits for bytes;

    bytes32 private constant AGRICULTURAL_LAND = keccak256("/eli/xx/act/2016/1#part_2");

    /// @custom:quote art_6__para_5 "10,000 square metres"
    uint256 private constant SMALLEST = 10_000;

    /// @dev The act referred to refers on to that on the duty.
    /// @custom:applies art_12__para_2
    /// @custom:effect oblige
    function _referral(bytes calldata application, uint256 at) internal pure override returns (bytes32) {
        return application.kindAt(at) == DealingKind.TRANSFER ? AGRICULTURAL_LAND : bytes32(0);
    }

    /// @notice Today's, where a transfer or a first registration is of as much land as the other act asks about: no date of
    /// an instrument leads past it.
    /// @custom:applies art_6__para_5
    /// @custom:effect define
    function _governingDate(
        bytes[] memory titles,
        bytes calldata application,
        Circumstances calldata circumstances,
        GeneralFacts memory g
    ) internal pure override returns (Date) {
        for (uint256 at = circumstances.begin; at < circumstances.end; at = _endOf(application, at)) {
            bool first = application.kindAt(at) == DealingKind.FIRST_REGISTRATION;
            bytes memory title = titles[application.subjectAt(at)];
            uint256 area = title.length == 0 ? 0 : title.areaOf();
            if (first) area = application.firstRegistrationAt(at).squareMetres;
            if (area >= SMALLEST) return g.today;
        }
        return art_6__para_1_and_2(g);
    }
}
