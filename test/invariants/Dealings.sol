// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Cast} from "./Cast.sol";
import {Choices} from "./Choices.sol";
import {Draft, Drafts} from "./Draft.sol";
import {State} from "./Republic.sol";
import {Right, Share, TitleReader} from "./TitleReader.sol";

/// @title What citizens do with land
abstract contract Dealings is Choices {
    using Drafts for Draft;
    using TitleReader for bytes;

    uint256 private constant NEW_ENTRIES = 6;

    constructor(State memory state) Choices(state) {}

    function transfer(uint256 seed) external acting(seed) {
        _hear(_draftTransfer(_someEntry()), "transfer", _oneIn(4));
    }

    function transferTwo(uint256 seed) external acting(seed) {
        Draft memory draft = _draft(_someEntry(), _someEntry());
        for (uint8 i = 0; i < draft.entries.length; ++i) _addTransfer(draft, i);
        _somebodySigns(draft);
        _hear(draft, "two transfers", false);
    }

    function mortgage(uint256 seed) external acting(seed) {
        Draft memory draft = _draft(_someEntry(), 0);
        bytes memory title = _body(draft.entries[0]);
        _ownersSign(draft, title);
        _holdersSign(draft, title);
        _addMortgage(draft, _citizen());
        _hear(draft, "mortgage", _oneIn(4));
    }

    function discharge(uint256 seed) external acting(seed) {
        (bytes32 entry, Right memory right, bool found) = _entryWith(MORTGAGE);
        if (!found) return;
        Draft memory draft = _draft(entry, 0);
        _signs(draft, Cast.byId(right.holder));
        draft.discharge(0, _oneIn(16) ? right.rank + 1 : right.rank, _date());
        _somebodySigns(draft);
        _hear(draft, "discharge", _oneIn(4));
    }

    /// @notice A sale: the seller's mortgage is paid off, the buyer's is created.
    function sell(uint256 seed) external acting(seed) {
        (bytes32 entry, Right memory right, bool found) = _entryWith(MORTGAGE);
        if (!found) return;
        Draft memory draft = _draft(entry, 0);
        _signs(draft, Cast.byId(right.holder));
        draft.discharge(0, right.rank, _date());
        (uint8 acquirer, bool whole) = _addTransfer(draft, 0);
        if (!whole) _ownersSign(draft, _body(entry));
        _signs(draft, acquirer);
        _addMortgage(draft, _citizen());
        _hear(draft, "sale", false);
    }

    function caveat(uint256 seed) external acting(seed) {
        Draft memory draft = _draft(_someEntry(), 0);
        _ownersSign(draft, _body(draft.entries[0]));
        uint8 caveator = _citizen();
        _signs(draft, caveator);
        draft.caveat(0, caveator, _today() + uint32(_random(_oneIn(8) ? 100 : 12)), _date());
        _somebodySigns(draft);
        _hear(draft, "caveat", _oneIn(4));
    }

    function withdrawCaveat(uint256 seed) external acting(seed) {
        (bytes32 entry, Right memory right, bool found) = _entryWith(CAVEAT);
        if (!found) return;
        Draft memory draft = _draft(entry, 0);
        uint8 caveator = Cast.byId(right.holder);
        _signs(draft, caveator);
        draft.withdrawCaveat(0, caveator, _date());
        _somebodySigns(draft);
        _hear(draft, "withdrawal", _oneIn(4));
    }

    function firstRegister(uint256 seed) external acting(seed) {
        Draft memory draft = _draft(bytes32((1 << 255) | _random(NEW_ENTRIES)), 0);
        if (!_oneIn(8)) draft.capacities[Cast.REGISTRAR] = Drafts.AS_REGISTRAR;
        uint8 owner = _citizen();
        _signs(draft, owner);
        uint8 tenure = uint8(1 + _random(2));
        uint32 ends = (tenure == 2) == _oneIn(16) ? 0 : _today() + uint32(_random(50));
        draft.firstRegister(tenure, ends, uint32(_random(200)), owner, _date());
        _somebodySigns(draft);
        _hear(draft, "registration", _oneIn(4));
    }

    function _draftTransfer(bytes32 entry) internal returns (Draft memory draft) {
        draft = _draft(entry, 0);
        _addTransfer(draft, 0);
        _somebodySigns(draft);
    }

    function _addTransfer(Draft memory draft, uint8 subject) private returns (uint8 acquirer, bool whole) {
        bytes memory title = _body(draft.entries[subject]);
        _holdersSign(draft, title);
        Share[] memory shares = title.shares();
        Share memory share = shares[_random(shares.length)];
        uint8 transferor = _oneIn(16) ? _citizen() : Cast.byId(share.owner);
        acquirer = _citizen();
        if (acquirer == transferor && !_oneIn(8)) acquirer = (acquirer + 1) % Cast.CITIZENS;
        _signs(draft, transferor);
        _signs(draft, acquirer);
        whole = _oneIn(2);
        uint32 parts = whole ? share.parts : uint32(1 + _random(share.parts));
        if (_oneIn(16)) parts = uint32(_random(2)) * (share.parts + 1);
        uint64 price = _oneIn(4) ? 0 : uint64(_random(2_000_000_00));
        draft.transfer(
            subject,
            transferor,
            acquirer,
            parts,
            price,
            _oneIn(16) ? bytes3("EUR") : bytes3("GBP"),
            _date()
        );
    }

    function _addMortgage(Draft memory draft, uint8 lender) private {
        _signs(draft, lender);
        uint64 amount = _oneIn(16) ? 0 : uint64(1 + _random(500_000_00));
        draft.mortgage(0, lender, amount, _oneIn(2), _date());
        _somebodySigns(draft);
    }
}
