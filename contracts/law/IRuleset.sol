// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Date} from "./LegalTime.sol";

/// @notice The circumstances of a case: all that the law is told besides the records and the application.
/// @param statuses status byte of each entry (see `Record.sol`), in the application's order
/// @param assurances level of assurance of each signatory's key, one byte each, in the application's order
/// @param begin offset in the application of the first dealing that this subdivision is to decide
/// @param end offset behind the last of them
/// @param today recorded time: the block's time as a legal date
/// @param overruled eId of a provision that a review or judgment has set aside for this application, or that those have
/// approved in whose discretion it is, or both (`Overruled`); zero: none
/// @param workingDays bit 255 - n is set when the day n days before today was a working day; zero where no act asks
struct Circumstances {
    bytes16 statuses;
    bytes16 assurances;
    uint32 begin;
    uint32 end;
    Date today;
    bytes32 overruled;
    uint256 workingDays;
}

/// @notice What the law says.
/// @param refusal eId of the provision that refuses; zero: granted
/// @param standing whether the applicant has standing; without it the application is inadmissible. It
/// has it in every entry, since a refusal that is contested holds all of them
/// @param applicableDate the date whose law governs the case, under this version's intertemporal rule
/// @param next body of each entry's next record (see `Bodies.sol`), when granted; nothing where this act changes no record
/// @param referral Gazette key of another act that must decide the same dealings too; zero: none
/// @param assessed money payable under this act because of the dealings, in minor units of the act's currency
struct Outcome {
    bytes32 refusal;
    bool standing;
    Date applicableDate;
    bytes next;
    bytes32 referral;
    uint256 assessed;
}

/// @notice Who decides where a provision leaves discretion, so that code alone does not refuse under it.
/// @param office whose holders decide, see `Office`; zero: the provision leaves none
/// @param officers how many of them, as different persons, it takes to approve or to decline
/// @param silenceDays working days from the receipt of the application after which it counts as approved; zero: never
struct Discretion {
    uint64 office;
    uint8 officers;
    uint16 silenceDays;
}

/// @notice One tested condition of one provision.
/// @param eli the subdivision, as the Gazette's key: keccak256 of e.g. "/eli/xx/act/2015/12#part_2"
/// @param eId provision tested, e.g. "art_7__para_1"
/// @param fact name of the fact tested
/// @param satisfied whether the condition for granting holds
/// @param value the fact's value, in `unit`
/// @param threshold what it was compared with, in `unit`
/// @param unit e.g. "boolean", "pence", "days", "date", "parts"
struct Finding {
    bytes32 eli;
    bytes32 eId;
    bytes32 fact;
    bool satisfied;
    uint256 value;
    uint256 threshold;
    bytes32 unit;
}

/// @title The executable form of one subdivision of an act, in one version
/// @notice Immutable, without storage, reading nothing but its arguments: the same bytecode decides on the chain, in a
/// browser and in an audit.
interface IRuleset {
    /// @notice The subdivision executed, e.g. "/eli/xx/act/2015/12#part_2". The Gazette enacts it under no other key.
    function eli() external pure returns (string memory);

    /// @notice Provision under which a refusal can be contested, and the period for it in calendar days from service.
    function remedy() external pure returns (bytes32 eId, uint16 periodDays);

    /// @notice Whether a provision under which this subdivision refuses leaves discretion. Most leave none.
    function discretion(bytes32 eId) external pure returns (Discretion memory);

    /// @notice Decides. Reverts only on dealings that are not in the room's wire form.
    /// @param bodies body of each entry's record as it stands before these dealings, empty for an entry not yet made (see
    /// `Bodies.sol`)
    /// @param application see `Application.sol`
    function evaluate(
        bytes calldata bodies,
        bytes calldata application,
        Circumstances calldata circumstances
    ) external pure returns (Outcome memory);

    /// @notice Every condition tested, in the order of the act; the first unsatisfied one is the refusal of `evaluate`.
    function findings(
        bytes calldata bodies,
        bytes calldata application,
        Circumstances calldata circumstances
    ) external pure returns (Finding[] memory);
}
