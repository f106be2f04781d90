import { takenEntryId } from "../../sdk/land/takenEntryId.ts";
import { afterSale, type BoughtHome, isFreehold, newTitle, titleIn } from "./afterSale.ts";
import type { FiledTitle } from "./landFile.ts";
import type { CaseDesk, MadeCase } from "./madeCases.ts";
import { other, type Party } from "./parties.ts";

/** Square metres of the plot that is taken out. */
const PLOT = 20n;

function areaOf(home: BoughtHome): bigint {
  return titleIn(home.title).spatialUnits[0]?.squareMetres ?? 0n;
}

/** A survey takes a plot out of the home. @param lost square metres that the survey forgets */
async function split(home: BoughtHome, notary: Party, lost = 0n): Promise<FiledTitle> {
  const takenGeometry = home.deed("boundaries of the plot");
  const entry = takenEntryId(home.title.entry, takenGeometry);
  const plot = newTitle(entry, [{ party: home.owner, numerator: home.parts }]);
  const terms = {
    kind: "split",
    spatialUnit: 0,
    remainingSquareMetres: areaOf(home) - PLOT - lost,
    remainingGeometry: home.deed("boundaries of what remains"),
    takenSquareMetres: PLOT,
    takenGeometry,
  } as const;
  await home.askPair(plot, terms, [home.owner, notary], "survey");
  return plot;
}

/** A survey that loses land is refused; a plot is taken out, and joined again once a notary attests it. */
async function joinedAgain(home: BoughtHome, { notary }: CaseDesk): Promise<void> {
  const squareMetres = areaOf(home);
  await split(home, notary, 1n);
  const plot = await split(home, notary);
  const terms = { kind: "merge", squareMetres, geometry: home.deed("boundaries of the whole") } as const;
  await home.askPair(plot, terms, [home.owner], "second survey");
  await home.askPair(plot, terms, [home.owner, notary, ...home.lenders], "second survey");
}

/** A plot is given to a neighbour, the lender releasing it, with a way over the rest that the owner must grant, given up later. */
async function rightOfWay(home: BoughtHome, { notary }: CaseDesk, others: readonly Party[]): Promise<void> {
  const neighbour = other(others);
  const plot = await split(home, notary);
  const discharges = home.lenders.map(() => ({ kind: "discharge", rank: 1 }) as const);
  const given = [...discharges, home.gift(home.owner, neighbour, home.parts)];
  await home.askAll(given, [home.owner, neighbour, ...home.lenders], plot);
  await home.askPair(plot, { kind: "easement" }, [neighbour, notary], "right of way");
  await home.askPair(plot, { kind: "easement" }, [neighbour, home.owner, ...home.lenders], "right of way");
  const easement = home.deed("right of way");
  await home.askPair(plot, { kind: "easement release", easement }, [neighbour]);
}

/** Part 10 of the Land Registration Act. */
export const PARCEL_CASES: readonly MadeCase[] = [
  afterSale("a plot taken out and joined again", 0, joinedAgain, isFreehold),
  afterSale("a plot with a right of way", 1, rightOfWay, isFreehold),
];
