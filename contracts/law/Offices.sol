// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {Gazette} from "./Gazette.sol";
import {IGazette} from "./IGazette.sol";
import {ISeats} from "./ISeats.sol";
import {Date, NO_END} from "./LegalTime.sol";

/// @title Who holds which office, and until when
/// @notice OpenZeppelin's `AccessManager`, whose roles are the offices (`Office`), with the end of an officer's term. An
/// officer whose last day is over holds the office no longer; nobody has to dismiss them. Roles granted by `grantRole` have
/// no end, and the admin role never has one. No contract can be closed: a public register is stopped by nobody, and for
/// persons and entries there are freezes.
/// @dev Members are kept here instead of in `AccessManager`, whose own mapping stays empty, so that office, term and the
/// days on which somebody acts are one word; and without closing, asking whether a caller may do something costs a read
/// less. Who acts for somebody is looked up only for callers who do not hold the office themselves.
contract Offices is AccessManager, ISeats {
    using Time for *;

    /// @dev One word. `since` and `delay` as in `AccessManager.Access`; `lastDay` zero: no end. From `restsFrom` to
    /// `restsTo` somebody acts for the officer; zero: nobody.
    struct Tenure {
        uint48 since;
        Date lastDay;
        Time.Delay delay;
        Date restsFrom;
        Date restsTo;
    }

    /// @notice An officer was appointed until the end of a day.
    event Appointed(uint64 indexed office, address indexed officer, Date lastDay);

    /// @notice An officer has somebody act in the office from one day to the end of another. It ends before when either
    /// ends it (`ActingEnded`), and with the officer's own tenure.
    event ActingAppointed(
        uint64 indexed office,
        address indexed officer,
        address indexed deputy,
        Date from,
        Date lastDay
    );

    /// @notice Somebody acts for an officer no longer: the officer, the deputy or an order ended it.
    event ActingEnded(uint64 indexed office, address indexed officer, address indexed deputy);

    /// @notice The term would be over before it begins.
    error OfficesTermIsOver(uint64 office, address officer, Date lastDay, Date today);

    /// @notice Only who holds an office in their own right has somebody act in it.
    error OfficesNotTheOfficer(uint64 office, address caller);

    /// @notice Nobody acts for themselves, and somebody must.
    error OfficesNotADeputy(uint64 office, address deputy);

    /// @notice The days on which somebody acts lie within the term, from `earliest` on.
    error OfficesOutsideTheTerm(uint64 office, Date from, Date lastDay, Date earliest, Date termEnds);

    /// @notice One acts for an officer at a time, and for one officer in an office.
    error OfficesActsAlready(uint64 office, address officer, address deputy);

    /// @notice Nobody acts for the officer.
    error OfficesNobodyActs(uint64 office, address officer);

    /// @notice No contract can be closed.
    error OfficesNeverClose(address target);

    /// @notice The gazette whose calendar says which day it is.
    IGazette public immutable gazette;

    mapping(uint64 office => mapping(address officer => Tenure)) private _tenures;

    /// @dev Whom an officer had act last, and for whom somebody was to act last: both must agree, and the tenure's days
    /// tell whether it still holds. So nothing has to be cleared when a tenure ends.
    mapping(uint64 office => mapping(address officer => address)) private _deputies;
    mapping(uint64 office => mapping(address deputy => address)) private _principals;

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

    /// @notice Has somebody act in the caller's office from a day to the end of another, in the caller's place: on those
    /// days the caller does not exercise it. By who holds the office in their own right, and not as deputy.
    /// @param deputy not the caller, and acting for nobody else in this office; may themselves be another officer
    /// @param from first legal date, not before today, nor before a delay of grants in this office has passed
    /// @param lastDay last legal date, within the caller's term
    function appointActing(uint64 office, address deputy, Date from, Date lastDay) external {
        if (office == ADMIN_ROLE) revert AccessManagerLockedRole(office);
        Tenure storage tenure = _tenures[office][msg.sender];
        if (!_isHeld(tenure.since, tenure.lastDay)) revert OfficesNotTheOfficer(office, msg.sender);
        if (deputy == msg.sender || deputy == address(0)) revert OfficesNotADeputy(office, deputy);
        _requireWithinTerm(office, tenure, from, lastDay);
        _requireNoneActs(office, msg.sender, deputy);

        (tenure.restsFrom, tenure.restsTo) = (from, lastDay);
        _deputies[office][msg.sender] = deputy;
        _principals[office][deputy] = msg.sender;
        emit ActingAppointed(office, msg.sender, deputy, from, lastDay);
    }

    /// @notice Ends that somebody acts for the caller, who exercises the office again at once. The deputy ends it by
    /// `renounceRole`, an order by `revokeRole` of the deputy.
    function endActing(uint64 office) external {
        (address deputy, , ) = deputyOf(office, msg.sender);
        if (deputy == address(0)) revert OfficesNobodyActs(office, msg.sender);
        _endActing(office, deputy);
    }

    /// @notice Last day of an officer's own term; `NO_END`: no end; zero: not appointed. See `actsFor` for deputies.
    function lastDayOf(uint64 office, address officer) external view returns (Date) {
        Tenure storage tenure = _tenures[office][officer];
        return tenure.since == 0 ? Date.wrap(0) : _termEnds(tenure);
    }

    /// @notice Who acts for an officer, now or from a day to come.
    /// @return deputy zero: nobody, or no longer
    /// @return from first day
    /// @return lastDay last day
    function deputyOf(
        uint64 office,
        address officer
    ) public view returns (address deputy, Date from, Date lastDay) {
        Tenure storage tenure = _tenures[office][officer];
        (from, lastDay) = (tenure.restsFrom, tenure.restsTo);
        bool acts = Date.unwrap(from) != 0 && _isHeld(tenure.since, tenure.lastDay) && !_isOver(lastDay);
        if (!acts) return (address(0), Date.wrap(0), Date.wrap(0));
        deputy = _deputies[office][officer];
    }

    /// @notice For whom somebody acts in an office, now or from a day to come.
    /// @return officer zero: for nobody, or no longer
    /// @return from first day
    /// @return lastDay last day, unless the officer's own tenure ends before
    function actsFor(
        uint64 office,
        address deputy
    ) public view returns (address officer, Date from, Date lastDay) {
        address acting;
        officer = _principals[office][deputy];
        (acting, from, lastDay) = deputyOf(office, officer);
        if (acting != deputy || acting == address(0)) return (address(0), Date.wrap(0), Date.wrap(0));
    }

    /// @inheritdoc ISeats
    function seatOf(uint64 office, address holder) external view returns (address seat) {
        Tenure storage tenure = _tenures[office][holder];
        if (_isHeld(tenure.since, tenure.lastDay) && !_rests(tenure.restsFrom, tenure)) return holder;
        Date from;
        (seat, from, ) = actsFor(office, holder);
        if (seat != address(0) && !_hasBegun(from)) return address(0);
    }

    /// @notice Lays an office down. Who acts for an officer lays down the acting alone, and keeps an office of their own.
    /// @param callerConfirmation the caller
    function renounceRole(uint64 office, address callerConfirmation) public override {
        (address principal, , ) = actsFor(office, callerConfirmation);
        if (principal == address(0) || callerConfirmation != msg.sender) {
            super.renounceRole(office, callerConfirmation);
        } else {
            _endActing(office, callerConfirmation);
        }
    }

    /// @inheritdoc AccessManager
    function hasRole(
        uint64 office,
        address officer
    ) public view override returns (bool isMember, uint32 executionDelay) {
        if (office == PUBLIC_ROLE) return (true, 0);
        Tenure storage tenure = _tenures[office][officer];
        // One word, read once.
        (uint48 since, Date lastDay, Date restsFrom, Time.Delay delay) = (
            tenure.since,
            tenure.lastDay,
            tenure.restsFrom,
            tenure.delay
        );
        if (_isHeld(since, lastDay) && !_rests(restsFrom, tenure)) {
            // Most officers act at once.
            return (true, Time.Delay.unwrap(delay) == 0 ? 0 : delay.get());
        }
        (address principal, Date from, ) = actsFor(office, officer);
        if (principal == address(0) || !_hasBegun(from)) return (false, 0);
        return (true, _tenures[office][principal].delay.get());
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
            // Whoever acted for the officer did so in the tenure that is over.
            Date none = Date.wrap(0);
            _tenures[office][officer] = Tenure(since, none, executionDelay.toDelay(), none, none);
        } else {
            (tenure.delay, since) = tenure.delay.withUpdate(executionDelay, 0);
            tenure.lastDay = Date.wrap(0);
        }
        emit RoleGranted(office, officer, executionDelay, since, newMember);
    }

    /// @dev As `AccessManager` does it. Who acts for somebody does so no longer, either.
    function _revokeRole(uint64 office, address officer) internal override returns (bool revoked) {
        if (office == PUBLIC_ROLE || office == ADMIN_ROLE) revert AccessManagerLockedRole(office);
        (address principal, , ) = actsFor(office, officer);
        if (principal != address(0)) {
            _endActing(office, officer);
            revoked = true;
        }
        if (_tenures[office][officer].since == 0) return revoked;
        delete _tenures[office][officer];
        emit RoleRevoked(office, officer);
        return true;
    }

    /// @dev Ends what `actsFor` tells.
    function _endActing(uint64 office, address deputy) private {
        address officer = _principals[office][deputy];
        Tenure storage tenure = _tenures[office][officer];
        (tenure.restsFrom, tenure.restsTo) = (Date.wrap(0), Date.wrap(0));
        delete _deputies[office][officer];
        delete _principals[office][deputy];
        emit ActingEnded(office, officer, deputy);
    }

    function _setTargetClosed(address target, bool) internal pure override {
        revert OfficesNeverClose(target);
    }

    function _requireWithinTerm(uint64 office, Tenure storage tenure, Date from, Date lastDay) private view {
        uint32 delay = getRoleGrantDelay(office);
        // A day begins before the delay has passed on it.
        Date earliest = gazette.dateOf(uint64(block.timestamp + delay)).addDays(delay == 0 ? 0 : 1);
        Date ends = _termEnds(tenure);
        if (from < earliest || lastDay < from || ends < lastDay) {
            revert OfficesOutsideTheTerm(office, from, lastDay, earliest, ends);
        }
    }

    /// @dev Two deputies of one officer would be two votes of one office.
    function _requireNoneActs(uint64 office, address officer, address deputy) private view {
        (address other, , ) = deputyOf(office, officer);
        if (other != address(0)) revert OfficesActsAlready(office, officer, other);
        (address principal, , ) = actsFor(office, deputy);
        if (principal != address(0)) revert OfficesActsAlready(office, principal, deputy);
    }

    /// @dev Whether the officer is in their own term; on some days of it they may rest.
    function _isHeld(uint48 since, Date lastDay) private view returns (bool) {
        return since != 0 && since <= block.timestamp && !_isOver(lastDay);
    }

    /// @dev Whether somebody acts for the officer today.
    function _rests(Date from, Tenure storage tenure) private view returns (bool) {
        return Date.unwrap(from) != 0 && _hasBegun(from) && !_isOver(tenure.restsTo);
    }

    function _termEnds(Tenure storage tenure) private view returns (Date) {
        return Date.unwrap(tenure.lastDay) == 0 ? NO_END : tenure.lastDay;
    }

    /// @dev As `_isOver` asks it.
    function _hasBegun(Date from) private view returns (bool) {
        uint256 first = Date.unwrap(from);
        uint256 utc = block.timestamp / 1 days;
        if (utc > first || utc + 1 < first) return utc > first;
        return !(gazette.today() < from);
    }

    /// @dev The legal date is at most one day from the date in UTC, so the gazette is asked on three days of a term only.
    function _isOver(Date lastDay) private view returns (bool) {
        uint256 last = Date.unwrap(lastDay);
        uint256 utc = block.timestamp / 1 days;
        if (last == 0 || utc < last) return false;
        return utc > last + 1 || lastDay < gazette.today();
    }
}
