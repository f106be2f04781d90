// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Date} from "./LegalTime.sol";

/// @notice What the law is told of a lodging that somebody wants to make on one entry.
/// @param inLine how many have been made on the entry since the first that is live, that one included
/// @param ofLodger whether the lodger has a live one there
/// @param ofApplication whether the application has a live one there, or has been lodged signed before
/// @param seriesBegan day of the first of the latest series on the entry; zero: there has been no lodging
/// @param lastHeld day on which the latest one lapses, or would have lapsed
struct LodgingFacts {
    uint256 inLine;
    bool ofLodger;
    bool ofApplication;
    Date seriesBegan;
    Date lastHeld;
    Date today;
}

/// @title What the law says of lodgings: the executable form of the Lodging Act
/// @notice Pure, as every ruleset; the lodging book asks the version in force on the day on which a lodging is made.
interface ILodgingRules {
    /// @notice The subdivision executed, e.g. "/eli/xx/act/2015/10#part_2".
    function eli() external pure returns (string memory);

    /// @notice Last day on which a lodging is live.
    /// @param lodgedOn day on which it was made
    function lastDay(Date lodgedOn) external pure returns (Date);

    /// @notice Whether a lodging is admissible.
    /// @return eId provision under which it is not; zero: it is
    /// @return ofSeries whether it belongs to the latest series on the entry
    function admit(LodgingFacts calldata facts) external pure returns (bytes32 eId, bool ofSeries);
}
