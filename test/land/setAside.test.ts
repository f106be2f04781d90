import { readFileSync } from "node:fs";
import { expect } from "chai";
import type { DealingKind } from "../../sdk/land/dealings.ts";
import { type Example, readExamples } from "../behaviours/examples.ts";
import { type DeployedRuleset, deployRuleset } from "../behaviours/ruleset.ts";
import { encodeBytes32String } from "ethers";
import { callOf, LAND_PARTS } from "./support/landParts.ts";

const DIRECTORY = "statutes/land-registration";

/** The provisions to which Article 19(2) links. */
function listed(): string[] {
  const text = readFileSync(`${DIRECTORY}/2015-10-01.en.md`, "utf8");
  const paragraph = /### Article 19 Remedy[\s\S]*?\n\(2\) (.*)\n/.exec(text)?.[1] ?? "";
  return [...paragraph.matchAll(/\(#(art_\w+)\)/g)].map(([, eId]) => eId ?? "");
}

/** The case of an example that is refused, with a provision set aside: what refuses then; "" if nothing does. */
async function refusalWithout(ruleset: DeployedRuleset, example: Example, kinds: readonly DealingKind[]) {
  const call = callOf(example, kinds);
  if (call === undefined) return undefined;
  const overruled = encodeBytes32String(example.provision);
  const { refusal } = await ruleset.evaluate({
    ...call,
    circumstances: { ...call.circumstances, overruled },
  });
  return refusal;
}

describe("Land Registration Act: refusals that may be set aside", () => {
  const provisions = listed();
  const refused = readExamples(`${DIRECTORY}/examples.csv`).filter(
    (example) => example.outcome === "refused" && example.fact("set aside") === "",
  );

  it("[art_19__para_2] each has an example that is refused under it", () => {
    expect(provisions.length).to.be.above(10);
    const shown = new Set(refused.map(({ provision }) => provision));
    expect(provisions.filter((eId) => !shown.has(eId))).to.deep.equal([]);
  });

  for (const [contract, kinds] of Object.entries<readonly DealingKind[]>(LAND_PARTS)) {
    it(`[art_19__para_2] ${contract} is refused under them no more, and under every other all the same`, async () => {
      const ruleset = await deployRuleset(contract);
      for (const example of refused) {
        const refusal = await refusalWithout(ruleset, example, kinds);
        if (refusal === undefined) continue;
        const aside = provisions.includes(example.provision);
        const message = `line ${example.line}: ${example.example}`;
        if (aside) expect(refusal, message).to.not.equal(example.provision);
        else expect(refusal, message).to.equal(example.provision);
      }
    });
  }
});
