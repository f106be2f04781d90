import { expect } from "chai";
import type { Hex } from "../../../sdk/bytes.ts";
import { decodeDealings } from "../../../sdk/land/dealings.ts";
import { decodeTitle, type Rrr, type Title } from "../../../sdk/land/title.ts";
import { decodeApplication } from "../../../sdk/law/application.ts";
import type { Outcome, RulesetCall } from "../../behaviours/ruleset.ts";
import { checkTitle, titleOf } from "./landParts.ts";

/** Titles by entry. */
type Titles = ReadonlyMap<Hex, Title>;

/** What holds after whatever is granted under Part 10: land, shares and what binds it are neither made nor lost. */
export function checkParcels(call: RulesetCall, outcome: Outcome): void {
  if (outcome.refusal !== "") return;
  const { entries, dealings } = decodeApplication(call.application);
  const before: Titles = new Map(
    entries.flatMap((entry, index) => {
      const body = call.bodies[index] ?? new Uint8Array();
      return body.length === 0 ? [] : [[entry, decodeTitle(body)] as const];
    }),
  );
  const after: Titles = new Map(
    entries.flatMap((entry, index) => {
      const body = outcome.next[index] ?? "0x";
      return body === "0x" ? [] : [[entry, titleOf(body)] as const];
    }),
  );
  expect(areaOf(after), "[art_61__para_4] [art_63__para_5] land is conserved").to.equal(areaOf(before));
  const geometries = [...after.values()].flatMap(({ spatialUnits }) =>
    spatialUnits.map(({ geometry }) => geometry),
  );
  expect(new Set(geometries).size, "[art_61__para_5] boundaries differ").to.equal(geometries.length);

  const origins = new Map(entries.map((entry) => [entry, entry]));
  for (const dealing of decodeDealings(dealings)) {
    if (dealing.kind !== "split") continue;
    const [source, part] = [entries[dealing.subject], entries[dealing.newTitle]] as [Hex, Hex];
    origins.set(part, origins.get(source) ?? source);
  }
  for (const [entry, title] of after) {
    const today = call.circumstances.today;
    checkTitle(title, today);
    const origin = before.get(origins.get(entry) ?? entry);
    expect(origin, "no title comes from nowhere").to.not.equal(undefined);
    if (origin === undefined) continue;
    const { tenure, termEnds, denominator, shares } = origin;
    expect(title, "[art_62__para_1]").to.deep.include({ tenure, termEnds, denominator, shares });
    expect(bondsOf(title, today), "[art_62__para_2]").to.deep.equal(bondsOf(origin, today));
    checkEasements(entry, title, after);
  }
}

/** Each end has its other end, where that title is at hand. */
function checkEasements(entry: Hex, { rrrs }: Title, titles: Titles): void {
  for (const { kind, holder, instrument } of rrrs.filter(isEasement)) {
    const far = [...titles].find(([other]) => tailOf(other) === holder);
    const mirror = {
      kind: kind === "easement burden" ? "easement benefit" : "easement burden",
      holder: tailOf(entry),
      instrument,
    };
    expect(far, "[art_64__para_1] no easement with a title that is closed").to.not.equal(undefined);
    const ends = far?.[1].rrrs.map((rrr) => ({
      kind: rrr.kind,
      holder: rrr.holder,
      instrument: rrr.instrument,
    }));
    expect(ends, "[art_62__para_3] [art_65__para_6] each end has its other").to.deep.include(mirror);
  }
}

const isEasement = ({ kind }: Rrr): boolean => kind === "easement burden" || kind === "easement benefit";

const tailOf = (entry: Hex): Hex => `0x${entry.slice(34)}`;

function bondsOf({ rrrs }: Title, today: number): Rrr[] {
  return rrrs.filter((rrr) => !isEasement(rrr) && (rrr.until === 0 || rrr.until >= today));
}

function areaOf(titles: Titles): bigint {
  const units = [...titles.values()].flatMap(({ spatialUnits }) => spatialUnits);
  return units.reduce((sum, { squareMetres }) => sum + squareMetres, 0n);
}
