import path from "node:path";
import { expect } from "chai";
import { readPricePaid } from "../../scripts/land/pricePaid.ts";
import type { ReplayReport } from "../../scripts/report/replayReport.ts";
import { renderReplayReport } from "../../scripts/report/html.ts";
import { renderSummary } from "../../scripts/report/summary.ts";
import { StartMonth } from "../../scripts/start/startMonth.ts";
import { enrol, takeOver } from "../../scripts/start/takeover.ts";
import { Tally } from "../../scripts/start/tally.ts";

const SAMPLE = path.join(import.meta.dirname, "../../samples/land/price-paid.csv");

type Stop = (phase: string) => boolean;

/** Stops for good when it is asked for the so-many-th time during a phase. */
function stopping(during: string, time: number): Stop {
  let asked = 0;
  return (phase) => {
    if (phase === during) asked++;
    return asked >= time;
  };
}

async function replay(limit?: number, isStopped: Stop = () => false): Promise<ReplayReport> {
  const table = await readPricePaid(SAMPLE, { limit });
  return new StartMonth({ file: SAMPLE, table, madeUp: true, seed: 1, quiet: true, isStopped }).run();
}

/** Duty by the table of the statute, worked out slice by slice; another way than the ruleset's. */
function dutyOn(price: bigint): bigint {
  const slices: [bigint, bigint][] = [
    [12_500_000n, 0n],
    [12_500_000n, 2n],
    [67_500_000n, 5n],
    [57_500_000n, 10n],
  ];
  let rest = price;
  let hundredths = 0n;
  for (const [width, percent] of slices) {
    const taxed = rest < width ? rest : width;
    hundredths += taxed * percent;
    rest -= taxed;
  }
  return (hundredths + rest * 12n) / 100n;
}

