// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Capacity, PersonId} from "../law/Application.sol";
import {FindingList} from "../law/Findings.sol";
import {Date} from "../law/LegalTime.sol";
import {LandClosing} from "./LandClosing.sol";
import {StatedError} from "./RectificationDealings.sol";
import {RrrKind, Title} from "./Title.sol";

/// @title Land Registration Act, Part 11: what holds for every rectification
abstract contract LandErrors is LandClosing {
    using Title for bytes;

    /// @notice Whether somebody acquired in good faith and for value, after the error.
    /// @custom:applies art_71__para_2
    /// @custom:effect define
    function art_71__para_2(StatedError memory e) internal pure returns (bool) {
        return e.forValue && !e.knew && e.since < e.acquiredOn;
    }

    /// @dev Tests what the articles on rights and on parcels have in common.
    /// @param protection the provision that protects whoever acquired since
    /// @param spared whether it does not refuse
    function _testError(
        StatedError memory e,
        bytes32 protection,
        bool spared,
        Date today,
        FindingList memory list
    ) internal pure returns (bool met) {
        (uint256 acquired, uint256 since) = (Date.unwrap(e.acquiredOn), Date.unwrap(e.since));
        met = _test(list, protection, "acquiredOn", spared, acquired, since, "date");
        bool past = !art_79__para_1(e, today);
        met = _test(list, "art_79__para_1", "since", past, since, Date.unwrap(today), "date") && met;
    }

    /// @custom:applies art_79__para_1
    /// @custom:effect refuse
    function art_79__para_1(StatedError memory e, Date today) internal pure returns (bool) {
        return today < e.since;
    }

    /// @dev A judge signs, or a registrar, where everyone from whom it takes signs.
    function _orderedOrAgreed(bytes calldata application, uint256 missing) internal pure returns (bool) {
        if (_signedAs(application, Capacity.JUDGE)) return true;
        return missing == 0 && _signedAs(application, Capacity.REGISTRAR);
    }

    /// @dev Whether a person has on the title what stands at index `i`, and it binds, so that they have a say in it.
    function _isHeld(bytes memory title, uint256 i, Date today) internal pure returns (bool) {
        (uint8 kind, , , Date until) = title.rrrAt(i);
        return !RrrKind.isNobodysRight(kind) && _binds(kind, until, today);
    }

    /// @dev Whether the person who has what stands at index `i` does not sign.
    function _holderMissing(
        bytes calldata application,
        bytes memory title,
        uint256 i
    ) internal pure returns (bool) {
        (, , PersonId holder, ) = title.rrrAt(i);
        return !_signed(application, holder);
    }
}
