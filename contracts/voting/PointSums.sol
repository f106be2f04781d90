// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Words} from "../law/Words.sol";
import {Secp256k1} from "./Secp256k1.sol";

/// @title Sums of points, in a list of words
/// @notice A sum is three words, Jacobian coordinates: the point (X / Z^2, Y / Z^3), or infinity where Z is zero. It is
/// completely added: equal points, mirrored points and infinity like others, so that nobody can choose a point which
/// cannot be added. Points that are added were checked before.
library PointSums {
    uint256 private constant P = Secp256k1.PRIME;

    /// @notice A sum that is infinity has no coordinates.
    error PointSumsInfinity();

    /// @notice Adds a point to the sum whose words begin at `index`.
    function add(bytes memory list, uint256 index, uint256 x, uint256 y) internal pure {
        unchecked {
            uint256 z = _at(list, index + 2);
            if (z == 0) return _set(list, index, x, y, 1);
            uint256 zz = mulmod(z, z, P);
            uint256 h = addmod(mulmod(x, zz, P), P - _at(list, index), P);
            uint256 r = addmod(mulmod(y, mulmod(zz, z, P), P), P - _at(list, index + 1), P);
            if (h != 0) return _addChord(list, index, h, r);
            if (r != 0) return _set(list, index, 0, 0, 0);
            _double(list, index, x, y, 1);
        }
    }

    /// @notice Doubles the sum whose words begin at `index`.
    function twice(bytes memory list, uint256 index) internal pure {
        _double(list, index, _at(list, index), _at(list, index + 1), _at(list, index + 2));
    }

    /// @notice The points that the sums are, x and y of each; one inversion for all.
    /// @param first index of the first word of the first sum
    function toAffine(
        bytes memory list,
        uint256 first,
        uint256 count
    ) internal view returns (bytes memory points) {
        points = Words.make(2 * count);
        uint256 product = 1;
        for (uint256 i; i < count; ++i) {
            // The products of the Z before, until they are made use of.
            Words.set(points, 2 * i, bytes32(product));
            product = mulmod(product, _at(list, first + 3 * i + 2), P);
        }
        if (product == 0) revert PointSumsInfinity();
        uint256 inverse = Math.invModPrime(product, P);
        for (uint256 i = count; i > 0; --i) {
            uint256 at = first + 3 * (i - 1);
            uint256 zInverse = mulmod(inverse, _at(points, 2 * i - 2), P);
            inverse = mulmod(inverse, _at(list, at + 2), P);
            uint256 square = mulmod(zInverse, zInverse, P);
            Words.set(points, 2 * i - 2, bytes32(mulmod(_at(list, at), square, P)));
            Words.set(points, 2 * i - 1, bytes32(mulmod(_at(list, at + 1), mulmod(square, zInverse, P), P)));
        }
    }

    /// @dev The third point of the chord, mirrored. h is x Z^2 - X, not zero; r is y Z^3 - Y.
    function _addChord(bytes memory list, uint256 index, uint256 h, uint256 r) private pure {
        unchecked {
            uint256 hh = mulmod(h, h, P);
            uint256 hhh = mulmod(hh, h, P);
            uint256 v = mulmod(_at(list, index), hh, P);
            uint256 x = addmod(mulmod(r, r, P), P - addmod(hhh, addmod(v, v, P), P), P);
            uint256 yPart = mulmod(_at(list, index + 1), hhh, P);
            uint256 y = addmod(mulmod(r, addmod(v, P - x, P), P), P - yPart, P);
            _set(list, index, x, y, mulmod(_at(list, index + 2), h, P));
        }
    }

    /// @dev Twice the point (x / z^2, y / z^3), whose y is never zero on this curve; of infinity, z is zero and stays so.
    function _double(bytes memory list, uint256 index, uint256 x, uint256 y, uint256 z) private pure {
        unchecked {
            uint256 yy = mulmod(y, y, P);
            uint256 s = mulmod(4, mulmod(x, yy, P), P);
            uint256 m = mulmod(3, mulmod(x, x, P), P);
            uint256 x3 = addmod(mulmod(m, m, P), P - addmod(s, s, P), P);
            uint256 y3 = addmod(mulmod(m, addmod(s, P - x3, P), P), P - mulmod(8, mulmod(yy, yy, P), P), P);
            _set(list, index, x3, y3, mulmod(addmod(y, y, P), z, P));
        }
    }

    function _at(bytes memory list, uint256 index) private pure returns (uint256) {
        return uint256(Words.at(list, index));
    }

    function _set(bytes memory list, uint256 index, uint256 x, uint256 y, uint256 z) private pure {
        unchecked {
            Words.set(list, index, bytes32(x));
            Words.set(list, index + 1, bytes32(y));
            Words.set(list, index + 2, bytes32(z));
        }
    }
}
