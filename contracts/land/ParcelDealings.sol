// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Wire} from "../law/Wire.sol";
import {DealingKind} from "./LandDealings.sol";

/// @notice A part of a spatial unit becomes the spatial unit of a new title.
/// @param source subject of the title that is split
/// @param part subject of the new title
/// @param spatialUnit index of the unit among those of the source
/// @param remaining square metres that stay with the source
/// @param remainingGeometry hash commitment to the boundaries of what stays
/// @param taken square metres of the new title
/// @param takenGeometry hash commitment to its boundaries
struct Split {
    uint8 source;
    uint8 part;
    uint8 spatialUnit;
    uint64 remaining;
    bytes32 remainingGeometry;
    uint64 taken;
    bytes32 takenGeometry;
}

/// @notice One title takes in another.
/// @param kept subject of the title that stays
/// @param absorbed subject of the title that is closed
/// @param squareMetres of the one spatial unit that the survey makes of all; zero where the units stay side by side
/// @param geometry hash commitment to its boundaries; zero where the units stay side by side
struct Merge {
    uint8 kept;
    uint8 absorbed;
    uint64 squareMetres;
    bytes32 geometry;
}

/// @title Wire form of the dealings of Part 10: parcels and easements
library ParcelDealings {
    using Wire for bytes;

    /// @return fields see `FieldList`; zero: no dealing of this Part
    function fieldsOf(uint8 kind) internal pure returns (bytes32 fields) {
        if (kind == DealingKind.SPLIT) return "bbbnhnhhd";
        if (kind == DealingKind.MERGE) return "bbnhhd";
        if (kind == DealingKind.EASEMENT_RELEASE) return "bbhhd";
        if (kind == DealingKind.EASEMENT_NOTE || kind == DealingKind.EASEMENT) return "bbhd";
    }

    /// @return other the second title of the dealing that begins at offset `at`
    function otherSubjectAt(bytes calldata a, uint256 at) internal pure returns (uint8 other) {
        unchecked {
            return uint8(bytes1(a.load(at + 2)));
        }
    }

    function splitAt(bytes calldata a, uint256 at) internal pure returns (Split memory x) {
        unchecked {
            uint256 word = uint256(a.load(at + 1));
            x.source = uint8(word >> 248);
            x.part = uint8(word >> 240);
            x.spatialUnit = uint8(word >> 232);
            x.remaining = uint64(word >> 168);
            x.remainingGeometry = a.load(at + 12);
            x.taken = uint64(bytes8(a.load(at + 44)));
            x.takenGeometry = a.load(at + 52);
        }
    }

    function mergeAt(bytes calldata a, uint256 at) internal pure returns (Merge memory x) {
        unchecked {
            uint256 word = uint256(a.load(at + 1));
            x.kept = uint8(word >> 248);
            x.absorbed = uint8(word >> 240);
            x.squareMetres = uint64(word >> 176);
            x.geometry = a.load(at + 11);
        }
    }

    /// @return easement instrument under which the easement stands that is granted or released
    function easementAt(bytes calldata a, uint256 at) internal pure returns (bytes32 easement) {
        unchecked {
            return a.load(at + 3);
        }
    }
}
