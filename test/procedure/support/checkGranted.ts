import { expect } from "chai";
import { bytesFromHex, type Hex } from "../../../sdk/bytes.ts";
import { type Application, decodeApplication } from "../../../sdk/law/application.ts";
import { type Case, decodeCase, encodeCase, type Participant } from "../../../sdk/procedure/case.ts";
import { decodeSteps, NO_REASONS, type Step } from "../../../sdk/procedure/steps.ts";
import type { Outcome, RulesetCall } from "../../behaviours/ruleset.ts";
import { courseAfter, courseOf, hasEnded, type Course } from "./courseOfCase.ts";

const COSTS = 154_00n;

/** The case that a body holds, of which not a byte is lost. */
export function caseIn(body: string): Case {
  const bytes = bytesFromHex(body);
  const one = decodeCase(bytes);
  expect(encodeCase(one), "a body in its one form").to.deep.equal(bytes);
  return one;
}

/** What holds after whatever is granted. */
export function checkGranted(
  { bodies, application: bytes, circumstances }: RulesetCall,
  outcome: Outcome,
): void {
  if (outcome.refusal !== "" || !outcome.standing) return;
  const application = decodeApplication(bytes);
  const steps = decodeSteps(application.dealings);
  expect(outcome.applicableDate, "[art_3__para_3]").to.equal(circumstances.today);
  const upheld = steps.filter((step) => step.kind === "judgment" && step.outcome === "upheld").length;
  expect(outcome.assessed, "[art_16__para_5]").to.equal(BigInt(upheld) * COSTS);
  expect(outcome.next.length, "each case has a body").to.equal(bodies.length);
  bodies.forEach((body, subject) => {
    const before = body.length === 0 ? undefined : decodeCase(body);
    const after = caseIn(outcome.next[subject] ?? "0x");
    const taken = steps.filter((step) => step.subject === subject);
    checkCourse(before, after, taken);
    expect(identityOf(after), "what a case is about").to.deep.equal(
      before ? identityOf(before) : taken.map((step) => openedBy(step, application)).find(Boolean),
    );
    checkDates(after, circumstances.today);
    checkParticipants(before, after, application);
    checkOfficers(after, application, taken);
    const reasons = taken.map((step) => step.reasons).findLast((given) => given !== NO_REASONS);
    expect(after.reasons, "the latest reasons").to.equal(reasons ?? before?.reasons ?? NO_REASONS);
  });
}

/** The case goes the way of the act; once ended, none. */
function checkCourse(before: Case | undefined, after: Case, steps: readonly Step[]): void {
  const kind = steps[0]?.kind;
  const goesOn =
    kind !== undefined && ["reinstatement", "correction", "transfer", "reopening"].includes(kind);
  expect(before && hasEnded(before) && !goesOn, "[art_17__para_1] what has ended stays so").to.not.equal(
    true,
  );
  const expected = steps.reduce<Course | undefined>(courseAfter, courseOf(before));
  expect(courseOf(after), "[art_9] [art_15] [art_17]").to.deep.equal(expected);
}

/** What never changes in a case. */
type Identity = Pick<Case, "objector" | "register" | "contested" | "eId" | "remedyDays" | "entries">;

function identityOf({ objector, register, contested, eId, remedyDays, entries }: Case): Identity {
  return { objector, register, contested, eId, remedyDays, entries };
}

/** [art_2__point_c] What a case is about that a step opens; nothing of any other step. */
function openedBy(step: Step, { applicant }: Application): Identity | undefined {
  if (step.kind === "grant") {
    const { register, commitment, entry } = step;
    const contested: Hex = `${commitment}00`;
    return { objector: applicant, register, contested, eId: "", remedyDays: 0, entries: [entry] };
  }
  if (step.kind !== "refusal") return undefined;
  const { register, digest, eId, remedyDays } = step;
  const refused = decodeApplication(step.application);
  const { entries } = refused;
  const own = refused.signatories.some(
    ({ person, capacity }) => person === applicant && capacity === "own behalf",
  );
  return {
    objector: own ? applicant : refused.applicant,
    register,
    contested: digest,
    eId,
    remedyDays,
    entries,
  };
}

/** Nothing has happened that is yet to come. */
function checkDates(after: Case, today: number): void {
  const { since, servedOn, heardOn } = after;
  expect(Math.max(since, servedOn, heardOn), "[art_8__para_2]").to.be.at.most(today);
}

/** Nobody is forgotten, every officer who signs is noted, and nobody else but who signed what was refused. */
function checkParticipants(before: Case | undefined, after: Case, { signatories }: Application): void {
  const earlier = before?.participants ?? [];
  expect(after.participants.slice(0, earlier.length), "[art_2__point_e]").to.deep.equal(earlier);
  const officers = signatories.filter(({ capacity }) =>
    ["registrar", "reviewer", "judge"].includes(capacity),
  );
  for (const { person } of officers) {
    expect(
      after.participants.map((one) => one.person),
      "[art_2__point_e]",
    ).to.include(person);
  }
  expect(
    new Set(after.participants.slice(earlier.length).map(nameOf)).size,
    "nobody is noted twice",
  ).to.equal(after.participants.length - earlier.length);
  if (before === undefined) return;
  const added = after.participants.slice(earlier.length).map(({ person }) => person);
  expect(officers.map(({ person }) => person)).to.include.members(added);
}

/** Nobody hears, reviews or judges their own case, or what they had a part in before. */
function checkOfficers(after: Case, { signatories }: Application, steps: readonly Step[]): void {
  const kinds = ["hearing", "review", "interim measure", "judgment", "correction"];
  if (!steps.some(({ kind }) => kinds.includes(kind))) return;
  for (const { person, capacity } of signatories) {
    if (capacity !== "reviewer" && capacity !== "judge") continue;
    expect(person, "[art_5__para_1] not the objector").to.not.equal(after.objector);
    const parts = after.participants.filter((one) => one.person === person);
    expect(new Set(parts.map(({ instance }) => instance)).size, "[art_5__para_1] one instance each").to.equal(
      1,
    );
  }
  const judges = signatories.filter(({ capacity }) => capacity === "judge").length;
  if (steps.some(({ kind }) => kind === "judgment")) expect(judges, "[art_16__para_1]").to.be.at.least(3);
}

const nameOf = ({ person, instance }: Participant): string => `${person} ${instance}`;
