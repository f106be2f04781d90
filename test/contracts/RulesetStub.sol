// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IRetroaction} from "../../contracts/law/IRetroaction.sol";

/// @notice A ruleset only as far as the Gazette looks: it says which provision it executes, and that article 9(1) of it allows
/// law for days gone by.
contract RulesetStub is IRetroaction {
    string public eli;

    constructor(string memory eli_) {
        eli = eli_;
    }

    /// @inheritdoc IRetroaction
    function allowsRetroaction(bytes32 eId) external pure returns (bool) {
        return eId == "art_9__para_1";
    }
}
