// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {FindingList, Findings} from "../law/Findings.sol";
import {DealingKind, LandDealings} from "./LandDealings.sol";
import {LandRegistrationActPart9Endings} from "./LandRegistrationActPart9Endings.sol";
import {LandRegistrationActPart9Grants} from "./LandRegistrationActPart9Grants.sol";
import {LandRegistrationActPart9Usufructs} from "./LandRegistrationActPart9Usufructs.sol";
import {LeaseDealings} from "./LeaseDealings.sol";

/// @title Land Registration Act, Part 9: leases and usufruct
/// @custom:eli /eli/xx/act/2015/12/2015-10-01#part_9
contract LandRegistrationActPart9 is
    LandRegistrationActPart9Grants,
    LandRegistrationActPart9Endings,
    LandRegistrationActPart9Usufructs
{
    using Findings for FindingList;
    using LandDealings for bytes;
    using LeaseDealings for bytes;

    function _eli() internal pure override returns (string memory) {
        return "/eli/xx/act/2015/12#part_9";
    }

    function _mayBeSetAside(bytes32 eId) internal pure override returns (bool) {
        return eId == "art_50__para_6" || eId == "art_56__para_5";
    }

    function _keepsRoom() internal pure override returns (bool) {
        return false;
    }

    function _fieldsOf(uint8 kind) internal pure override returns (bytes32) {
        return LeaseDealings.fieldsOf(kind);
    }

    function _otherSubjectOf(bytes calldata application, uint256 at) internal pure override returns (uint8) {
        bool two = LeaseDealings.isWithLeasehold(application.kindAt(at));
        return two ? application.leaseholdAt(at) : application.subjectAt(at);
    }

    function _decideDealing(
        bytes[] memory titles,
        bytes calldata application,
        uint256 at,
        GeneralFacts memory g
    ) internal pure override returns (bool granted) {
        if (!g.settled) {
            // Nobody reads under which key.
            FindingList memory list = Findings.recordingUnder(0);
            _addFindings(titles, application, at, g, list);
            if (list.firstUnsatisfied() != 0) return false;
        }
        uint8 kind = application.kindAt(at);
        if (kind == DealingKind.LEASE) _grantLease(titles, application, at, g.today);
        else if (LeaseDealings.isEnding(kind)) _endLease(titles, application, at, g.today);
        else _carryOutUsufruct(titles, application, at, g.today);
        return true;
    }

    function _addFindings(
        bytes[] memory titles,
        bytes calldata application,
        uint256 at,
        GeneralFacts memory g,
        FindingList memory list
    ) internal pure override {
        uint8 kind = application.kindAt(at);
        if (kind == DealingKind.LEASE) _addGrantFindings(_grantFacts(titles, application, at, g), list);
        else if (LeaseDealings.isEnding(kind))
            _addEndingFindings(kind, _endingFacts(titles, application, at, g), list);
        else _addUsufructFindings(kind, _usufructFacts(titles, application, at, g), list);
    }

    function _standsThroughAnother(
        bytes[] memory titles,
        bytes calldata application,
        uint256 begin,
        uint256 index,
        GeneralFacts memory g
    ) internal pure override returns (bool) {
        for (uint256 at = begin; at < application.length; at = _endOf(application, at)) {
            uint8 kind = application.kindAt(at);
            bool its = LeaseDealings.isWithLeasehold(kind) && application.leaseholdAt(at) == index;
            if (!its) continue;
            bool made = kind == DealingKind.LEASE;
            if (made && art_50__para_9(titles[index], application, at)) return true;
            if (kind == DealingKind.LEASE_FORFEITURE && art_54__para_4(application)) return true;
            bool closes = kind == DealingKind.LEASE_CLOSING;
            if (closes && art_55__para_4(titles[index], application, at, g.today)) return true;
        }
        return false;
    }
}
