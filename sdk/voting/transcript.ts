import { hexFromBytes, keccak256, type Hex } from "../bytes.ts";
import { hashText, WordWriter } from "../words.ts";
import { SCALARS, type Coordinates } from "./curve.ts";
import { soundRule, type BallotRule } from "./rule.ts";

/** One question put to one district under one key: `contracts/voting/Contest.sol`. Hashes are of 32 bytes. */
export interface Contest {
  readonly chainId: bigint;
  /** Address of the contract that takes the ballots. */
  readonly contract: Hex;
  readonly election: Hex;
  readonly district: Hex;
  readonly contest: Hex;
  readonly rule: BallotRule;
  /** Hash of the options in their order. */
  readonly candidates: Hex;
  /** Root of the roll of voters. */
  readonly roll: Hex;
  readonly key: Coordinates;
}

const CONTEXT = hashText("smart-laws/voting/1/context");
const STATEMENT = hashText("smart-laws/voting/1/statement");
const WEIGHT = hashText("smart-laws/voting/1/weight");
const CHALLENGE = hashText("smart-laws/voting/1/challenge");

/** Hash of everything that is the same for every ballot of a contest: `toContext`. */
export function contextOf(contest: Contest): Uint8Array {
  const { ciphertexts, total, lastImplicit } = soundRule(contest.rule);
  const words = new WordWriter(13);
  words.raw(CONTEXT);
  words.uint256(contest.chainId);
  words.uint256(BigInt(contest.contract));
  words.hex(contest.election, 32);
  words.hex(contest.district, 32);
  words.hex(contest.contest, 32);
  words.number(ciphertexts);
  words.number(total);
  words.number(lastImplicit ? 1 : 0);
  words.hex(contest.candidates, 32);
  words.hex(contest.roll, 32);
  words.uint256(contest.key.x);
  words.uint256(contest.key.y);
  return keccak256(words.bytes);
}

/** What a ballot's proof is about. */
export function statementOf(
  context: Uint8Array,
  voter: bigint,
  seq: bigint,
  ciphertextsHash: Uint8Array,
): Uint8Array {
  const words = new WordWriter(5);
  words.raw(STATEMENT);
  words.raw(context);
  words.uint256(voter);
  words.uint256(seq);
  words.raw(ciphertextsHash);
  return keccak256(words.bytes);
}

/** y, by whose powers the options are weighted. */
export function weightOf(statement: Uint8Array): bigint {
  const words = new WordWriter(2);
  words.raw(WEIGHT);
  words.raw(statement);
  return scalarOf(keccak256(words.bytes));
}

/** What the prover fixes before the challenge: addresses, but for the linear commitment. */
export interface Commitments {
  readonly linear: Coordinates;
  readonly quadratic: bigint;
  /** For each ciphertext those of a and b. */
  readonly nonces: readonly (readonly [a: bigint, b: bigint])[];
}

/** c, which the answers are to. */
export function challengeOf(statement: Uint8Array, { linear, quadratic, nonces }: Commitments): bigint {
  const words = new WordWriter(5 + 2 * nonces.length);
  words.raw(CHALLENGE);
  words.raw(statement);
  words.uint256(linear.x);
  words.uint256(linear.y);
  words.uint256(quadratic);
  for (const commitment of nonces.flat()) words.uint256(commitment);
  return scalarOf(keccak256(words.bytes));
}

/** Address of a point, as of a key. */
export function addressOf({ x, y }: Coordinates): bigint {
  const words = new WordWriter(2);
  words.uint256(x);
  words.uint256(y);
  return BigInt(hexFromBytes(keccak256(words.bytes), 12));
}

function scalarOf(hash: Uint8Array): bigint {
  return SCALARS.create(BigInt(hexFromBytes(hash)));
}
