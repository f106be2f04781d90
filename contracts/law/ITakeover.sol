// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PersonId} from "./Application.sol";
import {Date} from "./LegalTime.sol";

/// @title The book of takeovers: how the root of an older register comes into force, and is replaced
/// @notice Two offices propose and confirm a root; it takes effect after a delay in which anyone may object. A wrong root is
/// replaced in the same way.
interface ITakeover {
    /// @notice What becomes of an objection: only a court changes it from `Open`.
    enum Objection {
        None,
        Open,
        Dismissed,
        Upheld
    }

    /// @notice The first office proposed a root. `count`: entries under it; `datasetHash`: keccak256 of the file that they
    /// were read from. The zero root: the proposal before is withdrawn.
    event RootProposed(bytes32 indexed root, uint64 count, bytes32 datasetHash, address proposer);

    /// @notice The second office confirmed the proposal. `effectiveFrom`: day on which it takes effect, unless an objection
    /// puts it off.
    event RootConfirmed(bytes32 indexed root, address confirmer, Date effectiveFrom);

    /// @notice Somebody handed in an objection to the proposed root. `objection`: hash of the document.
    event RootContested(bytes32 indexed root, bytes32 indexed objection, address indexed by);

    /// @notice A court decided on an objection. Upheld: the proposal is dropped. `reasons`: hash of the judgment.
    event ObjectionDecided(bytes32 indexed root, bytes32 indexed objection, bool upheld, bytes32 reasons);

    /// @notice This root is in force.
    error TakeoverRootInForce(bytes32 root);
    /// @notice Root, number of entries and data set are not those of the proposal that awaits confirmation.
    error TakeoverNotProposed(bytes32 root, uint64 count, bytes32 datasetHash);
    /// @notice The two offices are held by one account.
    error TakeoverSameOfficer(address officer);
    /// @notice One person would propose and confirm: with two accounts, or through somebody who acts for them.
    error TakeoverSamePerson(PersonId person);
    /// @notice Nobody said as which person the account holds the office, so that it can be compared with no other.
    error TakeoverOfficerUnnamed(uint64 office, address officer);
    /// @notice The second office has not confirmed the proposal; zero: there is none.
    error TakeoverNotConfirmed(bytes32 root);
    /// @notice The delay, or the time by which objections put it off, has not passed.
    error TakeoverNotYetEffective(Date effectiveFrom, Date today);
    /// @notice A court has upheld an objection to this root.
    error TakeoverRootDropped(bytes32 root);
    /// @notice No such root is proposed, or the time for objections is over: `until` is the first day after it.
    error TakeoverNotOpenToObjection(bytes32 root, Date until, Date today);
    /// @notice The objection cannot be handed in again, or decided: it is in this state.
    error TakeoverObjectionIs(bytes32 root, bytes32 objection, Objection state);

    /// @notice Proposes a root; by the first office. A new proposal replaces one not yet adopted, with the objections to it;
    /// the zero root withdraws it.
    /// @param count number of entries under it
    /// @param datasetHash keccak256 of the file the entries were read from
    function propose(bytes32 root, uint64 count, bytes32 datasetHash) external;

    /// @notice Confirms the proposal, by the second office and a second person; the delay begins. What is confirmed is all
    /// that was proposed, so that the first office cannot exchange part of it at the last moment.
    function confirm(bytes32 root, uint64 count, bytes32 datasetHash) external;

    /// @notice Hands in an objection to the proposed root: the proposal does not take effect until a court has decided, but
    /// no longer than the act allows, however many there are. By anyone, for whomever: the court reads who objects.
    /// @param objection hash of the document, as the court receives it
    function object(bytes32 root, bytes32 objection) external;

    /// @notice Decides on objections to the proposed root; by a court. If it upholds them, the proposal is dropped.
    /// @param reasons hash of the judgment
    function decide(bytes32 root, bytes32[] calldata objections, bool upheld, bytes32 reasons) external;

    /// @notice Puts a confirmed root in force when its time has come. Anyone may.
    function adopt() external;

    /// @notice The register whose root this is about, an `ILegacyRegister`.
    function register() external view returns (address);

    /// @notice Days between confirmation and effect.
    function delayDays() external view returns (uint16);

    /// @notice Days by which undecided objections put the effect off, all together.
    function objectionDays() external view returns (uint16);

    /// @notice What is proposed.
    /// @return root zero: nothing
    /// @return confirmed whether the second office has confirmed it
    /// @return effectiveFrom first day on which it can be put in force, if no court decides before; once it is confirmed
    /// @return openObjections how many are undecided
    function proposal()
        external
        view
        returns (bytes32 root, bool confirmed, Date effectiveFrom, uint32 openObjections);
}
