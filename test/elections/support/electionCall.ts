import type { Hex } from "../../../sdk/bytes.ts";
import { type District, encodeDistrict } from "../../../sdk/elections/district.ts";
import { encodeElection } from "../../../sdk/elections/election.ts";
import { encodeObjection } from "../../../sdk/elections/objection.ts";
import { type ElectionStep, encodeElectionSteps } from "../../../sdk/elections/steps.ts";
import { encodeApplication, layoutOf, sortSignatories } from "../../../sdk/law/application.ts";
import type { Example } from "../../behaviours/examples.ts";
import type { RulesetCall } from "../../behaviours/ruleset.ts";
import type { AssuredSignatory } from "../../land/support/landCase.ts";
import { signatoriesOf } from "../../land/support/words.ts";
import { districtOf, electionOf, instantOf, objectionOf, type ToldElection } from "./entryWords.ts";
import { electionStepsOf } from "./electionStepWords.ts";

const NOTHING: Hex = `0x${"00".repeat(32)}`;
const entryAt = (index: number): Hex => `0xc0${index.toString(16).padStart(62, "0")}`;

/** The facts of an election in one word, see `ElectionFact`. */
export function factsWord(election: ToldElection | undefined, instant: bigint): bigint {
  const { opens, closes, pollingDay, paused, hasKey, republished } = election ?? NONE;
  const flags = (paused ? 1n << 55n : 0n) | (hasKey ? 1n << 54n : 0n) | (BigInt(republished) << 22n);
  return (instant << 200n) | (opens << 144n) | (closes << 88n) | (BigInt(pollingDay) << 56n) | flags;
}

const NONE = { opens: 0n, closes: 0n, pollingDay: 0, paused: false, hasKey: false, republished: 0 } as const;

/** The steps of an example. */
export function stepsIn(example: Example): ElectionStep[] {
  return electionStepsOf(example.fact("steps"), districtIn(example));
}

/** An example as the register of elections would put it before the law. */
export function electionCall(example: Example, steps: readonly ElectionStep[]): RulesetCall {
  const other = example.fact("other");
  const election = electionOf(example.fact("election"));
  const entries = [example.fact("entry"), ...(other === "" ? [] : [other])];
  const unsorted = signatoriesOf(example.fact("signed by"));
  const signatories = sortSignatories(unsorted) as AssuredSignatory[];
  const instant = instantOf(example.fact("decided"));
  const application = encodeApplication({
    entries: entries.map((_, index) => entryAt(index)),
    signatories,
    declarations: [],
    dealings: encodeElectionSteps(steps),
    applicant: unsorted[0]?.person ?? "0x",
    deadline: 20_000,
  });
  return {
    bodies: entries.map((words) => bodyOf(words, election)),
    application,
    circumstances: {
      statuses: new Uint8Array(16),
      assurances: Uint8Array.from({ length: 16 }, (_, index) => signatories[index]?.assurance ?? 0),
      begin: layoutOf(application).dealingsAt,
      end: application.length,
      today: Number(instant / 86_400n),
      overruled: NOTHING,
      workingDays: factsWord(election, instant),
    },
  };
}

function districtIn(example: Example): District | undefined {
  const words = [example.fact("entry"), example.fact("other")].find((entry) => entry.startsWith("district"));
  return words === undefined ? undefined : districtOf(words);
}

function bodyOf(words: string, election: ToldElection | undefined): Uint8Array {
  if (words === "none") return new Uint8Array();
  if (words === "election") return election === undefined ? new Uint8Array() : encodeElection(election);
  if (words.startsWith("district")) return encodeDistrict(districtOf(words));
  return encodeObjection(objectionOf(words, entryAt(1)));
}
