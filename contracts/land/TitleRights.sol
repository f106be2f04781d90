// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../law/Application.sol";
import {Date} from "../law/LegalTime.sol";
import {Wire} from "../law/Wire.sol";
import {Rrr, RrrKind, Title} from "./Title.sol";

/// @title Whole rights, restrictions and responsibilities of a title
/// @notice For dealings that change what binds a title; those that only ask who must sign read field by field (`Title`).
library TitleRights {
    using Title for bytes;
    using Wire for bytes;

    uint256 private constant COUNT_OF_RRRS = 11;

    /// @return index of the mortgage of this rank
    /// @return found false: the title carries none, or is not registered
    function mortgageOfRank(
        bytes memory title,
        uint16 rank
    ) internal pure returns (uint256 index, bool found) {
        for (uint256 count = title.length == 0 ? 0 : title.rrrCount(); index < count; ++index) {
            (uint8 kind, , , ) = title.rrrAt(index);
            if (kind == RrrKind.MORTGAGE && title.rankAt(index) == rank) return (index, true);
        }
    }

    /// @return rrr the one at this index
    function rightAt(bytes memory title, uint256 index) internal pure returns (Rrr memory rrr) {
        uint256 at = title.rrrsAt() + index * Title.RRR;
        uint256 word = uint256(title.read(at));
        rrr.kind = uint8(word >> 248);
        rrr.assumable = uint8(word >> 240) != 0;
        rrr.rank = uint16(word >> 224);
        rrr.holder = PersonId.wrap(bytes16(bytes32(word << 32)));
        rrr.amount = uint64(word >> 32);
        rrr.currency = bytes3(uint24(word >> 8));
        rrr.until = Date.wrap(uint32(bytes4(title.read(at + 31))));
        rrr.instrument = title.read(at + 35);
    }

    /// @return result a copy in which another one stands at this index
    function withRight(
        bytes memory title,
        uint256 index,
        Rrr memory rrr
    ) internal pure returns (bytes memory result) {
        return title.splice(title.rrrsAt() + index * Title.RRR, Title.RRR, _packed(rrr));
    }

    /// @return result a copy in which this one stands at the index, and those from it on behind it. More than 255 in all
    /// would wrap: the register stores no title with nearly as many.
    function withNewRrrAt(
        bytes memory title,
        uint256 index,
        Rrr memory rrr
    ) internal pure returns (bytes memory result) {
        result = title.splice(title.rrrsAt() + index * Title.RRR, 0, _packed(rrr));
        result[COUNT_OF_RRRS] = bytes1(uint8(title.rrrCount() + 1));
    }

    function _packed(Rrr memory rrr) private pure returns (bytes memory) {
        return
            abi.encodePacked(
                rrr.kind,
                rrr.assumable,
                rrr.rank,
                PersonId.unwrap(rrr.holder),
                rrr.amount,
                rrr.currency,
                Date.unwrap(rrr.until),
                rrr.instrument
            );
    }

    /// @notice Has mortgages of this rank and behind it move up by one, in place.
    function moveUpFrom(bytes memory title, uint16 rank) internal pure returns (bytes memory) {
        for (uint256 i; i < title.rrrCount(); ++i) {
            if (_isMortgageFrom(title, i, rank)) title.setRank(i, title.rankAt(i) - 1);
        }
        return title;
    }

    /// @notice Has them move down by one, in place.
    function moveDownFrom(bytes memory title, uint16 rank) internal pure returns (bytes memory) {
        for (uint256 i; i < title.rrrCount(); ++i) {
            if (_isMortgageFrom(title, i, rank)) title.setRank(i, title.rankAt(i) + 1);
        }
        return title;
    }

    function _isMortgageFrom(bytes memory title, uint256 i, uint16 rank) private pure returns (bool) {
        (uint8 kind, , , ) = title.rrrAt(i);
        return kind == RrrKind.MORTGAGE && title.rankAt(i) >= rank;
    }
}
