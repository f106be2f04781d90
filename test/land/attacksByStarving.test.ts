import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import { dayOf } from "../../sdk/law/dates.ts";
import { eventsOf } from "../support/filing.ts";
import { enact } from "../support/republic.ts";
import { AttackBench } from "./support/attackBench.ts";
import { TODAY, transfer } from "./support/terms.ts";

const DUTY = "/eli/xx/act/2015/14";
const ENACTMENTS = 5;
const VERSIONS_EACH = 300;

describe("Attacks on the land register: too little gas", () => {
  it("a call to the Gazette that starves does not put today's law in the place of the instrument's", async () => {
    const bench = await AttackBench.load();
    const { office } = bench;
    const { republic, register, alice, bob, notary } = office;
    const { dutyPart2 } = republic.rulesets;
    for (let enactment = 0; enactment < ENACTMENTS; enactment++) {
      const from = 100_000 + enactment;
      const provision = { subdivision: "part_2", ruleset: dutyPart2, from, until: from + 1 };
      const provisions = Array.from({ length: VERSIONS_EACH }, () => provision);
      const text = { eli: DUTY, documentDate: TODAY + enactment, textHash: id(`text ${enactment}`) };
      await enact(republic, { ...text, provisions, basisKey: ZeroHash, basisEId: ZeroHash, calls: [] });
    }
    const amended = await republic.connection.ethers.deployContract("LandTransactionDutyActPart2Of20160316");
    const dearer = await amended.getAddress();
    await office.enact(DUTY, "part_2", dearer, TODAY + 90);
    const sale = transfer(alice, bob, { price: 100_000_00n, instrumentDate: dayOf("2016-01-04") });
    const draft = await bench.draft({
      dealings: { cottage: [sale] },
      by: [alice, bob, notary],
      declarations: [{ name: "additionalDwelling", value: 1n }],
    });
    const { application, evidence } = await bench.file({ ...draft, deadline: TODAY + 400 });
    const snapshot = await republic.connection.networkHelpers.takeSnapshot();
    let reverted = 0;
    for (let gasLimit = 1_800_000; gasLimit < 6_000_000; gasLimit += 200_000) {
      const events = await eventsOf(register, register.decide(application, evidence, { gasLimit })).catch(
        () => [],
      );
      if (events.length === 0) reverted++;
      const laws = events.filter(({ name }) => name === "Assessed").map(({ args }) => args["ruleset"]);
      expect(laws, `with ${gasLimit} gas`).to.not.include(dearer);
      await snapshot.restore();
    }
    expect(reverted, "limits that were too low").to.be.greaterThan(0);
  });
});
