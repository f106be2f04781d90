// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {SpatialUnits} from "../../contracts/land/SpatialUnits.sol";
import {Rrr, Title} from "../../contracts/land/Title.sol";
import {TitleRights} from "../../contracts/land/TitleRights.sol";
import {Application, PersonId} from "../../contracts/law/Application.sol";
import {Evidence} from "../../contracts/law/Evidence.sol";
import {Date} from "../../contracts/law/LegalTime.sol";
import {Record} from "../../contracts/law/Record.sol";

/// @notice Shows the codecs that are internal to registers and rulesets, so that the client's can be compared with them.
contract CodecHarness {
    using Application for bytes;
    using Evidence for bytes;
    using Record for bytes;
    using SpatialUnits for bytes;
    using Title for bytes;
    using TitleRights for bytes;

    /// @notice Two functions read one element of a list differently.
    error ReadersDiffer(uint256 index);

    struct ShareRead {
        PersonId owner;
        uint32 numerator;
    }

    struct SpatialUnitRead {
        uint64 squareMetres;
        bytes32 geometry;
    }

    struct TitleRead {
        uint8 tenure;
        Date termEnds;
        uint32 denominator;
        SpatialUnitRead[] spatialUnits;
        ShareRead[] shares;
        Rrr[] rrrs;
    }

    struct SignatoryRead {
        PersonId person;
        uint32 keyVersion;
        uint8 capacity;
    }

    struct DeclarationRead {
        bytes32 name;
        uint256 value;
    }

    struct ApplicationRead {
        bytes32[] entries;
        SignatoryRead[] signatories;
        DeclarationRead[] declarations;
        bytes dealings;
        PersonId applicant;
        Date deadline;
    }

    struct WitnessRead {
        bytes record;
        bytes32[] proof;
    }

    struct SignatureRead {
        bytes signer;
        bytes signature;
    }

    /// @notice A title of one spatial unit and one owner, to which shares and RRRs are added.
    function buildTitle(
        uint8 tenure,
        Date termEnds,
        uint32 denominator,
        uint64 squareMetres,
        bytes32 geometry,
        PersonId owner,
        ShareRead[] memory shares,
        Rrr[] memory rrrs
    ) external pure returns (bytes memory title) {
        title = Title.make(tenure, termEnds, denominator, squareMetres, geometry, owner);
        for (uint256 i; i < shares.length; ++i) {
            title = title.withNewShare(shares[i].owner, shares[i].numerator);
        }
        for (uint256 i; i < rrrs.length; ++i) {
            title = title.withNewRrr(rrrs[i]);
        }
    }

    /// @notice The title with the other one's spatial units behind its own.
    function joinUnits(bytes memory title, bytes memory other) external pure returns (bytes memory) {
        return title.withUnitsOf(other);
    }

    function readTitle(bytes memory title) external pure returns (TitleRead memory read) {
        Title.requireWellFormed(title);
        read.tenure = title.tenure();
        read.termEnds = title.termEnds();
        read.denominator = title.denominator();
        read.spatialUnits = new SpatialUnitRead[](title.spatialUnitCount());
        for (uint256 i; i < read.spatialUnits.length; ++i) {
            (uint64 squareMetres, bytes32 geometry) = title.spatialUnitAt(i);
            if (squareMetres != title.squareMetresAt(i)) revert ReadersDiffer(i);
            read.spatialUnits[i] = SpatialUnitRead(squareMetres, geometry);
        }
        read.shares = new ShareRead[](title.shareCount());
        for (uint256 i; i < read.shares.length; ++i) {
            (read.shares[i].owner, read.shares[i].numerator) = title.shareAt(i);
        }
        read.rrrs = new Rrr[](title.rrrCount());
        for (uint256 i; i < read.rrrs.length; ++i) {
            read.rrrs[i] = title.rightAt(i);
            _requireReadersAgree(title, i, read.rrrs[i]);
        }
    }

    /// @dev What rulesets read of a right one by one is what they read of it as a whole.
    function _requireReadersAgree(bytes memory title, uint256 index, Rrr memory rrr) private pure {
        (uint8 kind, bool assumable, PersonId holder, Date until) = title.rrrAt(index);
        bool same =
            kind == rrr.kind &&
                assumable == rrr.assumable &&
                holder == rrr.holder &&
                until == rrr.until &&
                title.rankAt(index) == rrr.rank &&
                title.instrumentAt(index) == rrr.instrument;
        if (!same) revert ReadersDiffer(index);
    }

    function readApplication(bytes calldata a) external pure returns (ApplicationRead memory read) {
        Application.requireWellFormed(a);
        read.entries = new bytes32[](a.entryCount());
        for (uint256 i; i < read.entries.length; ++i) {
            read.entries[i] = a.entryAt(i);
        }
        read.signatories = new SignatoryRead[](a.signatoryCount());
        for (uint256 i; i < read.signatories.length; ++i) {
            SignatoryRead memory s = read.signatories[i];
            (s.person, s.keyVersion, s.capacity) = a.signatoryAt(i);
        }
        read.declarations = new DeclarationRead[](a.declarationCount());
        for (uint256 i; i < read.declarations.length; ++i) {
            (read.declarations[i].name, read.declarations[i].value) = a.declarationAt(i);
        }
        read.dealings = a[a.dealingsAt():];
        read.applicant = a.applicant();
        read.deadline = a.deadline();
    }

    function readEvidence(
        bytes calldata evidence,
        uint256 entries,
        uint256 signatories
    ) external pure returns (WitnessRead[] memory witnesses, SignatureRead[] memory signatures) {
        uint256 at;
        witnesses = new WitnessRead[](entries);
        for (uint256 i; i < entries; ++i) {
            (witnesses[i].record, at) = evidence.bytesAt(at);
            (witnesses[i].proof, at) = evidence.proofAt(at);
        }
        signatures = new SignatureRead[](signatories);
        for (uint256 i; i < signatories; ++i) {
            (signatures[i].signer, at) = evidence.bytesAt(at);
            (signatures[i].signature, at) = evidence.bytesAt(at);
        }
        evidence.requireEnd(at);
    }

    function makeRecord(
        bytes31 previous,
        address basis,
        Date recordedAt,
        uint32 version,
        uint8 others,
        bytes calldata body
    ) external pure returns (bytes memory) {
        return Record.make(previous, basis, recordedAt, version, others, body);
    }

    function readRecord(
        bytes calldata record
    ) external pure returns (bytes31 commitment, uint32 version, bool first, bytes memory body) {
        return (record.commitment(), record.version(), record.isFirst(), record.body());
    }

    function toDecimal(Date date) external pure returns (uint32) {
        return date.toDecimal();
    }
}
