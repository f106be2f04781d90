// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application, Capacity, PersonId} from "../law/Application.sol";
import {Bodies} from "../law/Bodies.sol";
import {FieldList} from "../law/FieldList.sol";
import {FindingList, Findings} from "../law/Findings.sol";
import {Circumstances, Discretion, Finding, IRuleset, Outcome} from "../law/IRuleset.sol";
import {Date, addMonths} from "../law/LegalTime.sol";
import {AgriculturalLandActPart1} from "./AgriculturalLandActPart1.sol";
import {DealingKind, LandDealings} from "./LandDealings.sol";
import {LeaseDealings} from "./LeaseDealings.sol";
import {ParcelDealings, Split} from "./ParcelDealings.sol";
import {Title} from "./Title.sol";

/// @title Agricultural Land Act, Part 3: splits, leases and usufructs
/// @custom:eli /eli/xx/act/2016/1/2016-01-04#part_3
contract AgriculturalLandActPart3 is AgriculturalLandActPart1 {
    using Application for bytes;
    using Bodies for bytes;
    using Findings for FindingList;
    using LandDealings for bytes;
    using LeaseDealings for bytes;
    using ParcelDealings for bytes;
    using Title for bytes;

    bytes32 private constant KEY = keccak256("/eli/xx/act/2016/1#part_3");

    /// @custom:figure art_6a__para_2 "10 years"
    /// @custom:unit months
    uint256 private constant LONGEST_TERM = 120;

    /// @custom:technical there is no smaller part
    uint256 private constant NOTHING_SPLIT = type(uint256).max;

    /// @param smallest square metres of the smallest title that splits leave of agricultural land
    /// @param lastDay the last day of a lease or a usufruct of agricultural land; of several, the latest
    /// @param longest the last day up to which one needs no approval
    /// @param attested a notary or a registrar signs in that capacity
    /// @param farms the application declares that those who acquire farm
    /// @param ownerSigned an owner of a title signs on their own behalf
    struct Facts {
        uint256 smallest;
        Date lastDay;
        Date longest;
        bool attested;
        bool farms;
        bool ownerSigned;
    }

    /// @inheritdoc IRuleset
    function eli() external pure returns (string memory) {
        return "/eli/xx/act/2016/1#part_3";
    }

    /// @inheritdoc IRuleset
    /// @custom:applies art_6a__para_3
    /// @custom:discretion art_6a__para_1
    /// @custom:discretion art_6a__para_2
    function discretion(bytes32 eId) external pure returns (Discretion memory) {
        if (eId != "art_6a__para_1" && eId != "art_6a__para_2") return Discretion(0, 0, 0);
        return _commission();
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
        if (art_6a__para_1(f) || art_6a__para_2(f)) {
            outcome.refusal = _findings(f, circumstances).firstUnsatisfied();
        }
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
        list.overruled = _setAside(circumstances.overruled);
        bool large = !art_6a__para_1(f);
        list.add("art_6a__para_1", "squareMetres", large, f.smallest, SMALLEST, "square metres");
        (uint256 lastDay, uint256 longest) = (Date.unwrap(f.lastDay), Date.unwrap(f.longest));
        list.add("art_6a__para_2", "lastDay", !art_6a__para_2(f), lastDay, longest, "date");
    }

    /// @notice Reduces titles, dealings and declarations to the facts.
    function _facts(
        bytes calldata bodies,
        bytes calldata application,
        Circumstances calldata circumstances
    ) private pure returns (Facts memory f) {
        bytes[] memory titles = bodies.split(application.entryCount());
        f.attested = art_2__point_c(application);
        f.farms = art_2__point_b(application, f.attested);
        f.ownerSigned = _isSignedByOwner(titles, application);
        (f.smallest, f.longest) = (NOTHING_SPLIT, addMonths(circumstances.today, LONGEST_TERM));
        uint256[] memory areas = new uint256[](titles.length);
        for (uint256 i = 0; i < areas.length; ++i) areas[i] = art_2__point_a(titles[i]);
        for (uint256 at = circumstances.begin; at < circumstances.end; at = _endOf(application, at)) {
            uint8 kind = application.kindAt(at);
            if (kind == DealingKind.SPLIT) _addSplit(f, areas, application.splitAt(at));
            if (kind == DealingKind.LEASE || kind == DealingKind.USUFRUCT) {
                Date last = _lastDayOf(application, kind, at);
                bool farmed = areas[application.subjectAt(at)] >= SMALLEST;
                if (farmed && f.lastDay < last) f.lastDay = last;
            }
        }
    }

    /// @dev One split follows another: the areas are those after it.
    function _addSplit(Facts memory f, uint256[] memory areas, Split memory x) private pure {
        uint256 before = areas[x.source];
        // What takes more than there is, the Land Registration Act refuses.
        (areas[x.part], areas[x.source]) = (x.taken, before < x.taken ? 0 : before - x.taken);
        if (before < SMALLEST) return;
        uint256 smaller = areas[x.part] < areas[x.source] ? areas[x.part] : areas[x.source];
        if (smaller < f.smallest) f.smallest = smaller;
    }

    function _lastDayOf(
        bytes calldata application,
        uint8 kind,
        uint256 at
    ) private pure returns (Date lastDay) {
        if (kind == DealingKind.LEASE) return application.leaseAt(at).lastDay;
        (, lastDay) = application.usufructAt(at);
    }

    function _isSignedByOwner(bytes[] memory titles, bytes calldata application) private pure returns (bool) {
        for (uint256 i = 0; i < application.signatoryCount(); ++i) {
            (PersonId person, , uint8 capacity) = application.signatoryAt(i);
            for (uint256 j = 0; capacity == Capacity.OWN_BEHALF && j < titles.length; ++j) {
                if (titles[j].length == 0) continue;
                (, uint32 parts) = titles[j].shareOf(person);
                if (parts != 0) return true;
            }
        }
        return false;
    }

    /// @dev Offset behind a dealing of Part 9 or 10 of the Land Registration Act.
    function _endOf(bytes calldata application, uint256 at) private pure returns (uint256) {
        uint8 kind = application.kindAt(at);
        bytes32 fields =
            kind < DealingKind.EASEMENT_NOTE ? LeaseDealings.fieldsOf(kind) : ParcelDealings.fieldsOf(kind);
        return at + FieldList.lengthOf(fields);
    }

    /// @custom:applies art_4__para_2
    /// @custom:norm inadmissibility
    function art_4__para_2(Facts memory f) internal pure returns (bool) {
        return !f.ownerSigned && !f.attested;
    }

    /// @custom:applies art_6a__para_1
    /// @custom:effect refuse
    function art_6a__para_1(Facts memory f) internal pure returns (bool) {
        return f.smallest < SMALLEST;
    }

    /// @custom:applies art_6a__para_2
    /// @custom:effect refuse
    function art_6a__para_2(Facts memory f) internal pure returns (bool) {
        return f.longest < f.lastDay && !f.farms;
    }
}
