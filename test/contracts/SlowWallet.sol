// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";

/// @notice A wallet that agrees to everything, but takes its time.
contract SlowWallet {
    uint256 private immutable _gas;

    constructor(uint256 gas) {
        _gas = gas;
    }

    function isValidSignature(bytes32, bytes calldata) external view returns (bytes4) {
        uint256 begun = gasleft();
        while (begun - gasleft() < _gas) {}
        return IERC1271.isValidSignature.selector;
    }
}
