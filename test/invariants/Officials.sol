// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "../../contracts/law/Application.sol";
import {PersonStatus} from "../../contracts/civil/PersonSlot.sol";
import {Enactment, Provision} from "../../contracts/law/IGazette.sol";
import {Date, NO_END} from "../../contracts/law/LegalTime.sol";
import {BadLaw} from "./BadLaw.sol";
import {Cast} from "./Cast.sol";
import {Dealings} from "./Dealings.sol";
import {Draft, Drafts} from "./Draft.sol";
import {State} from "./Republic.sol";
import {Officers, Statutes} from "./Statutes.sol";
import {VM} from "./Vm.sol";

/// @title What offices and the legislature do, and that time passes
abstract contract Officials is Dealings {
    using Drafts for Draft;

    uint256 private constant MOST_FROZEN = 3;
    uint256 private constant MOST_MEMORIES = 96;

    bytes32 private constant KEY_VERSION_RAISE = keccak256(
        "KeyVersionRaise(bytes16 person,uint32 keyVersion)"
    );

    uint256 private _frozen;

    constructor(State memory state) Dealings(state) {}

    /* THE COURT */

    function freeze(uint256 seed) external acting(seed) {
        bytes32 entry = _someEntry();
        if (_ghosts[entry].status & FROZEN != 0 || _frozen == MOST_FROZEN) return;
        VM.prank(Officers.COURT);
        _state.register.freeze(entry, keccak256("order"));
        ++_frozen;
        _ghosts[entry].status |= FROZEN;
        _ghosts[entry].frozenAs = _state.register.slotOf(entry);
        _reach("frozen");
    }

    function release(uint256 seed) external acting(seed) {
        uint256 first = _random(_entries.length);
        for (uint256 i = 0; i < _entries.length; ++i) {
            bytes32 entry = _entries[(first + i) % _entries.length];
            if (_ghosts[entry].status & FROZEN == 0) continue;
            VM.prank(Officers.COURT);
            _state.register.release(entry, keccak256("order"));
            --_frozen;
            _ghosts[entry].status &= ~FROZEN;
            _reach("released");
            return;
        }
    }

    /* KEYS AND PERSONS */

    function raiseKeyVersion(uint256 seed) external acting(seed) {
        uint256 person = _random(Cast.SIZE);
        if (_slot(person).status() != PersonStatus.ACTIVE) return;
        bytes32 raise = keccak256(abi.encode(KEY_VERSION_RAISE, Cast.id(person), _slot(person).keyVersion()));
        bytes32 digest = keccak256(abi.encodePacked(hex"1901", _personsDomain(), raise));
        bytes memory signer = abi.encodePacked(Cast.account(person));
        _state.persons.raiseKeyVersion(Cast.id(person), signer, Cast.sign(person, digest));
        _reach("key version raised");
    }

    /// @notice A citizen's key is frozen, or again released.
    function suspend(uint256 seed) external acting(seed) {
        uint256 person = _random(Cast.CITIZENS);
        PersonId[] memory persons = new PersonId[](1);
        persons[0] = Cast.id(person);
        bool frozen = _slot(person).status() == PersonStatus.FROZEN;
        if (!frozen && !_oneIn(3)) return;
        VM.prank(Officers.CIVIL_REGISTRAR);
        if (frozen) _state.persons.release(persons, keccak256("order"));
        else _state.persons.freeze(persons, keccak256("order"));
        _reach("suspended");
    }

    /* TIME */

    function passTime(uint256 seed) external acting(seed) {
        _pass(1 hours + _random(4 days));
        uint256 count = _memories.length < MOST_MEMORIES ? 2 : 0;
        for (uint256 i = 0; i < count; ++i) {
            uint32 today = _today();
            uint32 known = Statutes.START + uint32(_random(today - Statutes.START));
            uint32 on = Statutes.START - 2 + uint32(_random(today - Statutes.START + 9));
            _remember(_random(Statutes.AMENDABLE), Date.wrap(on), Date.wrap(known));
        }
    }

    function _pass(uint256 duration) private {
        _now += duration;
        VM.warp(_now);
    }

    /* THE LEGISLATURE */

    /// @notice Any version of any provision: at once, later, for a while, or for the past on the constitution's basis; seldom a
    /// repeal, for a day or two.
    function amend(uint256 seed) external acting(seed) {
        uint256 provision = _random(Statutes.AMENDABLE);
        uint256 pick = _random(4);
        uint32 from = pick == 0 ? _today() - uint32(1 + _random(6)) : _today();
        if (pick == 1) from += uint32(_random(6));
        bool repeals = _oneIn(12);
        Date until = repeals || _oneIn(2) ? Date.wrap(from + 1 + uint32(_random(repeals ? 2 : 9))) : NO_END;
        address ruleset = repeals ? address(0) : _state.rulesets[provision][_random(2)];
        _enact(provision, ruleset, Date.wrap(from), until, pick == 0);
        _reach(repeals ? "repeal" : "amendment");
    }

    /// @notice A law for a day, which wants what no register may do; then it is over.
    function misrule(uint256 seed) external acting(seed) {
        uint32 today = _today();
        _enact(0, _state.badLaw, Date.wrap(today), Date.wrap(today + 1), false);
        for (uint256 i = 0; i < 3; ++i) {
            Draft memory draft = _draft(_entryToMisrule(), 0);
            if (_ghosts[draft.entries[0]].status == FROZEN) _reach("frozen under bad law");
            draft.declare("whim", _whim());
            draft.applicant = uint8(_random(Cast.CITIZENS));
            draft.capacities[draft.applicant] = Drafts.OWN_BEHALF;
            draft.transfer(0, 0, 1, 1, 0, "GBP", today);
            _hear(draft, "bad law", _oneIn(4));
        }
        _pass(1 days);
    }

    /// @dev A frozen one in every other case, if there is one.
    function _entryToMisrule() private returns (bytes32 entry) {
        entry = _someEntry();
        if (_oneIn(2)) return entry;
        for (uint256 i = 0; i < _entries.length; ++i) {
            if (_ghosts[_entries[i]].status == FROZEN) return _entries[i];
        }
    }

    /// @dev Entries are closed more seldom: those that are left are dealt with.
    function _whim() private returns (uint256 whim) {
        BadLaw law = BadLaw(_state.badLaw);
        whim = _random(law.WHIMS());
        if (whim == law.CLOSING() && _oneIn(2)) whim = 0;
    }

    function _enact(uint256 provision, address ruleset, Date from, Date until, bool based) private {
        Enactment memory enactment;
        enactment.eli = Statutes.eliOf(provision);
        enactment.documentDate = Date.wrap(Statutes.START);
        enactment.textHash = keccak256(bytes(enactment.eli));
        enactment.provisions = new Provision[](1);
        enactment.provisions[0] = Provision(Statutes.subdivisionOf(provision), ruleset, from, until);
        if (based) (enactment.basisKey, enactment.basisEId) = (Statutes.keyOf(4), "art_9__para_1");
        VM.prank(Officers.LEGISLATURE);
        _state.gazette.enact(enactment);
    }

    function _personsDomain() private view returns (bytes32) {
        bytes32 domain = keccak256(
            "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
        );
        address persons = address(_state.persons);
        return keccak256(abi.encode(domain, keccak256("Persons"), keccak256("1"), block.chainid, persons));
    }
}
