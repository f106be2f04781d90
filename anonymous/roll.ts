import { Group, type MerkleProof } from "@semaphore-protocol/group";
import { poseidon2 } from "poseidon-lite/poseidon2";
import type { Hex } from "../sdk/bytes.ts";
import { SdkError } from "../sdk/sdkError.ts";
import type { RollApplication, RollEntry } from "../sdk/voting/rollEntry.ts";
import { requireSound, UnsoundEntryError } from "./entry.ts";

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
 * The roll of a district whose voters are anonymous: a Semaphore group of the hashes of what is published of it, the voters' public
 * keys in their order. Nobody hands in a leaf: one that is the hash of two others could be voted by once for each of them, because
 * Semaphore hashes leaves and inner nodes alike.
 *
 * @example
 * const roll = AnonymousRoll.of({ chainId, contract: box, election, poll }, published.map(decodeRollEntry));
 * const conditions = { election, roll: roll.root, voters: roll.voters, anonymousVoters: true };
 */
export class AnonymousRoll {
  readonly #group: Group;

  private constructor(group: Group) {
    this.#group = group;
  }

  /**
   * Checks each entry, which takes some hundredths of a second: whoever keeps the roll does so when it is handed in, and whoever
   * is to vote by the roll or to object to it does so again.
   *
   * @throws {UnsoundEntryError} if a key is not sound, an applicant is there twice, or a key, with its negative, whose secret
   * is known to whoever knows the key's
   */
  static of(roll: RollApplication, entries: readonly RollEntry[]): AnonymousRoll {
    const [applicants, keys] = [new Set<bigint>(), new Set<bigint>()];
    for (const entry of entries) {
      requireSound(roll, entry);
      // x and -x go with one y.
      const [applicant, { y }] = [BigInt(entry.applicant), entry.key];
      if (applicants.has(applicant)) throw new UnsoundEntryError("the applicant is on the roll", entry);
      if (keys.has(y)) throw new UnsoundEntryError("the key or its negative is on the roll", entry);
      applicants.add(applicant);
      keys.add(y);
    }
    return new AnonymousRoll(new Group(entries.map(({ key }) => poseidon2([key.x, key.y]))));
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
