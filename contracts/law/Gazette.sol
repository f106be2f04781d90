// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Calendar} from "./Calendar.sol";
import {Enactment, IGazette, Provision, Version} from "./IGazette.sol";
import {InForce, toInForce} from "./InForce.sol";
import {IRuleset} from "./IRuleset.sol";
import {Date, NO_END} from "./LegalTime.sol";

/// @title The official gazette
contract Gazette is Calendar, IGazette {
    /// @dev What an enactment orders the Executive to do.
    struct Orders {
        bytes32 callsHash;
        uint64 enactedAt;
        Date enactedOn;
    }

    mapping(bytes32 key => Version) private _newest;
    mapping(bytes32 key => Version[]) private _earlier;
    mapping(bytes32 eliAndDate => bytes32) private _texts;
    mapping(bytes32 enactmentId => Orders) private _orders;
    uint256 private _enactments;

    constructor(
        address authority,
        int24 standardOffset_
    ) AccessManaged(authority) Calendar(standardOffset_) {}

    /* ENACTING */

    /// @inheritdoc IGazette
    function enact(Enactment calldata enactment) external restricted returns (bytes32 enactmentId) {
        Date today_ = today();
        // Asked before anything is stored: no enactment is its own basis.
        bool based =
            enactment.basisEId != 0 && _prevailing(enactment.basisKey, today_, NO_END).ruleset != address(0);
        _publishText(enactment);
        enactmentId = keccak256(abi.encode(enactment.eli, enactment.documentDate, ++_enactments));

        for (uint256 i = 0; i < enactment.provisions.length; ++i) {
            _enactProvision(enactmentId, enactment.eli, enactment.provisions[i], today_, based);
        }
        bytes32 callsHash = 0;
        if (enactment.calls.length > 0) {
            callsHash = keccak256(abi.encode(enactment.calls));
            _orders[enactmentId] = Orders(callsHash, uint64(block.timestamp), today_);
        }
        emit Enacted(
            enactmentId,
            enactment.eli,
            enactment.documentDate,
            enactment.textHash,
            enactment.basisKey,
            enactment.basisEId,
            callsHash
        );
    }

    function _publishText(Enactment calldata enactment) private {
        (string calldata eli, Date date, bytes32 offered) = (
            enactment.eli,
            enactment.documentDate,
            enactment.textHash
        );
        if (offered == 0) revert GazetteTextMissing(eli, date);
        bytes32 eliAndDate = keccak256(abi.encode(eli, date));
        bytes32 published = _texts[eliAndDate];
        if (published == offered) return;
        if (published != 0) revert GazetteTextAlreadyPublished(eli, date, published, offered);
        _texts[eliAndDate] = offered;
    }

    function _enactProvision(
        bytes32 enactmentId,
        string calldata eli,
        Provision calldata provision,
        Date today_,
        bool based
    ) private {
        string memory name = string.concat(eli, "#", provision.subdivision);
        bytes32 key = keccak256(bytes(name));
        if (provision.until <= provision.from) {
            revert GazetteEmptyInterval(key, provision.from, provision.until);
        }
        if (provision.from < today_ && !based) {
            revert GazetteRetroactiveWithoutBasis(key, provision.from, today_);
        }
        if (provision.ruleset != address(0)) _requireExecutes(provision.ruleset, name, key);

        Version storage newest = _newest[key];
        if (Date.unwrap(newest.until) != 0) _earlier[key].push(newest);
        _newest[key] = Version(provision.ruleset, provision.from, provision.until, today_);
        emit ProvisionEnacted(
            key,
            enactmentId,
            provision.subdivision,
            provision.ruleset,
            provision.from,
            provision.until,
            today_
        );
    }

    function _requireExecutes(address ruleset, string memory name, bytes32 key) private view {
        if (ruleset.code.length == 0) revert GazetteRulesetWithoutCode(ruleset);
        string memory actual = IRuleset(ruleset).eli();
        if (keccak256(bytes(actual)) != key) revert GazetteRulesetOfAnotherProvision(ruleset, name, actual);
    }

    /* ASKING */

    /// @inheritdoc IGazette
    function inForce(bytes32 key) external view returns (Version memory version, Date on) {
        on = today();
        version = inForceAsKnown(key, on, NO_END);
    }

    /// @inheritdoc IGazette
    function inForceToday(bytes32 key) external view returns (InForce) {
        Date on = today();
        // Nearly always the newest, which is read where it lies.
        Version storage newest = _newest[key];
        (address ruleset, Date from, Date until) = (newest.ruleset, newest.from, newest.until);
        if (from <= on && on < until && ruleset != address(0)) return toInForce(ruleset, from, until, on);
        Version memory version = inForceAsKnown(key, on, NO_END);
        return toInForce(version.ruleset, version.from, version.until, on);
    }

    /// @inheritdoc IGazette
    function inForceOn(bytes32 key, Date on) external view returns (Version memory version) {
        return inForceAsKnown(key, on, NO_END);
    }

    /// @inheritdoc IGazette
    function inForceAsKnown(bytes32 key, Date on, Date known) public view returns (Version memory version) {
        version = _prevailing(key, on, known);
        if (version.ruleset == address(0)) revert GazetteNotInForce(key, on);
    }

    /// @inheritdoc IGazette
    function history(bytes32 key) external view returns (Version[] memory versions) {
        Version[] storage earlier = _earlier[key];
        uint256 count = earlier.length;
        if (Date.unwrap(_newest[key].until) == 0) return versions;
        versions = new Version[](count + 1);
        for (uint256 i = 0; i < count; ++i) versions[i] = earlier[i];
        versions[count] = _newest[key];
    }

    /// @inheritdoc IGazette
    function textHash(string calldata eli, Date documentDate) external view returns (bytes32) {
        return _texts[keccak256(abi.encode(eli, documentDate))];
    }

    /// @inheritdoc IGazette
    function callsOf(bytes32 enactmentId) external view returns (bytes32, uint64, Date) {
        Orders storage orders = _orders[enactmentId];
        return (orders.callsHash, orders.enactedAt, orders.enactedOn);
    }

    /* INSIDE */

    /// @dev The latest enacted of the versions whose interval contains the date; empty where there is none.
    function _prevailing(bytes32 key, Date on, Date known) private view returns (Version memory version) {
        version = _newest[key];
        if (_covers(version, on) && version.enactedOn <= known) return version;
        return _prevailingEarlier(key, version, on, known);
    }

    /// @dev From the newest back. Each version passed over governs some days before or after the date, which narrows the
    /// span of the one found.
    function _prevailingEarlier(
        bytes32 key,
        Version memory version,
        Date on,
        Date known
    ) private view returns (Version memory) {
        Version[] storage earlier = _earlier[key];
        Date from = Date.wrap(0);
        Date until = NO_END;
        for (uint256 i = earlier.length; i != 0; --i) {
            if (version.enactedOn <= known) {
                if (version.until <= on) from = _later(from, version.until);
                else if (version.from < until) until = version.from;
            }
            version = earlier[i - 1];
            if (_covers(version, on) && version.enactedOn <= known) {
                version.from = _later(from, version.from);
                if (until < version.until) version.until = until;
                return version;
            }
        }
        return Version(address(0), from, until, Date.wrap(0));
    }

    function _covers(Version memory version, Date date) private pure returns (bool) {
        return version.from <= date && date < version.until;
    }

    function _later(Date a, Date b) private pure returns (Date) {
        return a < b ? b : a;
    }
}
