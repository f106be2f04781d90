// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application, Capacity} from "../law/Application.sol";
import {FindingList, Findings} from "../law/Findings.sol";
import {Easements, End} from "./Easements.sol";
import {LandTitlesConcerned} from "./LandTitlesConcerned.sol";
import {Title} from "./Title.sol";

/// @title Land Registration Act, Part 10: rights of one title over another
abstract contract LandEasements is LandTitlesConcerned {
    using Application for bytes;
    using Easements for bytes;
    using Easements for End;
    using Findings for FindingList;
    using Title for bytes;

    /// @param burdened index of the title burdened
    /// @param benefited index of the title that benefits
    /// @param burden the easement as the burdened title has it
    /// @param benefit the same as the benefiting title has it
    struct Pair {
        uint8 burdened;
        uint8 benefited;
        End burden;
        End benefit;
    }

    /// @param found the register holds both titles, and they are two
    /// @param present both titles have the easement under the instrument named; where they are one, it has one and no other
    /// @param crowded one of the titles has as much as leaves room for caveats only
    /// @param unvouched the titles are one, and no registrar signs
    /// @param burdenedSide who has a say in the title burdened
    /// @param benefitedSide who has one in the title that benefits
    struct EasementFacts {
        bool found;
        bool present;
        bool crowded;
        bool unvouched;
        Concerned burdenedSide;
        Concerned benefitedSide;
    }

    function _pairOf(
        bytes calldata application,
        uint8 burdened,
        uint8 benefited,
        bytes32 instrument
    ) internal pure returns (Pair memory x) {
        (x.burdened, x.benefited) = (burdened, benefited);
        x.burden = Easements.burden(Easements.tailOf(application.entryAt(benefited)), instrument);
        x.benefit = x.burden.mirrorFor(Easements.tailOf(application.entryAt(burdened)));
    }

    function _easementFacts(
        bytes[] memory titles,
        bytes calldata application,
        Pair memory x,
        GeneralFacts memory g
    ) internal pure returns (EasementFacts memory f) {
        (bytes memory burdened, bytes memory benefited) = (titles[x.burdened], titles[x.benefited]);
        if (burdened.length == 0 || benefited.length == 0) return f;
        f.found = x.burdened != x.benefited;
        if (!f.found) {
            art_66__para_5(f, burdened, application, x);
            return f;
        }
        f.present = burdened.has(x.burden) && benefited.has(x.benefit);
        f.crowded = burdened.rrrCount() >= MOST_RIGHTS || benefited.rrrCount() >= MOST_RIGHTS;
        _concern(f.burdenedSide, burdened, application, g.today);
        _concern(f.benefitedSide, benefited, application, g.today);
    }

    // Article 65: easement

    function _easementRefused(EasementFacts memory f) internal pure returns (bool) {
        if (art_65__para_1(f) || art_65__para_2(f) || art_65__para_3(f)) return true;
        if (art_65__para_4(f) || art_65__para_5(f) || art_65__para_7(f)) return true;
        return art_65__para_8(f) || _harmed(f.burdenedSide);
    }

    function _addEasementFindings(EasementFacts memory f, FindingList memory list) internal pure {
        list.add("art_65__para_1", "found", !art_65__para_1(f));
        uint256 missing = f.burdenedSide.ownersMissing;
        list.add("art_65__para_2", "ownersMissing", !art_65__para_2(f), missing, 0, "persons");
        uint256 others = f.benefitedSide.ownersMissing;
        list.add("art_65__para_3", "acceptancesMissing", !art_65__para_3(f), others, 0, "persons");
        list.add("art_65__para_4", "noSuchEasement", !art_65__para_4(f));
        list.add("art_65__para_5", "leasesRunning", !art_65__para_5(f));
        list.add("art_65__para_7", "holdersMissing", !art_65__para_7(f), _holdersMissing(f), 0, "persons");
        list.add("art_65__para_8", "room", !art_65__para_8(f));
        _addHarmFindings(f.burdenedSide, list);
    }

    /// @custom:applies art_65__para_1
    /// @custom:effect refuse
    function art_65__para_1(EasementFacts memory f) internal pure returns (bool) {
        return !f.found;
    }

    /// @custom:applies art_65__para_2
    /// @custom:effect refuse
    function art_65__para_2(EasementFacts memory f) internal pure returns (bool) {
        return f.burdenedSide.ownersMissing != 0;
    }

    /// @custom:applies art_65__para_3
    /// @custom:effect refuse
    function art_65__para_3(EasementFacts memory f) internal pure returns (bool) {
        return f.benefitedSide.ownersMissing != 0;
    }

    /// @custom:applies art_65__para_4
    /// @custom:effect refuse
    function art_65__para_4(EasementFacts memory f) internal pure returns (bool) {
        return f.present;
    }

    /// @custom:applies art_65__para_5
    /// @custom:effect refuse
    function art_65__para_5(EasementFacts memory f) internal pure returns (bool) {
        return f.burdenedSide.leaseEnded || f.benefitedSide.leaseEnded;
    }

    /// @custom:applies art_65__para_7
    /// @custom:effect refuse
    function art_65__para_7(EasementFacts memory f) internal pure returns (bool) {
        return _holdersMissing(f) != 0;
    }

    /// @custom:applies art_65__para_8
    /// @custom:effect refuse
    function art_65__para_8(EasementFacts memory f) internal pure returns (bool) {
        return f.crowded;
    }

    /// @dev Lenders and usufructuaries of the title burdened, who do not sign.
    function _holdersMissing(EasementFacts memory f) private pure returns (uint256) {
        unchecked {
            return f.burdenedSide.lendersMissing + f.burdenedSide.usufructuariesMissing;
        }
    }

    /// @custom:applies art_65__para_6
    /// @custom:effect oblige
    function art_65__para_6(bytes[] memory titles, Pair memory x) internal pure {
        titles[x.burdened] = titles[x.burdened].withEnd(x.burden);
        titles[x.benefited] = titles[x.benefited].withEnd(x.benefit);
    }

    // Article 66: release

    function _releaseRefused(EasementFacts memory f) internal pure returns (bool) {
        if (art_66__para_1(f) || art_66__para_2(f) || art_66__para_3(f)) return true;
        return art_66__para_6(f) || _harmed(f.benefitedSide);
    }

    function _addReleaseFindings(EasementFacts memory f, FindingList memory list) internal pure {
        list.add("art_66__para_1", "easementPresent", !art_66__para_1(f));
        Concerned memory side = f.benefitedSide;
        list.add("art_66__para_2", "ownersMissing", !art_66__para_2(f), side.ownersMissing, 0, "persons");
        list.add("art_66__para_3", "lendersMissing", !art_66__para_3(f), side.lendersMissing, 0, "persons");
        list.add("art_66__para_6", "vouchedFor", !art_66__para_6(f));
        _addHarmFindings(side, list);
    }

    /// @custom:applies art_66__para_1
    /// @custom:effect refuse
    function art_66__para_1(EasementFacts memory f) internal pure returns (bool) {
        return !f.present;
    }

    /// @custom:applies art_66__para_2
    /// @custom:effect refuse
    function art_66__para_2(EasementFacts memory f) internal pure returns (bool) {
        return f.benefitedSide.ownersMissing != 0;
    }

    /// @custom:applies art_66__para_3
    /// @custom:effect refuse
    function art_66__para_3(EasementFacts memory f) internal pure returns (bool) {
        return f.benefitedSide.lendersMissing != 0;
    }

    /// @custom:applies art_66__para_4
    /// @custom:effect oblige
    function art_66__para_4(bytes[] memory titles, Pair memory x) internal pure {
        if (x.burdened == x.benefited) (x.burden, ) = titles[x.burdened].endUnder(x.burden.instrument);
        titles[x.burdened] = titles[x.burdened].withoutEnd(x.burden);
        titles[x.benefited] = titles[x.benefited].withoutEnd(x.benefit);
    }

    /// @notice What is asked of the release of what a leasehold, which is closed, has left on a title: only its owners can
    /// have something against it.
    /// @custom:applies art_66__para_5
    /// @custom:effect define
    function art_66__para_5(
        EasementFacts memory f,
        bytes memory title,
        bytes calldata application,
        Pair memory x
    ) internal pure {
        (, uint256 count) = title.endUnder(x.burden.instrument);
        f.present = count == 1;
        f.unvouched = !_signedAs(application, Capacity.REGISTRAR);
        _concernOwners(f.benefitedSide, title, application);
    }

    /// @custom:applies art_66__para_6
    /// @custom:effect refuse
    function art_66__para_6(EasementFacts memory f) internal pure returns (bool) {
        return f.unvouched;
    }
}
