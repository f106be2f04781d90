import { Interface, isAddress } from "ethers";
import {
  OFFICERS_NEEDED,
  OFFICES,
  type OfficeName,
  SIGNING_OFFICES,
  type SigningOffice,
} from "../../deploy/modules/offices.ts";
import { RepublicDescriptionError } from "./descriptionError.ts";

/** One, or several of which none comes twice. */
export type OneOrMore = string | readonly string[];

/** The first officers of a republic, as its description names them. */
export interface FirstOfficers {
  /** Accounts that hold the office. */
  readonly officers: Readonly<Record<OfficeName, OneOrMore>>;
  /**
   * The officers who sign applications or take over a register: the ids, 16 bytes, under which the register of persons has or will have
   * them, in the order of their accounts.
   */
  readonly officersAsPersons: Readonly<Record<SigningOffice, OneOrMore>>;
}

/** What all their appointments say. */
export interface Terms {
  /** Last day of the term. */
  readonly officersUntil: number;
  /** Seconds between the announcement of what the legislature does and its execution. */
  readonly announcementSeconds: number;
}

const APPOINTING = new Interface([
  "function appoint(uint64 office, address officer, bytes16 person, uint32 lastDay, uint32 executionDelay)",
]);

const NOBODY = `0x${"00".repeat(16)}`;

/** All of an office: a list, even of one. */
export function listOf(named: OneOrMore): readonly string[] {
  return typeof named === "string" ? [named] : named;
}

/**
 * The calls that appoint the first officers, of `Offices`, encoded.
 * @throws {RepublicDescriptionError} naming the account or person that is not what it must be
 */
export function appointmentsOf(named: FirstOfficers, terms: Terms): string[] {
  const holders = (Object.keys(OFFICES) as OfficeName[]).map(
    (office) => [office, accountsOf(named, office)] as const,
  );
  requireDistinct(
    holders.flatMap(([, accounts]) => accounts),
    "officers: one account holds two offices, or one twice; each officer needs their own",
  );
  return holders.flatMap(([office, accounts]) => {
    const persons = personsOf(named, office, accounts.length);
    const delay = office === "legislature" ? terms.announcementSeconds : 0;
    return accounts.map((account, index) =>
      APPOINTING.encodeFunctionData("appoint", [
        OFFICES[office].role,
        account,
        persons[index],
        terms.officersUntil,
        delay,
      ]),
    );
  });
}

/** Offices that have fewer officers than the acts need for what they leave to them, each in a sentence. */
export function officersMissing({ officers }: Pick<FirstOfficers, "officers">): string[] {
  return (Object.keys(OFFICES) as OfficeName[]).flatMap((office) => {
    const [has, needs] = [listOf(officers[office]).length, OFFICERS_NEEDED[office]];
    return has < needs
      ? [`officers.${office}: the acts need ${needs}, and the description names ${has}.`]
      : [];
  });
}

function accountsOf({ officers }: FirstOfficers, office: OfficeName): readonly string[] {
  const field = `officers.${office}`;
  return elementsOf(officers?.[office], field, "an address", (account) => {
    return typeof account === "string" && isAddress(account) && BigInt(account) !== 0n;
  });
}

/** As whom the holders of an office sign; nobody, where nothing asks. */
function personsOf(named: FirstOfficers, office: OfficeName, count: number): readonly string[] {
  if (!isSigning(office)) return Array.from({ length: count }, () => NOBODY);
  const field = `officersAsPersons.${office}`;
  const persons = elementsOf(
    named.officersAsPersons?.[office],
    field,
    "0x and 32 hex digits, not all zero",
    (person) => typeof person === "string" && /^0x[0-9a-fA-F]{32}$/.test(person) && BigInt(person) !== 0n,
  );
  if (persons.length !== count) {
    throw new RepublicDescriptionError(`${field} names ${persons.length}; expected ${count}, one an account`);
  }
  requireDistinct(persons, `${field}: one person comes twice; officers are counted as persons`);
  return persons;
}

function isSigning(office: OfficeName): office is SigningOffice {
  return SIGNING_OFFICES.some((name) => name === office);
}

/** What a field of the description names, one or a list, each of which must be `expected`. */
function elementsOf(
  value: unknown,
  field: string,
  expected: string,
  isExpected: (element: unknown) => boolean,
): readonly string[] {
  const elements: readonly unknown[] = Array.isArray(value) && value.length > 0 ? value : [value];
  const wrong = elements.findIndex((element) => !isExpected(element));
  if (wrong < 0) return elements as readonly string[];
  const at = elements.length > 1 ? `[${wrong}]` : "";
  throw new RepublicDescriptionError(
    `${field}${at} is ${JSON.stringify(elements[wrong])}; expected ${expected}`,
  );
}

function requireDistinct(values: readonly string[], message: string): void {
  const distinct = new Set(values.map((value) => value.toLowerCase()));
  if (distinct.size !== values.length) throw new RepublicDescriptionError(message);
}
