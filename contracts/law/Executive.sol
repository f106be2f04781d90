// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Call, Enactment, IGazette} from "./IGazette.sol";
import {Date} from "./LegalTime.sol";
import {Office} from "./Office.sol";
import {Offices} from "./Offices.sol";

/// @title The executive: does what enactments order, and nothing else
/// @notice The only admin of the offices. It has no will of its own: it makes the calls that an enactment in the Gazette
/// contains, after the time in which the constitutional court may veto them, and anyone may tell it to. Whoever founds the
/// republic does so in one transaction and holds no power afterwards.
/// @custom:eli /eli/xx/act/2015/1/2015-01-05
contract Executive {
    /// @notice What became of an enactment's calls. `Open` turns into one of the others by a call, never by time alone.
    enum Status {
        Open,
        Executed,
        Vetoed
    }

    event Founded(address indexed founder);
    event Executed(bytes32 indexed enactmentId);
    event Vetoed(bytes32 indexed enactmentId, address indexed judge, bytes32 reasons);

    /// @notice Only the founder may found, and only once.
    error ExecutiveNotTheFounder(address caller);

    /// @notice Only a holder of the office of constitutional court may veto.
    error ExecutiveNotTheConstitutionalCourt(address caller);

    /// @notice There is no such enactment, or it orders nothing.
    error ExecutiveNothingOrdered(bytes32 enactmentId);

    /// @notice The enactment ordered other calls than these.
    error ExecutiveOtherCalls(bytes32 enactmentId, bytes32 ordered, bytes32 offered);

    /// @notice The court may still veto: on `lastDay` too.
    error ExecutiveTooEarly(bytes32 enactmentId, Date lastDay, Date today);

    /// @notice The time for a veto ended with `lastDay`.
    error ExecutiveTooLate(bytes32 enactmentId, Date lastDay, Date today);

    /// @notice Nobody had the orders executed by `lastDay`, so they have lapsed.
    error ExecutiveLapsed(bytes32 enactmentId, Date lastDay, Date today);

    /// @notice The calls were made before.
    error ExecutiveAlreadyExecuted(bytes32 enactmentId);

    /// @notice The calls of an enactment before this one can still be made: they come first.
    error ExecutiveOutOfOrder(bytes32 enactmentId, bytes32 before);

    /// @notice The constitutional court has vetoed the calls.
    error ExecutiveVetoed(bytes32 enactmentId);

    /// @notice There is no contract at the target of a call.
    error ExecutiveTargetWithoutCode(uint256 index, address target);

    /// @notice A call failed, so none was made.
    error ExecutiveCallFailed(uint256 index, bytes returndata);

    /// @dev Article 7(4) of the Constitution Act: what nobody wanted done in time cannot be kept for a better day.
    /// @custom:figure art_7__para_4 "30 days"
    /// @custom:unit days
    uint16 public constant DAYS_TO_EXECUTE = 30;

    Offices public immutable offices;
    IGazette public immutable gazette;

    /// @notice Days after that of the enactment on which the court may veto.
    /// @custom:quote art_4__para_1 "within 10 days from the day of the enactment"
    uint16 public immutable vetoDays;

    /// @notice Who may still found the republic; zero once it is founded.
    address public founder;

    mapping(bytes32 enactmentId => Status) public statusOf;

    /// @param standardOffset seconds clocks are ahead of UTC in years whose calendar is not published
    constructor(address founder_, int24 standardOffset, uint16 vetoDays_) {
        // With the zero address there would be a republic that nobody can found, and so nothing to protect.
        // slither-disable-next-line missing-zero-check
        founder = founder_;
        vetoDays = vetoDays_;
        offices = new Offices(address(this), standardOffset);
        gazette = offices.gazette();
    }

    /// @notice Publishes the founding acts and makes the calls that set up the offices. Once, by the founder.
    /// @custom:applies art_11__para_1
    /// @custom:applies art_11__para_2
    /// @custom:applies art_6__para_2
    /// @custom:norm power
    function found(Enactment[] calldata acts, Call[] calldata calls) external {
        if (msg.sender != founder) revert ExecutiveNotTheFounder(msg.sender);
        delete founder;
        emit Founded(msg.sender);
        for (uint256 i = 0; i < acts.length; ++i) gazette.enact(acts[i]);
        _make(calls);
    }

    /// @notice Makes the calls an enactment orders, once the time for a veto has passed and those ordered before have been
    /// made, vetoed, or have lapsed. By anyone.
    /// @custom:applies art_7__para_1
    /// @custom:applies art_7__para_2
    /// @custom:applies art_7__para_4
    /// @custom:norm power
    function execute(bytes32 enactmentId, Call[] calldata calls) external {
        (bytes32 ordered, Date lastDay, Date today) = _open(enactmentId);
        if (today <= lastDay) revert ExecutiveTooEarly(enactmentId, lastDay, today);
        Date lapse = lastDay.addDays(DAYS_TO_EXECUTE);
        if (lapse < today) revert ExecutiveLapsed(enactmentId, lapse, today);
        bytes32 offered = keccak256(abi.encode(calls));
        if (offered != ordered) revert ExecutiveOtherCalls(enactmentId, ordered, offered);
        _requireInOrder(enactmentId, today);

        statusOf[enactmentId] = Status.Executed;
        emit Executed(enactmentId);
        _make(calls);
    }

    /// @notice Vetoes the calls an enactment orders. By the constitutional court, to the end of the last day.
    /// @param reasons hash of the judgment
    /// @custom:applies art_4__para_1
    /// @custom:applies art_4__para_2
    /// @custom:norm power
    function veto(bytes32 enactmentId, bytes32 reasons) external {
        (bool isCourt, ) = offices.hasRole(Office.CONSTITUTIONAL_COURT, msg.sender);
        if (!isCourt) revert ExecutiveNotTheConstitutionalCourt(msg.sender);
        (, Date lastDay, Date today) = _open(enactmentId);
        if (lastDay < today) revert ExecutiveTooLate(enactmentId, lastDay, today);

        statusOf[enactmentId] = Status.Vetoed;
        emit Vetoed(enactmentId, msg.sender, reasons);
    }

    /// @dev The calls' hash and the last day for a veto, of an enactment neither executed nor vetoed.
    /// @custom:applies art_4__para_1
    /// @custom:applies art_4__para_2
    /// @custom:norm deadline
    function _open(bytes32 enactmentId) private view returns (bytes32 ordered, Date lastDay, Date today) {
        Date enactedOn;
        (ordered, , enactedOn) = gazette.callsOf(enactmentId);
        if (ordered == 0) revert ExecutiveNothingOrdered(enactmentId);
        Status status = statusOf[enactmentId];
        if (status == Status.Executed) revert ExecutiveAlreadyExecuted(enactmentId);
        if (status == Status.Vetoed) revert ExecutiveVetoed(enactmentId);
        return (ordered, enactedOn.addDays(vetoDays), gazette.today());
    }

    /// @dev Of the enactments before only the vetoed ones are passed over: before one whose calls were made, or have lapsed,
    /// nothing is open.
    /// @custom:applies art_7__para_5
    /// @custom:norm prohibition
    function _requireInOrder(bytes32 enactmentId, Date today) private view {
        bytes32 before = gazette.orderedBefore(enactmentId);
        while (before != 0 && statusOf[before] == Status.Vetoed) before = gazette.orderedBefore(before);
        if (before == 0 || statusOf[before] == Status.Executed) return;
        (, , Date enactedOn) = gazette.callsOf(before);
        if (today <= enactedOn.addDays(vetoDays + DAYS_TO_EXECUTE)) {
            revert ExecutiveOutOfOrder(enactmentId, before);
        }
    }

    /// @custom:applies art_7__para_3
    /// @custom:norm obligation
    function _make(Call[] calldata calls) private {
        for (uint256 i = 0; i < calls.length; ++i) {
            address target = calls[i].target;
            if (target.code.length == 0) revert ExecutiveTargetWithoutCode(i, target);
            // Whatever an enactment orders: the target has code, a failure undoes all calls.
            // slither-disable-next-line low-level-calls
            (bool success, bytes memory returndata) = target.call(calls[i].data);
            if (!success) revert ExecutiveCallFailed(i, returndata);
        }
    }
}
