// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Circumstances, Finding, IRuleset, Outcome} from "../../contracts/law/IRuleset.sol";
import {Date} from "../../contracts/law/LegalTime.sol";
import {deploy} from "../invariants/Vm.sol";

/// @notice Each test cites the provision it is about. Prices are any that the wire form can hold.
contract LandTransactionDutyActTest {
    error Unequal(uint256 actual, uint256 expected);
    error Untrue(string what);

    bytes16 private constant ALICE = "Alice";
    bytes16 private constant BOB = "Bob";
    bytes32 private constant DWELLING = "additionalDwelling";
    uint32 private constant TODAY = 16_892;

    IRuleset private _original;
    IRuleset private _amended;

    function setUp() public {
        _original = IRuleset(deploy("LandTransactionDutyActPart2"));
        _amended = IRuleset(deploy("LandTransactionDutyActPart2Of20160316"));
    }

    /// @notice [art_6__para_1] [art_6__para_2] A rate is a raise for all that lies above its band.
    function testFuzz_Duty(uint64 price) public view {
        _equal(_duty(_original, price, 2), _independent(price) / 100);
        _equal(_duty(_amended, price, 0), _independent(price) / 100);
    }

    /// @notice [art_6a__para_2]
    function testFuzz_FurtherCharge(uint64 price) public view {
        uint256 further = price < 40_000_00 ? 0 : uint256(price) * 3;
        _equal(_duty(_amended, price, 1), (_independent(price) + further) / 100);
    }

    /// @notice [art_6__para_1] Who pays more owes no less, and nobody owes more than the highest rate.
    function testFuzz_DutyGrowsWithThePrice(uint64 lower, uint64 higher) public view {
        if (lower > higher) (lower, higher) = (higher, lower);
        uint256 duty = _duty(_original, higher, 2);
        if (_duty(_original, lower, 2) > duty) revert Untrue("the higher price bears the higher duty");
        if (duty * 100 > uint256(higher) * 12) revert Untrue("the duty is at most 12 % of the price");
    }

    /// @notice [art_4__para_1] [art_5__para_1] [art_6a__para_1] What is explained is what is decided.
    function testFuzz_ExplainsWhatItDecides(
        uint64 price,
        bytes3 currency,
        uint8 declared,
        uint8 capacity
    ) public view {
        bytes memory application = _application(price, currency, declared % 4, capacity);
        _consistent(_original, application);
        _consistent(_amended, application);
    }

    function _consistent(IRuleset ruleset, bytes memory application) private pure {
        (bytes memory bodies, Circumstances memory c) = _circumstances(application);
        Outcome memory outcome = ruleset.evaluate(bodies, application, c);
        Finding[] memory findings = ruleset.findings(bodies, application, c);
        bytes32 refusal;
        for (uint256 i = findings.length; i > 0; --i) {
            if (!findings[i - 1].satisfied) refusal = findings[i - 1].eId;
        }
        if (outcome.refusal != refusal) revert Untrue("the refusal is the first finding not satisfied");
        if (refusal != 0 && outcome.assessed != 0) revert Untrue("a refusal assesses nothing");
    }

    /// @param declared 0 no, 1 yes, 2 nothing
    function _duty(IRuleset ruleset, uint64 price, uint8 declared) private pure returns (uint256) {
        bytes memory application = _application(price, "GBP", declared, 1);
        (bytes memory bodies, Circumstances memory c) = _circumstances(application);
        Outcome memory outcome = ruleset.evaluate(bodies, application, c);
        if (outcome.refusal != 0) revert Untrue("it is granted");
        return outcome.assessed;
    }

    /// @return hundredths of a penny
    function _independent(uint256 price) private pure returns (uint256 hundredths) {
        if (price > 125_000_00) hundredths += (price - 125_000_00) * 2;
        if (price > 250_000_00) hundredths += (price - 250_000_00) * 3;
        if (price > 925_000_00) hundredths += (price - 925_000_00) * 5;
        if (price > 1_500_000_00) hundredths += (price - 1_500_000_00) * 2;
    }

    function _application(
        uint64 price,
        bytes3 currency,
        uint8 declared,
        uint8 capacity
    ) private pure returns (bytes memory) {
        bool declares = declared < 2;
        return
            abi.encodePacked(
                abi.encodePacked(
                    uint8(0),
                    TODAY,
                    uint8(1),
                    uint8(1),
                    declares ? uint8(1) : uint8(0),
                    bytes32(uint256(1))
                ),
                abi.encodePacked(BOB, uint32(1), capacity),
                declares ? abi.encode(DWELLING, declared) : bytes(""),
                abi.encodePacked(
                    uint8(4),
                    uint8(0),
                    ALICE,
                    BOB,
                    uint32(1),
                    price,
                    currency,
                    bytes32("deed"),
                    TODAY
                )
            );
    }

    function _circumstances(
        bytes memory application
    ) private pure returns (bytes memory bodies, Circumstances memory c) {
        bodies = new bytes(32);
        c.end = uint32(application.length);
        c.begin = c.end - 85;
        c.today = Date.wrap(TODAY);
    }

    function _equal(uint256 actual, uint256 expected) private pure {
        if (actual != expected) revert Unequal(actual, expected);
    }
}
