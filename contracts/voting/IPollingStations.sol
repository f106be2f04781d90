// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../law/Application.sol";
import {IEligibility} from "./IEligibility.sol";

/// @title Votes at polling stations
/// @notice Who cannot sign votes at a polling station, where two officers sign in place of the voter: Elections Act, article
/// 18a, /eli/xx/act/2015/11#art_18a. By EIP-712, under the domain (`Polling Stations`, `1`, chain id, this contract), each
/// signs
///
///     VoteAtStation(bytes32 election,uint256 voter,bytes32 paper,bytes32 reasons)
///
/// where `paper` is the digest that the voter would have signed. A credential is
///
///     0 2 | reasons 32 | keccak256 of the voter's signer 32 | two officers, each    account 20, person 16
///     length of the first signature 2 | length of the second 2 | signatures | path, 32 each, from the leaf to the root
///
/// Nobody signs with an empty signer, so that no credential of a voter who signs begins like this one. The officers stand in
/// the ascending order of their persons, so that they are two and nobody can exchange them.
interface IPollingStations is IEligibility {
    /// @notice The credential ends before what it says it has, or its path is not of at most 32 whole words.
    error PollingStationsMalformedCredential(uint256 length);

    /// @notice No reasons are given. art_18a__para_4
    error PollingStationsNoReasons(uint256 voter, bytes32 paper);

    /// @notice The officers are one person, or do not stand in ascending order. art_18a__para_3
    error PollingStationsNotTwo(PersonId first, PersonId second);

    /// @notice The account does not exercise the office of polling officer now, not as this person, or in the place of
    /// another: nobody but an order says as which person. art_18a__para_2
    error PollingStationsNotAnOfficer(address account, PersonId person);

    /// @notice The officer did not sign that this paper was cast before them for these reasons. art_18a__para_3
    error PollingStationsNotSigned(address account, bytes32 digest);
}
