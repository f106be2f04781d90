import { Interface } from "ethers";
import { KEY_CEREMONY_ABI } from "../../abi.ts";
import { concatBytes, type Hex } from "../../bytes.ts";
import { type AttemptSoFar, encryptionKeyBytesIn, publishedIn } from "./events.ts";
import type { CeremonyStep, TrusteeStatement } from "./message.ts";

const CEREMONY = new Interface(KEY_CEREMONY_ABI);

const FUNCTIONS: Record<Exclude<CeremonyStep, "complaint">, string> = {
  commitment: "commit",
  points: "publish",
  shares: "deal",
};

/** What is sent to have a trustee's commitment, points or shares taken. By anyone. */
export function deliveryCall(
  statement: TrusteeStatement & { readonly step: Exclude<CeremonyStep, "complaint"> },
  signature: Uint8Array,
): Hex {
  return encode(FUNCTIONS[statement.step], messageOf(statement, signature));
}

/**
 * What is sent to have a complaint decided, with what it is decided on. By anyone.
 *
 * @param dealer whom it is about
 * @param attempt what was published in the attempt, in which all have dealt out shares
 */
export function complaintCall(
  statement: TrusteeStatement,
  signature: Uint8Array,
  dealer: number,
  attempt: AttemptSoFar,
): Hex {
  const key = encryptionKeyBytesIn(attempt.commitments[statement.trustee - 1] ?? new Uint8Array());
  const evidence = { ...publishedIn(attempt)[dealer - 1], key };
  return encode("complain", messageOf(statement, signature), evidence);
}

/** What is sent to end a period that has run out. By anyone. */
export function endPeriodCall(election: Hex): Hex {
  return encode("endPeriod", election);
}

/** What is sent to have the key fixed of an attempt in which the time for complaints has run out. By anyone. */
export function fixCall(election: Hex, attempt: AttemptSoFar): Hex {
  return encode("fix", election, concatBytes(...publishedIn(attempt).map(({ points }) => points)));
}

function messageOf({ attempt, trustee, content }: TrusteeStatement, signature: Uint8Array) {
  return { election: attempt.election, attempt: attempt.attempt, trustee, content, signature };
}

function encode(name: string, ...args: readonly unknown[]): Hex {
  return CEREMONY.encodeFunctionData(name, args) as Hex;
}
