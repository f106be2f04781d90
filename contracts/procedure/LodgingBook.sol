// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Application, Capacity} from "../law/Application.sol";
import {Decisions} from "../law/Decisions.sol";
import {IGazette, Version} from "../law/IGazette.sol";
import {ILodgingBook, Way} from "../law/ILodgingBook.sol";
import {ILodgingRules, LodgingFacts} from "../law/ILodgingRules.sol";
import {IRegister} from "../law/IRegister.sol";
import {Date} from "../law/LegalTime.sol";
import {fingerprint, Lodging, toLodging} from "../law/Lodging.sol";

/// @title The lodging book
/// @notice Keeps what Part 2 of the Lodging Act, /eli/xx/act/2015/10, speaks of; how long a lodging is live, and whether one
/// is admissible, the version in force on its day says.
/// @dev A line is its first lodging and, by their numbers, those behind it: as many as the first says, whether they have
/// lapsed or ended or not. The law keeps a line short (article 7(3)), so that walking it is bounded.
contract LodgingBook is ILodgingBook {
    using Application for bytes;
    using Decisions for bytes32;

    bytes32 private constant PART_2 = keccak256("/eli/xx/act/2015/10#part_2");

    /// @dev Whatever the law says, a line is not longer: `Lodging` counts those behind in a byte.
    uint256 private constant MAXIMUM_LINE = 64;

    IGazette private immutable _gazette;

    mapping(address register => mapping(bytes32 entry => Lodging)) private _firsts;
    mapping(address register => mapping(bytes32 entry => mapping(uint256 number => Lodging))) private _behind;
    mapping(address register => mapping(bytes32 digest => uint256 instant)) private _received;

    constructor(IGazette gazette) {
        _gazette = gazette;
    }

    /// @inheritdoc ILodgingBook
    function lodge(bytes32 entry, bytes32 digest, bytes32 lodger, Way way) external {
        uint256 number = 1;
        if (_firsts[msg.sender][entry].isNone() && way != Way.SignedAgain) {
            _firsts[msg.sender][entry] = toLodging(digest, lodger, block.timestamp, number, 0);
        } else if (way == Way.Signed && _isInLine(entry, digest)) {
            return;
        } else {
            number = _join(entry, digest, lodger, way == Way.SignedAgain);
        }
        emit Lodged(msg.sender, entry, digest, number, lodger);
    }

    /// @inheritdoc ILodgingBook
    function receiveSigned(bytes32 digest) external returns (Way way) {
        if (_received[msg.sender][digest] != 0) return Way.SignedAgain;
        _received[msg.sender][digest] = block.timestamp;
        return Way.Signed;
    }

    /// @inheritdoc ILodgingBook
    function conclude(bytes32 entry, bytes32 digest) external returns (bool free) {
        Date today = _gazette.today();
        uint256 number = _numberOf(msg.sender, entry, digest);
        if (number != 0) _end(msg.sender, entry, number);
        return !_isLive(_advance(entry, today), today);
    }

    /// @inheritdoc ILodgingBook
    function endStale(address register, bytes calldata application, bytes31[] calldata from) external {
        bytes32 digest = IRegister(register).digestOf(application, from);
        bool stale = IRegister(register).decisionOn(digest).isFinal();
        for (uint256 i = 0; i < from.length && !stale; ++i) {
            bytes31 stored = bytes31(IRegister(register).slotOf(application.entryAt(i)));
            stale = stored != 0 && stored != from[i];
        }
        if (!stale) revert LodgingNotStale(register, digest);
        for (uint256 i = 0; i < from.length; ++i) {
            bytes32 entry = application.entryAt(i);
            uint256 number = _numberOf(register, entry, digest);
            if (number != 0) _end(register, entry, number);
        }
    }

    /// @inheritdoc ILodgingBook
    function strike(bytes32 entry, uint256 number) external {
        Lodging first = _firsts[msg.sender][entry];
        uint256 begin = first.number();
        bool within = number != 0 && number >= begin && number <= begin + first.behind();
        if (!within || _at(msg.sender, entry, first, number).mark() == 0) {
            revert LodgingUnknown(entry, number);
        }
        _end(msg.sender, entry, number);
    }

    /// @inheritdoc ILodgingBook
    function requireTurn(bytes32 digest, bytes calldata application) external view {
        for (uint256 i = 0; i < application.signatoryCount(); ++i) {
            (, , uint8 capacity) = application.signatoryAt(i);
            if (capacity == Capacity.JUDGE) return;
        }
        Date today = _gazette.today();
        for (uint256 i = 0; i < application.entryCount(); ++i) {
            bytes32 entry = application.entryAt(i);
            Lodging first = _firstLive(msg.sender, entry, today);
            if (first.isNone() || first.mark() == bytes16(digest)) continue;
            revert LodgingHeldOff(entry, first.number(), _lastDayOf(first));
        }
    }

    /// @inheritdoc ILodgingBook
    function firstOn(
        address register,
        bytes32 entry
    ) external view returns (bytes16 mark, uint256 number, uint256 instant, Date lastDay) {
        Lodging first = _firstLive(register, entry, _gazette.today());
        if (!first.isNone()) return (first.mark(), first.number(), first.instant(), _lastDayOf(first));
    }

    /// @inheritdoc ILodgingBook
    function receivedAt(address register, bytes32 digest) external view returns (uint256 instant) {
        return _received[register][digest];
    }

    // The line

    /// @dev Puts a lodging behind those that are there, if the law admits it.
    function _join(
        bytes32 entry,
        bytes32 digest,
        bytes32 lodger,
        bool again
    ) private returns (uint256 number) {
        Date today = _gazette.today();
        Lodging first = _advance(entry, today);
        LodgingFacts memory f = _facts(entry, first, digest, lodger, today);
        f.ofApplication = f.ofApplication || again;
        (bytes32 eId, bool ofSeries) = _rulesOn(today).admit(f);
        if (eId == 0 && f.inLine >= MAXIMUM_LINE) eId = "art_7__para_3";
        if (eId != 0) revert LodgingInadmissible(entry, eId);

        uint256 behind = first.behind() + 1;
        number = first.number() + behind;
        uint256 since = ofSeries ? Date.unwrap(today) - Date.unwrap(f.seriesBegan) : 0;
        Lodging made = toLodging(digest, lodger, block.timestamp, number, since);
        if (f.inLine == 0) {
            _firsts[msg.sender][entry] = made;
        } else {
            _firsts[msg.sender][entry] = first.withBehind(behind);
            _behind[msg.sender][entry][number] = made;
        }
    }

    /// @param first the first of the line that is live; else the latest
    function _facts(
        bytes32 entry,
        Lodging first,
        bytes32 digest,
        bytes32 lodger,
        Date today
    ) private view returns (LodgingFacts memory f) {
        f.today = today;
        if (first.isNone()) return f;
        uint256 begin = first.number();
        uint256 end = begin + first.behind();
        Lodging each = first;
        for (uint256 number = begin; number <= end; ++number) {
            each = _at(msg.sender, entry, first, number);
            if (!_isLive(each, today)) continue;
            if (each.mark() == bytes16(digest)) f.ofApplication = true;
            if (each.lodger() == fingerprint(lodger)) f.ofLodger = true;
        }
        if (_isLive(first, today)) f.inLine = end - begin + 1;
        uint256 latestOn = Date.unwrap(_gazette.dateOf(each.instant()));
        f.seriesBegan = Date.wrap(uint32(latestOn - each.seriesDays()));
        f.lastHeld = _lastDayOf(each);
    }

    /// @dev Passes over those at the head of the line that have lapsed or ended.
    /// @return first the first that is live; if there is none, the latest, with nobody behind it
    function _advance(bytes32 entry, Date today) private returns (Lodging first) {
        first = _firsts[msg.sender][entry];
        uint256 behind = first.behind();
        if (behind == 0 || _isLive(first, today)) return first;
        while (behind != 0 && !_isLive(first, today)) {
            uint256 next = first.number() + 1;
            first = _behind[msg.sender][entry][next];
            _behind[msg.sender][entry][next] = Lodging.wrap(0);
            --behind;
        }
        first = first.withBehind(behind);
        _firsts[msg.sender][entry] = first;
    }

    function _end(address register, bytes32 entry, uint256 number) private {
        Lodging first = _firsts[register][entry];
        if (number == first.number()) _firsts[register][entry] = first.ended();
        else _behind[register][entry][number] = _behind[register][entry][number].ended();
        emit LodgingEnded(register, entry, number);
    }

    /// @dev Whether the application has a live lodging on the entry of the register that calls.
    function _isInLine(bytes32 entry, bytes32 digest) private view returns (bool) {
        uint256 number = _numberOf(msg.sender, entry, digest);
        if (number == 0) return false;
        return _isLive(_at(msg.sender, entry, _firsts[msg.sender][entry], number), _gazette.today());
    }

    /// @return number of the application's lodging on an entry; zero: it has none in the line
    function _numberOf(
        address register,
        bytes32 entry,
        bytes32 digest
    ) private view returns (uint256 number) {
        Lodging first = _firsts[register][entry];
        uint256 end = uint256(first.number()) + first.behind();
        for (number = first.number(); number <= end; ++number) {
            if (_at(register, entry, first, number).mark() == bytes16(digest)) return number;
        }
        return 0;
    }

    function _firstLive(address register, bytes32 entry, Date today) private view returns (Lodging) {
        Lodging first = _firsts[register][entry];
        uint256 end = uint256(first.number()) + first.behind();
        for (uint256 number = first.number(); number <= end; ++number) {
            Lodging each = _at(register, entry, first, number);
            if (_isLive(each, today)) return each;
        }
        return Lodging.wrap(0);
    }

    function _at(
        address register,
        bytes32 entry,
        Lodging first,
        uint256 number
    ) private view returns (Lodging) {
        return number == first.number() ? first : _behind[register][entry][number];
    }

    // The law

    function _isLive(Lodging lodging, Date today) private view returns (bool) {
        return lodging.mark() != 0 && today <= _lastDayOf(lodging);
    }

    /// @dev Where no law was in force on its day, or none is any more, a lodging was live on no day after it.
    function _lastDayOf(Lodging lodging) private view returns (Date) {
        Date on = _gazette.dateOf(lodging.instant());
        ILodgingRules rules = _rulesOn(on);
        return address(rules) == address(0) ? on : rules.lastDay(on);
    }

    /// @return rules in force on a date; zero: none
    function _rulesOn(Date on) private view returns (ILodgingRules rules) {
        try _gazette.inForceOn(PART_2, on) returns (Version memory version) {
            return ILodgingRules(version.ruleset);
        } catch (bytes memory reason) {
            // A starved call must not end what somebody lodged.
            if (bytes4(reason) != IGazette.GazetteNotInForce.selector) revert LodgingLawUnknown(on);
        }
    }
}
