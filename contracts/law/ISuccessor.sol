// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title A register that succeeds another
/// @notice New code for the same entries: each is taken over as it stands in the predecessor, record and status, when it is
/// first dealt with; until then it is shown as it stands there. What is dormant there under an older register's root is
/// dormant here under the same root, until the successor adopts one of its own. Nothing is migrated.
///
/// What is frozen in the predecessor is frozen here, until it is released there or here. What a case holds in the
/// predecessor is held here as long as the case lasts. Both end when the entry is first dealt with here: what is decided
/// there afterwards about an entry that has moved here is stale. Lodgings do not pass: what was lodged was signed for
/// the predecessor.
interface ISuccessor {
    /// @notice What froze the entry in the predecessor holds it here no more. `instrument`: hash of the order.
    event InheritedFreezeEnded(bytes32 indexed entry, bytes32 indexed instrument);

    /// @notice The law has not been entrusted to this register yet: its predecessor decides.
    error SuccessorNotYetEntrusted(address predecessor);

    /// @notice There is no contract at the address of the predecessor.
    error SuccessorWithoutPredecessor(address predecessor);

    /// @notice The register that this one succeeds.
    function predecessor() external view returns (address);
}
