// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../law/Application.sol";
import {Wire} from "../law/Wire.sol";
import {Rrr, RrrKind, Title} from "./Title.sol";

/// @notice One end of an easement, as a title has it.
/// @param kind `RrrKind.EASEMENT_BURDEN` or `RrrKind.EASEMENT_BENEFIT`; anything else: no easement
/// @param other last 16 bytes of the entry of the title at the other end
/// @param instrument the same on both titles
struct End {
    uint8 kind;
    PersonId other;
    bytes32 instrument;
}

/// @title The easements of a title
/// @notice An easement is on two titles: as a burden on one, as a benefit on the other, under one instrument. What one end
/// says of the other is its `mirror`.
library Easements {
    using Title for bytes;
    using Wire for bytes;

    uint256 private constant HOLDER = 4;
    uint256 private constant INSTRUMENT = 35;
    uint256 private constant MOST_RRRS = 255;

    /// @notice A title would have more rights than their count can say.
    error EasementsTooMany(uint256 count);

    /// @return tail of an entry, by which an easement names it
    function tailOf(bytes32 entry) internal pure returns (PersonId tail) {
        return PersonId.wrap(bytes16(entry << 128));
    }

    function isEasement(uint8 kind) internal pure returns (bool) {
        return kind == RrrKind.EASEMENT_BURDEN || kind == RrrKind.EASEMENT_BENEFIT;
    }

    function burden(PersonId benefited, bytes32 instrument) internal pure returns (End memory) {
        return End(RrrKind.EASEMENT_BURDEN, benefited, instrument);
    }

    /// @param self the title that has this end
    /// @return the other end, as the title there has it
    function mirrorFor(End memory end, PersonId self) internal pure returns (End memory) {
        bool burdens = end.kind == RrrKind.EASEMENT_BURDEN;
        uint8 kind = burdens ? RrrKind.EASEMENT_BENEFIT : RrrKind.EASEMENT_BURDEN;
        return End(kind, self, end.instrument);
    }

    /// @notice What the RRR at this index says, if it is an easement.
    function endAt(bytes memory title, uint256 index) internal pure returns (End memory end) {
        unchecked {
            uint256 at = title.rrrsAt() + index * Title.RRR;
            end.kind = uint8(bytes1(title.read(at)));
            if (!isEasement(end.kind)) return end;
            end.other = PersonId.wrap(bytes16(title.read(at + HOLDER)));
            end.instrument = title.read(at + INSTRUMENT);
        }
    }

    /// @return index of the RRR that is this end; `rrrCount` if there is none
    function indexOf(bytes memory title, End memory end) internal pure returns (uint256 index) {
        unchecked {
            for (uint256 count = title.rrrCount(); index < count; ++index) {
                End memory one = endAt(title, index);
                bool same = one.kind == end.kind && one.other == end.other;
                if (same && one.instrument == end.instrument) return index;
            }
        }
    }

    function has(bytes memory title, End memory end) internal pure returns (bool) {
        return indexOf(title, end) < title.rrrCount();
    }

    /// @return count easements over and for the title, once another is split: each with that one is two then
    function countOnceSplit(bytes memory title, PersonId other) internal pure returns (uint256 count) {
        unchecked {
            for (uint256 i; i < title.rrrCount(); ++i) {
                End memory end = endAt(title, i);
                if (isEasement(end.kind)) count += end.other == other ? 2 : 1;
            }
        }
    }

    /// @return end the last end that the title has under this instrument
    /// @return count how many it has
    function endUnder(
        bytes memory title,
        bytes32 instrument
    ) internal pure returns (End memory end, uint256 count) {
        unchecked {
            for (uint256 i; i < title.rrrCount(); ++i) {
                End memory one = endAt(title, i);
                if (isEasement(one.kind) && one.instrument == instrument) (end, count) = (one, count + 1);
            }
        }
    }

    /// @notice Whether the title has any easement with another.
    function joins(bytes memory title, PersonId other) internal pure returns (bool) {
        unchecked {
            for (uint256 i; i < title.rrrCount(); ++i) {
                End memory end = endAt(title, i);
                if (isEasement(end.kind) && end.other == other) return true;
            }
            return false;
        }
    }

    /// @return the title with this end; the same if it has it already
    function withEnd(bytes memory title, End memory end) internal pure returns (bytes memory) {
        if (has(title, end)) return title;
        uint256 count = title.rrrCount();
        if (count == MOST_RRRS) revert EasementsTooMany(count);
        Rrr memory rrr;
        (rrr.kind, rrr.holder, rrr.instrument) = (end.kind, end.other, end.instrument);
        return title.withNewRrr(rrr);
    }

    /// @return the title without this end; the same if it has it not
    function withoutEnd(bytes memory title, End memory end) internal pure returns (bytes memory) {
        uint256 index = indexOf(title, end);
        return index < title.rrrCount() ? title.withoutRrr(index) : title;
    }
}
