import { expect } from "chai";
import { hexFromBytes, type Hex } from "../../sdk/bytes.ts";
import { secp256k1Signer } from "../../sdk/sign/secp256k1.ts";
import type { StepTerms } from "../../sdk/procedure/steps.ts";
import { TODAY, transfer } from "../land/support/terms.ts";
import { enrol, type Party, party } from "../support/parties.ts";
import { type Account, GENEROUS, secretKeyOf } from "../support/republic.ts";
import { beforeEachWithDocket, type Contested, type Docket } from "./support/docket.ts";
import { changeKey } from "./support/keyChange.ts";
import { outcomeIn } from "./support/outcomeIn.ts";

const COURT = 6;
const REVIEWER = 8;
const DAY = 86_400;

/** Capacities as errors tell them. */
const AS_REVIEWER = 4;
const AS_JUDGE = 5;

const REVIEW = { kind: "review", outcome: "set aside" } as const;
const JUDGMENT = { kind: "judgment", outcome: "set aside" } as const;

describe("Attacks on terms of office, and with accounts of one person", function () {
  this.timeout(120_000);

  let docket: Docket;
  beforeEachWithDocket((opened) => {
    docket = opened;
  });

  describe("by an officer outside the term", () => {
    let contested: Contested;
    let another: Party;

    beforeEach(async () => {
      contested = await docket.objected(await docket.refused());
      another = await enrolled("Another reviewer");
    });

    it("[art_5__para_7 of the Constitution Act] who reviews in the last second of it, and one later", async () => {
      const lastDay = TODAY + 40;
      await ordered((executive) =>
        docket.republic.offices
          .connect(executive)
          .appoint(REVIEWER, account(another), another.person, lastDay, 0, GENEROUS),
      );
      const snapshot = await docket.republic.connection.networkHelpers.takeSnapshot();
      expect(await reviewIn((lastDay + 1) * DAY - 1)).to.equal("");
      await snapshot.restore();
      await expect(reviewIn((lastDay + 1) * DAY))
        .to.be.revertedWithCustomError(docket.cases.register, "RegisterNotInOffice")
        .withArgs(another.person, AS_REVIEWER);
    });

    it("[art_5__para_6 of the Constitution Act] before it begins", async () => {
      const { offices } = docket.republic;
      await ordered((executive) => offices.connect(executive).setGrantDelay(REVIEWER, 3 * DAY, GENEROUS));
      await docket.wait(6);
      await docket.cases.giveOffice("reviewer", another);
      await inadmissible(contested.entry, REVIEW, [another], another, AS_REVIEWER);
      await docket.wait(4);
      expect(await docket.step(contested.entry, REVIEW, another)).to.equal("");
    });

    it("who has been dismissed", async () => {
      const { offices } = docket.republic;
      await docket.cases.giveOffice("reviewer", another);
      await ordered((executive) =>
        offices.connect(executive).revokeRole(REVIEWER, account(another), GENEROUS),
      );
      await inadmissible(contested.entry, REVIEW, [another], another, AS_REVIEWER);
    });

    it("in another office than theirs", async () => {
      const { cases } = docket;
      const asReviewer = { ...cases.judge, capacity: "reviewer" } as const;
      await inadmissible(contested.entry, REVIEW, [asReviewer], cases.judge, AS_REVIEWER);
    });

    const reviewIn = (second: number): Promise<string> =>
      outcomeIn(docket, second, { entry: contested.entry, steps: [REVIEW], by: [another] });
  });

  describe("by a registrar with two accounts, who decides on their own objection", () => {
    let contested: Contested;
    /** The registrar, with an account of their own beside that of the office. */
    let second: Party;

    beforeEach(async () => {
      const { cases, land } = docket;
      const own = { ...cases.caseRegistrar, capacity: "own behalf" } as const;
      const sale = { dealings: { disputed: [transfer(land.alice, own)] }, by: [own, land.alice] } as const;
      contested = await docket.objected(await docket.refused(sale));
      const signer = secp256k1Signer(secretKeyOf("The registrar's second account"));
      second = { ...cases.caseRegistrar, signer, capacity: "reviewer" };
      await cases.giveOffice("reviewer", second);
    });

    it("with the second, which is no key of theirs", async () => {
      const { cases } = docket;
      await expect(docket.step(contested.entry, REVIEW, second))
        .to.be.revertedWithCustomError(cases.register, "RegisterWrongSigner")
        .withArgs(second.person);
    });

    it("[art_5__para_2] with the second, which they make their key: the person is excluded, whatever the account", async () => {
      const { caseRegistrar } = docket.cases;
      await changeKey(docket.republic, caseRegistrar, second.signer);
      const changed = { ...second, keyVersion: 2 };
      expect(await docket.step(contested.entry, REVIEW, changed)).to.equal("art_5__para_1");
      const own = { ...changed, capacity: "own behalf" } as const;
      expect(await docket.step(contested.entry, { kind: "withdrawal" }, own)).to.equal("");
    });

    it("[art_5__para_2] as a judge with the second, after an appeal with the first", async () => {
      const { cases, republic } = docket;
      const [one, two] = await docket.judges(contested.entry);
      await docket.wait(90);
      expect(await docket.step(contested.entry, { kind: "appeal" }, contested.objector)).to.equal("");
      await changeKey(republic, cases.caseRegistrar, second.signer);
      const judging = { ...second, capacity: "judge", keyVersion: 2 } as const;
      await cases.giveOffice("court", judging);
      expect(await docket.step(contested.entry, JUDGMENT, one, two, judging)).to.equal("art_5__para_1");
    });
  });

  describe("by a judge who would be counted twice", () => {
    let entry: Hex;

    beforeEach(async () => {
      const contested = await docket.objected(await docket.refused());
      ({ entry } = contested);
      await docket.wait(90);
      expect(await docket.step(entry, { kind: "appeal" }, contested.objector)).to.equal("");
    });

    it("[art_16__para_1] as two persons with one key", async () => {
      const { cases } = docket;
      const [one, two] = await docket.judges(entry);
      const double = { ...party("The judge again", one.signer), capacity: "judge" } as const;
      await enrol(docket.republic, [double]);
      await expect(docket.step(entry, JUDGMENT, one, two, double)).to.be.revertedWithCustomError(
        cases.register,
        "RegisterKeySharedBy",
      );
    });

    it("[art_5__para_13 of the Constitution Act] as themselves and as who acts for them", async () => {
      const { cases, republic } = docket;
      const [one, two] = await docket.judges(entry);
      const deputy = { ...(await enrolled("Deputy")), capacity: "judge" } as const;
      const today = await cases.today();
      await republic.offices
        .connect(republic.officers.court)
        .appointActing(COURT, account(deputy), deputy.person, today, today + 5, GENEROUS);
      expect(one.person).to.equal(cases.judge.person);
      await inadmissible(entry, JUDGMENT, [one, two, deputy], one, AS_JUDGE);
    });

    it("[art_16__para_1] two of them are two: the third is missing", async () => {
      const [one, two] = await docket.judges(entry);
      expect(await docket.step(entry, JUDGMENT, one, two)).to.equal("art_16__para_1");
    });
  });

  async function enrolled(name: string): Promise<Party> {
    const someone = { ...party(name), capacity: "reviewer" } as const;
    await enrol(docket.republic, [someone]);
    return someone;
  }

  async function inadmissible(
    entry: Hex,
    terms: StepTerms,
    by: readonly [Party, ...Party[]],
    who: Party,
    capacity: number,
  ): Promise<void> {
    await expect(docket.step(entry, terms, ...by))
      .to.be.revertedWithCustomError(docket.cases.register, "RegisterNotInOffice")
      .withArgs(who.person, capacity);
  }

  /** What an enactment has the executive do. */
  async function ordered(order: (executive: Account) => Promise<unknown>): Promise<void> {
    const { executive, connection } = docket.republic;
    const { ethers, networkHelpers } = connection;
    const address = await executive.getAddress();
    await networkHelpers.impersonateAccount(address);
    await networkHelpers.setBalance(address, 10n ** 20n);
    await order(await ethers.getSigner(address));
    await networkHelpers.stopImpersonatingAccount(address);
  }

  const account = ({ signer }: Party): Hex => hexFromBytes(signer.signer);
});
