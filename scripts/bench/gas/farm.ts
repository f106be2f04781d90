import { newEntryId } from "../../../sdk/law/entryId.ts";
import { newTitle } from "../../start/afterSale.ts";
import type { Instruction } from "../../start/landDesk.ts";
import type { FiledTitle } from "../../start/landFile.ts";
import type { Party } from "../../start/parties.ts";
import { instrumentOf } from "../../start/sale.ts";
import { dealingWith } from "./measuredAct.ts";

/** More than 10,000 square metres are agricultural land. */
const SQUARE_METRES = 90_000n;

/** A farm that was never registered. */
export function farmOf(owner: Party): FiledTitle {
  return newTitle(newEntryId(new Uint8Array(32), "farm"), [{ party: owner, numerator: 1 }]);
}

/** Its first registration. */
export function registrationOf(farm: FiledTitle, owner: Party, registrar: Party, today: number): Instruction {
  const land = { squareMetres: SQUARE_METRES, geometry: instrumentOf("boundaries of the farm") };
  const terms = { tenure: "freehold", termEnds: 0, denominator: 1, owner: owner.person, ...land } as const;
  return dealingWith(farm, today, { kind: "first registration", ...terms }, [owner, registrar]);
}

/** All of it is given to somebody. */
export function giftOf(farm: FiledTitle, owner: Party, acquirer: Party, today: number): Instruction {
  const parties = { transferor: owner.person, acquirer: acquirer.person };
  const terms = { numerator: 1, price: 0n, currency: "GBP" } as const;
  return dealingWith(farm, today, { kind: "transfer", ...parties, ...terms }, [owner, acquirer]);
}
