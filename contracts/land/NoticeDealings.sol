// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../law/Application.sol";
import {Date} from "../law/LegalTime.sol";
import {Wire} from "../law/Wire.sol";
import {DealingKind} from "./LandDealings.sol";
import {RrrKind} from "./Title.sol";

/// @param rrr kind of what is entered or withdrawn, see `RrrKind`
/// @param withdrawn whether it is withdrawn
/// @param holder protected buyer, holder of the pre-emption, or the person whose consent is required
/// @param lastDay of a priority notice or a pre-emption that is entered
struct Notice {
    uint8 rrr;
    bool withdrawn;
    PersonId holder;
    Date lastDay;
}

/// @title Wire form of the dealings of Part 6: notices and restrictions
library NoticeDealings {
    using Wire for bytes;

    /// @return fields see `FieldList`; zero: no dealing of this Part
    function fieldsOf(uint8 kind) internal pure returns (bytes32 fields) {
        if (kind == DealingKind.PRIORITY_NOTICE || kind == DealingKind.PRE_EMPTION) return "bpdhd";
        bool known = kind > DealingKind.PRIORITY_NOTICE && kind <= DealingKind.CONSENT_REQUIREMENT_WITHDRAWAL;
        if (known) return "bphd";
    }

    /// @return x the dealing that begins at offset `at`
    function noticeAt(bytes calldata a, uint256 at) internal pure returns (Notice memory x) {
        unchecked {
            bytes32 word = a.load(at);
            uint8 kind = uint8(bytes1(word));
            uint8 order = kind - DealingKind.PRIORITY_NOTICE;
            x.rrr = order < 2 ? RrrKind.PRIORITY_NOTICE : RrrKind.PRE_EMPTION;
            if (order > 3) x.rrr = RrrKind.CONSENT_REQUIRED;
            x.withdrawn = order % 2 == 1;
            x.holder = PersonId.wrap(bytes16(word << 16));
            bool lapses = kind == DealingKind.PRIORITY_NOTICE || kind == DealingKind.PRE_EMPTION;
            if (lapses) x.lastDay = Date.wrap(uint32(bytes4(word << 144)));
        }
    }
}
