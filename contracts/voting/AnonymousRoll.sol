// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {MAX_DEPTH, MIN_DEPTH} from "@semaphore-protocol/contracts/base/Constants.sol";
import {SemaphoreVerifier} from "@semaphore-protocol/contracts/base/SemaphoreVerifier.sol";
import {Wire} from "../law/Wire.sol";
import {Claim, IEligibility} from "./IEligibility.sol";

/// @title Voters who prove that they are on the roll and do not say who they are
/// @notice The roll is a Semaphore group: a lean incremental Merkle tree, by Poseidon, of the voters' commitments. A voter
/// is the nullifier, Poseidon of scope and secret, of which there is one for each leaf in each scope. The scope is one
/// election at one box on one chain. What the proof is about, besides, is the digest of the paper. A credential is the
/// proof (Groth16):
///
///     A x 32, y 32 | B x 64, y 64, of each the imaginary part first | C x 32, y 32
///
/// Semaphore's verifier, with its keys, is a part of this contract, and no one can put another in its place. All voters use
/// the circuit of one depth, which has room for smaller trees: a depth of one's own would tell something of the leaf.
contract AnonymousRoll is IEligibility, SemaphoreVerifier {
    bytes32 private constant SCOPE = keccak256("smart-laws/voting/1/scope");

    /// @dev Of BN254: coordinates are less.
    uint256 private constant PRIME = 0x30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47;

    uint256 private constant CREDENTIAL = 256;
    uint256 private constant A_Y_AT = 32;

    /// @notice Depth of the circuit: no roll has more than 2 to this power of voters.
    uint256 public immutable depth;

    /// @notice There is no circuit of this depth.
    error AnonymousRollNoCircuit(uint256 depth);

    /// @notice A proof has another length.
    error AnonymousRollMalformedCredential(uint256 length, uint256 expected);

    /// @notice The coordinate is not less than the prime, and would be taken for another.
    error AnonymousRollNotACoordinate(uint256 value);

    /// @notice Nobody is on a roll that is zero. Of zero Semaphore's circuit proves that everybody is: it is what comes out
    /// for a leaf deeper than the circuit.
    error AnonymousRollNone(bytes32 election);

    /// @notice The proof is of none, or of another roll, voter, paper, election, box or chain.
    error AnonymousRollNotProven(uint256 voter, bytes32 roll, bytes32 digest);

    /// @param circuit its depth
    constructor(uint256 circuit) {
        if (circuit < MIN_DEPTH || circuit > MAX_DEPTH) revert AnonymousRollNoCircuit(circuit);
        depth = circuit;
    }

    /// @inheritdoc IEligibility
    /// @dev The verifier asks of roll and voter that they are less than the order: the same with the order added would be
    /// another voter. It reduces y of A, which is checked here; the precompiles check all other coordinates and the curve.
    function requireEligible(Claim calldata claim, bytes calldata credential) external view {
        if (credential.length != CREDENTIAL)
            revert AnonymousRollMalformedCredential(credential.length, CREDENTIAL);
        uint256 ay = uint256(Wire.load(credential, A_Y_AT));
        if (ay >= PRIME) revert AnonymousRollNotACoordinate(ay);
        if (claim.roll == 0) revert AnonymousRollNone(claim.election);
        if (!_isProven(claim, scopeOf(msg.sender, claim.election), credential))
            revert AnonymousRollNotProven(claim.voter, claim.roll, claim.digest);
    }

    /// @notice Under which a voter has one nullifier.
    function scopeOf(address box, bytes32 election) public view returns (bytes32 scope) {
        scope = keccak256(abi.encode(SCOPE, block.chainid, box, election));
    }

    function _isProven(
        Claim calldata claim,
        bytes32 scope,
        bytes calldata credential
    ) private view returns (bool) {
        bytes memory question = abi.encodePacked(
            this.verifyProof.selector,
            credential,
            claim.roll,
            claim.voter,
            _toField(claim.digest),
            _toField(scope),
            depth
        );
        // The verifier's own interface takes arrays: the credential would be decoded into memory, and encoded again.
        // slither-disable-next-line low-level-calls
        (bool answered, bytes memory answer) = address(this).staticcall(question);
        return answered && abi.decode(answer, (bool));
    }

    /// @dev As Semaphore makes numbers of the field out of message and scope.
    function _toField(bytes32 word) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(word))) >> 8;
    }
}
