import type { Hex } from "../../../sdk/bytes.ts";
import { takenEntryId } from "../../../sdk/land/takenEntryId.ts";
import { decodeTitle, type SpatialUnit } from "../../../sdk/land/title.ts";
import { decodeRecord } from "../../../sdk/law/record.ts";
import type { Instruction } from "../../start/landDesk.ts";
import type { FiledTitle } from "../../start/landFile.ts";
import { pairOf, type PairTerms } from "../../start/pairs.ts";
import { instrumentOf } from "../../start/sale.ts";

/** Who signs what is done with parcels, and when. */
type Signed = Pick<Instruction, "signatories" | "deadline">;

const TAKEN = instrumentOf("boundaries of what is taken");
const REMAINING = instrumentOf("boundaries of what remains");

/** The first spatial unit of a title is halved; the other half becomes the title returned by `partOf`. */
export function splitOf(title: FiledTitle, part: FiledTitle, signed: Signed): Instruction {
  const area = unitOf(title).squareMetres;
  const terms = {
    kind: "split",
    spatialUnit: 0,
    remainingSquareMetres: area - area / 2n,
    remainingGeometry: REMAINING,
    takenSquareMetres: area / 2n,
    takenGeometry: TAKEN,
  } as const;
  return { ...signed, ...pairOf(title, part, { ...terms, ...surveyOn(signed) }) };
}

/** The title that a split is about to make. */
export function partOf(title: FiledTitle): FiledTitle {
  const entry = takenEntryId(title.entry, TAKEN);
  return { ...title, entry, record: new Uint8Array(), proof: undefined };
}

/** A survey makes one spatial unit of those of two titles. */
export function mergeOf(kept: FiledTitle, absorbed: FiledTitle, signed: Signed): Instruction {
  const squareMetres = unitOf(kept).squareMetres + unitOf(absorbed).squareMetres;
  const geometry = instrumentOf("boundaries of the whole");
  const terms = { kind: "merge", squareMetres, geometry, ...surveyOn(signed) } as const;
  return { ...signed, ...pairOf(kept, absorbed, terms) };
}

/** One title is burdened with an easement for the benefit of another. */
export function easementOf(burdened: FiledTitle, benefited: FiledTitle, signed: Signed): Instruction {
  return { ...signed, ...pairOf(burdened, benefited, { kind: "easement", ...surveyOn(signed) }) };
}

/** The deed is of the day. */
function surveyOn({ deadline }: Signed): Pick<PairTerms, "instrument" | "instrumentDate"> {
  return { instrument: instrumentOf("survey"), instrumentDate: deadline };
}

/** The first spatial unit of a title, as its record has it. */
export function unitOf({ record, entry }: { readonly record: Uint8Array; readonly entry: Hex }): SpatialUnit {
  const [unit] = decodeTitle(decodeRecord(record).body).spatialUnits;
  if (unit === undefined) throw new RangeError(`${entry} has no spatial unit`);
  return unit;
}
