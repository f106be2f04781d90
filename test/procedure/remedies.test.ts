import { expect } from "chai";
import { decodeBytes32String } from "ethers";
import type { Hex } from "../../sdk/bytes.ts";
import { entryOf } from "../land/support/landOffice.ts";
import { transfer } from "../land/support/terms.ts";
import { only } from "../support/filing.ts";
import { beforeEachWithDocket, type Docket } from "./support/docket.ts";

/** A price that bears a duty. */
const PRICE = 300_000_00n;

describe("Remedies", () => {
  let docket: Docket;

  beforeEachWithDocket((opened) => (docket = opened));

  describe("[art_18__para_1] of the Administrative Procedure Act: a step that was refused", () => {
    /** A reviewer acknowledges a service in the place of who is served, which only they or a registrar can. */
    async function refusedService() {
      const contested = await docket.refused();
      const { cases } = docket;
      const { entry, opening, objector } = contested;
      only(await cases.take({ entry, steps: [opening], by: [objector] }), "Granted");
      const service = { kind: "service", servedOn: await cases.today() } as const;
      const refused = only(await cases.take({ entry, steps: [service], by: [cases.reviewer] }), "Refused");
      expect(decodeBytes32String(String(refused["eId"]))).to.equal("art_8__para_1");
      return { entry, service, refused };
    }

    it("is contested in court within 28 days", async () => {
      const { refused } = await refusedService();
      expect(decodeBytes32String(String(refused["remedy"]))).to.equal("art_18__para_1");
      expect(refused["remedyDays"]).to.equal(28n);
    });

    it("is taken again, by who may take it", async () => {
      const { entry, service } = await refusedService();
      expect(await docket.step(entry, service, docket.cases.caseRegistrar)).to.equal("");
    });

    it("has no case of its own", async () => {
      const { refused } = await refusedService();
      const { cases } = docket;
      const register = (await cases.register.getAddress()) as Hex;
      const entry = cases.entryOf(register, refused["digest"] as Hex, cases.reviewer);
      const steps = [cases.openingOf(refused, register)];
      await expect(cases.take({ entry, steps, by: [cases.caseRegistrar] }))
        .to.be.revertedWithCustomError(cases.register, "CaseNotContestable")
        .withArgs(register);
    });
  });

  describe("[art_8__para_1] of the Land Transaction Duty Act: an assessment", () => {
    async function bought() {
      const { alice, bob } = docket.land;
      const dealings = { cottage: [transfer(alice, bob, { price: PRICE })] };
      return docket.land.decide({ dealings, by: [alice, bob] });
    }

    it("is contested with the grant, by the buyer as by anybody", async () => {
      expect(only(await bought(), "Assessed")["amount"]).to.not.equal(0n);
      const { bob } = docket.land;
      const { entry } = await docket.objected(await docket.aboutGrant(entryOf("cottage"), bob));
      expect((await docket.cases.caseOf(entry)).stage).to.equal("under review");
    });

    it("is not taken for a refusal: the register keeps none of the application", async () => {
      const { cases, land } = docket;
      const refused = only(await land.decide(docket.sale), "Refused");
      const { digest } = only(await bought(), "Granted");
      const register = await docket.registerOfLand();
      const opening = cases.openingOf({ ...refused, digest }, register);
      const entry = cases.entryOf(register, digest as Hex, land.bob);
      await expect(cases.take({ entry, steps: [opening], by: [land.bob] })).to.be.revertedWithCustomError(
        cases.register,
        "CaseNoSuchRefusal",
      );
    });
  });
});
