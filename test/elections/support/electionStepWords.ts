import { bn254_Fr } from "@noble/curves/bn254.js";
import { toBeHex } from "ethers";
import type { Hex } from "../../../sdk/bytes.ts";
import { optionsOf, packCounts } from "../../../sdk/elections/ballotPaper.ts";
import { CONTEST_FORMS, type District } from "../../../sdk/elections/district.ts";
import type { ElectionStep, ElectionStepTerms } from "../../../sdk/elections/steps.ts";
import { clausesOf, dayOfWords, fail, personOf } from "../../land/support/words.ts";
import { instantOf, namesOf, QUESTION, ROOT, startOf } from "./entryWords.ts";

/** Of the curve in whose circuit voters prove that they are on a roll. */
const BN254_ORDER = bn254_Fr.ORDER;
const NOTHING: Hex = `0x${"00".repeat(32)}`;
const REASONS: Hex = `0x${"66".repeat(32)}`;
/** What names the district of the examples. */
const NAMED = { election: `0x80${"12".repeat(31)}`, number: 7 } as const;

type Reader = (district: District | undefined, ...words: string[]) => ElectionStepTerms[];

const one = (terms: ElectionStepTerms): ElectionStepTerms[] => [terms];
const why = (without: string | undefined): { reasons: Hex } => ({
  reasons: without === undefined ? REASONS : NOTHING,
});
const WITHOUT = "( without reasons)?";
const trusteeOf = (name: string): ElectionStepTerms => ({
  kind: "trustee",
  person: personOf(name),
  account: `0x${"a1".repeat(20)}`,
});
const dayAt = (day: string) => ({ pollingDay: dayOfWords(day), beginsAt: startOf(dayOfWords(day)) });

const READERS: Readonly<Record<string, Reader>> = {
  "calling for (.+)": (_, day = "") => one({ kind: "calling", ...dayAt(day) }),
  district: () => one({ kind: "district", ...NAMED }),
  "contest (.+), (\\d+) seats?(, blank)?(, asking)?": (_, form = "", seats, blank, asking) =>
    one({
      kind: "contest",
      ...NAMED,
      // A kind that there is not has the next code.
      form: CONTEST_FORMS.indexOf(form as never) + 1 || CONTEST_FORMS.length + 1,
      seats: Number(seats),
      blank: blank !== undefined,
      question: asking === undefined ? NOTHING : QUESTION,
    }),
  "roll of (\\d+)( without a root)?": (_, voters, without) =>
    one({
      kind: "roll",
      ...NAMED,
      root: without === undefined ? ROOT : NOTHING,
      voters: Number(voters),
      anonymous: false,
    }),
  "roll of (\\d+) who prove it under a root (below|of) the order": (_, voters, size) =>
    one({
      kind: "roll",
      ...NAMED,
      root: toBeHex(size === "of" ? BN254_ORDER : BN254_ORDER - 1n, 32) as Hex,
      voters: Number(voters),
      anonymous: true,
    }),
  [`objection to the (roll|result)${WITHOUT}`]: (_, about, without) =>
    one({ kind: about === "roll" ? "roll objection" : "result objection", ...NAMED, ...why(without) }),
  [`(review|judgment) that (upholds|dismisses)${WITHOUT}`]: (_, kind, outcome, without) =>
    one({
      kind: kind === "review" ? "roll review" : "judgment",
      district: 1,
      ...NAMED,
      upheld: outcome === "upholds",
      ...why(without),
    }),
  "nomination of (\\w+) in contest (\\d+)": (_, name = "", contest) =>
    one({ kind: "nomination", ...NAMED, contest: Number(contest), candidate: personOf(name) }),
  "retirement of (\\w+) from contest (\\d+)": (_, name = "", contest) =>
    one({ kind: "retirement", ...NAMED, contest: Number(contest), candidate: personOf(name) }),
  "trustee (\\w+)": (_, name = "") => one(trusteeOf(name)),
  "trustees (.+) of whom (\\d+) decrypt": (_, names, threshold) => [
    ...namesOf(names).map(trusteeOf),
    { kind: "appointment", threshold: Number(threshold) },
  ],
  "replacement by (\\w+)": (_, name = "") =>
    one({ kind: "replacement", person: personOf(name), account: `0x${"a2".repeat(20)}` }),
  "freeze with (\\d+) undecided": (_, undecided) =>
    one({ kind: "freeze", ...NAMED, undecided: Number(undecided) }),
  [`(pause|end of the pause)${WITHOUT}`]: (_, words, without) =>
    one({ kind: "pause", paused: words === "pause", ...why(without) }),
  [`postponement to (\\d+ \\w+ \\d+)${WITHOUT}`]: (_, day = "", without) =>
    one({ kind: "postponement", ...dayAt(day), ...why(without) }),
  [`extension to (\\d+ \\w+ \\d+ at [\\d:]+)${WITHOUT}`]: (_, closes = "", without) =>
    one({ kind: "extension", closes: instantOf(closes), ...why(without) }),
  "count with (\\d+) voters": (_, turnout) => one({ kind: "count", ...NAMED, turnout: Number(turnout) }),
  "result of contest (\\d+): (.+)": (district, contest, votes) =>
    one(resultOf(district, Number(contest), votes)),
  "certification with (\\d+) undecided": (_, undecided) =>
    one({ kind: "certification", ...NAMED, undecided: Number(undecided) }),
  [`annulment with turnout (\\d+)(?:, contest (\\d+) uncounted)?${WITHOUT}`]: (
    _,
    turnout,
    contest,
    without,
  ) =>
    one({
      kind: "annulment",
      ...NAMED,
      turnout: Number(turnout),
      uncounted: contest === undefined ? 255 : Number(contest),
      ...why(without),
    }),
  [`vacancy${WITHOUT}`]: (_, without) => one({ kind: "vacancy", ...NAMED, ...why(without) }),
  succession: () => one({ kind: "succession", former: 1, ...NAMED }),
};

/** "Ada 300, Bob 200" and who is elected, or the answers and which it is. */
function resultOf(district: District | undefined, contest: number, words = ""): ElectionStepTerms {
  const [votes = "", elected = ""] = words.split("; elected ");
  const asked = district?.contests[contest];
  const options = asked === undefined ? [] : optionsOf(asked);
  const indexOf = (name: string) => options.indexOf(/^[A-Z]/.test(name) ? personOf(name) : (name as "yes"));
  const counts = options.map(() => 0);
  for (const vote of votes.split(", ")) {
    const [name = "", count] = vote.split(" ");
    if (indexOf(name) >= 0) counts[indexOf(name)] = Number(count);
  }
  const names = elected === "nobody" ? [] : namesOf(elected);
  const mask = names.reduce((bits, name) => (indexOf(name) < 0 ? bits : bits | (1 << indexOf(name))), 0);
  return { kind: "result", ...NAMED, contest, options: options.length, elected: mask, ...packCounts(counts) };
}

/**
 * Steps in words, each with the first entry.
 *
 * @param district in which they are taken, where they are
 */
export function electionStepsOf(words: string, district: District | undefined): ElectionStep[] {
  // What is elected stands behind a semicolon, too.
  return clausesOf(words.replaceAll("; elected", ", elected")).flatMap((clause) => {
    const text = clause.replace(", elected", "; elected");
    for (const [pattern, read] of Object.entries(READERS)) {
      const match = new RegExp(`^${pattern}$`).exec(text);
      if (match) return read(district, ...match.slice(1)).map((terms) => ({ ...terms, subject: 0 }));
    }
    return fail(clause);
  });
}
