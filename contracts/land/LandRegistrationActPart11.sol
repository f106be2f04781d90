// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Capacity, PersonId} from "../law/Application.sol";
import {FindingList, Findings} from "../law/Findings.sol";
import {Circumstances, Outcome} from "../law/IRuleset.sol";
import {Date} from "../law/LegalTime.sol";
import {DealingKind, LandDealings} from "./LandDealings.sol";
import {LandClosing} from "./LandClosing.sol";
import {Rectification, RectificationDealings} from "./RectificationDealings.sol";
import {RrrKind, Title} from "./Title.sol";

/// @title Land Registration Act, Part 11: rectification, closing and reopening
/// @custom:eli /eli/xx/act/2015/12/2015-10-01#part_11
contract LandRegistrationActPart11 is LandClosing {
    using Findings for FindingList;
    using LandDealings for bytes;
    using RectificationDealings for bytes;
    using Title for bytes;

    /// @custom:technical the act's currency, as its front matter has it
    bytes3 internal constant CURRENCY = "GBP";

    /// @param ordered a judge signs, or a registrar, the registered owner and everyone who holds a right on the title
    /// @param judgeSigned a judge signs in that capacity
    /// @param injuredSigned the injured person signs
    /// @param registeredSigned the registered owner signs
    /// @param samePerson registered owner and injured person are one
    /// @param share index of the registered owner's share
    /// @param partsHeld parts of the denominator that they hold
    /// @param partsMoved parts that are registered wrongly
    /// @param since day from which the injured person should have been registered
    /// @param acquiredOn date of the instrument under which the registered owner acquired
    /// @param forValue they gave something for it
    /// @param knew they knew of the error
    /// @param amount compensation, in minor units
    /// @param ownCurrency it is in the act's currency
    /// @param jointly number of those with whom the registered owner holds together, and 1; zero: they hold alone
    struct RectificationFacts {
        bool ordered;
        bool judgeSigned;
        bool injuredSigned;
        bool registeredSigned;
        bool samePerson;
        uint256 share;
        uint32 partsHeld;
        uint32 partsMoved;
        Date since;
        Date acquiredOn;
        bool forValue;
        bool knew;
        uint64 amount;
        bool ownCurrency;
        uint256 jointly;
        Date today;
    }

    function eli() external pure returns (string memory) {
        return "/eli/xx/act/2015/12#part_11";
    }

    function _key() internal pure override returns (bytes32) {
        return keccak256("/eli/xx/act/2015/12#part_11");
    }

    function _endOf(bytes calldata application, uint256 at) internal pure override returns (uint256) {
        return _endOfFields(application, at, RectificationDealings.fieldsOf(application.kindAt(at)));
    }

    function _decideDealing(
        bytes[] memory titles,
        bytes calldata application,
        uint256 at,
        GeneralFacts memory g
    ) internal pure override returns (bool granted) {
        if (!g.settled && _generallyRefused(g)) return false;
        uint8 kind = application.kindAt(at);
        uint8 subject = application.subjectAt(at);
        bytes memory title = titles[subject];
        if (kind == DealingKind.CLOSING || kind == DealingKind.REOPENING) {
            if (!g.settled && _closingRefused(kind, _closingFacts(application, title, g.today))) return false;
            titles[subject] = _closedOrOpen(title, kind, g.today);
            return true;
        }
        Rectification memory x = application.rectificationAt(at);
        RectificationFacts memory f = _facts(application, title, x, g.today);
        if (!g.settled && _refused(kind, f)) return false;
        if (kind == DealingKind.RECTIFICATION) titles[subject] = _rectified(title, x, f);
        return true;
    }

    function _addFindings(
        bytes[] memory titles,
        bytes calldata application,
        uint256 at,
        GeneralFacts memory g,
        FindingList memory list
    ) internal pure override {
        uint8 kind = application.kindAt(at);
        bytes memory title = titles[application.subjectAt(at)];
        if (kind == DealingKind.CLOSING || kind == DealingKind.REOPENING) {
            _addClosingFindings(kind, _closingFacts(application, title, g.today), list);
            return;
        }
        RectificationFacts memory f = _facts(application, title, application.rectificationAt(at), g.today);
        if (kind == DealingKind.RECTIFICATION) _addRectificationFindings(f, list);
        else _addCompensationFindings(f, list);
    }

    // Facts

    function _facts(
        bytes calldata application,
        bytes memory title,
        Rectification memory x,
        Date today
    ) private pure returns (RectificationFacts memory f) {
        f.judgeSigned = _signedAs(application, Capacity.JUDGE);
        f.injuredSigned = _signed(application, x.injured);
        f.registeredSigned = _signed(application, x.registered);
        f.samePerson = x.registered == x.injured;
        (f.since, f.acquiredOn, f.forValue, f.knew) = (x.since, x.acquiredOn, x.forValue, x.knew);
        (f.partsMoved, f.amount, f.ownCurrency) = (x.numerator, x.amount, x.currency == CURRENCY);
        f.today = today;
        f.ordered = f.judgeSigned || (f.registeredSigned && _signedAs(application, Capacity.REGISTRAR));
        if (title.length == 0) return f;
        (f.share, f.partsHeld) = title.shareOf(x.registered);
        for (uint256 i; i < title.rrrCount(); ++i) {
            (uint8 kind, , PersonId holder, Date until) = title.rrrAt(i);
            if (RrrKind.isBetweenTitles(kind) || !_binds(kind, until, today)) continue;
            if (!f.judgeSigned && !_signed(application, holder)) f.ordered = false;
            bool own = kind == RrrKind.JOINT_TENANCY && holder == x.registered;
            if (own) f.jointly = uint256(title.rankAt(i)) + 1;
        }
    }

    // Articles 70 and 71: rectification

    function _refused(uint8 kind, RectificationFacts memory f) private pure returns (bool) {
        if (kind == DealingKind.COMPENSATION) return _compensationRefused(f);
        if (art_70__para_1(f) || art_70__para_2(f) || art_70__para_3(f)) return true;
        return art_70__para_4(f) || art_70__para_5(f) || art_71__para_1(f);
    }

    function _addRectificationFindings(RectificationFacts memory f, FindingList memory list) private pure {
        list.add("art_70__para_1", "ordered", !art_70__para_1(f));
        list.add("art_70__para_2", "injuredSigned", !art_70__para_2(f));
        list.add("art_70__para_3", "partsMoved", !art_70__para_3(f), f.partsMoved, f.partsHeld, "parts");
        list.add("art_70__para_4", "differentPersons", !art_70__para_4(f));
        (uint256 since, uint256 today) = (Date.unwrap(f.since), Date.unwrap(f.today));
        list.add("art_70__para_5", "since", !art_70__para_5(f), since, today, "date");
        uint256 acquired = Date.unwrap(f.acquiredOn);
        list.add("art_71__para_1", "acquiredOn", !art_71__para_1(f), acquired, since, "date");
    }

    /// @custom:applies art_70__para_1
    /// @custom:effect refuse
    function art_70__para_1(RectificationFacts memory f) internal pure returns (bool) {
        return !f.ordered;
    }

    /// @custom:applies art_70__para_2
    /// @custom:effect refuse
    function art_70__para_2(RectificationFacts memory f) internal pure returns (bool) {
        return !f.injuredSigned;
    }

    /// @custom:applies art_70__para_3
    /// @custom:effect refuse
    function art_70__para_3(RectificationFacts memory f) internal pure returns (bool) {
        return f.partsMoved == 0 || f.partsMoved > f.partsHeld;
    }

    /// @custom:applies art_70__para_4
    /// @custom:effect refuse
    function art_70__para_4(RectificationFacts memory f) internal pure returns (bool) {
        return f.samePerson;
    }

    /// @custom:applies art_70__para_5
    /// @custom:effect refuse
    function art_70__para_5(RectificationFacts memory f) internal pure returns (bool) {
        return f.today < f.since;
    }

    /// @custom:applies art_71__para_1
    /// @custom:effect refuse
    function art_71__para_1(RectificationFacts memory f) internal pure returns (bool) {
        return art_71__para_2(f) && !f.registeredSigned;
    }

    /// @notice Whether the registered owner acquired in good faith and for value, after the error.
    /// @custom:applies art_71__para_2
    /// @custom:effect define
    function art_71__para_2(RectificationFacts memory f) internal pure returns (bool) {
        return f.forValue && !f.knew && f.since < f.acquiredOn;
    }

    /// @dev The parts leave the registered owner's share and join the injured person's, as in a transfer.
    function _rectified(
        bytes memory title,
        Rectification memory x,
        RectificationFacts memory f
    ) private pure returns (bytes memory) {
        if (f.jointly != 0) title = art_70__para_6(title, uint16(f.jointly - 1));
        (uint256 to, uint32 already) = title.shareOf(x.injured);
        title =
            to < title.shareCount()
                ? title.setShare(to, x.injured, already + x.numerator)
                : title.withNewShare(x.injured, x.numerator);
        return
            f.partsHeld == x.numerator
                ? title.withoutShare(f.share)
                : title.setShare(f.share, x.registered, f.partsHeld - x.numerator);
    }

    /// @notice Ends the joint tenancy of those who hold together with the registered owner.
    /// @custom:applies art_70__para_6
    /// @custom:effect oblige
    function art_70__para_6(bytes memory title, uint16 together) internal pure returns (bytes memory) {
        for (uint256 i = title.rrrCount(); i > 0; --i) {
            (uint8 kind, , , ) = title.rrrAt(i - 1);
            bool same = kind == RrrKind.JOINT_TENANCY && title.rankAt(i - 1) == together;
            if (same) title = title.withoutRrr(i - 1);
        }
        return title;
    }

    // Article 72: compensation

    function _compensationRefused(RectificationFacts memory f) private pure returns (bool) {
        if (art_72__para_1(f) || art_72__para_2(f) || art_72__para_3(f)) return true;
        return art_72__para_4(f);
    }

    function _addCompensationFindings(RectificationFacts memory f, FindingList memory list) private pure {
        list.add("art_72__para_1", "judgeSigned", !art_72__para_1(f));
        list.add("art_72__para_2", "injuredSigned", !art_72__para_2(f));
        list.add("art_72__para_3", "acquirerProtected", !art_72__para_3(f));
        list.add("art_72__para_4", "compensation", !art_72__para_4(f), f.amount, 1, "pence");
    }

    /// @custom:applies art_72__para_1
    /// @custom:effect refuse
    function art_72__para_1(RectificationFacts memory f) internal pure returns (bool) {
        return !f.judgeSigned;
    }

    /// @custom:applies art_72__para_2
    /// @custom:effect refuse
    function art_72__para_2(RectificationFacts memory f) internal pure returns (bool) {
        return !f.injuredSigned;
    }

    /// @custom:applies art_72__para_3
    /// @custom:effect refuse
    function art_72__para_3(RectificationFacts memory f) internal pure returns (bool) {
        return f.partsHeld == 0 || f.samePerson || !art_71__para_2(f);
    }

    /// @custom:applies art_72__para_4
    /// @custom:effect refuse
    function art_72__para_4(RectificationFacts memory f) internal pure returns (bool) {
        return f.amount == 0 || !f.ownCurrency;
    }

    /// @notice What the state owes to those whom a protected acquirer keeps from their land.
    /// @custom:applies art_72__para_5
    /// @custom:effect oblige
    function _assess(
        Outcome memory outcome,
        bytes calldata application,
        Circumstances calldata circumstances
    ) internal pure override {
        for (uint256 at = circumstances.begin; at < circumstances.end; at = _endOf(application, at)) {
            if (application.kindAt(at) != DealingKind.COMPENSATION) continue;
            outcome.assessed += application.rectificationAt(at).amount;
        }
    }
}
