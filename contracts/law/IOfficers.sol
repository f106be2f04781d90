// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "./Application.sol";

/// @title Who exercises an office
/// @notice Beside `ISeats`, for contracts that an officer calls without having signed as a person.
interface IOfficers {
    /// @notice As whom, and in which seat, an account exercises an office now.
    /// @return seat as `ISeats.seatOf` tells it; zero: the account does not exercise the office
    /// @return person as whom the account was appointed, or is named by the officer for whom it acts; zero: as nobody
    function officerAt(uint64 office, address holder) external view returns (address seat, PersonId person);
}
