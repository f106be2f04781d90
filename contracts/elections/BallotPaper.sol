// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../law/Application.sol";
import {Words} from "../law/Words.sol";
import {BallotRule} from "../voting/BallotRule.sol";
import {Contest} from "../voting/Contest.sol";
import {IKeyCeremony, ElectionKey} from "../voting/IKeyCeremony.sol";
import {ContestKind, District} from "./District.sol";

/// @title What is on the ballot paper of a district
/// @notice The options of a contest in their order: the candidates, or yes and no; then the blanks. As words: the person's
/// number, or the text `yes`, `no` or `blank`, at the left of 32 bytes. keccak256 of the words is what `Contest` and the
/// polling card name; of a question, keccak256 of the hash of what is asked and of that.
library BallotPaper {
    using District for bytes;
    using Words for bytes;

    /// @param body of the district
    /// @param district its entry, which names its poll too
    function contestsOf(
        bytes memory body,
        bytes32 election,
        bytes32 district,
        IKeyCeremony ceremony
    ) internal view returns (Contest[] memory contests) {
        ElectionKey memory key = ceremony.keyOf(election);
        contests = new Contest[](body.contestCount());
        for (uint256 i = 0; i < contests.length; ++i) {
            uint256 at = body.contestAt(i);
            contests[i] = Contest({
                election: election,
                district: district,
                contest: bytes32(i),
                rule: ruleOf(body, at),
                candidates: optionsHash(body, at),
                roll: body.root(),
                keyX: key.x,
                keyY: key.y
            });
        }
    }

    /// @notice How many options the contest at an offset has, blanks included.
    function optionCount(bytes memory body, uint256 at) internal pure returns (uint256) {
        return body.candidateCount(at) + blankCount(body.kindOf(at), body.seats(at), body.hasBlank(at));
    }

    /// @notice How many blanks a contest has.
    function blankCount(uint8 kind, uint8 seats, bool blank) internal pure returns (uint256) {
        if (kind == ContestKind.AT_MOST) return seats;
        return blank ? 1 : 0;
    }

    function ruleOf(bytes memory body, uint256 at) internal pure returns (BallotRule memory) {
        uint8 options = uint8(optionCount(body, at));
        uint8 kind = body.kindOf(at);
        if (kind == ContestKind.APPROVAL) return BallotRule(options, 0, false);
        return BallotRule(options - 1, body.seats(at), true);
    }

    function optionsHash(bytes memory body, uint256 at) internal pure returns (bytes32) {
        uint256 chosenFrom = body.candidateCount(at);
        uint256 count = optionCount(body, at);
        bytes memory options = Words.make(count);
        bool question = body.kindOf(at) == ContestKind.QUESTION;
        for (uint256 i = 0; i < chosenFrom; ++i) {
            bytes32 answer = i == 0 ? bytes32("yes") : bytes32("no");
            options.set(i, question ? answer : bytes32(PersonId.unwrap(body.candidateAt(at, i))));
        }
        for (uint256 i = chosenFrom; i < count; ++i) options.set(i, "blank");
        bytes32 hash = options.hashFirst(count);
        return question ? keccak256(abi.encode(body.questionAt(at), hash)) : hash;
    }
}
