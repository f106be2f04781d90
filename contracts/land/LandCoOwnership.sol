// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application, PersonId} from "../law/Application.sol";
import {FindingList, Findings} from "../law/Findings.sol";
import {Date} from "../law/LegalTime.sol";
import {JointTenancies} from "./JointTenancies.sol";
import {DealingKind} from "./LandDealings.sol";
import {LandRegistrationActFurtherPart} from "./LandRegistrationActFurtherPart.sol";
import {CoOwnership} from "./PassingDealings.sol";
import {RrrKind, Title} from "./Title.sol";
import {Parts, TitleParts} from "./TitleParts.sol";

/// @title Land Registration Act, Part 7, articles 30 to 32: joint tenancy, severance and survivorship
abstract contract LandCoOwnership is LandRegistrationActFurtherPart {
    using Application for bytes;
    using Findings for FindingList;
    using JointTenancies for bytes;
    using Title for bytes;
    using TitleParts for bytes;
    using TitleParts for Parts;

    /// @custom:quote art_32__para_6 "4,294,967,295 parts"
    /// @custom:technical the largest number of parts that a title can be written with
    uint256 internal constant MOST_PARTS = type(uint32).max;

    /// @param parts parts that the person named first holds
    /// @param otherParts those that the second holds
    /// @param samePerson first and second are one person
    /// @param jointly the person named (first) holds jointly with another owner
    /// @param tenantsMissing of those who must sign as (future) joint tenants, how many do not
    /// @param protectedMissing caveators, persons whose consent is required and protected buyers who do not sign
    /// @param tenantSigned the person named (first) signs
    /// @param survivorSigned one of those who held jointly with the deceased signs
    /// @param survivors owners who held jointly with the deceased
    /// @param partsAfterwards into how many parts a survivorship divides the title
    struct CoOwnershipFacts {
        uint32 parts;
        uint32 otherParts;
        bool samePerson;
        bool jointly;
        uint256 tenantsMissing;
        uint256 protectedMissing;
        bool tenantSigned;
        bool attested;
        bool survivorSigned;
        uint256 survivors;
        uint256 partsAfterwards;
    }

    function _coOwnershipFacts(
        bytes calldata application,
        bytes memory title,
        uint8 kind,
        CoOwnership memory x,
        GeneralFacts memory g
    ) internal pure returns (CoOwnershipFacts memory f) {
        (f.attested, f.tenantSigned) = (g.attested, _signed(application, x.tenant));
        if (title.length == 0) return f;
        (, f.parts) = title.shareOf(x.tenant);
        uint16 together;
        (f.jointly, together) = title.groupOf(x.tenant);
        if (kind == DealingKind.JOINT_TENANCY) {
            _addDeclarationFacts(f, application, title, x, g.today);
        } else if (kind == DealingKind.SEVERANCE) {
            f.tenantsMissing = title.missingOf(together, application, x.tenant);
        } else {
            _addSurvivorshipFacts(f, application, title, x.tenant, together);
        }
    }

    function _addDeclarationFacts(
        CoOwnershipFacts memory f,
        bytes calldata application,
        bytes memory title,
        CoOwnership memory x,
        Date today
    ) private pure {
        (, f.otherParts) = title.shareOf(x.other);
        f.samePerson = x.tenant == x.other;
        f.protectedMissing = _protectedMissing(application, title, today);
        if (!f.tenantSigned) ++f.tenantsMissing;
        if (!_signed(application, x.other)) ++f.tenantsMissing;
        (bool others, uint16 together) = title.groupOf(x.other);
        if (others) f.tenantsMissing += title.missingOf(together, application, x.other);
    }

    function _addSurvivorshipFacts(
        CoOwnershipFacts memory f,
        bytes calldata application,
        bytes memory title,
        PersonId deceased,
        uint16 together
    ) private pure {
        for (uint256 i; i < title.shareCount(); ++i) {
            (PersonId owner, ) = title.shareAt(i);
            if (owner == deceased || !title.isMember(together, owner)) continue;
            ++f.survivors;
            if (_signed(application, owner)) f.survivorSigned = true;
        }
        f.jointly = f.jointly && f.parts != 0 && f.survivors != 0;
        if (!f.jointly) return;
        f.partsAfterwards = art_32__para_4_and_5(title, deceased, together, f.survivors).denominator;
    }

    /// @dev Those in whose favour the title is bound and whom a disposal by its owner would harm, if they do not sign.
    function _protectedMissing(
        bytes calldata application,
        bytes memory title,
        Date today
    ) internal pure returns (uint256 missing) {
        for (uint256 i; i < title.rrrCount(); ++i) {
            (uint8 kind, , PersonId holder, Date until) = title.rrrAt(i);
            bool asked = kind == RrrKind.CAVEAT || kind == RrrKind.PRIORITY_NOTICE;
            asked = asked || kind == RrrKind.CONSENT_REQUIRED;
            if (asked && _binds(kind, until, today) && !_signed(application, holder)) ++missing;
        }
    }

    /// @dev Tests the norms on a joint tenancy, severance or survivorship, and lists them if the list records.
    /// @return met whether none refuses
    function _testCoOwnership(
        uint8 kind,
        CoOwnershipFacts memory f,
        FindingList memory list
    ) internal pure returns (bool met) {
        if (kind == DealingKind.JOINT_TENANCY) return _testDeclaration(f, list);
        return kind == DealingKind.SEVERANCE ? _testSeverance(f, list) : _testSurvivorship(f, list);
    }

    // Article 30: joint tenancy

    function _testDeclaration(
        CoOwnershipFacts memory f,
        FindingList memory list
    ) private pure returns (bool met) {
        met = _test(list, "art_30__para_1", "twoOwners", !art_30__para_1(f));
        bool equal = !art_30__para_2(f);
        met = _test(list, "art_30__para_2", "parts", equal, f.parts, f.otherParts, "parts") && met;
        bool signed = !art_30__para_3(f);
        met = _testMissing(list, "art_30__para_3", "tenantsMissing", signed, f.tenantsMissing) && met;
        met = _test(list, "art_30__para_4", "notYetJointly", !art_30__para_4(f)) && met;
        bool agreed = !art_30__para_5(f);
        met = _testMissing(list, "art_30__para_5", "protectedMissing", agreed, f.protectedMissing) && met;
    }

    /// @custom:applies art_30__para_1
    /// @custom:effect refuse
    function art_30__para_1(CoOwnershipFacts memory f) internal pure returns (bool) {
        return f.parts == 0 || f.otherParts == 0 || f.samePerson;
    }

    /// @custom:applies art_30__para_2
    /// @custom:effect refuse
    function art_30__para_2(CoOwnershipFacts memory f) internal pure returns (bool) {
        return f.parts != f.otherParts;
    }

    /// @custom:applies art_30__para_3
    /// @custom:effect refuse
    function art_30__para_3(CoOwnershipFacts memory f) internal pure returns (bool) {
        return f.tenantsMissing != 0;
    }

    /// @custom:applies art_30__para_4
    /// @custom:effect refuse
    function art_30__para_4(CoOwnershipFacts memory f) internal pure returns (bool) {
        return f.jointly;
    }

    /// @custom:applies art_30__para_5
    /// @custom:effect refuse
    function art_30__para_5(CoOwnershipFacts memory f) internal pure returns (bool) {
        return f.protectedMissing != 0;
    }

    /// @custom:applies art_30__para_6
    /// @custom:effect oblige
    function art_30__para_6(
        bytes memory title,
        CoOwnership memory x,
        bytes32 instrument
    ) internal pure returns (bytes memory) {
        return title.withTenants(x.tenant, x.other, instrument);
    }

    // Article 31: severance

    function _testSeverance(
        CoOwnershipFacts memory f,
        FindingList memory list
    ) private pure returns (bool met) {
        met = _test(list, "art_31__para_1", "holdsJointly", !art_31__para_1(f));
        met = _test(list, "art_31__para_2", "tenantSigned", !art_31__para_2(f)) && met;
        bool notified = !art_31__para_3(f);
        met = _testMissing(list, "art_31__para_3", "tenantsMissing", notified, f.tenantsMissing) && met;
    }

    /// @custom:applies art_31__para_1
    /// @custom:effect refuse
    function art_31__para_1(CoOwnershipFacts memory f) internal pure returns (bool) {
        return !f.jointly;
    }

    /// @custom:applies art_31__para_2
    /// @custom:effect refuse
    function art_31__para_2(CoOwnershipFacts memory f) internal pure returns (bool) {
        return !f.tenantSigned;
    }

    /// @custom:applies art_31__para_3
    /// @custom:effect refuse
    function art_31__para_3(CoOwnershipFacts memory f) internal pure returns (bool) {
        return f.tenantsMissing != 0 && !f.attested;
    }

    /// @custom:applies art_31__para_4
    /// @custom:effect oblige
    function art_31__para_4(bytes memory title, PersonId person) internal pure returns (bytes memory) {
        return title.withoutTenant(person);
    }

    // Article 32: survivorship

    function _testSurvivorship(
        CoOwnershipFacts memory f,
        FindingList memory list
    ) private pure returns (bool met) {
        met = _test(list, "art_32__para_1", "heldJointly", !art_32__para_1(f));
        met = _test(list, "art_32__para_2", "attested", !art_32__para_2(f)) && met;
        met = _test(list, "art_32__para_3", "survivorSigned", !art_32__para_3(f)) && met;
        met = _test(list, "art_32__para_8", "deceasedSilent", !art_32__para_8(f)) && met;
        bool fits = !art_32__para_6(f);
        met = _test(list, "art_32__para_6", "parts", fits, f.partsAfterwards, MOST_PARTS, "parts") && met;
    }

    /// @custom:applies art_32__para_1
    /// @custom:effect refuse
    function art_32__para_1(CoOwnershipFacts memory f) internal pure returns (bool) {
        return !f.jointly;
    }

    /// @custom:applies art_32__para_2
    /// @custom:effect refuse
    function art_32__para_2(CoOwnershipFacts memory f) internal pure returns (bool) {
        return !f.attested;
    }

    /// @custom:applies art_32__para_3
    /// @custom:effect refuse
    function art_32__para_3(CoOwnershipFacts memory f) internal pure returns (bool) {
        return !f.survivorSigned;
    }

    /// @notice Whether the person said to have died signs the application.
    /// @custom:applies art_32__para_8
    /// @custom:effect refuse
    function art_32__para_8(CoOwnershipFacts memory f) internal pure returns (bool) {
        return f.tenantSigned;
    }

    /// @notice The parts as they are once the deceased's have passed to the survivors; the deceased has none left.
    /// @param survivors how many they are
    /// @custom:applies art_32__para_4
    /// @custom:applies art_32__para_5
    /// @custom:effect define
    function art_32__para_4_and_5(
        bytes memory title,
        PersonId deceased,
        uint16 together,
        uint256 survivors
    ) internal pure returns (Parts memory parts) {
        parts = title.partsOf();
        (uint256 last, uint32 left) = title.shareOf(deceased);
        bool divides = left % survivors != 0;
        if (divides) parts.divide(survivors / TitleParts.greatestCommonDivisor(left, survivors));
        uint256 each = parts.numerators[last] / survivors;
        parts.numerators[last] = 0;
        for (uint256 i; i < parts.numerators.length; ++i) {
            (PersonId owner, ) = title.shareAt(i);
            if (i != last && title.isMember(together, owner)) parts.numerators[i] += each;
        }
        if (divides) parts.reduce();
    }

    /// @custom:applies art_32__para_6
    /// @custom:effect refuse
    function art_32__para_6(CoOwnershipFacts memory f) internal pure returns (bool) {
        return f.partsAfterwards > MOST_PARTS;
    }

    /// @custom:applies art_32__para_7
    /// @custom:effect oblige
    function art_32__para_7(
        bytes memory title,
        PersonId deceased,
        uint256 survivors
    ) internal pure returns (bytes memory) {
        (, uint16 together) = title.groupOf(deceased);
        title = title.setParts(art_32__para_4_and_5(title, deceased, together, survivors));
        (uint256 last, ) = title.shareOf(deceased);
        return title.withoutShare(last).withoutTenant(deceased);
    }
}
