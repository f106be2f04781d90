// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "./Application.sol";

/// @notice How a discretion has been exercised.
enum Exercise {
    /// @dev Nobody has decided; time alone changes this into Approved, where the provision says so.
    Awaited,
    /// @dev The provision does not refuse this application.
    Approved,
    /// @dev The provision refuses this application.
    Declined
}

/// @notice What an officer decides, or that they take no part.
/// @param register that was asked to decide the application
/// @param subdivision Gazette key of the act whose provision leaves the discretion
/// @param eId of the provision
/// @param officer as a person
/// @param reasons hash of the document that states why
struct Opinion {
    address register;
    bytes32 subdivision;
    bytes32 eId;
    PersonId officer;
    uint32 keyVersion;
    bytes32 reasons;
}

/// @title What officers decide where code may not refuse alone
/// @notice Nothing here changes a register: it asks, and only when it would have to refuse.
interface IDiscretions {
    /// @notice An officer has decided. `exercise`: as it stands now.
    event OpinionGiven(
        bytes32 indexed digest,
        bytes32 indexed eId,
        PersonId indexed officer,
        bool approves,
        bytes32 reasons,
        Exercise exercise
    );

    /// @notice An officer takes no part in the decision on an application, because of a conflict of interest.
    event Recused(bytes32 indexed digest, PersonId indexed officer, bytes32 reasons);

    /// @notice The provision leaves no discretion.
    error DiscretionNone(bytes32 subdivision, bytes32 eId);
    /// @notice It was decided before, or counts as approved by now.
    error DiscretionExercised(bytes32 digest, Exercise exercise);
    /// @notice The officer signs the application, or is named in one of its dealings.
    error DiscretionOfParty(bytes32 digest, PersonId officer);
    /// @notice The officer has decided already, or has declared a conflict of interest.
    error DiscretionOfficerBarred(bytes32 digest, PersonId officer);
    /// @notice In this seat the officer, or who acts for them, has taken part already or is excluded. `seat`: the account
    /// of the officer.
    error DiscretionSeatBarred(bytes32 digest, address seat);
    /// @notice An officer states reasons.
    error DiscretionWithoutReasons(bytes32 digest);
    /// @notice The person is not active, or signed under another version of their key.
    error DiscretionNotActive(PersonId officer, uint32 keyVersion);
    error DiscretionInvalidSignature(PersonId officer, bytes32 digest);
    /// @notice The account that signed does not hold the office.
    error DiscretionNotInOffice(PersonId officer, uint64 office);

    /// @notice An officer approves or declines, by signing the EIP-712 message
    /// `Opinion(bytes32 application,bytes32 subdivision,string provision,bool approves,bytes32 reasons,bytes16 officer,
    /// uint32 keyVersion)`. Anyone may submit it.
    /// @param from commitment of each entry's present record; zero for a new entry
    /// @param signer the officer's account
    function decide(
        Opinion calldata opinion,
        bool approves,
        bytes calldata application,
        bytes31[] calldata from,
        bytes calldata signer,
        bytes calldata signature
    ) external;

    /// @notice An officer declares a conflict of interest, by signing
    /// `Recusal(bytes32 application,bytes32 reasons,bytes16 officer,uint32 keyVersion)`. Anyone may submit it, before the
    /// discretion has been exercised. Once as many officers have as it takes to decide, silence approves no longer.
    function recuse(
        Opinion calldata opinion,
        bytes calldata application,
        bytes31[] calldata from,
        bytes calldata signer,
        bytes calldata signature
    ) external;

    /// @notice How a discretion stands today, of an application to the register that calls.
    /// @param ruleset that refuses, and says whether it leaves discretion; Declined: it leaves none
    function exerciseOf(
        bytes32 digest,
        bytes32 subdivision,
        address ruleset,
        bytes32 eId
    ) external view returns (Exercise);

    /// @notice Whether an officer, or anybody in a seat, has approved or declined an application, or has declared a conflict
    /// of interest: whoever has does not review what became of it, and nobody does in that seat.
    /// @param seat account of an officer (`ISeats`)
    function hasTakenPart(
        address register,
        bytes32 digest,
        PersonId officer,
        address seat
    ) external view returns (bool);
}
