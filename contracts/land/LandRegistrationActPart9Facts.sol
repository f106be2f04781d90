// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application, PersonId} from "../law/Application.sol";
import {Date} from "../law/LegalTime.sol";
import {LandRegistrationActFurtherPart} from "./LandRegistrationActFurtherPart.sol";
import {RrrKind, Title} from "./Title.sol";

/// @title Land Registration Act, Part 9: what its dealings ask of a title and of those who sign
abstract contract LandRegistrationActPart9Facts is LandRegistrationActFurtherPart {
    using Application for bytes;
    using Title for bytes;

    /// @dev Rights in the title whose holder, a person, does not sign.
    function _holdersMissing(
        bytes calldata application,
        bytes memory title,
        Date today
    ) internal pure returns (uint256 missing) {
        for (uint256 i = _rrrCount(title); i > 0; --i) {
            (uint8 kind, , PersonId holder, Date until) = title.rrrAt(i - 1);
            if (RrrKind.isNobodysRight(kind) || !_binds(kind, until, today)) continue;
            if (!_signed(application, holder)) ++missing;
        }
    }

    /// @dev Whether the person has on the title what binds it and is of this kind.
    function _has(bytes memory title, uint8 kind, PersonId person, Date today) internal pure returns (bool) {
        for (uint256 i = _rrrCount(title); i > 0; --i) {
            (uint8 its, , PersonId holder, Date until) = title.rrrAt(i - 1);
            if (its == kind && holder == person && _binds(its, until, today)) return true;
        }
        return false;
    }
}
