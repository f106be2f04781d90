// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application, Capacity, PersonId} from "../law/Application.sol";
import {Date} from "../law/LegalTime.sol";
import {Rrr, RrrKind, Title} from "./Title.sol";

/// @title Those who hold a title, or shares of it, jointly
/// @notice Each has an RRR `JOINT_TENANCY`, whose rank is the number of those who hold together.
library JointTenancies {
    using Application for bytes;
    using Title for bytes;

    /// @return jointly whether the person holds jointly with anyone
    /// @return together number of those who do
    function groupOf(
        bytes memory title,
        PersonId person
    ) internal pure returns (bool jointly, uint16 together) {
        for (uint256 i; i < title.rrrCount(); ++i) {
            (uint8 kind, , PersonId holder, ) = title.rrrAt(i);
            if (kind == RrrKind.JOINT_TENANCY && holder == person) return (true, title.rankAt(i));
        }
    }

    function isMember(bytes memory title, uint16 together, PersonId person) internal pure returns (bool) {
        for (uint256 i; i < title.rrrCount(); ++i) {
            (, , PersonId holder, ) = title.rrrAt(i);
            if (holder == person && _isOf(title, i, together)) return true;
        }
        return false;
    }

    /// @return count those of the group who do not sign on their own behalf, the person spared aside
    function missingOf(
        bytes memory title,
        uint16 together,
        bytes calldata application,
        PersonId spared
    ) internal pure returns (uint256 count) {
        for (uint256 i; i < title.rrrCount(); ++i) {
            (, , PersonId holder, ) = title.rrrAt(i);
            if (!_isOf(title, i, together) || holder == spared) continue;
            if (!application.isSignedBy(holder, Capacity.OWN_BEHALF)) ++count;
        }
    }

    /// @notice Has a person hold jointly with another, and with those with whom that one does already.
    function withTenants(
        bytes memory title,
        PersonId tenant,
        PersonId other,
        bytes32 instrument
    ) internal pure returns (bytes memory) {
        (bool jointly, uint16 together) = groupOf(title, other);
        if (jointly) return _withTenant(title, tenant, together, instrument);
        together = _unused(title);
        return _withTenant(_withTenant(title, tenant, together, instrument), other, together, instrument);
    }

    /// @notice Has a person cease to hold jointly. Of two who do, the other does neither then.
    function withoutTenant(bytes memory title, PersonId person) internal pure returns (bytes memory) {
        (bool jointly, uint16 together) = groupOf(title, person);
        if (!jointly) return title;
        uint256 others;
        for (uint256 i; i < title.rrrCount(); ++i) {
            (, , PersonId holder, ) = title.rrrAt(i);
            if (_isOf(title, i, together) && !(holder == person)) ++others;
        }
        for (uint256 i = title.rrrCount(); i > 0; --i) {
            (, , PersonId holder, ) = title.rrrAt(i - 1);
            bool leaves = others < 2 || holder == person;
            if (leaves && _isOf(title, i - 1, together)) title = title.withoutRrr(i - 1);
        }
        return title;
    }

    /// @notice Ends a joint tenancy: those who held together hold as many parts each as they are registered with.
    /// @param together number of those who hold together
    function withoutGroup(bytes memory title, uint16 together) internal pure returns (bytes memory) {
        for (uint256 i = title.rrrCount(); i > 0; --i) {
            if (_isOf(title, i - 1, together)) title = title.withoutRrr(i - 1);
        }
        return title;
    }

    function _withTenant(
        bytes memory title,
        PersonId tenant,
        uint16 together,
        bytes32 instrument
    ) private pure returns (bytes memory) {
        return
            title.withNewRrr(
                Rrr(RrrKind.JOINT_TENANCY, false, together, tenant, 0, bytes3(0), Date.wrap(0), instrument)
            );
    }

    /// @dev Whether the RRR at index `i` is of those who hold together under this number.
    function _isOf(bytes memory title, uint256 i, uint16 together) private pure returns (bool) {
        (uint8 kind, , , ) = title.rrrAt(i);
        return kind == RrrKind.JOINT_TENANCY && title.rankAt(i) == together;
    }

    /// @dev The first number that no group has: there are fewer groups than numbers.
    function _unused(bytes memory title) private pure returns (uint16 together) {
        bool used = true;
        while (used) {
            ++together;
            used = false;
            for (uint256 i; i < title.rrrCount() && !used; ++i) used = _isOf(title, i, together);
        }
    }
}
