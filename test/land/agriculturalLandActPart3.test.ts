import { readFileSync } from "node:fs";
import { expect } from "chai";
import type { Hex } from "../../sdk/bytes.ts";
import type { Dealing } from "../../sdk/land/dealings.ts";
import { holdsFigure, parseStatute, textOf } from "../../sdk/statute/index.ts";
import type { Example } from "../behaviours/examples.ts";
import { deployRuleset, type RulesetCall } from "../behaviours/ruleset.ts";
import { shouldBehaveLikeStatute } from "../behaviours/statute.ts";
import { landCall, type Subject } from "./support/landCase.ts";
import { freehold, owners } from "./support/legacyTitles.ts";
import { MadeUpLeases } from "./support/madeUpLeases.ts";
import { MadeUpParcels } from "./support/madeUpParcels.ts";
import { numbered } from "./support/parcelWords.ts";
import { clausesOf, dayOfWords, fail, personOf, signatoriesOf } from "./support/words.ts";

const CONTRACT = "AgriculturalLandActPart3";
const STATUTE = "statutes/agricultural-land/2016-01-04.en.md";
const INSTRUMENT: Hex = `0x${"00".repeat(31)}03`;

/** "split off 5000", "lease until 31 December 2040", "usufruct until 31 December 9999": of the first title, Alice's. */
function dealingOf(clause: string, index: number, today: number): Dealing {
  const common = { subject: 0, instrument: INSTRUMENT, instrumentDate: today };
  const [, kind, terms = ""] = /^(split off|lease until|usufruct until) (.+)$/.exec(clause) ?? fail(clause);
  const bob = personOf("Bob");
  if (kind === "usufruct until") {
    return { ...common, kind: "usufruct", holder: bob, lastDay: dayOfWords(terms) };
  }
  if (kind === "lease until") {
    const lease = { lessee: bob, lastDay: dayOfWords(terms), denominator: 1 };
    return { ...common, ...lease, kind: "lease", leasehold: 1 };
  }
  const remains = { spatialUnit: 0, remainingSquareMetres: 1n, remainingGeometry: numbered(100 + index) };
  const part = {
    newTitle: 1 + index,
    takenSquareMetres: BigInt(terms),
    takenGeometry: numbered(200 + index),
  };
  return { ...common, ...remains, ...part, kind: "split" };
}

function callOf(example: Example): RulesetCall | undefined {
  const clauses = clausesOf(example.fact("dealing"));
  if (clauses.length === 0) return undefined;
  const today = dayOfWords(example.fact("decided"));
  const spatialUnits = [{ squareMetres: BigInt(example.fact("square metres")), geometry: INSTRUMENT }];
  const dealings = clauses.map((clause, index) => dealingOf(clause, index, today));
  const made = dealings
    .filter(({ kind }) => kind !== "usufruct")
    .map((_, index): Subject => ({
      title: undefined,
      entry: `0x8${(1 + index).toString().padStart(63, "0")}`,
    }));
  const declared = example.fact("farmer declared");
  return landCall({
    subjects: [{ title: { ...freehold(owners("Alice")), spatialUnits } }, ...made],
    dealings,
    signatories: signatoriesOf(example.fact("signed by")),
    declarations: declared === "" ? [] : [{ name: "acquirerFarms", value: declared === "yes" ? 1n : 0n }],
    overruled: example.fact("set aside"),
    today,
  });
}

describe("Agricultural Land Act", () => {
  describe(CONTRACT, () => {
    shouldBehaveLikeStatute({
      contract: CONTRACT,
      statute: STATUTE,
      callOf,
      madeUpCall: (seed) =>
        landCall(seed % 2 === 0 ? new MadeUpLeases(seed).case() : new MadeUpParcels(seed).makeCase()),
      checkOutcome: (_, outcome) => {
        expect(outcome.next, "approval changes no record").to.deep.equal([]);
        expect([outcome.assessed, BigInt(outcome.referral)]).to.deep.equal([0n, 0n]);
      },
    });

    it("[art_6a__para_3] leaves both to as many members, and for as long, as the text says", async () => {
      const statute = parseStatute(readFileSync(STATUTE, "utf8"), STATUTE);
      const ruleset = await deployRuleset(CONTRACT);
      for (const eId of ["art_6a__para_1", "art_6a__para_2"]) {
        const { officers, silenceDays } = await ruleset.discretion(eId);
        expect(holdsFigure(textOf(statute, "art_5__para_1"), `${officers} of its members`)).to.equal(true);
        expect(holdsFigure(textOf(statute, "art_5__para_3"), `${silenceDays} working days`)).to.equal(true);
      }
    });
  });
});
