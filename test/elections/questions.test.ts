import { expect } from "chai";
import { type EventLog, ZeroHash } from "ethers";
import { optionsHash } from "../../sdk/elections/ballotPaper.ts";
import { STAGE } from "../voting/support/referendumBook.ts";
import { at, daysBefore, DISTRICT, NAMED, POLLING, REASONS } from "./support/commission.ts";
import { beforeEachHeld, type HeldElection } from "./support/held.ts";
import { DUTY_PART, Referendum } from "./support/referendum.ts";

describe("ElectionRegister and the book of referendums", () => {
  let held: HeldElection;
  let referendum: Referendum;

  beforeEachHeld((opened) => {
    held = opened;
  });
  beforeEach(() => {
    referendum = new Referendum(held);
  });

  /** Everything to the count of the votes for yes, for no and blank. */
  async function counted(votes: readonly number[]): Promise<void> {
    await referendum.filed();
    await referendum.called();
    await referendum.frozen(1);
    await referendum.counted({ 1: votes });
  }

  it("[art_15__para_8] the freeze of the district named binds the question to its poll", async () => {
    await referendum.filed();
    await referendum.called();
    expect(await referendum.bound()).to.deep.equal([ZeroHash, false]);
    await referendum.frozen(1);
    expect(await referendum.bound()).to.deep.equal([referendum.entryOf(1), true]);
  });

  it("[art_6__para_7] [art_6__para_8] has the box ask for yes, no, or a blank", async () => {
    await referendum.filed();
    await referendum.called();
    await referendum.frozen(1);
    const { station } = held;
    const [prepared] = await station.box.queryFilter(station.box.filters["Prepared"]?.(DISTRICT) ?? "*");
    const contests = (prepared as EventLog).args[2];
    const [contest] = (await held.commission.districtOf()).contests;
    if (contest === undefined) throw new Error("the district has no contest");
    const { rule, candidates } = contests[0];
    expect([rule, candidates]).to.deep.equal([[2n, 1n, true], optionsHash(contest)]);
  });

  it("[art_15__para_8] the freeze of another district, or of what is not on file, is granted and binds nothing", async () => {
    await referendum.filed(1);
    await referendum.called({ 1: 30, 2: 10 });
    await referendum.frozen(2);
    expect(await referendum.bound()).to.deep.equal([referendum.entryOf(1), false]);
  });

  it("[art_23__para_5] the certification of yes enacts the question", async () => {
    await counted([8, 3, 1]);
    await referendum.certified(1, true);
    expect(await referendum.stage()).to.equal(STAGE.enacted);
    const governsFrom = POLLING.pollingDay + 15 + 28;
    const version = await held.commission.republic.gazette.inForceOn(DUTY_PART, governsFrom);
    expect(version.from).to.equal(governsFrom);
  });

  it("[art_23__para_5] the certification of no rejects it", async () => {
    await counted([3, 8, 1]);
    await referendum.certified(1, false);
    expect(await referendum.stage()).to.equal(STAGE.rejected);
  });

  it("[art_24__para_5] an annulment by judges unbinds a question that has not been answered", async () => {
    await counted([8, 3, 1]);
    await referendum.annulled(1);
    expect(await referendum.stage()).to.equal(STAGE.filed);
    expect(await referendum.bound()).to.deep.equal([ZeroHash, false]);
  });

  it("[art_24__para_5] so does a judgment that upholds an objection to the result", async () => {
    await counted([8, 3, 1]);
    const { commission } = held;
    const { olga } = commission.citizens;
    const entry = commission.objectionEntry("result", olga);
    await commission.grant([at({ kind: "result objection", ...NAMED, reasons: REASONS }, entry)], olga);
    const judgment = { kind: "judgment", district: 0, ...NAMED, upheld: true, reasons: REASONS } as const;
    await commission.grant([at(judgment, entry, referendum.entryOf(1))], ...commission.judges);
    expect(await referendum.bound()).to.deep.equal([ZeroHash, false]);
  });

  it("[art_24__para_5] the annulment of a district that was not frozen tells the book nothing", async () => {
    await referendum.filed();
    await referendum.called();
    await referendum.reach(daysBefore(30));
    await referendum.annulled(1);
    expect(await referendum.bound(), "still named").to.deep.equal([referendum.entryOf(1), false]);
  });
});
