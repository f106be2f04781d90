import type { Hex } from "../bytes.ts";
import type { Application } from "./application.ts";
import { COMMON_TYPES, CommitmentCountError } from "./applicationHash.ts";
import { decimalDateOf } from "./dates.ts";
import { requirePrintable } from "./declaration.ts";
import type { Domain } from "./domain.ts";
import { SIGNED_CAPACITIES } from "./signatory.ts";

/** One member of an EIP-712 struct. */
export interface TypedField {
  readonly name: string;
  readonly type: string;
}

/** What a wallet shows and signs (EIP-712). */
export interface TypedData {
  readonly domain: Domain;
  readonly types: Record<string, TypedField[]>;
  readonly primaryType: string;
  readonly message: Record<string, unknown>;
}

/** What a room's dealings of one kind are called and made of in what a citizen signs. */
export interface DealingType {
  /** Name of the application's array of this kind. */
  readonly array: string;
  readonly struct: string;
  /** The struct as EIP-712 writes it. */
  readonly signature: string;
}

/** The types of a room's application. */
export interface ApplicationTypes {
  /** The whole type as EIP-712 encodes it: the application, then its parts by name. */
  readonly encoded: string;
  /** The same as wallets and ethers want it. */
  readonly types: Record<string, TypedField[]>;
}

/**
 * The types of an application: the room's arrays, and what every room's applications have.
 *
 * @param name of the struct that is signed
 * @param dealings in the order of the kinds
 */
export function applicationTypes(name: string, dealings: readonly DealingType[]): ApplicationTypes {
  const members = [
    "Subject[] subjects",
    ...dealings.map(({ struct, array }) => `${struct}[] ${array}`),
    "Declaration[] declarations",
    "Signatory[] signatories",
    "bytes16 applicant",
    "uint32 deadline",
  ];
  const application = `${name}(${members.join(",")})`;
  const parts = [...dealings.map(({ signature }) => signature), ...Object.values(COMMON_TYPES)].sort();
  const types = [application, ...parts].map((signature): [string, TypedField[]] => [
    signature.slice(0, signature.indexOf("(")),
    fieldsOf(signature),
  ]);
  return { encoded: application + parts.join(""), types: Object.fromEntries(types) };
}

/**
 * An application in the words that are signed.
 *
 * @param from commitment of each entry's present record, 31 bytes; zero for a new entry
 * @param arrays of the room's dealings in words
 *
 * @throws {CommitmentCountError} if there are not as many commitments as entries
 * @throws {MalformedDeclarationError} if a declaration's name cannot be read
 */
export function applicationMessage(
  application: Application,
  from: readonly Hex[],
  arrays: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const { entries, declarations } = application;
  if (from.length !== entries.length) throw new CommitmentCountError(entries.length, from.length);
  for (const { name } of declarations) requirePrintable(name);
  return {
    subjects: entries.map((entry, index) => ({ entry, from: from[index] })),
    ...arrays,
    declarations,
    signatories: application.signatories.map((signatory) => ({
      ...signatory,
      capacity: SIGNED_CAPACITIES[signatory.capacity],
    })),
    applicant: application.applicant,
    deadline: decimalDateOf(application.deadline),
  };
}

function fieldsOf(signature: string): TypedField[] {
  const members = signature.slice(signature.indexOf("(") + 1, -1).split(",");
  return members.map((member) => {
    const [type = "", name = ""] = member.split(" ");
    return { name, type };
  });
}
