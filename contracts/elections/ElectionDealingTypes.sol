// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {DealingArrays} from "../law/DealingArrays.sol";
import {FieldList} from "../law/FieldList.sol";
import {ITypedDealings} from "../law/ITypedDealings.sol";
import {Words} from "../law/Words.sol";
import {ElectionDealings, ElectionStep} from "./ElectionDealings.sol";
import {ElectionTypes} from "./ElectionTypes.sol";

/// @title What is signed in an election (EIP-712), and which part of the Elections Act governs it
/// @notice A contract of its own, for which the register has no room.
contract ElectionDealingTypes is ITypedDealings, DealingArrays {
    using ElectionDealings for bytes;
    using FieldList for bytes;

    bytes32 private constant PART_2 = keccak256("/eli/xx/act/2015/11#part_2");
    bytes32 private constant PART_3 = keccak256("/eli/xx/act/2015/11#part_3");
    bytes32 private constant PART_4 = keccak256("/eli/xx/act/2015/11#part_4");

    /// @inheritdoc ITypedDealings
    function hashDealings(
        bytes calldata application
    ) external pure returns (bytes32 applicationType, bytes memory hashes) {
        hashes = Words.repeated(keccak256(""), ElectionStep.SUCCESSION);
        return (ElectionTypes.APPLICATION_TYPE, _hashArrays(application, ElectionStep.CALLING, hashes));
    }

    /// @inheritdoc ITypedDealings
    function subdivisionOf(uint8 kind) external pure returns (bytes32) {
        if (kind < ElectionStep.TRUSTEE) return PART_2;
        return kind < ElectionStep.COUNT ? PART_3 : PART_4;
    }

    function _endOf(bytes calldata application, uint256 at) internal pure override returns (uint256) {
        return application.endOf(at);
    }

    /// @dev Of a step with two entries the first two fields are subjects.
    function _subjectsOf(bytes calldata application, uint256 at) internal pure override returns (uint256) {
        uint256 subject = 1 << _subjectAt(application, at);
        bool two = ElectionStep.hasTwoSubjects(_kindAt(application, at));
        return two ? subject | (1 << _subjectAt(application, at + 1)) : subject;
    }

    function _hashDealing(
        bytes calldata application,
        uint256 at,
        uint256,
        uint8 kind
    ) internal pure override returns (bytes32) {
        return application.hash(at, ElectionTypes.typeOf(kind), ElectionDealings.fieldsOf(kind));
    }
}
