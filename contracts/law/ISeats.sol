// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title In whose place offices are exercised
/// @notice A seat is the account of an officer appointed in their own right: whoever acts for them sits in it, too.
interface ISeats {
    /// @notice In which seat an account exercises an office now.
    /// @return seat the account itself, or that of the officer for whom it acts; zero: it does not exercise the office
    function seatOf(uint64 office, address holder) external view returns (address seat);
}
