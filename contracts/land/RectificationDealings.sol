// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../law/Application.sol";
import {Date} from "../law/LegalTime.sol";
import {Wire} from "../law/Wire.sol";
import {DealingKind} from "./LandDealings.sol";
import {Rrr, RrrKind} from "./Title.sol";

/// @notice What a rectification states of the error, and of the person who relied on the register.
/// @param since day from which the register is wrong
/// @param acquiredOn date of the instrument under which that person acquired
/// @param forValue that person gave something for it
/// @param knew that person knew of the error
struct StatedError {
    Date since;
    Date acquiredOn;
    bool forValue;
    bool knew;
}

/// @param kind see `DealingKind`
/// @param registered who the register shows as owner; compensation: as owner or holder of a right
/// @param injured the rightful owner; compensation: who lost for good
/// @param numerator rectification: parts that are registered wrongly
/// @param amount compensation, in minor units
/// @param currency of the amount
struct Rectification {
    uint8 kind;
    PersonId registered;
    PersonId injured;
    uint32 numerator;
    StatedError error;
    uint64 amount;
    bytes3 currency;
}

/// @param place in the order of entry, from 1, of the right that is struck out
/// @param right see `RrrKind`
/// @param deed hash of the instrument under which it stands
struct RightStriking {
    uint16 place;
    uint8 right;
    PersonId holder;
    bytes32 deed;
    StatedError error;
}

/// @param place in the order of entry, from 1, that the right entered gets
struct RightEntry {
    uint16 place;
    Rrr right;
    StatedError error;
}

/// @param registered hash commitment to the boundaries that the spatial unit has in the register
/// @param squareMetres the area that it should have
/// @param geometry hash commitment to the boundaries that it should have
struct ParcelRectification {
    bytes32 registered;
    uint64 squareMetres;
    bytes32 geometry;
    StatedError error;
}

/// @title Wire form of the dealings of Part 11: rectification, closing and reopening
/// @notice Between kind 1 | subject 1 and instrument 32 | instrumentDate 4:
///
///     rectification         registered 16 | injured 16 | numerator 4 | error
///     right striking        place 2 | right 1 (see `RrrKind`) | holder 16 | deed 32 | error
///     mortgage entry        place 2 | rank 2 | assumable 1 | lender 16 | amount 8 | currency 3 | until 4 | deed 32 | error
///     right entry           place 2 | right 1 | holder 16 | until 4 | deed 32 | error
///     parcel rectification  registered 32 | squareMetres 8 | geometry 32 | error
///     compensation          registered 16 | injured 16 | since 4 | acquiredOn 4 | amount 8 | currency 3
///     closing, reopening    nothing
///
/// where the error is: since 4 | acquiredOn 4 | forValue 1 | knew 1.
library RectificationDealings {
    using Wire for bytes;

    /// @return fields see `FieldList`; zero: no dealing of this Part
    function fieldsOf(uint8 kind) internal pure returns (bytes32 fields) {
        if (kind == DealingKind.RECTIFICATION) return "bppqddffhd";
        if (kind == DealingKind.COMPENSATION) return "bppddnchd";
        if (kind == DealingKind.CLOSING || kind == DealingKind.REOPENING) return "bhd";
        if (kind == DealingKind.RIGHT_STRIKING) return "brbphddffhd";
        if (kind == DealingKind.MORTGAGE_ENTRY) return "brrfpncdhddffhd";
        if (kind == DealingKind.RIGHT_ENTRY) return "brbpdhddffhd";
        if (kind == DealingKind.PARCEL_RECTIFICATION) return "bhnhddffhd";
    }

    /// @return x the rectification or compensation that begins at offset `at`
    function rectificationAt(bytes calldata a, uint256 at) internal pure returns (Rectification memory x) {
        unchecked {
            x.kind = uint8(bytes1(a.load(at)));
            x.registered = PersonId.wrap(bytes16(a.load(at + 2)));
            x.injured = PersonId.wrap(bytes16(a.load(at + 18)));
            if (x.kind == DealingKind.RECTIFICATION) {
                x.numerator = uint32(bytes4(a.load(at + 34)));
                x.error = _errorAt(a, at + 38);
                return x;
            }
            bytes32 word = a.load(at + 34);
            // What the registered owner gave nothing for, or took knowingly, is rectified.
            x.error = StatedError(_dateOf(word), _dateOf(word << 32), true, false);
            (x.amount, x.currency) = (uint64(bytes8(word << 64)), bytes3(word << 128));
        }
    }

    /// @return x the striking out that begins at offset `at`
    function strikingAt(bytes calldata a, uint256 at) internal pure returns (RightStriking memory x) {
        unchecked {
            bytes32 word = a.load(at + 2);
            (x.place, x.right) = (uint16(bytes2(word)), uint8(bytes1(word << 16)));
            (x.holder, x.deed) = (PersonId.wrap(bytes16(word << 24)), a.load(at + 21));
            x.error = _errorAt(a, at + 53);
        }
    }

    /// @return x the entry, of a mortgage or of another right, that begins at offset `at`
    function rightEntryAt(bytes calldata a, uint256 at) internal pure returns (RightEntry memory x) {
        unchecked {
            bytes32 word = a.load(at + 2);
            x.place = uint16(bytes2(word));
            if (uint8(bytes1(a.load(at))) == DealingKind.MORTGAGE_ENTRY) {
                (x.right.kind, x.right.rank) = (RrrKind.MORTGAGE, uint16(bytes2(word << 16)));
                x.right.assumable = uint8(bytes1(word << 32)) != 0;
                x.right.holder = PersonId.wrap(bytes16(a.load(at + 7)));
                word = a.load(at + 23);
                (x.right.amount, x.right.currency) = (uint64(bytes8(word)), bytes3(word << 64));
                (x.right.until, x.right.instrument) = (_dateOf(word << 88), a.load(at + 38));
                x.error = _errorAt(a, at + 70);
            } else {
                x.right.kind = uint8(bytes1(word << 16));
                x.right.holder = PersonId.wrap(bytes16(a.load(at + 5)));
                (x.right.until, x.right.instrument) = (_dateOf(a.load(at + 21)), a.load(at + 25));
                x.error = _errorAt(a, at + 57);
            }
        }
    }

    /// @return x the rectification of a parcel that begins at offset `at`
    function parcelRectificationAt(
        bytes calldata a,
        uint256 at
    ) internal pure returns (ParcelRectification memory x) {
        unchecked {
            (x.registered, x.squareMetres) = (a.load(at + 2), uint64(bytes8(a.load(at + 34))));
            x.geometry = a.load(at + 42);
            x.error = _errorAt(a, at + 74);
        }
    }

    function _errorAt(bytes calldata a, uint256 at) private pure returns (StatedError memory) {
        bytes32 word = a.load(at);
        return StatedError(_dateOf(word), _dateOf(word << 32), word[8] != 0, word[9] != 0);
    }

    function _dateOf(bytes32 word) private pure returns (Date) {
        return Date.wrap(uint32(bytes4(word)));
    }
}
