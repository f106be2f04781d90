// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Calendar} from "./Calendar.sol";
import {IGazette, Version} from "./IGazette.sol";
import {Annulment, IJudgments} from "./IJudgments.sol";
import {IRuleset} from "./IRuleset.sol";
import {Date, NO_END} from "./LegalTime.sol";
import {Versions} from "./Versions.sol";

/// @title Judgments on published law, and its correction, as part of the Gazette
/// @dev What governs without a version is copied over its interval, span by span: there are at most as many spans as
/// versions, and only the legislature and the court add any.
/// @custom:eli /eli/xx/act/2015/1/2015-01-05
abstract contract Judgments is IGazette, IJudgments, Calendar, Versions {
    /// @inheritdoc IJudgments
    mapping(address ruleset => Date) public correctedOn;

    /// @inheritdoc IJudgments
    /// @custom:applies art_4__para_4
    /// @custom:applies art_4__para_6
    /// @custom:norm power
    function suspend(bytes32 key, uint256 index, Date until, bytes32 reasons) external restricted {
        Version memory version = _requireVersion(key, index);
        Date today_ = today();
        (Date from, Date end) = (_later(today_, version.from), _earlier(until, version.until));
        if (end <= from) revert GazetteNothingToJudge(key, index, from, end);
        emit VersionSuspended(key, index, from, end, reasons);
        _setAsideOn(key, index, from, end);
        _govern(key, index, from, end, today_, address(0));
    }

    /// @inheritdoc IJudgments
    /// @custom:applies art_4__para_5
    /// @custom:applies art_4__para_6
    /// @custom:norm power
    function annul(bytes32 key, uint256 index, Annulment annulment, bytes32 reasons) external restricted {
        Version memory version = _requireVersion(key, index);
        Date today_ = today();
        Date from = annulment == Annulment.ExTunc ? version.from : _later(today_, version.from);
        if (version.until <= from) revert GazetteNothingToJudge(key, index, from, version.until);
        emit VersionAnnulled(key, index, annulment, from, reasons);
        _setAsideOn(key, index, from, version.until);
        _govern(key, index, from, version.until, today_, address(0));
    }

    /// @inheritdoc IJudgments
    /// @custom:applies art_8__para_2
    /// @custom:applies art_8__para_3
    /// @custom:norm power
    function correctRuleset(
        string calldata name,
        uint256 index,
        address ruleset,
        bytes32 reasons
    ) external restricted {
        bytes32 key = keccak256(bytes(name));
        Version memory version = _requireVersion(key, index);
        // A repeal has no ruleset that could be wrong.
        if (version.ruleset == address(0)) {
            revert GazetteNothingToJudge(key, index, version.from, version.until);
        }
        _requireExecutes(ruleset, name, key);
        emit RulesetCorrected(key, index, version.ruleset, ruleset, reasons);
        _govern(key, index, version.from, version.until, today(), ruleset);
    }

    /// @dev Adds what governs instead of a version and its copies, on those of the days `[from, until)` that they govern.
    /// @param instead ruleset; zero: what would govern without the version
    function _govern(
        bytes32 key,
        uint256 index,
        Date from,
        Date until,
        Date today_,
        address instead
    ) private {
        for (Date at = from; at < until;) {
            (Version memory present, uint256 prevailing) = _prevailing(key, at, NO_END, NONE);
            Date end = _earlier(until, present.until);
            if (prevailing != NONE && _originOf(key, prevailing) == index) {
                (Version memory other, uint256 next) = _prevailing(key, at, NO_END, index);
                end = _earlier(end, other.until);
                bool corrects = instead != address(0);
                if (corrects && present.ruleset != instead) correctedOn[present.ruleset] = today_;
                address ruleset = corrects ? instead : other.ruleset;
                uint256 origin =
                    corrects
                        ? index
                        : next == NONE
                            ? NONE
                            : _originOf(key, next);
                _appendCopy(key, Version(ruleset, at, end, today_), origin);
                emit VersionAdded(key, ruleset, at, end, today_);
            }
            at = end;
        }
    }

    function _requireVersion(bytes32 key, uint256 index) private view returns (Version memory) {
        uint256 count = _count(key);
        if (index >= count || _originOf(key, index) != index) revert GazetteUnknownVersion(key, index, count);
        return _versionAt(key, index);
    }

    /// @custom:applies art_8__para_3
    /// @custom:norm prohibition
    function _requireExecutes(address ruleset, string memory name, bytes32 key) internal view {
        if (ruleset.code.length == 0) revert GazetteRulesetWithoutCode(ruleset);
        string memory actual = IRuleset(ruleset).eli();
        if (keccak256(bytes(actual)) != key) revert GazetteRulesetOfAnotherProvision(ruleset, name, actual);
    }
}
