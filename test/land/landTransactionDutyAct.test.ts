import { existsSync } from "node:fs";
import { expect } from "chai";
import type { Hex } from "../../sdk/bytes.ts";
import type { Dealing, DealingKind } from "../../sdk/land/dealings.ts";
import { formatPence } from "../../sdk/law/amounts.ts";
import type { Declaration } from "../../sdk/law/declaration.ts";
import { readPricePaid } from "../../scripts/land/pricePaid.ts";
import { type Example, readExamples } from "../behaviours/examples.ts";
import {
  type DeployedRuleset,
  deployRuleset,
  type Outcome,
  type RulesetCall,
} from "../behaviours/ruleset.ts";
import { shouldBehaveLikeStatute } from "../behaviours/statute.ts";
import { ASSURANCE, landCall } from "./support/landCase.ts";
import { MadeUpLand } from "./support/madeUpLand.ts";
import { clausesOf, dayOfWords, fail, moneyOf, personOf, signatoriesOf } from "./support/words.ts";

const DIRECTORY = "statutes/land-transaction-duty";
const PRICES = "../shared/data/land/pp-2016-01.csv.gz";

/** The versions, and from when the Gazette would have them govern. */
const VERSIONS = [
  { date: "2015-10-02", contract: "LandTransactionDutyActPart2", from: "1 November 2015" },
  { date: "2016-03-16", contract: "LandTransactionDutyActPart2Of20160316", from: "1 April 2016" },
] as const;

/** What may stand in one application, of the Parts of the Land Registration Act that refer to the duty. */
const KINDS: readonly (readonly DealingKind[])[] = [
  ["first registration", "transfer"],
  ["judgment transfer", "auction", "spouse transfer"],
  ["assignment", "foreclosure"],
];

const [ALICE, BOB] = [personOf("Alice"), personOf("Bob")];

const INSTRUMENT: Hex = `0x${"00".repeat(31)}03`;

/** What passes land to Bob for a price, "" being a transfer. */
function saleFor(by: string, price: bigint, currency: string, instrumentDate: number): Dealing {
  const common = { subject: 0, instrument: INSTRUMENT, instrumentDate, acquirer: BOB, price, currency };
  switch (by) {
    case "":
      return { kind: "transfer", transferor: ALICE, numerator: 1, ...common };
    case "judgment":
      return { kind: "judgment transfer", owner: ALICE, numerator: 1, denominator: 1, ...common };
    case "auction":
    case "foreclosure":
      return { kind: by, rank: 1, ...common };
    default:
      return fail(by);
  }
}

/** "yes", "no" or "value 2", several between semicolons. */
function declarationsOf(words: string): Declaration[] {
  return clausesOf(words).map((clause) => {
    const [, value] =
      /^value (\d+)$/.exec({ yes: "value 1", no: "value 0" }[clause] ?? clause) ?? fail(clause);
    return { name: "additionalDwelling", value: BigInt(value ?? "") };
  });
}

function callOf(example: Example): RulesetCall {
  const days = example.fact("instrument").split(" and ").map(dayOfWords);
  const dealings = example
    .fact("prices")
    .split(" + ")
    .map((price, index) => {
      const { amount, currency } = moneyOf(price);
      return saleFor(example.fact("by"), amount, currency, days[index] ?? days[0] ?? 0);
    });
  return landCall({
    subjects: [{ title: undefined }],
    dealings,
    signatories: signatoriesOf(example.fact("signed by")),
    declarations: declarationsOf(example.fact("another dwelling")),
    today: dayOfWords(example.fact("decided")),
  });
}

function checkExample(example: Example, outcome: Outcome): void {
  const stated = example.fact("duty");
  if (stated !== "") expect(formatPence(outcome.assessed)).to.equal(stated);
  const governing = example.fact("governing law");
  if (governing !== "") expect(outcome.applicableDate).to.equal(dayOfWords(governing));
}

/**
 * The duty by another way than the ruleset's: each band is seen as a raise of the rate that holds for all that lies
 * above it, and the hundredths of a penny are cut off as digits.
 */
function dutyOf(price: bigint, additionalDwelling: boolean): bigint {
  const raises: [above: bigint, percent: bigint][] = [
    [125_000n, 2n],
    [250_000n, 3n],
    [925_000n, 5n],
    [1_500_000n, 2n],
  ];
  if (additionalDwelling && price > 3_999_999n) raises.push([0n, 3n]);
  const hundredths = raises
    .filter(([above]) => price > above * 100n)
    .map(([above, percent]) => (price - above * 100n) * percent)
    .reduce((sum, charge) => sum + charge, 0n);
  return BigInt(String(hundredths).slice(0, -2));
}

