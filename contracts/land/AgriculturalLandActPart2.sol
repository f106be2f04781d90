// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application, Capacity} from "../law/Application.sol";
import {Bodies} from "../law/Bodies.sol";
import {FindingList, Findings} from "../law/Findings.sol";
import {Circumstances, Discretion, Finding, IRuleset, Outcome} from "../law/IRuleset.sol";
import {AgriculturalLandActPart1} from "./AgriculturalLandActPart1.sol";
import {DealingKind, LandDealings, Transfer} from "./LandDealings.sol";

/// @title Agricultural Land Act, Part 2
/// @custom:eli /eli/xx/act/2016/1/2016-01-04#part_2
contract AgriculturalLandActPart2 is AgriculturalLandActPart1 {
    using Application for bytes;
    using Bodies for bytes;
    using Findings for FindingList;
    using LandDealings for bytes;

    bytes32 private constant KEY = keccak256("/eli/xx/act/2016/1#part_2");
    bytes32 private constant DUTY = keccak256("/eli/xx/act/2015/14#part_2");

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
    /// @custom:discretion art_3__para_1
    function discretion(bytes32 eId) external pure returns (Discretion memory) {
        if (eId != "art_3__para_1") return Discretion(0, 0, 0);
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
        list.overruled = _setAside(circumstances.overruled);
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
    function _facts(
        bytes calldata bodies,
        bytes calldata application,
        Circumstances calldata circumstances
    ) private pure returns (Facts memory f) {
        bytes memory packed = bodies;
        bytes[] memory titles = packed.split(application.entryCount());
        f.attested = art_2__point_c(application);
        f.farms = art_2__point_b(application, f.attested);
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
}
