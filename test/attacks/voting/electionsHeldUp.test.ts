import { bn254_Fr } from "@noble/curves/bn254.js";
import { expect } from "chai";
import { toBeHex } from "ethers";
import type { Hex } from "../../../sdk/bytes.ts";
import { NO_QUESTION } from "../../../sdk/elections/district.ts";
import type { PlacedStep } from "../../../sdk/elections/placed.ts";
import type { Party } from "../../support/parties.ts";
import { GENEROUS, goTo } from "../../support/republic.ts";
import {
  at,
  type Commission,
  daysBefore,
  DISTRICT,
  ELECTION,
  NAMED,
  POLLING,
  REASONS,
} from "../../elections/support/commission.ts";
import { Course } from "../../elections/support/course.ts";
import { beforeEachHeld, COUNTS, type HeldElection, TURNOUT } from "../../elections/support/held.ts";
import { beforeEachRecorded, type RecordedElections } from "../../elections/support/recorded.ts";
import type { Polling } from "../../voting/support/polling.ts";

/** `ObjectionAbout.RESULT`. */
const RESULT = 2;

const annulment = (turnout: number): PlacedStep =>
  at({ kind: "annulment", ...NAMED, turnout, uncounted: 255, reasons: REASONS });

describe("Attacks by which few hold up an election, or end it", () => {
  let held: HeldElection;
  let commission: Commission;

  beforeEachHeld((opened) => {
    held = opened;
    commission = opened.commission;
  });

  describe("[art_4__para_2] a freeze of entries", () => {
    it("by a judge, the commission, a registrar or anybody else, of an election, a district or an objection", async () => {
      const { republic, citizens } = commission;
      await commission.prepared();
      await commission.grant([commission.objection("roll", citizens.olga)], citizens.olga);
      const entries = [ELECTION, DISTRICT, commission.objectionEntry("roll", citizens.olga)];
      const { court, electoralCommission, civilRegistrar, landRegistrar, ...others } = republic.officers;
      const slots = await Promise.all(entries.map((entry) => commission.register.slotOf(entry)));
      for (const account of [
        court,
        electoralCommission,
        civilRegistrar,
        landRegistrar,
        ...Object.values(others),
      ]) {
        const register = commission.register.connect(account);
        for (const entry of entries) {
          for (const sent of [
            register.freeze(entry, REASONS, GENEROUS),
            register.release(entry, REASONS, GENEROUS),
          ]) {
            await expect(sent)
              .to.be.revertedWithCustomError(register, "AccessManagedUnauthorized")
              .withArgs(account.address);
          }
        }
      }
      expect(await Promise.all(entries.map((entry) => commission.register.slotOf(entry)))).to.deep.equal(
        slots,
      );
    });

    it("in the republic as it is deployed, where no office has the power either", async () => {
      const { electionRegister, offices } = commission.republic;
      for (const name of ["freeze", "release"] as const) {
        const { selector } = electionRegister.interface.getFunction(name);
        expect(await offices.getTargetFunctionRole(electionRegister, selector), name).to.equal(0n);
      }
    });
  });

  describe("a contest without a choice", () => {
    const until = (days: number): Promise<void> => goTo(commission.republic, daysBefore(days));
    const retirement = ({ person }: Party) =>
      at({ kind: "retirement", ...NAMED, contest: 0, candidate: person });

    it("[art_15__para_9] which one member adds on the last day, and in which nobody can stand, is struck", async () => {
      await commission.prepared();
      await held.keyed();
      await until(49);
      const { ada } = commission.citizens;
      const added = {
        kind: "contest",
        ...NAMED,
        form: 4,
        seats: 8,
        blank: false,
        question: NO_QUESTION,
      } as const;
      await commission.grant([at(added)], commission.member);
      const standing = { ...commission.nomination(ada).step, contest: 1 } as const;
      expect(await commission.refusalOf([at(standing)], ada, commission.member)).to.equal("art_10__para_3");
      await held.frozen(1);
      const { stage, contests } = await commission.districtOf();
      expect([stage, contests.map(({ seats }) => seats)]).to.deep.equal(["frozen", [1]]);
      const { ballotBox } = commission.republic;
      const [prepared] = await ballotBox.queryFilter(ballotBox.filters.Prepared(DISTRICT));
      expect(prepared?.args.contests.length).to.equal(1);
    });

    it("[art_11__para_4] which a candidate makes by retiring when nobody can be nominated instead", async () => {
      await commission.prepared();
      await held.keyed();
      await until(28);
      const { ada } = commission.citizens;
      expect(await commission.refusalOf([retirement(ada)], ada)).to.equal("art_11__para_4");
      await held.frozen(1);
      expect((await commission.districtOf()).contests[0]?.candidates.length).to.equal(2);
    });

    it("[art_11__para_4] while who retires the day before is replaced the day after", async () => {
      await commission.prepared();
      await held.keyed();
      await until(29);
      const { ada, olga } = commission.citizens;
      await commission.grant([retirement(ada)], ada);
      await until(28);
      await commission.grant([commission.nomination(olga)], olga, commission.member);
      await held.frozen(1);
      expect((await commission.districtOf()).contests[0]?.candidates).to.include(olga.person);
    });
  });

  describe("objections to the result that nobody decides", () => {
    let polling: Polling;

    /** Votes were counted, and Olga has objected to the result. */
    async function objected(): Promise<PlacedStep[]> {
      polling = await held.counted();
      const { olga } = commission.citizens;
      await commission.grant([commission.objection("result", olga)], olga);
      return held.certification(COUNTS, 1).map((placed) => {
        const { step } = placed;
        return step.kind === "certification" ? { ...placed, step: { ...step, undecided: 1 } } : placed;
      });
    }

    it("[art_23__para_3] hold up the certification for 42 days, and not for ever", async () => {
      const certification = await objected();
      const { member, second } = commission;
      await goTo(commission.republic, daysBefore(-42));
      expect(await commission.refusalOf(certification, member, second)).to.equal("art_23__para_3");
      await goTo(commission.republic, daysBefore(-43));
      await commission.grant(certification, second, member);
      expect((await commission.districtOf()).stage).to.equal("certified");
      expect(await commission.register.undecidedOf(DISTRICT, RESULT)).to.equal(1n);
    });

    it("[art_21__para_5] are not upheld once they count as dismissed, but 3 judges may annul the poll", async () => {
      await objected();
      const { citizens, judges } = commission;
      await goTo(commission.republic, daysBefore(-43));
      const judgment = [commission.judgment(true, citizens.olga)];
      expect(await commission.refusalOf(judgment, ...judges)).to.equal("art_21__para_5");
      await commission.grant([annulment(TURNOUT)], ...judges);
      await polling.isAnnulled();
    });

    it("[art_21__para_5] are upheld until then", async () => {
      await objected();
      const { citizens, judges } = commission;
      await goTo(commission.republic, daysBefore(-42));
      await commission.grant([commission.judgment(true, citizens.olga)], ...judges);
      await polling.isAnnulled();
    });
  });

  describe("a roll under which nobody can prove that they are on it", () => {
    const unnamed = (root: bigint, voters: number): PlacedStep =>
      at({ kind: "roll", ...NAMED, root: toBeHex(root, 32) as Hex, voters, anonymous: true });
    const ORDER = bn254_Fr.ORDER;

    it("[art_7__para_8] is not published: its root would be no number of the circuit, or have no room for all", async () => {
      await commission.prepared();
      const { member, second, republic } = commission;
      const room = 2 ** Number(await republic.anonymousRoll.depth());
      for (const roll of [
        unnamed(ORDER, 1000),
        unnamed(2n ** 256n - 1n, 1000),
        unnamed(ORDER - 1n, room + 1),
        unnamed(ORDER - 1n, 2 ** 32 - 1),
      ])
        expect(await commission.refusalOf([roll], member, second)).to.equal("art_7__para_8");
      expect((await commission.districtOf()).anonymous).to.equal(false);
    });

    it("[art_7__para_8] while the box as it is deployed has a circuit for the largest that is", async () => {
      await commission.prepared();
      await held.keyed();
      const room = 2 ** Number(await commission.republic.anonymousRoll.depth());
      await commission.grant([unnamed(ORDER - 1n, room)], commission.member);
      await held.frozen(1);
      const { stage, anonymous, voters } = await commission.districtOf();
      expect([stage, anonymous, voters]).to.deep.equal(["frozen", true, room]);
    });
  });

  describe("a polling day that is put off", () => {
    const postponement = (days: number): PlacedStep => {
      const beginsAt = POLLING.beginsAt + BigInt(days * 86_400);
      const day = { pollingDay: POLLING.pollingDay + days, beginsAt };
      return at({ kind: "postponement", ...day, reasons: REASONS }, ELECTION);
    };

    it("[art_17__para_1] by one judge, or by a judge and a member", async () => {
      await commission.prepared();
      const { member, judges } = commission;
      const [judge, other] = judges;
      expect(await commission.refusalOf([postponement(30)], judge)).to.equal("art_17__para_1");
      expect(await commission.refusalOf([postponement(30)], other, member)).to.equal("art_17__para_1");
      expect((await commission.electionOf()).pollingDay).to.equal(POLLING.pollingDay);
    });

    it("[art_17__para_1] which 2 judges do without the commission, or 2 members without a judge", async () => {
      await commission.prepared();
      const { member, second, judges } = commission;
      await commission.grant([postponement(14)], judges[0], judges[1]);
      await commission.grant([postponement(28)], member, second);
      const { pollingDay, postponements } = await commission.electionOf();
      expect([pollingDay, postponements]).to.deep.equal([POLLING.pollingDay + 28, 2]);
    });
  });

  it("[art_25__para_1] a vacancy that one officer states, or 2 judges, or one member with them", async () => {
    await held.certified();
    const { member, second, judges } = commission;
    const vacancy = [at({ kind: "vacancy", ...NAMED, reasons: REASONS })];
    const [judge, other] = judges;
    expect(await commission.refusalOf(vacancy, member)).to.equal("art_25__para_1");
    expect(await commission.refusalOf(vacancy, judge)).to.equal("art_25__para_1");
    expect(await commission.refusalOf(vacancy, judge, other)).to.equal("art_25__para_1");
    expect(await commission.refusalOf(vacancy, member, judge, other)).to.equal("art_25__para_1");
    await commission.grant(vacancy, member, second);
    expect((await commission.districtOf()).stage).to.equal("vacant");
  });

  it("[art_25__para_1] which 3 judges state without the commission", async () => {
    await held.certified();
    await commission.grant([at({ kind: "vacancy", ...NAMED, reasons: REASONS })], ...commission.judges);
    expect((await commission.districtOf()).stage).to.equal("vacant");
  });
});

