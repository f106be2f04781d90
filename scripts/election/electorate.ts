import { type Hex, hexFromBytes, keccak256 } from "../../sdk/bytes.ts";
import { P256VERIFY, p256Signer } from "../../sdk/sign/p256.ts";
import { bareKeySigner, secp256k1Signer } from "../../sdk/sign/secp256k1.ts";
import type { Signer } from "../../sdk/sign/signer.ts";
import { VoterRoll } from "../../sdk/voting/roll.ts";
import { secretKeyFrom } from "../republic/embeddedRepublic.ts";

/** Of so many voters one has a key of P-256, as telephones have; the others have secp256k1. */
const P256_EACH = 10;

/** The voters of a district. Keys follow from the seed and are made when they are needed; what is kept of a voter is a hash. */
export class Electorate {
  readonly #seed: number;
  readonly #roll: VoterRoll;
  /** What is published of the roll. */
  readonly hashes: readonly Hex[];

  /** @param voters on the roll */
  constructor(seed: number, voters: number) {
    this.#seed = seed;
    const hashes = Array.from({ length: voters }, (_, voter) => keccak256(this.signerOf(voter).signer));
    this.#roll = VoterRoll.ofHashes(hashes);
    this.hashes = hashes.map((hash) => hexFromBytes(hash));
  }

  get root(): Hex {
    return this.#roll.root;
  }

  get voters(): number {
    return this.#roll.voters;
  }

  pathOf(voter: number): Hex[] {
    return this.#roll.pathOf(voter);
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
    const hashes = this.hashes.slice(0, -1).map((hash) => Uint8Array.from(Buffer.from(hash.slice(2), "hex")));
    return VoterRoll.ofHashes(hashes).root;
  }
}
