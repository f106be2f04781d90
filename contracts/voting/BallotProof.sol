// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Words} from "../law/Words.sol";
import {Ballot} from "./Ballot.sol";
import {BallotRule} from "./BallotRule.sol";
import {Secp256k1} from "./Secp256k1.sol";

/// @title That a ballot says what its rule allows, and no more is known of it
/// @notice Each encrypted option is 0 or 1, and so is the implicit one: a quadratic bit argument, made non-interactive by
/// Fiat and Shamir, with 3k + 2 calls of `ecrecover`. Sound under the discrete logarithm of the second generator, with
/// perfect zero knowledge in the random oracle model; transcript, argument and lemma: `docs/voting-transcript.md`.
library BallotProof {
    using Ballot for bytes;

    /// @dev The second generator, by hash to curve (RFC 9380, secp256k1_XMD:SHA-256_SSWU_RO_) of "second generator" under
    /// "smart-laws-voting-v1-with-secp256k1_XMD:SHA-256_SSWU_RO_": nobody knows its logarithm.
    uint256 internal constant P_X = 0xf1d799e263b417045dd7798911bfc4e914e28e6a6c281e8754bad684c502f91e;
    uint256 internal constant P_Y = 0x84d5420d66da7e371b0e312abbf1dc7dade52e758e112a56123dfc2dfdbfbcec;

    bytes32 private constant STATEMENT = keccak256("smart-laws/voting/1/statement");
    bytes32 private constant WEIGHT = keccak256("smart-laws/voting/1/weight");
    bytes32 private constant CHALLENGE = keccak256("smart-laws/voting/1/challenge");

    /// @dev Words of the transcript before those of the ciphertexts: tag, statement, W1x, W1y, address of W0.
    uint256 private constant PREFIX = 5;

    uint256 private constant ORDER = Secp256k1.ORDER;

    /// @notice The hint is not the point that its scalars give.
    /// @param at offset in the ballot
    error BallotProofFalseHint(uint256 at, address expected);

    /// @notice The challenge does not follow from what was committed to: the proof is of another statement, or of none.
    error BallotProofWrongChallenge(uint256 challenge, uint256 expected);

    /// @dev What the checks of one ballot share.
    struct Check {
        uint256 keyX;
        uint256 keyY;
        uint256 challenge;
        uint256 y;
        // weight of the present option, y^j
        uint256 weight;
        // sum of y^j phi_j (phi_j - 1) over the options so far
        uint256 quadratic;
        // sum of phi_j over the options so far
        uint256 sum;
    }

    /// @notice Reverts unless the ballot has the form that the rule fixes and its proof holds in this context.
    /// @param context what `toContext` of the contest gave; the rule and the key are the contest's
    /// @return ciphertexts keccak256 of the ciphertexts, which are all points of the curve
    function requireValid(
        bytes calldata ballot,
        bytes32 context,
        BallotRule memory rule,
        uint256 keyX,
        uint256 keyY
    ) internal view returns (bytes32 ciphertexts) {
        ballot.requireLength(rule.ciphertexts);
        ciphertexts = ballot.hashCiphertexts(rule.ciphertexts);
        requireProof(ballot, statementOf(ballot, context, ciphertexts), rule, keyX, keyY);
    }

    /// @notice Hash of all that a ballot's proof is about.
    function statementOf(
        bytes calldata ballot,
        bytes32 context,
        bytes32 ciphertexts
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(STATEMENT, context, ballot.voter(), ballot.seq(), ciphertexts));
    }

    /// @notice Reverts unless the proof holds for this statement, which must have been made of this very ballot: see
    /// `requireValid`. The ballot has the length that the rule fixes.
    function requireProof(
        bytes calldata ballot,
        bytes32 statement,
        BallotRule memory rule,
        uint256 keyX,
        uint256 keyY
    ) internal view {
        uint256 count = rule.ciphertexts;
        bytes memory transcript = Words.make(PREFIX + 2 * count);
        Words.set(transcript, 0, CHALLENGE);
        Words.set(transcript, 1, statement);
        Check memory check = _begin(ballot.word(Ballot.openingAt(count)), statement);
        (check.keyX, check.keyY) = (keyX, keyY);
        _checkCiphertexts(ballot, check, transcript, count);
        if (rule.lastImplicit) _count(check, addmod(rule.total, ORDER - check.sum, ORDER));
        _checkOpening(ballot, Ballot.openingAt(count), check, transcript);
        uint256 expected = uint256(keccak256(transcript)) % ORDER;
        if (expected != check.challenge) revert BallotProofWrongChallenge(check.challenge, expected);
    }

    function _begin(uint256 challenge, bytes32 statement) private pure returns (Check memory check) {
        if (challenge == 0 || challenge >= ORDER) revert Secp256k1.Secp256k1NotAScalar(challenge);
        check.challenge = challenge;
        check.y = uint256(keccak256(abi.encode(WEIGHT, statement))) % ORDER;
        check.weight = check.y;
    }

    /// @dev The commitments to the nonces of each ciphertext, recomputed from the answers: a = c kappa G - c A,
    /// b = c (M - B), where the share M = kappa Y + phi G.
    function _checkCiphertexts(
        bytes calldata ballot,
        Check memory check,
        bytes memory transcript,
        uint256 count
    ) private view {
        uint256 at = Ballot.CIPHERTEXTS_AT;
        uint256 answerAt = Ballot.answersAt(count);
        uint256 index = PREFIX;
        unchecked {
            for (uint256 end = at + count * Ballot.CIPHERTEXT; at < end; at += Ballot.CIPHERTEXT) {
                uint256 kappa = ballot.word(answerAt + 64);
                uint256 phi = ballot.word(answerAt + 96);
                Secp256k1.requireScalar(kappa);
                Secp256k1.requireScalar(phi);
                _set(transcript, index, _commitmentA(ballot, at, check.challenge, kappa));
                Secp256k1.requirePoint(ballot.word(at + 64), ballot.word(at + 96));
                _requireHint(ballot, answerAt, phi, kappa, check.keyX, check.keyY);
                address b = _scaledDifference(ballot, answerAt, at + 64, answerAt + 128, check.challenge);
                _set(transcript, index + 1, b);
                _count(check, phi);
                answerAt += Ballot.ANSWER;
                index += 2;
            }
        }
    }

    function _commitmentA(
        bytes calldata ballot,
        uint256 at,
        uint256 c,
        uint256 kappa
    ) private view returns (address) {
        unchecked {
            (uint256 x, uint256 y) = (ballot.word(at), ballot.word(at + 32));
            Secp256k1.requirePoint(x, y);
            return Secp256k1.combine(mulmod(c, kappa, ORDER), ORDER - c, x, y);
        }
    }

    /// @dev The quadratic commitment, W0 = c (N - W1), where the opening N = c q G + tau P.
    function _checkOpening(
        bytes calldata ballot,
        uint256 at,
        Check memory check,
        bytes memory transcript
    ) private view {
        uint256 c = check.challenge;
        uint256 blinding = ballot.word(at + 160);
        Secp256k1.requireScalar(blinding);
        uint256 x = ballot.word(at + 32);
        uint256 y = ballot.word(at + 64);
        Secp256k1.requirePoint(x, y);
        Words.set(transcript, 2, bytes32(x));
        Words.set(transcript, 3, bytes32(y));
        _requireHint(ballot, at + 96, mulmod(c, check.quadratic, ORDER), blinding, P_X, P_Y);
        _set(transcript, 4, _scaledDifference(ballot, at + 96, at + 32, at + 192, c));
    }

    /// @dev The point at offset `at` is gG + tX. It must be on the curve besides: off it, an address is found by collision.
    function _requireHint(
        bytes calldata ballot,
        uint256 at,
        uint256 g,
        uint256 t,
        uint256 x,
        uint256 y
    ) private view {
        uint256 hintX = ballot.word(at);
        uint256 hintY;
        unchecked {
            hintY = ballot.word(at + 32);
        }
        Secp256k1.requirePoint(hintX, hintY);
        address expected = Secp256k1.combine(g, t, x, y);
        if (Secp256k1.toAddress(hintX, hintY) != expected) revert BallotProofFalseHint(at, expected);
    }

    /// @return address of c times the difference of two points of the ballot, of which each was checked
    function _scaledDifference(
        bytes calldata ballot,
        uint256 minuendAt,
        uint256 subtrahendAt,
        uint256 inverseAt,
        uint256 c
    ) private view returns (address) {
        unchecked {
            (uint256 x, uint256 y) = Secp256k1.subtract(
                ballot.word(minuendAt),
                ballot.word(minuendAt + 32),
                ballot.word(subtrahendAt),
                ballot.word(subtrahendAt + 32),
                ballot.word(inverseAt)
            );
            return Secp256k1.combine(0, c, x, y);
        }
    }

    /// @dev Adds an option's part to the sums, and moves on to the weight of the next.
    function _count(Check memory check, uint256 phi) private pure {
        uint256 part = mulmod(phi, addmod(phi, ORDER - 1, ORDER), ORDER);
        check.quadratic = addmod(check.quadratic, mulmod(check.weight, part, ORDER), ORDER);
        check.sum = addmod(check.sum, phi, ORDER);
        check.weight = mulmod(check.weight, check.y, ORDER);
    }

    function _set(bytes memory transcript, uint256 index, address commitment) private pure {
        Words.set(transcript, index, bytes32(uint256(uint160(commitment))));
    }
}