// A box of voters who sign takes no number that is not on the roll: one that is told its turnout has more.
describe("Attacks by a roll whose entries were made of several keys", () => {
  let elections: RecordedElections;
  let commission: Commission;
  let course: Course;

  beforeEachRecorded((opened) => {
    elections = opened;
    commission = opened.commission;
    course = new Course(opened);
  });

  it("[art_19__para_6] more ballots than voters are not counted, and the commission annuls the poll", async () => {
    await course.closed(1001);
    const { member } = commission;
    const count = at({ kind: "count", ...NAMED, turnout: 1001 });
    expect(await commission.refusalOf([count], member)).to.equal("art_19__para_6");
    expect(await elections.box.getFunction("permitted")(DISTRICT)).to.equal(false);
    await commission.grant([annulment(1001)], member);
    expect(await elections.box.getFunction("annulled")(DISTRICT)).to.equal(true);
  });

  it("[art_19__para_6] while as many as there are on the roll are, which the commission alone cannot annul", async () => {
    await course.closed(1000);
    const { member } = commission;
    expect(await commission.refusalOf([annulment(1000)], member)).to.equal("art_24__para_1");
    await commission.grant([at({ kind: "count", ...NAMED, turnout: 1000 })], member);
    expect(await elections.box.getFunction("permitted")(DISTRICT)).to.equal(true);
  });
});
