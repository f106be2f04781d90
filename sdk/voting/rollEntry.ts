import { bytesFromHex, type Hex, hexFromBytes, keccak256 } from "../bytes.ts";
import { SdkError } from "../sdkError.ts";
import { FieldReader, FieldWriter } from "../wire.ts";
import { hashText, WordWriter } from "../words.ts";
import { circuitNumberOf } from "./membership.ts";

/** The roll of anonymous voters for which somebody applies. */
export interface RollApplication {
  readonly chainId: bigint;
  /** Address of the box. */
  readonly contract: Hex;
  readonly election: Hex;
  /** The district's entry. */
  readonly poll: Hex;
}

/** A point of Baby Jubjub. */
export interface JubjubPoint {
  readonly x: bigint;
  readonly y: bigint;
}

/** What a voter hands in to be on a roll, and what is published of the voter. */
export interface RollEntry {
  /** Word of 32 bytes by which whoever keeps the roll knows who applied; nobody is on a roll twice. */
  readonly applicant: Hex;
  /** The voter's public key, of which the leaf is the hash. */
  readonly key: JubjubPoint;
  /** A signature by the key for this roll and applicant: R and s of EdDSA with Poseidon. */
  readonly possession: { readonly nonce: JubjubPoint; readonly answer: bigint };
}

/** An entry has 192 bytes. */
export class MalformedRollEntryError extends SdkError {
  override readonly name = "MalformedRollEntryError";

  constructor(length: number) {
    super("an entry of a roll is of six words", { length });
  }
}

const APPLICATION = hashText("smart-laws/voting/1/application");
const LENGTH = 192;

/** The number that a voter's key signs to apply for a roll. */
export function applicationMessage(
  { chainId, contract, election, poll }: RollApplication,
  applicant: Hex,
): bigint {
  const words = new WordWriter(6);
  words.raw(APPLICATION);
  words.uint256(chainId);
  words.uint256(BigInt(contract));
  for (const word of [election, poll, applicant]) words.hex(word, 32);
  return circuitNumberOf(keccak256(words.bytes));
}

/** An entry as it is published: applicant, x and y of the key, x and y of R, and s, 32 bytes each. */
export function encodeRollEntry({ applicant, key, possession }: RollEntry): Hex {
  const { nonce, answer } = possession;
  const writer = new FieldWriter(LENGTH);
  writer.hex(applicant, 32);
  for (const number of [key.x, key.y, nonce.x, nonce.y, answer]) writer.uint256(number);
  return hexFromBytes(writer.bytes);
}

/**
 * The entry that was published. That it is sound is for who makes the roll to say, and for the auditor.
 *
 * @throws {MalformedRollEntryError} if it has another length
 */
export function decodeRollEntry(published: Hex): RollEntry {
  const bytes = bytesFromHex(published);
  if (bytes.length !== LENGTH) throw new MalformedRollEntryError(bytes.length);
  const reader = new FieldReader(bytes);
  const applicant = reader.hex(32);
  const pointAhead = (): JubjubPoint => ({ x: reader.uint256(), y: reader.uint256() });
  return {
    applicant,
    key: pointAhead(),
    possession: { nonce: pointAhead(), answer: reader.uint256() },
  };
}
