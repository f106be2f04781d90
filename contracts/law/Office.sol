// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title The offices of the republic
/// @notice Each is a role of `Offices` and exists by a provision of the Constitution Act, /eli/xx/act/2015/1.
library Office {
    /// @notice Enacts laws and publishes the calendar. art_3__para_1
    uint64 internal constant LEGISLATURE = 1;

    /// @notice Vetoes what an enactment orders the Executive to do. art_4__para_1
    uint64 internal constant CONSTITUTIONAL_COURT = 2;

    /// @notice Keeps the register of persons. art_5__para_1
    uint64 internal constant CIVIL_REGISTRAR = 3;

    /// @notice Keeps the land register. art_5__para_2
    uint64 internal constant LAND_REGISTRAR = 4;

    /// @notice Surveys parcels. art_5__para_3
    uint64 internal constant SURVEY_OFFICE = 5;

    /// @notice Freezes, suspends and reviews. art_5__para_4
    uint64 internal constant COURT = 6;

    /// @notice Certifies what parties declare. art_5__para_5
    uint64 internal constant NOTARY = 7;

    /// @notice Reviews what registers decide. art_5__para_9
    uint64 internal constant REVIEWER = 8;

    /// @notice Keeps the register of cases. art_5__para_10
    uint64 internal constant CASE_REGISTRAR = 9;

    /// @notice Has registers do what a case ends with; held by the register of cases alone. art_5__para_11
    uint64 internal constant CASES = 10;

    /// @notice Approves what the Agricultural Land Act leaves to it; filled when that act is enacted.
    /// /eli/xx/act/2016/1, art_5__para_1
    uint64 internal constant LAND_COMMISSION = 11;

    /// @notice Puts roots of older registers in force; held by the books of takeovers alone. art_5__para_17
    uint64 internal constant TAKEOVER = 12;

    /// @notice Holds elections. art_5__para_18
    uint64 internal constant ELECTORAL_COMMISSION = 13;

    /// @notice Has ballot box and key ceremony do what the law has decided; held by the register of elections alone.
    /// art_5__para_19
    uint64 internal constant ELECTIONS = 14;

    /// @notice Takes votes at polling stations; filled for the days of an order. /eli/xx/act/2015/11, art_18a__para_2
    uint64 internal constant POLLING_OFFICER = 15;
}
