// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Application, PersonId} from "../law/Application.sol";
import {IPersons} from "../civil/IPersons.sol";
import {DealingArrays} from "../law/DealingArrays.sol";
import {IDiscretions} from "../law/IDiscretions.sol";
import {IGazette} from "../law/IGazette.sol";
import {ILodgingBook} from "../law/ILodgingBook.sol";
import {ITypedDealings} from "../law/ITypedDealings.sol";
import {LegacyRegister} from "../law/LegacyRegister.sol";
import {Date} from "../law/LegalTime.sol";
import {LodgedRegister} from "../law/LodgedRegister.sol";
import {Office} from "../law/Office.sol";
import {SignedApplications} from "../law/SignedApplications.sol";
import {DealingKind} from "./LandDealings.sol";
import {LandTypedData} from "./LandTypedData.sol";
import {RrrKind, Tenure, Title} from "./Title.sol";

/// @title The register of titles to land
/// @notice Executes Parts 2 to 4 and 6 to 11 of the Land Registration Act, /eli/xx/act/2015/12.
contract LandRegister is LodgedRegister, LandTypedData {
    using Application for bytes;
    using Title for bytes;

    bytes32 private constant PART_2 = keccak256("/eli/xx/act/2015/12#part_2");
    bytes32 private constant PART_3 = keccak256("/eli/xx/act/2015/12#part_3");
    bytes32 private constant PART_4 = keccak256("/eli/xx/act/2015/12#part_4");

    // Article 3: the structure that no version of the law may break, because stored records and their readers rely on it.
    uint256 public constant MAXIMUM_SPATIAL_UNITS = 16;
    uint256 public constant MAXIMUM_SHARES = 32;
    uint256 public constant MAXIMUM_RRRS = 32;

    ITypedDealings private immutable _furtherDealings;

    error LandTooMany(bytes32 what, uint256 count, uint256 maximum);
    error LandWithoutSpatialUnit();
    error LandUnknownTenure(uint8 tenure);
    /// @notice A freehold has no end; a leasehold has one.
    error LandTermMismatch(uint8 tenure, Date termEnds);
    error LandSharesDoNotSum(uint256 sum, uint32 denominator);
    /// @notice Each owner has one share, of at least one part.
    error LandMalformedShare(uint256 index);
    error LandRrrWithoutKind(uint256 index);
    error LandRanksNotDense(uint256 mortgages);

    /// @param gazette says which version of the act is in force
    /// @param persons says whose key is whose
    /// @param book in which applications are lodged
    /// @param discretions_ where officers decide what the law leaves to them
    /// @param furtherDealings what is signed for the dealings of Parts 6 to 11
    constructor(
        address authority,
        IGazette gazette,
        IPersons persons,
        ILodgingBook book,
        IDiscretions discretions_,
        ITypedDealings furtherDealings
    )
        AccessManaged(authority)
        EIP712("Land Register", "1")
        SignedApplications(persons)
        LegacyRegister(gazette)
        LodgedRegister(book, discretions_)
    {
        _furtherDealings = furtherDealings;
    }

    function _domainName() internal pure override returns (string memory) {
        return "Land Register";
    }

    function _registrarOffice() internal pure override returns (uint64) {
        return Office.LAND_REGISTRAR;
    }

    function _hashDealings(
        bytes calldata application
    ) internal view override returns (bytes32 applicationType, bytes memory hashes) {
        if (_kindAt(application, application.dealingsAt()) >= DealingKind.FURTHER) {
            return _furtherDealings.hashDealings(application);
        }
        return (APPLICATION_TYPE, _hashDailyDealings(application));
    }

    function _requireOrder(
        bytes calldata application,
        uint256 at,
        uint8 kind
    ) internal pure override(DealingArrays, LandTypedData) {
        LandTypedData._requireOrder(application, at, kind);
    }

    function _subdivisionOf(uint8 kind) internal view override returns (bytes32) {
        if (kind == DealingKind.FIRST_REGISTRATION || kind == DealingKind.TRANSFER) return PART_2;
        if (kind == DealingKind.DISCHARGE || kind == DealingKind.MORTGAGE) return PART_3;
        if (kind < DealingKind.FURTHER) return PART_4;
        return _furtherDealings.subdivisionOf(kind);
    }

    function _reopens(bytes calldata application) internal pure override returns (bool) {
        return _kindAt(application, application.dealingsAt()) == DealingKind.REOPENING;
    }

    function _isLast(bytes memory title) internal pure override returns (bool) {
        return title.tenure() == Tenure.CLOSED_FREEHOLD;
    }

    function _requireStructure(bytes memory title) internal pure override {
        title.requireWellFormed();
        uint256 spatialUnits = title.spatialUnitCount();
        if (spatialUnits == 0) revert LandWithoutSpatialUnit();
        if (spatialUnits > MAXIMUM_SPATIAL_UNITS) {
            revert LandTooMany("spatial units", spatialUnits, MAXIMUM_SPATIAL_UNITS);
        }
        uint8 tenure = title.tenure();
        if (tenure == 0 || tenure > Tenure.CLOSED_FREEHOLD) revert LandUnknownTenure(tenure);
        if ((tenure == Tenure.LEASEHOLD) == (Date.unwrap(title.termEnds()) == 0)) {
            revert LandTermMismatch(tenure, title.termEnds());
        }
        _requireShares(title);
        _requireRrrs(title);
    }

    function _requireShares(bytes memory title) private pure {
        uint256 count = title.shareCount();
        if (count > MAXIMUM_SHARES) revert LandTooMany("shares", count, MAXIMUM_SHARES);
        uint256 sum;
        // At most 32 numerators of 32 bits each.
        unchecked {
            uint256 first = title.sharesAt();
            uint256 at = first;
            for (uint256 i; i < count; ++i) {
                (PersonId owner, uint32 numerator) = title.shareFrom(at);
                if (numerator == 0) revert LandMalformedShare(i);
                for (uint256 earlier = first; earlier < at; earlier += Title.SHARE) {
                    (PersonId other, ) = title.shareFrom(earlier);
                    if (other == owner) revert LandMalformedShare(i);
                }
                sum += numerator;
                at += Title.SHARE;
            }
        }
        if (sum == 0 || sum != title.denominator()) revert LandSharesDoNotSum(sum, title.denominator());
    }

    /// @dev Ranks are dense when the n mortgages use each of the ranks 1 to n: n distinct bits among the lowest n.
    function _requireRrrs(bytes memory title) private pure {
        uint256 count = title.rrrCount();
        if (count > MAXIMUM_RRRS) revert LandTooMany("RRRs", count, MAXIMUM_RRRS);
        uint256 mortgages;
        uint256 ranks;
        // At most 32 mortgages.
        unchecked {
            uint256 at = title.rrrsAt();
            for (uint256 i; i < count; ++i) {
                (uint8 kind, uint16 rank) = title.kindAndRankFrom(at);
                if (kind == 0) revert LandRrrWithoutKind(i);
                if (kind == RrrKind.MORTGAGE) {
                    ++mortgages;
                    ranks |= 1 << rank;
                }
                at += Title.RRR;
            }
            if (ranks != (2 << mortgages) - 2) revert LandRanksNotDense(mortgages);
        }
    }
}
