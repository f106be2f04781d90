// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice A log as the test runner recorded it.
struct Log {
    bytes32[] topics;
    bytes data;
    address emitter;
}

/// @notice What these tests ask of the test runner.
interface Vm {
    function warp(uint256 instant) external;

    /// @dev The next call comes from this account.
    function prank(address sender) external;

    function addr(uint256 key) external pure returns (address);

    function sign(uint256 key, bytes32 digest) external pure returns (uint8 v, bytes32 r, bytes32 s);

    function recordLogs() external;

    function getRecordedLogs() external returns (Log[] memory);

    function record() external;

    /// @return reads slots of the account that were read since `record`
    /// @return writes slots of the account that were written since `record`
    function accesses(address account) external returns (bytes32[] memory reads, bytes32[] memory writes);

    function load(address account, bytes32 slot) external view returns (bytes32);

    /// @param contractName a contract of the project
    /// @return code what its own build has for its creation, without the arguments of its constructor
    function getCode(string calldata contractName) external view returns (bytes memory code);
}

Vm constant VM = Vm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D);

error NotDeployed(string contractName);

/// @dev By its name, not by `new`: a contract that deploys others carries their code, which the compiler makes anew for each
/// that does.
function deploy(string memory contractName) returns (address) {
    return deploy(contractName, "");
}

function deploy(string memory contractName, bytes memory arguments) returns (address deployed) {
    uint256 free;
    assembly ("memory-safe") {
        free := mload(0x40)
    }
    bytes memory code = bytes.concat(VM.getCode(contractName), arguments);
    // The code is no longer needed: kept, that of some republics would be more memory than the runner has.
    assembly ("memory-safe") {
        deployed := create(0, add(code, 0x20), mload(code))
        mstore(0x40, free)
    }
    if (deployed == address(0)) revert NotDeployed(contractName);
}
