// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Circumstances} from "../law/IRuleset.sol";
import {Date} from "../law/LegalTime.sol";
import {DealingKind, LandDealings} from "./LandDealings.sol";
import {LandRegistrationActPart10} from "./LandRegistrationActPart10.sol";

/// @title Land Registration Act, Part 10, as amended on 5 January 2016: splits of agricultural land
/// @custom:eli /eli/xx/act/2015/12/2016-01-05#part_10
contract LandRegistrationActPart10Of20160105 is LandRegistrationActPart10 {
    using LandDealings for bytes;

    bytes32 private constant AGRICULTURAL_LAND = keccak256("/eli/xx/act/2016/1#part_3");

    /// @custom:applies art_61__para_8
    /// @custom:effect oblige
    function _referral(bytes calldata application, uint256 at) internal pure override returns (bytes32) {
        return application.kindAt(at) == DealingKind.SPLIT ? AGRICULTURAL_LAND : bytes32(0);
    }

    /// @notice Today's: no survey's date leads past the other act.
    /// @custom:applies art_6__para_6
    /// @custom:effect define
    function _governingDate(
        bytes[] memory,
        bytes calldata,
        Circumstances calldata,
        GeneralFacts memory g
    ) internal pure override returns (Date) {
        return g.today;
    }
}
