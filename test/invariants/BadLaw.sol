// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application} from "../../contracts/law/Application.sol";
import {Bodies} from "../../contracts/law/Bodies.sol";
import {Circumstances, Discretion, Finding, IRuleset, Outcome} from "../../contracts/law/IRuleset.sol";
import {Rrr, Title} from "../../contracts/land/Title.sol";
import {Cast} from "./Cast.sol";

/// @title A law that wants what no register may do
/// @notice It grants whatever is asked, of frozen entries too, and makes of the titles what the declaration `whim` says.
contract BadLaw is IRuleset {
    using Application for bytes;
    using Bodies for bytes;
    using Title for bytes;

    uint256 public constant WHIMS = 12;

    /// @notice To close the entry.
    uint256 public constant CLOSING = 2;

    function eli() external pure returns (string memory) {
        return "/eli/xx/act/2015/12#part_2";
    }

    function remedy() external pure returns (bytes32 eId, uint16 periodDays) {
        return ("art_19__para_1", 28);
    }

    function discretion(bytes32) external pure returns (Discretion memory) {}

    function evaluate(
        bytes calldata bodies,
        bytes calldata application,
        Circumstances calldata circumstances
    ) external pure returns (Outcome memory outcome) {
        uint256 whim = _whim(application);
        outcome.standing = true;
        outcome.applicableDate = circumstances.today;
        if (whim == 1) outcome.refusal = "art_1__para_1";
        uint256 count = application.entryCount();
        bytes[] memory titles = bodies.split(count);
        bytes[] memory next = new bytes[](whim == 4 ? count + 1 : count);
        for (uint256 i = 0; i < count; ++i) {
            if (titles[i].length != 0) next[i] = _spoil(titles[i], whim);
        }
        outcome.next = Bodies.join(next);
    }

    function findings(
        bytes calldata,
        bytes calldata application,
        Circumstances calldata
    ) external pure returns (Finding[] memory list) {
        uint256 whim = _whim(application);
        list = new Finding[](1);
        list[0] = Finding(keccak256("bad law"), "art_1__para_1", "whim", whim != 1, whim, 1, "boolean");
    }

    function _whim(bytes calldata application) private pure returns (uint256) {
        for (uint256 i = 0; i < application.declarationCount(); ++i) {
            (bytes32 name, uint256 value) = application.declarationAt(i);
            if (name == "whim") return value;
        }
        return 0;
    }

    function _spoil(bytes memory title, uint256 whim) private pure returns (bytes memory) {
        if (whim == CLOSING) return "";
        (, uint32 parts) = title.shareAt(0);
        if (whim == 5) return title.withNewShare(Cast.id(40), 1);
        if (whim == 6) return title.withNewShare(Cast.id(40), 0);
        if (whim == 7) return title.withNewRrr(_mortgage(uint16(title.rrrCount() + 2)));
        if (whim == 8) return title.withNewRrr(_mortgage(0));
        if (whim == 9) return bytes.concat(title, hex"00");
        if (whim == 10) title[0] = 0x09;
        if (whim == 11) {
            for (uint256 i = 0; i < 33; ++i) title = title.withNewRrr(_mortgage(1));
        }
        if (whim == 3 && parts > 1)
            return title.setShare(0, Cast.id(1), parts - 1).withNewShare(Cast.id(41), 1);
        return title;
    }

    function _mortgage(uint16 rank) private pure returns (Rrr memory rrr) {
        (rrr.kind, rrr.rank, rrr.holder, rrr.amount) = (1, rank, Cast.id(0), 1);
    }
}
