import { expect } from "chai";
import { dayOf } from "../../sdk/law/dates.ts";
import { secp256k1Signer } from "../../sdk/sign/secp256k1.ts";
import { hexFromBytes, type Hex } from "../../sdk/bytes.ts";
import { Docket } from "./support/docket.ts";
import { only } from "../support/filing.ts";
import { enrol, type Party, party } from "../support/parties.ts";
import { GENEROUS, type Account, secretKeyOf } from "../support/republic.ts";
import { firstRegistration } from "../land/support/terms.ts";

const REGISTRAR = 3;
const REVIEWER = 4;
const LAND_REGISTRAR = 4;
const REVIEWERS = 8;

/** Article 5(13) of the Constitution Act, where offices sign. */
describe("Acting officers before registers", () => {
  let docket: Docket;
  let restore: () => Promise<void>;
  /** A person with an account of their own. */
  let dora: Party;

  before(async () => {
    docket = await Docket.open();
    dora = party("Dora", secp256k1Signer(secretKeyOf("Dora")));
    await enrol(docket.republic, [dora]);
    const snapshot = await docket.republic.connection.networkHelpers.takeSnapshot();
    restore = () => snapshot.restore();
  });

  beforeEach(() => restore());

  const appointActing = (office: number, by: Account, deputy: Party) => {
    const { offices } = docket.republic;
    const [account, from, to] = [
      hexFromBytes(deputy.signer.signer),
      dayOf("2016-01-12"),
      dayOf("2016-03-31"),
    ];
    return offices.connect(by).appointActing(office, account, deputy.person, from, to, GENEROUS);
  };
  const inCapacity = (who: Party, capacity: Party["capacity"]): Party => ({ ...who, capacity });
  const registration = (registrar: Party) =>
    ({
      dealings: { "new field": [firstRegistration(docket.land.alice)] },
      by: [docket.land.alice, registrar],
    }) as const;

  async function notInOffice(who: Party, capacity: number): Promise<void> {
    const { land } = docket;
    await expect(land.decide(registration(who)))
      .to.be.revertedWithCustomError(land.register, "RegisterNotInOffice")
      .withArgs(who.person, capacity);
  }

  it("[art_5__para_13] the acting land registrar signs as registrar, from the first day on; the registrar does not", async () => {
    const { land, republic } = docket;
    const acting = inCapacity(dora, "registrar");
    await appointActing(LAND_REGISTRAR, republic.officers.landRegistrar, dora);
    await notInOffice(acting, REGISTRAR);
    await docket.wait(1);
    await notInOffice(land.registrar, REGISTRAR);
    only(await land.decide(registration(acting)), "Granted");
  });

  it("[art_5__para_16] who acted for a dismissed registrar signs no longer", async () => {
    const { republic } = docket;
    await appointActing(LAND_REGISTRAR, republic.officers.landRegistrar, dora);
    await docket.wait(1);
    const { offices, officers } = republic;
    await offices
      .connect(officers.landRegistrar)
      .renounceRole(LAND_REGISTRAR, officers.landRegistrar, GENEROUS);
    await notInOffice(inCapacity(dora, "registrar"), REGISTRAR);
  });

  describe("in cases", () => {
    /** Alice's objection, served by a registrar. */
    async function servedBy(registrar: Party): Promise<Hex> {
      const contested = await docket.refused();
      const { cases } = docket;
      const steps = [contested.opening, { kind: "service", servedOn: await cases.today() } as const];
      only(await cases.take({ entry: contested.entry, steps, by: [registrar] }), "Granted");
      expect(await docket.step(contested.entry, { kind: "objection" }, contested.objector)).to.equal("");
      return contested.entry;
    }
    const review = { kind: "review", outcome: "set aside" } as const;

    it("an acting reviewer reviews", async () => {
      const { cases, republic } = docket;
      const entry = await servedBy(cases.caseRegistrar);
      await appointActing(REVIEWERS, republic.officers.reviewer, dora);
      await docket.wait(1);
      expect(await docket.step(entry, review, inCapacity(dora, "reviewer"))).to.equal("");
    });

    it("[art_5__para_2 of the Administrative Procedure Act] who served the decision does not review it as acting reviewer", async () => {
      const { cases, republic } = docket;
      const { caseRegistrar } = cases;
      const entry = await servedBy(caseRegistrar);
      await appointActing(REVIEWERS, republic.officers.reviewer, caseRegistrar);
      await docket.wait(1);
      expect(await docket.step(entry, review, inCapacity(caseRegistrar, "reviewer"))).to.equal(
        "art_5__para_1",
      );
    });

    it("[art_5__para_2 of the Administrative Procedure Act] nor does the objector, whom the reviewer has made acting reviewer", async () => {
      const { cases, land, republic } = docket;
      const entry = await servedBy(cases.caseRegistrar);
      await appointActing(REVIEWERS, republic.officers.reviewer, land.alice);
      await docket.wait(1);
      expect(await docket.step(entry, review, inCapacity(land.alice, "reviewer"))).to.equal("art_5__para_1");
    });

    it("a reviewer who has somebody act does not review on those days", async () => {
      const { cases, republic } = docket;
      const entry = await servedBy(cases.caseRegistrar);
      await appointActing(REVIEWERS, republic.officers.reviewer, dora);
      await docket.wait(1);
      const sent = docket.step(entry, review, cases.reviewer);
      await expect(sent)
        .to.be.revertedWithCustomError(cases.register, "RegisterNotInOffice")
        .withArgs(cases.reviewer.person, REVIEWER);
    });
  });
});
