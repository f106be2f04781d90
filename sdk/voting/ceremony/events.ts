import { Interface } from "ethers";
import { KEY_CEREMONY_ABI } from "../../abi.ts";
import { bytesFromHex, type Hex } from "../../bytes.ts";
import type { Coordinates } from "../curve.ts";
import { decodePoints } from "./polynomial.ts";
import type { CeremonyStep } from "./message.ts";

/** A log of `KeyCeremony`. */
export interface CeremonyLog {
  readonly topics: readonly string[];
  readonly data: string;
}

/** What the trustees of an attempt have said so far; index 0 is trustee 1. */
export interface AttemptSoFar {
  readonly attempt: number;
  readonly accounts: readonly Hex[];
  readonly threshold: number;
  readonly commitments: readonly (Uint8Array | undefined)[];
  readonly points: readonly (Uint8Array | undefined)[];
  readonly shares: readonly (Uint8Array | undefined)[];
}

type Said = Record<Exclude<CeremonyStep, "complaint">, Map<number, Uint8Array>>;

const CEREMONY = new Interface(KEY_CEREMONY_ABI);

/** Steps by the stage of the ceremony, of `CeremonyStage`. */
const STEPS = ["commitment", "points", "shares"] as const;

/**
 * The latest attempt of an election, from the logs of the ceremony in their order. What it says is as true as the node it comes
 * from: `auditCeremony` verifies it.
 *
 * @returns nothing, if the ceremony has not begun
 */
export function latestAttempt(election: Hex, logs: readonly CeremonyLog[]): AttemptSoFar | undefined {
  let [attempt, threshold, accounts, said] = [0, 0, [] as Hex[], nothingSaid()];
  for (const log of logs) {
    const event = CEREMONY.parseLog(log);
    if (event === null || event.args["election"] !== election) continue;
    if (event.name === "CeremonyBegun") threshold = Number(event.args["terms"].threshold);
    if (event.name === "TrusteeAppointed") accounts.push(event.args["account"] as Hex);
    if (event.name === "AttemptBegun") {
      [attempt, accounts, said] = [Number(event.args["attempt"]), [...event.args["trustees"]], nothingSaid()];
    }
    if (event.name !== "MessageAccepted") continue;
    const step = STEPS[Number(event.args["stage"]) - 1];
    if (step !== undefined)
      said[step].set(Number(event.args["trustee"]), bytesFromHex(event.args["content"]));
  }
  if (attempt === 0) return undefined;
  const [commitments, points, shares] = STEPS.map((step) =>
    accounts.map((_, index) => said[step].get(index + 1)),
  ) as [(Uint8Array | undefined)[], (Uint8Array | undefined)[], (Uint8Array | undefined)[]];
  return { attempt, accounts, threshold, commitments, points, shares };
}

/** The encryption key in a commitment. */
export function encryptionKeyIn(commitment: Uint8Array): Coordinates {
  return decodePoints(commitment, 1, 32)[0] as Coordinates;
}

function nothingSaid(): Said {
  return { commitment: new Map(), points: new Map(), shares: new Map() };
}
