// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Bodies} from "../../contracts/law/Bodies.sol";
import {Assessment, IRegister, Ruling} from "../../contracts/law/IRegister.sol";
import {Circumstances, Finding} from "../../contracts/law/IRuleset.sol";
import {TitleReader} from "./TitleReader.sol";
import {Log} from "./Vm.sol";

/// @notice What `explain` said.
struct Explanation {
    bytes4 error;
    Ruling ruling;
    Finding[] findings;
}

/// @notice What `decide` did, as far as its logs tell.
/// @param next body of each entry's next record; empty: closed
/// @param bases the ruleset that made each
struct Decision {
    bytes4 error;
    bool granted;
    bool refused;
    bytes32 refusal;
    bytes32 subdivision;
    address ruleset;
    Finding[] findings;
    Assessment[] assessments;
    bytes[] next;
    address[] bases;
    Log[] logs;
}

/// @title Compares what was explained with what was decided
library Comparison {
    using TitleReader for bytes;

    /// @dev The item of a batch that is watched.
    uint256 private constant WATCHED = 1;

    function read(Log[] memory logs, address register) internal pure returns (Decision memory decision) {
        decision.logs = logs;
        uint256 entries;
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].emitter != register) continue;
            bytes32 topic = logs[i].topics[0];
            if (topic == IRegister.Recorded.selector || topic == IRegister.Closed.selector) ++entries;
            if (topic == IRegister.Granted.selector) decision.granted = true;
            if (topic == IRegister.Refused.selector) _readRefusal(decision, logs[i]);
            if (topic == IRegister.Assessed.selector) _readAssessment(decision, logs[i]);
            if (topic == IRegister.Inadmissible.selector && uint256(logs[i].topics[1]) == WATCHED) {
                decision.error = bytes4(abi.decode(logs[i].data, (bytes)));
            }
        }
        (decision.next, decision.bases) = (new bytes[](entries), new address[](entries));
        entries = 0;
        for (uint256 i = 0; i < logs.length; ++i) {
            bytes32 topic = logs[i].topics[0];
            if (topic == IRegister.Recorded.selector) {
                bytes memory record = abi.decode(logs[i].data, (bytes));
                (decision.next[entries], decision.bases[entries]) = (record.bodyOf(), record.basisOf());
                ++entries;
            } else if (topic == IRegister.Closed.selector) {
                ++entries;
            }
        }
    }

    /// @return in what the two differ; empty: in nothing
    function difference(
        Explanation memory explained,
        Decision memory decision
    ) internal pure returns (string memory) {
        Ruling memory ruling = explained.ruling;
        if (explained.error != 0) {
            return explained.error == decision.error ? "" : "explained as inadmissible, but decided";
        }
        if (decision.error != 0) {
            if (!ruling.standing) {
                return
                    decision.error == IRegister.RegisterNoStanding.selector ? "" : "not for want of standing";
            }
            return "explained, but inadmissible";
        }
        if (decision.granted == decision.refused) return "neither granted nor refused, or both";
        if (decision.refusal != ruling.refusal) return "for another reason";
        return decision.granted ? _inGrant(ruling, decision) : _inRefusal(explained, decision);
    }

    function _inGrant(Ruling memory ruling, Decision memory decision) private pure returns (string memory) {
        if (!_same(ruling.next, Bodies.join(decision.next))) return "another record";
        if (!_same(abi.encode(ruling.assessments), abi.encode(decision.assessments))) return "another duty";
        for (uint256 i = 0; i < decision.bases.length; ++i) {
            bool closed = decision.next[i].length == 0;
            if (!closed && decision.bases[i] != ruling.ruleset) return "another basis";
        }
        return "";
    }

    function _inRefusal(
        Explanation memory explained,
        Decision memory decision
    ) private pure returns (string memory) {
        if (!_same(abi.encode(explained.findings), abi.encode(decision.findings))) return "other findings";
        if (decision.subdivision != explained.ruling.subdivision) return "under another provision";
        if (decision.ruleset != explained.ruling.ruleset) return "by another ruleset";
        for (uint256 i = 0; i < decision.findings.length; ++i) {
            if (decision.findings[i].satisfied) continue;
            return
                decision.findings[i].eId == decision.refusal ? "" : "not for the first finding unsatisfied";
        }
        return "no finding unsatisfied";
    }

    function _readRefusal(Decision memory decision, Log memory log) private pure {
        decision.refused = true;
        decision.refusal = log.topics[3];
        (decision.subdivision, decision.ruleset, , , , decision.findings, , ) = abi.decode(
            log.data,
            (bytes32, address, bytes, bytes, Circumstances, Finding[], bytes32, uint16)
        );
    }

    function _readAssessment(Decision memory decision, Log memory log) private pure {
        Assessment[] memory longer = new Assessment[](decision.assessments.length + 1);
        for (uint256 i = 0; i < decision.assessments.length; ++i) longer[i] = decision.assessments[i];
        (address ruleset, uint256 amount) = abi.decode(log.data, (address, uint256));
        longer[decision.assessments.length] = Assessment(log.topics[2], ruleset, amount);
        decision.assessments = longer;
    }

    function _same(bytes memory a, bytes memory b) private pure returns (bool) {
        return keccak256(a) == keccak256(b);
    }
}
