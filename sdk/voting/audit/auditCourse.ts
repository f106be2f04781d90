import type { AuditedConditions, AuditedEvent } from "./boxEvents.ts";

/** What is done once the count is permitted, in words. */
const COUNTING = new Map([
  ["Totalled", "added up"],
  ["Decrypted", "decrypted"],
  ["Counted", "counted"],
]);

/** How far a poll has got in the logs. */
interface Course {
  closes: bigint;
  permitted: boolean;
  annulled: boolean;
}

/**
 * Verifies in which order a poll was closed, permitted to be counted, added up, decrypted and counted.
 *
 * @param findings what is out of its order is added to them
 * @returns whether the poll was annulled
 */
export function auditCourse(
  { election, contests }: AuditedConditions,
  events: readonly AuditedEvent[],
  findings: string[],
): boolean {
  const course: Course = { closes: 0n, permitted: false, annulled: false };
  for (const event of events) {
    const { name, args, time } = event;
    if (name === "Scheduled" && args[0] === election) [, course.closes] = args[1] as [bigint, bigint];
    if (name === "TallyPermitted") findings.push(...againstPermission(course, time));
    if (name === "TallyPermitted") course.permitted = true;
    if (name === "Annulled") course.annulled = true;
    const done = COUNTING.get(name);
    if (done !== undefined) findings.push(...againstCounting(course, nameOf(event, done)));
    if (done !== undefined && name !== "Totalled" && args[1] >= contests.length)
      findings.push(`contest ${args[1]}: there is none`);
  }
  return course.annulled;
}

function againstPermission({ closes, permitted, annulled }: Course, time: number): string[] {
  if (annulled) return ["the count was permitted of an annulled poll"];
  if (permitted) return ["the count was permitted twice"];
  return closes === 0n || BigInt(time) < closes ? ["the count was permitted before the poll closed"] : [];
}

function againstCounting({ permitted, annulled }: Course, what: string): string[] {
  if (annulled) return [`${what} after the annulment`];
  return permitted ? [] : [`${what} without a permission before it`];
}

/** What was done, and by which trustee. */
function nameOf({ name, args }: AuditedEvent, done: string): string {
  if (name === "Totalled") return done;
  return `contest ${args[1]}: ${done}${name === "Decrypted" ? ` by ${args[2]}` : ""}`;
}
