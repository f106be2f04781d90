// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ElectionKey} from "../../contracts/voting/IKeyCeremony.sol";

/// @notice Keys that one dealer made, who knows them: what a box asks of a ceremony, for tests of the box alone.
contract DealtKey {
    mapping(bytes32 election => ElectionKey) private _keys;
    mapping(bytes32 election => mapping(uint256 trustee => uint256[2])) private _shares;

    error DealtKeyNone(bytes32 election, uint256 trustee);

    function deal(bytes32 election, ElectionKey calldata key, uint256[2][] calldata shares) external {
        _keys[election] = key;
        for (uint256 i; i < shares.length; ++i) _shares[election][i + 1] = shares[i];
    }

    function keyOf(bytes32 election) external view returns (ElectionKey memory key) {
        key = _keys[election];
        if (key.trustees == 0) revert DealtKeyNone(election, 0);
    }

    function shareKeyOf(bytes32 election, uint256 trustee) external view returns (uint256 x, uint256 y) {
        uint256[2] memory share = _shares[election][trustee];
        if (share[0] == 0) revert DealtKeyNone(election, trustee);
        return (share[0], share[1]);
    }
}
