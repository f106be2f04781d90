// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {Persons} from "../../contracts/civil/Persons.sol";
import {PersonId} from "../../contracts/law/Application.sol";
import {LandRegister} from "../../contracts/land/LandRegister.sol";
import {Executive} from "../../contracts/law/Executive.sol";
import {Call, Enactment, IGazette, Provision} from "../../contracts/law/IGazette.sol";
import {Date, NO_END} from "../../contracts/law/LegalTime.sol";
import {Office} from "../../contracts/law/Office.sol";
import {Offices} from "../../contracts/law/Offices.sol";
import {Takeover} from "../../contracts/law/Takeover.sol";
import {Cast} from "./Cast.sol";
import {LegacyTitles} from "./LegacyTitles.sol";
import {Officers, Statutes} from "./Statutes.sol";
import {VM, deploy} from "./Vm.sol";

/// @param rulesets two versions of each subdivision, see `Statutes`
struct State {
    Executive executive;
    Offices offices;
    IGazette gazette;
    Persons persons;
    LandRegister register;
    Takeover takeover;
    address[2][4] rulesets;
    address badLaw;
}

/// @title Founds the republic whose register the tests exercise
abstract contract Republic {
    uint16 private constant VETO_DAYS = 3;
    uint16 private constant LEGACY_DELAY = 2;
    uint16 private constant OBJECTION_DAYS = 3;

    function _found() internal returns (State memory state) {
        VM.warp(uint256(Statutes.START) * 1 days);
        state.executive = Executive(deploy("Executive", abi.encode(Officers.FOUNDER, 1 hours, VETO_DAYS)));
        state.offices = state.executive.offices();
        state.gazette = state.executive.gazette();
        state.persons = Persons(deploy("Persons", abi.encode(state.offices)));
        state.register = LandRegister(_deployRegister(state));
        bytes memory arguments = abi.encode(
            state.offices,
            state.gazette,
            state.register,
            LEGACY_DELAY,
            OBJECTION_DAYS
        );
        state.takeover = Takeover(deploy("Takeover", arguments));
        state.badLaw = deploy("BadLaw");
        for (uint256 i = 0; i < 2; ++i) {
            state.rulesets[0][i] = deploy("LandRegistrationActPart2");
            state.rulesets[1][i] = deploy("LandRegistrationActPart3");
            state.rulesets[2][i] = deploy("LandRegistrationActPart4");
        }
        state.rulesets[3][0] = deploy("LandTransactionDutyActPart2");
        state.rulesets[3][1] = deploy("LandTransactionDutyActPart2Of20160316");

        (Enactment[] memory acts, Call[] memory calls) = (_acts(state), _calls(state));
        VM.prank(Officers.FOUNDER);
        state.executive.found(acts, calls);
        _enrol(state.persons);
        _takeOver(state.takeover);
    }

    function _deployRegister(State memory state) private returns (address) {
        address book = deploy("LodgingBook", abi.encode(state.gazette));
        bytes memory arguments = abi.encode(state.offices, state.gazette, state.persons, book);
        address discretions = deploy("Discretions", arguments);
        arguments = bytes.concat(arguments, abi.encode(discretions, deploy("LandDealingTypes")));
        return deploy("LandRegister", arguments);
    }

    function _acts(State memory state) private returns (Enactment[] memory acts) {
        acts = new Enactment[](Statutes.COUNT);
        for (uint256 i = 0; i < 4; ++i) acts[i] = _act(i, state.rulesets[i][0]);
        acts[4] = _act(4, deploy("RulesetStub", abi.encode(Statutes.nameOf(4))));
        acts[5] = _act(5, deploy("LandRegistrationActPart6"));
        acts[6] = _act(6, deploy("LandRegistrationActPart7"));
        acts[7] = _act(7, deploy("LandRegistrationActPart8"));
        acts[8] = _act(8, deploy("LandRegistrationActPart9"));
        acts[9] = _act(9, deploy("LandRegistrationActPart10"));
        acts[10] = _act(10, deploy("LandRegistrationActPart11"));
    }

    function _act(uint256 index, address ruleset) private pure returns (Enactment memory act) {
        (act.eli, act.provisions) = (Statutes.eliOf(index), new Provision[](1));
        act.provisions[0] = Provision(
            Statutes.subdivisionOf(index),
            ruleset,
            Date.wrap(Statutes.START),
            NO_END
        );
        (act.documentDate, act.textHash) = (Date.wrap(Statutes.START), keccak256(bytes(act.eli)));
    }

    function _calls(State memory state) private pure returns (Call[] memory calls) {
        calls = new Call[](14);
        address offices = address(state.offices);
        (address gazette, address persons) = (address(state.gazette), address(state.persons));
        address register = address(state.register);
        calls[0] = _empower(offices, gazette, IGazette.enact.selector, Office.LEGISLATURE);
        calls[1] = _empower(offices, persons, Persons.enrol.selector, Office.CIVIL_REGISTRAR);
        calls[2] = _empower(offices, persons, Persons.freeze.selector, Office.CIVIL_REGISTRAR);
        calls[3] = _empower(offices, persons, Persons.release.selector, Office.CIVIL_REGISTRAR);
        address takeover = address(state.takeover);
        calls[4] = _empower(offices, takeover, Takeover.propose.selector, Office.LAND_REGISTRAR);
        calls[5] = _empower(offices, takeover, Takeover.confirm.selector, Office.SURVEY_OFFICE);
        calls[6] = _empower(offices, register, state.register.freeze.selector, Office.COURT);
        calls[7] = _empower(offices, register, state.register.release.selector, Office.COURT);
        calls[8] = _appoint(offices, Office.LEGISLATURE, Officers.LEGISLATURE);
        calls[9] = _appoint(offices, Office.COURT, Officers.COURT);
        calls[10] = _appoint(offices, Office.CIVIL_REGISTRAR, Officers.CIVIL_REGISTRAR);
        calls[11] = _appointSurveyor(offices);
        calls[12] = _empower(offices, register, state.register.adoptLegacyRoot.selector, Office.TAKEOVER);
        calls[13] = _appoint(offices, Office.TAKEOVER, takeover);
        return _with(calls, offices);
    }

    /// @dev The notary and the registrar sign with the accounts that hold their offices.
    function _with(Call[] memory calls, address offices) private pure returns (Call[] memory longer) {
        longer = new Call[](calls.length + 2);
        for (uint256 i = 0; i < calls.length; ++i) longer[i] = calls[i];
        longer[calls.length] = _appointPerson(offices, Office.NOTARY, Cast.NOTARY);
        longer[calls.length + 1] = _appointPerson(offices, Office.LAND_REGISTRAR, Cast.REGISTRAR);
    }

    function _empower(
        address offices,
        address target,
        bytes4 selector,
        uint64 office
    ) private pure returns (Call memory) {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = selector;
        return
            Call(offices, abi.encodeCall(AccessManager.setTargetFunctionRole, (target, selectors, office)));
    }

    function _appoint(address offices, uint64 office, address officer) private pure returns (Call memory) {
        PersonId nobody;
        return Call(offices, abi.encodeCall(Offices.appoint, (office, officer, nobody, NO_END, 0)));
    }

    /// @dev Who confirms a takeover must be somebody; nobody of the cast.
    function _appointSurveyor(address offices) private pure returns (Call memory) {
        (uint64 office, PersonId person) = (Office.SURVEY_OFFICE, PersonId.wrap(bytes16("surveyor")));
        return Call(offices, abi.encodeCall(Offices.appoint, (office, Officers.SURVEYOR, person, NO_END, 0)));
    }

    function _appointPerson(address offices, uint64 office, uint256 who) private pure returns (Call memory) {
        (address officer, PersonId person) = (Cast.account(who), Cast.id(who));
        return Call(offices, abi.encodeCall(Offices.appoint, (office, officer, person, NO_END, 0)));
    }

    function _enrol(Persons persons) private {
        for (uint256 i = 0; i < Cast.SIZE; ++i) {
            bytes memory signer = abi.encodePacked(Cast.account(i));
            VM.prank(Officers.CIVIL_REGISTRAR);
            persons.enrol(Cast.id(i), Cast.assurance(i), signer);
        }
    }

    function _takeOver(Takeover takeover) private {
        bytes32 root = LegacyTitles.root();
        VM.prank(Cast.account(Cast.REGISTRAR));
        takeover.propose(root, uint64(LegacyTitles.COUNT), keccak256("dataset"));
        VM.prank(Officers.SURVEYOR);
        takeover.confirm(root, uint64(LegacyTitles.COUNT), keccak256("dataset"));
        VM.warp(uint256(Statutes.START + LEGACY_DELAY) * 1 days);
        takeover.adopt();
    }
}
