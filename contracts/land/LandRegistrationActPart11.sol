// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Capacity, PersonId} from "../law/Application.sol";
import {FindingList, Findings} from "../law/Findings.sol";
import {Circumstances, Outcome} from "../law/IRuleset.sol";
import {Date} from "../law/LegalTime.sol";
import {DealingKind, LandDealings} from "./LandDealings.sol";
import {JointTenancies} from "./JointTenancies.sol";
import {LandParcelRectifications} from "./LandParcelRectifications.sol";
import {LandRightRectifications} from "./LandRightRectifications.sol";
import {Rectification, RectificationDealings, StatedError} from "./RectificationDealings.sol";
import {Rrr, RrrKind, Title} from "./Title.sol";
import {TitleParts} from "./TitleParts.sol";

/// @title Land Registration Act, Part 11: rectification, closing and reopening
/// @custom:eli /eli/xx/act/2015/12/2015-10-01#part_11
/// @custom:untranslatable art_76__para_1 that something is registered wrongly is for those to know who sign
/// @custom:untranslatable art_78__para_7 the register does not know which freehold a leasehold was granted out of
contract LandRegistrationActPart11 is LandRightRectifications, LandParcelRectifications {
    using Findings for FindingList;
    using JointTenancies for bytes;
    using LandDealings for bytes;
    using RectificationDealings for bytes;
    using Title for bytes;
    using TitleParts for bytes;

    /// @custom:technical the act's currency, as its front matter has it
    bytes3 internal constant CURRENCY = "GBP";

    /// @param ordered a judge signs, or a registrar, the registered owner and everyone who holds a right on the title
    /// @param judgeSigned a judge signs in that capacity
    /// @param injuredSigned the injured person signs
    /// @param registeredSigned the registered owner signs
    /// @param samePerson registered owner and injured person are one
    /// @param partsHeld parts of the denominator that they hold
    /// @param holdsRight they have a right on the title
    /// @param partsMoved parts that are registered wrongly
    /// @param error since when the injured person should have been registered, and how the registered owner acquired
    /// @param amount compensation, in minor units
    /// @param ownCurrency it is in the act's currency
    /// @param compensated the title shows that a compensation has been assessed to the injured person
    /// @param jointly number of those with whom the registered owner holds together, and 1; zero: they hold alone
    /// @param injuredJointly the same of the injured person
    struct RectificationFacts {
        bool ordered;
        bool judgeSigned;
        bool injuredSigned;
        bool registeredSigned;
        bool samePerson;
        uint32 partsHeld;
        bool holdsRight;
        uint32 partsMoved;
        StatedError error;
        uint64 amount;
        bool ownCurrency;
        bool compensated;
        uint256 jointly;
        uint256 injuredJointly;
        Date today;
    }

    function _eli() internal pure override returns (string memory) {
        return "/eli/xx/act/2015/12#part_11";
    }

    function _fieldsOf(uint8 kind) internal pure override returns (bytes32) {
        return RectificationDealings.fieldsOf(kind);
    }

    function _decideDealing(
        bytes[] memory titles,
        bytes calldata application,
        uint256 at,
        GeneralFacts memory g
    ) internal pure override returns (bool granted) {
        uint8 kind = application.kindAt(at);
        uint8 subject = application.subjectAt(at);
        bytes memory title = titles[subject];
        if (kind == DealingKind.CLOSING || kind == DealingKind.REOPENING) {
            if (!g.settled && _closingRefused(kind, _closingFacts(application, title, g.today))) return false;
            titles[subject] = _closedOrOpen(title, kind, g.today);
            return true;
        }
        if (_isCorrection(kind)) {
            if (!g.settled && !_testCorrection(title, application, at, g, Findings.none())) return false;
            titles[subject] = _corrected(title, application, at);
            return true;
        }
        Rectification memory x = application.rectificationAt(at);
        RectificationFacts memory f = _facts(application, title, x, g.today);
        if (!g.settled && _refused(kind, f)) return false;
        titles[subject] =
            kind == DealingKind.RECTIFICATION
                ? _rectified(title, x, f)
                : art_72__para_6(title, x, g.instrument);
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
        if (_isCorrection(kind)) {
            _testCorrection(title, application, at, g, list);
            return;
        }
        RectificationFacts memory f = _facts(application, title, application.rectificationAt(at), g.today);
        if (kind == DealingKind.RECTIFICATION) _addRectificationFindings(f, list);
        else _addCompensationFindings(f, list);
    }

    // Rights and parcels

    function _isCorrection(uint8 kind) private pure returns (bool) {
        return kind > DealingKind.RECTIFICATION && kind < DealingKind.COMPENSATION;
    }

    function _testCorrection(
        bytes memory title,
        bytes calldata application,
        uint256 at,
        GeneralFacts memory g,
        FindingList memory list
    ) private pure returns (bool met) {
        uint8 kind = application.kindAt(at);
        if (kind == DealingKind.RIGHT_STRIKING) {
            return
                _testStriking(_strikingFacts(application, title, application.strikingAt(at), g.today), list);
        }
        if (kind == DealingKind.PARCEL_RECTIFICATION) {
            return
                _testParcel(_parcelFacts(application, title, application.parcelRectificationAt(at), g), list);
        }
        return _testEntry(_entryFacts(application, title, application.rightEntryAt(at), g.today), list);
    }

    function _corrected(
        bytes memory title,
        bytes calldata application,
        uint256 at
    ) private pure returns (bytes memory) {
        uint8 kind = application.kindAt(at);
        if (kind == DealingKind.RIGHT_STRIKING) {
            return art_76__para_6(title, application.strikingAt(at).place);
        }
        if (kind == DealingKind.PARCEL_RECTIFICATION) {
            return art_78__para_1(title, application.parcelRectificationAt(at));
        }
        return art_77__para_7(title, application.rightEntryAt(at));
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
        f.error = x.error;
        (f.partsMoved, f.amount, f.ownCurrency) = (x.numerator, x.amount, x.currency == CURRENCY);
        f.today = today;
        f.ordered = f.judgeSigned || (f.registeredSigned && _signedAs(application, Capacity.REGISTRAR));
        if (title.length == 0) return f;
        (, f.partsHeld) = title.shareOf(x.registered);
        f.compensated = _isCompensated(title, x.injured);
        for (uint256 i; i < title.rrrCount(); ++i) {
            (uint8 kind, , PersonId holder, Date until) = title.rrrAt(i);
            if (RrrKind.isNobodysRight(kind) || !_binds(kind, until, today)) continue;
            if (!f.judgeSigned && !_signed(application, holder)) f.ordered = false;
            if (kind != RrrKind.JOINT_TENANCY) {
                if (holder == x.registered) f.holdsRight = true;
                continue;
            }
            if (holder == x.registered) f.jointly = uint256(title.rankAt(i)) + 1;
            if (holder == x.injured) f.injuredJointly = uint256(title.rankAt(i)) + 1;
        }
    }

    function _isCompensated(bytes memory title, PersonId person) private pure returns (bool) {
        for (uint256 i; i < title.rrrCount(); ++i) {
            (uint8 kind, , PersonId holder, ) = title.rrrAt(i);
            if (kind == RrrKind.COMPENSATION && holder == person) return true;
        }
        return false;
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
        (uint256 since, uint256 today) = (Date.unwrap(f.error.since), Date.unwrap(f.today));
        list.add("art_70__para_5", "since", !art_70__para_5(f), since, today, "date");
        uint256 acquired = Date.unwrap(f.error.acquiredOn);
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
        return f.today < f.error.since;
    }

    /// @custom:applies art_71__para_1
    /// @custom:effect refuse
    function art_71__para_1(RectificationFacts memory f) internal pure returns (bool) {
        return art_71__para_2(f.error) && !f.registeredSigned;
    }

    /// @dev The parts leave the registered owner's share and join the injured person's, as in a transfer.
    function _rectified(
        bytes memory title,
        Rectification memory x,
        RectificationFacts memory f
    ) private pure returns (bytes memory) {
        if (f.jointly != 0) title = art_70__para_6(title, uint16(f.jointly - 1));
        if (f.injuredJointly != 0) title = art_70__para_6(title, uint16(f.injuredJointly - 1));
        return title.move(x.registered, x.injured, x.numerator);
    }

    /// @notice Ends the joint tenancy of those who hold together with the registered owner, or with the injured person.
    /// @custom:applies art_70__para_6
    /// @custom:effect oblige
    function art_70__para_6(bytes memory title, uint16 together) internal pure returns (bytes memory) {
        return title.withoutGroup(together);
    }

    // Article 72: compensation

    function _compensationRefused(RectificationFacts memory f) private pure returns (bool) {
        if (art_72__para_1(f) || art_72__para_2(f) || art_72__para_3(f)) return true;
        return art_72__para_4(f) || art_72__para_7(f);
    }

    function _addCompensationFindings(RectificationFacts memory f, FindingList memory list) private pure {
        list.add("art_72__para_1", "judgeSigned", !art_72__para_1(f));
        list.add("art_72__para_2", "injuredSigned", !art_72__para_2(f));
        list.add("art_72__para_3", "acquirerProtected", !art_72__para_3(f));
        list.add("art_72__para_4", "compensation", !art_72__para_4(f), f.amount, 1, "pence");
        list.add("art_72__para_7", "notYetCompensated", !art_72__para_7(f));
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
        bool registered = f.partsHeld != 0 || f.holdsRight;
        return !registered || f.samePerson || !art_71__para_2(f.error);
    }

    /// @custom:applies art_72__para_4
    /// @custom:effect refuse
    function art_72__para_4(RectificationFacts memory f) internal pure returns (bool) {
        return f.amount == 0 || !f.ownCurrency;
    }

    /// @notice Notes on the title what has been assessed, and to whom.
    /// @custom:applies art_72__para_6
    /// @custom:effect oblige
    function art_72__para_6(
        bytes memory title,
        Rectification memory x,
        bytes32 order
    ) internal pure returns (bytes memory) {
        return
            title.withNewRrr(
                Rrr(RrrKind.COMPENSATION, false, 0, x.injured, x.amount, x.currency, Date.wrap(0), order)
            );
    }

    /// @custom:applies art_72__para_7
    /// @custom:effect refuse
    function art_72__para_7(RectificationFacts memory f) internal pure returns (bool) {
        return f.compensated;
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
