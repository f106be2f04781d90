import {
  type Hex,
  hexFromBytes,
  keccak256,
  bytesFromText,
  concatBytes,
  bytesFromHex,
} from "../../../sdk/bytes.ts";
import { P256VERIFY, p256Signer } from "../../../sdk/sign/p256.ts";
import { bareKeySigner, type LocalSigner, secp256k1Signer } from "../../../sdk/sign/secp256k1.ts";
import { VoterRoll } from "../../../sdk/voting/roll.ts";

export interface ElectorateSize {
  readonly voters: number;
  /** Length of the paths, as of a larger roll, of which the other voters are made up; else what the voters need. */
  readonly depth?: number;
  /** Signers of the first voters in place of secp256k1 keys. */
  readonly signers?: readonly LocalSigner[];
}

/** Voters of a district with their keys, and its roll. */
export class Electorate {
  private constructor(
    readonly signers: readonly LocalSigner[],
    readonly roll: VoterRoll,
    readonly root: Hex,
    readonly voters: number,
    /** Roots of the other parts of a larger roll, from below. */
    private readonly above: readonly Hex[],
  ) {}

  static of({ voters, depth, signers = [] }: ElectorateSize): Electorate {
    const all = Array.from({ length: voters }, (_, voter) => signers[voter] ?? voterSigner(voter));
    const roll = VoterRoll.of(all.map(({ signer }) => signer));
    const own = roll.pathOf(0).length;
    const above = Array.from({ length: Math.max(0, (depth ?? own) - own) }, (_, level) =>
      hexFromBytes(keccak256(bytesFromText(`part ${level} of the roll`))),
    );
    const root = above.reduce(hashPair, roll.root);
    return new Electorate(
      all,
      roll,
      root,
      depth === undefined ? voters : Math.min(2 ** depth, 2 ** 32 - 1),
      above,
    );
  }

  pathOf(voter: number): Hex[] {
    return [...this.roll.pathOf(voter), ...this.above];
  }

  signerOf(voter: number): LocalSigner {
    const signer = this.signers[voter];
    if (signer === undefined) throw new Error(`no voter ${voter}`);
    return signer;
  }

  /** What is published of the roll. */
  get hashes(): Hex[] {
    return this.signers.map(({ signer }) => hexFromBytes(keccak256(signer)));
  }
}

/** A voter with a key of secp256k1. */
export function voterSigner(voter: number): LocalSigner {
  return bareKeySigner(secp256k1Signer(voterKey(voter)));
}

/** The same voter's key. */
export function voterKey(voter: number): Uint8Array {
  return keccak256(bytesFromText(`secret key of voter ${voter}`));
}

/** A voter with a key of P-256. */
export function p256Voter(voter: number): LocalSigner {
  return p256Signer(P256VERIFY, keccak256(bytesFromText(`P-256 key of voter ${voter}`)));
}

function hashPair(a: Hex, b: Hex): Hex {
  const [low, high] = [a, b].sort() as [Hex, Hex];
  return hexFromBytes(keccak256(concatBytes(bytesFromHex(low), bytesFromHex(high))));
}
