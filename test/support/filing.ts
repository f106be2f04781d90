import type { BaseContract, ContractTransactionResponse } from "ethers";
import { type Hex, hexFromBytes } from "../../sdk/bytes.ts";
import { type Application, sortSignatories } from "../../sdk/law/application.ts";
import { DECLARATION_LENGTH, writeDeclaration } from "../../sdk/law/declaration.ts";
import { encodeEvidence, type Witness } from "../../sdk/law/evidence.ts";
import { commitmentOf, NO_COMMITMENT } from "../../sdk/law/record.ts";
import { SIGNATORY_LENGTH, writeSignatory } from "../../sdk/law/signatory.ts";
import { signAll, type Signer } from "../../sdk/sign/signer.ts";
import { FieldWriter } from "../../sdk/wire.ts";
import type { Party } from "./parties.ts";

/** An application before it is written down and signed: tests change it here. */
export interface Draft extends Application {
  /** The present record of each entry. */
  readonly witnesses: readonly Witness[];
  /** Who signs for each signatory, in their order. */
  readonly signers: readonly Signer[];
}

/** An application ready to be submitted. */
export interface Filing {
  readonly application: Uint8Array;
  readonly evidence: Uint8Array;
  readonly digest: Hex;
  /** Commitment of each entry's present record. */
  readonly from: Hex[];
}

/** How the room's signatories compute what they sign. */
export type DigestOf = (application: Uint8Array, from: readonly Hex[]) => Uint8Array;

/** One event of a transaction. */
export interface LoggedEvent {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** The signatories and their keys, in the order of an application. */
export function signedBy(parties: readonly Party[]): Pick<Draft, "signatories" | "signers"> {
  const signatories = sortSignatories(
    parties.map(({ person, capacity, keyVersion }) => ({ person, capacity, keyVersion })),
  );
  const signers = signatories.flatMap(
    ({ person }) => parties.find((one) => one.person === person)?.signer ?? [],
  );
  return { signatories, signers };
}

/** Commitments of the records that a draft's witnesses show. */
export function commitmentsOf({ witnesses }: Pick<Draft, "witnesses">): Hex[] {
  return witnesses.map(({ record }) => (record.length === 0 ? NO_COMMITMENT : commitmentOf(record)));
}

/** Writes an application down and has everybody sign it. */
export async function file(draft: Draft, digestOf: DigestOf): Promise<Filing> {
  const application = encodeLoosely(draft);
  const from = commitmentsOf(draft);
  return supported(draft, application, digestOf(application, from));
}

/** Puts witnesses and signatures over a digest beside an application. */
export async function supported(draft: Draft, application: Uint8Array, digest: Uint8Array): Promise<Filing> {
  const signatures = await signAll(draft.signers, digest);
  const evidence = encodeEvidence({ witnesses: draft.witnesses, signatures });
  return { application, evidence, digest: hexFromBytes(digest), from: commitmentsOf(draft) };
}

/** As `encodeApplication`, but without its checks: it writes what no honest client would. */
export function encodeLoosely(draft: Application): Uint8Array {
  const { entries, signatories, declarations, dealings, applicant, deadline } = draft;
  const length =
    8 +
    entries.length * 32 +
    signatories.length * SIGNATORY_LENGTH +
    declarations.length * DECLARATION_LENGTH +
    dealings.length;
  const writer = new FieldWriter(length);
  const index = signatories.findIndex(({ person }) => person === applicant);
  writer.uint8(index < 0 ? signatories.length : index);
  writer.uint32(deadline);
  for (const list of [entries, signatories, declarations]) writer.uint8(list.length);
  for (const entry of entries) writer.hex(entry, 32);
  for (const signatory of signatories) writeSignatory(writer, signatory);
  for (const declaration of declarations) writeDeclaration(writer, declaration);
  writer.raw(dealings);
  return writer.bytes;
}

/** A copy in which the byte at an offset is another. */
export function changed(bytes: Uint8Array, at: number, to?: number): Uint8Array {
  const copy = bytes.slice();
  const index = at < 0 ? bytes.length + at : at;
  copy[index] = to ?? (copy[index] ?? 0) ^ 1;
  return copy;
}

/** The events that a transaction logged, as a contract reads them. */
export async function eventsOf(
  contract: BaseContract,
  sent: ContractTransactionResponse | Promise<ContractTransactionResponse>,
): Promise<LoggedEvent[]> {
  const receipt = await (await sent).wait();
  if (receipt === null) throw new Error("the transaction is in no block");
  return receipt.logs.flatMap((log) => {
    const parsed = contract.interface.parseLog(log);
    return parsed === null
      ? []
      : [{ name: parsed.name, args: parsed.args.toObject() as Record<string, unknown> }];
  });
}

/** The only event of a name. */
export function only(events: readonly LoggedEvent[], name: string): LoggedEvent["args"] {
  const found = events.filter((event) => event.name === name);
  const [first] = found;
  if (first === undefined || found.length > 1) {
    throw new Error(`${found.length} events ${name} among ${events.map((event) => event.name).join(", ")}`);
  }
  return first.args;
}
