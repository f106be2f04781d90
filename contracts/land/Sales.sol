// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../law/Application.sol";
import {FieldList} from "../law/FieldList.sol";
import {DealingKind, LandDealings, Transfer} from "./LandDealings.sol";
import {MortgageChange, MortgageChangeDealings} from "./MortgageChangeDealings.sol";
import {Passing, PassingDealings} from "./PassingDealings.sol";

/// @param from who gives; zero where the title passes from whoever owns it
/// @param acquirer who takes
/// @param price in minor units of `currency`; zero: none
struct Sale {
    PersonId from;
    PersonId acquirer;
    uint64 price;
    bytes3 currency;
}

/// @title Dealings that can pass land for a price
/// @notice Transfers, judgments, auctions and foreclosures, as the act on the duty sees them.
library Sales {
    using LandDealings for bytes;
    using MortgageChangeDealings for bytes;
    using PassingDealings for bytes;

    /// @return end offset behind the dealing that begins at `at`, of a Part that knows sales
    function endOf(bytes calldata a, uint256 at) internal pure returns (uint256 end) {
        uint8 kind = a.kindAt(at);
        if (kind < DealingKind.FURTHER) return LandDealings.endOf(a, at);
        bytes32 fields = PassingDealings.fieldsOf(kind);
        if (fields == 0) fields = MortgageChangeDealings.fieldsOf(kind);
        if (fields == 0) revert LandDealings.LandUnknownDealing(kind);
        end = at + FieldList.lengthOf(fields);
        if (end > a.length) revert LandDealings.LandDealingTruncated(kind, a.length - at, end - at);
    }

    /// @return sold whether the dealing that begins at `at` can pass land for a price
    /// @return sale who gives and takes, and for what
    function saleAt(bytes calldata a, uint256 at) internal pure returns (bool sold, Sale memory sale) {
        uint8 kind = a.kindAt(at);
        if (kind == DealingKind.TRANSFER) {
            Transfer memory x = a.transferAt(at);
            (sale.from, sale.acquirer) = (x.transferor, x.acquirer);
            (sale.price, sale.currency) = (x.price, x.currency);
        } else if (kind == DealingKind.AUCTION || kind == DealingKind.JUDGMENT_TRANSFER) {
            Passing memory y = a.passingAt(at);
            (sale.from, sale.acquirer) = (y.owner, y.acquirer);
            (sale.price, sale.currency) = (y.price, y.currency);
        } else if (kind == DealingKind.FORECLOSURE) {
            MortgageChange memory z = a.mortgageChangeAt(at);
            (sale.acquirer, sale.price, sale.currency) = (z.person, z.amount, z.currency);
        } else {
            return (false, sale);
        }
        return (true, sale);
    }
}
