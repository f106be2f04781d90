import { expect } from "chai";
import type { PlacedStep } from "../../sdk/elections/placed.ts";
import type { ElectionStepTerms } from "../../sdk/elections/steps.ts";
import type { Party } from "../support/parties.ts";
import { goTo } from "../support/republic.ts";
import { Electorate } from "../voting/support/electorate.ts";
import { at, daysBefore, ELECTION, ONE_SEAT, POLLING } from "./support/commission.ts";
import { COUNTS, HeldElection, TURNOUT, VOTES } from "./support/held.ts";

/** Districts in one application. */
const TOGETHER = 8;
const NUMBERS = Array.from({ length: TOGETHER }, (_, index) => index + 1);

describe("An election: gas, of a district", () => {
  let held: HeldElection;

  /** A step for each of the districts. */
  const each = (...steps: readonly ElectionStepTerms[]): PlacedStep[] =>
    NUMBERS.flatMap((number) =>
      steps.map((step) => at({ ...step, election: ELECTION, number } as never, held.entryOf(number))),
    );

  /** What one application costs, for each district in it. */
  async function gasOf(taken: readonly PlacedStep[], ...by: [Party, ...Party[]]): Promise<number> {
    const { register } = held.commission;
    const receipt = await (await held.commission.send(taken, ...by)).wait();
    const granted = receipt?.logs.some((log) => register.interface.parseLog(log)?.name === "Granted");
    expect(granted, "granted").to.equal(true);
    return Number(receipt?.gasUsed) / TOGETHER;
  }

  /** From the calling to the nominations. */
  async function called(electorate: Electorate): Promise<Record<"calling" | "made" | "nomination", number>> {
    const { member, citizens, republic } = held.commission;
    const of = { election: ELECTION, number: 0 };
    await goTo(republic, daysBefore(80));
    const calling = TOGETHER * (await gasOf([at({ kind: "calling", ...POLLING }, ELECTION)], member));
    const { root, voters } = electorate;
    const made = each(
      { kind: "district", ...of },
      { kind: "contest", ...of, ...ONE_SEAT },
      { kind: "roll", ...of, root, voters, anonymous: false },
    );
    const nominated = [citizens.ada, citizens.bob].flatMap(({ person }) =>
      each({ kind: "nomination", ...of, contest: 0, candidate: person }),
    );
    return {
      calling,
      made: await gasOf(made, member),
      nomination: (await gasOf(nominated, citizens.ada, citizens.bob, member)) / 2,
    };
  }

  /** Votes in all districts; when they have been counted, what the permissions cost for each. */
  async function counted(electorate: Electorate): Promise<number> {
    const polls = [];
    for (const number of NUMBERS) polls.push(await held.polling(electorate, number));
    await polls[0]?.open();
    for (const polling of polls)
      for (const [voter, choice] of VOTES.entries())
        await polling.cast(await polling.paper(voter, 0, [choice]));
    await held.closed();
    const permissions = NUMBERS.map((number) => held.count(TURNOUT, number));
    const gas = await gasOf(permissions, held.commission.member);
    for (const polling of polls) expect((await polling.tally([1, 2])).counts).to.deep.equal([COUNTS]);
    return gas;
  }

  it("is what 650 of them can afford", async () => {
    held = await HeldElection.open();
    const { member, second, republic } = held.commission;
    // A roll of a usual size, of which some vote.
    const electorate = Electorate.of({ voters: TURNOUT, depth: 17 });
    const { calling, ...early } = await called(electorate);
    await held.keyed();
    await goTo(republic, daysBefore(15));
    const freeze = await gasOf(each({ kind: "freeze", election: ELECTION, number: 0, undecided: 0 }), member);
    const count = await counted(electorate);
    await goTo(republic, daysBefore(-15));
    const certified = NUMBERS.flatMap((number) => held.certification(COUNTS, 1, number));
    const certification = await gasOf(certified, member, second);
    const row = { ...early, freeze, count, certification };
    const district = Object.values(row).reduce((sum, gas) => sum + gas, early.nomination);
    if (process.env["SHOW_GAS"]) console.table({ calling, ...row, district });
    expect(district).to.be.below(500_000);
  });
});
