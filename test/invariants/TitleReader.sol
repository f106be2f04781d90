// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../../contracts/law/Application.sol";

struct Share {
    PersonId owner;
    uint32 parts;
}

struct Right {
    uint8 kind;
    bool assumable;
    uint16 rank;
    PersonId holder;
    uint32 until;
    bytes32 instrument;
}

/// @title Reads a title's wire form once more
/// @notice Shares no code with the contracts under test, so that both would have to be wrong in the same way.
library TitleReader {
    error TitleReaderTooShort(uint256 length, uint256 required);

    uint256 private constant HEAD = 12;
    uint256 private constant SPATIAL_UNIT = 40;
    uint256 private constant SHARE = 20;
    uint256 private constant RIGHT = 67;

    uint8 private constant EASEMENT_BURDEN = 9;
    uint8 private constant EASEMENT_BENEFIT = 10;

    /// @dev Caveat, priority notice, pre-emption, lease and usufruct, as bits: they bind to the end of their last day.
    uint256 private constant LAPSING = (1 << 2) | (1 << 4) | (1 << 5) | (1 << 7) | (1 << 8);

    function denominator(bytes memory title) internal pure returns (uint32) {
        return uint32(_field(title, 5, 4));
    }

    /// @return list square metres of each spatial unit
    function areas(bytes memory title) internal pure returns (uint64[] memory list) {
        list = new uint64[](_field(title, 9, 1));
        for (uint256 i = 0; i < list.length; ++i) {
            list[i] = uint64(_field(title, HEAD + SPATIAL_UNIT * i, 8));
        }
    }

    function shares(bytes memory title) internal pure returns (Share[] memory list) {
        list = new Share[](_field(title, 10, 1));
        uint256 at = HEAD + SPATIAL_UNIT * _field(title, 9, 1);
        for (uint256 i = 0; i < list.length; ++i) {
            list[i].owner = PersonId.wrap(bytes16(uint128(_field(title, at, 16))));
            list[i].parts = uint32(_field(title, at + 16, 4));
            at += SHARE;
        }
    }

    function rights(bytes memory title) internal pure returns (Right[] memory list) {
        list = new Right[](_field(title, 11, 1));
        uint256 at = HEAD + SPATIAL_UNIT * _field(title, 9, 1) + SHARE * _field(title, 10, 1);
        for (uint256 i = 0; i < list.length; ++i) {
            list[i].kind = uint8(_field(title, at, 1));
            list[i].assumable = _field(title, at + 1, 1) != 0;
            list[i].rank = uint16(_field(title, at + 2, 2));
            list[i].holder = PersonId.wrap(bytes16(uint128(_field(title, at + 4, 16))));
            list[i].until = uint32(_field(title, at + 31, 4));
            list[i].instrument = bytes32(_field(title, at + 35, 32));
            at += RIGHT;
        }
    }

    /// @param today what has lapsed before it is left out; zero: nothing is
    /// @return all rights but easements, as they are written, one behind the other
    function bondsOf(bytes memory title, uint32 today) internal pure returns (bytes memory all) {
        Right[] memory list = rights(title);
        uint256 first = title.length - RIGHT * list.length;
        for (uint256 i = 0; i < list.length; ++i) {
            bool easement = list[i].kind == EASEMENT_BURDEN || list[i].kind == EASEMENT_BENEFIT;
            bool lapsed = (LAPSING >> list[i].kind) & 1 != 0 && list[i].until < today;
            if (easement || lapsed) continue;
            uint256 at = first + RIGHT * i;
            all = abi.encodePacked(
                all,
                bytes32(_field(title, at, 32)),
                bytes32(_field(title, at + 32, 32)),
                bytes3(uint24(_field(title, at + 64, 3)))
            );
        }
    }

    /// @return parts those that the person holds, of any number of shares
    function partsOf(bytes memory title, PersonId person) internal pure returns (uint256 parts) {
        Share[] memory list = shares(title);
        for (uint256 i = 0; i < list.length; ++i) {
            if (list[i].owner == person) parts += list[i].parts;
        }
    }

    /// @notice The body of a record: what follows the kernel's header.
    function bodyOf(bytes memory record) internal pure returns (bytes memory body) {
        body = new bytes(record.length - 64);
        assembly ("memory-safe") {
            mcopy(add(body, 0x20), add(record, 0x60), mload(body))
        }
    }

    function previousOf(bytes memory record) internal pure returns (bytes31) {
        return bytes31(uint248(_field(record, 0, 31)));
    }

    function basisOf(bytes memory record) internal pure returns (address) {
        return address(uint160(_field(record, 32, 20)));
    }

    function dateOf(bytes memory record) internal pure returns (uint32) {
        return uint32(_field(record, 52, 4));
    }

    function versionOf(bytes memory record) internal pure returns (uint32) {
        return uint32(_field(record, 56, 4));
    }

    /// @dev Beyond the string's end there is nothing that anyone may rely on.
    function _field(bytes memory data, uint256 at, uint256 length) private pure returns (uint256 value) {
        if (at + length > data.length) revert TitleReaderTooShort(data.length, at + length);
        assembly ("memory-safe") {
            value := shr(sub(256, mul(8, length)), mload(add(add(data, 0x20), at)))
        }
    }
}
