// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application, Capacity, PersonId} from "../law/Application.sol";
import {Bodies} from "../law/Bodies.sol";
import {FindingList, Findings} from "../law/Findings.sol";
import {Circumstances, Discretion, Finding, IRuleset, Outcome} from "../law/IRuleset.sol";
import {Date} from "../law/LegalTime.sol";
import {Overruled} from "../law/Overruled.sol";
import {EntryStatus} from "../law/Record.sol";
import {LandDealings} from "./LandDealings.sol";
import {LandRoom} from "./LandRoom.sol";
import {RrrKind, Title} from "./Title.sol";

/// @title Land Registration Act, Part 1: what holds for every dealing
/// @notice The general norms, and the frame in which Parts 2 to 4 and 6 to 11 decide their dealings one after the other.
abstract contract LandRegistrationActPart1 is IRuleset, LandRoom {
    using Application for bytes;
    using Bodies for bytes;
    using Findings for FindingList;
    using LandDealings for bytes;
    using Title for bytes;

    /// @notice The dealing is decided under another part of the act.
    error LandDealingOfAnotherPart(uint8 kind);

    /// @custom:technical eIDAS assurance level "high" in the register of persons
    uint8 internal constant HIGH = 3;

    /// @param attested a notary or a registrar signs in that capacity
    /// @param formObserved attested, or every person who signs on their own behalf does so at assurance level high
    /// @param interested who signs in the capacity of an office owns a title of the application, or has a right in it
    /// @param casePending a case is pending, and no judge orders the dealing
    /// @param settled whether the dealing may be carried out has been asked
    /// @param instrument of the dealing
    /// @param instrumentDate of the same
    /// @param latestInstrument where attested: the latest of all the application's instruments
    struct GeneralFacts {
        bool attested;
        bool formObserved;
        bool interested;
        bool frozen;
        bool casePending;
        bool settled;
        bytes32 instrument;
        Date instrumentDate;
        Date latestInstrument;
        Date today;
    }

    /// @inheritdoc IRuleset
    function eli() external pure returns (string memory) {
        return _eli();
    }

    /// @inheritdoc IRuleset
    /// @custom:applies art_19__para_1
    function remedy() external pure returns (bytes32 eId, uint16 periodDays) {
        return ("art_19__para_1", OBJECTION_PERIOD);
    }

    /// @inheritdoc IRuleset
    /// @dev No provision of this act leaves any.
    function discretion(bytes32) external pure returns (Discretion memory) {}

    /// @custom:figure art_19__para_1 "28 days"
    /// @custom:unit days
    uint16 internal constant OBJECTION_PERIOD = 28;

    /// @inheritdoc IRuleset
    function evaluate(
        bytes calldata bodies,
        bytes calldata application,
        Circumstances calldata circumstances
    ) external pure returns (Outcome memory outcome) {
        bytes[] memory titles = bodies.split(application.entryCount());
        GeneralFacts memory g = _generalFacts(titles, application, circumstances);
        outcome.applicableDate = _governingDate(titles, application, circumstances, g);
        uint256 last = circumstances.end;
        for (uint256 at = circumstances.begin; at < last;) {
            uint256 end = _addDealing(g, application, circumstances, at);
            if (_generallyRefused(g) || !_decideDealing(titles, application, at, g)) {
                outcome.refusal = _findings(bodies, application, circumstances).firstUnsatisfied();
                if (outcome.refusal != 0) {
                    outcome.standing = _hasStanding(bodies, application, circumstances.begin, g);
                    return outcome;
                }
                // A refusal that no finding carries would be a defect of this ruleset, never an answer to a citizen.
                assert(circumstances.overruled != 0);
                _carryOut(titles, application, at, g);
            }
            bytes32 referral = _referral(application, at);
            if (referral != 0) outcome.referral = referral;
            at = end;
        }
        titles = _withoutLapsed(titles, g.today);
        if (
            _isCrowded(titles) &&
            _crowdedOut(_room(_titles(bodies, application), titles, application, g.today))
        ) {
            outcome.refusal = _findings(bodies, application, circumstances).firstUnsatisfied();
            outcome.standing = _hasStanding(bodies, application, circumstances.begin, g);
            return outcome;
        }
        // What is granted was signed by somebody to whom article 7 gives standing.
        outcome.standing = true;
        outcome.next = Bodies.join(titles);
        _assess(outcome, application, circumstances);
    }

    /// @inheritdoc IRuleset
    function findings(
        bytes calldata bodies,
        bytes calldata application,
        Circumstances calldata circumstances
    ) external pure returns (Finding[] memory) {
        return _findings(bodies, application, circumstances).close();
    }

    /// @dev The date whose law governs the dealings from `circumstances.begin` on; the titles are as they stood before them.
    function _governingDate(
        bytes[] memory,
        bytes calldata,
        Circumstances calldata,
        GeneralFacts memory g
    ) internal pure virtual returns (Date) {
        return art_6__para_1_and_2(g);
    }

    /// @dev What `eli` answers.
    function _eli() internal pure virtual returns (string memory);

    /// @dev The Gazette key of the part.
    function _key() internal pure returns (bytes32) {
        return keccak256(bytes(_eli()));
    }

    /// @dev Decides the dealing at offset `at` of the application, which no general norm refuses, and changes the title if
    /// it is granted. Once it is settled that it is, nothing is asked.
    function _decideDealing(
        bytes[] memory titles,
        bytes calldata application,
        uint256 at,
        GeneralFacts memory g
    ) internal pure virtual returns (bool granted);

    /// @dev Lists what the part's norms test in the dealing at offset `at`: for each that refuses, one finding.
    function _addFindings(
        bytes[] memory titles,
        bytes calldata application,
        uint256 at,
        GeneralFacts memory g,
        FindingList memory list
    ) internal pure virtual;

    /// @dev Offset behind the dealing that begins at `at`.
    function _endOf(bytes calldata application, uint256 at) internal pure virtual returns (uint256) {
        return application.endOf(at);
    }

    /// @dev The other title that the dealing at offset `at` is with; the same where it is with one only.
    function _otherSubjectOf(bytes calldata application, uint256 at) internal pure virtual returns (uint8) {
        return application.subjectAt(at);
    }

    /// @dev Whether standing in the application's other titles does for this one, too. They are as they stood before the
    /// dealings, the first of which is at offset `begin`.
    function _standsThroughAnother(
        bytes[] memory,
        bytes calldata,
        uint256,
        uint256,
        GeneralFacts memory
    ) internal pure virtual returns (bool) {
        return false;
    }

    /// @dev Key of another act that governs the dealing as well; none by default.
    function _referral(bytes calldata, uint256) internal pure virtual returns (bytes32) {
        return 0;
    }

    /// @dev Assesses the money payable because of the dealings, which are granted; none by default.
    function _assess(Outcome memory, bytes calldata, Circumstances calldata) internal pure virtual {}

    /// @dev Lists what is tested, dealing by dealing, to the end of the first that is refused.
    function _findings(
        bytes calldata bodies,
        bytes calldata application,
        Circumstances calldata circumstances
    ) private pure returns (FindingList memory list) {
        list = Findings.recordingUnder(_key());
        bytes[] memory titles = _titles(bodies, application);
        bytes[] memory before = _keepsRoom() ? _titles(bodies, application) : titles;
        if (!_listDealings(titles, application, circumstances, list)) return list;
        titles = _withoutLapsed(titles, circumstances.today);
        if (!_isCrowded(titles)) return list;
        _addRoomFindings(_room(before, titles, application, circumstances.today), list);
    }

    /// @return granted whether nothing refuses any of the dealings
    function _listDealings(
        bytes[] memory titles,
        bytes calldata application,
        Circumstances calldata circumstances,
        FindingList memory list
    ) private pure returns (bool granted) {
        bytes32 setAside = _setAside(circumstances.overruled);
        list.overruled = setAside;
        GeneralFacts memory g = _generalFacts(titles, application, circumstances);
        granted = true;
        for (uint256 at = circumstances.begin; at < circumstances.end && granted;) {
            uint256 end = _addDealing(g, application, circumstances, at);
            // The form is the whole application's; all else is set aside for one dealing only.
            if (setAside == "art_4__para_1") list.overruled = setAside;
            _addGeneralFindings(g, list);
            _addFindings(titles, application, at, g, list);
            granted = list.firstUnsatisfied() == 0;
            if (granted) _carryOut(titles, application, at, g);
            at = end;
        }
    }

    function _titles(
        bytes calldata bodies,
        bytes calldata application
    ) private pure returns (bytes[] memory) {
        return bodies.split(application.entryCount());
    }

    /// @dev Compared with the titles as they were before this part's dealings.
    function _room(
        bytes[] memory before,
        bytes[] memory titles,
        bytes calldata application,
        Date today
    ) private pure returns (RoomFacts memory) {
        return _roomFacts(_withoutLapsed(before, today), titles, _signedAs(application, Capacity.JUDGE));
    }

    /// @dev What a case has set aside, if it can be. This act leaves no discretion, so that of two it is the first.
    function _setAside(bytes32 overruled) private pure returns (bytes32) {
        (bytes32 setAside, ) = Overruled.split(overruled);
        return art_19__para_2(setAside) ? setAside : bytes32(0);
    }

    /// @dev Carries out a dealing without asking again whether it may be: nothing refuses it but what has been set aside.
    function _carryOut(
        bytes[] memory titles,
        bytes calldata application,
        uint256 at,
        GeneralFacts memory g
    ) private pure {
        g.settled = true;
        assert(_decideDealing(titles, application, at, g));
        g.settled = false;
    }

    /// @dev In every title, since all of them are pending when the refusal is contested. They are as they stood before this
    /// part's dealings.
    function _hasStanding(
        bytes calldata bodies,
        bytes calldata application,
        uint256 begin,
        GeneralFacts memory g
    ) private pure returns (bool) {
        bytes[] memory titles = bodies.split(application.entryCount());
        for (uint256 i; i < titles.length; ++i) {
            bool granted = _grantedBefore(application, begin, uint8(i));
            if (granted || !art_7__para_1(titles[i], application, g)) continue;
            if (!_standsThroughAnother(titles, application, begin, i, g)) return false;
        }
        return true;
    }

    /// @dev Whether a part asked before has granted a dealing with this title: then somebody with a say in it signed.
    function _grantedBefore(
        bytes calldata application,
        uint256 begin,
        uint8 subject
    ) private pure returns (bool) {
        for (uint256 at = application.dealingsAt(); at < begin; at = _endOf(application, at)) {
            if (application.subjectAt(at) == subject) return true;
        }
        return false;
    }

    function _withoutLapsed(bytes[] memory titles, Date today) private pure returns (bytes[] memory) {
        for (uint256 i; i < titles.length; ++i) {
            titles[i] = art_17__para_2(titles[i], today);
        }
        return titles;
    }

    function _generalFacts(
        bytes[] memory titles,
        bytes calldata application,
        Circumstances calldata circumstances
    ) private pure returns (GeneralFacts memory g) {
        g.today = circumstances.today;
        bytes16 assurances = circumstances.assurances;
        bool allHigh = true;
        bool attested;
        bool officers;
        uint256 count = application.signatoryCount();
        for (uint256 i; i < count; ++i) {
            (, , uint8 capacity) = application.signatoryAt(i);
            if (capacity == Capacity.NOTARY || capacity == Capacity.REGISTRAR) attested = true;
            if (capacity != Capacity.OWN_BEHALF) officers = true;
            else if (uint8(assurances[i]) < HIGH) allHigh = false;
        }
        for (uint256 i; officers && i < titles.length; ++i) {
            if (titles[i].length == 0) continue;
            (, bool interested) = _concerned(titles[i], application, g.today);
            if (interested) g.interested = true;
        }
        g.attested = attested;
        g.formObserved = allHigh || attested;
        if (attested) g.latestInstrument = art_6__para_4(application);
    }

    /// @dev Whether an owner of the title, or a holder of a right in it, signs.
    /// @return themselves on their own behalf
    /// @return inOffice in the capacity of an office
    function _concerned(
        bytes memory title,
        bytes calldata application,
        Date today
    ) private pure returns (bool themselves, bool inOffice) {
        for (uint256 i; i < application.signatoryCount(); ++i) {
            (PersonId person, , uint8 capacity) = application.signatoryAt(i);
            if (!_hasShareOrRight(title, person, today)) continue;
            if (capacity == Capacity.OWN_BEHALF) themselves = true;
            else inOffice = true;
        }
    }

    function _hasShareOrRight(bytes memory title, PersonId person, Date today) private pure returns (bool) {
        (, uint32 held) = title.shareOf(person);
        if (held != 0) return true;
        for (uint256 i; i < title.rrrCount(); ++i) {
            (uint8 kind, , PersonId holder, Date until) = title.rrrAt(i);
            if (RrrKind.isNobodysRight(kind) || !(holder == person)) continue;
            if (_binds(kind, until, today)) return true;
        }
        return false;
    }

    /// @notice The latest date of an instrument in the whole application, whichever part its dealings fall under.
    /// @custom:applies art_6__para_4
    /// @custom:effect define
    function art_6__para_4(bytes calldata application) internal pure returns (Date latest) {
        for (uint256 at = application.dealingsAt(); at < application.length;) {
            at = _endOf(application, at);
            (, Date date) = application.instrumentBefore(at);
            if (latest < date) latest = date;
        }
    }

    /// @return end offset behind the dealing
    function _addDealing(
        GeneralFacts memory g,
        bytes calldata application,
        Circumstances calldata circumstances,
        uint256 at
    ) private pure returns (uint256 end) {
        end = _endOf(application, at);
        bytes16 statuses = circumstances.statuses;
        bytes1 both = statuses[application.subjectAt(at)] | statuses[_otherSubjectOf(application, at)];
        uint8 status = uint8(both);
        g.frozen = status & EntryStatus.FROZEN != 0;
        g.casePending = status & EntryStatus.CASE_PENDING != 0 && !_signedAs(application, Capacity.JUDGE);
        (g.instrument, g.instrumentDate) = application.instrumentBefore(end);
    }

    /// @notice Whether a review or judgment may set this provision aside: it asks for a form, or for the consent of somebody
    /// whose right stays.
    /// @custom:applies art_19__para_2
    /// @custom:effect define
    function art_19__para_2(bytes32 eId) internal pure returns (bool) {
        return eId == "art_4__para_1" || _mayBeSetAside(eId);
    }

    /// @dev The same of a provision of this part: none by default.
    function _mayBeSetAside(bytes32) internal pure virtual returns (bool) {
        return false;
    }

    /// @dev The general norms, combined.
    function _generallyRefused(GeneralFacts memory g) private pure returns (bool) {
        if (art_4__para_1(g)) return true;
        if (art_4__para_2(g)) return true;
        if (art_5__para_1(g)) return true;
        if (art_5__para_2(g)) return true;
        return art_6__para_3(g);
    }

    function _addGeneralFindings(GeneralFacts memory g, FindingList memory list) private pure {
        list.add("art_4__para_1", "formObserved", !art_4__para_1(g));
        list.add("art_4__para_2", "officersUnconcerned", !art_4__para_2(g));
        list.add("art_5__para_1", "notFrozen", !art_5__para_1(g));
        list.add("art_5__para_2", "noCasePending", !art_5__para_2(g));
        (uint256 date, uint256 today) = (Date.unwrap(g.instrumentDate), Date.unwrap(g.today));
        list.add("art_6__para_3", "instrumentDate", !art_6__para_3(g), date, today, "date");
    }

    /// @custom:applies art_4__para_1
    /// @custom:effect refuse
    function art_4__para_1(GeneralFacts memory g) internal pure returns (bool) {
        return !g.formObserved;
    }

    /// @custom:applies art_4__para_2
    /// @custom:effect refuse
    function art_4__para_2(GeneralFacts memory g) internal pure returns (bool) {
        return g.interested;
    }

    /// @custom:applies art_5__para_1
    /// @custom:effect refuse
    function art_5__para_1(GeneralFacts memory g) internal pure returns (bool) {
        return g.frozen;
    }

    /// @custom:applies art_5__para_2
    /// @custom:effect refuse
    function art_5__para_2(GeneralFacts memory g) internal pure returns (bool) {
        return g.casePending;
    }

    /// @notice The date whose law governs. A date that nobody attests cannot choose a kinder law.
    /// @custom:applies art_6__para_1
    /// @custom:applies art_6__para_2
    /// @custom:effect define
    function art_6__para_1_and_2(GeneralFacts memory g) internal pure returns (Date) {
        return g.attested && g.latestInstrument < g.today ? g.latestInstrument : g.today;
    }

    /// @custom:applies art_6__para_3
    /// @custom:effect refuse
    function art_6__para_3(GeneralFacts memory g) internal pure returns (bool) {
        return g.today < g.instrumentDate;
    }

    /// @notice Whether nobody with a say in this title has signed. The title is as it stood before the dealings.
    /// @custom:applies art_7__para_1
    /// @custom:norm inadmissibility
    function art_7__para_1(
        bytes memory title,
        bytes calldata application,
        GeneralFacts memory g
    ) internal pure virtual returns (bool) {
        if (g.attested) return false;
        if (title.length == 0) return true;
        (bool themselves, ) = _concerned(title, application, g.today);
        return !themselves;
    }

    /// @notice Strikes out what has lapsed.
    /// @custom:applies art_17__para_2
    /// @custom:effect oblige
    function art_17__para_2(bytes memory title, Date today) internal pure returns (bytes memory) {
        for (uint256 i = title.length == 0 ? 0 : title.rrrCount(); i > 0; --i) {
            (uint8 kind, , , Date until) = title.rrrAt(i - 1);
            if (!_binds(kind, until, today)) title = title.withoutRrr(i - 1);
        }
        return title;
    }

    /// @notice What has a last day binds to the end of it; everything else until it is struck out.
    /// @custom:applies art_17__para_1
    /// @custom:effect define
    function _binds(uint8 kind, Date until, Date today) internal pure returns (bool) {
        return (RrrKind.LAPSING >> kind) & 1 == 0 || today <= until;
    }

    /// @dev Whether the person signs on their own behalf.
    function _signed(bytes calldata application, PersonId person) internal pure returns (bool) {
        return application.isSignedBy(person, Capacity.OWN_BEHALF);
    }

    /// @dev Whether anybody signs in this capacity.
    function _signedAs(bytes calldata application, uint8 inCapacity) internal pure returns (bool) {
        for (uint256 i; i < application.signatoryCount(); ++i) {
            (, , uint8 capacity) = application.signatoryAt(i);
            if (capacity == inCapacity) return true;
        }
        return false;
    }
}
