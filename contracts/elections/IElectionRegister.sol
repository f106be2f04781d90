// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../law/Application.sol";
import {Date} from "../law/LegalTime.sol";
import {IBallotBox} from "../voting/IBallotBox.sol";
import {IKeyCeremony} from "../voting/IKeyCeremony.sol";
import {IReferendums} from "../voting/IReferendums.sol";

/// @title What the register of elections tells besides what every register does
interface IElectionRegister {
    /// @notice The ballot box in which its polls are held.
    function box() external view returns (IBallotBox);

    /// @notice Where its trustees make their keys.
    function ceremony() external view returns (IKeyCeremony);

    /// @notice The book of referendums, which is told of polls on questions: frozen, certified, annulled.
    function referendums() external view returns (IReferendums);

    /// @notice Entry of a district, which is also the name of its poll.
    function districtOf(bytes32 election, uint16 number) external pure returns (bytes32);

    /// @notice Entry of somebody's objection: each person has one about each roll of a district, and one about its result.
    /// @param about 1 the roll, 2 the result
    /// @param republished `republishedOf` of the district, as the roll is known by its day; of the result zero
    function objectionOf(
        bytes32 district,
        uint8 about,
        PersonId objector,
        Date republished
    ) external pure returns (bytes32);

    /// @notice Day on which the roll of a district was last published where it had one before; zero: it was not.
    function republishedOf(bytes32 district) external view returns (Date);

    /// @notice How many objections to the roll (1) or the result (2) of a district are undecided.
    function undecidedOf(bytes32 district, uint8 about) external view returns (uint32);
}
