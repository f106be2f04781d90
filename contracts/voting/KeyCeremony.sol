// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Signatures} from "../law/Signatures.sol";
import {Wire} from "../law/Wire.sol";
import {Words} from "../law/Words.sol";
import {CeremonyMessages} from "./CeremonyMessages.sol";
import {Ceremony, Deliveries} from "./CeremonyRecords.sol";
import {
    CeremonyStage,
    CeremonyTerms,
    ComplaintEvidence,
    ElectionKey,
    IKeyCeremony,
    TrusteeMessage
} from "./IKeyCeremony.sol";
import {KeyDerivation} from "./KeyDerivation.sol";

/// @title How trustees make a key of which none of them has the secret
/// @notice Feldman's scheme, with commitments first: of a polynomial of each trustee the points are public and the
/// values are dealt out encrypted. The key is the sum of all constant coefficients. Everything that is said is in the
/// logs, so that anyone recomputes it; what decryption needs is in storage.
contract KeyCeremony is IKeyCeremony, AccessManaged, EIP712 {
    bytes32 private constant MESSAGE_TYPE = keccak256(
        "TrusteeMessage(bytes32 election,uint8 attempt,uint8 trustee,string step,bytes content)"
    );

    mapping(bytes32 election => Ceremony) private _ceremonies;

    /// @dev x and y of the key at 0, of the public share of trustee i at i.
    mapping(bytes32 election => mapping(uint256 index => uint256[2])) private _keys;

    /// @param authority the offices; the register of elections alone may begin and appoint
    constructor(address authority) AccessManaged(authority) EIP712("Key Ceremony", "1") {}

    /// @inheritdoc IKeyCeremony
    function begin(bytes32 election, CeremonyTerms calldata terms) external restricted {
        _ceremonies[election].begin(election, terms);
    }

    /// @inheritdoc IKeyCeremony
    function appoint(bytes32 election, address trustee) external restricted {
        _ceremonies[election].appoint(election, trustee);
    }

    /// @inheritdoc IKeyCeremony
    function commit(TrusteeMessage calldata message) external {
        Ceremony storage ceremony = _requireTimely(message, CeremonyStage.Commitments, "commitment");
        Deliveries storage delivered = ceremony.deliveries[message.attempt][message.trustee];
        (delivered.points, delivered.key) = CeremonyMessages.requireCommitment(
            message.content,
            _contextOf(message),
            message.trustee
        );
        _log(message, CeremonyStage.Commitments);
        ceremony.note(message.election, message.trustee);
    }

    /// @inheritdoc IKeyCeremony
    function publish(TrusteeMessage calldata message) external {
        Ceremony storage ceremony = _requireTimely(message, CeremonyStage.Points, "points");
        Deliveries storage delivered = ceremony.deliveries[message.attempt][message.trustee];
        delivered.points = CeremonyMessages.requirePoints(
            message.content,
            _contextOf(message),
            message.trustee,
            ceremony.terms.threshold,
            delivered.points
        );
        _log(message, CeremonyStage.Points);
        ceremony.note(message.election, message.trustee);
    }

    /// @inheritdoc IKeyCeremony
    function deal(TrusteeMessage calldata message) external {
        Ceremony storage ceremony = _requireTimely(message, CeremonyStage.Shares, "shares");
        uint256 trustees = ceremony.terms.trustees.length;
        CeremonyMessages.requireShares(message.content, _contextOf(message), message.trustee, trustees);
        ceremony.deliveries[message.attempt][message.trustee].shares = Wire.hash(message.content);
        _log(message, CeremonyStage.Shares);
        ceremony.note(message.election, message.trustee);
    }

    /// @inheritdoc IKeyCeremony
    function complain(TrusteeMessage calldata message, ComplaintEvidence calldata evidence) external {
        Ceremony storage ceremony = _requireTimely(message, CeremonyStage.Complaints, "complaint");
        (bytes32 election, uint256 complainer) = (message.election, message.trustee);
        uint256 dealer = CeremonyMessages.dealerOf(message.content);
        ceremony.requireTrustee(dealer);
        if (dealer == complainer) revert KeyCeremonyNoSuchTrustee(dealer, ceremony.terms.trustees.length);
        mapping(uint256 trustee => Deliveries) storage deliveries = ceremony.deliveries[message.attempt];
        _requireEvidence(dealer, evidence.points, deliveries[dealer].points);
        _requireEvidence(dealer, evidence.shares, deliveries[dealer].shares);
        _requireEvidence(complainer, evidence.key, deliveries[complainer].key);
        bool upheld = CeremonyMessages.isUpheld(message.content, _contextOf(message), complainer, evidence);
        _log(message, CeremonyStage.Complaints);
        emit ComplaintDecided(election, message.attempt, uint8(dealer), uint8(complainer), upheld);
        if (upheld) ceremony.restart(election, 1 << (dealer - 1));
        else ceremony.dismiss(election, complainer);
    }

    /// @inheritdoc IKeyCeremony
    function endPeriod(bytes32 election) external {
        Ceremony storage ceremony = _ceremonies[election];
        CeremonyStage stage = ceremony.stage;
        bool ends =
            stage == CeremonyStage.Commitments ||
                stage == CeremonyStage.Points ||
                stage == CeremonyStage.Shares;
        if (!ends) revert KeyCeremonyWrongStage(election, stage);
        ceremony.requireOver();
        uint256 missing = ceremony.missing();
        if (missing != 0) ceremony.restart(election, missing);
        else if (ceremony.terms.trustees.length < ceremony.terms.threshold) ceremony.fail(election);
        else ceremony.advance(election);
    }

    /// @inheritdoc IKeyCeremony
    function fix(bytes32 election, bytes calldata points) external {
        Ceremony storage ceremony = _ceremonies[election];
        ceremony.requireStage(election, CeremonyStage.Complaints);
        ceremony.requireOver();
        (uint256 trustees, uint8 threshold) = (ceremony.terms.trustees.length, ceremony.terms.threshold);
        _requirePoints(ceremony, points, trustees, 64 * uint256(threshold));
        bytes memory keys = KeyDerivation.derive(points, trustees, threshold);
        // Nobody's fault alone.
        if (keys.length == 0) return ceremony.restart(election, 0);
        ceremony.stage = CeremonyStage.Fixed;
        for (uint256 i; i <= trustees; ++i) {
            _keys[election][i] = [uint256(Words.at(keys, 2 * i)), uint256(Words.at(keys, 2 * i + 1))];
        }
        emit KeyFixed(election, ceremony.attempt, threshold, keys);
    }

    /// @inheritdoc IKeyCeremony
    function stageOf(bytes32 election) external view returns (CeremonyStage) {
        return _ceremonies[election].stage;
    }

    /// @inheritdoc IKeyCeremony
    function attemptOf(
        bytes32 election
    ) external view returns (uint8 attempt, address[] memory trustees, uint64 deadline, uint256 delivered) {
        Ceremony storage ceremony = _ceremonies[election];
        trustees = ceremony.terms.trustees;
        return (ceremony.attempt, trustees, ceremony.deadline, ceremony.delivered);
    }

    /// @inheritdoc IKeyCeremony
    function keyOf(bytes32 election) external view returns (ElectionKey memory) {
        Ceremony storage ceremony = _requireFixed(election);
        uint256[2] storage key = _keys[election][0];
        uint8 trustees = uint8(ceremony.terms.trustees.length);
        return ElectionKey(key[0], key[1], ceremony.terms.threshold, trustees);
    }

    /// @inheritdoc IKeyCeremony
    function shareKeyOf(bytes32 election, uint256 trustee) external view returns (uint256 x, uint256 y) {
        _requireFixed(election).requireSeated(election, trustee);
        uint256[2] storage key = _keys[election][trustee];
        return (key[0], key[1]);
    }

    /// @dev Checks that a message belongs here and now, is the first, and is signed.
    function _requireTimely(
        TrusteeMessage calldata message,
        CeremonyStage stage,
        string memory step
    ) private view returns (Ceremony storage ceremony) {
        (bytes32 election, uint8 attempt, uint8 trustee) = (
            message.election,
            message.attempt,
            message.trustee
        );
        ceremony = _ceremonies[election];
        ceremony.requireStage(election, stage);
        ceremony.requireInTime();
        if (attempt != ceremony.attempt) revert KeyCeremonyOtherAttempt(attempt, ceremony.attempt);
        ceremony.requireTrustee(trustee);
        if ((ceremony.missing() >> (trustee - 1)) & 1 == 0) revert KeyCeremonyDelivered(trustee);
        _requireSigned(message, step, ceremony.terms.trustees[trustee - 1]);
    }

    function _log(TrusteeMessage calldata message, CeremonyStage stage) private {
        emit MessageAccepted(
            message.election,
            message.attempt,
            stage,
            message.trustee,
            message.content,
            message.signature
        );
    }

    function _requireSigned(
        TrusteeMessage calldata message,
        string memory step,
        address account
    ) private view {
        bytes32 digest = _hashTypedDataV4(
            keccak256(
                abi.encode(
                    MESSAGE_TYPE,
                    message.election,
                    message.attempt,
                    message.trustee,
                    keccak256(bytes(step)),
                    Wire.hash(message.content)
                )
            )
        );
        if (Signatures.recoveredFrom(digest, message.signature) != account)
            revert KeyCeremonyNotSigned(account);
    }

    /// @dev Checks all trustees' points, of so many bytes each, against what they published.
    function _requirePoints(
        Ceremony storage ceremony,
        bytes calldata points,
        uint256 trustees,
        uint256 each
    ) private view {
        if (points.length != trustees * each) revert KeyCeremonyWrongLength(points.length, trustees * each);
        for (uint256 i = 1; i <= trustees; ++i) {
            bytes32 published = ceremony.deliveries[ceremony.attempt][i].points;
            _requireEvidence(i, Wire.slice(points, (i - 1) * each, i * each), published);
        }
    }

    function _requireEvidence(uint256 trustee, bytes calldata shown, bytes32 published) private pure {
        bytes32 hash = Wire.hash(shown);
        if (hash != published) revert KeyCeremonyOtherEvidence(trustee, hash, published);
    }

    function _requireFixed(bytes32 election) private view returns (Ceremony storage ceremony) {
        ceremony = _ceremonies[election];
        if (ceremony.stage != CeremonyStage.Fixed) revert KeyCeremonyNotFixed(election);
    }

    function _contextOf(TrusteeMessage calldata message) private view returns (bytes32) {
        return CeremonyMessages.contextOf(message.election, message.attempt);
    }
}
