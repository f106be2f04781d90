// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../law/Application.sol";
import {FindingList} from "../law/Findings.sol";
import {Date} from "../law/LegalTime.sol";
import {LandErrors} from "./LandErrors.sol";
import {RightEntry, RightStriking, StatedError} from "./RectificationDealings.sol";
import {RrrKind, Title} from "./Title.sol";
import {TitleRights} from "./TitleRights.sol";

/// @title Land Registration Act, Part 11: rights that are registered wrongly, or wrongly not (articles 76 and 77)
/// @notice What binds a title stands in the order in which it was entered; a place in it is counted from 1.
abstract contract LandRightRectifications is LandErrors {
    using Title for bytes;
    using TitleRights for bytes;

    /// @dev What a person has on a title and no other title shares, as bits; joint tenancies are matters of shares.
    uint256 private constant RECTIFIED =
        (1 << RrrKind.MORTGAGE) |
            (1 << RrrKind.CAVEAT) |
            (1 << RrrKind.CONSENT_REQUIRED) |
            (1 << RrrKind.PRIORITY_NOTICE) |
            (1 << RrrKind.PRE_EMPTION) |
            (1 << RrrKind.USUFRUCT);

    /// @param present at the place stated stands the right named, and it can be struck out
    /// @param ordered a judge signs, or a registrar and the holder of the right
    /// @param askedFor an owner signs, or the holder of another right
    /// @param missing 1 if the holder of the right does not sign
    struct StrikingFacts {
        bool present;
        bool ordered;
        bool askedFor;
        uint256 missing;
        StatedError error;
        Date today;
    }

    /// @param ordered a judge signs, or a registrar and everyone who would bear the right
    /// @param holderSigned the holder of the right entered signs
    /// @param placed place and rank leave no gap
    /// @param lives it is of a kind that can be entered, has not lapsed, and a mortgage secures an amount
    /// @param already the holder has such a right, or there is a priority notice under another instrument
    /// @param missing owners, rights that would stand behind, and restrictions, who or whose holder does not sign
    struct EntryFacts {
        bool ordered;
        bool holderSigned;
        bool placed;
        bool lives;
        bool already;
        uint256 missing;
        StatedError error;
        Date today;
    }

    // Article 76: striking out

    function _strikingFacts(
        bytes calldata application,
        bytes memory title,
        RightStriking memory x,
        Date today
    ) internal pure returns (StrikingFacts memory f) {
        (f.error, f.today) = (x.error, today);
        uint256 count = _rrrCount(title);
        if (x.place == 0 || x.place > count) return f;
        (uint8 kind, , PersonId holder, ) = title.rrrAt(x.place - 1);
        f.present = kind == x.right && holder == x.holder && title.instrumentAt(x.place - 1) == x.deed;
        f.present = f.present && (RECTIFIED >> kind) & 1 != 0;
        f.missing = _holderMissing(application, title, x.place - 1) ? 1 : 0;
        f.ordered = _orderedOrAgreed(application, f.missing);
        f.askedFor = _ownersMissing(application, title) < title.shareCount();
        for (uint256 i; i < count && !f.askedFor; ++i) {
            if (i + 1 == x.place || !_isHeld(title, i, today)) continue;
            f.askedFor = !_holderMissing(application, title, i);
        }
    }

    function _testStriking(StrikingFacts memory f, FindingList memory list) internal pure returns (bool met) {
        met = _test(list, "art_76__para_2", "rightPresent", !art_76__para_2(f));
        met = _test(list, "art_76__para_3", "ordered", !art_76__para_3(f)) && met;
        met = _test(list, "art_76__para_4", "askedFor", !art_76__para_4(f)) && met;
        met = _testError(f.error, "art_76__para_5", !art_76__para_5(f), f.today, list) && met;
    }

    /// @custom:applies art_76__para_2
    /// @custom:effect refuse
    function art_76__para_2(StrikingFacts memory f) internal pure returns (bool) {
        return !f.present;
    }

    /// @custom:applies art_76__para_3
    /// @custom:effect refuse
    function art_76__para_3(StrikingFacts memory f) internal pure returns (bool) {
        return !f.ordered;
    }

    /// @custom:applies art_76__para_4
    /// @custom:effect refuse
    function art_76__para_4(StrikingFacts memory f) internal pure returns (bool) {
        return !f.askedFor;
    }

    /// @custom:applies art_76__para_5
    /// @custom:effect refuse
    function art_76__para_5(StrikingFacts memory f) internal pure returns (bool) {
        return f.missing != 0 && art_71__para_2(f.error);
    }

    /// @notice Strikes out a right. Mortgages behind a mortgage move up.
    /// @custom:applies art_76__para_6
    /// @custom:effect oblige
    function art_76__para_6(bytes memory title, uint16 place) internal pure returns (bytes memory) {
        (uint8 kind, , , ) = title.rrrAt(place - 1);
        uint16 rank = title.rankAt(place - 1);
        title = title.withoutRrr(place - 1);
        return kind == RrrKind.MORTGAGE ? title.moveUpFrom(rank) : title;
    }

    // Article 77: entry

    function _entryFacts(
        bytes calldata application,
        bytes memory title,
        RightEntry memory x,
        Date today
    ) internal pure returns (EntryFacts memory f) {
        (f.error, f.today) = (x.error, today);
        f.holderSigned = _signed(application, x.right.holder);
        f.missing = _ownersMissing(application, title);
        f.lives = _lives(x, today);
        uint256 mortgages;
        uint256 count = _rrrCount(title);
        for (uint256 i; i < count; ++i) {
            (uint8 kind, , PersonId holder, ) = title.rrrAt(i);
            if (kind == RrrKind.MORTGAGE) ++mortgages;
            if (!_isHeld(title, i, today)) continue;
            if (_bears(title, i, kind, x) && !_signed(application, holder)) ++f.missing;
            if (kind != x.right.kind || kind == RrrKind.MORTGAGE) continue;
            bool apart = kind == RrrKind.PRIORITY_NOTICE && title.instrumentAt(i) != x.right.instrument;
            if (apart || holder == x.right.holder) f.already = true;
        }
        f.ordered = _orderedOrAgreed(application, f.missing);
        f.placed = title.length != 0 && x.place != 0 && x.place <= count + 1;
        if (x.right.kind != RrrKind.MORTGAGE) return f;
        f.placed = f.placed && x.right.rank != 0 && x.right.rank <= mortgages + 1;
    }

    /// @dev Whether what stands at index `i` would stand behind the right entered, or keeps others out wherever it stands.
    function _bears(
        bytes memory title,
        uint256 i,
        uint8 kind,
        RightEntry memory x
    ) private pure returns (bool) {
        if (kind == RrrKind.JOINT_TENANCY) return false;
        if (kind == RrrKind.CAVEAT || kind == RrrKind.CONSENT_REQUIRED) return true;
        if (kind == RrrKind.PRIORITY_NOTICE) return true;
        bool both = kind == RrrKind.MORTGAGE && x.right.kind == RrrKind.MORTGAGE;
        return both ? title.rankAt(i) >= x.right.rank : i + 1 >= x.place;
    }

    function _testEntry(EntryFacts memory f, FindingList memory list) internal pure returns (bool met) {
        met = _test(list, "art_77__para_1", "ordered", !art_77__para_1(f));
        met = _test(list, "art_77__para_2", "holderSigned", !art_77__para_2(f)) && met;
        met = _test(list, "art_77__para_3", "placed", !art_77__para_3(f)) && met;
        met = _test(list, "art_77__para_4", "lives", !art_77__para_4(f)) && met;
        met = _test(list, "art_77__para_5", "notYetBound", !art_77__para_5(f)) && met;
        met = _testError(f.error, "art_77__para_6", !art_77__para_6(f), f.today, list) && met;
    }

    /// @custom:applies art_77__para_1
    /// @custom:effect refuse
    function art_77__para_1(EntryFacts memory f) internal pure returns (bool) {
        return !f.ordered;
    }

    /// @custom:applies art_77__para_2
    /// @custom:effect refuse
    function art_77__para_2(EntryFacts memory f) internal pure returns (bool) {
        return !f.holderSigned;
    }

    /// @custom:applies art_77__para_3
    /// @custom:effect refuse
    function art_77__para_3(EntryFacts memory f) internal pure returns (bool) {
        return !f.placed;
    }

    /// @custom:applies art_77__para_4
    /// @custom:effect refuse
    function art_77__para_4(EntryFacts memory f) internal pure returns (bool) {
        return !f.lives;
    }

    /// @dev Whether a right of this content could stand on a title.
    function _lives(RightEntry memory x, Date today) private pure returns (bool) {
        uint8 kind = x.right.kind;
        if (kind == RrrKind.MORTGAGE) return x.right.amount != 0;
        if (kind == RrrKind.CONSENT_REQUIRED) return Date.unwrap(x.right.until) == 0;
        return (RECTIFIED >> kind) & 1 != 0 && _binds(kind, x.right.until, today);
    }

    /// @custom:applies art_77__para_5
    /// @custom:effect refuse
    function art_77__para_5(EntryFacts memory f) internal pure returns (bool) {
        return f.already;
    }

    /// @custom:applies art_77__para_6
    /// @custom:effect refuse
    function art_77__para_6(EntryFacts memory f) internal pure returns (bool) {
        return f.missing != 0 && art_71__para_2(f.error);
    }

    /// @notice Enters a right at its place. Mortgages of the rank of a mortgage entered and behind it move down.
    /// @custom:applies art_77__para_7
    /// @custom:effect oblige
    function art_77__para_7(bytes memory title, RightEntry memory x) internal pure returns (bytes memory) {
        if (x.right.kind == RrrKind.MORTGAGE) title = title.moveDownFrom(x.right.rank);
        return title.withNewRrrAt(x.place - 1, x.right);
    }
}
