// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Circumstances, Finding, Outcome} from "../../contracts/law/IRuleset.sol";

/// @notice A law that grants whatever is asked, and does with the records what it was told to.
contract OddLaw {
    enum Effect {
        Keeps,
        Closes,
        LosesOne,
        Breaks
    }

    string public eli;
    Effect private immutable _effect;

    constructor(string memory eli_, Effect effect) {
        eli = eli_;
        _effect = effect;
    }

    function remedy() external pure returns (bytes32 eId, uint16 periodDays) {
        return ("art_1__para_1", 1);
    }

    function evaluate(
        bytes[] calldata bodies,
        bytes calldata,
        Circumstances calldata circumstances
    ) external view returns (Outcome memory outcome) {
        outcome.standing = true;
        outcome.applicableDate = circumstances.today;
        outcome.next = _effect == Effect.LosesOne ? new bytes[](bodies.length - 1) : bodies;
        for (uint256 i; i < outcome.next.length; ++i) {
            if (_effect == Effect.Closes) outcome.next[i] = "";
            if (_effect == Effect.Breaks) outcome.next[i] = bytes.concat(outcome.next[i], hex"00");
        }
    }

    function findings(
        bytes[] calldata,
        bytes calldata,
        Circumstances calldata
    ) external pure returns (Finding[] memory) {}
}
