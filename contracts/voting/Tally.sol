// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Wire} from "../law/Wire.sol";
import {Words} from "../law/Words.sol";
import {BallotRule} from "./BallotRule.sol";
import {EqualityProof} from "./EqualityProof.sol";
import {PointSums} from "./PointSums.sol";
import {Secp256k1} from "./Secp256k1.sol";

/// @notice What trustees have made of the totals of a contest.
struct Tally {
    /// hash of each trustee's partial decryption; trustees are numbered from 1
    mapping(uint256 trustee => bytes32 hash) partials;
}

using Tallies for Tally global;

/// @title Counting without opening a ballot
/// @notice Each trustee multiplies the A of the totals by their share of the key, and proves it; any threshold of them
/// makes out of it what is to be taken off the B, so that counts times G are left. The contract adds it up and checks the
/// counts that anybody found. A trustee decrypts the totals of a contest once: what is decrypted is what was added up, and
/// that does not change.
library Tallies {
    bytes32 private constant DECRYPTION = keccak256("smart-laws/voting/1/decryption");
    bytes32 private constant PARTIAL = keccak256("smart-laws/voting/1/partial");

    uint256 private constant ORDER = Secp256k1.ORDER;

    /// @dev Of each trustee and ciphertext: product D x 32, y 32 | lambda D x 32, y 32.
    uint256 private constant TERM = 128;
    /// @dev Bytes of a sum, see `PointSums.sol`.
    uint256 private constant SUM = 96;

    /// @notice The trustee decrypted already.
    error TallyDecrypted(uint256 trustee);

    /// @notice It takes exactly so many trustees.
    error TallyWrongTrustees(uint256 given, uint256 threshold);

    /// @notice Trustees are numbered from 1 and stand in ascending order.
    error TallyNotAscending(uint256 position);

    /// @notice The terms are not of so many trustees and ciphertexts, or the counts not of so many ciphertexts.
    error TallyWrongLength(uint256 length, uint256 expected);

    /// @notice The products are not those that the trustee proved.
    error TallyWrongPartial(uint256 trustee);

    /// @notice The hint is not the product times the trustee's weight.
    error TallyFalseHint(uint256 trustee, uint256 ciphertext);

    /// @notice The option has another count.
    error TallyWrongCount(uint256 option, uint256 count);

    /// @notice Takes a trustee's partial decryption.
    /// @param totals as `Accumulations.requireTotals` accepts them
    /// @param keyX of the trustee's share of the key, from the ceremony
    /// @param proof as `EqualityProof` has it, of the A of the totals
    function decrypt(
        Tally storage self,
        bytes32 context,
        bytes memory totals,
        uint256 trustee,
        uint256 keyX,
        uint256 keyY,
        bytes calldata proof
    ) internal {
        if (self.partials[trustee] != 0) revert TallyDecrypted(trustee);
        bytes32 statement = keccak256(abi.encode(DECRYPTION, context, keccak256(totals), trustee));
        bytes memory products = EqualityProof.requireValid(proof, statement, keyX, keyY, _bases(totals));
        self.partials[trustee] = _hash(products);
    }

    /// @notice Checks counts against the totals and the partial decryptions of as many trustees as the threshold.
    /// @param totals as `Accumulations.requireTotals` accepts them
    /// @param terms of each trustee, of each ciphertext: product x 32, y 32 | the same times the trustee's weight x 32, y 32
    /// @param counts of the options that are encrypted
    /// @return all counts, that of the implicit option too
    function count(
        Tally storage self,
        BallotRule memory rule,
        bytes memory totals,
        uint256 threshold,
        uint256[] calldata trustees,
        bytes calldata terms,
        uint256[] calldata counts
    ) internal view returns (uint256[] memory all) {
        uint256 ciphertexts = rule.ciphertexts;
        if (trustees.length != threshold) revert TallyWrongTrustees(trustees.length, threshold);
        if (terms.length != threshold * ciphertexts * TERM)
            revert TallyWrongLength(terms.length, threshold * ciphertexts * TERM);
        if (counts.length != ciphertexts) revert TallyWrongLength(counts.length, ciphertexts);
        bytes memory sums = _encrypted(totals, ciphertexts);
        bytes memory weights = _weights(trustees);
        uint256 at;
        for (uint256 i; i < trustees.length; ++i) {
            at = _takeOff(self, sums, trustees[i], uint256(Words.at(weights, i)), terms, at);
        }
        _requireCounts(sums, counts);
        return _withImplicit(rule, uint256(Words.at(totals, 0)), counts);
    }

    /// @dev Lagrange's weight of each trustee among the others, at zero: the product of j / (j - i) over the others j. One
    /// inversion for all, as in `PointSums.toAffine`.
    function _weights(uint256[] calldata trustees) private view returns (bytes memory list) {
        _requireAscending(trustees);
        list = Words.make(trustees.length);
        uint256 product = 1;
        for (uint256 i; i < trustees.length; ++i) {
            // The products of the denominators before, until they are made use of.
            Words.set(list, i, bytes32(product));
            (, uint256 denominator) = _fraction(trustees, i);
            product = mulmod(product, denominator, ORDER);
        }
        uint256 inverse = Math.invModPrime(product, ORDER);
        for (uint256 i = trustees.length; i > 0; --i) {
            (uint256 numerator, uint256 denominator) = _fraction(trustees, i - 1);
            uint256 own = mulmod(inverse, uint256(Words.at(list, i - 1)), ORDER);
            Words.set(list, i - 1, bytes32(mulmod(numerator, own, ORDER)));
            inverse = mulmod(inverse, denominator, ORDER);
        }
    }

    function _fraction(
        uint256[] calldata trustees,
        uint256 position
    ) private pure returns (uint256 numerator, uint256 denominator) {
        uint256 own = trustees[position];
        (numerator, denominator) = (1, 1);
        for (uint256 j; j < trustees.length; ++j) {
            if (j == position) continue;
            numerator = mulmod(numerator, trustees[j], ORDER);
            denominator = mulmod(denominator, addmod(trustees[j], ORDER - own, ORDER), ORDER);
        }
    }

    function _requireAscending(uint256[] calldata trustees) private pure {
        uint256 previous;
        for (uint256 j; j < trustees.length; ++j) {
            if (trustees[j] <= previous || trustees[j] >= ORDER) revert TallyNotAscending(j);
            previous = trustees[j];
        }
    }

    /// @dev Takes a trustee's terms off the sums.
    /// @param at offset of the first of them
    /// @return end offset behind the last
    function _takeOff(
        Tally storage self,
        bytes memory sums,
        uint256 trustee,
        uint256 lambda,
        bytes calldata terms,
        uint256 at
    ) private view returns (uint256 end) {
        // Sums are whole: the division leaves nothing.
        // slither-disable-next-line divide-before-multiply
        bytes memory products = Words.make((sums.length / SUM) * 2);
        end = at;
        for (uint256 j; j < sums.length / SUM; ++j) {
            _takeOffOne(sums, products, j, trustee, lambda, Wire.slice(terms, end, end + TERM));
            end += TERM;
        }
        bytes32 proven = self.partials[trustee];
        if (proven == 0 || proven != _hash(products)) revert TallyWrongPartial(trustee);
    }

    function _takeOffOne(
        bytes memory sums,
        bytes memory products,
        uint256 j,
        uint256 trustee,
        uint256 lambda,
        bytes calldata term
    ) private view {
        Words.set(products, 2 * j, Wire.load(term, 0));
        Words.set(products, 2 * j + 1, Wire.load(term, 32));
        if (!_isProduct(term, lambda)) revert TallyFalseHint(trustee, j);
        PointSums.add(sums, 3 * j, _word(term, 64), Secp256k1.PRIME - _word(term, 96));
    }

    /// @dev Whether the second point of a term is a point, and lambda times the first.
    function _isProduct(bytes calldata term, uint256 lambda) private view returns (bool) {
        (uint256 x, uint256 y) = (_word(term, 64), _word(term, 96));
        Secp256k1.requirePoint(x, y);
        address expected = Secp256k1.combine(0, lambda, _word(term, 0), _word(term, 32));
        return Secp256k1.toAddress(x, y) == expected;
    }

    /// @dev What is left is count times G. Infinity has no address: a count of zero is compared as such, and any
    /// coordinates stand in for it where all the others are made affine with one inversion.
    function _requireCounts(bytes memory sums, uint256[] calldata counts) private view {
        for (uint256 j; j < counts.length; ++j) {
            bool isInfinity = Words.at(sums, 3 * j + 2) == 0;
            if (isInfinity != (counts[j] == 0) || counts[j] >= ORDER) revert TallyWrongCount(j, counts[j]);
            if (isInfinity) Words.set(sums, 3 * j + 2, bytes32(uint256(1)));
        }
        bytes memory points = PointSums.toAffine(sums, 0, counts.length);
        for (uint256 j; j < counts.length; ++j) {
            if (counts[j] != 0 && !_isMultiple(points, j, counts[j])) revert TallyWrongCount(j, counts[j]);
        }
    }

    /// @dev Whether a point of a list is so many times G.
    function _isMultiple(bytes memory points, uint256 index, uint256 times) private view returns (bool) {
        (uint256 x, uint256 y) = (
            uint256(Words.at(points, 2 * index)),
            uint256(Words.at(points, 2 * index + 1))
        );
        return Secp256k1.toAddress(x, y) == Secp256k1.combine(0, times, Secp256k1.G_X, Secp256k1.G_Y);
    }

    /// @dev No option has more votes than there are ballots: the proofs of the ballots see to it, and it is checked.
    function _withImplicit(
        BallotRule memory rule,
        uint256 ballots,
        uint256[] calldata counts
    ) private pure returns (uint256[] memory all) {
        all = new uint256[](counts.length + (rule.lastImplicit ? 1 : 0));
        uint256 rest = ballots * rule.total;
        for (uint256 j; j < counts.length; ++j) {
            if (counts[j] > ballots || (rule.lastImplicit && counts[j] > rest))
                revert TallyWrongCount(j, counts[j]);
            all[j] = counts[j];
            if (rule.lastImplicit) rest -= counts[j];
        }
        if (!rule.lastImplicit) return all;
        if (rest > ballots) revert TallyWrongCount(counts.length, rest);
        all[counts.length] = rest;
    }

    /// @dev The A of the totals.
    function _bases(bytes memory totals) private pure returns (bytes memory bases) {
        // Totals are whole ciphertexts: the division leaves nothing.
        // slither-disable-next-line divide-before-multiply
        uint256 ciphertexts = totals.length / 128;
        bases = Words.make(2 * ciphertexts);
        for (uint256 j; j < ciphertexts; ++j) {
            Words.set(bases, 2 * j, Words.at(totals, 1 + 4 * j));
            Words.set(bases, 2 * j + 1, Words.at(totals, 2 + 4 * j));
        }
    }

    /// @dev The B of the totals, as sums.
    function _encrypted(bytes memory totals, uint256 ciphertexts) private pure returns (bytes memory sums) {
        sums = Words.make(3 * ciphertexts);
        for (uint256 j; j < ciphertexts; ++j) {
            Words.set(sums, 3 * j, Words.at(totals, 3 + 4 * j));
            Words.set(sums, 3 * j + 1, Words.at(totals, 4 + 4 * j));
            Words.set(sums, 3 * j + 2, bytes32(uint256(1)));
        }
    }

    function _hash(bytes memory products) private pure returns (bytes32) {
        return keccak256(abi.encode(PARTIAL, keccak256(products)));
    }

    function _word(bytes calldata data, uint256 at) private pure returns (uint256) {
        return uint256(Wire.load(data, at));
    }
}
