// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Ruling} from "../../contracts/law/IRegister.sol";
import {Finding} from "../../contracts/law/IRuleset.sol";
import {Cast} from "./Cast.sol";
import {Comparison, Decision, Explanation} from "./Comparison.sol";
import {Draft, Drafts} from "./Draft.sol";
import {Ghost} from "./Ghost.sol";
import {LegacyTitles} from "./LegacyTitles.sol";
import {State} from "./Republic.sol";
import {TitleReader} from "./TitleReader.sol";
import {VM} from "./Vm.sol";

/// @notice An application with its evidence, as it is handed in.
struct Filing {
    bytes application;
    bytes witnesses;
    bytes signatures;
    bytes31[] from;
    bytes32 digest;
}

/// @title Handing in applications, and watching what becomes of them
abstract contract Hearings is Ghost {
    using Drafts for Draft;
    using TitleReader for bytes;

    uint256 private constant GAS_EACH = 8_000_000;

    Filing[] internal _decided;

    constructor(State memory state) Ghost(state) {}

    /* FILING */

    /// @dev With the present records, signed by everyone listed.
    function _file(Draft memory draft) internal view returns (Filing memory filing) {
        bytes[] memory records = new bytes[](draft.entries.length);
        bytes[] memory proofs = new bytes[](draft.entries.length);
        for (uint256 i = 0; i < records.length; ++i) {
            records[i] = _record(draft.entries[i]);
            if (_ghosts[draft.entries[i]].recorded == 0) proofs[i] = _proof(draft.entries[i]);
        }
        return _fileWith(draft, records, proofs);
    }

    function _fileWith(
        Draft memory draft,
        bytes[] memory records,
        bytes[] memory proofs
    ) internal view returns (Filing memory filing) {
        filing.application = draft.encode();
        filing.from = new bytes31[](records.length);
        for (uint256 i = 0; i < records.length; ++i) {
            if (records[i].length != 0) filing.from[i] = bytes31(keccak256(records[i]));
            filing.witnesses = abi.encodePacked(
                filing.witnesses,
                uint16(records[i].length),
                records[i],
                uint8(proofs[i].length / 32),
                proofs[i]
            );
        }
        filing.digest = _state.register.digestOf(filing.application, filing.from);
        filing.signatures = _sign(draft, filing.digest, Cast.SIZE);
    }

    /// @param forged whose signature is made by another; `Cast.SIZE`: nobody's
    function _sign(
        Draft memory draft,
        bytes32 digest,
        uint256 forged
    ) internal pure returns (bytes memory all) {
        for (uint256 i = 0; i < Cast.SIZE; ++i) {
            if (draft.capacities[i] == 0) continue;
            bytes memory signature = Cast.sign(i == forged ? i ^ 1 : i, digest);
            all = abi.encodePacked(all, uint16(20), Cast.account(i), uint16(65), signature);
        }
    }

    function _proof(bytes32 entry) internal view returns (bytes memory) {
        uint256 index = uint256(entry) >> 200;
        bool legacy = index != 0 && index <= LegacyTitles.COUNT && LegacyTitles.entry(index - 1) == entry;
        return legacy ? _legacyProofs[index - 1] : bytes("");
    }

    /* DECIDING */

    /// @dev Hands in an application that is in order: what is explained must be decided.
    function _hear(
        Draft memory draft,
        string memory kind,
        bool inBatch
    ) internal returns (Decision memory decision) {
        Filing memory filing = _file(draft);
        bytes[] memory before = _bodies(draft);

        Explanation memory explained = _explain(filing);
        decision = _decide(filing, inBatch);
        string memory difference = Comparison.difference(explained, decision);
        _require(bytes(difference).length == 0, 7, difference);
        if (decision.error != 0) _reach(string.concat(kind, " inadmissible"));
        if (decision.refused) _reach(string.concat(kind, " refused"));
        if (!decision.granted) return decision;
        _reach(string.concat(kind, " granted"));
        if (decision.assessments.length != 0) _reach("duty assessed");
        // Closed entries have no record that says it; where there is one, it says the same.
        address basis = explained.ruling.ruleset;
        if (basis == address(0) || basis == _state.badLaw) return decision;
        for (uint256 i = 0; i < before.length; ++i) _requireNobodyLost(draft, before[i], decision.next[i]);
    }

    /// @return bodies of the draft's entries at present; empty where there is none
    function _bodies(Draft memory draft) internal view returns (bytes[] memory bodies) {
        bodies = new bytes[](draft.entries.length);
        for (uint256 i = 0; i < bodies.length; ++i) bodies[i] = _body(draft.entries[i]);
    }

    /// @dev As fractions of the title; of a closed one nobody has any.
    function _requireNobodyLost(Draft memory draft, bytes memory before, bytes memory body) private {
        if (before.length == 0) return;
        for (uint256 i = 0; i < Cast.SIZE; ++i) {
            if (draft.capacities[i] == Drafts.OWN_BEHALF) continue;
            uint256 had = before.partsOf(Cast.id(i));
            bool kept = had == 0;
            if (!kept && body.length != 0) {
                kept = body.partsOf(Cast.id(i)) * before.denominator() >= had * body.denominator();
            }
            _require(kept, 14, "parts were lost unsigned");
        }
    }

    /// @dev Hands in an application that must not be decided, under the invariant that says so.
    function _mustFail(Filing memory filing, uint256 invariant, string memory why) internal {
        Decision memory decision = _decide(filing, uint256(filing.digest) % 4 == 0);
        _require(decision.error != 0, invariant, why);
        _reach(why);
    }

    function _explain(Filing memory filing) internal view returns (Explanation memory explained) {
        // Signatures may be left out.
        try _state.register.explain(filing.application, filing.witnesses) returns (
            Ruling memory ruling,
            Finding[] memory findings
        ) {
            (explained.ruling, explained.findings) = (ruling, findings);
        } catch (bytes memory reason) {
            explained.error = bytes4(reason);
        }
    }

    function _decide(Filing memory filing, bool inBatch) internal returns (Decision memory decision) {
        bytes memory evidence = abi.encodePacked(filing.witnesses, filing.signatures);
        VM.record();
        VM.recordLogs();
        bytes4 error =
            inBatch
                ? _decideInBatch(filing.application, evidence)
                : _decideAlone(filing.application, evidence);
        decision = Comparison.read(VM.getRecordedLogs(), address(_state.register));
        (, bytes32[] memory writes) = VM.accesses(address(_state.register));
        if (decision.error == 0) decision.error = error;
        _absorb(decision.logs);
        if (decision.refused && !inBatch) _requireOneHash(filing.digest, writes);
        if (decision.error == 0) _keep(filing);
    }

    function _decideAlone(bytes memory application, bytes memory evidence) private returns (bytes4) {
        try _state.register.decide(application, evidence) {
            return 0;
        } catch (bytes memory reason) {
            return bytes4(reason);
        }
    }

    /// @dev Between two that cannot be decided.
    function _decideInBatch(bytes memory application, bytes memory evidence) private returns (bytes4) {
        (bytes[] memory applications, bytes[] memory evidences) = (new bytes[](3), new bytes[](3));
        (applications[1], evidences[1]) = (application, evidence);
        (applications[2], evidences[2]) = (application, bytes("no evidence"));
        _state.register.decideBatch(applications, evidences, GAS_EACH);
        _reach("batch");
        return 0;
    }

    function _requireOneHash(bytes32 digest, bytes32[] memory writes) private {
        _require(writes.length == 1, 9, "a refusal wrote more than one word");
        if (writes.length == 0) return;
        bytes32 stored = VM.load(address(_state.register), writes[0]);
        _require(stored == _state.register.decisionOn(digest), 9, "a refusal wrote another word");
    }

    function _keep(Filing memory filing) private {
        if (_decided.length < 64) _decided.push(filing);
    }
}
