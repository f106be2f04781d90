// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";

/// @notice A wallet that, asked for its signature, first calls somebody, and then agrees to everything.
contract ReentrantWallet {
    address private _target;
    bytes private _data;

    function arm(address target, bytes calldata data) external {
        (_target, _data) = (target, data);
    }

    function isValidSignature(bytes32, bytes calldata) external returns (bytes4) {
        // Most of the gas: what is left suffices to say yes.
        (bool success, ) = _target.call{gas: (gasleft() * 9) / 10}(_data);
        success;
        return IERC1271.isValidSignature.selector;
    }
}
