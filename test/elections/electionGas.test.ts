import { expect } from "chai";
import { packCounts } from "../../sdk/elections/ballotPaper.ts";
import type { PlacedStep } from "../../sdk/elections/placed.ts";
import { districtEntryOf } from "../../sdk/elections/entries.ts";
import type { ElectionStepTerms } from "../../sdk/elections/steps.ts";
import type { Party } from "../support/parties.ts";
import { goTo } from "../support/republic.ts";
import { at, daysBefore, ELECTION, ONE_SEAT, POLLING, REASONS } from "./support/commission.ts";
import { CLOSED, Course } from "./support/course.ts";
import { openRecorded, type RecordedElections } from "./support/recorded.ts";

/** Districts in one application. */
const TOGETHER = 8;

describe("An election: gas, of a district", () => {
  let elections: RecordedElections;

  /** A step for each of the districts. */
  const each = (...steps: readonly ElectionStepTerms[]): PlacedStep[] =>
    Array.from({ length: TOGETHER }, (_, index) =>
      steps.map((step) =>
        at({ ...step, election: ELECTION, number: index + 1 } as never, districtEntryOf(ELECTION, index + 1)),
      ),
    ).flat();

  async function gasOf(taken: readonly PlacedStep[], ...by: [Party, ...Party[]]): Promise<number> {
    const sent = await elections.commission.send(taken, ...by);
    const receipt = await sent.wait();
    const { register } = elections.commission;
    const granted = receipt?.logs.some((log) => register.interface.parseLog(log)?.name === "Granted");
    expect(granted, "granted").to.equal(true);
    return Number(receipt?.gasUsed);
  }

  const districtSteps = {
    made: each(
      { kind: "district", election: ELECTION, number: 0 },
      { kind: "contest", election: ELECTION, number: 0, ...ONE_SEAT },
      { kind: "roll", election: ELECTION, number: 0, root: REASONS, voters: 70_000, anonymous: false },
    ),
    frozen: each({ kind: "freeze", election: ELECTION, number: 0, undecided: 0 }),
    counted: each({ kind: "count", election: ELECTION, number: 0, turnout: 45_000 }),
  };

  /** From the calling to the freeze, in one row. */
  async function frozen(withBox: boolean): Promise<Record<string, number>> {
    elections = await openRecorded(withBox);
    const { commission } = elections;
    const { member, citizens } = commission;
    await goTo(commission.republic, daysBefore(80));
    const calling = await gasOf([at({ kind: "calling", ...POLLING }, ELECTION)], member);
    const made = (await gasOf(districtSteps.made, member)) / TOGETHER;
    const nominated = [citizens.ada, citizens.bob].map(({ person }) =>
      each({ kind: "nomination", election: ELECTION, number: 0, contest: 0, candidate: person }),
    );
    const nominations = await gasOf(nominated.flat(), citizens.ada, citizens.bob, member);
    await new Course(elections).keyed();
    await goTo(commission.republic, daysBefore(15));
    const freeze = (await gasOf(districtSteps.frozen, member)) / TOGETHER;
    return { calling, made, nomination: nominations / TOGETHER / 2, freeze };
  }

  it("is what 650 of them can afford", async () => {
    const { calling, ...early } = await frozen(true);
    await frozen(false);
    const { commission, box } = elections;
    const { member, second } = commission;
    const counts = [300, 200];
    for (let number = 1; number <= TOGETHER; number++) {
      await box.getFunction("setTurnout")(districtEntryOf(ELECTION, number), 45_000);
      await box.getFunction("setCounts")(districtEntryOf(ELECTION, number), 0, counts);
    }
    await goTo(commission.republic, CLOSED);
    const count = (await gasOf(districtSteps.counted, member)) / TOGETHER;
    await goTo(commission.republic, daysBefore(-15));
    const result = { contest: 0, options: 2, elected: 1, ...packCounts(counts) };
    const certified = [
      ...each({ kind: "result", election: ELECTION, number: 0, ...result }),
      ...each({ kind: "certification", election: ELECTION, number: 0, undecided: 0 }),
    ];
    const certification = (await gasOf(certified, member, second)) / TOGETHER;
    const row = { ...early, count, certification };
    const district = Object.values(row).reduce((sum, gas) => sum + gas, early["nomination"] ?? 0);
    if (process.env["SHOW_GAS"]) console.table({ calling, ...row, district });
    expect(district).to.be.below(500_000);
  });
});
