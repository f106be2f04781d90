import { expect } from "chai";
import { id } from "ethers";
import { optionsHash } from "../../sdk/elections/ballotPaper.ts";
import { districtEntryOf, electionEntryOf } from "../../sdk/elections/entries.ts";
import type { Hex } from "../../sdk/bytes.ts";
import { goTo } from "../support/republic.ts";
import {
  accountOf,
  at,
  type Commission,
  daysBefore,
  DISTRICT,
  ELECTION,
  NAMED,
  POLLING,
  REASONS,
  ROOT,
} from "./support/commission.ts";
import { CLOSED } from "./support/course.ts";
import { beforeEachHeld, COUNTS, type HeldElection, TURNOUT } from "./support/held.ts";

const OPENS = POLLING.beginsAt + 7n * 3600n;
const DAY = 86_400;

describe("ElectionRegister", () => {
  let held: HeldElection;
  let commission: Commission;

  beforeEachHeld((opened) => {
    held = opened;
    commission = opened.commission;
  });

  const scheduled = () => commission.republic.ballotBox.scheduleOf(ELECTION);

  it("[art_5__para_4] tells the ballot box when the polls of an election are open", async () => {
    await commission.prepared();
    expect(await scheduled()).to.deep.equal([OPENS, OPENS + 54_000n, false]);
    const { pollingDay, trustees } = await commission.electionOf();
    expect([pollingDay, trustees.length]).to.deep.equal([POLLING.pollingDay, 0]);
  });

  it("[art_13__para_6] has the ceremony begin with the trustees' accounts", async () => {
    await commission.prepared();
    await held.keyed();
    const { keyCeremony } = commission.republic;
    const [begun] = await keyCeremony.queryFilter(keyCeremony.filters.CeremonyBegun(ELECTION));
    const [trustees = [], ...terms] = begun?.args.terms ?? [];
    expect(trustees.map((account) => account.toLowerCase())).to.deep.equal(
      commission.trustees.map(accountOf),
    );
    const period = BigInt(2 * DAY);
    expect(terms).to.deep.equal([2n, 3n, period, period, period, period]);
    const { threshold, trustees: persons } = await commission.electionOf();
    expect([threshold, persons]).to.deep.equal([2, commission.trustees.map(({ person }) => person)]);
  });

  it("[art_15__para_1] prepares the poll of a district, with its options as the polling card has them", async () => {
    await commission.prepared();
    await held.keyed();
    await held.frozen(1);
    const { ballotBox, keyCeremony } = commission.republic;
    const [prepared] = await ballotBox.queryFilter(ballotBox.filters.Prepared(DISTRICT));
    const [, poll, contests = []] = prepared?.args ?? [];
    expect(poll).to.deep.equal([ELECTION, ROOT, 1000n, false]);
    const [contest] = (await commission.districtOf()).contests;
    if (contest === undefined) throw new Error("the district has no contest");
    expect(contests.length).to.equal(1);
    const options = optionsHash(contest);
    const { x: keyX, y: keyY } = await keyCeremony.keyOf(ELECTION);
    const index = `0x${"00".repeat(32)}`;
    expect(contests[0]).to.deep.equal([ELECTION, DISTRICT, index, [1n, 1n, true], options, ROOT, keyX, keyY]);
    expect((await commission.districtOf()).stage).to.equal("frozen");
  });

  it("[art_15__para_3] refuses to freeze while the trustees have made no key", async () => {
    await commission.prepared();
    const { member, second, trustees } = commission;
    await commission.grant(commission.appointment(), member, second, ...trustees);
    await goTo(commission.republic, daysBefore(15));
    const freeze = at({ kind: "freeze", ...NAMED, undecided: 0 });
    expect(await commission.refusalOf([freeze], commission.member)).to.equal("art_15__para_3");
  });

  it("[art_16__para_1] pauses the polls and lets them go on, at a judge's word", async () => {
    await commission.prepared();
    await goTo(commission.republic, Number(OPENS) + 60);
    await commission.grant(
      [at({ kind: "pause", paused: true, reasons: REASONS }, ELECTION)],
      commission.judge,
    );
    expect((await scheduled())[2]).to.equal(true);
    await commission.grant(
      [at({ kind: "pause", paused: false, reasons: REASONS }, ELECTION)],
      commission.judge,
    );
    expect((await scheduled())[2]).to.equal(false);
  });

  it("[art_17__para_4] [art_17__para_6] postpones the polling day, and counts all periods from the new one", async () => {
    await commission.prepared();
    await goTo(commission.republic, daysBefore(27));
    const [pollingDay, beginsAt] = [POLLING.pollingDay + 7, POLLING.beginsAt + BigInt(7 * DAY)];
    const { member, second, citizens } = commission;
    const late = at({ kind: "roll objection", ...NAMED, reasons: REASONS }, entryOf("olga"));
    expect(await commission.refusalOf([late], citizens.olga)).to.equal("art_8__para_2");
    const step = { kind: "postponement", pollingDay, beginsAt, reasons: REASONS } as const;
    await commission.grant([at(step, ELECTION)], member, second);
    expect((await scheduled())[0]).to.equal(OPENS + BigInt(7 * DAY));
    const again = at({ kind: "roll objection", ...NAMED, reasons: id("more") as Hex }, entryOf("olga"));
    await commission.grant([again], citizens.olga);
  });

  it("[art_18__para_4] keeps the polls open for longer", async () => {
    await commission.prepared();
    await goTo(commission.republic, CLOSED - 60);
    const step = { kind: "extension", closes: BigInt(CLOSED + 3600), reasons: REASONS } as const;
    await commission.grant([at(step, ELECTION)], commission.judge);
    expect((await scheduled())[1]).to.equal(BigInt(CLOSED + 3600));
  });

  it("[art_9__para_4] takes an objection, and publishes anew the roll that a review has set aside", async () => {
    await commission.prepared();
    const { olga, otto } = commission.citizens;
    await commission.grant(
      [at({ kind: "roll objection", ...NAMED, reasons: REASONS }, entryOf("olga"))],
      olga,
    );
    await commission.grant(
      [at({ kind: "roll objection", ...NAMED, reasons: REASONS }, entryOf("otto"))],
      otto,
    );
    expect(await commission.register.undecidedOf(DISTRICT, 1)).to.equal(2n);
    await held.keyed();
    await goTo(commission.republic, daysBefore(18));
    const freeze = (undecided: number) => at({ kind: "freeze", ...NAMED, undecided });
    expect(await commission.refusalOf([freeze(2)], commission.member)).to.equal("art_15__para_6");
    const review = { kind: "roll review", district: 0, ...NAMED, reasons: REASONS } as const;
    await commission.grant([at({ ...review, upheld: true }, entryOf("olga"), DISTRICT)], commission.reviewer);
    await commission.grant(
      [at({ ...review, upheld: false }, entryOf("otto"), DISTRICT)],
      commission.reviewer,
    );
    expect(await commission.register.undecidedOf(DISTRICT, 1)).to.equal(0n);
    expect((await commission.objectionOf(entryOf("olga"))).outcome).to.equal("upheld");
    expect(await commission.refusalOf([freeze(0)], commission.member)).to.equal("art_15__para_4");
    const roll = { kind: "roll", ...NAMED, root: REASONS, voters: 999, anonymous: false } as const;
    await commission.grant([at(roll)], commission.member, commission.second);
    const { voters, republished } = await commission.districtOf();
    expect([voters, republished]).to.deep.equal([999, POLLING.pollingDay - 18]);
    expect(await commission.register.republishedOf(DISTRICT)).to.equal(BigInt(republished));
  });

  it("[art_19__para_1] has the box count, and certifies who is elected", async () => {
    await held.certified();
    const { stage, contests, turnout } = await commission.districtOf();
    expect([stage, turnout, contests[0]?.elected]).to.deep.equal(["certified", TURNOUT, 1]);
  });

  it("[art_24__para_2] annuls a poll that too few trustees decrypt, and another district takes its place", async () => {
    const polling = await held.voted();
    await held.closed();
    await commission.grant([held.count(TURNOUT)], commission.member);
    const { plan } = await polling.addUp();
    await polling.decrypt(0, plan.totals, [2]);
    await goTo(commission.republic, daysBefore(-29));
    await commission.grant([annulment(TURNOUT, 0)], commission.member);
    await polling.isAnnulled();
    const { successor, taken } = await succession();
    await commission.grant(taken, commission.member);
    const { stage, root, contests } = await commission.districtOf(successor);
    expect([stage, BigInt(root), contests[0]?.candidates.length]).to.deep.equal(["called", 0n, 2]);
    expect((await commission.districtOf()).stage).to.equal("succeeded");
    const { taken: again } = await succession(3);
    expect(await commission.refusalOf(again, commission.member)).to.equal("art_26__para_2");
  });

  it("[art_21__para_4] annuls a poll when the court upholds an objection to its result", async () => {
    const polling = await held.counted();
    const objection = commission.objectionEntry("result", commission.citizens.olga);
    await commission.grant(
      [at({ kind: "result objection", ...NAMED, reasons: REASONS }, objection)],
      commission.citizens.olga,
    );
    await goTo(commission.republic, daysBefore(-15));
    const certification = at({ kind: "certification", ...NAMED, undecided: 1 });
    const [result = certification] = held.certification(COUNTS, 1);
    const members = [commission.member, commission.second] as const;
    expect(await commission.refusalOf([result, certification], ...members)).to.equal("art_23__para_3");
    const judgment = { kind: "judgment", district: 0, ...NAMED, upheld: true, reasons: REASONS } as const;
    await commission.grant([at(judgment, objection, DISTRICT)], ...commission.judges);
    await polling.isAnnulled();
    expect(await commission.register.undecidedOf(DISTRICT, 2)).to.equal(0n);
  });

  it("[art_25__para_2] states that a seat is vacant, for which all are nominated anew", async () => {
    await held.certified();
    const vacancy = at({ kind: "vacancy", ...NAMED, reasons: REASONS });
    await commission.grant([vacancy], commission.member, commission.second);
    const { successor, taken } = await succession();
    await commission.grant(taken, commission.member);
    expect((await commission.districtOf(successor)).contests[0]?.candidates).to.deep.equal([]);
  });

  const entryOf = (name: "olga" | "otto"): Hex =>
    commission.objectionEntry("roll", commission.citizens[name]);

  const annulment = (turnout: number, uncounted: number) =>
    at({ kind: "annulment", ...NAMED, turnout, uncounted, reasons: REASONS });

  /** A district of another election, 63 days later, in the place of the first. */
  async function succession(number = 2) {
    const election = electionEntryOf(id("an election held again") as Hex);
    const today = Number(await commission.republic.gazette.today());
    const [pollingDay, beginsAt] = [today + 63, BigInt((today + 63) * DAY - 3600)];
    if ((await commission.witnessOf(election)).record.length === 0) {
      await commission.grant([at({ kind: "calling", pollingDay, beginsAt }, election)], commission.member);
    }
    const successor = districtEntryOf(election, number);
    const step = { kind: "succession", former: 0, election, number } as const;
    return { successor, taken: [at(step, successor, DISTRICT)] };
  }
});
