// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../law/Application.sol";
import {Wire} from "../law/Wire.sol";
import {DealingKind} from "./LandDealings.sol";

/// @param tenant who begins or ceases to hold jointly, or has died
/// @param other joint tenancy: with whom `tenant` holds jointly
struct CoOwnership {
    PersonId tenant;
    PersonId other;
}

/// @notice What a kind of passing has not is zero.
/// @param owner from whom a share passes
/// @param numerator of the fraction of the title that passes
/// @param denominator of the same
/// @param executor of the deceased's estate
/// @param rank of the mortgage for which the title is sold by auction
/// @param price of an auction, or of a sale to which a judgment gives effect, in minor units of `currency`
/// @param compensation for a compulsory purchase, in minor units of `currency`
struct Passing {
    PersonId owner;
    PersonId acquirer;
    uint32 numerator;
    uint32 denominator;
    PersonId executor;
    uint16 rank;
    uint64 price;
    uint64 compensation;
    bytes3 currency;
}

/// @title Wire form of the dealings of Part 7: co-ownership, and titles that pass without a sale
/// @notice Between kind 1 | subject 1 and instrument 32 | instrumentDate 4:
///
///     joint tenancy               tenant 16 | other 16
///     severance, survivorship     tenant 16
///     spouse                      owner 16 | acquirer 16 | numerator 4 | denominator 4
///     inheritance                 the same | executor 16
///     judgment                    the same as between spouses | price 8 | currency 3
///     auction                     acquirer 16 | rank 2 | price 8 | currency 3
///     compulsory purchase         acquirer 16 | compensation 8 | currency 3
library PassingDealings {
    using Wire for bytes;

    /// @return fields see `FieldList`; zero: no dealing of this Part
    function fieldsOf(uint8 kind) internal pure returns (bytes32 fields) {
        if (kind == DealingKind.JOINT_TENANCY) return "bpphd";
        if (kind == DealingKind.SEVERANCE || kind == DealingKind.SURVIVORSHIP) return "bphd";
        if (kind == DealingKind.SPOUSE_TRANSFER) return "bppqqhd";
        if (kind == DealingKind.JUDGMENT_TRANSFER) return "bppqqnchd";
        if (kind == DealingKind.INHERITANCE) return "bppqqphd";
        if (kind == DealingKind.AUCTION) return "bprnchd";
        if (kind == DealingKind.COMPULSORY_PURCHASE) return "bpnchd";
    }

    /// @notice Whether the whole title passes, from whoever owns it.
    function isOfTitle(uint8 kind) internal pure returns (bool) {
        return kind == DealingKind.AUCTION || kind == DealingKind.COMPULSORY_PURCHASE;
    }

    /// @return x the joint tenancy, severance or survivorship that begins at offset `at`
    function coOwnershipAt(bytes calldata a, uint256 at) internal pure returns (CoOwnership memory x) {
        x.tenant = _personAt(a, at + 2);
        bool two = uint8(bytes1(a.load(at))) == DealingKind.JOINT_TENANCY;
        if (two) x.other = _personAt(a, at + 18);
    }

    /// @return x the passing that begins at offset `at`
    function passingAt(bytes calldata a, uint256 at) internal pure returns (Passing memory x) {
        uint8 kind = uint8(bytes1(a.load(at)));
        if (isOfTitle(kind)) {
            x.acquirer = _personAt(a, at + 2);
            uint256 word = uint256(a.load(at + 18));
            if (kind == DealingKind.AUCTION) {
                (x.rank, x.price) = (uint16(word >> 240), uint64(word >> 176));
                x.currency = bytes3(uint24(word >> 152));
            } else {
                (x.compensation, x.currency) = (uint64(word >> 192), bytes3(uint24(word >> 168)));
            }
            return x;
        }
        (x.owner, x.acquirer) = (_personAt(a, at + 2), _personAt(a, at + 18));
        uint256 fraction = uint256(a.load(at + 34));
        (x.numerator, x.denominator) = (uint32(fraction >> 224), uint32(fraction >> 192));
        if (kind == DealingKind.INHERITANCE) x.executor = _personAt(a, at + 42);
        if (kind != DealingKind.JUDGMENT_TRANSFER) return x;
        (x.price, x.currency) = (uint64(fraction >> 128), bytes3(uint24(fraction >> 104)));
    }

    function _personAt(bytes calldata a, uint256 at) private pure returns (PersonId) {
        return PersonId.wrap(bytes16(a.load(at)));
    }
}
