// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title A ruleset whose act allows law for days gone by
/// @notice Article 9(3) of the Constitution Act. Most acts allow none, and their rulesets do not have this function.
interface IRetroaction {
    /// @notice Whether a provision of this subdivision allows a version to govern days before that of its enactment.
    function allowsRetroaction(bytes32 eId) external pure returns (bool);
}
