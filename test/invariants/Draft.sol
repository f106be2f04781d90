// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../../contracts/law/Application.sol";
import {Cast} from "./Cast.sol";

/// @notice An application as it is thought of.
/// @param entries ascending
/// @param capacities in which each of the cast signs; zero: they do not
/// @param keyVersions with which each signs
/// @param applicant who applies, if they sign; else the first who does
struct Draft {
    bytes32[] entries;
    uint8[8] capacities;
    uint32[8] keyVersions;
    uint8 applicant;
    uint32 deadline;
    bytes declarations;
    bytes dealings;
}

/// @title Writes applications and dealings in their wire form
library Drafts {
    uint8 internal constant OWN_BEHALF = 1;
    uint8 internal constant AS_NOTARY = 2;
    uint8 internal constant AS_REGISTRAR = 3;

    function encode(Draft memory draft) internal pure returns (bytes memory) {
        bytes memory signatories;
        uint8 count;
        uint8 applicant;
        for (uint8 i = 0; i < Cast.SIZE; ++i) {
            if (draft.capacities[i] == 0) continue;
            if (i == draft.applicant) applicant = count;
            signatories = abi.encodePacked(
                signatories,
                Cast.id(i),
                draft.keyVersions[i],
                draft.capacities[i]
            );
            ++count;
        }
        bytes memory entries = abi.encodePacked(draft.entries);
        uint8 declarations = uint8(draft.declarations.length / 64);
        bytes memory head = abi.encodePacked(
            applicant,
            draft.deadline,
            uint8(draft.entries.length),
            count,
            declarations
        );
        return abi.encodePacked(head, entries, signatories, draft.declarations, draft.dealings);
    }

    function declare(Draft memory draft, bytes32 name, uint256 value) internal pure {
        draft.declarations = abi.encodePacked(draft.declarations, name, value);
    }

    function transfer(
        Draft memory draft,
        uint8 subject,
        uint8 transferor,
        uint8 acquirer,
        uint32 parts,
        uint64 price,
        bytes3 currency,
        uint32 date
    ) internal pure {
        (PersonId from, PersonId to) = (Cast.id(transferor), Cast.id(acquirer));
        bytes memory terms = abi.encodePacked(uint8(4), subject, from, to, parts, price, currency);
        _add(draft, terms, date);
    }

    function mortgage(
        Draft memory draft,
        uint8 subject,
        uint8 lender,
        uint64 amount,
        bool assumable,
        uint32 date
    ) internal pure {
        bytes memory terms = abi.encodePacked(uint8(5), subject, Cast.id(lender), amount, "GBP", assumable);
        _add(draft, terms, date);
    }

    function discharge(Draft memory draft, uint8 subject, uint16 rank, uint32 date) internal pure {
        _add(draft, abi.encodePacked(uint8(3), subject, rank), date);
    }

    function caveat(
        Draft memory draft,
        uint8 subject,
        uint8 caveator,
        uint32 lastDay,
        uint32 date
    ) internal pure {
        _add(draft, abi.encodePacked(uint8(6), subject, Cast.id(caveator), lastDay), date);
    }

    function withdrawCaveat(Draft memory draft, uint8 subject, uint8 caveator, uint32 date) internal pure {
        _add(draft, abi.encodePacked(uint8(2), subject, Cast.id(caveator)), date);
    }

    function firstRegister(
        Draft memory draft,
        uint8 tenure,
        uint32 termEnds,
        uint32 denominator,
        uint8 owner,
        uint32 date
    ) internal pure {
        bytes memory parcel = abi.encodePacked(uint64(250), keccak256("boundaries"));
        bytes memory terms = abi.encodePacked(
            uint8(1),
            uint8(0),
            tenure,
            termEnds,
            denominator,
            parcel,
            Cast.id(owner)
        );
        _add(draft, terms, date);
    }

    function _add(Draft memory draft, bytes memory terms, uint32 date) private pure {
        bytes32 instrument = keccak256(abi.encode("deed", date));
        draft.dealings = abi.encodePacked(draft.dealings, terms, instrument, date);
    }
}
