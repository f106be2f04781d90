import { expect } from "chai";
import { id } from "ethers";
import { bytesFromHex } from "../../../sdk/bytes.ts";
import type { DealingKind } from "../../../sdk/land/dealings.ts";
import { decodeTitle, type Title } from "../../../sdk/land/title.ts";
import type { Example } from "../../behaviours/examples.ts";
import type { Outcome, RulesetCall } from "../../behaviours/ruleset.ts";
import { dealingsOf } from "./dealingWords.ts";
import { landCall } from "./landCase.ts";
import { subjectsOf, wordsOfTitle } from "./titleWords.ts";
import { dayOfWords, moneyOf, signatoriesOf } from "./words.ts";

const DUTY = id("/eli/xx/act/2015/14#part_2");
const FURTHER_ACTS: Readonly<Record<string, bigint>> = {
  none: 0n,
  "Land Transaction Duty Act": BigInt(DUTY),
};

/** The kinds of dealing that each part of the Land Registration Act decides, by its contract. */
export const LAND_PARTS = {
  LandRegistrationActPart2: ["first registration", "transfer"],
  LandRegistrationActPart3: ["discharge", "mortgage"],
  LandRegistrationActPart4: ["caveat withdrawal", "caveat"],
  LandRegistrationActPart6: [
    "priority notice",
    "priority notice withdrawal",
    "pre-emption",
    "pre-emption withdrawal",
    "consent requirement",
    "consent requirement withdrawal",
  ],
  LandRegistrationActPart7: [
    "joint tenancy",
    "severance",
    "survivorship",
    "spouse transfer",
    "inheritance",
    "judgment transfer",
    "auction",
    "compulsory purchase",
  ],
  LandRegistrationActPart9: [
    "lease closing",
    "lease surrender",
    "lease forfeiture",
    "lease merger",
    "usufruct renunciation",
    "usufruct after death",
    "lease",
    "usufruct",
    "leasehold ending",
  ],
  LandRegistrationActPart10: ["easement note", "split", "merge", "easement", "easement release"],
  LandRegistrationActPart8: [
    "assignment",
    "postponement",
    "increase",
    "extension",
    "partial release",
    "foreclosure",
  ],
  LandRegistrationActPart11: [
    "rectification",
    "right striking",
    "mortgage entry",
    "right entry",
    "parcel rectification",
    "compensation",
    "closing",
    "reopening",
  ],
} as const satisfies Readonly<Record<string, readonly DealingKind[]>>;

/** The case that an example tells; undefined if another part decides it. */
export function callOf(example: Example, kinds: readonly DealingKind[]): RulesetCall | undefined {
  const dealings = dealingsOf(example.fact("dealing"), dayOfWords(example.fact("instrument")));
  if (!dealings.every(({ kind }) => kinds.includes(kind))) return undefined;
  return landCall({
    subjects: subjectsOf(example.fact("title")),
    dealings,
    signatories: signatoriesOf(example.fact("signed by")),
    overruled: example.fact("set aside"),
    today: dayOfWords(example.fact("decided")),
  });
}

/** What an example states beyond outcome and provision. */
export function checkExample(example: Example, outcome: Outcome): void {
  const afterwards = example.fact("title afterwards");
  if (afterwards !== "") {
    const words = outcome.next.map((body) => (body === "0x" ? "closed" : wordsOfTitle(titleOf(body))));
    expect(words.join(" | ")).to.equal(afterwards);
    expect(outcome.next.map(wordsOfBody).join(" | ")).to.equal(afterwards);
  }
  const governing = example.fact("governing law");
  if (governing !== "") expect(outcome.applicableDate).to.equal(dayOfWords(governing));
  const payable = example.fact("payable");
  if (payable !== "") expect(outcome.assessed).to.equal(moneyOf(payable).amount);
  const act = example.fact("further act");
  if (act !== "") expect(BigInt(outcome.referral)).to.equal(FURTHER_ACTS[act]);
}

const wordsOfBody = (body: string): string => (body === "0x" ? "closed" : wordsOfTitle(titleOf(body)));

/** A title of its body in hexadecimal. */
export const titleOf = (body: string): Title => decodeTitle(bytesFromHex(body));

/** What holds after whatever is granted, where the dealing makes, moves and ends no land. */
export function checkLandUnchanged(call: RulesetCall, outcome: Outcome): void {
  if (outcome.refusal !== "") return;
  expect(outcome.standing, "whoever is granted something has standing").to.equal(true);
  expect(outcome.applicableDate).to.be.at.most(call.circumstances.today);
  outcome.next.forEach((body, index) => {
    const before = call.bodies[index] ?? new Uint8Array();
    if (body === "0x") return expect(before.length, "no title vanishes").to.equal(0);
    checkTitle(titleOf(body), call.circumstances.today);
    if (before.length === 0) return;
    const { tenure, termEnds, denominator, spatialUnits } = decodeTitle(before);
    expect(titleOf(body), "a dealing changes no land").to.deep.include({
      tenure,
      termEnds,
      denominator,
      spatialUnits,
    });
  });
}

/** What every title is like that a grant leaves. [art_3__para_1] [art_3__para_2] [art_17__para_2] */
export function checkTitle({ shares, denominator, rrrs }: Title, today: number): void {
  const numerators = shares.map(({ numerator }) => numerator);
  expect(numerators, "each share has a part").to.not.include(0);
  expect(new Set(shares.map(({ owner }) => owner)).size, "each owner has one share").to.equal(shares.length);
  expect(numerators.reduce((sum, numerator) => sum + numerator, 0)).to.equal(denominator);
  const ranks = rrrs.filter(({ kind }) => kind === "mortgage").map(({ rank }) => rank);
  expect([...ranks].sort((a, b) => a - b)).to.deep.equal(ranks.map((_, index) => index + 1));
  // A mortgage does not lapse at the end of its term. [art_44__para_5]
  const lapsed = rrrs.filter(({ kind, until }) => kind !== "mortgage" && until !== 0 && until < today);
  expect(lapsed, "what has lapsed is struck out").to.deep.equal([]);
}
