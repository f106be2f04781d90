import { expect } from "chai";
import type { Hex } from "../../../sdk/bytes.ts";
import { decodeDealings, type Dealing } from "../../../sdk/land/dealings.ts";
import { decodeTitle, type Title } from "../../../sdk/land/title.ts";
import { decodeApplication } from "../../../sdk/law/application.ts";
import type { Outcome, RulesetCall } from "../../behaviours/ruleset.ts";
import { checkTitle, titleOf } from "./landParts.ts";

/** What holds after whatever Part 7 grants. */
export function checkPassed({ application, bodies, circumstances }: RulesetCall, outcome: Outcome): void {
  const dealings = decodeDealings(decodeApplication(application).dealings);
  if (outcome.refusal !== "") return;
  expect(outcome.standing, "whoever is granted something has standing").to.equal(true);
  const owed = dealings.map((dealing) =>
    dealing.kind === "compulsory purchase" ? dealing.compensation : 0n,
  );
  expect(outcome.assessed, "[art_38__para_5]").to.equal(owed.reduce((sum, one) => sum + one, 0n));
  outcome.next.forEach((body, index) => {
    const [before, after] = [decodeTitle(bodies[index] ?? new Uint8Array()), titleOf(body)];
    checkTitle(after, circumstances.today);
    const { tenure, termEnds, spatialUnits } = before;
    expect(after, "a passing changes no land").to.deep.include({ tenure, termEnds, spatialUnits });
    checkBystanders(
      before,
      after,
      dealings.filter(({ subject }) => subject === index),
    );
    if (dealings.some((dealing) => isOfTitle(dealing) && dealing.subject === index)) return;
    expect(mortgagesOf(after), "[art_33__para_10]").to.deep.equal(mortgagesOf(before));
  });
}

const mortgagesOf = ({ rrrs }: Title) => rrrs.filter(({ kind }) => kind === "mortgage");

const isOfTitle = ({ kind }: Dealing): boolean => kind === "auction" || kind === "compulsory purchase";

/** Who is not named and survives nobody has the same fraction of the title as before. */
function checkBystanders(before: Title, after: Title, dealings: readonly Dealing[]): void {
  if (dealings.some((dealing) => isOfTitle(dealing) || dealing.kind === "survivorship")) return;
  const named = new Set(dealings.flatMap((dealing) => Object.values(dealing) as unknown[]));
  for (const { owner } of before.shares.filter(({ owner }) => !named.has(owner))) {
    expect(partsOf(before, owner) * BigInt(after.denominator), owner).to.equal(
      partsOf(after, owner) * BigInt(before.denominator),
    );
  }
}

const partsOf = ({ shares }: Title, person: Hex): bigint =>
  BigInt(shares.find(({ owner }) => owner === person)?.numerator ?? 0);
