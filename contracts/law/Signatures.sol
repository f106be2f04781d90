// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {IERC7913SignatureVerifier} from "@openzeppelin/contracts/interfaces/IERC7913.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @title Whether somebody signed
/// @notice A signer is written as ERC-7913 has it: an address, or the address of a verifier followed by a key. An account
/// without code signs by ECDSA (high `s` is no signature); one with code, delegated by EIP-7702 or not, answers itself by
/// ERC-1271. A bare key is written as a precompile's address and a key: who enrols one signs with it whatever becomes of the
/// account that has the same key, so that no delegation, given or stolen, signs for them. Whatever a wallet or verifier
/// does, it can only lose its own case: it has `GAS` and no more, and an answer that reverts, is shorter than a word or has
/// anything in it behind the four bytes expected means no.
library Signatures {
    /// @notice Gas one wallet or verifier may use. The dearest of OpenZeppelin's verifiers is WebAuthn where the chain has
    /// no precompile for P-256: 363,000 measured; RSA of 4,096 bits takes 187,000 (osaka).
    uint256 internal constant GAS = 600_000;

    /// @notice Verifier of a bare secp256k1 key: the precompile that recovers. The key is written as its address, 20 bytes.
    address internal constant ECRECOVER = address(0x01);

    /// @notice Verifier of a bare P-256 key, x and y: the precompile of EIP-7951, which not every chain has.
    address internal constant P256VERIFY = address(0x0100);

    /// @dev SEC 2, secp256r1: half of the order. Of the two signatures with one r, that with the lower s counts.
    uint256 private constant HALF_OF_P256_ORDER =
        0x7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8;

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
            if (account == ECRECOVER)
                return isBareKey(signer) && _isRecovered(signer[20:], digest, signature);
            if (account == P256VERIFY) return isBareKey(signer) && _isP256(signer[20:], digest, signature);
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
        return _isRecovered(signer, digest, signature);
    }

    /// @notice Whether keys of this verifier are bare.
    function isBare(address verifier) internal pure returns (bool) {
        return verifier == ECRECOVER || verifier == P256VERIFY;
    }

    /// @notice Whether the signer is a bare key of the length that its kind has.
    function isBareKey(bytes calldata signer) internal pure returns (bool) {
        if (signer.length == 40) return address(bytes20(signer)) == ECRECOVER;
        return signer.length == 84 && address(bytes20(signer)) == P256VERIFY;
    }

    /// @notice Whether the chain verifies P-256 itself. Asked with RFC 6979, A.2.5: SHA-256 of "sample".
    function hasP256() internal view returns (bool) {
        return
            _p256Verifies(
                abi.encode(
                    0xaf2bdbe1aa9b6ec1e2ade1d694f41fc71a831d0268e9891562113d8a62add1bf,
                    0xefd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716,
                    0xf7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8,
                    0x60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6,
                    0x7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299
                )
            );
    }

    /// @notice The address that belongs to the secp256k1 key which made the signature. Whether the account there signs with
    /// that key is another question: not if it has code.
    /// @return account zero: it is no signature
    function recoveredFrom(bytes32 digest, bytes calldata signature) internal pure returns (address account) {
        ECDSA.RecoverError failure;
        (account, failure, ) = ECDSA.tryRecoverCalldata(digest, signature);
        if (failure != ECDSA.RecoverError.NoError) account = address(0);
    }

    /// @param key 20 bytes
    function _isRecovered(
        bytes calldata key,
        bytes32 digest,
        bytes calldata signature
    ) private pure returns (bool) {
        address expected = address(bytes20(key));
        return expected != address(0) && recoveredFrom(digest, signature) == expected;
    }

    /// @param key x and y
    function _isP256(
        bytes calldata key,
        bytes32 digest,
        bytes calldata signature
    ) private view returns (bool) {
        if (signature.length != 64) return false;
        if (uint256(bytes32(signature[32:])) > HALF_OF_P256_ORDER) return false;
        return _p256Verifies(abi.encodePacked(digest, signature, key));
    }

    /// @dev The precompile answers 1, or nothing.
    function _p256Verifies(bytes memory question) private view returns (bool) {
        // A precompile has no interface to be called by.
        // slither-disable-next-line low-level-calls
        (bool success, bytes memory answer) = P256VERIFY.staticcall(question);
        return success && answer.length == 32 && bytes32(answer) == bytes32(uint256(1));
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
