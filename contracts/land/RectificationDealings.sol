// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../law/Application.sol";
import {Date} from "../law/LegalTime.sol";
import {Wire} from "../law/Wire.sol";
import {DealingKind} from "./LandDealings.sol";

/// @param kind see `DealingKind`
/// @param registered who the register shows as owner
/// @param injured the rightful owner; compensation: who lost the share for good
/// @param numerator rectification: parts that are registered wrongly
/// @param since day from which the injured person should have been registered
/// @param acquiredOn date of the instrument under which the registered owner acquired
/// @param forValue the registered owner gave something for it
/// @param knew the registered owner knew of the error
/// @param amount compensation, in minor units
/// @param currency of the amount
struct Rectification {
    uint8 kind;
    PersonId registered;
    PersonId injured;
    uint32 numerator;
    Date since;
    Date acquiredOn;
    bool forValue;
    bool knew;
    uint64 amount;
    bytes3 currency;
}

/// @title Wire form of the dealings of Part 11: rectification, closing and reopening
library RectificationDealings {
    using Wire for bytes;

    /// @return fields see `FieldList`; zero: no dealing of this Part
    function fieldsOf(uint8 kind) internal pure returns (bytes32 fields) {
        if (kind == DealingKind.RECTIFICATION) return "bppqddffhd";
        if (kind == DealingKind.COMPENSATION) return "bppddnchd";
        if (kind == DealingKind.CLOSING || kind == DealingKind.REOPENING) return "bhd";
    }

    /// @return x the rectification or compensation that begins at offset `at`
    function rectificationAt(bytes calldata a, uint256 at) internal pure returns (Rectification memory x) {
        unchecked {
            x.kind = uint8(bytes1(a.load(at)));
            x.registered = PersonId.wrap(bytes16(a.load(at + 2)));
            x.injured = PersonId.wrap(bytes16(a.load(at + 18)));
            bytes32 word = a.load(at + 34);
            if (x.kind == DealingKind.RECTIFICATION) {
                x.numerator = uint32(bytes4(word));
                word <<= 32;
                (x.forValue, x.knew) = (word[8] != 0, word[9] != 0);
            } else {
                // What the registered owner gave nothing for, or took knowingly, is rectified.
                x.forValue = true;
                (x.amount, x.currency) = (uint64(bytes8(word << 64)), bytes3(word << 128));
            }
            x.since = Date.wrap(uint32(bytes4(word)));
            x.acquiredOn = Date.wrap(uint32(bytes4(word << 32)));
        }
    }
}
