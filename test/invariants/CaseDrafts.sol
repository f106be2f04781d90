// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Circumstances, Finding} from "../../contracts/law/IRuleset.sol";
import {Date} from "../../contracts/law/LegalTime.sol";
import {Cast} from "./Cast.sol";
import {Bench} from "./Chamber.sol";
import {Log} from "./Vm.sol";

/// @notice Steps in a case, as they are thought of.
/// @param capacities in which each of the cast and the bench signs; zero: they do not
/// @param applicant number of the person who applies
/// @param kind of the first step
/// @param stated date that it states, if it states one
struct CaseDraft {
    bytes32 entry;
    uint8[15] capacities;
    uint8 applicant;
    uint8 kind;
    uint32 stated;
    bytes steps;
}

/// @title Writes steps of cases in their wire form
library CaseDrafts {
    uint32 private constant FIRST_KEY = 1;

    function add(
        CaseDraft memory draft,
        uint8 kind,
        bytes memory terms,
        bytes32 reasons,
        uint32 date
    ) internal pure {
        draft.steps = abi.encodePacked(draft.steps, kind, uint8(0), terms, reasons, date);
    }

    function encode(CaseDraft memory draft, uint32 deadline) internal pure returns (bytes memory) {
        bytes memory signatories;
        (uint8 count, uint8 applicant) = (0, 0);
        for (uint8 i = 0; i < Bench.SIZE; ++i) {
            if (draft.capacities[i] == 0) continue;
            if (i == draft.applicant) applicant = count;
            signatories = abi.encodePacked(signatories, Cast.id(i), FIRST_KEY, draft.capacities[i]);
            ++count;
        }
        return
            abi.encodePacked(
                applicant,
                deadline,
                uint8(1),
                count,
                uint8(0),
                draft.entry,
                signatories,
                draft.steps
            );
    }

    function sign(CaseDraft memory draft, bytes32 digest) internal pure returns (bytes memory all) {
        for (uint256 i = 0; i < Bench.SIZE; ++i) {
            if (draft.capacities[i] == 0) continue;
            bytes memory signature = Cast.sign(i, digest);
            all = abi.encodePacked(all, uint16(20), Cast.account(i), uint16(65), signature);
        }
    }

    /// @notice A refusal, as its log has it.
    /// @return terms of an opening
    /// @return evidence of a reopening
    /// @return ruleset that refused
    function refusalTerms(
        Log memory refused,
        bytes memory application
    ) internal pure returns (bytes memory terms, bytes memory evidence, address ruleset) {
        bytes memory details;
        Date today;
        uint16 remedyDays;
        (details, ruleset, today, remedyDays) = _read(refused.data);
        terms = abi.encodePacked(refused.emitter, refused.topics[1], refused.topics[3], today, remedyDays);
        bytes32 hash = keccak256(details);
        terms = abi.encodePacked(terms, hash, uint16(application.length), application);
        evidence = abi.encodePacked(keccak256(application), today, details);
    }

    function grantTerms(
        address register,
        bytes32 entry,
        bytes memory record
    ) internal pure returns (bytes memory) {
        bytes32 made = bytes32(bytes31(keccak256(record)));
        return abi.encodePacked(register, entry, made, uint16(record.length), record);
    }

    function _read(
        bytes memory data
    ) private pure returns (bytes memory details, address ruleset, Date today, uint16 remedyDays) {
        bytes32 subdivision;
        bytes memory bodies;
        Circumstances memory circumstances;
        Finding[] memory findings;
        (subdivision, ruleset, bodies, , circumstances, findings, , remedyDays) = abi.decode(
            data,
            (bytes32, address, bytes, bytes, Circumstances, Finding[], bytes32, uint16)
        );
        details = abi.encode(subdivision, ruleset, bodies, circumstances, findings);
        today = circumstances.today;
    }
}
