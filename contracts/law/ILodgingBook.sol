// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Date} from "./LegalTime.sol";

/// @notice How an application comes into the line.
enum Way {
    /// @dev An officer lodges it by its digest.
    ByDigest,
    /// @dev It is lodged signed.
    Signed,
    /// @dev It is lodged signed, and has been before.
    SignedAgain
}

/// @title The lodging book: which application is decided first
/// @notice Registers write in it, each on pages of its own: whoever calls is the register. What is written holds off
/// nothing by itself; a register asks before it decides. Lodgings on an entry are numbered, and stand in a line of which
/// those who have lapsed or ended are passed over.
interface ILodgingBook {
    /// @notice The receipt of a lodging; its instant is the block's.
    /// @param lodger account of the officer whose seat lodges (the first 20 bytes), or the applicant (the first 16)
    event Lodged(
        address indexed register,
        bytes32 indexed entry,
        bytes32 indexed digest,
        uint256 number,
        bytes32 lodger
    );

    /// @notice A lodging ended before it lapsed: its application was decided or withdrawn, it rests on a
    /// record that is no longer the present one, or a court struck it out.
    event LodgingEnded(address indexed register, bytes32 indexed entry, uint256 number);

    /// @notice An application stands behind another on this entry: number `number`, live until the end of `lastDay`.
    error LodgingHeldOff(bytes32 entry, uint256 number, Date lastDay);
    /// @notice The law does not admit this lodging.
    error LodgingInadmissible(bytes32 entry, bytes32 eId);
    /// @notice No lodging on this entry has this number, or it has ended.
    error LodgingUnknown(bytes32 entry, uint256 number);
    /// @notice The application can still be decided, so far as records and decisions tell.
    error LodgingNotStale(address register, bytes32 digest);
    /// @notice The Gazette did not say which version governs the date. Send it again with more gas.
    error LodgingLawUnknown(Date date);

    /// @notice Notes an application on an entry of the register that calls. An application that has a live lodging there and
    /// is now lodged signed keeps its place.
    function lodge(bytes32 entry, bytes32 digest, bytes32 lodger, Way way) external;

    /// @notice Keeps the instant at which an application is first lodged signed.
    /// @return way SignedAgain: it was lodged signed before, and the first instant stands
    function receiveSigned(bytes32 digest) external returns (Way way);

    /// @notice Ends the lodging of an application on an entry, if it has one.
    /// @return free whether no live lodging is left on the entry
    function conclude(bytes32 entry, bytes32 digest) external returns (bool free);

    /// @notice Ends the lodgings of an application that can be decided no more: an entry's record has moved since, or the
    /// register has decided it. By anyone.
    /// @param from commitment of each entry's record on which the application rests; zero for a new entry
    function endStale(address register, bytes calldata application, bytes31[] calldata from) external;

    /// @notice Ends one lodging.
    function strike(bytes32 entry, uint256 number) external;

    /// @notice Reverts unless the application's is the first live lodging on each of its entries that has one. What a judge
    /// signs in that capacity is an order of a court, and waits for nobody; the register checks that they are one.
    function requireTurn(bytes32 digest, bytes calldata application) external view;

    /// @notice The first live lodging on an entry.
    /// @return mark first 16 bytes of the application's digest; zero: there is none
    function firstOn(
        address register,
        bytes32 entry
    ) external view returns (bytes16 mark, uint256 number, uint256 instant, Date lastDay);

    /// @notice When an application was first lodged signed (Unix seconds); zero: never.
    function receivedAt(address register, bytes32 digest) external view returns (uint256 instant);
}
