// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {PersonId} from "./Application.sol";
import {Gazette} from "./Gazette.sol";
import {IGazette} from "./IGazette.sol";
import {IOfficers} from "./IOfficers.sol";
import {ISeats} from "./ISeats.sol";
import {Date, NO_END} from "./LegalTime.sol";

/// @title Who holds which office, and until when
/// @notice OpenZeppelin's `AccessManager`, whose roles are the offices (`Office`), with the end of an officer's term. An
/// officer whose last day is over holds the office no longer; nobody has to dismiss them. Roles granted by `grantRole` have
/// no end, and the admin role never has one. No contract can be closed: a public register is stopped by nobody, and for
/// persons and entries there are freezes.
/// @dev Members are kept here instead of in `AccessManager`, whose own mapping stays empty, so that office, term, person and
/// the days on which somebody acts are one word; and without closing, asking whether a caller may do something costs a read
/// less. Delays, which few officers have, stand beside it. Who acts for somebody is looked up only for callers who do not
/// hold the office themselves.
/// @custom:eli /eli/xx/act/2015/1/2015-01-05
contract Offices is AccessManager, ISeats, IOfficers {
    using SafeCast for uint256;
    using Time for *;

    /// @dev One word. `since` as in `AccessManager.Access`; days as `_stored` has them. From `restsFrom` to `restsTo`
    /// somebody acts for the officer; from zero: nobody. `delayed`: what the officer does may have a delay, see `_delays`.
    struct Tenure {
        uint40 since;
        uint24 lastDay;
        uint24 restsFrom;
        uint24 restsTo;
        bool delayed;
        PersonId person;
    }

    /// @dev For whom somebody was last to act, and as which person.
    struct Acting {
        address officer;
        PersonId person;
    }

    /// @notice An officer was appointed until the end of a day; `person` zero: to sign nothing.
    event Appointed(uint64 indexed office, address indexed officer, PersonId indexed person, Date lastDay);

    /// @notice An officer has somebody act in the office from one day to the end of another. It ends before when either
    /// ends it (`ActingEnded`), and with the officer's own tenure.
    event ActingAppointed(
        uint64 indexed office,
        address indexed officer,
        address indexed deputy,
        PersonId person,
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
    mapping(uint64 office => mapping(address deputy => Acting)) private _principals;

    /// @dev Where the tenure says that there may be one; what stands here otherwise is of a tenure before.
    mapping(uint64 office => mapping(address officer => Time.Delay)) private _delays;

    /// @param admin holds the admin role, for ever
    /// @param standardOffset seconds clocks are ahead of UTC in years whose calendar is not published
    constructor(address admin, int24 standardOffset) AccessManager(admin) {
        gazette = new Gazette(address(this), standardOffset);
    }

    /// @notice Appoints an officer, or changes their term and who they are. By the admin only.
    /// @param person as whom the account signs applications in the office, and nobody else does with it; zero: it signs none
    /// @param lastDay last legal date of the term, not before today; `NO_END`: no end
    /// @param executionDelay seconds between scheduling and executing what the officer does
    /// @custom:applies art_5__para_6
    /// @custom:applies art_5__para_8
    /// @custom:applies art_5__para_20
    /// @custom:norm power
    function appoint(
        uint64 office,
        address officer,
        PersonId person,
        Date lastDay,
        uint32 executionDelay
    ) external onlyAuthorized {
        Date today = gazette.today();
        if (lastDay < today) revert OfficesTermIsOver(office, officer, lastDay, today);
        _grantRole(office, officer, getRoleGrantDelay(office), executionDelay);
        Tenure storage tenure = _tenures[office][officer];
        (tenure.lastDay, tenure.person) = (_stored(lastDay), person);
        emit Appointed(office, officer, person, lastDay);
    }

    /// @notice Has somebody act in the caller's office from a day to the end of another, in the caller's place: on those
    /// days the caller does not exercise it. By who holds the office in their own right, and not as deputy.
    /// @param deputy not the caller, and acting for nobody else in this office; may themselves be another officer
    /// @param person as whom the deputy signs applications in the office; zero: they sign none
    /// @param from first legal date, not before today, nor before a delay of grants in this office has passed
    /// @param lastDay last legal date, within the caller's term
    /// @custom:applies art_5__para_12
    /// @custom:applies art_5__para_20
    /// @custom:norm power
    function appointActing(uint64 office, address deputy, PersonId person, Date from, Date lastDay) external {
        if (office == ADMIN_ROLE) revert AccessManagerLockedRole(office);
        Tenure storage tenure = _tenures[office][msg.sender];
        if (!_isHeld(tenure)) revert OfficesNotTheOfficer(office, msg.sender);
        if (deputy == msg.sender || deputy == address(0)) revert OfficesNotADeputy(office, deputy);
        _requireWithinTerm(office, tenure, from, lastDay);
        _requireNoneActs(office, msg.sender, deputy);

        (tenure.restsFrom, tenure.restsTo) = (_stored(from), _stored(lastDay));
        _deputies[office][msg.sender] = deputy;
        _principals[office][deputy] = Acting(msg.sender, person);
        emit ActingAppointed(office, msg.sender, deputy, person, from, lastDay);
    }

    /// @notice Ends that somebody acts for the caller, who exercises the office again at once. The deputy ends it by
    /// `renounceRole`, an order by `revokeRole` of the deputy.
    /// @custom:applies art_5__para_15
    /// @custom:norm power
    function endActing(uint64 office) external {
        (address deputy, , ) = deputyOf(office, msg.sender);
        if (deputy == address(0)) revert OfficesNobodyActs(office, msg.sender);
        _endActing(office, deputy);
    }

    /// @notice Last day of an officer's own term; `NO_END`: no end; zero: not appointed. See `actsFor` for deputies.
    function lastDayOf(uint64 office, address officer) external view returns (Date) {
        Tenure storage tenure = _tenures[office][officer];
        return tenure.since == 0 ? Date.wrap(0) : _dayOf(tenure.lastDay);
    }

    /// @notice Who acts for an officer, now or from a day to come.
    /// @return deputy zero: nobody, or no longer
    /// @return from first day
    /// @return lastDay last day
    /// @custom:applies art_5__para_16
    /// @custom:effect define
    function deputyOf(
        uint64 office,
        address officer
    ) public view returns (address deputy, Date from, Date lastDay) {
        Tenure storage tenure = _tenures[office][officer];
        (from, lastDay) = (Date.wrap(tenure.restsFrom), _dayOf(tenure.restsTo));
        bool acts = tenure.restsFrom != 0 && _isHeld(tenure) && !_isOver(tenure.restsTo);
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
        officer = _principals[office][deputy].officer;
        (acting, from, lastDay) = deputyOf(office, officer);
        if (acting != deputy || acting == address(0)) return (address(0), Date.wrap(0), Date.wrap(0));
    }

    /// @inheritdoc ISeats
    function seatOf(uint64 office, address holder) external view returns (address seat) {
        if (_exercises(_tenures[office][holder])) return holder;
        return _principalOf(office, holder);
    }

    /// @inheritdoc ISeats
    /// @custom:applies art_5__para_20
    /// @custom:effect define
    function seatOfPerson(
        uint64 office,
        address holder,
        PersonId person
    ) external view returns (address seat) {
        PersonId appointed;
        (seat, appointed) = officerAt(office, holder);
        if (PersonId.unwrap(person) == 0 || !(appointed == person)) return address(0);
    }

    /// @inheritdoc IOfficers
    function officerAt(uint64 office, address holder) public view returns (address seat, PersonId person) {
        Tenure storage tenure = _tenures[office][holder];
        if (_exercises(tenure)) return (holder, tenure.person);
        seat = _principalOf(office, holder);
        if (seat != address(0)) person = _principals[office][holder].person;
    }

    /// @inheritdoc ISeats
    function personIn(uint64 office, address seat) external view returns (PersonId) {
        return _tenures[office][seat].person;
    }

    /// @notice Lays an office down. Who acts for an officer lays down the acting alone, and keeps an office of their own.
    /// @param callerConfirmation the caller
    /// @custom:applies art_5__para_15
    /// @custom:norm power
    function renounceRole(uint64 office, address callerConfirmation) public override {
        (address principal, , ) = actsFor(office, callerConfirmation);
        if (principal == address(0) || callerConfirmation != msg.sender) {
            super.renounceRole(office, callerConfirmation);
        } else {
            _endActing(office, callerConfirmation);
        }
    }

    /// @inheritdoc AccessManager
    /// @custom:applies art_4__para_3
    /// @custom:applies art_5__para_7
    /// @custom:applies art_5__para_13
    /// @custom:effect define
    function hasRole(
        uint64 office,
        address officer
    ) public view override returns (bool isMember, uint32 executionDelay) {
        if (office == PUBLIC_ROLE) return (true, 0);
        Tenure storage tenure = _tenures[office][officer];
        // Most officers act at once.
        if (_exercises(tenure)) return (true, tenure.delayed ? _delays[office][officer].get() : 0);
        address principal = _principalOf(office, officer);
        if (principal == address(0)) return (false, 0);
        return (true, _delayOf(office, principal).get());
    }

    /// @inheritdoc AccessManager
    function getAccess(
        uint64 office,
        address officer
    ) public view override returns (uint48 since, uint32 currentDelay, uint32 pendingDelay, uint48 effect) {
        since = _tenures[office][officer].since;
        (currentDelay, pendingDelay, effect) = _delayOf(office, officer).getFull();
    }

    /// @inheritdoc AccessManager
    function isTargetClosed(address) public pure override returns (bool) {
        return false;
    }

    /// @dev As `AccessManager` does it. A grant without a term ends any term before it, and names no person.
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
            bool delayed = executionDelay != 0;
            // Whoever acted for the officer did so in the tenure that is over.
            _tenures[office][officer] = Tenure(uint256(since).toUint40(), 0, 0, 0, delayed, PersonId.wrap(0));
            if (delayed) _delays[office][officer] = executionDelay.toDelay();
        } else {
            Time.Delay delay;
            (delay, since) = _delayOf(office, officer).withUpdate(executionDelay, 0);
            (tenure.lastDay, tenure.person) = (0, PersonId.wrap(0));
            if (tenure.delayed || executionDelay != 0) {
                tenure.delayed = true;
                _delays[office][officer] = delay;
            }
        }
        emit RoleGranted(office, officer, executionDelay, since, newMember);
    }

    /// @dev As `AccessManager` does it. Who acts for somebody does so no longer, either.
    /// @custom:applies art_5__para_8
    /// @custom:applies art_5__para_15
    /// @custom:norm power
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
        address officer = _principals[office][deputy].officer;
        Tenure storage tenure = _tenures[office][officer];
        (tenure.restsFrom, tenure.restsTo) = (0, 0);
        delete _deputies[office][officer];
        delete _principals[office][deputy];
        emit ActingEnded(office, officer, deputy);
    }

    function _setTargetClosed(address target, bool) internal pure override {
        revert OfficesNeverClose(target);
    }

    /// @custom:applies art_5__para_12
    /// @custom:norm prohibition
    function _requireWithinTerm(uint64 office, Tenure storage tenure, Date from, Date lastDay) private view {
        uint32 delay = getRoleGrantDelay(office);
        // A day begins before the delay has passed on it.
        Date earliest = gazette.dateOf(uint64(block.timestamp + delay)).addDays(delay == 0 ? 0 : 1);
        Date ends = _dayOf(tenure.lastDay);
        if (from < earliest || lastDay < from || ends < lastDay) {
            revert OfficesOutsideTheTerm(office, from, lastDay, earliest, ends);
        }
    }

    /// @dev Two deputies of one officer would be two votes of one office.
    /// @custom:applies art_5__para_14
    /// @custom:norm prohibition
    function _requireNoneActs(uint64 office, address officer, address deputy) private view {
        (address other, , ) = deputyOf(office, officer);
        if (other != address(0)) revert OfficesActsAlready(office, officer, other);
        (address principal, , ) = actsFor(office, deputy);
        if (principal != address(0)) revert OfficesActsAlready(office, principal, deputy);
    }

    /// @dev Whether the officer exercises the office in their own right now: the word is read once.
    /// @custom:applies art_5__para_7
    /// @custom:applies art_5__para_13
    /// @custom:effect define
    function _exercises(Tenure storage stored) private view returns (bool) {
        (uint40 since, uint24 lastDay, uint24 restsFrom, uint24 restsTo) = (
            stored.since,
            stored.lastDay,
            stored.restsFrom,
            stored.restsTo
        );
        if (since == 0 || since > block.timestamp || _isOver(lastDay)) return false;
        return restsFrom == 0 || !_hasBegun(restsFrom) || _isOver(restsTo);
    }

    /// @dev For whom somebody acts today; zero: nobody.
    function _principalOf(uint64 office, address deputy) private view returns (address principal) {
        Date from;
        (principal, from, ) = actsFor(office, deputy);
        if (principal != address(0) && !_hasBegun(Date.unwrap(from))) return address(0);
    }

    /// @dev Whether the officer is in their own term; on some days of it they may rest.
    function _isHeld(Tenure storage tenure) private view returns (bool) {
        uint40 since = tenure.since;
        return since != 0 && since <= block.timestamp && !_isOver(tenure.lastDay);
    }

    function _delayOf(uint64 office, address officer) private view returns (Time.Delay delay) {
        if (_tenures[office][officer].delayed) delay = _delays[office][officer];
    }

    /// @dev Days of a tenure are kept short; zero: no end.
    function _stored(Date day) private pure returns (uint24) {
        return day == NO_END ? 0 : uint256(Date.unwrap(day)).toUint24();
    }

    function _dayOf(uint24 stored) private pure returns (Date) {
        return stored == 0 ? NO_END : Date.wrap(stored);
    }

    /// @dev As `_isOver` asks it.
    function _hasBegun(uint256 first) private view returns (bool) {
        uint256 utc = block.timestamp / 1 days;
        if (utc > first || utc + 1 < first) return utc > first;
        return Date.unwrap(gazette.today()) >= first;
    }

    /// @dev The legal date is at most one day from the date in UTC, so the gazette is asked on three days of a term only.
    function _isOver(uint256 last) private view returns (bool) {
        uint256 utc = block.timestamp / 1 days;
        if (last == 0 || utc < last) return false;
        return utc > last + 1 || last < Date.unwrap(gazette.today());
    }
}
