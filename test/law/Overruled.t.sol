// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Overruled} from "../../contracts/law/Overruled.sol";

contract OverruledTest {
    bytes32 private constant CAVEAT = "art_11__para_2";
    bytes32 private constant APPROVAL = "art_3__para_1";
    bytes32 private constant LONG = "art_12__para_3__point_b";

    function test_twoAreReadAsWritten() external pure {
        (bytes32 a, bytes32 b) = Overruled.split(Overruled.both(CAVEAT, APPROVAL));
        assert(a == CAVEAT && b == APPROVAL);
    }

    function test_oneAloneIsItself() external pure {
        assert(Overruled.both(0, APPROVAL) == APPROVAL && Overruled.both(APPROVAL, 0) == APPROVAL);
        assert(Overruled.both(APPROVAL, APPROVAL) == APPROVAL && Overruled.both(0, 0) == 0);
        (bytes32 a, bytes32 b) = Overruled.split(LONG);
        assert(a == LONG && b == 0);
    }

    function test_whatDoesNotFitIsTheSecondAlone() external pure {
        assert(Overruled.both(LONG, APPROVAL) == APPROVAL);
        assert(Overruled.both(CAVEAT, LONG) == LONG);
        // 16 bytes fit in front, 15 behind.
        bytes32 sixteen = "art_11__para_200";
        (bytes32 a, bytes32 b) = Overruled.split(Overruled.both(sixteen, APPROVAL));
        assert(a == sixteen && b == APPROVAL);
        assert(Overruled.both(APPROVAL, sixteen) == sixteen);
    }
}
