// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application, Capacity} from "../law/Application.sol";
import {FindingList, Findings} from "../law/Findings.sol";
import {Circumstances, Discretion, Finding, IRuleset, Outcome} from "../law/IRuleset.sol";
import {Date} from "../law/LegalTime.sol";
import {LandDealings} from "./LandDealings.sol";
import {LandTransactionDutyRates} from "./LandTransactionDutyRates.sol";
import {Sale, Sales} from "./Sales.sol";

/// @title Land Transaction Duty Act: what all versions of its Part 2 have in common
/// @notice The general norms of Part 1, and the frame in which a version decides.
/// @custom:untranslatable art_7__para_1 who owes the duty matters when it is collected, not when it is assessed
abstract contract LandTransactionDutyAct is IRuleset, LandTransactionDutyRates {
    using Application for bytes;
    using Findings for FindingList;
    using LandDealings for bytes;
    using Sales for bytes;

    bytes32 private constant KEY = keccak256("/eli/xx/act/2015/14#part_2");

    /// @custom:technical ISO 4217 code of the pound
    bytes3 private constant POUND = "GBP";

    /// @custom:figure art_8__para_1 "28 days"
    /// @custom:unit days
    uint16 private constant OBJECTION_PERIOD = 28;

    /// @param chargeableAmount sum of the prices, in pence
    /// @param inOtherCurrencies transfers for a price that is not in pounds
    /// @param instrumentDate latest date of the transfers' instruments
    /// @param attested a notary or a registrar signs in that capacity
    /// @param partySigned a transferor or an acquirer signs on their own behalf
    struct Facts {
        uint256 chargeableAmount;
        uint256 inOtherCurrencies;
        Date instrumentDate;
        Date today;
        bool attested;
        bool partySigned;
    }

    /// @inheritdoc IRuleset
    function eli() external pure returns (string memory) {
        return "/eli/xx/act/2015/14#part_2";
    }

    /// @inheritdoc IRuleset
    /// @custom:applies art_8__para_1
    function remedy() external pure returns (bytes32 eId, uint16 periodDays) {
        return ("art_8__para_1", OBJECTION_PERIOD);
    }

    /// @inheritdoc IRuleset
    /// @dev No provision of this act leaves any.
    function discretion(bytes32) external pure returns (Discretion memory) {}

    /// @inheritdoc IRuleset
    /// @dev `next` stays empty: the duty changes no record.
    function evaluate(
        bytes calldata,
        bytes calldata application,
        Circumstances calldata circumstances
    ) external pure returns (Outcome memory outcome) {
        Facts memory f = _facts(application, circumstances);
        outcome.standing = !art_4__para_1(f);
        outcome.applicableDate = art_3__para_1_and_2(f);
        (bool refused, uint256 charges) = _decide(f, application, Findings.none());
        if (refused) {
            FindingList memory list = Findings.recordingUnder(KEY);
            _decide(f, application, list);
            outcome.refusal = list.firstUnsatisfied();
        } else {
            outcome.assessed = art_6__para_2(charges);
        }
    }

    /// @inheritdoc IRuleset
    function findings(
        bytes calldata,
        bytes calldata application,
        Circumstances calldata circumstances
    ) external pure returns (Finding[] memory) {
        FindingList memory list = Findings.recordingUnder(KEY);
        _decide(_facts(application, circumstances), application, list);
        return list.close();
    }

    /// @dev Adds what is tested if the list records.
    /// @return refused whether a norm refuses
    /// @return charges the sum of all charges, in millionths of a penny
    function _decide(
        Facts memory f,
        bytes calldata,
        FindingList memory list
    ) internal pure virtual returns (bool refused, uint256 charges) {
        if (list.recording) {
            list.add(
                "art_5__para_1",
                "inOtherCurrencies",
                !art_5__para_1(f),
                f.inOtherCurrencies,
                0,
                "transfers"
            );
        }
        return (art_5__para_1(f), art_6__para_1(f.chargeableAmount));
    }

    /// @notice Reduces the transfers and the signatories to the facts.
    /// @custom:applies art_2__point_a
    /// @custom:applies art_2__point_c
    /// @custom:applies art_3__para_3
    /// @custom:effect define
    /// @custom:term chargeable amount
    function _facts(
        bytes calldata application,
        Circumstances calldata circumstances
    ) internal pure returns (Facts memory f) {
        f.today = circumstances.today;
        f.attested = _isAttested(application);
        uint256 end;
        for (uint256 at = circumstances.begin; at < circumstances.end; at = end) {
            end = Sales.endOf(application, at);
            (bool sold, Sale memory x) = application.saleAt(at);
            if (!sold) continue;
            f.chargeableAmount += x.price;
            if (x.price != 0 && x.currency != POUND) ++f.inOtherCurrencies;
            (, Date date) = application.instrumentBefore(end);
            if (f.instrumentDate < date) f.instrumentDate = date;
            if (f.attested || f.partySigned) continue;
            f.partySigned =
                application.isSignedBy(x.from, Capacity.OWN_BEHALF) ||
                application.isSignedBy(x.acquirer, Capacity.OWN_BEHALF);
        }
    }

    /// @custom:applies art_2__point_e
    /// @custom:effect define
    /// @custom:term attested
    function _isAttested(bytes calldata application) private pure returns (bool) {
        uint256 count = application.signatoryCount();
        for (uint256 i; i < count; ++i) {
            (, , uint8 capacity) = application.signatoryAt(i);
            if (capacity == Capacity.NOTARY || capacity == Capacity.REGISTRAR) return true;
        }
        return false;
    }

    /// @notice The date whose law governs. A date that nobody attests cannot choose a kinder law.
    /// @custom:applies art_3__para_1
    /// @custom:applies art_3__para_2
    /// @custom:effect define
    function art_3__para_1_and_2(Facts memory f) internal pure returns (Date) {
        return f.attested && f.instrumentDate < f.today ? f.instrumentDate : f.today;
    }

    /// @custom:applies art_4__para_1
    /// @custom:norm inadmissibility
    function art_4__para_1(Facts memory f) internal pure returns (bool) {
        return !f.partySigned && !f.attested;
    }

    /// @custom:applies art_5__para_1
    /// @custom:effect refuse
    function art_5__para_1(Facts memory f) internal pure returns (bool) {
        return f.inOtherCurrencies != 0;
    }
}
