import { hexFromBytes, type Hex, keccak256 } from "../../bytes.ts";
import { hashText, WordWriter } from "../../words.ts";
import type { Coordinates } from "../curve.ts";

/** An attempt at making the key of an election: what everything in it is bound to. */
export interface CeremonyAttempt {
  readonly chainId: bigint;
  /** Address of `KeyCeremony`. */
  readonly contract: Hex;
  /** 32 bytes. */
  readonly election: Hex;
  /** From 1. */
  readonly attempt: number;
}

/** Hash of chain, contract, election and attempt: `CeremonyMessages.contextOf`. */
export function ceremonyContext({ chainId, contract, election, attempt }: CeremonyAttempt): Uint8Array {
  const words = new WordWriter(5);
  words.raw(hashText("smart-laws/voting/1/ceremony"));
  words.uint256(chainId);
  words.uint256(BigInt(contract));
  words.hex(election, 32);
  words.number(attempt);
  return keccak256(words.bytes);
}

/** A trustee's commitment to points before they are published. */
export function commitmentTo(context: Uint8Array, trustee: number, points: Uint8Array): Uint8Array {
  return taggedHash("points", context, trustee, BigInt(hexFromBytes(keccak256(points))));
}

/** What the proof is about that a trustee knows the constant coefficient of the polynomial. */
export function possessionStatement(context: Uint8Array, trustee: number): Uint8Array {
  return taggedHash("possession", context, trustee);
}

/** What the proof is about that a trustee knows the secret of the key under which shares are encrypted for them. */
export function encryptionStatement(context: Uint8Array, trustee: number): Uint8Array {
  return taggedHash("encryption", context, trustee);
}

/** What the proof is about that a dealer knows the secret of the point sent to a receiver. */
export function ephemeralStatement(context: Uint8Array, dealer: number, receiver: number): Uint8Array {
  return taggedHash("ephemeral", context, dealer, receiver);
}

/** What a complaint of a receiver about a dealer proves. */
export function complaintStatement(context: Uint8Array, dealer: number, receiver: number): Uint8Array {
  return taggedHash("complaint", context, dealer, receiver);
}

/** With which a share is covered; the point is known to dealer and receiver. */
export function padOf(
  context: Uint8Array,
  dealer: number,
  receiver: number,
  shared: Coordinates,
): Uint8Array {
  return taggedHash("pad", context, dealer, receiver, shared.x, shared.y);
}

function taggedHash(tag: string, context: Uint8Array, ...values: readonly (number | bigint)[]): Uint8Array {
  const words = new WordWriter(2 + values.length);
  words.raw(hashText(`smart-laws/voting/1/${tag}`));
  words.raw(context);
  for (const value of values) words.uint256(BigInt(value));
  return keccak256(words.bytes);
}
