import { bytesFromHex, concatBytes, type Hex, hexFromBytes, keccak256 } from "../../sdk/bytes.ts";
import { P256VERIFY, p256Signer } from "../../sdk/sign/p256.ts";
import { bareKeySigner, secp256k1Signer } from "../../sdk/sign/secp256k1.ts";
import type { Signer } from "../../sdk/sign/signer.ts";
import { VoterRoll } from "../../sdk/voting/roll.ts";
import { secretKeyFrom } from "../republic/embeddedRepublic.ts";

/** Of so many voters one has a key of P-256, as telephones have; the others have secp256k1. */
export const P256_EACH = 10;

/** The voters of a district. Keys follow from the seed and are made when they are needed; what is kept of a voter is a hash. */
export class Electorate {
  readonly #seed: number;
  readonly #roll: VoterRoll;
  /** What is published of the roll. */
  readonly hashes: readonly Hex[];

  /** Roots of the other parts of a larger roll, from below. */
  readonly #above: readonly Hex[];

  /**
   * @param voters whose keys are at hand
   * @param depth of a larger roll that they are a part of, for measuring; nothing: they are all of it
   */
  constructor(seed: number, voters: number, depth?: number) {
    this.#seed = seed;
    const hashes = Array.from({ length: voters }, (_, voter) => keccak256(this.signerOf(voter).signer));
    this.#roll = VoterRoll.ofHashes(hashes);
    this.hashes = hashes.map((hash) => hexFromBytes(hash));
    const own = this.#roll.pathOf(0).length;
    this.#above = Array.from({ length: Math.max(0, (depth ?? own) - own) }, (_, level) =>
      hexFromBytes(secretKeyFrom(seed, "part of a roll", level)),
    );
  }

  get root(): Hex {
    return this.#above.reduce(hashPair, this.#roll.root);
  }

  /** On the roll, those whose keys are not at hand included. */
  get voters(): number {
    return this.#above.length === 0 ? this.#roll.voters : 2 ** this.pathOf(0).length;
  }

  pathOf(voter: number): Hex[] {
    return [...this.#roll.pathOf(voter), ...this.#above];
  }

  /** @param voter may be beyond the roll: somebody who is not on it */
  signerOf(voter: number): Signer {
    const key = secretKeyFrom(this.#seed, "voter", voter);
    return voter % P256_EACH === P256_EACH - 1
      ? p256Signer(P256VERIFY, key)
      : bareKeySigner(secp256k1Signer(key));
  }

  /** Root of the same roll without its last voter. */
  rootWithoutLast(): Hex {
    const hashes = this.hashes.slice(0, -1).map((hash) => bytesFromHex(hash));
    return VoterRoll.ofHashes(hashes).root;
  }
}

function hashPair(a: Hex, b: Hex): Hex {
  const [low, high] = [a, b].sort() as [Hex, Hex];
  return hexFromBytes(keccak256(concatBytes(bytesFromHex(low), bytesFromHex(high))));
}
