// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "./Application.sol";
import {IDiscretions} from "./IDiscretions.sol";
import {ILodgingBook} from "./ILodgingBook.sol";

/// @title A register in which applications are lodged
interface ILodgedRegister {
    /// @notice An application was lodged signed; what it asks is known from now on.
    event Received(bytes32 indexed digest, PersonId indexed applicant, bytes application);

    /// @notice Only a notary or a registrar lodges what others have still to sign.
    error RegisterMayNotLodge(address account);

    /// @notice Where officers decide what the law leaves to them.
    function discretions() external view returns (IDiscretions);

    /// @notice The book in which this register notes lodgings.
    function lodgingBook() external view returns (ILodgingBook);

    /// @notice Lodges an application by its digest. By a notary or a registrar of the register, or who acts for one: then
    /// that officer is the lodger.
    /// @param entries the application's, at most 16
    function lodge(bytes32 digest, bytes32[] calldata entries) external;

    /// @notice Lodges an application that all its signatories have signed. By anyone.
    /// @param evidence as for `decide`
    function lodgeSigned(bytes calldata application, bytes calldata evidence) external;

    /// @notice Strikes a lodging out. By the court.
    /// @param instrument hash of the order
    function strike(bytes32 entry, uint256 number, bytes32 instrument) external;
}
