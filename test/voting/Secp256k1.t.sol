// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Secp256k1} from "../../contracts/voting/Secp256k1.sol";

contract Secp256k1Test {
    uint256 private constant N = Secp256k1.ORDER;
    uint256 private constant GX = Secp256k1.G_X;
    uint256 private constant GY = Secp256k1.G_Y;

    function testFuzz_aSumOfMultiplesOfGIsAMultipleOfG(uint256 g, uint256 t) external view {
        (g, t) = (g % N, (t % (N - 1)) + 1);
        uint256 sum = addmod(g, t, N);
        if (sum < 2) return;
        assert(Secp256k1.combine(g, t, GX, GY) == Secp256k1.combine(0, sum, GX, GY));
        assert(Secp256k1.combine(g, t, GX, GY) == Secp256k1.combine(sum - 1, 1, GX, GY));
    }

    function testFuzz_theMirroredPointHasTheMirroredMultiples(uint256 t) external view {
        t = (t % (N - 1)) + 1;
        uint256 mirrored = Secp256k1.PRIME - GY;
        assert(Secp256k1.combine(0, t, GX, mirrored) == Secp256k1.combine(0, N - t, GX, GY));
    }

    function testFuzz_whatIsNotOnTheCurveIsNoPoint(uint256 x, uint256 y) external pure {
        if (Secp256k1.isPoint(x, y)) {
            assert(x < N && y < Secp256k1.PRIME);
            assert(Secp256k1.isPoint(x, Secp256k1.PRIME - y));
        }
        assert(!Secp256k1.isPoint(GX, y) || y == GY || y == Secp256k1.PRIME - GY);
    }

    function test_theAddressOfOnceGIsThatOfItsCoordinates() external view {
        assert(Secp256k1.isPoint(GX, GY));
        assert(Secp256k1.combine(0, 1, GX, GY) == Secp256k1.toAddress(GX, GY));
        assert(Secp256k1.toAddress(GX, GY) == 0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf);
    }

    function test_infinityIsNoPoint() external pure {
        assert(!Secp256k1.isPoint(0, 0));
    }
}
