// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "./Application.sol";

/// @title In whose place offices are exercised
/// @notice A seat is the account of an officer appointed in their own right: whoever acts for them sits in it, too.
interface ISeats {
    /// @notice In which seat an account exercises an office now.
    /// @return seat the account itself, or that of the officer for whom it acts; zero: it does not exercise the office
    function seatOf(uint64 office, address holder) external view returns (address seat);

    /// @notice The same of an account that signs as a person: it signs in an office only as the person for whom it was
    /// appointed, whosever key it has become.
    /// @param person as whom the account signs
    /// @return seat zero: it does not exercise the office, or not as this person
    function seatOfPerson(
        uint64 office,
        address holder,
        PersonId person
    ) external view returns (address seat);

    /// @notice The person for whom an account was last appointed in its own right; zero: none was named.
    function personIn(uint64 office, address seat) external view returns (PersonId person);
}
