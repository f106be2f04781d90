// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {DealingKind, LandDealings} from "./LandDealings.sol";
import {LandRegistrationActPart2} from "./LandRegistrationActPart2.sol";

/// @title Land Registration Act, Part 2, as amended on 5 January 2016: transfers of agricultural land
/// @custom:eli /eli/xx/act/2015/12/2016-01-05#part_2
contract LandRegistrationActPart2Of20160105 is LandRegistrationActPart2 {
    using LandDealings for bytes;

    bytes32 private constant AGRICULTURAL_LAND = keccak256("/eli/xx/act/2016/1#part_2");

    /// @dev The act referred to refers on to that on the duty.
    /// @custom:applies art_12__para_2
    /// @custom:effect oblige
    function _referral(bytes calldata application, uint256 at) internal pure override returns (bytes32) {
        return application.kindAt(at) == DealingKind.TRANSFER ? AGRICULTURAL_LAND : bytes32(0);
    }
}
