// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IGazette} from "../../contracts/law/IGazette.sol";
import {Signatures} from "../../contracts/law/Signatures.sol";

/// @notice `Signatures` from outside.
contract SignaturesHarness {
    function isValid(
        bytes calldata signer,
        bytes32 digest,
        bytes calldata signature
    ) external view returns (bool) {
        return Signatures.isValid(signer, digest, signature);
    }

    /// @return valid the answer
    /// @return gasUsed what it cost
    function measure(
        bytes calldata signer,
        bytes32 digest,
        bytes calldata signature
    ) external view returns (bool valid, uint256 gasUsed) {
        gasUsed = gasleft();
        valid = Signatures.isValid(signer, digest, signature);
        gasUsed -= gasleft();
    }
}

/// @notice What a register pays to ask the Gazette, its cold address included.
contract GazetteMeter {
    function inForce(IGazette gazette, bytes32 key) external view returns (uint256 gasUsed) {
        gasUsed = gasleft();
        gazette.inForceToday(key);
        gasUsed -= gasleft();
    }

    function today(IGazette gazette) external view returns (uint256 gasUsed) {
        gasUsed = gasleft();
        gazette.today();
        gasUsed -= gasleft();
    }
}

/// @notice Something for the Executive to call.
contract Ledger {
    error LedgerRefuses(uint256 value);

    uint256 public value;

    function set(uint256 value_) external {
        value = value_;
    }

    function refuse(uint256 value_) external pure {
        revert LedgerRefuses(value_);
    }
}
