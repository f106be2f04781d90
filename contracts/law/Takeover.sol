// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {PersonId} from "./Application.sol";
import {IGazette} from "./IGazette.sol";
import {ILegacyRegister} from "./ILegacyRegister.sol";
import {IOfficers} from "./IOfficers.sol";
import {ISeats} from "./ISeats.sol";
import {ITakeover} from "./ITakeover.sol";
import {Date, addDays} from "./LegalTime.sol";

/// @title The book of takeovers of one register
/// @notice Holds the office `Office.TAKEOVER`, by which the register lets it, and nobody else, put a root in force.
/// @custom:eli /eli/xx/act/2015/12/2015-10-01
contract Takeover is ITakeover, AccessManaged {
    /// @param effectiveFrom first day after the time for objections, once confirmed
    /// @param confirmer zero: not confirmed
    /// @param number of proposals so far, this one included: objections are kept under it
    /// @param by the person who proposed
    /// @param seat the officer in whose seat they did: themselves, unless they acted for somebody
    struct Proposal {
        bytes32 root;
        bytes32 datasetHash;
        uint64 count;
        address proposer;
        Date effectiveFrom;
        address confirmer;
        uint32 openObjections;
        uint32 number;
        PersonId by;
        PersonId seat;
    }

    /// @inheritdoc ITakeover
    address public immutable register;

    /// @inheritdoc ITakeover
    /// @custom:quote art_20__para_2 "takes effect 14 days after the confirmation"
    uint16 public immutable delayDays;

    /// @inheritdoc ITakeover
    /// @custom:quote art_20__para_5 "but for no longer than 28 days"
    uint16 public immutable objectionDays;

    IGazette private immutable _gazette;

    Proposal private _proposal;
    mapping(uint32 proposal => mapping(bytes32 objection => Objection)) private _objections;
    mapping(bytes32 root => bool) private _dropped;

    /// @param gazette whose calendar says which day it is
    /// @param register_ whose act the days are from
    constructor(
        address authority,
        IGazette gazette,
        address register_,
        uint16 delayDays_,
        uint16 objectionDays_
    ) AccessManaged(authority) {
        // Deployed beside the register that it is for.
        // slither-disable-next-line missing-zero-check
        (_gazette, register) = (gazette, register_);
        (delayDays, objectionDays) = (delayDays_, objectionDays_);
    }

    /// @inheritdoc ITakeover
    /// @custom:applies art_20__para_1
    /// @custom:applies art_20__para_6
    /// @custom:applies art_20__para_7
    /// @custom:norm power
    function propose(bytes32 root, uint64 count, bytes32 datasetHash) external restricted {
        bool inForce = root != 0 && root == ILegacyRegister(register).legacyRoot();
        if (inForce) revert TakeoverRootInForce(root);
        if (_dropped[root]) revert TakeoverRootDropped(root);
        uint32 number = _proposal.number + 1;
        (PersonId by, PersonId seat) = _officer();
        _proposal = Proposal({
            root: root,
            datasetHash: datasetHash,
            count: count,
            proposer: msg.sender,
            effectiveFrom: Date.wrap(0),
            confirmer: address(0),
            openObjections: 0,
            number: number,
            by: by,
            seat: seat
        });
        emit RootProposed(root, count, datasetHash, msg.sender);
    }

    /// @inheritdoc ITakeover
    /// @custom:applies art_20__para_2
    /// @custom:norm power
    /// @custom:applies /eli/xx/act/2015/1#art_5__para_3
    function confirm(bytes32 root, uint64 count, bytes32 datasetHash) external restricted {
        Proposal storage present = _proposal;
        bool proposed = present.root == root && present.count == count && present.datasetHash == datasetHash;
        if (root == 0 || !proposed || present.confirmer != address(0)) {
            revert TakeoverNotProposed(root, count, datasetHash);
        }
        if (present.proposer == msg.sender) revert TakeoverSameOfficer(msg.sender);
        (PersonId by, PersonId seat) = _officer();
        if (by == present.by || by == present.seat) revert TakeoverSamePerson(by);
        if (seat == present.by || seat == present.seat) revert TakeoverSamePerson(seat);
        Date effectiveFrom = addDays(_gazette.today(), delayDays);
        (present.confirmer, present.effectiveFrom) = (msg.sender, effectiveFrom);
        emit RootConfirmed(root, msg.sender, effectiveFrom);
    }

    /// @inheritdoc ITakeover
    /// @custom:applies art_20__para_4
    /// @custom:norm power
    function object(bytes32 root, bytes32 objection) external {
        Proposal storage present = _proposal;
        (Date until, Date today) = (present.effectiveFrom, _gazette.today());
        bool over = present.confirmer != address(0) && !(today < until);
        if (root == 0 || present.root != root || over) {
            revert TakeoverNotOpenToObjection(root, until, today);
        }
        _move(root, objection, Objection.None, Objection.Open);
        ++present.openObjections;
        emit RootContested(root, objection, msg.sender);
    }

    /// @inheritdoc ITakeover
    /// @custom:applies art_20__para_5
    /// @custom:applies art_20__para_6
    /// @custom:norm power
    function decide(
        bytes32 root,
        bytes32[] calldata objections,
        bool upheld,
        bytes32 reasons
    ) external restricted {
        Proposal storage present = _proposal;
        if (root == 0 || present.root != root) {
            revert TakeoverNotOpenToObjection(root, present.effectiveFrom, _gazette.today());
        }
        for (uint256 i = 0; i < objections.length; ++i) {
            _move(root, objections[i], Objection.Open, upheld ? Objection.Upheld : Objection.Dismissed);
            --present.openObjections;
            emit ObjectionDecided(root, objections[i], upheld, reasons);
        }
        if (!upheld || objections.length == 0) return;
        _dropped[root] = true;
        _clear();
    }

    /// @inheritdoc ITakeover
    /// @custom:applies art_20__para_2
    /// @custom:applies art_20__para_5
    /// @custom:norm power
    /// @custom:applies /eli/xx/act/2015/1#art_5__para_17
    function adopt() external {
        (bytes32 root, bool confirmed, Date effectiveFrom, ) = proposal();
        if (!confirmed) revert TakeoverNotConfirmed(root);
        Date today = _gazette.today();
        if (today < effectiveFrom) revert TakeoverNotYetEffective(effectiveFrom, today);
        _clear();
        ILegacyRegister(register).adoptLegacyRoot(root);
    }

    /// @inheritdoc ITakeover
    /// @custom:applies art_20__para_5
    /// @custom:effect define
    function proposal()
        public
        view
        returns (bytes32 root, bool confirmed, Date effectiveFrom, uint32 openObjections)
    {
        Proposal storage present = _proposal;
        (root, effectiveFrom, openObjections) = (present.root, present.effectiveFrom, present.openObjections);
        confirmed = present.confirmer != address(0);
        // Once for all of them: whoever hands in more gains nothing.
        if (confirmed && openObjections != 0) effectiveFrom = addDays(effectiveFrom, objectionDays);
    }

    /// @dev The person who calls in an office, and the officer in whose seat they do.
    function _officer() private view returns (PersonId person, PersonId officer) {
        address offices = authority();
        uint64 office = IAccessManager(offices).getTargetFunctionRole(address(this), msg.sig);
        address seat;
        (seat, person) = IOfficers(offices).officerAt(office, msg.sender);
        officer = ISeats(offices).personIn(office, seat);
        if (PersonId.unwrap(person) == 0 || PersonId.unwrap(officer) == 0) {
            revert TakeoverOfficerUnnamed(office, msg.sender);
        }
    }

    function _move(bytes32 root, bytes32 objection, Objection from, Objection to) private {
        mapping(bytes32 => Objection) storage objections = _objections[_proposal.number];
        if (objections[objection] != from) revert TakeoverObjectionIs(root, objection, objections[objection]);
        objections[objection] = to;
    }

    /// @dev The number stays, so that objections to a later proposal are none to this one.
    function _clear() private {
        uint32 number = _proposal.number;
        delete _proposal;
        _proposal.number = number;
    }
}
