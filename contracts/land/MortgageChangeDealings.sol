// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../law/Application.sol";
import {Date} from "../law/LegalTime.sol";
import {Wire} from "../law/Wire.sol";
import {DealingKind} from "./LandDealings.sol";

/// @param kind see `DealingKind`
/// @param rank of the mortgage that is changed
/// @param otherRank postponement: the rank with which it is exchanged
/// @param person assignment: the new lender; foreclosure: the acquirer
/// @param amount increase and partial release: the amount secured from now on, in minor units; foreclosure: the price
/// @param currency of the amount
/// @param lastDay extension: the last day of the term from now on
struct MortgageChange {
    uint8 kind;
    uint16 rank;
    uint16 otherRank;
    PersonId person;
    uint64 amount;
    bytes3 currency;
    Date lastDay;
}

/// @title Wire form of the dealings of Part 8: changes of mortgages
library MortgageChangeDealings {
    using Wire for bytes;

    /// @return fields see `FieldList`; zero: no dealing of this Part
    function fieldsOf(uint8 kind) internal pure returns (bytes32 fields) {
        if (kind == DealingKind.ASSIGNMENT) return "brphd";
        if (kind == DealingKind.FORECLOSURE) return "brpnchd";
        if (kind == DealingKind.POSTPONEMENT) return "brrhd";
        if (kind == DealingKind.INCREASE || kind == DealingKind.PARTIAL_RELEASE) return "brnchd";
        if (kind == DealingKind.EXTENSION) return "brdhd";
    }

    /// @return x the dealing that begins at offset `at`
    function mortgageChangeAt(bytes calldata a, uint256 at) internal pure returns (MortgageChange memory x) {
        unchecked {
            bytes32 word = a.load(at);
            x.kind = uint8(bytes1(word));
            x.rank = uint16(bytes2(word << 16));
            bytes32 rest = word << 32;
            if (x.kind == DealingKind.ASSIGNMENT || x.kind == DealingKind.FORECLOSURE) {
                x.person = PersonId.wrap(bytes16(rest));
                if (x.kind == DealingKind.ASSIGNMENT) return x;
                (x.amount, x.currency) = (uint64(bytes8(rest << 128)), bytes3(rest << 192));
            } else if (x.kind == DealingKind.POSTPONEMENT) {
                x.otherRank = uint16(bytes2(rest));
            } else if (x.kind == DealingKind.EXTENSION) {
                x.lastDay = Date.wrap(uint32(bytes4(rest)));
            } else {
                (x.amount, x.currency) = (uint64(bytes8(rest)), bytes3(rest << 64));
            }
        }
    }
}
