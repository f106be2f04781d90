import { Group, type MerkleProof } from "@semaphore-protocol/group";
import type { Hex } from "../sdk/bytes.ts";
import { SdkError } from "../sdk/sdkError.ts";

/** The order of BN254's scalars, of which roots, commitments and nullifiers are. */
const ORDER = 21888242871839275222246405745257275088548364400416034343698204186575808495617n;

/** The commitment is zero, not below the order, or on the roll already: nobody could vote by it, or two by one. */
export class UnsoundCommitmentError extends SdkError {
  override readonly name = "UnsoundCommitmentError";

  constructor(commitment: bigint, index: number) {
    super(`commitment ${index} is none, or a second time on the roll`, { commitment, index });
  }
}

/** Nobody on the roll has this commitment. */
export class NotOnRollError extends SdkError {
  override readonly name = "NotOnRollError";

  constructor(commitment: bigint) {
    super("the commitment is not on the roll", { commitment });
  }
}

/** The way from a leaf to the root. */
export type RollPath = MerkleProof;

/**
 * The roll of a district whose voters are anonymous: a Semaphore group of what is published of it, the commitments in their
 * order.
 *
 * @example
 * const roll = AnonymousRoll.of(commitments);
 * const poll = { ...conditions, roll: roll.root, voters: roll.voters, anonymousVoters: true };
 */
export class AnonymousRoll {
  readonly #group: Group;

  private constructor(group: Group) {
    this.#group = group;
  }

  /** @throws {UnsoundCommitmentError} if a commitment is zero, not below the order of the scalars, or there twice */
  static of(commitments: readonly bigint[]): AnonymousRoll {
    const seen = new Set<bigint>();
    commitments.forEach((commitment, index) => {
      if (commitment <= 0n || commitment >= ORDER || seen.has(commitment))
        throw new UnsoundCommitmentError(commitment, index);
      seen.add(commitment);
    });
    return new AnonymousRoll(new Group([...commitments]));
  }

  /** What is frozen as the root of the roll; zero, which nobody is on, of an empty one. */
  get root(): Hex {
    return `0x${this.#group.root.toString(16).padStart(64, "0")}`;
  }

  /** Number of leaves. */
  get voters(): number {
    return this.#group.size;
  }

  /** Longest way from a leaf to the root; the box's circuit must have room for it. */
  get depth(): number {
    return this.#group.depth;
  }

  /** @throws {NotOnRollError} if nobody has this commitment */
  pathOf(commitment: bigint): RollPath {
    const index = this.#group.indexOf(commitment);
    if (index < 0) throw new NotOnRollError(commitment);
    return this.#group.generateMerkleProof(index);
  }
}
