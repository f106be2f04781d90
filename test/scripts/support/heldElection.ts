import { ElectionCourse } from "../../../scripts/election/electionCourse.ts";
import { Electorate } from "../../../scripts/election/electorate.ts";
import { newcomers, type Officials, officialsOf } from "../../../scripts/election/officials.ts";
import { PollingHours } from "../../../scripts/election/pollingHours.ts";
import { PollingStation } from "../../../scripts/election/pollingStation.ts";
import { file, questionsOf } from "../../../scripts/election/referendum.ts";
import { secondCommissioner } from "../../../scripts/election/secondCommissioner.ts";
import { draftAgriculturalBill } from "../../../scripts/republic/agriculturalBill.ts";
import {
  type EmbeddedRepublic,
  foundEmbeddedRepublic,
  secretKeyFrom,
} from "../../../scripts/republic/embeddedRepublic.ts";
import { Parties } from "../../../scripts/start/parties.ts";
import { stateFor } from "../../../scripts/start/stateDescription.ts";
import { enrol } from "../../../scripts/start/takeover.ts";
import { Tally } from "../../../scripts/start/tally.ts";
import { type Hex, hexFromBytes } from "../../../sdk/bytes.ts";
import { dayOf } from "../../../sdk/law/dates.ts";

const SEED = 1;
const CHAIN_ID = 31_337n;
const SILENT = { advance: () => undefined, stop: () => undefined };
const RICH = "0x56bc75e2d63100000";

/** Voters of the constituency of whom the last did not find themselves on the first roll. */
export const ON_ROLL = 14;

/** An election that others can take part in by the command line. */
export interface HeldElection {
  readonly republic: EmbeddedRepublic;
  readonly course: ElectionCourse;
  readonly officials: Officials;
  readonly electorate: Electorate;
}

/** A key that a test has made, as the environment holds it. */
export const keyOf = (purpose: string, index = 0): Hex => hexFromBytes(secretKeyFrom(SEED, purpose, index));

/** Everything to the appointment of the trustees, whose accounts can pay. */
export async function callElection(candidates = 3): Promise<HeldElection> {
  const { beginsAt, description } = stateFor(dayOf("2016-01-04"));
  const republic = await foundEmbeddedRepublic({ seed: SEED, beginsAt, description });
  await republic.chain.advanceTo(dayOf("2016-02-01") * 86_400);
  const [parties, tally] = [new Parties(republic, SEED), new Tally()];
  const officials = officialsOf(parties, candidates);
  const others = [parties.officer("reviewer"), parties.officer("court")];
  await enrol(republic, [...others, ...newcomers(officials)], tally, SILENT);
  const questions = questionsOf(republic, (await draftAgriculturalBill(republic, [])).amendment);
  for (const question of questions) await file(republic, question);
  const electorate = new Electorate(SEED, ON_ROLL);
  const districts = { constituency: electorate, country: new Electorate(SEED, 3), questions };
  const task = { seed: SEED, chainId: CHAIN_ID, tally };
  const course = await ElectionCourse.call(republic, officials, districts, task);
  const second = secondCommissioner(republic, officials.second);
  await second.announce();
  await course.prepare();
  await course.correctRoll();
  await course.nominate();
  await second.enact();
  await second.execute();
  await course.appointTrustees();
  for (const { signer } of officials.trustees) {
    await republic.chain.request("hardhat_setBalance", [hexFromBytes(signer.signer), RICH]);
  }
  return { republic, course, officials, electorate };
}

/** So many more vote for the first candidate: from the voter of an index on. */
export async function othersVote(
  { republic, course, electorate }: HeldElection,
  from: number,
): Promise<void> {
  const station = await PollingStation.open(republic, CHAIN_ID, course.constituency, electorate);
  const papers = new PollingHours(republic, station, new Tally());
  const intentions = { voters: ON_ROLL, choicesOf: () => [0], firstOf: () => undefined };
  await papers.run({ ...intentions, from }, SILENT, () => false);
}
