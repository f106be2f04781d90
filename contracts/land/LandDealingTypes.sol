// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application} from "../law/Application.sol";
import {DealingArrays} from "../law/DealingArrays.sol";
import {FieldList} from "../law/FieldList.sol";
import {ITypedDealings} from "../law/ITypedDealings.sol";
import {Words} from "../law/Words.sol";
import {DealingKind, LandDealings} from "./LandDealings.sol";
import {LeaseDealings} from "./LeaseDealings.sol";
import {LeaseTypes} from "./LeaseTypes.sol";
import {MortgageChangeDealings} from "./MortgageChangeDealings.sol";
import {MortgageChangeTypes} from "./MortgageChangeTypes.sol";
import {NoticeDealings} from "./NoticeDealings.sol";
import {NoticeTypes} from "./NoticeTypes.sol";
import {PassingDealings} from "./PassingDealings.sol";
import {PassingTypes} from "./PassingTypes.sol";
import {ParcelDealings} from "./ParcelDealings.sol";
import {ParcelTypes} from "./ParcelTypes.sol";
import {RectificationDealings} from "./RectificationDealings.sol";
import {RectificationTypes} from "./RectificationTypes.sol";

/// @title What is signed for the dealings of Parts 6 to 11 of the Land Registration Act
/// @notice An application has dealings of one of these Parts only, and its own EIP-712 struct. Adding a dealing here changes
/// nothing for the register's daily ones.
contract LandDealingTypes is ITypedDealings, DealingArrays {
    using Application for bytes;

    bytes32 private constant PART_6 = keccak256("/eli/xx/act/2015/12#part_6");
    bytes32 private constant PART_7 = keccak256("/eli/xx/act/2015/12#part_7");
    bytes32 private constant PART_8 = keccak256("/eli/xx/act/2015/12#part_8");
    bytes32 private constant PART_9 = keccak256("/eli/xx/act/2015/12#part_9");
    bytes32 private constant PART_10 = keccak256("/eli/xx/act/2015/12#part_10");
    bytes32 private constant PART_11 = keccak256("/eli/xx/act/2015/12#part_11");

    /// @inheritdoc ITypedDealings
    function hashDealings(
        bytes calldata application
    ) external pure returns (bytes32 applicationType, bytes memory hashes) {
        (uint8 first, uint256 count) = (0, 0);
        (applicationType, first, count) = _partOf(_kindAt(application, application.dealingsAt()));
        return (applicationType, _hashArrays(application, first, Words.repeated(keccak256(""), count)));
    }

    /// @inheritdoc ITypedDealings
    function subdivisionOf(uint8 kind) external pure returns (bytes32) {
        uint256 part = kind / DealingKind.FURTHER;
        if (part == 1) return PART_6;
        if (part == 2) return PART_7;
        if (part == 3) return PART_8;
        if (part == 4) return PART_9;
        return part == 5 ? PART_10 : PART_11;
    }

    function _endOf(bytes calldata application, uint256 at) internal pure override returns (uint256 end) {
        uint8 kind = _kindAt(application, at);
        end = at + FieldList.lengthOf(_fieldsOf(kind));
        if (end > application.length) {
            revert LandDealings.LandDealingTruncated(kind, application.length - at, end - at);
        }
    }

    /// @dev Of a dealing with two titles the first two fields are subjects.
    function _subjectsOf(bytes calldata application, uint256 at) internal pure override returns (uint256) {
        uint256 subject = 1 << _subjectAt(application, at);
        bool two = bytes2(_fieldsOf(_kindAt(application, at))) == "bb";
        return two ? subject | (1 << _subjectAt(application, at + 1)) : subject;
    }

    function _hashDealing(
        bytes calldata application,
        uint256 at,
        uint256,
        uint8 kind
    ) internal pure override returns (bytes32) {
        return FieldList.hash(application, at, _typeOf(kind), _fieldsOf(kind));
    }

    function _partOf(uint8 kind) private pure returns (bytes32 applicationType, uint8 first, uint256 count) {
        uint256 part = kind / DealingKind.FURTHER;
        if (part == 1) return (NoticeTypes.APPLICATION_TYPE, NoticeTypes.FIRST, NoticeTypes.COUNT);
        if (part == 2) return (PassingTypes.APPLICATION_TYPE, PassingTypes.FIRST, PassingTypes.COUNT);
        if (part == 4) return (LeaseTypes.APPLICATION_TYPE, LeaseTypes.FIRST, LeaseTypes.COUNT);
        if (part == 5) return (ParcelTypes.APPLICATION_TYPE, ParcelTypes.FIRST, ParcelTypes.COUNT);
        if (part == 3) {
            return (
                MortgageChangeTypes.APPLICATION_TYPE,
                MortgageChangeTypes.FIRST,
                MortgageChangeTypes.COUNT
            );
        }
        if (part == 6) {
            return (RectificationTypes.APPLICATION_TYPE, RectificationTypes.FIRST, RectificationTypes.COUNT);
        }
        revert LandDealings.LandUnknownDealing(kind);
    }

    function _typeOf(uint8 kind) private pure returns (bytes32) {
        uint256 part = kind / DealingKind.FURTHER;
        if (part == 1) return NoticeTypes.typeOf(kind);
        if (part == 2) return PassingTypes.typeOf(kind);
        if (part == 3) return MortgageChangeTypes.typeOf(kind);
        if (part == 4) return LeaseTypes.typeOf(kind);
        return part == 5 ? ParcelTypes.typeOf(kind) : RectificationTypes.typeOf(kind);
    }

    /// @dev see `FieldList`
    function _fieldsOf(uint8 kind) private pure returns (bytes32 fields) {
        uint256 part = kind / DealingKind.FURTHER;
        if (part == 1) fields = NoticeDealings.fieldsOf(kind);
        if (part == 2) fields = PassingDealings.fieldsOf(kind);
        if (part == 4) fields = LeaseDealings.fieldsOf(kind);
        if (part == 5) fields = ParcelDealings.fieldsOf(kind);
        if (part == 3) fields = MortgageChangeDealings.fieldsOf(kind);
        if (part == 6) fields = RectificationDealings.fieldsOf(kind);
        if (fields == 0) revert LandDealings.LandUnknownDealing(kind);
    }
}
