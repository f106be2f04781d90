// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Enactment} from "../../contracts/law/IGazette.sol";
import {Date} from "../../contracts/law/LegalTime.sol";
import {IReferendumRules} from "../../contracts/voting/IReferendumRules.sol";

/// @title A later Referendum Act
/// @notice Takes its time: 50 days from the naming of a district, 60 to what was adopted.
contract PatientReferendumRules is IReferendumRules {
    /// @inheritdoc IReferendumRules
    function eli() external pure returns (string memory) {
        return "/eli/xx/act/2015/13#part_2";
    }

    /// @inheritdoc IReferendumRules
    function admit(Enactment calldata, Date, Date) external pure returns (bytes32) {
        return 0;
    }

    /// @inheritdoc IReferendumRules
    function vacatioDays() external pure returns (uint16) {
        return 60;
    }

    /// @inheritdoc IReferendumRules
    function noticeDays() external pure returns (uint16) {
        return 50;
    }
}
