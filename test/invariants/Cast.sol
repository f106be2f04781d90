// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../../contracts/law/Application.sol";
import {VM} from "./Vm.sol";

/// @title Who plays: six citizens, a notary and a registrar
/// @notice Ids ascend with the number of the person, so that signatories in order of number are in the register's order.
library Cast {
    uint8 internal constant CITIZENS = 6;
    uint8 internal constant NOTARY = 6;
    uint8 internal constant REGISTRAR = 7;
    uint8 internal constant SIZE = 8;

    uint8 private constant SUBSTANTIAL = 2;
    uint8 private constant HIGH = 3;

    function id(uint256 person) internal pure returns (PersonId) {
        return PersonId.wrap(bytes16(uint128(((person + 1) << 120) | 0xc17)));
    }

    /// @return person the number of whoever has this id
    function byId(PersonId id_) internal pure returns (uint8 person) {
        return uint8(uint128(PersonId.unwrap(id_)) >> 120) - 1;
    }

    function key(uint256 person) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode("key", person)));
    }

    function account(uint256 person) internal pure returns (address) {
        return VM.addr(key(person));
    }

    /// @notice The last citizen is identified less well than the act's form requires.
    function assurance(uint256 person) internal pure returns (uint8) {
        return person == CITIZENS - 1 ? SUBSTANTIAL : HIGH;
    }

    function sign(uint256 person, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = VM.sign(key(person), digest);
        return abi.encodePacked(r, s, v);
    }
}
