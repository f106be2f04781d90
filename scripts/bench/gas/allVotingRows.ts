import { dayOf } from "../../../sdk/law/dates.ts";
import { type EmbeddedRepublic, foundEmbeddedRepublic } from "../../republic/embeddedRepublic.ts";
import { HARDFORK, type Hardfork } from "../../republic/hardfork.ts";
import { DutyBill } from "../../start/dutyAmendment.ts";
import { Parties } from "../../start/parties.ts";
import { stateFor } from "../../start/stateDescription.ts";
import { enrol } from "../../start/takeover.ts";
import { Tally } from "../../start/tally.ts";
import { anonymousRows } from "./anonymousRows.ts";
import type { CostRow } from "./gasBench.ts";
import { governorRows } from "./governorRows.ts";
import { votingRows } from "./votingRows.ts";

const SEED = 1;
const DAYS_ANNOUNCED = 11;
const SILENT = { advance: () => undefined, stop: () => undefined };

/** All rows of votes, with what each costs on a chain whose rules are those of cancun, as permissioned ones have them. */
export async function allVotingRows(republic: EmbeddedRepublic, parties: Parties): Promise<CostRow[]> {
  const rows = [...(await votingRows(republic, parties)), ...(await rowsApart(HARDFORK))];
  const older = await foundOlder();
  const before = [...(await votingRows(older, new Parties(older, SEED))), ...(await rowsApart("cancun"))];
  const gasOf = new Map(before.map(({ id, gas }) => [id, gas]));
  return rows.map((row) => ({ ...row, cancun: gasOf.get(row.id) }));
}

/** What has chains of its own. */
async function rowsApart(hardfork: Hardfork): Promise<CostRow[]> {
  return [...(await anonymousRows(hardfork)), ...(await governorRows(hardfork))];
}

/** A republic under the older rules, with the officers whom an election needs. */
async function foundOlder(): Promise<EmbeddedRepublic> {
  const { beginsAt, description } = stateFor(dayOf("2016-01-04"));
  const republic = await foundEmbeddedRepublic({ seed: SEED, beginsAt, description, hardfork: "cancun" });
  await republic.chain.advanceTo(dayOf("2016-02-01") * 86_400);
  const parties = new Parties(republic, SEED);
  await enrol(republic, [parties.officer("reviewer"), parties.officer("court")], new Tally(), SILENT);
  // As in the other one an act has been amended before: what an enactment costs depends on it.
  const bill = new DutyBill(republic);
  await bill.announce();
  await republic.chain.advanceTo((await republic.chain.now()) + DAYS_ANNOUNCED * 86_400);
  await bill.enact(new Tally());
  return republic;
}
