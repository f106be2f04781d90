import { concatBytes, type Hex, hexFromBytes } from "../../sdk/bytes.ts";
import { auditBallot } from "../../sdk/voting/audit/auditBallot.ts";
import { encodeBallot, hashCiphertexts, pairsOf } from "../../sdk/voting/ballot.ts";
import { coordinatesOf, GENERATOR, pointAt, SCALARS } from "../../sdk/voting/curve.ts";
import { proveBits } from "../../sdk/voting/prove.ts";
import { approval, exactly } from "../../sdk/voting/rule.ts";
import { BallotSealer } from "../../sdk/voting/seal.ts";
import { type Contest, contextOf, statementOf } from "../../sdk/voting/transcript.ts";
import { type BallotVector, contestUnder, hashOfText, scalarsOf, writtenContest } from "./ballotVectors.ts";

/** Bytes that are no valid ballot of the contest. */
export interface RefusedBallotVector {
  readonly name: string;
  readonly contest: BallotVector["contest"];
  readonly ballot: Hex;
  /** The auditor's words; another verifier may find something else wrong first. */
  readonly reason: string;
  /** What the contract reverts with. */
  readonly error: string;
}

/** Offsets in a ballot of one ciphertext. */
const AT = { voter: 0, seq: 32, ay: 72, bx: 104, challenge: 168, tau: 328, phi: 488, inverse: 520 } as const;

const RULE = exactly(1, 2);
const VOTE = { voter: 7n, seq: 1n } as const;

const NO_POINT = "Secp256k1NotAPoint";
const NO_SCALAR = "Secp256k1NotAScalar";
const LENGTH = "BallotWrongLength";
const OPENING = "BallotProofFalseHint";
const CHALLENGE = "BallotProofWrongChallenge";
const INVERSE = "Secp256k1WrongInverse";

/** The vectors of `test/vectors/voting/refusedBallots.json`. */
export function refusedBallotVectors(): RefusedBallotVector[] {
  const contest = contestUnder(RULE);
  const valid = new BallotSealer(contest).seal(
    { ...VOTE, chosen: [true, false] },
    scalarsOf("refused"),
  ).bytes;
  const order = SCALARS.ORDER;
  const refused = (name: string, error: string, ballot: Uint8Array, under = contest) =>
    vectorOf(name, error, ballot, under);
  return [
    refused("a byte too few", LENGTH, valid.subarray(0, -1)),
    refused("a byte too many", LENGTH, concatBytes(valid, Uint8Array.of(0))),
    refused("another voter's", OPENING, plusOne(valid, AT.voter + 31)),
    refused("another number", OPENING, plusOne(valid, AT.seq + 7)),
    refused("A off the curve", NO_POINT, plusOne(valid, AT.ay + 31)),
    refused("B at infinity", NO_POINT, withWord(withWord(valid, AT.bx, 0n), AT.bx + 32, 0n)),
    refused("a challenge of zero", NO_SCALAR, withWord(valid, AT.challenge, 0n)),
    refused("phi that is the order", NO_SCALAR, withWord(valid, AT.phi, order)),
    refused("another tau", OPENING, plusOne(valid, AT.tau + 31)),
    refused("another inverse", INVERSE, plusOne(valid, AT.inverse + 31)),
    refused("of another roll", OPENING, valid, { ...contest, roll: hashOfText("another roll") }),
    refused("of a rule with as many ciphertexts", OPENING, valid, { ...contest, rule: approval(1) }),
    refused("two votes for one option", CHALLENGE, twice(contest)),
  ];
}

/** What the prover's own steps make of the choice 2 in place of 0 or 1. */
function twice(contest: Contest): Uint8Array {
  const scalars = scalarsOf("two votes");
  const [r, key] = [scalars(), pointAt(contest.key)];
  const ciphertexts = pairsOf(
    coordinatesOf([GENERATOR.multiply(r), key.multiply(r).add(GENERATOR.multiply(2n))]),
  );
  const statement = statementOf(contextOf(contest), VOTE.voter, VOTE.seq, hashCiphertexts(ciphertexts));
  const values = [2n, SCALARS.create(-1n)];
  const proof = proveBits({ key, statement, values, ciphertexts, randomness: [r] }, scalars);
  return encodeBallot({ ...VOTE, ciphertexts, ...proof });
}

function vectorOf(name: string, error: string, ballot: Uint8Array, contest: Contest): RefusedBallotVector {
  const { rule, key, ...rest } = contest;
  const { x, y } = writtenContest(contest).key;
  const reason = auditBallot({ ...rest, ...rule, key: `${x}${y.slice(2)}` }, ballot);
  if (reason === undefined) throw new Error(`a ballot that is no ballot (${name}, ${key.x}) was accepted`);
  return { name, contest: writtenContest(contest), ballot: hexFromBytes(ballot), reason, error };
}

function plusOne(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.map((byte, index) => (index === at ? (byte + 1) & 0xff : byte));
}

function withWord(bytes: Uint8Array, at: number, value: bigint): Uint8Array {
  const word = Uint8Array.from({ length: 32 }, (_, index) =>
    Number((value >> BigInt(8 * (31 - index))) & 0xffn),
  );
  return concatBytes(bytes.subarray(0, at), word, bytes.subarray(at + 32));
}
