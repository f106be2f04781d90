// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {FindingList} from "../law/Findings.sol";
import {Date} from "../law/LegalTime.sol";
import {LandErrors} from "./LandErrors.sol";
import {ParcelRectification, StatedError} from "./RectificationDealings.sol";
import {SpatialUnits} from "./SpatialUnits.sol";
import {Title} from "./Title.sol";

/// @title Land Registration Act, Part 11: parcels that are registered wrongly (article 78)
abstract contract LandParcelRectifications is LandErrors {
    using SpatialUnits for bytes;
    using Title for bytes;

    /// @param present the title has a spatial unit with the boundaries that are registered
    /// @param attested the survey is
    /// @param ordered a judge signs, or a registrar, each owner and everyone who holds a right
    /// @param other there is an area, something changes, and no other unit of the title has the commitment
    /// @param ownersMissing owners who do not sign
    struct ParcelFacts {
        bool present;
        bool attested;
        bool ordered;
        bool other;
        uint256 ownersMissing;
        StatedError error;
        Date today;
    }

    function _parcelFacts(
        bytes calldata application,
        bytes memory title,
        ParcelRectification memory x,
        GeneralFacts memory g
    ) internal pure returns (ParcelFacts memory f) {
        (f.error, f.today, f.attested) = (x.error, g.today, g.attested);
        f.ownersMissing = _ownersMissing(application, title);
        if (title.length == 0) return f;
        uint256 unit;
        (unit, f.present) = title.unitOf(x.registered);
        if (!f.present) return f;
        (uint64 squareMetres, bytes32 geometry) = title.spatialUnitAt(unit);
        f.other = geometry == x.geometry ? squareMetres != x.squareMetres : !title.hasGeometry(x.geometry);
        f.other = f.other && x.squareMetres != 0 && x.geometry != 0;
        uint256 missing = f.ownersMissing;
        for (uint256 i; i < title.rrrCount(); ++i) {
            if (_isHeld(title, i, g.today) && _holderMissing(application, title, i)) ++missing;
        }
        f.ordered = _orderedOrAgreed(application, missing);
    }

    function _testParcel(ParcelFacts memory f, FindingList memory list) internal pure returns (bool met) {
        met = _test(list, "art_78__para_2", "unitPresent", !art_78__para_2(f));
        met = _test(list, "art_78__para_3", "attested", !art_78__para_3(f)) && met;
        met = _test(list, "art_78__para_4", "ordered", !art_78__para_4(f)) && met;
        met = _test(list, "art_78__para_5", "otherParcel", !art_78__para_5(f)) && met;
        met = _testError(f.error, "art_78__para_6", !art_78__para_6(f), f.today, list) && met;
    }

    /// @custom:applies art_78__para_2
    /// @custom:effect refuse
    function art_78__para_2(ParcelFacts memory f) internal pure returns (bool) {
        return !f.present;
    }

    /// @custom:applies art_78__para_3
    /// @custom:effect refuse
    function art_78__para_3(ParcelFacts memory f) internal pure returns (bool) {
        return !f.attested;
    }

    /// @custom:applies art_78__para_4
    /// @custom:effect refuse
    function art_78__para_4(ParcelFacts memory f) internal pure returns (bool) {
        return !f.ordered;
    }

    /// @custom:applies art_78__para_5
    /// @custom:effect refuse
    function art_78__para_5(ParcelFacts memory f) internal pure returns (bool) {
        return !f.other;
    }

    /// @custom:applies art_78__para_6
    /// @custom:effect refuse
    function art_78__para_6(ParcelFacts memory f) internal pure returns (bool) {
        return f.ownersMissing != 0 && art_71__para_2(f.error);
    }

    /// @custom:applies art_78__para_1
    /// @custom:effect oblige
    function art_78__para_1(
        bytes memory title,
        ParcelRectification memory x
    ) internal pure returns (bytes memory) {
        (uint256 unit, ) = title.unitOf(x.registered);
        title.setSpatialUnit(unit, x.squareMetres, x.geometry);
        return title;
    }
}
