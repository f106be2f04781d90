import { failAt, type Place, type Source } from "./errors.ts";
import type { ElementKind, Override } from "./model.ts";

/** eIds are stored on chain in one word, beside their length. Imported ones may be longer and stay text. */
export const MAXIMUM_EID_BYTES = 31;

/** The abbreviations of the Akoma Ntoso naming convention. */
const PREFIXES: Record<ElementKind, string> = {
  part: "part",
  chapter: "chp",
  schedule: "schedule",
  article: "art",
  section: "sec",
  paragraph: "para",
  point: "point",
  table: "table",
  row: "tr",
};

/** Whether a text can be an eId at all; its length is not looked at. */
export function isEId(text: string): boolean {
  return /^[a-z][a-z0-9]*(?:_{1,2}[a-z0-9]+)*$/.test(text);
}

/**
 * The eId that an element's kind, number and parent give it.
 *
 * @example
 * computeEId("paragraph", "2A", "art_4"); // "art_4__para_2a"
 *
 * @param parent the eId of what holds it; none for parts, chapters, schedules, articles and sections, because article
 * numbers run through the act
 */
export function computeEId(kind: ElementKind, number: string, parent?: string): string {
  const own = `${PREFIXES[kind]}_${number.toLowerCase().replaceAll(/[^a-z0-9]/g, "")}`;
  return parent === undefined ? own : `${parent}__${own}`;
}

/** The eIds of one statute as it is read. Each stands for one element. */
export class EIdRegister {
  readonly #source: Source;
  readonly #places = new Map<string, Place>();
  readonly #former = new Map<string, Place>();

  constructor(source: Source) {
    this.#source = source;
  }

  has(eId: string): boolean {
    return this.#places.has(eId);
  }

  /**
   * Takes an eId for the element at this place.
   *
   * @throws {StatuteError} if it is taken, has other characters than eIds have, or is longer than 31 bytes; an
   * override may be longer, unless it renumbers
   */
  claim(eId: string, place: Place, override?: Override): void {
    if (!isEId(eId))
      failAt(this.#source, place, `"${eId}" is no eId`, "lower-case words of [a-z0-9] joined by _");
    const bounded = override === undefined || override.was !== undefined;
    if (bounded && eId.length > MAXIMUM_EID_BYTES) {
      const problem = `the eId ${eId} has ${eId.length} bytes`;
      failAt(this.#source, place, problem, `at most ${MAXIMUM_EID_BYTES} bytes`);
    }
    const taken = this.#places.get(eId);
    if (taken) {
      failAt(
        this.#source,
        place,
        `the eId ${eId} is taken on line ${taken.line}`,
        "a number not used before",
      );
    }
    this.#places.set(eId, place);
    if (override?.was !== undefined) this.#claimFormer(override.was, place, eId);
  }

  #claimFormer(was: string, place: Place, eId: string): void {
    if (!isEId(was) || was === eId) {
      failAt(this.#source, place, `"${was}" is no former eId of ${eId}`, "the eId before the renumbering");
    }
    const taken = this.#former.get(was);
    if (taken) {
      failAt(this.#source, place, `${was} is already renumbered on line ${taken.line}`, "another former eId");
    }
    this.#former.set(was, place);
  }
}