/** A sale at this price, on a day on which each version can be asked. */
function sale(price: bigint, declarations: Declaration[] = []): RulesetCall {
  const today = dayOfWords("11 April 2016");
  return landCall({
    subjects: [{ title: undefined }],
    dealings: [saleFor("", price, "GBP", today)],
    signatories: [{ person: BOB, capacity: "own behalf", keyVersion: 1, assurance: ASSURANCE.high }],
    declarations,
    today,
  });
}

describe("Land Transaction Duty Act", () => {
  const rulesets: DeployedRuleset[] = [];

  before(async () => {
    for (const { contract } of VERSIONS) rulesets.push(await deployRuleset(contract));
  });

  for (const { contract, date } of VERSIONS) {
    describe(contract, () => {
      shouldBehaveLikeStatute({
        contract,
        statute: `${DIRECTORY}/${date}.en.md`,
        callOf: (example) => (example.version === date ? callOf(example) : undefined),
        checkExample,
        madeUpCall: (seed) => landCall(new MadeUpLand(seed).caseOf(KINDS[seed % KINDS.length] ?? [])),
        checkOutcome: (_, outcome) => {
          expect(outcome.next, "the duty changes no record").to.deep.equal([]);
          expect(BigInt(outcome.referral)).to.equal(0n);
        },
      });
    });
  }

  /** What the version in force on a day makes of it. */
  const versionOn = (day: number): number => VERSIONS.findLastIndex(({ from }) => dayOfWords(from) <= day);

  describe("the version that decides", () => {
    for (const example of readExamples(`${DIRECTORY}/examples.csv`)) {
      it(`[art_3] is that of ${example.version}, line ${example.line}: ${example.example}`, async () => {
        const today = dayOfWords(example.fact("decided"));
        const { applicableDate } = await evaluate(versionOn(today), callOf(example));
        // Where no version was in force on that date, today's decides.
        const deciding = versionOn(applicableDate) < 0 ? versionOn(today) : versionOn(applicableDate);
        expect(VERSIONS[deciding]?.date).to.equal(example.version);
      });
    }
  });

  describe("the amount, against another computation", () => {
    const thresholds = [0n, 40_000_00n, 125_000_00n, 250_000_00n, 925_000_00n, 1_500_000_00n, 2n ** 64n - 2n];

    for (const threshold of thresholds) {
      it(`[art_6__para_1] [art_6a__para_2] is right at ${formatPence(threshold)} and a penny beside`, async () => {
        const prices = [threshold - 1n, threshold, threshold + 1n].filter((price) => price >= 0n);
        await checkDuties(prices);
      });
    }

    it("[art_6a__para_2] makes no further charge where no acquirer holds another dwelling", async () => {
      for (const price of thresholds) {
        const { assessed } = await evaluate(1, sale(price, declarationsOf("no")));
        expect(assessed, formatPence(price)).to.equal(dutyOf(price, false));
      }
    });

    it("[art_6__para_2] rounds down at every penny of two pounds above a threshold", async () => {
      await checkDuties(Array.from({ length: 200 }, (_, pence) => 125_000_00n + BigInt(pence)));
    });

    it("[art_6__para_1] [art_6a__para_2] is right for every price paid in January 2016", async function () {
      if (!existsSync(PRICES)) {
        console.log(`      skipped: ${PRICES} is not there`);
        this.skip();
      }
      const { transfers } = await readPricePaid(PRICES);
      const prices = [...new Set(transfers.map(({ pricePence }) => pricePence))];
      expect(prices.length).to.be.above(1_000);
      for (let from = 0; from < prices.length; from += 100) await checkDuties(prices.slice(from, from + 100));
    });
  });

  async function evaluate(version: number, call: RulesetCall): Promise<Outcome> {
    const ruleset = rulesets[version];
    if (!ruleset) throw new Error(`no version ${version}`);
    return ruleset.evaluate(call);
  }

  async function checkDuties(prices: readonly bigint[]): Promise<void> {
    await Promise.all(
      prices.map(async (price) => {
        const outcomes = await Promise.all([
          evaluate(0, sale(price)),
          evaluate(1, sale(price, declarationsOf("yes"))),
        ]);
        expect(
          outcomes.map(({ assessed }) => assessed),
          formatPence(price),
        ).to.deep.equal([dutyOf(price, false), dutyOf(price, true)]);
      }),
    );
  }
});
