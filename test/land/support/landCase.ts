import { encodeBytes32String } from "ethers";
import type { Hex } from "../../../sdk/bytes.ts";
import { type Dealing, encodeDealings } from "../../../sdk/land/dealings.ts";
import { takenEntryId } from "../../../sdk/land/takenEntryId.ts";
import { encodeTitle, type Title } from "../../../sdk/land/title.ts";
import { encodeApplication, layoutOf, sortSignatories } from "../../../sdk/law/application.ts";
import type { Declaration } from "../../../sdk/law/declaration.ts";
import type { Signatory } from "../../../sdk/law/signatory.ts";
import type { RulesetCall } from "../../behaviours/ruleset.ts";

/** Levels of assurance of a key. */
export const ASSURANCE = { low: 1, substantial: 2, high: 3 } as const;

export interface AssuredSignatory extends Signatory {
  readonly assurance: number;
}

/** A title before the law; what is registered is undefined where nothing is. */
export interface Subject {
  readonly title: Title | undefined;
  /** Where its number matters: of a new title, if it is not the one that the act says. */
  readonly entry?: Hex;
  readonly frozen?: boolean;
  readonly casePending?: boolean;
}

/** A case as it comes before the law, in the terms of the client. */
export interface LandCase {
  readonly subjects: readonly Subject[];
  readonly dealings: readonly Dealing[];
  /** The first is the applicant. */
  readonly signatories: readonly AssuredSignatory[];
  readonly declarations?: readonly Declaration[];
  /** eId of a provision that a review or judgment has set aside. */
  readonly overruled?: string;
  readonly today: number;
}

const FROZEN = 1;
const CASE_PENDING = 2;

/** The arguments with which the register would ask the law to decide all the dealings of the case. */
export function landCall(landCase: LandCase): RulesetCall {
  const { subjects, dealings, today } = landCase;
  const signatories = sortSignatories(landCase.signatories) as AssuredSignatory[];
  const application = encodeApplication({
    entries: entriesOf(landCase),
    signatories,
    declarations: landCase.declarations ?? [],
    dealings: encodeDealings(dealings),
    applicant: landCase.signatories[0]?.person ?? "0x",
    deadline: today,
  });
  return {
    bodies: subjects.map(({ title }) => (title ? encodeTitle(title) : new Uint8Array())),
    application,
    circumstances: {
      statuses: bytes16(
        subjects.map(({ frozen, casePending }) => (frozen ? FROZEN : 0) | (casePending ? CASE_PENDING : 0)),
      ),
      assurances: bytes16(signatories.map(({ assurance }) => assurance)),
      begin: layoutOf(application).dealingsAt,
      end: application.length,
      today,
      overruled: encodeBytes32String(landCase.overruled ?? ""),
      workingDays: 0n,
    },
  };
}

/** Numbered from 1; that of a title which a split makes follows from what is split. */
export function entriesOf({ subjects, dealings }: Pick<LandCase, "subjects" | "dealings">): Hex[] {
  const entries = subjects.map(
    ({ entry }, index): Hex => entry ?? `0x${(index + 1).toString(16).padStart(64, "0")}`,
  );
  for (const dealing of dealings) {
    const source = entries[dealing.subject];
    if (dealing.kind !== "split" || source === undefined) continue;
    const part = subjects[dealing.newTitle];
    if (part?.title === undefined) {
      entries[dealing.newTitle] = part?.entry ?? takenEntryId(source, dealing.takenGeometry);
    }
  }
  return entries;
}

function bytes16(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(16);
  bytes.set(values);
  return bytes;
}
