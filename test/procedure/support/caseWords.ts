import type { Hex } from "../../../sdk/bytes.ts";
import { isoDateOf } from "../../../sdk/law/dates.ts";
import type { Case } from "../../../sdk/procedure/case.ts";
import type { Stage } from "../../../sdk/procedure/codes.ts";
import { NO_REASONS } from "../../../sdk/procedure/steps.ts";
import { clausesOf, dayOfWords, fail, nameOf, personOf } from "../../land/support/words.ts";

/** What the cases of the examples are about. */
export const CONTESTED = {
  register: `0x${"22".repeat(20)}`,
  contested: `0x${"33".repeat(31)}00`,
  eId: "art_11__para_2",
  remedyDays: 28,
  entries: [`0x${"44".repeat(32)}`],
} as const satisfies Partial<Case>;

/** The instance in which a case of a stage is, unless an example says another. */
const USUAL_INSTANCE: Readonly<Record<Stage, number>> = {
  decided: 0,
  "under review": 1,
  upheld: 1,
  "before court": 2,
  "set aside": 1,
  final: 1,
  withdrawn: 1,
};

const GRANT: Case = {
  ...CONTESTED,
  stage: "decided",
  instance: 0,
  pending: false,
  ordered: false,
  since: 0,
  decidedOn: 0,
  servedOn: 0,
  heardOn: 0,
  remedyDays: 0,
  objector: `0x${"00".repeat(16)}`,
  eId: "",
  reasons: NO_REASONS,
  participants: [],
};

type Clause = readonly [pattern: RegExp, read: (before: Case, ...words: string[]) => Partial<Case>];

const at = (stage: Stage, since: string | undefined): Partial<Case> => ({
  stage,
  instance: USUAL_INSTANCE[stage],
  since: since === undefined ? 0 : dayOfWords(since),
});

const CLAUSES: readonly Clause[] = [
  [
    /^refusal to (\w+)$/,
    (_, name = "") => ({
      objector: personOf(name),
      eId: CONTESTED.eId,
      remedyDays: CONTESTED.remedyDays,
    }),
  ],
  [/^grant contested by (\w+)$/, (_, name = "") => ({ objector: personOf(name) })],
  [/^period of (\d+) days$/, (_, days) => ({ remedyDays: Number(days) })],
  [/^(under review|before court) since (.+)$/, (_, stage, since) => at(stage as Stage, since)],
  [/^(upheld|set aside|final|withdrawn)$/, (_, stage) => at(stage as Stage, undefined)],
  [/^instance (\d+)$/, (_, instance) => ({ instance: Number(instance) })],
  [
    /^instance (\d+) since (.+)$/,
    (_, instance, since = "") => ({ instance: Number(instance), since: dayOfWords(since) }),
  ],
  [/^decision of (.+)$/, (_, day = "") => ({ decidedOn: dayOfWords(day) })],
  [/^served on (.+)$/, (_, day = "") => ({ servedOn: dayOfWords(day) })],
  [/^heard on (.+)$/, (_, day = "") => ({ heardOn: dayOfWords(day) })],
  [/^pending$/, () => ({ pending: true })],
  [/^pending by order$/, () => ({ pending: true, ordered: true })],
  [
    /^(\w+) took part(?: in instance (\d+))?$/,
    ({ participants }, name = "", instance = "0") => ({
      participants: [...participants, { person: personOf(name), instance: Number(instance) }],
    }),
  ],
];

/**
 * A case in words; undefined: there is none yet.
 *
 * @example
 * caseOf("refusal to Alice; under review since 1 March 2016; decision of 1 February 2016; pending; Vera took part");
 */
export function caseOf(words: string): Case | undefined {
  if (words === "none") return undefined;
  return clausesOf(words).reduce<Case>((before, clause) => {
    for (const [pattern, read] of CLAUSES) {
      const match = pattern.exec(clause);
      if (match) return { ...before, ...read(before, ...match.slice(1)) };
    }
    return fail(clause);
  }, GRANT);
}

/** The same words, of a case. */
export function wordsOfCase(one: Case): string {
  const { stage, instance, decidedOn, servedOn, heardOn, pending, ordered, participants } = one;
  return [
    ...wordsOfOrigin(one),
    ...wordsOfStage(one),
    ...(instance === USUAL_INSTANCE[stage] ? [] : [`instance ${instance}`]),
    ...wordsOfDay("decision of", decidedOn),
    ...wordsOfDay("served on", servedOn),
    ...wordsOfDay("heard on", heardOn),
    ...(pending ? [`pending${ordered ? " by order" : ""}`] : []),
    ...participants.map(({ person, instance: within }) => wordsOfParticipant(person, within)),
  ].join("; ");
}

function wordsOfOrigin({ eId, objector, remedyDays }: Case): string[] {
  if (eId === "") return [`grant contested by ${nameOf(objector)}`];
  const usual = remedyDays === CONTESTED.remedyDays;
  return [`refusal to ${nameOf(objector)}`, ...(usual ? [] : [`period of ${remedyDays} days`])];
}

function wordsOfStage({ stage, since }: Case): string[] {
  if (stage === "decided") return [];
  return stage === "under review" || stage === "before court" ? wordsOfDay(`${stage} since`, since) : [stage];
}

function wordsOfParticipant(person: Hex, instance: number): string {
  return `${nameOf(person)} took part${instance === 0 ? "" : ` in instance ${instance}`}`;
}

/** Nothing for a day that has not come. */
function wordsOfDay(before: string, day: number): string[] {
  if (day === 0) return [];
  const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
  return [`${before} ${format.format(new Date(isoDateOf(day)))}`];
}
