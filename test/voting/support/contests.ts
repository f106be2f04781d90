import { concat, toBeHex } from "ethers";
import { bytesFromText, concatBytes, hexFromBytes, keccak256, type Hex } from "../../../sdk/bytes.ts";
import type { AuditedCount } from "../../../sdk/voting/audit/auditTotals.ts";
import { type AuditContest, contextHash } from "../../../sdk/voting/audit/statement.ts";
import { GENERATOR, SCALARS } from "../../../sdk/voting/curve.ts";
import type { BallotRule } from "../../../sdk/voting/rule.ts";
import type { Contest } from "../../../sdk/voting/transcript.ts";

/** keccak256 of a text, as the word that stands for a thing in tests. */
export function wordOf(text: string): Hex {
  return hexFromBytes(keccak256(bytesFromText(text)));
}

/** The scalar that a text stands for. */
export function scalarOf(text: string): bigint {
  return SCALARS.create(BigInt(wordOf(text)));
}

/** The secret key of the elections in tests, which nobody would hold alone. */
export const SECRET_KEY = scalarOf("secret key of the election");

/** Where the first contract of a fresh embedded chain lies. */
export const FIRST_CONTRACT: Hex = "0x5fbdb2315678afecb367f032d93f642f64180aa3";

/** A contest under a rule, as it would be at the first contract of a fresh embedded chain. */
export function contestOf(rule: BallotRule, changes: Partial<Contest> = {}): Contest {
  return {
    chainId: 31_337n,
    contract: FIRST_CONTRACT,
    election: wordOf("election"),
    district: wordOf("district"),
    contest: wordOf("contest"),
    rule,
    candidates: wordOf("candidates"),
    roll: wordOf("roll"),
    key: GENERATOR.multiply(SECRET_KEY).toAffine(),
    ...changes,
  };
}

/** The same contest in the auditor's terms. */
export function auditContestOf(contest: Contest): AuditContest {
  const { rule, key, ...rest } = contest;
  return { ...rest, ...rule, key: concat([toBeHex(key.x, 32), toBeHex(key.y, 32)]) };
}

/** The same, as far as ballots are added up. */
export function auditedCountOf(contest: Contest): AuditedCount {
  const audited = auditContestOf(contest);
  return { context: contextHash(audited), ciphertexts: audited.ciphertexts, key: audited.key };
}

/** A copy with one word replaced. */
export function withWord(bytes: Uint8Array, at: number, value: bigint): Uint8Array {
  const word = Uint8Array.from(Buffer.from(value.toString(16).padStart(64, "0"), "hex"));
  return concatBytes(bytes.subarray(0, at), word, bytes.subarray(at + 32));
}

/** The word at an offset. */
export function wordAt(bytes: Uint8Array, at: number): bigint {
  return BigInt(hexFromBytes(bytes, at, at + 32));
}
