// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {FindingList, Findings} from "../law/Findings.sol";
import {Title} from "./Title.sol";

/// @title Land Registration Act, article 3: the room on a title that is kept free
/// @notice For caveats, and so that all who have a say in a title can sign one application.
abstract contract LandRoom {
    using Findings for FindingList;
    using Title for bytes;

    /// @custom:quote art_3__para_5 "28 rights"
    /// @custom:technical rights are no unit of a figure
    uint256 internal constant MOST_RIGHTS = 28;

    /// @custom:quote art_3__para_6 "12 owners"
    /// @custom:technical persons are no unit of a figure
    uint256 internal constant MOST_OWNERS = 12;

    /// @param rights greatest number of rights, restrictions and responsibilities of a title to which some are added
    /// @param owners greatest number of owners of a title that gets more
    /// @param ordered a judge orders it
    struct RoomFacts {
        uint256 rights;
        uint256 owners;
        bool ordered;
    }

    /// @dev Whether the part's dealings fall under article 3(5) and (6). Parts 4, 9 and 10 add no owners.
    function _keepsRoom() internal pure virtual returns (bool) {
        return true;
    }

    /// @dev Whether any title has so much that article 3 may refuse what brought it there.
    function _isCrowded(bytes[] memory titles) internal pure returns (bool) {
        if (!_keepsRoom()) return false;
        // At most 16 titles.
        unchecked {
            for (uint256 i = titles.length; i > 0; --i) {
                bytes memory title = titles[i - 1];
                if (title.length == 0) continue;
                (uint256 owners, uint256 rights) = title.countsOf();
                if (rights > MOST_RIGHTS || owners > MOST_OWNERS) return true;
            }
        }
        return false;
    }

    /// @param before the titles as they were, without what has lapsed; empty: not registered
    /// @param titles the same as they are to be
    function _roomFacts(
        bytes[] memory before,
        bytes[] memory titles,
        bool ordered
    ) internal pure returns (RoomFacts memory f) {
        f.ordered = ordered;
        for (uint256 i; i < titles.length; ++i) {
            if (titles[i].length == 0) continue;
            (uint256 rights, uint256 owners) = (titles[i].rrrCount(), titles[i].shareCount());
            bool known = before[i].length != 0;
            if (known && rights <= before[i].rrrCount()) rights = 0;
            if (known && owners <= before[i].shareCount()) owners = 0;
            if (f.rights < rights) f.rights = rights;
            if (f.owners < owners) f.owners = owners;
        }
    }

    function _crowdedOut(RoomFacts memory f) internal pure returns (bool) {
        return art_3__para_5(f) || art_3__para_6(f);
    }

    function _addRoomFindings(RoomFacts memory f, FindingList memory list) internal pure {
        list.add("art_3__para_5", "rights", !art_3__para_5(f), f.rights, MOST_RIGHTS, "rights");
        list.add("art_3__para_6", "owners", !art_3__para_6(f), f.owners, MOST_OWNERS, "persons");
    }

    /// @custom:applies art_3__para_5
    /// @custom:effect refuse
    function art_3__para_5(RoomFacts memory f) internal pure returns (bool) {
        return f.rights > MOST_RIGHTS && !f.ordered;
    }

    /// @custom:applies art_3__para_6
    /// @custom:effect refuse
    function art_3__para_6(RoomFacts memory f) internal pure returns (bool) {
        return f.owners > MOST_OWNERS && !f.ordered;
    }
}
