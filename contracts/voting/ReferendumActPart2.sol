// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Enactment, Provision} from "../law/IGazette.sol";
import {Date, NO_END} from "../law/LegalTime.sol";
import {IReferendumRules} from "./IReferendumRules.sol";

/// @title Referendum Act, Part 2
/// @custom:eli /eli/xx/act/2015/13/2015-09-28#part_2
/// @custom:untranslatable art_4__para_1 the office is asked where the question is filed; who requested it stands in its file
/// @custom:untranslatable art_5__para_1 the office is asked where the question is barred
/// @custom:untranslatable art_5__para_2 the book of referendums keeps what is barred
/// @custom:untranslatable art_5a__para_1 the book asks the office; whether the roll is whole is for objections to it
/// @custom:untranslatable art_5a__para_3 the book of referendums binds
/// @custom:untranslatable art_5a__para_4 the book of referendums compares the district
/// @custom:untranslatable art_6__para_1 the book of referendums enacts
/// @custom:untranslatable art_6__para_3 the book of referendums ends the question
/// @custom:untranslatable art_6__para_4 the book of referendums takes the answer back
/// @custom:untranslatable art_6__para_5 the book of referendums notes it
/// @custom:untranslatable art_6__para_6 the book of referendums leaves it
contract ReferendumActPart2 is IReferendumRules {
    /// @custom:technical art_4__para_2 as many as the act says
    uint256 private constant MOST_SUBDIVISIONS = 8;

    /// @custom:figure art_4__para_6 "365 days"
    /// @custom:unit days
    uint256 private constant REST = 365;

    /// @custom:figure art_5a__para_2 "35 days"
    /// @custom:unit days
    uint16 private constant NOTICE = 35;

    /// @custom:technical art_6__para_2 as many days as the act says
    uint16 private constant VACATIO_LEGIS = 28;

    /// @inheritdoc IReferendumRules
    function eli() external pure returns (string memory) {
        return "/eli/xx/act/2015/13#part_2";
    }

    /// @inheritdoc IReferendumRules
    function admit(
        Enactment calldata enactment,
        Date rejectedOn,
        Date today
    ) external pure returns (bytes32 eId) {
        if (art_4__para_2(enactment)) return "art_4__para_2";
        if (art_4__para_3(enactment)) return "art_4__para_3";
        if (art_4__para_4(enactment)) return "art_4__para_4";
        if (art_4__para_5(enactment)) return "art_4__para_5";
        if (art_4__para_6(rejectedOn, today)) return "art_4__para_6";
    }

    /// @inheritdoc IReferendumRules
    /// @custom:applies art_6__para_2
    /// @custom:effect define
    function vacatioDays() external pure returns (uint16) {
        return VACATIO_LEGIS;
    }

    /// @inheritdoc IReferendumRules
    /// @custom:applies art_5a__para_2
    /// @custom:effect define
    function noticeDays() external pure returns (uint16) {
        return NOTICE;
    }

    /// @custom:applies art_4__para_2
    /// @custom:norm inadmissibility
    function art_4__para_2(Enactment calldata question) internal pure returns (bool) {
        return question.provisions.length == 0 || question.provisions.length > MOST_SUBDIVISIONS;
    }

    /// @custom:applies art_4__para_3
    /// @custom:norm inadmissibility
    function art_4__para_3(Enactment calldata question) internal pure returns (bool) {
        return question.calls.length != 0;
    }

    /// @custom:applies art_4__para_4
    /// @custom:norm inadmissibility
    function art_4__para_4(Enactment calldata question) internal pure returns (bool) {
        return question.basisKey != 0 || question.basisEId != 0;
    }

    /// @notice Asked of at most `MOST_SUBDIVISIONS`.
    /// @custom:applies art_4__para_5
    /// @custom:norm inadmissibility
    function art_4__para_5(Enactment calldata question) internal pure returns (bool) {
        for (uint256 i = 0; i < question.provisions.length; ++i) {
            Provision calldata each = question.provisions[i];
            if (Date.unwrap(each.from) != 0 || each.until < NO_END) return true;
        }
        return false;
    }

    /// @custom:applies art_4__para_6
    /// @custom:norm inadmissibility
    function art_4__para_6(Date rejectedOn, Date today) internal pure returns (bool) {
        return Date.unwrap(rejectedOn) != 0 && !(rejectedOn.addDays(REST) < today);
    }
}
