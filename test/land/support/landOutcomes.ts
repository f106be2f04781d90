import { expect } from "chai";
import { type Dealing, decodeDealings } from "../../../sdk/land/dealings.ts";
import { decodeTitle, encodeTitle, type Title } from "../../../sdk/land/title.ts";
import { hexFromBytes } from "../../../sdk/bytes.ts";
import type { Outcome, RulesetCall } from "../../behaviours/ruleset.ts";
import { checkLandUnchanged, checkTitle, titleOf } from "./landParts.ts";
import { afterMortgageChange, type MortgageChange } from "./mortgageChangeModel.ts";
import { afterRectification, type RectificationDealing } from "./rectificationModel.ts";

type Check = (call: RulesetCall, outcome: Outcome) => void;

/** What lapses at the end of its last day. */
const LAPSING = ["caveat", "priority notice", "pre-emption", "lease", "usufruct"];

/** Article 17(2). */
function withoutLapsed(title: Title, today: number): Title {
  return {
    ...title,
    rrrs: title.rrrs.filter(({ kind, until }) => !LAPSING.includes(kind) || until >= today),
  };
}

/** A grant changes titles as a model of the dealings says, and in nothing else. */
function checkModel(model: (title: Title, dealing: Dealing) => Title): Check {
  return (call, outcome) => {
    if (outcome.refusal !== "") return;
    const { begin, end, today } = call.circumstances;
    const titles = call.bodies.map((body) => (body.length === 0 ? undefined : decodeTitle(body)));
    for (const dealing of decodeDealings(call.application.slice(begin, end))) {
      const title = titles[dealing.subject];
      if (title) titles[dealing.subject] = model(title, dealing);
    }
    const expected = titles.map((title) => title && withoutLapsed(title, today));
    outcome.next.forEach((body, index) => {
      const title = expected[index];
      expect(body).to.equal(title ? hexFromBytes(encodeTitle(title)) : "0x");
      if (title) checkTitle(titleOf(body), today);
    });
  };
}

/** What the compensations of an application add up to. [art_72__para_5] */
function checkCompensation(call: RulesetCall, outcome: Outcome): void {
  const { begin, end } = call.circumstances;
  const amounts = decodeDealings(call.application.slice(begin, end)).map((dealing) =>
    dealing.kind === "compensation" ? dealing.amount : 0n,
  );
  const due = outcome.refusal === "" ? amounts.reduce((sum, amount) => sum + amount, 0n) : 0n;
  expect(outcome.assessed).to.equal(due);
}

const mortgageChanges = checkModel((title, dealing) => afterMortgageChange(title, dealing as MortgageChange));
const rectifications = checkModel((title, dealing) =>
  afterRectification(title, dealing as RectificationDealing),
);

const CHECKS: Readonly<Record<string, Check>> = {
  LandRegistrationActPart8: (call, outcome) => {
    checkLandUnchanged(call, outcome);
    mortgageChanges(call, outcome);
  },
  LandRegistrationActPart11: (call, outcome) => {
    rectifications(call, outcome);
    checkCompensation(call, outcome);
  },
};

/** What holds after whatever a part of the act decides. */
export const outcomeCheckOf = (contract: string): Check => CHECKS[contract] ?? checkLandUnchanged;
