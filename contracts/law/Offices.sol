// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {Gazette} from "./Gazette.sol";
import {IGazette} from "./IGazette.sol";
import {Date, NO_END} from "./LegalTime.sol";

/// @title Who holds which office, and until when
/// @notice OpenZeppelin's `AccessManager`, whose roles are the offices (`Office`), with the end of an officer's term. An
/// officer whose last day is over holds the office no longer; nobody has to dismiss them. Roles granted by `grantRole` have
/// no end, and the admin role never has one. No contract can be closed: a public register is stopped by nobody, and for
/// persons and entries there are freezes.
/// @dev Members are kept here instead of in `AccessManager`, whose own mapping stays empty, so that office and term are
/// one word; and without closing, asking whether a caller may do something costs a read less.
contract Offices is AccessManager {
    using Time for *;

    /// @dev One word. `since` and `delay` as in `AccessManager.Access`; `lastDay` zero: no end.
    struct Tenure {
        uint48 since;
        Date lastDay;
        Time.Delay delay;
    }

    /// @notice An officer was appointed until the end of a day.
    event Appointed(uint64 indexed office, address indexed officer, Date lastDay);

    /// @notice The term would be over before it begins.
    error OfficesTermIsOver(uint64 office, address officer, Date lastDay, Date today);

    /// @notice No contract can be closed.
    error OfficesNeverClose(address target);

    /// @notice The gazette whose calendar says which day it is.
    IGazette public immutable gazette;

    mapping(uint64 office => mapping(address officer => Tenure)) private _tenures;

    /// @param admin holds the admin role, for ever
    /// @param standardOffset seconds clocks are ahead of UTC in years whose calendar is not published
    constructor(address admin, int24 standardOffset) AccessManager(admin) {
        gazette = new Gazette(address(this), standardOffset);
    }

    /// @notice Appoints an officer, or changes their term. By the admin only.
    /// @param lastDay last legal date of the term, not before today; `NO_END`: no end
    /// @param executionDelay seconds between scheduling and executing what the officer does
    function appoint(
        uint64 office,
        address officer,
        Date lastDay,
        uint32 executionDelay
    ) external onlyAuthorized {
        Date today = gazette.today();
        if (lastDay < today) revert OfficesTermIsOver(office, officer, lastDay, today);
        _grantRole(office, officer, getRoleGrantDelay(office), executionDelay);
        if (!(lastDay == NO_END)) _tenures[office][officer].lastDay = lastDay;
        emit Appointed(office, officer, lastDay);
    }

    /// @notice Last day of an officer's term; `NO_END`: no end; zero: not appointed.
    function lastDayOf(uint64 office, address officer) external view returns (Date) {
        Tenure storage tenure = _tenures[office][officer];
        if (tenure.since == 0) return Date.wrap(0);
        return Date.unwrap(tenure.lastDay) == 0 ? NO_END : tenure.lastDay;
    }

    /// @inheritdoc AccessManager
    function hasRole(
        uint64 office,
        address officer
    ) public view override returns (bool isMember, uint32 executionDelay) {
        if (office == PUBLIC_ROLE) return (true, 0);
        Tenure storage tenure = _tenures[office][officer];
        (uint48 since, Date lastDay) = (tenure.since, tenure.lastDay);
        if (since == 0 || since > block.timestamp || _isOver(lastDay)) return (false, 0);
        return (true, tenure.delay.get());
    }

    /// @inheritdoc AccessManager
    function getAccess(
        uint64 office,
        address officer
    ) public view override returns (uint48 since, uint32 currentDelay, uint32 pendingDelay, uint48 effect) {
        Tenure storage tenure = _tenures[office][officer];
        since = tenure.since;
        (currentDelay, pendingDelay, effect) = tenure.delay.getFull();
    }

    /// @inheritdoc AccessManager
    function isTargetClosed(address) public pure override returns (bool) {
        return false;
    }

    /// @dev As `AccessManager` does it. A grant without a term ends any term before it.
    function _grantRole(
        uint64 office,
        address officer,
        uint32 grantDelay,
        uint32 executionDelay
    ) internal override returns (bool newMember) {
        // The admin role is given once, while this contract is being made: no order can give or take it.
        if (office == PUBLIC_ROLE || (office == ADMIN_ROLE && address(this).code.length != 0)) {
            revert AccessManagerLockedRole(office);
        }
        Tenure storage tenure = _tenures[office][officer];
        newMember = tenure.since == 0 || _isOver(tenure.lastDay);
        uint48 since;
        if (newMember) {
            since = Time.timestamp() + grantDelay;
            _tenures[office][officer] = Tenure(since, Date.wrap(0), executionDelay.toDelay());
        } else {
            (tenure.delay, since) = tenure.delay.withUpdate(executionDelay, 0);
            tenure.lastDay = Date.wrap(0);
        }
        emit RoleGranted(office, officer, executionDelay, since, newMember);
    }

    /// @dev As `AccessManager` does it.
    function _revokeRole(uint64 office, address officer) internal override returns (bool) {
        if (office == PUBLIC_ROLE || office == ADMIN_ROLE) revert AccessManagerLockedRole(office);
        if (_tenures[office][officer].since == 0) return false;
        delete _tenures[office][officer];
        emit RoleRevoked(office, officer);
        return true;
    }

    function _setTargetClosed(address target, bool) internal pure override {
        revert OfficesNeverClose(target);
    }

    /// @dev The legal date is at most one day from the date in UTC, so the gazette is asked on three days of a term only.
    function _isOver(Date lastDay) private view returns (bool) {
        uint256 last = Date.unwrap(lastDay);
        uint256 utc = block.timestamp / 1 days;
        if (last == 0 || utc < last) return false;
        return utc > last + 1 || lastDay < gazette.today();
    }
}
