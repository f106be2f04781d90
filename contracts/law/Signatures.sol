// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {IERC7913SignatureVerifier} from "@openzeppelin/contracts/interfaces/IERC7913.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @title Whether somebody signed
/// @notice A signer is written as ERC-7913 has it: an address, or the address of a verifier followed by a key. An account
/// without code signs by ECDSA (high `s` is no signature); one with code, delegated by EIP-7702 or not, answers itself by
/// ERC-1271. Whatever a wallet or verifier does, it can only lose its own case: it has `GAS` and no more, and an answer
/// that reverts, is shorter than a word or has anything in it behind the four bytes expected means no.
library Signatures {
    /// @notice Gas one wallet or verifier may use. The dearest of OpenZeppelin's verifiers is WebAuthn where the chain has
    /// no precompile for P-256: 363,000 measured; RSA of 4,096 bits takes 187,000 (osaka).
    uint256 internal constant GAS = 600_000;

    /// @dev Gas between asking how much is left and the call itself: memory, and the call's own price.
    uint256 private constant CALL_OVERHEAD = 5_000;

    /// @notice The transaction had too little gas left to give a wallet or verifier its due, so that its "no" means
    /// nothing. Send it again with more.
    error SignaturesGasTooLow(uint256 gasLeft);

    /// @notice Whether `signature` is one of `signer` over `digest`, now.
    function isValid(
        bytes calldata signer,
        bytes32 digest,
        bytes calldata signature
    ) internal view returns (bool) {
        if (signer.length < 20) return false;
        address account = address(bytes20(signer));
        if (signer.length > 20) {
            bytes memory question = abi.encodeCall(
                IERC7913SignatureVerifier.verify,
                (signer[20:], digest, signature)
            );
            return _answers(account, question, IERC7913SignatureVerifier.verify.selector);
        }
        if (account.code.length > 0) {
            bytes memory question = abi.encodeCall(IERC1271.isValidSignature, (digest, signature));
            return _answers(account, question, IERC1271.isValidSignature.selector);
        }
        return account != address(0) && _recovered(digest, signature) == account;
    }

    /// @notice The account without code whose signature over `digest` this is, now.
    /// @return account zero: it is no signature, or one of an account with code, which answers only when it is named
    function accountOf(bytes32 digest, bytes calldata signature) internal view returns (address account) {
        account = _recovered(digest, signature);
        if (account.code.length > 0) account = address(0);
    }

    /// @return account zero: it is no signature
    function _recovered(bytes32 digest, bytes calldata signature) private pure returns (address account) {
        ECDSA.RecoverError failure;
        (account, failure, ) = ECDSA.tryRecoverCalldata(digest, signature);
        if (failure != ECDSA.RecoverError.NoError) account = address(0);
    }

    /// @dev Assembly, because Solidity would copy all of the answer, and OpenZeppelin's `LowLevelCall` sets no limit of gas.
    function _answers(address target, bytes memory question, bytes4 expected) private view returns (bool) {
        if (target.code.length == 0) return false;
        uint256 gasLimit = GAS;
        uint256 offered = gasleft();
        bool success;
        uint256 size;
        bytes32 answer;
        assembly ("memory-safe") {
            success := staticcall(gasLimit, target, add(question, 0x20), mload(question), 0x00, 0x20)
            size := returndatasize()
            answer := mload(0x00)
        }
        if (success && size >= 32 && answer == bytes32(expected)) return true;
        // All but one 64th of what is left goes with a call: a "no" of one that had less than its due means nothing.
        if (offered < GAS + GAS / 63 + CALL_OVERHEAD) revert SignaturesGasTooLow(offered);
        return false;
    }
}
