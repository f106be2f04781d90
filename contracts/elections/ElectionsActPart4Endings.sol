// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Date} from "../law/LegalTime.sol";
import {District, DistrictStage} from "./District.sol";
import {ElectionDealings} from "./ElectionDealings.sol";
import {ElectionsActPart1, StepFacts, Verdict} from "./ElectionsActPart1.sol";

/// @notice How many have voted.
/// @param turnout voters of whom a ballot is in the box
/// @param voters on the roll of the district
struct Turnout {
    uint256 turnout;
    uint256 voters;
}

/// @title Elections Act, Part 4: turnouts that annul (article 19), annulment, vacancy, voting again (articles 24 to 26)
/// @custom:untranslatable art_24__para_5 the register tells the book of referendums
/// @custom:untranslatable art_26__para_4 tested with article 6
abstract contract ElectionsActPart4Endings is ElectionsActPart1 {
    using District for bytes;
    using ElectionDealings for bytes;

    /// @custom:technical article 19(4) writes the number without a unit of time
    uint256 internal constant FEWEST_VOTERS = 10;

    /// @custom:technical article 19(7) writes the number without a unit, and so do articles 21(1), 23(6), 24(1), 25(1) and
    /// 26(5)
    uint256 internal constant JUDGES = 3;

    /// @custom:technical article 23(1) writes the number without a unit, and so does article 25(1)
    uint256 internal constant MEMBERS = 2;

    /// @custom:figure art_24__para_2 "7 days"
    /// @custom:unit days
    uint256 private constant NOT_FROZEN = 7;

    /// @custom:figure art_24__para_2 "28 days"
    /// @custom:unit days
    uint256 private constant TIME_TO_COUNT = 28;

    /// @custom:figure art_26__para_5 "60 days"
    /// @custom:unit days
    uint256 private constant TIME_TO_CALL = 60;

    /// @custom:figure art_6__para_2 "49 days"
    /// @custom:unit days
    uint256 private constant DISTRICTS_UNTIL = 49;

    function _tryAnnulment(
        Turnout memory x,
        bool uncounted,
        StepFacts memory f,
        Verdict memory v
    ) internal pure {
        _test(v, "art_24__para_1", "judgesOrCommission", art_24__para_1(x, uncounted, f));
        _test(v, "art_24__para_3", "reasoned", art_24__para_3(f));
        _test(v, "art_24__para_4", "notEnded", art_24__para_4(f));
    }

    function _tryVacancy(StepFacts memory f, Verdict memory v) internal pure {
        _test(v, "art_25__para_1", "membersOrJudges", art_25__para_1(f));
        _test(v, "art_25__para_2", "certified", art_25__para_2(f));
        _test(v, "art_25__para_3", "reasoned", art_25__para_3(f));
    }

    function _trySuccession(bytes memory former, StepFacts memory f, Verdict memory v) internal pure {
        (uint8 stage, Date ended) = (0, Date.wrap(0));
        if (former.length != 0) (stage, ended) = (former.stage(), former.ended());
        _test(v, "art_6__para_2", "daysLeft", art_6__para_2(f), f.daysLeft, DISTRICTS_UNTIL, "days");
        _test(v, "art_6__para_3", "notMade", art_6__para_3(f));
        _test(v, "art_26__para_1", "commissionOrJudges", art_26__para_1(ended, f));
        _test(v, "art_26__para_2", "formerEnded", art_26__para_2(stage));
    }

    /// @dev Of a count and an annulment, which state the turnout first.
    function _turnoutAt(
        bytes memory body,
        bytes calldata a,
        uint256 at
    ) internal pure returns (Turnout memory x) {
        x.turnout = a.numberAt(a.termsAt(at));
        if (body.length != 0) x.voters = body.voters();
    }

    /// @dev Whether an annulment names a contest of the district that has no count.
    function _isUncounted(bytes memory body, bytes calldata a, uint256 at) internal pure returns (bool) {
        return body.length != 0 && a.byteAt(a.termsAt(at) + 4) < body.contestCount();
    }

    // Article 6

    /// @custom:applies art_6__para_2
    /// @custom:effect refuse
    function art_6__para_2(StepFacts memory f) internal pure returns (bool) {
        return f.daysLeft < DISTRICTS_UNTIL;
    }

    /// @custom:applies art_6__para_3
    /// @custom:effect refuse
    function art_6__para_3(StepFacts memory f) internal pure returns (bool) {
        return f.made;
    }

    // Article 19

    /// @custom:applies art_19__para_4
    /// @custom:effect refuse
    function art_19__para_4(Turnout memory x) internal pure returns (bool) {
        return x.turnout < FEWEST_VOTERS;
    }

    /// @custom:applies art_19__para_6
    /// @custom:effect refuse
    function art_19__para_6(Turnout memory x) internal pure returns (bool) {
        return x.turnout > x.voters;
    }

    // Articles 24 to 26

    /// @custom:applies art_24__para_1
    /// @custom:effect refuse
    function art_24__para_1(
        Turnout memory x,
        bool uncounted,
        StepFacts memory f
    ) internal pure returns (bool) {
        return f.judges < JUDGES && !(f.registrars != 0 && art_24__para_2(x, uncounted, f));
    }

    /// @notice Whether the commission annuls.
    /// @custom:applies art_24__para_2
    /// @custom:effect define
    function art_24__para_2(
        Turnout memory x,
        bool uncounted,
        StepFacts memory f
    ) internal pure returns (bool) {
        if (f.stage == DistrictStage.CALLED) return f.daysLeft < NOT_FROZEN;
        bool polled = f.stage == DistrictStage.FROZEN || f.stage == DistrictStage.COUNTING;
        if (!polled || f.election.instant < f.election.closes) return false;
        if (f.stage == DistrictStage.FROZEN && (art_19__para_4(x) || art_19__para_6(x))) return true;
        return uncounted && _daysFrom(f.election.pollingDay, f.today) > TIME_TO_COUNT;
    }

    /// @custom:applies art_24__para_3
    /// @custom:effect refuse
    function art_24__para_3(StepFacts memory f) internal pure returns (bool) {
        return !f.reasoned;
    }

    /// @custom:applies art_24__para_4
    /// @custom:effect refuse
    function art_24__para_4(StepFacts memory f) internal pure returns (bool) {
        return f.stage == 0 || f.stage >= DistrictStage.ANNULLED;
    }

    /// @custom:applies art_25__para_1
    /// @custom:effect refuse
    function art_25__para_1(StepFacts memory f) internal pure returns (bool) {
        return f.registrars < MEMBERS && f.judges < JUDGES;
    }

    /// @custom:applies art_25__para_2
    /// @custom:effect refuse
    function art_25__para_2(StepFacts memory f) internal pure returns (bool) {
        return f.stage != DistrictStage.CERTIFIED;
    }

    /// @custom:applies art_25__para_3
    /// @custom:effect refuse
    function art_25__para_3(StepFacts memory f) internal pure returns (bool) {
        return !f.reasoned;
    }

    /// @custom:applies art_26__para_1
    /// @custom:effect refuse
    function art_26__para_1(Date ended, StepFacts memory f) internal pure returns (bool) {
        return f.registrars == 0 && !art_26__para_5(ended, f);
    }

    /// @custom:applies art_26__para_2
    /// @custom:effect refuse
    function art_26__para_2(uint8 formerStage) internal pure returns (bool) {
        return formerStage != DistrictStage.ANNULLED && formerStage != DistrictStage.VACANT;
    }

    /// @notice The district that takes the place of a former one.
    /// @custom:applies art_26__para_3
    /// @custom:effect define
    function art_26__para_3(bytes memory former) internal pure returns (bytes memory) {
        return former.successor(former.stage() == DistrictStage.ANNULLED);
    }

    /// @notice Whether judges have the vote held again in place of the commission.
    /// @param ended day of the annulment or the vacancy
    /// @custom:applies art_26__para_5
    /// @custom:effect define
    function art_26__para_5(Date ended, StepFacts memory f) internal pure returns (bool) {
        return f.judges >= JUDGES && _daysFrom(ended, f.today) > TIME_TO_CALL;
    }
}
