import { compareHex, type Hex } from "../../../sdk/bytes.ts";
import type { Dealing } from "../../../sdk/land/dealings.ts";
import { takenEntryId } from "../../../sdk/land/takenEntryId.ts";
import { decodeTitle, type SpatialUnit } from "../../../sdk/land/title.ts";
import { decodeRecord } from "../../../sdk/law/record.ts";
import type { Instruction } from "../../start/landDesk.ts";
import type { FiledTitle } from "../../start/landFile.ts";
import { instrumentOf } from "../../start/sale.ts";

/** Who signs what is done with parcels, and when. */
type Signed = Pick<Instruction, "signatories" | "deadline">;

const TAKEN = instrumentOf("boundaries of what is taken");
const REMAINING = instrumentOf("boundaries of what remains");

/** The first spatial unit of a title is halved; the other half becomes the title returned by `partOf`. */
export function splitOf(title: FiledTitle, part: FiledTitle, signed: Signed): Instruction {
  const area = unitOf(title).squareMetres;
  return pairOf(title, part, signed, {
    kind: "split",
    spatialUnit: 0,
    remainingSquareMetres: area - area / 2n,
    remainingGeometry: REMAINING,
    takenSquareMetres: area / 2n,
    takenGeometry: TAKEN,
  });
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
  return pairOf(kept, absorbed, signed, { kind: "merge", squareMetres, geometry });
}

/** One title is burdened with an easement for the benefit of another. */
export function easementOf(burdened: FiledTitle, benefited: FiledTitle, signed: Signed): Instruction {
  return pairOf(burdened, benefited, signed, { kind: "easement" });
}

const OTHER = { split: "newTitle", merge: "absorbed", easement: "benefited" } as const;

/** A dealing with two titles, which stand in the application in the order of their entries. */
function pairOf(
  first: FiledTitle,
  second: FiledTitle,
  signed: Signed,
  terms: { readonly kind: keyof typeof OTHER } & Readonly<Record<string, unknown>>,
): Instruction {
  const ascending = compareHex(first.entry, second.entry) < 0;
  const dealing = {
    ...terms,
    subject: ascending ? 0 : 1,
    [OTHER[terms.kind]]: ascending ? 1 : 0,
    instrument: instrumentOf("survey"),
    instrumentDate: signed.deadline,
  } as unknown as Dealing;
  return { ...signed, title: first, further: [second], dealings: [dealing] };
}

function unitOf({ record, entry }: { readonly record: Uint8Array; readonly entry: Hex }): SpatialUnit {
  const [unit] = decodeTitle(decodeRecord(record).body).spatialUnits;
  if (unit === undefined) throw new RangeError(`${entry} has no spatial unit`);
  return unit;
}
