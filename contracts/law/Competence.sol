// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {ICompetence} from "./ICompetence.sol";
import {ISuccessor} from "./ISuccessor.sol";
import {Versions} from "./Versions.sol";

/// @title Which register executes a subdivision, as part of the Gazette
/// @dev That one is named at all is marked in the word of the newest version, which is read anyway (`Versions.ENTRUSTED`).
/// @custom:eli /eli/xx/act/2015/1/2015-01-05
abstract contract Competence is ICompetence, AccessManaged, Versions {
    mapping(bytes32 key => address register) private _registers;

    /// @inheritdoc ICompetence
    mapping(address register => bool) public isEntrusted;

    /// @inheritdoc ICompetence
    /// @custom:applies art_8__para_6
    /// @custom:norm power
    function entrust(bytes32[] calldata keys, address register) external restricted {
        if (register.code.length == 0) revert GazetteRegisterWithoutCode(register);
        address predecessor = _predecessorOf(register);
        for (uint256 i = 0; i < keys.length; ++i) {
            bytes32 key = keys[i];
            address before = _registers[key];
            if (before != address(0) && before != predecessor) {
                revert GazetteNotTheSuccessor(key, register, before);
            }
            _registers[key] = register;
            _mark(key);
            emit Entrusted(key, register, before);
        }
        isEntrusted[register] = true;
    }

    /// @inheritdoc ICompetence
    function registerOf(bytes32 key) external view returns (address) {
        return _registers[key];
    }

    /// @return predecessor zero: the register succeeds none
    function _predecessorOf(address register) private view returns (address predecessor) {
        try ISuccessor(register).predecessor() returns (address named) {
            predecessor = named;
        } catch {}
    }

    /// @dev To be called where a register is named.
    /// @custom:applies art_8__para_6
    /// @custom:norm prohibition
    function _requireCompetent(bytes32 key) internal view {
        address competent = _registers[key];
        if (competent != msg.sender) revert GazetteOtherRegister(key, competent, msg.sender);
    }
}
