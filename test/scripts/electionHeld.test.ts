import path from "node:path";
import { expect } from "chai";
import { choose } from "../../scripts/election/chosenConstituency.ts";
import { apportion } from "../../scripts/election/apportion.ts";
import { readResultsByCandidate } from "../../scripts/election/resultsByCandidate.ts";
import { readPricePaid } from "../../scripts/land/pricePaid.ts";
import type { ElectionReport } from "../../scripts/report/electionReport.ts";
import { renderReplayReport } from "../../scripts/report/html.ts";
import type { ReplayReport } from "../../scripts/report/replayReport.ts";
import { renderSummary } from "../../scripts/report/summary.ts";
import { chosenElection } from "../../scripts/start/chosenElection.ts";
import { StartMonth } from "../../scripts/start/startMonth.ts";

const LAND = path.join(import.meta.dirname, "../../samples/land/price-paid.csv");
const RESULTS = path.join(import.meta.dirname, "../../samples/election/results-by-candidate.csv");
const VOTERS = 45;

async function hold(isStopped = () => false): Promise<ReplayReport> {
  const table = await readPricePaid(LAND, { limit: 3 });
  const election = await chosenElection({ voters: VOTERS, out: "report" });
  return new StartMonth({
    ...{ file: LAND, table, madeUp: true, seed: 1, quiet: true, isStopped },
    election,
  }).run();
}

describe("start, with an election after the month", () => {
  let report: ReplayReport;
  let election: ElectionReport;

  before(async () => {
    report = await hold();
    if (report.election === undefined) throw new Error("no election was held");
    election = report.election;
  });

  it("counts exactly what was cast, in the proportions of the file", async () => {
    const { candidates } = choose((await readResultsByCandidate(RESULTS)).constituencies);
    const votes = apportion(
      candidates.map((candidate) => candidate.votes),
      VOTERS,
    );
    expect(election.counts.map((count) => count.votes)).to.deep.equal(votes);
    expect(election.counts.filter(({ elected }) => elected).map(({ name }) => name)).to.deep.equal([
      candidates[votes.indexOf(Math.max(...votes))]?.name,
    ]);
  });

  it("has some voters vote again, and counts their last paper", () => {
    const { ballots, revotes, turnout } = election;
    expect({ ballots, revotes, turnout }).to.deep.equal({ ballots: VOTERS + 2, revotes: 2, turnout: VOTERS });
  });

  it("keeps papers out that are not valid, each for its reason", () => {
    expect(election.refused).to.deep.equal({
      BallotBoxNotOpen: 2,
      Secp256k1WrongInverse: 1,
      BallotChainWrongSeq: 1,
      RollNotEntered: 2,
      BallotBoxWrongLength: 1,
      RollNotSigned: 1,
    });
    expect(Object.keys(election.reasons)).to.have.members(Object.keys(election.refused));
    expect(election.reasons["BallotChainWrongSeq"]).to.match(
      /^The ballot has the number 0; the next of voter \d+ is 1\.$/,
    );
  });

  it("lets an auditor verify all of it from the logs", () => {
    expect(election.audit).to.deep.equal({ ballots: VOTERS + 2 + 30, failures: [] });
    expect(report.verified.mismatches).to.equal(0);
  });

  it("enacts what the people adopt, and nothing else", () => {
    const [adopted, rejected] = election.referendum;
    expect([adopted?.outcome, rejected?.outcome]).to.deep.equal(["enacted", "rejected"]);
    expect([adopted?.inForceFrom, rejected?.inForceFrom]).to.deep.equal(["2016-08-02", undefined]);
  });

  it("is told in the summary and on the page", () => {
    const summary = renderSummary(report, { colour: false, width: 100 });
    expect(summary).to.contain("Election in Pretendley North, 2016-06-20");
    expect(summary).to.match(/verified \d+ entries, 0 mismatches$/);
    expect(renderReplayReport(report)).to.contain('id="election"');
  });

  it("is left out when the reader stops", async () => {
    let asked = 0;
    const stopped = await hold(() => ++asked > 7);
    expect([stopped.election, stopped.interrupted]).to.deep.equal([undefined, true]);
  });

  it("refuses fewer voters than are counted, and a constituency that the file has not", async () => {
    const asked = { voters: VOTERS, out: "report" };
    expect(await chosenElection({ ...asked, election: false })).to.equal(undefined);
    for (const wrong of [{ voters: 9 }, { constituency: "Atlantis" }]) {
      const failure = await chosenElection({ ...asked, ...wrong }).catch((error: unknown) => error);
      expect(failure).to.have.property("exitCode", 2);
    }
  });
});
