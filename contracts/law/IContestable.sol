// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title A register whose decisions can be contested
/// @notice What the register of cases needs of any register. The last three are for the office of cases only, which by the
/// Administrative Procedure Act is held by that register and nobody else.
interface IContestable {
    /// @notice A provision is not applied any more to an application that it refused.
    event SetAside(bytes32 indexed digest, bytes32 indexed eId, bytes32 indexed caseEntry);

    /// @notice A grant was taken back: the entry has again the body it had before.
    event Restored(bytes32 indexed entry, bytes32 indexed caseEntry);

    /// @notice No case holds the entry, or too many do.
    error RegisterPendingCases(bytes32 entry, uint256 cases);
    /// @notice The application was not refused.
    error RegisterNotRefused(bytes32 digest, bytes32 decision);
    /// @notice The record is not the one before the entry's present record.
    error RegisterNotThePrevious(bytes32 entry, bytes31 previous, bytes31 given);
    /// @notice The provision that refused has been set aside, but another refuses, or the law does not allow it to be.
    error RegisterStillRefused(bytes32 digest, bytes32 eId);

    /// @notice What was decided on an application, see `Decisions`.
    function decisionOn(bytes32 digest) external view returns (bytes32);

    /// @notice Commitment of an entry's record (31 bytes) | status byte.
    function slotOf(bytes32 entry) external view returns (bytes32);

    /// @notice Makes entries pending because of a case, or ends that they are; logged by `StatusChanged`, with the case as
    /// the instrument.
    function setPending(bytes32[] calldata entries, bool pending, bytes32 caseEntry) external;

    /// @notice Has a provision not applied to the application that it refused, so that this can be decided again.
    /// Nothing happens where it is set aside already.
    function setAside(bytes32 digest, bytes32 eId, bytes32 caseEntry) external;

    /// @notice Takes back a grant: the next record has the body of the one before; a first record's entry is closed.
    /// @param basis ruleset under which the grant was set aside
    function restore(
        bytes32 entry,
        bytes calldata present,
        bytes calldata previous,
        address basis,
        bytes32 caseEntry
    ) external;
}
