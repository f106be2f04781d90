import { expect } from "chai";
import { id } from "ethers";
import type { Hex } from "../../../sdk/bytes.ts";
import { districtEntryOf, electionEntryOf } from "../../../sdk/elections/entries.ts";
import type { PlacedStep } from "../../../sdk/elections/placed.ts";
import {
  at,
  type Commission,
  daysBefore,
  DISTRICT,
  NAMED,
  REASONS,
} from "../../elections/support/commission.ts";
import { beforeEachHeld, COUNTS, type HeldElection, TURNOUT } from "../../elections/support/held.ts";
import { Referendum } from "../../elections/support/referendum.ts";
import type { Party } from "../../support/parties.ts";
import { goTo } from "../../support/republic.ts";
import { STAGE } from "../../voting/support/referendumBook.ts";

const DAY = 86_400;
const AGAIN = electionEntryOf(id("an election held again") as Hex);
const SUCCESSOR = districtEntryOf(AGAIN, 1);

describe("Attacks by a commission that does nothing", () => {
  let held: HeldElection;
  let commission: Commission;
  let judges: Commission["judges"];
  let two: [Party, Party];

  beforeEachHeld((opened) => {
    held = opened;
    commission = opened.commission;
    judges = commission.judges;
    two = [judges[0], judges[1]];
  });

  const after = (days: number): Promise<void> => goTo(commission.republic, daysBefore(-days));
  const annulment = (uncounted: number): PlacedStep =>
    at({ kind: "annulment", ...NAMED, turnout: TURNOUT, uncounted, reasons: REASONS });

  describe("with a result", () => {
    it("[art_19__para_7] it permits no count, in order to annul what is not counted: 3 judges permit it", async () => {
      const polling = await held.voted();
      const count = [held.count(TURNOUT)];
      await after(7);
      expect(await commission.refusalOf(count, ...judges)).to.equal("art_19__para_1");
      await after(8);
      expect(await commission.refusalOf(count, ...two)).to.equal("art_19__para_1");
      await commission.grant(count, ...judges);
      expect((await polling.tally([1, 2])).counts).to.deep.equal([COUNTS]);
      await after(29);
      const { member, register, republic } = commission;
      const inquiry = await republic.connection.ethers.getContractAt("ElectionInquiry", register);
      await expect(commission.send([annulment(0)], member)).to.be.revertedWithCustomError(
        inquiry,
        "ElectionOtherCount",
      );
      expect(await commission.refusalOf([annulment(255)], member)).to.equal("art_24__para_1");
    });

    it("[art_19__para_7] nor does it before: judges permit no count of polls that are open, or of 9 ballots", async () => {
      await commission.prepared();
      await held.keyed();
      await held.frozen(1);
      expect(await commission.refusalOf([held.count(0)], ...judges)).to.equal("art_19__para_1");
      await after(8);
      expect(await commission.refusalOf([held.count(0)], ...judges)).to.equal("art_19__para_4");
    });

    it("[art_23__para_6] it neither states nor certifies what was counted: 3 judges do", async () => {
      await held.counted();
      const [stated, certified] = held.certification(COUNTS, 1) as [PlacedStep, PlacedStep];
      await after(28);
      expect(await commission.refusalOf([stated, certified], ...judges)).to.equal("art_22__para_1");
      await after(29);
      expect(await commission.refusalOf([stated, certified], ...two)).to.equal("art_22__para_1");
      const { member, second } = commission;
      await commission.grant([stated], member);
      expect(await commission.refusalOf([certified], ...two)).to.equal("art_23__para_1");
      expect(await commission.refusalOf([certified], second, ...two)).to.equal("art_23__para_1");
      await commission.grant([certified], ...judges);
      expect((await commission.districtOf()).stage).to.equal("certified");
    });

    it("[art_23__para_6] and judges state no other result than was counted, nor certify while an objection is undecided", async () => {
      await held.counted();
      const { olga } = commission.citizens;
      await commission.grant([commission.objection("result", olga)], olga);
      await after(29);
      const [stated, certified] = held.certification(COUNTS, 2) as [PlacedStep, PlacedStep];
      expect(await commission.refusalOf([stated], ...judges)).to.equal("art_22__para_3");
      await commission.grant(held.certification(COUNTS, 1).slice(0, 1), ...judges);
      const undecided = { ...certified, step: { ...certified.step, undecided: 1 } as never };
      expect(await commission.refusalOf([undecided], ...judges)).to.equal("art_23__para_3");
    });

    it("[art_23__para_6] a yes of the people that it does not certify is law all the same", async () => {
      const referendum = new Referendum(held);
      await referendum.filed();
      await referendum.called();
      await referendum.frozen(1);
      await referendum.counted({ 1: [8, 3, 1] });
      await after(29);
      expect(await referendum.stage()).to.equal(STAGE.filed);
      await commission.grant(held.certification([8, 3, 1], 1), ...judges);
      expect(await referendum.stage()).to.equal(STAGE.enacted);
    });
  });

  describe("with a vote that is to be held again", () => {
    /** The calling, 63 days ahead, and the district in the place of the first. */
    async function again(): Promise<[calling: PlacedStep, succession: PlacedStep]> {
      const pollingDay = Number(await commission.republic.gazette.today()) + 63;
      // Summer time: an hour before the day begins in Greenwich.
      const beginsAt = BigInt(pollingDay * DAY - 3600);
      const succession = { kind: "succession", former: 0, election: AGAIN, number: 1 } as const;
      return [at({ kind: "calling", pollingDay, beginsAt }, AGAIN), at(succession, SUCCESSOR, DISTRICT)];
    }

    it("[art_26__para_5] 3 judges call it and put the district in its place when 60 days have passed", async () => {
      await held.counted();
      await after(10);
      await commission.grant([annulment(255)], ...judges);
      expect((await commission.districtOf()).ended).to.equal(
        Number(await commission.republic.gazette.today()),
      );
      await after(69);
      const [calling, succession] = await again();
      expect(await commission.refusalOf([calling], ...two)).to.equal("art_5__para_1");
      await commission.grant([calling], ...judges);
      expect(await commission.refusalOf([succession], ...judges)).to.equal("art_26__para_1");
      await after(70);
      expect(await commission.refusalOf([succession], ...judges)).to.equal("art_26__para_1");
      await after(71);
      expect(await commission.refusalOf([succession], ...two)).to.equal("art_26__para_1");
      await commission.grant([succession], ...judges);
      const { stage, contests, ended } = await commission.districtOf(SUCCESSOR);
      expect([stage, contests[0]?.candidates.length, ended]).to.deep.equal(["called", 2, 0]);
    });

    it("[art_26__para_5] likewise after a judgment, and after a vacancy", async () => {
      await held.counted();
      const { olga } = commission.citizens;
      await commission.grant([commission.objection("result", olga)], olga);
      const judged = [commission.judgment(true, olga)];
      const snapshot = await commission.republic.connection.networkHelpers.takeSnapshot();
      await after(20);
      await commission.grant(judged, ...judges);
      await after(81);
      for (const step of await again()) await commission.grant([step], ...judges);
      await snapshot.restore();
      await after(20);
      await commission.grant([commission.judgment(false, olga)], ...judges);
      await after(29);
      await commission.grant(held.certification(COUNTS, 1), ...judges);
      await commission.grant([at({ kind: "vacancy", ...NAMED, reasons: REASONS })], ...judges);
      await after(89);
      const [calling, succession] = await again();
      await commission.grant([calling], ...judges);
      expect(await commission.refusalOf([succession], ...judges)).to.equal("art_26__para_1");
      await after(90);
      await commission.grant([succession], ...judges);
      expect((await commission.districtOf()).stage).to.equal("succeeded");
    });
  });
});
