// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../law/Application.sol";
import {Date} from "../law/LegalTime.sol";
import {Wire} from "../law/Wire.sol";

library Tenure {
    uint8 internal constant FREEHOLD = 1;
    uint8 internal constant LEASEHOLD = 2;
    /// @dev A freehold whose land is gone: the entry's last record, with which it is closed.
    uint8 internal constant CLOSED_FREEHOLD = 3;
}

library RrrKind {
    uint8 internal constant MORTGAGE = 1;
    uint8 internal constant CAVEAT = 2;
    uint8 internal constant CONSENT_REQUIRED = 3;
    uint8 internal constant PRIORITY_NOTICE = 4;
    uint8 internal constant PRE_EMPTION = 5;
    uint8 internal constant JOINT_TENANCY = 6;
    uint8 internal constant LEASE = 7;
    uint8 internal constant USUFRUCT = 8;
    uint8 internal constant EASEMENT_BURDEN = 9;
    uint8 internal constant EASEMENT_BENEFIT = 10;
    /// @dev No right: what the state has been held to pay.
    uint8 internal constant COMPENSATION = 11;

    /// @dev Those that lapse at the end of their last day, as bits.
    uint256 internal constant LAPSING =
        (1 << CAVEAT) | (1 << PRIORITY_NOTICE) | (1 << PRE_EMPTION) | (1 << LEASE) | (1 << USUFRUCT);

    /// @notice Whether no person has a right by it: the holder is another title, or it notes what has been assessed.
    function isNobodysRight(uint8 kind) internal pure returns (bool) {
        return kind == LEASE || kind >= EASEMENT_BURDEN;
    }
}

/// @notice LADM RRR: one right, restriction or responsibility that binds the title.
/// @param kind see `RrrKind`
/// @param assumable mortgage: it may pass to an acquirer without the lender's signature
/// @param rank mortgage: 1 is paid first; joint tenancy: number of those who hold together
/// @param holder lender, caveator, the person whose consent a disposal requires, protected buyer, holder of a pre-emption or
/// usufruct, joint tenant, who is compensated; lease and easement: last 16 bytes of the other title's entry
/// @param amount mortgage: amount secured, in minor units of `currency`; compensation: amount assessed
/// @param currency ISO 4217
/// @param until last day of what lapses (`RrrKind.LAPSING`); mortgage: last day of its term, zero: none
/// @param instrument hash of the deed (LADM AdministrativeSource); an easement has the same on both titles
struct Rrr {
    uint8 kind;
    bool assumable;
    uint16 rank;
    PersonId holder;
    uint64 amount;
    bytes3 currency;
    Date until;
    bytes32 instrument;
}

