// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../law/Application.sol";
import {FieldList} from "../law/FieldList.sol";
import {FindingList, Findings} from "../law/Findings.sol";
import {Date} from "../law/LegalTime.sol";
import {LandDealings} from "./LandDealings.sol";
import {LandRegistrationActPart1} from "./LandRegistrationActPart1.sol";
import {Tenure, Title} from "./Title.sol";

/// @title Land Registration Act: what Parts 6 to 11 have in common
/// @notice Their dealings are described by the list of their fields.
abstract contract LandRegistrationActFurtherPart is LandRegistrationActPart1 {
    using Findings for FindingList;
    using LandDealings for bytes;
    using Title for bytes;

    /// @return fields of a dealing of this kind, see `FieldList`; zero: no dealing of this Part
    function _fieldsOf(uint8 kind) internal pure virtual returns (bytes32 fields);

    function _endOf(bytes calldata application, uint256 at) internal pure override returns (uint256 end) {
        uint8 kind = application.kindAt(at);
        bytes32 fields = _fieldsOf(kind);
        if (fields == 0) revert LandDealingOfAnotherPart(kind);
        end = at + FieldList.lengthOf(fields);
        if (end > application.length) {
            revert LandDealings.LandDealingTruncated(kind, application.length - at, end - at);
        }
    }

    /// @dev Owners of the title who do not sign. Nobody owns what is not registered, so that nobody can sign for it.
    function _ownersMissing(
        bytes calldata application,
        bytes memory title
    ) internal pure returns (uint256 missing) {
        if (title.length == 0) return 1;
        for (uint256 i; i < title.shareCount(); ++i) {
            (PersonId owner, ) = title.shareAt(i);
            if (!_signed(application, owner)) ++missing;
        }
    }

    /// @dev Whether the title is a leasehold whose term is over.
    function _ended(bytes memory title, Date today) internal pure returns (bool) {
        if (title.length == 0) return false;
        return title.tenure() == Tenure.LEASEHOLD && title.termEnds() < today;
    }

    function _rrrCount(bytes memory title) internal pure returns (uint256) {
        return title.length == 0 ? 0 : title.rrrCount();
    }

    /// @dev Tests a norm, and lists it if the list records.
    /// @return met the same as `satisfied`
    function _test(
        FindingList memory list,
        bytes32 eId,
        bytes32 fact,
        bool satisfied
    ) internal pure returns (bool met) {
        return _test(list, eId, fact, satisfied, satisfied ? 1 : 0, 1, "boolean");
    }

    /// @dev The same of persons whose signature is required.
    function _testMissing(
        FindingList memory list,
        bytes32 eId,
        bytes32 fact,
        bool satisfied,
        uint256 missing
    ) internal pure returns (bool met) {
        return _test(list, eId, fact, satisfied, missing, 0, "persons");
    }

    function _test(
        FindingList memory list,
        bytes32 eId,
        bytes32 fact,
        bool satisfied,
        uint256 value,
        uint256 threshold,
        bytes32 unit
    ) internal pure returns (bool met) {
        if (list.recording) list.add(eId, fact, satisfied, value, threshold, unit);
        return satisfied;
    }
}
