// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Circumstances} from "../law/IRuleset.sol";
import {Date} from "../law/LegalTime.sol";
import {DealingKind, LandDealings} from "./LandDealings.sol";
import {LandRegistrationActPart9} from "./LandRegistrationActPart9.sol";
import {SpatialUnits} from "./SpatialUnits.sol";

/// @title Land Registration Act, Part 9, as amended on 5 January 2016: leases and usufructs of agricultural land
/// @custom:eli /eli/xx/act/2015/12/2016-01-05#part_9
contract LandRegistrationActPart9Of20160105 is LandRegistrationActPart9 {
    using LandDealings for bytes;
    using SpatialUnits for bytes;

    bytes32 private constant AGRICULTURAL_LAND = keccak256("/eli/xx/act/2016/1#part_3");

    /// @custom:quote art_6__para_5 "10,000 square metres"
    uint256 private constant SMALLEST = 10_000;

    /// @custom:applies art_50__para_10
    /// @custom:effect oblige
    function _referral(bytes calldata application, uint256 at) internal pure override returns (bytes32) {
        return _isReferred(application.kindAt(at)) ? AGRICULTURAL_LAND : bytes32(0);
    }

    /// @notice Today's, where such a dealing is with as much land as the other act asks about.
    /// @custom:applies art_6__para_5
    /// @custom:effect define
    function _governingDate(
        bytes[] memory titles,
        bytes calldata application,
        Circumstances calldata circumstances,
        GeneralFacts memory g
    ) internal pure override returns (Date) {
        for (uint256 at = circumstances.begin; at < circumstances.end; at = _endOf(application, at)) {
            if (!_isReferred(application.kindAt(at))) continue;
            bytes memory title = titles[application.subjectAt(at)];
            if (title.length != 0 && title.areaOf() >= SMALLEST) return g.today;
        }
        return art_6__para_1_and_2(g);
    }

    function _isReferred(uint8 kind) private pure returns (bool) {
        return kind == DealingKind.LEASE || kind == DealingKind.USUFRUCT;
    }
}
