// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Enactment} from "../law/IGazette.sol";
import {Date} from "../law/LegalTime.sol";

/// @title What the law says of referendums: the executable form of the Referendum Act
/// @notice Pure, as every ruleset; the book of referendums asks the version in force on the day of filing.
interface IReferendumRules {
    /// @notice The subdivision executed, e.g. "/eli/xx/act/2015/13#part_2".
    function eli() external pure returns (string memory);

    /// @notice Whether a question may be put on file.
    /// @param rejectedOn day on which the same question was last rejected; zero: never
    /// @return eId provision under which it may not; zero: it may
    function admit(
        Enactment calldata enactment,
        Date rejectedOn,
        Date today
    ) external pure returns (bytes32 eId);

    /// @notice Days from that of the certification to the first on which what was adopted governs.
    function vacatioDays() external pure returns (uint16);

    /// @notice Days from that on which a district is named to the first on which its freeze binds the question.
    function noticeDays() external pure returns (uint16);
}
