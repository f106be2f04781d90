// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {PersonId} from "../law/Application.sol";
import {ISeats} from "../law/ISeats.sol";
import {Office} from "../law/Office.sol";
import {Signatures} from "../law/Signatures.sol";
import {Wire} from "../law/Wire.sol";
import {Claim, IEligibility} from "./IEligibility.sol";
import {IPollingStations} from "./IPollingStations.sol";
import {Roll} from "./Roll.sol";

/// @title Votes at polling stations
/// @notice Keeps nothing: what the officers signed is in the credential, which the box logs.
contract PollingStations is IPollingStations, EIP712 {
    bytes32 private constant VOTE = keccak256(
        "VoteAtStation(bytes32 election,uint256 voter,bytes32 paper,bytes32 reasons)"
    );

    uint256 private constant REASONS_AT = 2;
    uint256 private constant SIGNER_AT = 34;
    uint256 private constant FIRST_AT = 66;
    uint256 private constant SECOND_AT = 102;
    uint256 private constant LENGTHS_AT = 138;
    uint256 private constant SIGNATURES_AT = 142;

    /// @dev Bytes of an account, behind which the person stands.
    uint256 private constant ACCOUNT = 20;

    /// @notice Who holds which office.
    ISeats public immutable offices;

    constructor(ISeats seats) EIP712("Polling Stations", "1") {
        offices = seats;
    }

    /// @inheritdoc IEligibility
    function requireEligible(Claim calldata claim, bytes calldata credential) external view {
        (uint256 secondAt, uint256 pathAt) = _offsets(credential);
        bytes32 reasons = Wire.load(credential, REASONS_AT);
        if (reasons == 0) revert PollingStationsNoReasons(claim.voter, claim.digest);
        _requireTwo(credential);
        Roll.requireEntered(claim, Wire.load(credential, SIGNER_AT), credential, pathAt);

        bytes32 digest = _hashTypedDataV4(
            keccak256(abi.encode(VOTE, claim.election, claim.voter, claim.digest, reasons))
        );
        _requireSigned(credential, FIRST_AT, digest, Wire.slice(credential, SIGNATURES_AT, secondAt));
        _requireSigned(credential, SECOND_AT, digest, Wire.slice(credential, secondAt, pathAt));
    }

    /// @return secondAt where the second signature stands
    /// @return pathAt where the path stands
    function _offsets(bytes calldata credential) private pure returns (uint256 secondAt, uint256 pathAt) {
        uint256 lengths = uint256(Wire.load(credential, LENGTHS_AT)) >> 224;
        secondAt = SIGNATURES_AT + (lengths >> 16);
        pathAt = secondAt + (lengths & 0xffff);
        if (!Roll.isPath(credential.length, pathAt))
            revert PollingStationsMalformedCredential(credential.length);
    }

    function _requireTwo(bytes calldata credential) private pure {
        PersonId first = _personAt(credential, FIRST_AT);
        PersonId second = _personAt(credential, SECOND_AT);
        if (PersonId.unwrap(first) >= PersonId.unwrap(second)) revert PollingStationsNotTwo(first, second);
    }

    function _requireSigned(
        bytes calldata credential,
        uint256 officerAt,
        bytes32 digest,
        bytes calldata signature
    ) private view {
        bytes calldata signer = Wire.slice(credential, officerAt, officerAt + ACCOUNT);
        (address account, PersonId person) = (address(bytes20(signer)), _personAt(credential, officerAt));
        // Who acts for an officer sits in the officer's seat.
        if (offices.seatOfPerson(Office.POLLING_OFFICER, account, person) != account)
            revert PollingStationsNotAnOfficer(account, person);
        if (!Signatures.isValid(signer, digest, signature)) revert PollingStationsNotSigned(account, digest);
    }

    function _personAt(bytes calldata credential, uint256 officerAt) private pure returns (PersonId) {
        return PersonId.wrap(bytes16(Wire.load(credential, officerAt + ACCOUNT)));
    }
}
