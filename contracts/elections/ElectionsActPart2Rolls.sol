// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application, Capacity, PersonId} from "../law/Application.sol";
import {Date} from "../law/LegalTime.sol";
import {District, DistrictStage} from "./District.sol";
import {ElectionDealings} from "./ElectionDealings.sol";
import {ElectionsActPart1, StepFacts, Verdict} from "./ElectionsActPart1.sol";
import {Objection, ObjectionAbout} from "./Objection.sol";

/// @notice What the law asks of a roll that is published.
/// @param empty whether it has no root or no voters
/// @param unprovable whether voters are to prove that they are on it, and the circuit in which they do has no room for it
/// @param setAside whether the district has none because a review has set it aside
/// @param again whether the district has had one before
/// @param republished day on which the roll was last published again; zero: it was not
struct RollFacts {
    bool empty;
    bool unprovable;
    bool setAside;
    bool again;
    Date republished;
}

/// @title Elections Act, Part 2: the roll (articles 7 to 9), and that it ends with the freeze (article 12)
/// @custom:untranslatable art_7__para_4 the roll is of one kind or of the other; the ballot box asks accordingly
abstract contract ElectionsActPart2Rolls is ElectionsActPart1 {
    using Application for bytes;
    using District for bytes;
    using ElectionDealings for bytes;
    using Objection for bytes;

    /// @custom:figure art_7__para_3 "42 days"
    /// @custom:unit days
    uint256 private constant ROLLS_UNTIL = 42;

    /// @custom:figure art_7__para_5 "17 days"
    /// @custom:unit days
    uint256 private constant AGAIN_UNTIL = 17;

    /// @custom:figure art_7__para_7 "42 days"
    /// @custom:unit days
    uint256 private constant BY_TWO_BELOW = 42;

    /// @custom:technical article 7(7) writes the number without a unit
    uint256 private constant MEMBERS = 2;

    /// @custom:technical article 7(8): the order of the curve BN254, below which the numbers of a circuit are
    uint256 private constant BN254_ORDER =
        21888242871839275222246405745257275088548364400416034343698204186575808495617;

    /// @custom:technical article 7(8) writes the number without a unit: leaves of a tree of the depth 20
    uint256 private constant MOST_UNNAMED = 1_048_576;

    /// @custom:figure art_8__para_2 "28 days"
    /// @custom:unit days
    uint256 private constant OBJECTIONS_UNTIL = 28;

    /// @custom:figure art_8__para_2 "3 days"
    /// @custom:unit days
    uint256 private constant TIME_TO_OBJECT = 3;

    /// @custom:figure art_9__para_5 "10 days"
    /// @custom:unit days
    uint256 private constant DISMISSED_FROM = 10;

    /// @custom:figure art_9__para_6 "18 days"
    /// @custom:unit days
    uint256 private constant LATE_BELOW = 18;

    /// @custom:technical article 9(6) writes the number without a unit
    uint256 private constant REVIEWERS = 2;

    function _tryRoll(
        bytes memory body,
        bytes calldata a,
        uint256 terms,
        StepFacts memory f,
        Verdict memory v
    ) internal pure {
        RollFacts memory x = _rollFacts(body, a, terms, f);
        _test(v, "art_7__para_1", "commissionSigned", art_7__para_1(f));
        _test(v, "art_7__para_2", "rootAndVoters", art_7__para_2(x));
        _test(v, "art_7__para_3", "daysLeft", art_7__para_3(x, f), f.daysLeft, ROLLS_UNTIL, "days");
        _test(v, "art_7__para_5", "daysLeft", art_7__para_5(x, f), f.daysLeft, AGAIN_UNTIL, "days");
        _test(v, "art_7__para_6", "onceADay", art_7__para_6(x, f));
        _test(v, "art_12__para_1", "open", art_12__para_1(f));
        _test(v, "art_7__para_7", "members", art_7__para_7(f), f.registrars, MEMBERS, "persons");
        _test(v, "art_7__para_8", "provable", art_7__para_8(x));
    }

    function _tryObjection(bytes calldata a, StepFacts memory f, Verdict memory v) internal pure {
        bool signed = a.isSignedBy(a.applicant(), Capacity.OWN_BEHALF);
        _test(v, "art_8__para_1", "objectorSigned", art_8__para_1(signed));
        _test(v, "art_8__para_2", "daysLeft", art_8__para_2(f), f.daysLeft, OBJECTIONS_UNTIL, "days");
        _test(v, "art_8__para_3", "first", art_8__para_3(f));
        _test(v, "art_8__para_4", "reasoned", art_8__para_4(f));
    }

    function _tryReview(
        bytes memory objection,
        bool upheld,
        StepFacts memory f,
        Verdict memory v
    ) internal pure {
        bool decidable = f.decidable && objection.about() == ObjectionAbout.ROLL;
        _test(v, "art_9__para_1", "reviewerSigned", art_9__para_1(f));
        _test(v, "art_9__para_2", "undecided", art_9__para_2(decidable));
        _test(v, "art_9__para_3", "reasoned", art_9__para_3(f));
        _test(v, "art_12__para_1", "open", art_12__para_1(f));
        _test(v, "art_9__para_5", "daysLeft", art_9__para_5(f), f.daysLeft, DISMISSED_FROM, "days");
        bool alone = art_9__para_6(f, upheld);
        _test(v, "art_9__para_6", "reviewers", alone, f.reviewers, REVIEWERS, "persons");
    }

    function _takeRoll(bytes memory body, bytes calldata a, uint256 terms, StepFacts memory f) internal pure {
        bool again = _hasHadRoll(body);
        bool unnamed = a.byteAt(terms + 36) == 1;
        body.setRoll(bytes32(a[terms:terms + 32]), a.numberAt(terms + 32), unnamed, _registrarIn(a));
        if (again) body.setRepublished(f.today);
    }

    function _objectionAt(bytes calldata a, uint256 at) internal pure returns (bytes memory) {
        bytes32 district = a.districtEntryAt(at);
        return Objection.make(ObjectionAbout.ROLL, district, a.applicant(), a.reasonsAt(at));
    }

    function _takeReview(
        bytes memory objection,
        bytes memory district,
        bytes calldata a,
        uint256 at
    ) internal pure {
        bool upheld = a.byteAt(a.termsAt(at)) == 1;
        objection.decide(upheld, a.reasonsAt(at));
        if (upheld) art_9__para_4(district);
    }

    function _rollFacts(
        bytes memory body,
        bytes calldata a,
        uint256 terms,
        StepFacts memory f
    ) private pure returns (RollFacts memory x) {
        (uint256 root, uint32 voters) = (uint256(bytes32(a[terms:terms + 32])), a.numberAt(terms + 32));
        x.empty = root == 0 || voters == 0;
        bool unnamed = a.byteAt(terms + 36) == 1;
        x.unprovable = unnamed && (root >= BN254_ORDER || voters > MOST_UNNAMED);
        if (!f.made) return x;
        (x.again, x.republished) = (_hasHadRoll(body), body.republished());
        x.setAside = x.again && body.root() == 0;
    }

    /// @dev Who published the last one stays on record when it is set aside.
    function _hasHadRoll(bytes memory body) private pure returns (bool) {
        return PersonId.unwrap(body.publisher()) != 0;
    }

    /// @dev The first who signs as registrar.
    function _registrarIn(bytes calldata a) private pure returns (PersonId person) {
        for (uint256 i = 0; i < a.signatoryCount(); ++i) {
            uint8 capacity;
            (person, , capacity) = a.signatoryAt(i);
            if (capacity == Capacity.REGISTRAR) return person;
        }
    }

    // Article 7

    /// @custom:applies art_7__para_1
    /// @custom:effect refuse
    function art_7__para_1(StepFacts memory f) internal pure returns (bool) {
        return f.registrars == 0;
    }

    /// @custom:applies art_7__para_2
    /// @custom:effect refuse
    function art_7__para_2(RollFacts memory x) internal pure returns (bool) {
        return x.empty;
    }

    /// @custom:applies art_7__para_3
    /// @custom:effect refuse
    function art_7__para_3(RollFacts memory x, StepFacts memory f) internal pure returns (bool) {
        return f.daysLeft < ROLLS_UNTIL && !x.setAside;
    }

    /// @custom:applies art_7__para_5
    /// @custom:effect refuse
    function art_7__para_5(RollFacts memory x, StepFacts memory f) internal pure returns (bool) {
        return f.daysLeft < AGAIN_UNTIL && x.setAside;
    }

    /// @custom:applies art_7__para_6
    /// @custom:effect refuse
    function art_7__para_6(RollFacts memory x, StepFacts memory f) internal pure returns (bool) {
        return x.again && x.republished == f.today;
    }

    /// @custom:applies art_7__para_7
    /// @custom:effect refuse
    function art_7__para_7(StepFacts memory f) internal pure returns (bool) {
        return f.daysLeft < BY_TWO_BELOW && f.registrars < MEMBERS;
    }

    /// @custom:applies art_7__para_8
    /// @custom:effect refuse
    function art_7__para_8(RollFacts memory x) internal pure returns (bool) {
        return x.unprovable;
    }

    // Article 8

    /// @custom:applies art_8__para_1
    /// @custom:effect refuse
    function art_8__para_1(bool signed) internal pure returns (bool) {
        return !signed;
    }

    /// @custom:applies art_8__para_2
    /// @custom:effect refuse
    function art_8__para_2(StepFacts memory f) internal pure returns (bool) {
        Date published = f.election.republished;
        bool anew = Date.unwrap(published) != 0 && _daysFrom(published, f.today) <= TIME_TO_OBJECT;
        return f.daysLeft < OBJECTIONS_UNTIL && !anew;
    }

    /// @dev Each roll has an entry of its own for everybody's objection.
    /// @custom:applies art_8__para_3
    /// @custom:effect refuse
    function art_8__para_3(StepFacts memory f) internal pure returns (bool) {
        return f.made;
    }

    /// @custom:applies art_8__para_4
    /// @custom:effect refuse
    function art_8__para_4(StepFacts memory f) internal pure returns (bool) {
        return !f.reasoned;
    }

    // Article 9

    /// @custom:applies art_9__para_1
    /// @custom:effect refuse
    function art_9__para_1(StepFacts memory f) internal pure returns (bool) {
        return f.reviewers == 0 || f.excluded != 0;
    }

    /// @custom:applies art_9__para_2
    /// @custom:effect refuse
    function art_9__para_2(bool decidable) internal pure returns (bool) {
        return !decidable;
    }

    /// @custom:applies art_9__para_3
    /// @custom:effect refuse
    function art_9__para_3(StepFacts memory f) internal pure returns (bool) {
        return !f.reasoned;
    }

    /// @notice Sets the roll of a district aside; who published it stays on record.
    /// @custom:applies art_9__para_4
    /// @custom:effect define
    function art_9__para_4(bytes memory district) internal pure {
        district.setRoll(0, 0, false, district.publisher());
    }

    /// @custom:applies art_9__para_5
    /// @custom:effect refuse
    function art_9__para_5(StepFacts memory f) internal pure returns (bool) {
        return f.daysLeft <= DISMISSED_FROM;
    }

    /// @custom:applies art_9__para_6
    /// @custom:effect refuse
    function art_9__para_6(StepFacts memory f, bool upheld) internal pure returns (bool) {
        return upheld && f.daysLeft < LATE_BELOW && f.reviewers < REVIEWERS;
    }

    // Article 12

    /// @custom:applies art_12__para_1
    /// @custom:effect refuse
    function art_12__para_1(StepFacts memory f) internal pure returns (bool) {
        return f.stage != DistrictStage.CALLED;
    }
}
