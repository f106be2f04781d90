import { compareHex, type Hex } from "../../../sdk/bytes.ts";
import { type Dealing, encodeDealings } from "../../../sdk/land/dealings.ts";
import { takenEntryId } from "../../../sdk/land/takenEntryId.ts";
import { decodeTitle, type Title } from "../../../sdk/land/title.ts";
import { decodeRecord } from "../../../sdk/law/record.ts";
import { type Draft, eventsOf, file, type LoggedEvent, signedBy } from "../../support/filing.ts";
import type { Party } from "../../support/parties.ts";
import type { LandOffice } from "./landOffice.ts";
import { deed, TODAY } from "./terms.ts";

/** A dealing with two titles, before it is known where they stand in the application. */
export interface Step {
  readonly entries: readonly [Hex, Hex];
  readonly place: (first: number, second: number) => Dealing;
}

/** What parties want done with several titles. */
export interface ParcelInstruction {
  readonly steps: readonly Step[];
  /** All who sign; the first applies. */
  readonly by: readonly [Party, ...Party[]];
}

/** How much of a spatial unit is taken out by which survey. */
interface Cut {
  readonly survey: string;
  readonly remaining: bigint;
  readonly taken: bigint;
  readonly unit?: number;
}

const basis = (instrument: string) => ({ instrument: deed(instrument), instrumentDate: TODAY });

/** The entry of the title that a survey takes out of another. */
export const partOf = (source: Hex, survey: string): Hex => takenEntryId(source, deed(`${survey}: taken`));

/** A part of a title becomes the new title `partOf(source, survey)`, unless another is named. */
export function split(source: Hex, { survey, remaining, taken, unit = 0 }: Cut, part?: Hex): Step {
  return {
    entries: [source, part ?? partOf(source, survey)],
    place: (subject, newTitle) => ({
      ...basis(survey),
      kind: "split",
      subject,
      newTitle,
      spatialUnit: unit,
      remainingSquareMetres: remaining,
      remainingGeometry: deed(`${survey}: remaining`),
      takenSquareMetres: taken,
      takenGeometry: deed(`${survey}: taken`),
    }),
  };
}

/** One title takes in another; side by side, unless a survey makes one spatial unit of all. */
export function merge(kept: Hex, absorbed: Hex, unit?: { survey: string; squareMetres: bigint }): Step {
  const geometry: Hex = unit === undefined ? `0x${"00".repeat(32)}` : deed(`${unit.survey}: merged`);
  const squareMetres = unit?.squareMetres ?? 0n;
  return {
    entries: [kept, absorbed],
    place: (subject, other) => ({
      ...basis(unit?.survey ?? "the merge"),
      kind: "merge",
      subject,
      absorbed: other,
      squareMetres,
      geometry,
    }),
  };
}

/** One title is burdened for the benefit of another. */
export function easement(burdened: Hex, benefited: Hex, instrument: string): Step {
  return {
    entries: [burdened, benefited],
    place: (subject, other) => ({ ...basis(instrument), kind: "easement", subject, benefited: other }),
  };
}

/** The easement under an instrument is given up. */
export function release(burdened: Hex, benefited: Hex, instrument: string): Step {
  return {
    entries: [burdened, benefited],
    place: (subject, other) => ({
      ...basis("the release"),
      kind: "easement release",
      subject,
      benefited: other,
      easement: deed(instrument),
    }),
  };
}

/** A title at the other end of an easement changes with one that is split or absorbed. */
export function note(noted: Hex, changed: Hex): Step {
  return {
    entries: [noted, changed],
    place: (subject, other) => ({ ...basis("the survey"), kind: "easement note", subject, changed: other }),
  };
}

/** The land office's counter for dealings with several titles. */
export class ParcelCounter {
  readonly #office: LandOffice;

  constructor(office: LandOffice) {
    this.#office = office;
  }

  async draft({ steps, by }: ParcelInstruction): Promise<Draft> {
    const entries = [...new Set(steps.flatMap((step) => step.entries))].sort(compareHex);
    const dealings = steps.map(({ entries: [first, second], place }) =>
      place(entries.indexOf(first), entries.indexOf(second)),
    );
    return {
      entries,
      ...signedBy(by),
      declarations: [],
      dealings: encodeDealings(dealings),
      applicant: by[0].person,
      deadline: TODAY + 30,
      witnesses: await Promise.all(entries.map((entry) => this.#office.witnessOf(entry))),
    };
  }

  /** Files and submits. */
  async decide(instruction: ParcelInstruction): Promise<LoggedEvent[]> {
    const filing = await file(await this.draft(instruction), this.#office.digestOf);
    return eventsOf(this.#office.register, this.#office.submit(filing));
  }

  /** The title that stands in the register now. */
  async titleAt(entry: Hex): Promise<Title> {
    const { record } = await this.#office.witnessOf(entry);
    return decodeTitle(decodeRecord(record).body);
  }
}

/** Last 16 bytes of an entry, by which an easement names it. */
export const tailOf = (entry: Hex): Hex => `0x${entry.slice(34)}`;
