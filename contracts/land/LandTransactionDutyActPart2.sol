// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LandTransactionDutyAct} from "./LandTransactionDutyAct.sol";

/// @title Land Transaction Duty Act, Part 2, as enacted
/// @custom:eli /eli/xx/act/2015/14/2015-10-02#part_2
contract LandTransactionDutyActPart2 is LandTransactionDutyAct {}
