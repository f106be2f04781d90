// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {BallotCasting} from "./BallotCasting.sol";
import {BallotCounting} from "./BallotCounting.sol";
import {IEligibility} from "./IEligibility.sol";
import {IKeyCeremony} from "./IKeyCeremony.sol";
import {Polls} from "./Polls.sol";

/// @title The ballot box
/// @notice Ballots of all elections are cast, added up, decrypted and counted here, as the register of elections lets it.
/// Parts: `Polls` is told what the law decided, `BallotCasting` takes papers, `BallotCounting` counts them.
contract BallotBox is BallotCasting, BallotCounting {
    /// @param authority whose offices say who is the register of elections
    /// @param ceremony where the trustees make keys
    /// @param eligibility verifies that anonymous voters are on a roll; zero: no poll has anonymous voters
    /// @param stations verifies papers cast at polling stations, `IPollingStations`; zero: none is
    constructor(
        address authority,
        IKeyCeremony ceremony,
        IEligibility eligibility,
        IEligibility stations
    )
        AccessManaged(authority)
        EIP712("Ballot Box", "1")
        Polls(ceremony, address(eligibility) != address(0))
        BallotCasting(eligibility, stations)
    {}
}
