import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { explainError } from "../../sdk/errors.ts";
import { findElement, parseFigure, parseStatute } from "../../sdk/statute/index.ts";
import { type Account, foundRepublic, GENEROUS, goTo, type Republic } from "../support/republic.ts";
import { type Example, readExamples } from "./examples.ts";

/** What somebody does, as an example tells it: "1 March 2016 at 23:30: the legislature enacts law A". */
export interface Step {
  /** Unix seconds; at noon in UTC, where the example states no time. */
  readonly at: number;
  readonly who: string;
  readonly does: string;
}

/** The call by which it is done. */
export interface Deed {
  readonly to: string;
  readonly data: string;
}

/** An act that contracts execute themselves, without a ruleset, and how its examples are told. */
export interface ToldAct {
  /** File of the version. `examples.csv` is expected beside it. */
  readonly statute: string;
  /** The errors that refuse by a provision. */
  readonly refusals: Readonly<Record<string, readonly string[]>>;
  /** Those with which somebody who may not do it at all is turned away. */
  readonly inadmissible: readonly string[];
  /** Begins the steps of an example. */
  readonly begin: (republic: Republic) => Promise<Teller>;
}

/** Turns the steps of one example into calls. */
export interface Teller {
  readonly accountOf: (who: string) => Promise<Account>;
  readonly deedOf: (step: Step) => Promise<Deed>;
  /** What holds after the last step, in words; compared with the example's column `result`. */
  readonly resultOf: (step: Step) => Promise<string>;
}

/** When every example begins: the acts are in force. Whatever is announced takes place ten days later, at the earliest. */
const BEGIN = "2016-01-04T09:00:00Z";

/** So long before it is done, what the legislature announced can be done. */
const TO_SPARE = 3600;

/** What holds for an act whose provisions are executed by registers: its examples come out as stated on the republic as it is deployed. */
export function shouldDecideAsTold(act: ToldAct): void {
  const statute = parseStatute(readFileSync(act.statute, "utf8"), act.statute);
  let republic: Republic;
  let begun: { restore(): Promise<void> };

  before(async () => {
    republic = await foundRepublic();
    await goTo(republic, BEGIN);
    begun = await republic.connection.networkHelpers.takeSnapshot();
  });

  afterEach(() => begun.restore());

  for (const example of readExamples(path.join(path.dirname(act.statute), "examples.csv"))) {
    const { provision, outcome, line } = example;
    it(`[${provision}] ${outcome}, line ${line}: ${example.example}`, async () => {
      expect(findElement(statute, provision), provision).to.not.equal(undefined);
      const teller = await act.begin(republic);
      const steps = stepsOf(`${example.fact("before")}; ${example.fact("asked")}`);
      const asked = steps.at(-1);
      if (!asked) throw new Error(`line ${line} asks for nothing`);
      for (const step of steps)
        if (isAnnounced(step)) await announce(republic, await teller.deedOf(step), step);
      for (const step of steps.slice(0, -1))
        expect(await errorOf(republic, teller, step), step.does).to.equal("");
      await expectOutcome(act, example, await errorOf(republic, teller, asked));
      if (outcome === "granted") expect(await teller.resultOf(asked)).to.equal(example.fact("result"));
    });
  }
}

async function expectOutcome(act: ToldAct, { provision, outcome }: Example, error: string): Promise<void> {
  if (outcome === "granted") return void expect(error).to.equal("");
  const expected = outcome === "refused" ? (act.refusals[provision] ?? []) : act.inadmissible;
  expect(error).to.be.oneOf([...expected]);
}

/** Steps between semicolons. */
function stepsOf(words: string): Step[] {
  return words.split("; ").flatMap((step) => (step === "" ? [] : [stepOf(step)]));
}

const STEP =
  /^(\d+ \w+ \d{4})(?: at (\d\d:\d\d))?: (the legislature|the constitutional court|the civil registrar|the land registrar|the founder|anyone|[A-Z]\w+) (.+)$/;

function stepOf(words: string): Step {
  const [, date = "", time = "12:00", who = "", does = ""] = STEP.exec(words) ?? [];
  const day = parseFigure(date);
  if (day?.kind !== "date") throw new Error(`"${words}" is no step: a date, who, and what they do`);
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return { at: Number(day.days) * 86_400 + hours * 3600 + minutes * 60, who, does };
}

/** The legislature announces what it does through the Gazette; asking is no power, and needs no announcement. */
function isAnnounced({ who, does }: Step): boolean {
  return (
    who === "the legislature" &&
    /^(?:enacts|publishes|proclaims|corrects) /.test(does) &&
    !does.endsWith(" unannounced")
  );
}

async function announce({ offices, officers }: Republic, { to, data }: Deed, { at }: Step): Promise<void> {
  await offices.connect(officers.legislature).schedule(to, data, at - TO_SPARE, GENEROUS);
}

/** Name of the error with which a step fails; empty, where it is done. */
async function errorOf(republic: Republic, teller: Teller, step: Step): Promise<string> {
  const account = await teller.accountOf(step.who);
  await goTo(republic, step.at);
  const deed = await teller.deedOf(step);
  try {
    await account.sendTransaction({ ...deed, ...GENEROUS });
    return "";
  } catch (error) {
    const explained = explainError(error);
    if (!explained) throw error;
    return explained.name;
  }
}
