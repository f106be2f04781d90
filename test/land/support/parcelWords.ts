import type { Hex } from "../../../sdk/bytes.ts";
import type { Pattern } from "./dealingWords.ts";

/** Hash that stands for a deed, or for boundaries. */
export const numbered = (number: number | string): Hex =>
  `0x${Number(number).toString(16).padStart(64, "0")}`;

const NOTHING = numbered(0);
/** Those of the titles in the examples, and two that a survey finds. */
const [OLD, NEW, NEWER] = [numbered(1), numbered(10), numbered(11)];

/** Titles are numbered from 1, in the order of the example. */
const subjectOf = (title = ""): number => Number(title) - 1;

/** The dealings of Part 10 in words. */
export const PARCEL_PATTERNS: readonly Pattern[] = [
  [
    /^split of (\d+) square metres off title (\d)( at its unit (\d))? as title (\d), (\d+) remain( in the same boundaries)?( in the old boundaries)?$/,
    (taken = "", source, _at, unit = "1", part, remaining = "", same, old) => ({
      kind: "split",
      subject: subjectOf(source),
      newTitle: subjectOf(part),
      spatialUnit: Number(unit) - 1,
      remainingSquareMetres: BigInt(remaining),
      remainingGeometry: old === undefined ? boundariesOf(part, NEW) : OLD,
      takenSquareMetres: BigInt(taken),
      takenGeometry: boundariesOf(part, same === undefined ? NEWER : NEW),
    }),
  ],
  [
    /^merge of title (\d) into title (\d)(?: as (\d+) square metres( in the old boundaries)?)?$/,
    (absorbed, kept, area, old) => ({
      kind: "merge",
      subject: subjectOf(kept),
      absorbed: subjectOf(absorbed),
      squareMetres: BigInt(area ?? 0),
      geometry: area === undefined ? NOTHING : old === undefined ? NEW : OLD,
    }),
  ],
  [
    /^easement over title (\d) for title (\d)$/,
    (burdened, benefited) => ({
      kind: "easement",
      subject: subjectOf(burdened),
      benefited: subjectOf(benefited),
    }),
  ],
  [
    /^release of the easement over title (\d) for title (\d) under deed (\d+)$/,
    (burdened, benefited, deed = "") => ({
      kind: "easement release",
      subject: subjectOf(burdened),
      benefited: subjectOf(benefited),
      easement: numbered(deed),
    }),
  ],
  [
    /^note on title (\d) of the change of title (\d)$/,
    (noted, changed) => ({ kind: "easement note", subject: subjectOf(noted), changed: subjectOf(changed) }),
  ],
];

/** Each split of an application finds boundaries of its own. */
function boundariesOf(part = "", boundaries: Hex): Hex {
  return numbered(Number(boundaries) + 66 * Number(part));
}
