// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice A key that trustees have made together.
/// @param x of the public key
/// @param y of the public key
/// @param threshold how many trustees are needed to decrypt
/// @param trustees how many there are; they are numbered from 1
struct ElectionKey {
    uint256 x;
    uint256 y;
    uint8 threshold;
    uint8 trustees;
}

/// @notice What the law says of a ceremony. Periods in seconds; the first begins with the ceremony, each other with the
/// end of the one before.
/// @param trustees accounts of the trustees, in the order of their numbers
struct CeremonyTerms {
    address[] trustees;
    uint8 threshold;
    uint8 mostAttempts;
    uint32 commitmentSeconds;
    uint32 pointSeconds;
    uint32 shareSeconds;
    uint32 complaintSeconds;
}

/// @title How trustees make a key of which none of them has the secret
/// @notice The register of elections begins a ceremony under the law; the rest the trustees do, and anyone may end a period that
/// has run out.
interface IKeyCeremony {
    /// @notice Begins the ceremony of an election. Once an election.
    function begin(bytes32 election, CeremonyTerms calldata terms) external;

    /// @notice Reverts unless the key has been fixed.
    function keyOf(bytes32 election) external view returns (ElectionKey memory);

    /// @notice Public share of a trustee, x and y. Reverts unless the key has been fixed.
    function shareKeyOf(bytes32 election, uint256 trustee) external view returns (uint256 x, uint256 y);
}
