// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application, Capacity} from "../law/Application.sol";
import {Bodies} from "../law/Bodies.sol";
import {FindingList, Findings} from "../law/Findings.sol";
import {Circumstances, Discretion, Finding, IRuleset, Outcome} from "../law/IRuleset.sol";
import {Date} from "../law/LegalTime.sol";
import {Office} from "../law/Office.sol";
import {Overruled} from "../law/Overruled.sol";
import {DealingKind, LandDealings, Transfer} from "./LandDealings.sol";
import {Title} from "./Title.sol";

/// @title Agricultural Land Act, Part 2
/// @custom:eli /eli/xx/act/2016/1/2016-01-04#part_2
contract AgriculturalLandActPart2 is IRuleset {
    using Application for bytes;
    using Bodies for bytes;
    using Findings for FindingList;
    using LandDealings for bytes;
    using Title for bytes;

    bytes32 private constant KEY = keccak256("/eli/xx/act/2016/1#part_2");
    bytes32 private constant DUTY = keccak256("/eli/xx/act/2015/14#part_2");

    /// @custom:quote art_2__point_b "named acquirerFarms"
    bytes32 private constant DECLARATION = "acquirerFarms";

    /// @custom:quote art_2__point_a "10,000 square metres"
    uint256 private constant SMALLEST = 10_000;

    /// @custom:quote art_5__para_1 "2 of its members"
    uint8 private constant MEMBERS = 2;

    /// @custom:quote art_5__para_3 "8 working days"
    uint16 private constant SILENCE = 8;

    /// @custom:figure art_7__para_1 "28 days"
    /// @custom:unit days
    uint16 private constant OBJECTION_PERIOD = 28;

    /// @param squareMetres of the largest title of which a share is transferred
    /// @param attested a notary or a registrar signs in that capacity
    /// @param farms the application declares that the acquirers farm
    /// @param partySigned a transferor or an acquirer signs on their own behalf
    /// @param priced a transfer has a price
    struct Facts {
        uint256 squareMetres;
        bool attested;
        bool farms;
        bool partySigned;
        bool priced;
    }

    /// @inheritdoc IRuleset
    function eli() external pure returns (string memory) {
        return "/eli/xx/act/2016/1#part_2";
    }

    /// @inheritdoc IRuleset
    /// @custom:applies art_7__para_1
    function remedy() external pure returns (bytes32 eId, uint16 periodDays) {
        return ("art_7__para_1", OBJECTION_PERIOD);
    }

    /// @inheritdoc IRuleset
    /// @custom:applies art_5__para_1
    /// @custom:applies art_5__para_3
    /// @custom:discretion art_3__para_1
    function discretion(bytes32 eId) external pure returns (Discretion memory) {
        if (eId != "art_3__para_1") return Discretion(0, 0, 0);
        return Discretion(Office.LAND_COMMISSION, MEMBERS, SILENCE);
    }

    /// @inheritdoc IRuleset
    /// @dev `next` stays empty: approval changes no record.
    function evaluate(
        bytes calldata bodies,
        bytes calldata application,
        Circumstances calldata circumstances
    ) external pure returns (Outcome memory outcome) {
        Facts memory f = _facts(bodies, application, circumstances);
        outcome.standing = !art_4__para_2(f);
        outcome.applicableDate = art_4__para_1(circumstances.today);
        if (art_3__para_1(f)) outcome.refusal = _findings(f, circumstances).firstUnsatisfied();
        if (outcome.refusal == 0) outcome.referral = art_6__para_1(f);
    }

    /// @inheritdoc IRuleset
    function findings(
        bytes calldata bodies,
        bytes calldata application,
        Circumstances calldata circumstances
    ) external pure returns (Finding[] memory) {
        return _findings(_facts(bodies, application, circumstances), circumstances).close();
    }

    function _findings(
        Facts memory f,
        Circumstances calldata circumstances
    ) private pure returns (FindingList memory list) {
        list = Findings.recordingUnder(KEY);
        list.overruled = art_7__para_2(circumstances.overruled);
        list.add(
            "art_3__para_1",
            "squareMetres",
            !art_3__para_1(f),
            f.squareMetres,
            SMALLEST,
            "square metres"
        );
    }

    /// @notice Reduces titles, transfers and declarations to the facts.
    /// @custom:applies art_2__point_b
    /// @custom:applies art_2__point_c
    /// @custom:effect define
    function _facts(
        bytes calldata bodies,
        bytes calldata application,
        Circumstances calldata circumstances
    ) private pure returns (Facts memory f) {
        bytes memory packed = bodies;
        bytes[] memory titles = packed.split(application.entryCount());
        f.attested = _isAttested(application);
        f.farms = f.attested && _declares(application);
        for (uint256 at = circumstances.begin; at < circumstances.end; at = application.endOf(at)) {
            if (application.kindAt(at) != DealingKind.TRANSFER) continue;
            Transfer memory x = application.transferAt(at);
            uint8 subject = application.subjectAt(at);
            uint256 area = art_2__point_a(titles[subject]);
            if (titles[subject].length == 0) area = _firstRegistered(application, circumstances, subject);
            if (area > f.squareMetres) f.squareMetres = area;
            if (x.price != 0) f.priced = true;
            if (application.isSignedBy(x.transferor, Capacity.OWN_BEHALF)) f.partySigned = true;
            if (application.isSignedBy(x.acquirer, Capacity.OWN_BEHALF)) f.partySigned = true;
        }
    }

    function _isAttested(bytes calldata application) private pure returns (bool) {
        for (uint256 i = 0; i < application.signatoryCount(); ++i) {
            (, , uint8 capacity) = application.signatoryAt(i);
            if (capacity == Capacity.NOTARY || capacity == Capacity.REGISTRAR) return true;
        }
        return false;
    }

    function _declares(bytes calldata application) private pure returns (bool) {
        for (uint256 i = 0; i < application.declarationCount(); ++i) {
            (bytes32 name, uint256 value) = application.declarationAt(i);
            if (name == DECLARATION && value == 1) return true;
        }
        return false;
    }

    /// @dev The area of a title that the same application registers first.
    function _firstRegistered(
        bytes calldata application,
        Circumstances calldata circumstances,
        uint8 subject
    ) private pure returns (uint256) {
        for (uint256 at = circumstances.begin; at < circumstances.end; at = application.endOf(at)) {
            bool first = application.kindAt(at) == DealingKind.FIRST_REGISTRATION;
            if (first && application.subjectAt(at) == subject) {
                return application.firstRegistrationAt(at).squareMetres;
            }
        }
        return 0;
    }

    /// @return area of a title in square metres; zero: there is no title yet
    /// @custom:applies art_2__point_a
    /// @custom:effect define
    function art_2__point_a(bytes memory title) internal pure returns (uint256 area) {
        for (uint256 i = title.length == 0 ? 0 : title.spatialUnitCount(); i > 0; --i) {
            area += title.squareMetresAt(i - 1);
        }
    }

    /// @custom:applies art_4__para_1
    /// @custom:effect define
    function art_4__para_1(Date today) internal pure returns (Date) {
        return today;
    }

    /// @custom:applies art_4__para_2
    /// @custom:norm inadmissibility
    function art_4__para_2(Facts memory f) internal pure returns (bool) {
        return !f.partySigned && !f.attested;
    }

    /// @custom:applies art_3__para_1
    /// @custom:effect refuse
    function art_3__para_1(Facts memory f) internal pure returns (bool) {
        return f.squareMetres >= SMALLEST && !f.farms;
    }

    /// @notice The act that decides the same transfers too; zero: none.
    /// @custom:applies art_6__para_1
    /// @custom:effect oblige
    function art_6__para_1(Facts memory f) internal pure returns (bytes32) {
        return f.priced ? DUTY : bytes32(0);
    }

    /// @notice What has been approved or set aside, if it can be.
    /// @custom:applies art_7__para_2
    /// @custom:effect define
    function art_7__para_2(bytes32 overruled) internal pure returns (bytes32) {
        (bytes32 first, bytes32 second) = Overruled.split(overruled);
        if (first == "art_3__para_1") return first;
        return second == "art_3__para_1" ? second : bytes32(0);
    }
}
