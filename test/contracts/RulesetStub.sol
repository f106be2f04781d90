// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice A ruleset only as far as the Gazette looks: it says which provision it executes.
contract RulesetStub {
    string public eli;

    constructor(string memory eli_) {
        eli = eli_;
    }
}
