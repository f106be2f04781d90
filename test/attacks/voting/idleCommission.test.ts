import { expect } from "chai";
import type { PlacedStep } from "../../../sdk/elections/placed.ts";
import { at, type Commission, daysBefore, NAMED, REASONS } from "../../elections/support/commission.ts";
import { beforeEachHeld, COUNTS, type HeldElection, TURNOUT } from "../../elections/support/held.ts";
import { Referendum } from "../../elections/support/referendum.ts";
import type { Party } from "../../support/parties.ts";
import { goTo } from "../../support/republic.ts";
import { STAGE } from "../../voting/support/referendumBook.ts";

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
});
