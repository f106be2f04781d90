import { keccak256, solidityPacked } from "ethers";
import type { AuditedConditions } from "./boxEvents.ts";
import { contextHash } from "./statement.ts";

const TERMS = ["bytes32", "uint8", "uint8", "bool"];

/** Hash of everything that is fixed of a poll before its first paper: the fingerprint on the polling card. */
export function termsHash({ contests, election, roll, voters, anonymousVoters }: AuditedConditions): string {
  const terms = solidityPacked(
    ["bytes32", "bytes32", "bytes", "uint32", "bool", ...contests.flatMap(() => TERMS)],
    [
      ...[election, roll, contests[0]?.key ?? "", voters, anonymousVoters],
      ...contests.flatMap((contest) => [
        ...[contextHash(contest), contest.ciphertexts, contest.total, contest.lastImplicit],
      ]),
    ],
  );
  return keccak256(terms);
}
