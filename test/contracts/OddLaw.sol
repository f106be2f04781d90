// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application} from "../../contracts/law/Application.sol";
import {Bodies} from "../../contracts/law/Bodies.sol";
import {Circumstances, Finding, Outcome} from "../../contracts/law/IRuleset.sol";

/// @notice A law that grants whatever is asked, and does with the records what it was told to.
contract OddLaw {
    using Application for bytes;
    using Bodies for bytes;

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
        bytes calldata bodies,
        bytes calldata application,
        Circumstances calldata circumstances
    ) external view returns (Outcome memory outcome) {
        outcome.standing = true;
        outcome.applicableDate = circumstances.today;
        uint256 count = application.entryCount();
        bytes[] memory next = bodies.split(count);
        if (_effect == Effect.LosesOne) next = new bytes[](count - 1);
        for (uint256 i; i < next.length; ++i) {
            if (_effect == Effect.Closes) next[i] = "";
            if (_effect == Effect.Breaks) next[i] = bytes.concat(next[i], hex"00");
        }
        outcome.next = Bodies.join(next);
    }

    function findings(
        bytes calldata,
        bytes calldata,
        Circumstances calldata
    ) external pure returns (Finding[] memory) {}
}
