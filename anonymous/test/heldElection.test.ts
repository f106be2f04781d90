import { readFileSync } from "node:fs";
import { expect } from "chai";
import { auditPoll } from "../../sdk/voting/audit/auditPoll.ts";
import type { MembershipKey } from "../../sdk/voting/audit/membership.ts";
import type { Paper } from "../../sdk/voting/paper.ts";
import { ELECTION, daysBefore } from "../../test/elections/support/commission.ts";
import { HeldElection } from "../../test/elections/support/held.ts";
import { goTo } from "../../test/support/republic.ts";
import { Electorate } from "../../test/voting/support/electorate.ts";
import { installedKey } from "../circuit.ts";
import { District, rollOf, votersOf } from "./support/district.ts";

/** Votes for Ada and for Bob, one voter after the other: as few voters as may be counted (article 19(4)). */
const FIRST = [0, 0, 0, 0, 0, 0, 0, 1, 1, 1];
/** Whoever votes again, for the other candidate. */
const AGAIN = 4;
const COUNTS = [6, 4];
const VOTERS = FIRST.length + 1;

// In their order: each test takes the election one step further.
describe("An election whose voters are anonymous, in the republic as it is deployed", () => {
  let held: HeldElection;
  let district: District;

  const voters = votersOf("the first district", VOTERS);

  before(async () => {
    held = await HeldElection.open();
    const { chainId, address } = held.station;
    const roll = rollOf({ chainId, contract: address, election: ELECTION, poll: held.entryOf(1) }, voters);
    await held.commission.prepared(undefined, { root: roll.root, voters: roll.voters, anonymous: true });
    await held.keyed();
    await held.frozen(1);
    // Nobody signs: there is no electorate but that of the roll.
    district = District.in(await held.polling(Electorate.of({ voters: 1 })), voters);
  });

  /** The box takes no such paper, by an error of what it asks. */
  async function refuses(error: string, paper: Paper): Promise<void> {
    const { box, connection } = held.station;
    const asked = await connection.ethers.getContractFactory("AnonymousRoll");
    await expect(
      box.getFunction("cast").staticCall(...district.polling.args(paper)),
    ).to.be.revertedWithCustomError(asked, error);
  }

  it("[art_7__para_4] the poll is prepared with what the publication of the roll states", async () => {
    const { anonymous, root, voters: stated } = await held.commission.districtOf();
    expect([anonymous, root, stated]).to.deep.equal([true, district.roll.root, VOTERS]);
    const { poll } = district.polling;
    expect([poll.anonymousVoters, poll.roll, poll.voters]).to.deep.equal([true, root, VOTERS]);
  });

  it("[art_7__para_4] whoever proves that they are on the roll votes, and votes again", async () => {
    const { polling } = district;
    await polling.open();
    for (const [voter, choice] of FIRST.entries())
      await polling.cast(await district.paper(voter, 0, [choice]));
    await polling.cast(await district.paper(AGAIN, 1, [1]));
    const { box } = held.station;
    expect(await box.getFunction("turnoutOf")(polling.poll.poll)).to.equal(BigInt(FIRST.length));
    expect(await box.getFunction("nextSeqOf")(polling.poll.poll, district.nullifier(AGAIN))).to.equal(2n);
  });

  it("[art_7__para_4] refused: by the proof of another paper, of somebody on another roll, or by a signature", async () => {
    const { polling } = district;
    const last = VOTERS - 1;
    const [ballots, other] = [district.seal(last, 0, [0]), district.seal(last, 0, [1])];
    const { credential } = await district.prove(last, other);
    await refuses("AnonymousRollNotProven", { ballots, credential });

    const stranger = District.in(polling, votersOf("another district", 2));
    const foreign = stranger.seal(0, 0, [0]);
    await refuses("AnonymousRollNotProven", await stranger.prove(0, foreign));
    await refuses("AnonymousRollMalformedCredential", await polling.sign(ballots, 0));
  });

  it("[art_19__para_4] ten voters are as many as may be counted, and of each the last paper is", async () => {
    const { commission } = held;
    await held.closed();
    await commission.grant([held.count(FIRST.length)], commission.member);
    const { counts } = await district.polling.tally([1, 2]);
    expect(counts).to.deep.equal([COUNTS]);
  });

  it("[art_1__para_2] everyone verifies the poll from its logs, each voter's proof too", async () => {
    const membershipKey = JSON.parse(readFileSync(installedKey(20), "utf8")) as MembershipKey;
    const task = { ...(await district.polling.toAudit()), roll: district.entries, membershipKey };
    expect(await auditPoll(task)).to.deep.include({
      ...{ findings: [], papers: FIRST.length + 1, counted: FIRST.length, atStations: 0, annulled: false },
      counts: [COUNTS.map(BigInt)],
    });
  });

  it("[art_23__para_1] the result is certified, and no other", async () => {
    const { commission } = held;
    const { member, second } = commission;
    await goTo(commission.republic, daysBefore(-15));
    const bob = held.certification(COUNTS, 2);
    expect(await commission.refusalOf(bob, member, second)).to.equal("art_22__para_3");
    await commission.grant(held.certification(COUNTS, 1), member, second);
    const { stage, turnout, contests } = await commission.districtOf();
    expect([stage, turnout, contests[0]?.elected]).to.deep.equal(["certified", FIRST.length, 1]);
  });
});
