import { Interface, type LogDescription } from "ethers";
import { KEY_CEREMONY_ABI } from "../../abi.ts";
import { bytesFromHex, type Hex } from "../../bytes.ts";
import type { Coordinates } from "../curve.ts";
import { decodePoints } from "./polynomial.ts";
import type { CeremonyStep } from "./message.ts";
import type { Published } from "./trustee.ts";

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
  /** What it waits for, as `CeremonyStage` numbers it. */
  readonly stage: number;
  /** The first second that is too late for that, since 1970. */
  readonly deadline: number;
  /** Numbers of those who have lost their seats by a false complaint. */
  readonly vacant: readonly number[];
  readonly commitments: readonly (Uint8Array | undefined)[];
  readonly points: readonly (Uint8Array | undefined)[];
  readonly shares: readonly (Uint8Array | undefined)[];
}

const POINT = 64;

/** Offset of the encryption key in a commitment. */
const KEY_AT = 32;

type Said = Record<Exclude<CeremonyStep, "complaint">, Map<number, Uint8Array>>;

const CEREMONY = new Interface(KEY_CEREMONY_ABI);

/** Stages of a ceremony, as `CeremonyStage` numbers them. */
export const CEREMONY_STAGE = {
  commitments: 1,
  points: 2,
  shares: 3,
  complaints: 4,
  fixed: 5,
  failed: 6,
} as const;

/** Steps by the stage of the ceremony. */
const STEPS = ["commitment", "points", "shares"] as const;

/** What is written down as the logs are read. */
interface Notes {
  attempt: number;
  threshold: number;
  accounts: Hex[];
  stage: number;
  deadline: number;
  vacant: number[];
  said: Said;
}

/**
 * The latest attempt of an election, from the logs of the ceremony in their order. What it says is as true as the node it comes
 * from: `auditCeremony` verifies it.
 *
 * @returns nothing, if the ceremony has not begun
 */
export function latestAttempt(election: Hex, logs: readonly CeremonyLog[]): AttemptSoFar | undefined {
  const none = { attempt: 0, threshold: 0, accounts: [], stage: 0, deadline: 0, vacant: [] };
  const notes: Notes = { ...none, said: nothingSaid() };
  for (const log of logs) {
    const event = CEREMONY.parseLog(log);
    if (event !== null && event.args["election"] === election) note(notes, event);
  }
  const { said, ...attempt } = notes;
  if (attempt.attempt === 0) return undefined;
  const of = (step: (typeof STEPS)[number]) => attempt.accounts.map((_, index) => said[step].get(index + 1));
  return { ...attempt, commitments: of("commitment"), points: of("points"), shares: of("shares") };
}

/** What each trustee published, once all have dealt out shares: points without the proof behind them, shares whole. */
export function publishedIn({ points, shares, threshold }: AttemptSoFar): Published[] {
  return points.map((own, index) => ({
    points: (own ?? new Uint8Array()).subarray(0, POINT * threshold),
    shares: shares[index] ?? new Uint8Array(),
  }));
}

/** The encryption key in a commitment. */
export function encryptionKeyIn(commitment: Uint8Array): Coordinates {
  return decodePoints(commitment, 1, KEY_AT)[0] as Coordinates;
}

/** The same as it stands there: what a complaint is decided on. */
export function encryptionKeyBytesIn(commitment: Uint8Array): Uint8Array {
  return commitment.subarray(KEY_AT, KEY_AT + POINT);
}

function note(notes: Notes, { name, args }: LogDescription): void {
  if (name === "CeremonyBegun") notes.threshold = Number(args["terms"].threshold);
  if (name === "AttemptBegun") {
    const accounts = [...args["trustees"]] as Hex[];
    const own = { attempt: Number(args["attempt"]), accounts, stage: CEREMONY_STAGE.commitments };
    Object.assign(notes, own, { vacant: [], said: nothingSaid() });
  }
  if (name === "TrusteeAppointed") notes.accounts.push(args["account"] as Hex);
  if (name === "StageBegun") notes.stage = Number(args["stage"]);
  if (["AttemptBegun", "TrusteeAppointed", "StageBegun"].includes(name)) {
    notes.deadline = Number(args["deadline"]);
  }
  if (name === "ComplaintDecided" && args["upheld"] === false) notes.vacant.push(Number(args["complainer"]));
  if (name === "KeyFixed") notes.stage = CEREMONY_STAGE.fixed;
  if (name === "CeremonyFailed") notes.stage = CEREMONY_STAGE.failed;
  if (name !== "MessageAccepted") return;
  const step = STEPS[Number(args["stage"]) - 1];
  if (step !== undefined) notes.said[step].set(Number(args["trustee"]), bytesFromHex(args["content"]));
}

function nothingSaid(): Said {
  return { commitment: new Map(), points: new Map(), shares: new Map() };
}
