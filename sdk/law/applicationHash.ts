import { concatBytes, keccak256, type Hex } from "../bytes.ts";
import { SdkError } from "../sdkError.ts";
import { hashText, WordWriter } from "../words.ts";
import { layoutOf, type ApplicationLayout } from "./application.ts";
import { decimalDateOf } from "./dates.ts";
import { DECLARATION_LENGTH, MalformedDeclarationError } from "./declaration.ts";
import { CAPACITIES, SIGNATORY_LENGTH, SIGNED_CAPACITIES, UnknownCapacityError } from "./signatory.ts";

/** EIP-712 types that every room appends to its own. */
export const COMMON_TYPES = {
  Declaration: "Declaration(string name,uint256 value)",
  Signatory: "Signatory(bytes16 person,string capacity,uint32 keyVersion)",
  Subject: "Subject(bytes32 entry,bytes31 from)",
} as const;

const DECLARATION = hashText(COMMON_TYPES.Declaration);
const SIGNATORY = hashText(COMMON_TYPES.Signatory);
const SUBJECT = hashText(COMMON_TYPES.Subject);
const CAPACITY_HASHES = CAPACITIES.map((capacity) => hashText(SIGNED_CAPACITIES[capacity]));
const TYPED_DATA_PREFIX = Uint8Array.of(0x19, 0x01);

/** There are not as many commitments as entries. */
export class CommitmentCountError extends SdkError {
  override readonly name = "CommitmentCountError";

  constructor(entries: number, commitments: number) {
    super(`${entries} entries have ${commitments} commitments`, { entries, commitments });
  }
}

/**
 * `ApplicationHash.structHash`: the EIP-712 struct hash of a room's application.
 *
 * @param typeHash of the room's application
 * @param application in its wire form
 * @param from commitment of each entry's present record
 * @param dealingHashes the hash of each of the room's arrays, one word each
 */
export function hashApplication(
  typeHash: Uint8Array,
  application: Uint8Array,
  from: readonly Hex[],
  dealingHashes: Uint8Array,
): Uint8Array {
  const layout = layoutOf(application);
  const applicantAt = layout.signatoriesAt + layout.applicant * SIGNATORY_LENGTH;
  const writer = new WordWriter(6 + dealingHashes.length / 32);
  writer.raw(typeHash);
  writer.raw(hashSubjects(application, layout, from));
  writer.raw(dealingHashes);
  writer.raw(hashDeclarations(application, layout));
  writer.raw(hashSignatories(application, layout));
  writer.left(application, applicantAt, applicantAt + 16);
  writer.number(decimalDateOf(new DataView(application.buffer, application.byteOffset).getUint32(1)));
  return keccak256(writer.bytes);
}

/** The EIP-712 digest of a struct under a domain. */
export function typedDataDigest(domainSeparator: Uint8Array, structHash: Uint8Array): Uint8Array {
  return keccak256(concatBytes(TYPED_DATA_PREFIX, domainSeparator, structHash));
}

function hashSubjects(application: Uint8Array, layout: ApplicationLayout, from: readonly Hex[]): Uint8Array {
  if (from.length !== layout.entries) throw new CommitmentCountError(layout.entries, from.length);
  const hashes = new WordWriter(from.length);
  for (const [index, commitment] of from.entries()) {
    const at = layout.entriesAt + index * 32;
    const writer = new WordWriter(3);
    writer.raw(SUBJECT);
    writer.left(application, at, at + 32);
    writer.hex(commitment, 31);
    hashes.raw(keccak256(writer.bytes));
  }
  return keccak256(hashes.bytes);
}

function hashDeclarations(application: Uint8Array, layout: ApplicationLayout): Uint8Array {
  const hashes = new WordWriter(layout.declarations);
  for (let at = layout.declarationsAt; at < layout.dealingsAt; at += DECLARATION_LENGTH) {
    const writer = new WordWriter(3);
    writer.raw(DECLARATION);
    writer.raw(keccak256(textIn(application.subarray(at, at + 32))));
    writer.left(application, at + 32, at + 64);
    hashes.raw(keccak256(writer.bytes));
  }
  return keccak256(hashes.bytes);
}

function hashSignatories(application: Uint8Array, layout: ApplicationLayout): Uint8Array {
  const hashes = new WordWriter(layout.signatories);
  for (let at = layout.signatoriesAt; at < layout.declarationsAt; at += SIGNATORY_LENGTH) {
    const code = application[at + 20] ?? 0;
    const capacity = CAPACITY_HASHES[code - 1];
    if (capacity === undefined) throw new UnknownCapacityError(code);
    const writer = new WordWriter(4);
    writer.raw(SIGNATORY);
    writer.left(application, at, at + 16);
    writer.raw(capacity);
    writer.right(application, at + 16, at + 20);
    hashes.raw(keccak256(writer.bytes));
  }
  return keccak256(hashes.bytes);
}

/** What stands before the zeros; nothing may stand behind them, because the signatories would not see it. */
function textIn(padded: Uint8Array): Uint8Array {
  const end = padded.indexOf(0);
  if (end < 0) return padded;
  if (padded.subarray(end).some((byte) => byte !== 0)) {
    throw new MalformedDeclarationError(String.fromCharCode(...padded));
  }
  return padded.subarray(0, end);
}
