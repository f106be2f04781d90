import { getBytes } from "ethers";
import { addressOf, scaledDifference } from "./commitments.ts";
import { type AuditPoint, isSame, modulo, N, plusG, readNumber, times, writeNumber } from "./group.ts";
import { type AuditedBallot, type AuditedOption, AuditRefusal, readBallot } from "./parts.ts";
import { type AuditContest, scalarOf, statementHash, taggedHash } from "./statement.ts";

/** The second generator; that it comes from a hash is tested, not computed here. */
const SECOND = Uint8Array.of(
  4,
  ...writeNumber(0xf1d799e263b417045dd7798911bfc4e914e28e6a6c281e8754bad684c502f91en),
  ...writeNumber(0x84d5420d66da7e371b0e312abbf1dc7dade52e758e112a56123dfc2dfdbfbcecn),
);

/**
 * Why a ballot does not count, if it does not. Written from `docs/voting-transcript.md` alone, on libsecp256k1 instead of
 * noble's curves and ethers' encoder instead of ours: it shares no code with what makes ballots but Keccak, of which it has
 * another version, so that an error in one does not hide in the other. It accepts the same bytes as the contract, hints included.
 *
 * @returns the first thing that is wrong, in words; nothing, if the ballot is valid
 *
 * @example
 * const reason = auditBallot(contest, bytesOfTheLog);
 * if (reason !== undefined) throw new Error(reason);
 */
export function auditBallot(contest: AuditContest, bytes: Uint8Array): string | undefined {
  try {
    requireProof(contest, readBallot(bytes, contest.ciphertexts));
    return undefined;
  } catch (error) {
    if (error instanceof AuditRefusal) return error.message;
    throw error;
  }
}

function requireProof(contest: AuditContest, ballot: AuditedBallot): void {
  const { challenge, linear, opening, blinding, options } = ballot;
  const statement = statementHash(contest, ballot.voter, ballot.seq, ballot.pairs);
  const q = modulo(challenge * quadraticOf(contest, statement, options), N);
  if (!isSame(plusG(times(SECOND, blinding), q), opening)) throw new AuditRefusal("the opening is false");
  const key = Uint8Array.of(4, ...getBytes(contest.key));
  const committed = [
    scaledDifference(challenge, opening, linear),
    ...options.flatMap((option, j) => commitmentsTo(key, challenge, option, j)),
  ];
  const words = [
    statement,
    readNumber(linear, 1),
    readNumber(linear, 33),
    ...committed.map((point) => addressOf(point)),
  ];
  const types = ["bytes32", ...words.slice(1).map(() => "uint256")];
  const expected = scalarOf(taggedHash("challenge", types, words));
  if (expected !== challenge) throw new AuditRefusal("wrong challenge");
}

/** Sum of y^j phi_j (phi_j - 1) over all options, the implicit one included. */
function quadraticOf(contest: AuditContest, statement: string, options: readonly AuditedOption[]): bigint {
  const phis = options.map(({ phi }) => phi);
  const rest = BigInt(contest.total) - phis.reduce((sum, phi) => sum + phi, 0n);
  if (contest.lastImplicit) phis.push(rest);
  const y = scalarOf(taggedHash("weight", ["bytes32"], [statement]));
  // Horner's rule, from the last option to the first.
  return phis.reduceRight((sum, phi) => modulo((sum + phi * (phi - 1n)) * y, N), 0n);
}

function commitmentsTo(key: Uint8Array, c: bigint, option: AuditedOption, j: number): AuditPoint[] {
  const { a, b, share, kappa, phi } = option;
  if (!isSame(plusG(times(key, kappa), phi), share)) throw new AuditRefusal(`share ${j} is false`);
  return [plusG(times(a, N - c), modulo(c * kappa, N)), scaledDifference(c, share, b)];
}
