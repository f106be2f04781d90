import { expect } from "chai";
import { MissingRulesetError, questionsOf } from "../../scripts/election/referendum.ts";
import type { EmbeddedRepublic } from "../../scripts/republic/embeddedRepublic.ts";
import type { Bill } from "../../scripts/republic/legislation.ts";
import { FOUNDING_ACTS, LATER_ACTS, publishedText } from "../../deploy/modules/acts.ts";
import { NO_END } from "../../sdk/law/dates.ts";

const [OLD_DUTY, APPROVAL] = [`0x${"d0".repeat(20)}`, `0x${"a0".repeat(20)}`] as const;
const { eli, date } = LATER_ACTS["land-registration"];
const AMENDMENT: Bill = {
  text: publishedText("land-registration", eli, date),
  provisions: [{ subdivision: "part_2", ruleset: APPROVAL, from: 0, until: NO_END }],
  calls: [],
};

const republicWith = (contracts: object) => ({ contracts }) as unknown as EmbeddedRepublic;

describe("questions of the referendum", () => {
  it("are about rulesets that the republic has", () => {
    const [duty, land] = questionsOf(republicWith({ dutyPart2: OLD_DUTY }), AMENDMENT);
    expect(duty).to.deep.include({
      eli: FOUNDING_ACTS["land-transaction-duty"].eli,
      rulesets: { part_2: OLD_DUTY },
    });
    expect(land).to.deep.include({ eli, rulesets: { part_2: APPROVAL } });
    expect(duty.name).to.not.equal(land.name);
  });

  it("are not put about a ruleset that it has not", () => {
    expect(() => questionsOf(republicWith({}), AMENDMENT)).to.throw(MissingRulesetError, "dutyPart2");
  });
});
