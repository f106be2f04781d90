import type { Hex } from "../../../sdk/bytes.ts";
import { compareHex } from "../../../sdk/bytes.ts";
import {
  type ContestForm,
  DISTRICT_STAGES,
  type District,
  type DistrictStage,
  type ElectionContest,
  NO_QUESTION,
} from "../../../sdk/elections/district.ts";
import type { Election } from "../../../sdk/elections/election.ts";
import type { Objection, ObjectionOutcome } from "../../../sdk/elections/objection.ts";
import { clausesOf, dayOfWords, fail, personOf } from "../../land/support/words.ts";

/** First second of a day in the examples, whose clocks are those of UTC. */
export const startOf = (day: number): bigint => BigInt(day) * 86_400n;

/** "5 May 2016 at 21:59:59", or a day, which is its noon. */
export function instantOf(words: string): bigint {
  const [day = "", time = "12:00"] = words.split(" at ");
  const [hours = 0, minutes = 0, seconds = 0] = time.split(":").map(Number);
  return startOf(dayOfWords(day)) + BigInt(hours * 3600 + minutes * 60 + seconds);
}

/** The names between "and". */
export const namesOf = (words = ""): string[] => (words === "" ? [] : words.split(" and "));

const ascending = (names: readonly string[]): Hex[] => names.map(personOf).sort(compareHex);

/** An election, whether its trustees have made the key, and when the roll objected to was published again. */
export interface ToldElection extends Election {
  readonly hasKey: boolean;
  readonly republished: number;
}

const HOUR = 3600n;

/**
 * "5 May 2016; trustees Tess and Tom and Tina of whom 2 decrypt; paused; key; roll again 18 April 2016"; none: it has not been
 * called.
 */
export function electionOf(words: string): ToldElection | undefined {
  if (words === "none") return undefined;
  const [day = "", ...clauses] = clausesOf(words);
  const pollingDay = dayOfWords(day);
  const called: ToldElection = {
    pollingDay,
    opens: startOf(pollingDay) + 7n * HOUR,
    closes: startOf(pollingDay) + 22n * HOUR,
    paused: false,
    postponements: 0,
    threshold: 0,
    attempts: 0,
    period: 0,
    trustees: [],
    hasKey: false,
    republished: 0,
  };
  return clauses.reduce<ToldElection>((before, clause) => ({ ...before, ...partOf(clause) }), called);
}

function partOf(clause: string): Partial<ToldElection> {
  const [, trustees, threshold] = /^trustees (.+) of whom (\d+) decrypt$/.exec(clause) ?? [];
  if (trustees !== undefined) {
    const ceremony = { attempts: 3, period: 2 * 86_400 };
    return { trustees: namesOf(trustees).map(personOf), threshold: Number(threshold), ...ceremony };
  }
  const [, times] = /^postponed (\d+)$/.exec(clause) ?? [];
  if (times !== undefined) return { postponements: Number(times) };
  const [, closes] = /^closes (.+)$/.exec(clause) ?? [];
  if (closes !== undefined) return { closes: instantOf(closes) };
  const [, republished] = /^roll again (.+)$/.exec(clause) ?? [];
  if (republished !== undefined) return { republished: dayOfWords(republished) };
  if (clause === "paused") return { paused: true };
  return clause === "key" ? { hasKey: true } : fail(clause);
}

const CONTEST =
  /^contest (one|approval|exactly|at most|question), (\d+) seats?(, blank)?(?:, of ((?:\w+ and )*\w+))?(?:, (\w+) elected)?$/;

const EMPTY: District = {
  stage: "called",
  anonymous: false,
  root: `0x${"00".repeat(32)}`,
  voters: 0,
  turnout: 0,
  publisher: `0x${"00".repeat(16)}`,
  republished: 0,
  ended: 0,
  contests: [],
};

/** Root of the rolls of the examples, and hash of what is asked in them. */
export const [ROOT, QUESTION]: readonly [Hex, Hex] = [`0x${"77".repeat(32)}`, `0x${"99".repeat(32)}`];

/** "district; roll of 1000 by Cora; contest one, 1 seat, of Ada and Bob; frozen". */
export function districtOf(words: string): District {
  const [first, ...clauses] = clausesOf(words);
  if (first !== "district") return fail(words);
  return clauses.reduce<District>(
    (before, clause) => ({ ...before, ...districtPart(before, clause) }),
    EMPTY,
  );
}

function districtPart({ contests }: District, clause: string): Partial<District> {
  const [, voters, by] = /^roll of (\d+) by (\w+)$/.exec(clause) ?? [];
  if (by !== undefined) return { root: ROOT, voters: Number(voters), publisher: personOf(by) };
  const [, setAside] = /^roll of (\w+) set aside$/.exec(clause) ?? [];
  if (setAside !== undefined) return { publisher: personOf(setAside) };
  const [, again] = /^published again (.+)$/.exec(clause) ?? [];
  if (again !== undefined) return { republished: dayOfWords(again) };
  const [, stage, ended] = /^(annulled|vacant) (.+)$/.exec(clause) ?? [];
  if (ended !== undefined) return { stage: stage as DistrictStage, ended: dayOfWords(ended) };
  const [, turnout] = /^turnout (\d+)$/.exec(clause) ?? [];
  if (turnout !== undefined) return { turnout: Number(turnout) };
  if ((DISTRICT_STAGES as readonly string[]).includes(clause)) return { stage: clause as DistrictStage };
  return { contests: [...contests, contestOf(clause)] };
}

function contestOf(clause: string): ElectionContest {
  const [, form, seats, blank, names, elected] = CONTEST.exec(clause) ?? fail(clause);
  const candidates = ascending(namesOf(names));
  return {
    form: form as ContestForm,
    seats: Number(seats),
    blank: blank !== undefined,
    candidates,
    elected: elected === undefined ? 0 : 1 << candidates.indexOf(personOf(elected)),
    question: form === "question" ? QUESTION : NO_QUESTION,
  };
}

/** "objection to the roll by Olga; dismissed", about the district given. */
export function objectionOf(words: string, district: Hex): Objection {
  const [first = "", ...clauses] = clausesOf(words);
  const [, about, by = ""] = /^objection to the (roll|result) by (\w+)$/.exec(first) ?? fail(first);
  const outcome = clauses.find((clause) => clause === "upheld" || clause === "dismissed");
  return {
    about: about as Objection["about"],
    outcome: (outcome ?? "undecided") as ObjectionOutcome,
    district: clauses.includes("of another district") ? `0x${"ee".repeat(32)}` : district,
    objector: personOf(by),
    reasons: `0x${"55".repeat(32)}`,
  };
}
