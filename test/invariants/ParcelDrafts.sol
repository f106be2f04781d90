// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Cast} from "./Cast.sol";
import {Draft} from "./Draft.sol";

/// @title Writes dealings with parcels and easements, and priority notices, in their wire form
library ParcelDrafts {
    /// @notice Boundaries after a split.
    struct Cut {
        uint8 unit;
        uint64 remaining;
        bytes32 remainingGeometry;
        uint64 taken;
        bytes32 takenGeometry;
    }

    function note(Draft memory draft, uint8 subject, uint8 changed, uint32 date) internal pure {
        _add(draft, abi.encodePacked(uint8(80), subject, changed), keccak256("note"), date);
    }

    function split(Draft memory draft, uint8 subject, uint8 part, Cut memory cut, uint32 date) internal pure {
        bytes memory terms = abi.encodePacked(
            uint8(81),
            subject,
            part,
            cut.unit,
            cut.remaining,
            cut.remainingGeometry,
            cut.taken,
            cut.takenGeometry
        );
        _add(draft, terms, keccak256("survey"), date);
    }

    function merge(
        Draft memory draft,
        uint8 subject,
        uint8 absorbed,
        uint64 squareMetres,
        bytes32 geometry,
        uint32 date
    ) internal pure {
        bytes memory terms = abi.encodePacked(uint8(82), subject, absorbed, squareMetres, geometry);
        _add(draft, terms, keccak256("survey"), date);
    }

    function easement(
        Draft memory draft,
        uint8 subject,
        uint8 benefited,
        bytes32 instrument,
        uint32 date
    ) internal pure {
        _add(draft, abi.encodePacked(uint8(83), subject, benefited), instrument, date);
    }

    function release(
        Draft memory draft,
        uint8 subject,
        uint8 benefited,
        bytes32 instrument,
        uint32 date
    ) internal pure {
        bytes memory terms = abi.encodePacked(uint8(84), subject, benefited, instrument);
        _add(draft, terms, keccak256("release"), date);
    }

    function priorityNotice(
        Draft memory draft,
        uint8 subject,
        uint8 buyer,
        uint32 lastDay,
        uint32 date
    ) internal pure {
        bytes memory terms = abi.encodePacked(uint8(16), subject, Cast.id(buyer), lastDay);
        _add(draft, terms, keccak256("promise"), date);
    }

    function _add(Draft memory draft, bytes memory terms, bytes32 instrument, uint32 date) private pure {
        draft.dealings = abi.encodePacked(draft.dealings, terms, instrument, date);
    }
}
