// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Version} from "./IGazette.sol";
import {Date, NO_END} from "./LegalTime.sol";

/// @title The versions of every subdivision, as they were enacted
/// @notice A list that only grows. Where intervals overlap, the version added later prevails.
/// @custom:eli /eli/xx/act/2015/1/2015-01-05
abstract contract Versions {
    /// @dev Stands for no version, where one may be left out.
    uint256 internal constant NONE = type(uint256).max;

    /// @dev Set in the first day of the newest version where the subdivision is entrusted to one register (`Competence`). No
    /// version begins that late: whoever asks what governs today finds that this one does not, and looks again. So asking
    /// costs nothing more where none is entrusted.
    uint32 internal constant ENTRUSTED = 1 << 31;

    mapping(bytes32 key => Version) internal _newest;
    mapping(bytes32 key => Version[]) private _before;

    /// @dev Days `[from, until)` on which a judgment has set a version aside.
    struct Days {
        Date from;
        Date until;
    }

    mapping(bytes32 key => mapping(uint256 index => Days[])) private _setAside;

    /// @dev One plus the index of the version that this one stands for again, on days that a judgment gave back to it.
    mapping(bytes32 key => mapping(uint256 index => uint256)) private _origins;

    /// @dev How many versions there are.
    function _count(bytes32 key) internal view returns (uint256) {
        return Date.unwrap(_newest[key].until) == 0 ? 0 : _before[key].length + 1;
    }

    /// @dev As enacted, oldest first; the index is below the count.
    function _versionAt(bytes32 key, uint256 index) internal view returns (Version memory) {
        return _unmarked(index == _before[key].length ? _newest[key] : _before[key][index]);
    }

    function _setAsideOn(bytes32 key, uint256 index, Date from, Date until) internal {
        _setAside[key][index].push(Days(from, until));
    }

    /// @dev Index of the version that was enacted, of which this one is a copy or itself.
    function _originOf(bytes32 key, uint256 index) internal view returns (uint256) {
        uint256 origin = _origins[key][index];
        return origin == 0 ? index : origin - 1;
    }

    /// @param origin index of the version that governs again; `NONE`: of none
    function _appendCopy(bytes32 key, Version memory version, uint256 origin) internal {
        if (origin != NONE) _origins[key][_count(key)] = origin + 1;
        _append(key, version);
    }

    /// @custom:applies art_9__para_4
    /// @custom:norm prohibition
    function _append(bytes32 key, Version memory version) internal {
        Version memory newest = _newest[key];
        if (_isMarked(newest.from)) version.from = _marked(version.from);
        if (Date.unwrap(newest.until) != 0) _before[key].push(_unmarked(newest));
        _newest[key] = version;
    }

    /// @dev For all versions to come, too.
    function _mark(bytes32 key) internal {
        _newest[key].from = _marked(_newest[key].from);
    }

    function _isEntrusted(bytes32 key) internal view returns (bool) {
        return _isMarked(_newest[key].from);
    }

    function _isMarked(Date from) internal pure returns (bool) {
        return Date.unwrap(from) & ENTRUSTED != 0;
    }

    function _marked(Date from) private pure returns (Date) {
        return Date.wrap(Date.unwrap(from) | ENTRUSTED);
    }

    function _unmarked(Version memory version) private pure returns (Version memory) {
        version.from = Date.wrap(Date.unwrap(version.from) & ~ENTRUSTED);
        return version;
    }

    /// @dev The version added latest of those whose interval contains the date, narrowed to the span around it in which it
    /// prevails; without a ruleset, and narrowed likewise, where there is none.
    /// @param known later enactments are ignored
    /// @param without index of a version that is left out, with its copies and with all that judgments have set aside;
    /// `NONE`: nothing is left out
    /// @return version the one that prevails
    /// @return index its index; `NONE` where there is none
    /// @custom:applies art_9__para_1
    /// @custom:applies art_9__para_2
    /// @custom:effect define
    function _prevailing(
        bytes32 key,
        Date on,
        Date known,
        uint256 without
    ) internal view returns (Version memory version, uint256 index) {
        Date from = Date.wrap(0);
        Date until = NO_END;
        // From the newest back. Each version passed over governs some days before or after the date, which narrows the span
        // of the one found.
        for (uint256 i = _count(key); i != 0; --i) {
            index = i - 1;
            version = _versionAt(key, index);
            if (known < version.enactedOn) continue;
            bool isLeftOut;
            (isLeftOut, until) = _isLeftOut(key, index, on, until, without);
            if (isLeftOut) continue;
            if (_covers(version, on)) {
                version.from = _later(from, version.from);
                if (until < version.until) version.until = until;
                return (version, index);
            }
            if (version.until <= on) from = _later(from, version.until);
            else if (version.from < until) until = version.from;
        }
        return (Version(address(0), from, until, Date.wrap(0)), NONE);
    }

    /// @return isLeftOut whether the version is the one left out, or a judgment has set it aside on the date
    /// @return end `until`, or before it the first day on which this changes
    /// @custom:applies art_4__para_4
    /// @custom:applies art_4__para_5
    /// @custom:effect define
    function _isLeftOut(
        bytes32 key,
        uint256 index,
        Date on,
        Date until,
        uint256 without
    ) private view returns (bool isLeftOut, Date end) {
        end = until;
        if (without == NONE) return (false, end);
        uint256 origin = _originOf(key, index);
        if (origin == without) return (true, end);
        Days[] storage judged = _setAside[key][origin];
        for (uint256 i = 0; i < judged.length; ++i) {
            (Date from, Date to) = (judged[i].from, judged[i].until);
            if (from <= on && on < to) (isLeftOut, end) = (true, _earlier(end, to));
            else if (on < from) end = _earlier(end, from);
        }
    }

    function _covers(Version memory version, Date date) private pure returns (bool) {
        return version.from <= date && date < version.until;
    }

    function _later(Date a, Date b) internal pure returns (Date) {
        return a < b ? b : a;
    }

    function _earlier(Date a, Date b) internal pure returns (Date) {
        return a < b ? a : b;
    }
}
