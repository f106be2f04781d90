import { expect } from "chai";
import { exactly } from "../../../sdk/voting/rule.ts";
import { at, daysBefore, DISTRICT, NAMED, REASONS } from "../../elections/support/commission.ts";
import { HeldElection } from "../../elections/support/held.ts";
import { DUTY_PART, Referendum } from "../../elections/support/referendum.ts";
import { goTo } from "../../support/republic.ts";
import { wordsOf } from "../../voting/support/count.ts";
import { Electorate } from "../../voting/support/electorate.ts";
import type { Polling } from "../../voting/support/polling.ts";
import { STAGE } from "../../voting/support/referendumBook.ts";

/** `QUESTION` of the paper: yes, no, or blank. */
const [YES, NO, BLANK] = [0, 1, 2];
const TRUSTEES = [1, 3];

describe("Attacks on the count: too few voters, in the republic as it is deployed", () => {
  /** Voters, counted from 0, choose one after the other. */
  async function vote(polling: Polling, choices: readonly number[]): Promise<void> {
    for (const [voter, choice] of choices.entries())
      await polling.cast(await polling.paper(voter, 0, [choice]));
  }

  describe("[art_19__para_4] a district of so few ballots that a count would show how each voted", () => {
    let held: HeldElection;
    let polling: Polling;
    let restore: () => Promise<void>;

    before(async () => {
      held = await HeldElection.open();
      const electorate = Electorate.of({ voters: 12 });
      await held.commission.prepared(undefined, electorate);
      await held.keyed();
      await held.frozen(1);
      polling = await held.polling(electorate);
      expect(polling.poll.contests.map(({ rule }) => rule)).to.deep.equal([exactly(1, 2)]);
      await polling.open();
      await vote(polling, [0, 0, 0, 0, 1, 1, 1, 1, 1]);
      const snapshot = await held.station.connection.networkHelpers.takeSnapshot();
      restore = () => snapshot.restore();
    });

    beforeEach(() => restore());

    it("is not counted, though its nine voters cast eleven papers: nothing is added up or decrypted", async () => {
      const { commission, station } = held;
      await polling.cast(await polling.paper(0, 1, [1]), await polling.paper(0, 2, [0]));
      const plan = await polling.plan();
      const { proof } = polling.prove(0, 1, plan.totals);
      await held.closed();
      expect(await station.box.getFunction("turnoutOf")(DISTRICT)).to.equal(9n);
      const inquiry = await station.connection.ethers.getContractAt("ElectionInquiry", commission.register);
      for (const turnout of [10, 11])
        await expect(commission.send([held.count(turnout)], commission.member))
          .to.be.revertedWithCustomError(inquiry, "ElectionOtherTurnout")
          .withArgs(DISTRICT, turnout, 9);
      expect(await commission.refusalOf([held.count(9)], commission.member)).to.equal("art_19__para_4");
      await polling.refuses("BallotBoxNotCounting", "begin", wordsOf(plan));
      await polling.refuses("BallotBoxNotCounting", "decrypt", 0, "0x", 1, proof);
      const step = { kind: "annulment", ...NAMED, turnout: 9, uncounted: 255, reasons: REASONS } as const;
      await commission.grant([at(step)], commission.member);
      await polling.refuses("BallotBoxAnnulled", "begin", wordsOf(plan));
      await polling.refuses("BallotBoxAnnulled", "decrypt", 0, "0x", 1, proof);
    });

    it("is counted, exactly, once a tenth voter has voted", async () => {
      const { commission } = held;
      await polling.cast(await polling.paper(9, 0, [0]));
      await held.closed();
      await commission.grant([held.count(10)], commission.member);
      const { counts } = await polling.tally(TRUSTEES);
      expect(counts).to.deep.equal([[5, 5]]);
      expect((await polling.audit()).findings).to.deep.equal([]);
    });
  });

  describe("[art_22__para_5] a yes of few, while the others stay at home", () => {
    /** Of 60 voters on the roll. */
    async function asked(choices: readonly number[]) {
      const held = await HeldElection.open();
      const { commission } = held;
      const referendum = new Referendum(held);
      await referendum.filed(1);
      const electorate = Electorate.of({ voters: 60 });
      const { question } = referendum;
      await commission.prepared({ form: 5, seats: 1, blank: true, question }, electorate);
      await held.keyed();
      await held.frozen(1);
      const polling = await held.polling(electorate);
      await polling.open();
      await vote(polling, choices);
      await held.closed();
      await commission.grant([held.count(choices.length)], commission.member);
      const { counts } = await polling.tally(TRUSTEES);
      expect((await polling.audit()).findings).to.deep.equal([]);
      await goTo(commission.republic, daysBefore(-15));
      const { gazette } = commission.republic;
      const rulesets = async () =>
        (await gazette.inForceOn(DUTY_PART, Number(await gazette.today()) + 60)).enactedOn;
      return { held, referendum, counts: counts[0] ?? [], rulesets };
    }

    it("of 11 among 60, nine of whom say yes: it is certified as no, and nothing is enacted", async () => {
      const choices = [...Array.from({ length: 9 }, () => YES), NO, BLANK] as number[];
      const { held, referendum, counts, rulesets } = await asked(choices);
      expect(counts).to.deep.equal([9, 1, 1]);
      const { member, second } = held.commission;
      const before = await rulesets();
      const yes = held.certification(counts, 1);
      expect(await held.commission.refusalOf(yes, member, second)).to.equal("art_22__para_5");
      await held.commission.grant(held.certification(counts, 2), member, second);
      expect([await referendum.stage(), await rulesets()]).to.deep.equal([STAGE.rejected, before]);
      await expect(referendum.book.enact(referendum.question)).to.be.revertedWithCustomError(
        referendum.book,
        "ReferendumOtherStage",
      );
    });

    it("of 12 among 60 it is certified as yes, and enacts", async () => {
      const choices = [...Array.from({ length: 10 }, () => YES), NO, BLANK] as number[];
      const { held, referendum, counts, rulesets } = await asked(choices);
      const { member, second } = held.commission;
      const before = await rulesets();
      const no = held.certification(counts, 2);
      expect(await held.commission.refusalOf(no, member, second)).to.equal("art_22__para_5");
      await held.commission.grant(held.certification(counts, 1), member, second);
      expect(await referendum.stage()).to.equal(STAGE.enacted);
      expect(await rulesets()).to.not.equal(before);
    });
  });
});
