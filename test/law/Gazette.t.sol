// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Gazette} from "../../contracts/law/Gazette.sol";
import {Call, Enactment, Provision, Version} from "../../contracts/law/IGazette.sol";
import {Annulment} from "../../contracts/law/IJudgments.sol";
import {Date, NO_END} from "../../contracts/law/LegalTime.sol";
import {RulesetStub} from "../contracts/RulesetStub.sol";
import {VM, deploy} from "../invariants/Vm.sol";

/// @notice Invariants of the Gazette, against a model that looks at every day.
/// 1. On each date the version enacted last of those that contain it governs, or nothing does.
/// 2. The span given is the longest around the date in which that version governs.
/// 3. What was known on a date about a date is never changed by what is enacted later.
/// 4. An annulled version is as if it had not been enacted, from the day of the judgment or from its first day on; a
/// suspended one for a time; a corrected one has another ruleset wherever it governs.
contract GazetteFuzzTest {
    string private constant ACT = "/eli/xx/act/2015/12";
    bytes32 private constant KEY = keccak256("/eli/xx/act/2015/12#part_2");
    bytes32 private constant BASIS = keccak256("/eli/xx/act/2015/1#art_9");

    /// @dev Day on which the first version is enacted; the others follow a day apart, so `enactedOn` tells them apart.
    uint32 private constant START = 16_800;
    uint32 private constant RANGE = 24;

    Gazette private _gazette;
    RulesetStub private _ruleset;

    /// @dev This contract is the authority: it allows everything.
    function canCall(address, address, bytes4) external pure returns (bool, uint32) {
        return (true, 0);
    }

    function setUp() external {
        VM.warp(uint256(START) * 1 days);
        _gazette = Gazette(deploy("Gazette", abi.encode(address(this), uint24(0))));
        _ruleset = new RulesetStub("/eli/xx/act/2015/12#part_2");
        RulesetStub basis = new RulesetStub("/eli/xx/act/2015/1#art_9");
        _enact("/eli/xx/act/2015/1", Provision("art_9", address(basis), Date.wrap(START), NO_END));
    }

    function testFuzz_laterEnactedPrevailsInItsIntervalOnly(uint256 seed) external {
        Version[] memory model = _enactMany(seed, 5);
        Version[] memory history = _gazette.history(KEY);
        assert(keccak256(abi.encode(history)) == keccak256(abi.encode(model)));
        for (uint32 day = START; day < START + RANGE; ++day) {
            _check(model, model.length, day, NO_END);
        }
    }

    function testFuzz_thePastNeverChanges(uint256 seed) external {
        Version[] memory model = _enactMany(seed, 5);
        for (uint32 known = 0; known < model.length; ++known) {
            for (uint32 day = START; day < START + RANGE; ++day) {
                _check(model, known + 1, day, Date.wrap(START + known));
            }
        }
    }

    function testFuzz_annulledIsAsIfNotEnacted(uint256 seed, uint8 pick, bool exTunc) external {
        Version[] memory model = _enactMany(seed, 5);
        uint256 index = pick % model.length;
        uint32 today = START + uint32(model.length);
        VM.warp(uint256(today) * 1 days);
        Annulment annulment = exTunc ? Annulment.ExTunc : Annulment.ExNunc;
        try _gazette.annul(KEY, index, annulment, "judgment") {} catch {
            assert(!exTunc && Date.unwrap(model[index].until) <= today);
            return;
        }
        Version[] memory without = _without(model, index);
        for (uint32 day = START; day < START + 2 * RANGE; ++day) {
            bool judged = exTunc || day >= today;
            _checkRuleset(judged ? without : model, day, NO_END);
            _checkRuleset(model, day, Date.wrap(today - 1));
        }
    }

    function testFuzz_twoAnnulledAreAsIfNeitherWasEnacted(uint256 seed, uint8 one, uint8 other) external {
        Version[] memory model = _enactMany(seed, 5);
        (uint256 first, uint256 second) = (one % 5, other % 5);
        if (first == second) return;
        VM.warp(uint256(START + 5) * 1 days);
        _gazette.annul(KEY, first, Annulment.ExTunc, "judgment");
        _gazette.annul(KEY, second, Annulment.ExTunc, "another");
        if (first < second) (first, second) = (second, first);
        model = _without(_without(model, first), second);
        for (uint32 day = START; day < START + 2 * RANGE; ++day) _checkRuleset(model, day, NO_END);
    }

    function testFuzz_suspendedIsAsIfNotEnactedForATime(uint256 seed, uint8 pick, uint8 time) external {
        Version[] memory model = _enactMany(seed, 5);
        uint256 index = pick % model.length;
        uint32 today = START + uint32(model.length);
        VM.warp(uint256(today) * 1 days);
        Date until = Date.wrap(today + time);
        try _gazette.suspend(KEY, index, until, "order") {} catch {
            bool some = Date.wrap(today) < model[index].until && model[index].from < until && time != 0;
            assert(!some);
            return;
        }
        Version[] memory without = _without(model, index);
        for (uint32 day = START; day < START + 2 * RANGE; ++day) {
            bool suspended = day >= today && Date.wrap(day) < until;
            _checkRuleset(suspended ? without : model, day, NO_END);
        }
    }

    function testFuzz_correctedWhereItGoverns(uint256 seed, uint8 pick) external {
        Version[] memory model = _enactMany(seed, 5);
        uint256 index = pick % model.length;
        VM.warp(uint256(START + model.length) * 1 days);
        RulesetStub corrected = new RulesetStub("/eli/xx/act/2015/12#part_2");
        if (model[index].ruleset == address(0)) return;
        _gazette.correctRuleset("/eli/xx/act/2015/12#part_2", index, address(corrected), "reasons");
        model[index].ruleset = address(corrected);
        for (uint32 day = START; day < START + 2 * RANGE; ++day) _checkRuleset(model, day, NO_END);
    }

    function _without(Version[] memory model, uint256 index) private pure returns (Version[] memory others) {
        others = new Version[](model.length - 1);
        for (uint256 i = 0; i < others.length; ++i) others[i] = model[i < index ? i : i + 1];
    }

    function _checkRuleset(Version[] memory model, uint32 day, Date known) private view {
        uint256 found = _prevailing(model, model.length, day);
        address expected = found == 0 ? address(0) : model[found - 1].ruleset;
        try _gazette.inForceAsKnown(KEY, Date.wrap(day), known) returns (Version memory version) {
            assert(version.ruleset == expected);
        } catch {
            assert(expected == address(0));
        }
    }

    function _enactMany(uint256 seed, uint256 count) private returns (Version[] memory model) {
        model = new Version[](count);
        for (uint32 i = 0; i < count; ++i) {
            VM.warp(uint256(START + i) * 1 days);
            uint32 from = START + uint32(seed % RANGE);
            uint32 until = from + 1 + uint32((seed >> 16) % RANGE);
            address ruleset = (seed >> 32) % 4 == 0 ? address(0) : address(_ruleset);
            Date end = (seed >> 40) % 5 == 0 ? NO_END : Date.wrap(until);
            model[i] = Version(ruleset, Date.wrap(from), end, Date.wrap(START + i));
            _enact(ACT, Provision("part_2", ruleset, Date.wrap(from), end));
            seed = uint256(keccak256(abi.encode(seed)));
        }
    }

    function _check(Version[] memory model, uint256 count, uint32 day, Date known) private view {
        uint256 expected = _prevailing(model, count, day);
        try _gazette.inForceAsKnown(KEY, Date.wrap(day), known) returns (Version memory found) {
            assert(expected != 0 && found.enactedOn == model[expected - 1].enactedOn);
            assert(found.ruleset == address(_ruleset));
            assert(found.from <= Date.wrap(day) && Date.wrap(day) < found.until);
            // On the first and the last day of the span it governs, on those before and after it another, or none.
            assert(_prevailing(model, count, Date.unwrap(found.from)) == expected);
            assert(_prevailing(model, count, Date.unwrap(found.from) - 1) != expected);
            assert(_prevailing(model, count, Date.unwrap(found.until) - 1) == expected);
            if (!(found.until == NO_END)) {
                assert(_prevailing(model, count, Date.unwrap(found.until)) != expected);
            }
            for (uint32 i = Date.unwrap(found.from); i < Date.unwrap(found.until) && i < START + 50; ++i) {
                assert(_prevailing(model, count, i) == expected);
            }
        } catch {
            assert(expected == 0 || model[expected - 1].ruleset == address(0));
        }
    }

    /// @dev One plus the index of the last version that contains the day; zero: none.
    function _prevailing(Version[] memory model, uint256 count, uint32 day) private pure returns (uint256) {
        for (uint256 i = count; i != 0; --i) {
            if (model[i - 1].from <= Date.wrap(day) && Date.wrap(day) < model[i - 1].until) return i;
        }
        return 0;
    }

    function _enact(string memory eli, Provision memory provision) private {
        Provision[] memory provisions = new Provision[](1);
        provisions[0] = provision;
        _gazette.enact(
            Enactment(
                eli,
                Date.wrap(START),
                keccak256(bytes(eli)),
                provisions,
                BASIS,
                "art_9__para_1",
                new Call[](0)
            )
        );
    }
}
