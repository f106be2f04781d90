import { bytesFromText, hexFromBytes, type Hex, keccak256 } from "../../sdk/bytes.ts";
import { decodeBallot, hashCiphertexts } from "../../sdk/voting/ballot.ts";
import { GENERATOR, SCALARS, type ScalarSource } from "../../sdk/voting/curve.ts";
import { approval, atMost, type BallotRule, exactly, optionsOf } from "../../sdk/voting/rule.ts";
import { BallotSealer } from "../../sdk/voting/seal.ts";
import { type Contest, contextOf, statementOf, weightOf } from "../../sdk/voting/transcript.ts";

/** A ballot that must come out so, and be accepted. Whole numbers are hexadecimal or decimal text. */
export interface BallotVector {
  readonly name: string;
  readonly contest: Omit<Contest, "chainId" | "key"> & {
    readonly chainId: string;
    readonly key: { readonly x: Hex; readonly y: Hex };
  };
  readonly voter: string;
  readonly seq: string;
  /** A digit an option, the implicit one included: 1 if it is chosen. */
  readonly chosen: string;
  /** Of the scalars that the prover draws: the i-th, from 0, is keccak256 of "SEED/i", modulo the order. */
  readonly seed: string;
  readonly context: Hex;
  readonly statement: Hex;
  readonly weight: Hex;
  readonly challenge: Hex;
  readonly ballot: Hex;
}

const CASES: readonly (readonly [name: string, rule: BallotRule, places: readonly number[]])[] = [
  ["the first of two", exactly(1, 2), [0]],
  ["the implicit one of two", exactly(1, 2), [1]],
  ["the fourth of five", exactly(1, 5), [3]],
  ["two of four", exactly(2, 4), [1, 3]],
  ["one of at most two of three", atMost(2, 3), [2, 4]],
  ["none of at most one of two", atMost(1, 2), [2]],
  ["three approved of four", approval(4), [0, 1, 3]],
  ["none approved of one", approval(1), []],
];

/** The vectors of `test/vectors/voting/ballots.json`. */
export function ballotVectors(): BallotVector[] {
  return CASES.map(([name, rule, places], index) => vectorOf(name, rule, places, index));
}

/** Scalars that follow from a seed. */
export function scalarsOf(seed: string): ScalarSource {
  let count = 0;
  return () => SCALARS.create(BigInt(hashOfText(`${seed}/${count++}`)));
}

/** A contest as vectors write it. */
export function writtenContest({ chainId, key, ...rest }: Contest): BallotVector["contest"] {
  return { chainId: `${chainId}`, ...rest, key: { x: wordOf(key.x), y: wordOf(key.y) } };
}

function vectorOf(name: string, rule: BallotRule, places: readonly number[], index: number): BallotVector {
  const contest = contestUnder(rule);
  const chosen = Array.from({ length: optionsOf(rule) }, (_, place) => places.includes(place));
  const vote = {
    voter: BigInt(index) << BigInt(30 * index),
    seq: BigInt(index) << BigInt(8 * index),
    chosen,
  };
  const { bytes } = new BallotSealer(contest).seal(vote, scalarsOf(name));
  const { ciphertexts, opening } = decodeBallot(bytes, rule.ciphertexts);
  const context = contextOf(contest);
  const statement = statementOf(context, vote.voter, vote.seq, hashCiphertexts(ciphertexts));
  return {
    name,
    contest: writtenContest(contest),
    voter: `${vote.voter}`,
    seq: `${vote.seq}`,
    chosen: chosen.map(Number).join(""),
    seed: name,
    context: hexFromBytes(context),
    statement: hexFromBytes(statement),
    weight: wordOf(weightOf(statement)),
    challenge: wordOf(opening.challenge),
    ballot: hexFromBytes(bytes),
  };
}

/** At the address of the first contract on an embedded chain, so that a contract can be asked. */
export function contestUnder(rule: BallotRule): Contest {
  return {
    chainId: 31_337n,
    contract: "0x5fbdb2315678afecb367f032d93f642f64180aa3",
    election: hashOfText("election"),
    district: hashOfText("district"),
    contest: hashOfText("contest"),
    rule,
    candidates: hashOfText("candidates"),
    roll: hashOfText("roll"),
    key: GENERATOR.multiply(scalarsOf("key")()).toAffine(),
  };
}

/** keccak256 of a text. */
export function hashOfText(text: string): Hex {
  return hexFromBytes(keccak256(bytesFromText(text)));
}

/** 32 bytes, big-endian. */
export function wordOf(value: bigint): Hex {
  return `0x${value.toString(16).padStart(64, "0")}`;
}
