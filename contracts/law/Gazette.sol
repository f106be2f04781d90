// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Calendar} from "./Calendar.sol";
import {Competence} from "./Competence.sol";
import {Enactment, IGazette, Provision, Version} from "./IGazette.sol";
import {InForce, toInForce} from "./InForce.sol";
import {IRetroaction} from "./IRetroaction.sol";
import {Judgments} from "./Judgments.sol";
import {IJudgments} from "./IJudgments.sol";
import {Date, NO_END} from "./LegalTime.sol";

/// @title The official gazette
/// @custom:eli /eli/xx/act/2015/1/2015-01-05
contract Gazette is Judgments, Competence {
    /// @dev What an enactment orders the Executive to do. `before`: the enactment before it that ordered anything.
    struct Orders {
        bytes32 callsHash;
        uint64 enactedAt;
        Date enactedOn;
        bytes32 before;
    }

    mapping(bytes32 eliAndDate => bytes32) private _texts;
    mapping(bytes32 enactmentId => Orders) private _orders;
    uint256 private _enactments;
    bytes32 private _lastOrdering;

    /// @dev The hash under which a text was enacted, of those whose published hash has been corrected.
    mapping(bytes32 eliAndDate => bytes32) private _corrected;

    constructor(
        address authority,
        int24 standardOffset_
    ) AccessManaged(authority) Calendar(standardOffset_) {}

    /* ENACTING */

    /// @inheritdoc IGazette
    /// @custom:applies art_3__para_1
    /// @custom:norm power
    function enact(Enactment calldata enactment) external restricted returns (bytes32 enactmentId) {
        Date today_ = today();
        // Asked before anything is stored: no enactment is its own basis.
        (Version memory basis, ) = _prevailing(enactment.basisKey, today_, NO_END, NONE);
        bool based = enactment.basisEId != 0 && _allowsRetroaction(basis.ruleset, enactment.basisEId);
        _publishText(enactment);
        enactmentId = keccak256(abi.encode(enactment.eli, enactment.documentDate, ++_enactments));

        for (uint256 i = 0; i < enactment.provisions.length; ++i) {
            _enactProvision(enactmentId, enactment.eli, enactment.provisions[i], today_, based);
        }
        bytes32 callsHash = 0;
        if (enactment.calls.length > 0) {
            callsHash = keccak256(abi.encode(enactment.calls));
            _orders[enactmentId] = Orders(callsHash, uint64(block.timestamp), today_, _lastOrdering);
            _lastOrdering = enactmentId;
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

    /// @custom:applies art_8__para_1
    /// @custom:applies art_9__para_4
    /// @custom:norm obligation
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

    /// @inheritdoc IJudgments
    /// @custom:applies art_8__para_8
    /// @custom:applies art_8__para_9
    /// @custom:norm power
    function correctText(
        string calldata eli,
        Date documentDate,
        bytes32 textHash_,
        bytes32 reasons
    ) external restricted {
        bytes32 eliAndDate = keccak256(abi.encode(eli, documentDate));
        bytes32 published = _texts[eliAndDate];
        if (published == 0 || textHash_ == 0) revert GazetteTextMissing(eli, documentDate);
        if (reasons == 0 || _corrected[eliAndDate] != 0) {
            revert GazetteTextNotCorrectable(eli, documentDate, published, reasons);
        }
        (_corrected[eliAndDate], _texts[eliAndDate]) = (published, textHash_);
        emit TextCorrected(eli, documentDate, published, textHash_, reasons);
    }

    /// @dev A ruleset that does not say so allows none.
    /// @custom:applies art_9__para_3
    /// @custom:effect define
    function _allowsRetroaction(address ruleset, bytes32 eId) private view returns (bool) {
        if (ruleset == address(0)) return false;
        try IRetroaction(ruleset).allowsRetroaction(eId) returns (bool allows) {
            return allows;
        } catch {
            return false;
        }
    }

    /// @custom:applies art_9__para_3
    /// @custom:norm prohibition
    function _enactProvision(
        bytes32 enactmentId,
        string calldata eli,
        Provision calldata provision,
        Date today_,
        bool based
    ) private {
        string memory name = string.concat(eli, "#", provision.subdivision);
        bytes32 key = keccak256(bytes(name));
        if (provision.until <= provision.from || _isMarked(provision.from)) {
            revert GazetteEmptyInterval(key, provision.from, provision.until);
        }
        if (provision.from < today_ && !based) {
            revert GazetteRetroactiveWithoutBasis(key, provision.from, today_);
        }
        if (provision.ruleset != address(0)) _requireExecutes(provision.ruleset, name, key);

        _append(key, Version(provision.ruleset, provision.from, provision.until, today_));
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

    /* ASKING */

    /// @inheritdoc IGazette
    function inForce(bytes32 key) external view returns (Version memory version, Date on) {
        on = today();
        version = inForceAsKnown(key, on, NO_END);
    }

    /// @inheritdoc IGazette
    /// @custom:applies art_8__para_6
    /// @custom:applies art_9__para_1
    /// @custom:effect define
    function inForceToday(bytes32 key) external view returns (InForce) {
        Date on = today();
        // Nearly always the newest, which is read where it lies.
        Version storage newest = _newest[key];
        (address ruleset, Date from, Date until) = (newest.ruleset, newest.from, newest.until);
        if (from <= on && on < until && ruleset != address(0)) return toInForce(ruleset, from, until, on);
        if (_isEntrusted(key)) _requireCompetent(key);
        Version memory version = inForceAsKnown(key, on, NO_END);
        return toInForce(version.ruleset, version.from, version.until, on);
    }

    /// @inheritdoc IGazette
    function inForceOn(bytes32 key, Date on) external view returns (Version memory version) {
        return inForceAsKnown(key, on, NO_END);
    }

    /// @inheritdoc IGazette
    /// @custom:applies art_9__para_1
    /// @custom:effect define
    function inForceAsKnown(bytes32 key, Date on, Date known) public view returns (Version memory version) {
        (version, ) = _prevailing(key, on, known, NONE);
        if (version.ruleset == address(0)) revert GazetteNotInForce(key, on);
    }

    /// @inheritdoc IGazette
    function history(bytes32 key) external view returns (Version[] memory versions) {
        versions = new Version[](_count(key));
        for (uint256 i = 0; i < versions.length; ++i) versions[i] = _versionAt(key, i);
    }

    /// @inheritdoc IGazette
    function textHash(string calldata eli, Date documentDate) external view returns (bytes32) {
        return _texts[keccak256(abi.encode(eli, documentDate))];
    }

    /// @inheritdoc IJudgments
    /// @custom:applies art_8__para_9
    /// @custom:effect define
    function enactedTextHash(string calldata eli, Date documentDate) external view returns (bytes32) {
        bytes32 eliAndDate = keccak256(abi.encode(eli, documentDate));
        bytes32 corrected = _corrected[eliAndDate];
        return corrected == 0 ? _texts[eliAndDate] : corrected;
    }

    /// @inheritdoc IGazette
    function orderedBefore(bytes32 enactmentId) external view returns (bytes32) {
        return _orders[enactmentId].before;
    }

    /// @inheritdoc IGazette
    function callsOf(bytes32 enactmentId) external view returns (bytes32, uint64, Date) {
        Orders storage orders = _orders[enactmentId];
        return (orders.callsHash, orders.enactedAt, orders.enactedOn);
    }
}