/// @title Wire form of a title (LADM BAUnit): the body of a land record
/// @notice Packed, big-endian:
///
///     0  tenure 1 | termEnds 4 | denominator 4 | counts: spatial units 1, shares 1, RRRs 1
///    12  spatial units, 40 bytes each: squareMetres 8 | geometry 32 (hash commitment to the boundaries)
///        shares, 20 bytes each: owner 16 | numerator 4
///        RRRs, 67 bytes each: kind 1 | assumable 1 | rank 2 | holder 16 | amount 8 | currency 3 | until 4 | instrument 32
///
/// A title is read where it lies and changed by cutting and inserting: a change touches one element of one list.
library Title {
    using Wire for bytes;

    uint256 internal constant HEAD = 12;
    uint256 internal constant SPATIAL_UNIT = 40;
    uint256 internal constant SHARE = 20;
    uint256 internal constant RRR = 67;
    uint256 private constant COUNT_OF_SHARES = 10;
    uint256 private constant COUNT_OF_RRRS = 11;

    /// @notice The body is not `required` bytes long, as its own counts say it must be.
    error TitleMalformed(uint256 length, uint256 required);

    /// @notice To be called before anything else is read.
    function requireWellFormed(bytes memory title) internal pure {
        unchecked {
            uint256 required = title.length < HEAD ? HEAD : rrrsAt(title) + rrrCount(title) * RRR;
            if (title.length != required) revert TitleMalformed(title.length, required);
        }
    }

    // Reading

    function tenure(bytes memory title) internal pure returns (uint8) {
        return uint8(uint256(title.read(0)) >> 248);
    }

    function termEnds(bytes memory title) internal pure returns (Date) {
        return Date.wrap(uint32(uint256(title.read(0)) >> 216));
    }

    function denominator(bytes memory title) internal pure returns (uint32) {
        return uint32(uint256(title.read(0)) >> 184);
    }

    function spatialUnitCount(bytes memory title) internal pure returns (uint256) {
        return uint8(uint256(title.read(0)) >> 176);
    }

    function squareMetresAt(bytes memory title, uint256 index) internal pure returns (uint64) {
        return uint64(bytes8(title.read(HEAD + index * SPATIAL_UNIT)));
    }

    function shareCount(bytes memory title) internal pure returns (uint256) {
        return uint8(uint256(title.read(0)) >> 168);
    }

    function rrrCount(bytes memory title) internal pure returns (uint256) {
        return uint8(uint256(title.read(0)) >> 160);
    }

    /// @notice How many shares and how many RRRs the title has, both of one word.
    function countsOf(bytes memory title) internal pure returns (uint256 shares, uint256 rrrs) {
        uint256 head = uint256(title.read(0));
        return (uint8(head >> 168), uint8(head >> 160));
    }

    function shareAt(
        bytes memory title,
        uint256 index
    ) internal pure returns (PersonId owner, uint32 numerator) {
        unchecked {
            return shareFrom(title, sharesAt(title) + index * SHARE);
        }
    }

    /// @notice The share at offset `at`, for readers that walk the list from `sharesAt` on, `SHARE` bytes a step.
    function shareFrom(
        bytes memory title,
        uint256 at
    ) internal pure returns (PersonId owner, uint32 numerator) {
        uint256 word = uint256(title.read(at));
        return (PersonId.wrap(bytes16(bytes32(word))), uint32(word >> 96));
    }

    /// @return index of the person's share; `shareCount` if they have none
    /// @return numerator its parts of the denominator
    function shareOf(
        bytes memory title,
        PersonId person
    ) internal pure returns (uint256 index, uint32 numerator) {
        unchecked {
            uint256 at = sharesAt(title);
            for (uint256 count = shareCount(title); index < count; ++index) {
                bytes32 word = title.read(at);
                if (bytes16(word) == PersonId.unwrap(person)) return (index, uint32(uint256(word) >> 96));
                at += SHARE;
            }
        }
    }

    /// @return kind see `RrrKind`
    /// @return assumable mortgage: it may pass without the lender's signature
    /// @return holder lender, caveator, or the person whose consent a disposal requires
    /// @return until last day of what lapses
    function rrrAt(
        bytes memory title,
        uint256 index
    ) internal pure returns (uint8 kind, bool assumable, PersonId holder, Date until) {
        unchecked {
            uint256 at = rrrsAt(title) + index * RRR;
            uint256 word = uint256(title.read(at));
            kind = uint8(word >> 248);
            assumable = uint8(word >> 240) != 0;
            holder = PersonId.wrap(bytes16(bytes32(word << 32)));
            until = Date.wrap(uint32(bytes4(title.read(at + 31))));
        }
    }

    function rankAt(bytes memory title, uint256 index) internal pure returns (uint16) {
        unchecked {
            return uint16(uint256(title.read(rrrsAt(title) + index * RRR)) >> 224);
        }
    }

    /// @return hash of the deed on which the RRR rests
    function instrumentAt(bytes memory title, uint256 index) internal pure returns (bytes32) {
        unchecked {
            return title.read(rrrsAt(title) + index * RRR + 35);
        }
    }

    /// @notice Of the RRR at offset `at`, for readers that walk the list from `rrrsAt` on, `RRR` bytes a step.
    function kindAndRankFrom(bytes memory title, uint256 at) internal pure returns (uint8 kind, uint16 rank) {
        uint256 word = uint256(title.read(at));
        return (uint8(word >> 248), uint16(word >> 224));
    }

    /// @return at offset of the first share
    function sharesAt(bytes memory title) internal pure returns (uint256 at) {
        unchecked {
            return HEAD + spatialUnitCount(title) * SPATIAL_UNIT;
        }
    }

    /// @return at offset of the first RRR
    function rrrsAt(bytes memory title) internal pure returns (uint256 at) {
        unchecked {
            return sharesAt(title) + shareCount(title) * SHARE;
        }
    }

    // Changing: `with` returns a copy, `set` changes the title itself and returns it

    /// @notice A new title with one spatial unit and one owner of the whole.
    function make(
        uint8 tenure_,
        Date ends,
        uint32 parts,
        uint64 squareMetres,
        bytes32 geometry,
        PersonId owner
    ) internal pure returns (bytes memory) {
        bytes3 counts = 0x010100;
        return
            abi.encodePacked(
                tenure_,
                Date.unwrap(ends),
                parts,
                counts,
                squareMetres,
                geometry,
                PersonId.unwrap(owner),
                parts
            );
    }

    /// @notice A new title to the same spatial units, with one owner of the whole.
    function makeFrom(
        bytes memory title,
        uint8 tenure_,
        Date ends,
        uint32 parts,
        PersonId owner
    ) internal pure returns (bytes memory result) {
        uint256 at = sharesAt(title);
        result = title.splice(at, title.length - at, abi.encodePacked(PersonId.unwrap(owner), parts));
        result.put(0, 9, bytes32(abi.encodePacked(tenure_, Date.unwrap(ends), parts)));
        _setCount(result, COUNT_OF_SHARES, 1);
        _setCount(result, COUNT_OF_RRRS, 0);
    }

    function setTenure(bytes memory title, uint8 tenure_) internal pure returns (bytes memory) {
        title.put(0, 1, bytes1(tenure_));
        return title;
    }

    function setShare(
        bytes memory title,
        uint256 index,
        PersonId owner,
        uint32 numerator
    ) internal pure returns (bytes memory) {
        unchecked {
            bytes32 share = bytes32(PersonId.unwrap(owner)) | bytes32(uint256(numerator) << 96);
            title.put(sharesAt(title) + index * SHARE, SHARE, share);
            return title;
        }
    }

    function withNewShare(
        bytes memory title,
        PersonId owner,
        uint32 numerator
    ) internal pure returns (bytes memory result) {
        unchecked {
            result = title.splice(rrrsAt(title), 0, abi.encodePacked(PersonId.unwrap(owner), numerator));
            _setCount(result, COUNT_OF_SHARES, shareCount(title) + 1);
        }
    }

    function withoutShare(bytes memory title, uint256 index) internal pure returns (bytes memory result) {
        unchecked {
            result = title.splice(sharesAt(title) + index * SHARE, SHARE, "");
            _setCount(result, COUNT_OF_SHARES, shareCount(title) - 1);
        }
    }

    function withNewRrr(bytes memory title, Rrr memory rrr) internal pure returns (bytes memory result) {
        bytes memory added = abi.encodePacked(
            rrr.kind,
            rrr.assumable,
            rrr.rank,
            PersonId.unwrap(rrr.holder),
            rrr.amount,
            rrr.currency,
            Date.unwrap(rrr.until),
            rrr.instrument
        );
        result = title.splice(title.length, 0, added);
        _setCount(result, COUNT_OF_RRRS, rrrCount(title) + 1);
    }

    function withoutRrr(bytes memory title, uint256 index) internal pure returns (bytes memory result) {
        unchecked {
            result = title.splice(rrrsAt(title) + index * RRR, RRR, "");
            _setCount(result, COUNT_OF_RRRS, rrrCount(title) - 1);
        }
    }

    function setRank(bytes memory title, uint256 index, uint16 rank) internal pure returns (bytes memory) {
        unchecked {
            title.put(rrrsAt(title) + index * RRR + 2, 2, bytes2(rank));
            return title;
        }
    }

    /// @dev In a fresh copy only. More than 255 would wrap; the register's caps are far below.
    function _setCount(bytes memory title, uint256 at, uint256 count) private pure {
        title[at] = bytes1(uint8(count));
    }
}
