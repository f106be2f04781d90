import { Interface } from "ethers";
import { REGISTER_ABI, SUCCESSOR_ABI } from "../abi.ts";
import { bytesFromHex, hexFromBytes, keccak256, type Hex } from "../bytes.ts";
import { SdkError } from "../sdkError.ts";
import { detailsHash, refusalWord, type Circumstances } from "./decisions.ts";
import type { Finding } from "./explain.ts";
import { textOfWord } from "./quantity.ts";

/** A log as nodes and ethers give it. */
export interface RawLog {
  readonly topics: readonly string[];
  readonly data: string | Uint8Array;
}

/** What a register's log says. */
export type RegisterEvent =
  | { readonly name: "Recorded"; readonly entry: Hex; readonly digest: Hex; readonly record: Uint8Array }
  | { readonly name: "Closed"; readonly entry: Hex; readonly digest: Hex }
  | { readonly name: "StatusChanged"; readonly entry: Hex; readonly status: number; readonly instrument: Hex }
  | { readonly name: "Republished"; readonly entry: Hex; readonly record: Uint8Array }
  | { readonly name: "Granted"; readonly digest: Hex; readonly applicant: Hex }
  | { readonly name: "Refused"; readonly digest: Hex; readonly decision: Hex }
  | { readonly name: "Withdrawn"; readonly digest: Hex; readonly person: Hex }
  | { readonly name: "Restored"; readonly entry: Hex; readonly caseEntry: Hex }
  | { readonly name: "SetAside"; readonly digest: Hex; readonly eId: Hex }
  | { readonly name: "LegacyRootAdopted"; readonly root: Hex }
  | { readonly name: "InheritedFreezeEnded"; readonly entry: Hex }
  | { readonly name: "other"; readonly event: string };

/** The log is none of a register, or not as long as it says. */
export class MalformedLogError extends SdkError {
  override readonly name = "MalformedLogError";

  constructor(event: string, length: number) {
    super(`the data of ${event} are malformed`, { event, length });
  }
}

const REGISTER = new Interface([...REGISTER_ABI, ...SUCCESSOR_ABI]);
const NAMES = new Map<string, string>();
REGISTER.forEachEvent(({ topicHash, name }) => NAMES.set(topicHash, name));

/**
 * The event that a log of a register means; undefined if it is none. The frequent ones are read by hand, because a
 * country's logs are many.
 *
 * @throws {MalformedLogError} if its data are not what the event has
 */
export function decodeRegisterEvent(log: RawLog): RegisterEvent | undefined {
  const [topic = "0x", first = "0x", second = "0x"] = log.topics as Hex[];
  const name = NAMES.get(topic);
  switch (name) {
    case undefined:
      return undefined;
    case "Recorded":
      return { name, entry: first, digest: second, record: readBytes(name, log.data) };
    case "Closed":
      return { name, entry: first, digest: second };
    case "Granted":
      return { name, digest: first, applicant: personOf(second) };
    case "Republished":
      return { name, entry: first, record: readBytes(name, log.data) };
    case "StatusChanged":
      return { name, entry: first, status: Number(argumentsOf(log).getValue("status")), instrument: second };
    case "Refused":
      return { name, digest: first, decision: decisionOf(log) };
    case "Withdrawn":
      return { name, digest: first, person: personOf(second) };
    case "Restored":
      return { name, entry: first, caseEntry: second };
    case "SetAside":
      return { name, digest: first, eId: second };
    case "LegacyRootAdopted":
      return { name, root: first };
    case "InheritedFreezeEnded":
      return { name, entry: first };
    default:
      return { name: "other", event: name };
  }
}

/** An indexed `bytes16`. */
const personOf = (topic: Hex): Hex => topic.slice(0, 34) as Hex;

/** The only argument, which is `bytes`: an offset, a length, the bytes. */
function readBytes(event: string, data: string | Uint8Array): Uint8Array {
  const bytes = typeof data === "string" ? bytesFromHex(data) : data;
  if (bytes.length < 64) throw new MalformedLogError(event, bytes.length);
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(60);
  if (bytes.length < 64 + length) throw new MalformedLogError(event, bytes.length);
  return bytes.slice(64, 64 + length);
}

function argumentsOf(log: RawLog) {
  const parsed = REGISTER.parseLog({ topics: log.topics, data: hexOf(log.data) });
  if (parsed === null) throw new MalformedLogError("an event", log.data.length);
  return parsed.args;
}

/** What `Refused` logs besides its digest. */
interface Refusal {
  readonly eId: Hex;
  readonly subdivision: Hex;
  readonly ruleset: Hex;
  readonly bodies: Hex;
  readonly application: Hex;
  readonly circumstances: Circumstances;
  readonly findings: readonly Finding[];
  readonly remedyDays: bigint;
}

/** The word that the register stores of a refusal. */
function decisionOf(log: RawLog): Hex {
  const refusal = argumentsOf(log) as unknown as Refusal;
  const { eId, subdivision, ruleset, circumstances, findings, remedyDays } = refusal;
  const details = detailsHash(subdivision, ruleset, bytesFromHex(refusal.bodies), circumstances, findings);
  const applicationHash = hexFromBytes(keccak256(bytesFromHex(refusal.application)));
  const decidedOn = Number(circumstances.today);
  return refusalWord(applicationHash, textOfWord(eId), decidedOn, Number(remedyDays), details);
}

const hexOf = (data: string | Uint8Array): string => (typeof data === "string" ? data : hexFromBytes(data));
