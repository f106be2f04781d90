// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Wire} from "../law/Wire.sol";
import {Title} from "./Title.sol";

/// @title The spatial units of a title, where it lies
/// @notice `with` returns a copy, `set` changes the title itself.
library SpatialUnits {
    using Title for bytes;
    using Wire for bytes;

    uint256 private constant COUNT_OF_UNITS = 9;

    /// @return squareMetres area of the unit
    /// @return geometry hash commitment to its boundaries
    function spatialUnitAt(
        bytes memory title,
        uint256 index
    ) internal pure returns (uint64 squareMetres, bytes32 geometry) {
        unchecked {
            uint256 at = Title.HEAD + index * Title.SPATIAL_UNIT;
            return (uint64(bytes8(title.read(at))), title.read(at + 8));
        }
    }

    /// @return squareMetres of all units together; more than one unit's field may hold
    function areaOf(bytes memory title) internal pure returns (uint256 squareMetres) {
        // At most 16 areas of 64 bits each.
        unchecked {
            for (uint256 i; i < title.spatialUnitCount(); ++i) {
                (uint64 one, ) = spatialUnitAt(title, i);
                squareMetres += one;
            }
        }
    }

    /// @return index of the first unit with these boundaries
    /// @return found false: the title has none
    function unitOf(bytes memory title, bytes32 geometry) internal pure returns (uint256 index, bool found) {
        unchecked {
            for (uint256 count = title.spatialUnitCount(); index < count; ++index) {
                (, bytes32 one) = spatialUnitAt(title, index);
                if (one == geometry) return (index, true);
            }
        }
    }

    /// @notice Whether a unit of the title has these boundaries.
    function hasGeometry(bytes memory title, bytes32 geometry) internal pure returns (bool found) {
        (, found) = unitOf(title, geometry);
    }

    function setSpatialUnit(
        bytes memory title,
        uint256 index,
        uint64 squareMetres,
        bytes32 geometry
    ) internal pure {
        unchecked {
            uint256 at = Title.HEAD + index * Title.SPATIAL_UNIT;
            title.put(at, 8, bytes32(bytes8(squareMetres)));
            title.put(at + 8, 32, geometry);
        }
    }

    /// @return the same title with this one unit in the place of all
    function withOnlyUnit(
        bytes memory title,
        uint64 squareMetres,
        bytes32 geometry
    ) internal pure returns (bytes memory) {
        uint256 length = title.sharesAt() - Title.HEAD;
        return _insert(title, Title.HEAD, length, abi.encodePacked(squareMetres, geometry), 1);
    }

    /// @notice The same title with another's units behind its own. More than 255 in all would wrap: the register stores no
    /// title with nearly as many.
    function withUnitsOf(bytes memory title, bytes memory other) internal pure returns (bytes memory result) {
        result = title;
        unchecked {
            for (uint256 i; i < other.spatialUnitCount(); ++i) {
                (uint64 squareMetres, bytes32 geometry) = spatialUnitAt(other, i);
                bytes memory unit = abi.encodePacked(squareMetres, geometry);
                result = _insert(result, result.sharesAt(), 0, unit, result.spatialUnitCount() + 1);
            }
        }
    }

    function _insert(
        bytes memory title,
        uint256 at,
        uint256 cut,
        bytes memory unit,
        uint256 count
    ) private pure returns (bytes memory result) {
        result = title.splice(at, cut, unit);
        result[COUNT_OF_UNITS] = bytes1(uint8(count));
    }
}
