import { AbiCoder } from "ethers";
import { CIRCUMSTANCES, FINDING } from "../abi.ts";
import { bytesFromHex, hexFromBytes, keccak256, type Hex } from "../bytes.ts";
import { WordWriter } from "../words.ts";
import type { Finding } from "./explain.ts";
import { wordOfText } from "./quantity.ts";

/** All that the law was told besides the records and the application, as a `Refused` log has it. */
export interface Circumstances {
  /** Status byte of each entry; 16 bytes. */
  readonly statuses: Hex | Uint8Array;
  /** Level of assurance of each signatory's key; 16 bytes. */
  readonly assurances: Hex | Uint8Array;
  /** Offset in the application of the first dealing decided under the subdivision. */
  readonly begin: number | bigint;
  /** Offset behind the last of them. */
  readonly end: number | bigint;
  /** Legal date of the decision, as days since 1970-01-01. */
  readonly today: number | bigint;
  /** eId of the provision that a case has set aside for this application; zero: none. */
  readonly overruled: Hex;
  /** Which of the last days were working days. */
  readonly workingDays: bigint;
}

const DETAILS = ["bytes32", "address", "bytes", `tuple${CIRCUMSTANCES}`, `tuple${FINDING}[]`];

/** Last byte of the word kept of a decision that is final. */
const FINAL = 1;

/**
 * What a refusal rests on besides what can be contested: the last value that {@link refusalWord} takes.
 *
 * @param subdivision Gazette key
 * @param bodies of the records, as they were logged
 *
 * @example
 * const { subdivision, ruleset, bodies, circumstances, findings } = refusedLog.args;
 * detailsHash(subdivision, ruleset, bytesFromHex(bodies), circumstances, findings);
 */
export function detailsHash(
  subdivision: Hex,
  ruleset: Hex,
  bodies: Uint8Array,
  circumstances: Circumstances,
  findings: readonly Finding[],
): Hex {
  return hexFromBytes(keccak256(encodeDetails(subdivision, ruleset, bodies, circumstances, findings)));
}

/** What {@link detailsHash} hashes: the ruleset is its second word. */
export function encodeDetails(
  subdivision: Hex,
  ruleset: Hex,
  bodies: Uint8Array,
  circumstances: Circumstances,
  findings: readonly Finding[],
): Uint8Array {
  const values = [subdivision, ruleset, bodies, circumstances, findings];
  return bytesFromHex(AbiCoder.defaultAbiCoder().encode(DETAILS, values));
}

/**
 * What a register keeps of a refusal: `Decisions.refusal`.
 *
 * @param applicationHash keccak256 of the application's bytes
 * @param eId provision that refused
 * @param decidedOn legal date, as days since 1970-01-01
 * @param details see {@link detailsHash}
 */
export function refusalWord(
  applicationHash: Hex,
  eId: string,
  decidedOn: number,
  remedyDays: number,
  details: Hex,
): Hex {
  const writer = new WordWriter(5);
  writer.hex(applicationHash, 32);
  writer.hex(wordOfText(eId), 32);
  writer.number(decidedOn);
  writer.number(remedyDays);
  writer.hex(details, 32);
  const word = keccak256(writer.bytes);
  word[31] = FINAL;
  return hexFromBytes(word);
}
