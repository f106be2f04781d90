import { concatBytes, type Hex, keccak256 } from "../bytes.ts";
import { type LegacyLeaf, LegacyTree } from "../law/legacyTree.ts";
import { SdkError } from "../sdkError.ts";

/** The roll has no voter of this index. */
export class NoSuchVoterError extends SdkError {
  override readonly name = "NoSuchVoterError";

  constructor(voter: number, voters: number) {
    super(`there is no voter ${voter} among ${voters}`, { voter, voters });
  }
}

/**
 * A roll of voters who sign: OpenZeppelin's standard Merkle tree of (uint256 index, bytes32 keccak256 of the signer), as
 * `contracts/voting/Roll.sol` wants it.
 *
 * @example
 * const roll = VoterRoll.of(voters.map(({ signer }) => signer));
 * const path = roll.pathOf(7);
 */
export class VoterRoll {
  readonly #tree: LegacyTree;
  /** One after the other, since a typed array of its own would cost a voter several times as much. */
  readonly #hashes: Uint8Array;

  private constructor(hashes: Uint8Array) {
    this.#hashes = hashes;
    this.#tree = LegacyTree.of(this.#leaves());
  }

  /**
   * @param signers of the voters, as ERC-7913 has them, in the order of their indices
   *
   * @throws {EmptyTreeError} if there is none
   */
  static of(signers: readonly Uint8Array[]): VoterRoll {
    return VoterRoll.ofHashes(signers.map((signer) => keccak256(signer)));
  }

  /** The same, of what is published of a roll: the hashes of the signers. */
  static ofHashes(hashes: readonly Uint8Array[]): VoterRoll {
    return new VoterRoll(concatBytes(...hashes));
  }

  get root(): Hex {
    return this.#tree.root;
  }

  /** Number of voters. */
  get voters(): number {
    return this.#hashes.length / HASH;
  }

  /**
   * The path from a voter's leaf to the root.
   *
   * @throws {NoSuchVoterError} if there is no voter of this index
   */
  pathOf(voter: number): Hex[] {
    if (!Number.isInteger(voter) || voter < 0 || voter >= this.voters)
      throw new NoSuchVoterError(voter, this.voters);
    return this.#tree.proofOf(this.#leafOf(voter));
  }

  *#leaves(): Generator<LegacyLeaf> {
    for (let voter = 0; voter < this.voters; voter++) yield this.#leafOf(voter);
  }

  #leafOf(voter: number): LegacyLeaf {
    return { entry: wordOf(voter), recordHash: this.#hashes.subarray(HASH * voter, HASH * (voter + 1)) };
  }
}

const HASH = 32;

function wordOf(voter: number): Hex {
  return `0x${voter.toString(16).padStart(64, "0")}`;
}
