// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {CeremonyTerms, ElectionKey} from "../../contracts/voting/IKeyCeremony.sol";

/// @title A ceremony that records what it is told
/// @notice A ceremony without trustees at work: it keeps its terms, and has the key that a test gives it.
contract RecordingCeremony is AccessManaged {
    mapping(bytes32 election => CeremonyTerms) private _terms;
    mapping(bytes32 election => ElectionKey) private _keys;

    error CeremonyBegun(bytes32 election);
    error CeremonyNoKey(bytes32 election);

    constructor(address authority) AccessManaged(authority) {}

    function begin(bytes32 election, CeremonyTerms calldata terms) external restricted {
        if (_terms[election].threshold != 0) revert CeremonyBegun(election);
        _terms[election] = terms;
    }

    function keyOf(bytes32 election) external view returns (ElectionKey memory key) {
        key = _keys[election];
        if (key.x == 0) revert CeremonyNoKey(election);
    }

    /// @notice The trustees have made this key.
    function fix(bytes32 election, uint256 x, uint256 y) external {
        CeremonyTerms storage terms = _terms[election];
        _keys[election] = ElectionKey(x, y, terms.threshold, uint8(terms.trustees.length));
    }
}