describe("start, on the made-up month", () => {
  let report: ReplayReport;

  before(async () => {
    report = await replay();
  });

  it("counts every row once", () => {
    const { rows, transfers, refusedRows, rejected } = report.land;
    expect(rows).to.equal(500);
    expect(transfers + refusedRows + rejected).to.equal(rows);
    expect(transfers).to.be.above(450);
  });

  it("rebuilds every title that was dealt with, without a mismatch", async () => {
    const { transfers } = await readPricePaid(SAMPLE);
    const titles = new Set(transfers.map(({ titleKey }) => titleKey)).size;
    const made = report.land.made.titles + report.cases.opened + report.cases.aboutGrants;
    expect(report.verified).to.deep.equal({ entries: titles + made, mismatches: 0 });
  });

  it("has refusals contested, and every case end", () => {
    const { opened, setAside, withdrawn } = report.cases;
    expect(opened).to.be.within(5, 20);
    expect(setAside).to.be.above(0);
    expect(setAside + withdrawn).to.equal(opened);
  });

  it("assesses the duty that the statute's table gives", async () => {
    const { transfers } = await readPricePaid(SAMPLE);
    const duty = transfers.reduce((sum, { pricePence }) => sum + dutyOn(pricePence), 0n);
    expect(report.land.dutyAssessed).to.equal(String(duty));
    expect(report.dutyBands.reduce((sum, band) => sum + BigInt(band.duty), 0n)).to.equal(duty);
  });

  it("has each made-up case refused by its article or inadmissible by its error", () => {
    const { refusals, inadmissible } = report.land.made;
    const land = "/eli/xx/act/2015/12#";
    expect(refusals).to.have.all.keys(
      ...["art_4__para_1", "art_5__para_1", "art_6__para_3", "art_9__para_1", "art_9__para_2"].map(
        (e) => land + e,
      ),
      ...["art_9__para_4", "art_11__para_1", "art_11__para_2", "art_11__para_4"].map((eId) => land + eId),
      ...["art_32__para_2", "art_36__para_1", "art_38__para_7"].map((eId) => land + eId),
      ...["art_41__para_2", "art_42__para_2", "art_46__para_1"].map((eId) => land + eId),
      ...["art_50__para_4", "art_53__para_2", "art_53__para_4", "art_54__para_1", "art_56__para_4"].map(
        (eId) => land + eId,
      ),
      ...["art_60__para_2", "art_61__para_4", "art_65__para_2"].map((eId) => land + eId),
      ...["art_70__para_2", "art_71__para_1", "art_73__para_2"].map((eId) => land + eId),
      "/eli/xx/act/2015/14#art_5__para_1",
    );
    expect(inadmissible).to.have.all.keys(
      "RegisterStaleRecord",
      "RegisterInvalidSignature",
      "RegisterDeadlinePassed",
      "RegisterKeyVersionRevoked",
      "RegisterNoStanding",
      "RegisterNotInLegacyRoot",
      "LodgingHeldOff",
    );
  });

  it("has further dealings granted beside the sales", () => {
    const acts = report.gasByAct.map(({ act }) => act);
    expect(acts).to.include.members([
      "Priority notice",
      "Pre-emption",
      "Pre-emption withdrawal",
      "Spouse transfer",
      "Joint tenancy",
      "Severance",
      "Inheritance",
      "Survivorship",
      "Judgment transfer",
      "Auction",
      "Compulsory purchase",
      "Lodging",
      "Review that upholds",
    ]);
  });

  it("has dealings of each Part of the act granted, and replaces no row by them", async () => {
    const { made, transfers, refusedRows } = report.land;
    const granted = new Set(made.dealings.filter((kind) => kind.granted > 0).map(({ part }) => part));
    expect([...granted].map((part) => Number(part.split(" ")[1])).sort((a, b) => a - b)).to.deep.equal([
      2, 3, 4, 6, 7, 8, 9, 10, 11,
    ]);
    expect(made.titles).to.be.above(0);
    expect(transfers + refusedRows).to.equal((await readPricePaid(SAMPLE)).transfers.length);
  });

  it("has an application refused in each of the Parts 8 to 11", () => {
    const refused = report.land.made.dealings.filter((kind) => kind.refused > 0).map(({ part }) => part);
    expect(refused).to.include.members([
      "Part 8 Changes of mortgages",
      "Part 9 Leases and usufruct",
      "Part 10 Parcels and easements",
      "Part 11 Rectification, closing and reopening",
    ]);
  });

  it("shows the same purchase of a second home under the duty before and after its amendment", () => {
    const price = 30_000_000n;
    expect(report.dutyAmendment).to.include({
      beforeDate: "2016-03-31",
      afterDate: "2016-04-01",
      dutyBefore: String(dutyOn(price)),
      dutyAfter: String(dutyOn(price) + (price * 3n) / 100n),
    });
  });

  it("uses keys of three kinds", () => {
    expect(report.signatures.map(({ kind }) => kind)).to.have.members(["secp256k1", "P-256", "ERC-1271"]);
  });

  it("comes out the same from the same seed", async () => {
    const [first, again] = [await replay(40), await replay(40)];
    expect(again.land).to.deep.equal(first.land);
    expect(again.gasByAct).to.deep.equal(first.gasByAct);
  });

  it("says at which rate it makes applications up, and keeps to it", () => {
    const { rate, applications } = report.land.made;
    expect(rate).to.deep.equal({ casesARow: 0.05, laterCasesARow: 0.05, laterCasesInAll: 200 });
    const cases = report.land.rows * (rate.casesARow + rate.laterCasesARow);
    expect(applications).to.be.within(cases, 4 * cases);
  });

  it("reports that nothing was done when it is stopped before the first row", async () => {
    const stopped = await replay(40, () => true);
    expect(stopped.interrupted).to.equal(true);
    expect(stopped.land).to.include({ transfers: 0, refusedRows: 0 });
    expect(stopped.land.made.applications).to.equal(0);
    expect(stopped.verified).to.deep.equal({ entries: 0, mismatches: 0 });
    expect(stopped.phases.map(({ name }) => name)).to.not.include("Enrolling persons");
    expect(renderReplayReport(stopped)).to.include("stopped");
    expect(renderSummary(stopped, { colour: false, width: 100 })).to.include(
      "verified 0 entries, 0 mismatches",
    );
  });

  it("stops while persons are enrolled, and decides nothing then", async () => {
    const stopped = await replay(40, stopping("Enrolling persons", 1));
    expect([stopped.interrupted, stopped.land.transfers]).to.deep.equal([true, 0]);
    expect(stopped.phases.map(({ name }) => name)).to.include("Enrolling persons");
    expect(stopped.gasByAct.map(({ act }) => act)).to.include(
      "Takeover of the legacy register, one step of 3",
    );
    expect(stopped.verified).to.deep.equal({ entries: 0, mismatches: 0 });
  });

  it("enrols no further batch, and takes no further step of the takeover, once it is stopped", async () => {
    const sent: unknown[] = [];
    const send = (transaction: unknown) => Promise.resolve({ gasUsed: sent.push(transaction), logs: [] });
    const account = `0x${"11".repeat(20)}`;
    const office = { account };
    const officers = { civilRegistrar: office, landRegistrar: office, surveyOffice: office };
    const republic = { chain: { send }, contracts: {}, officers, relay: account } as never;
    const persons = Array.from({ length: 250 }, (_, index) => ({
      person: `0x${String(index).padStart(32, "0")}`,
      assurance: 2,
      signer: { signer: new Uint8Array(20) },
    })) as unknown as Parameters<typeof enrol>[1];
    const silent = { advance: () => undefined, stop: () => undefined };
    await enrol(republic, persons, new Tally(), silent, () => sent.length === 2);
    expect(sent).to.have.length(2);
    const legacy = { root: `0x${"22".repeat(32)}`, count: 1 } as const;
    await takeOver(republic, legacy, legacy.root, 14, new Tally(), () => sent.length === 3);
    expect(sent).to.have.length(3);
  });

  it("still audits and reports what was done when it is stopped", async () => {
    const stopped = await replay(60, stopping("Deciding transfers", 5));
    expect(stopped.interrupted).to.equal(true);
    expect(stopped.land.transfers).to.be.within(1, 30);
    const { transfers, made } = stopped.land;
    const entries = transfers + made.titles + stopped.cases.opened + stopped.cases.aboutGrants;
    expect(stopped.verified).to.deep.equal({ entries, mismatches: 0 });
  });
});
