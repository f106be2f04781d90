import { isHexString } from "ethers";
import type { Hex } from "../../sdk/bytes.ts";
import { hashOfOptions, type Option } from "../../sdk/elections/ballotPaper.ts";
import { type BallotRule, optionsOf } from "../../sdk/voting/rule.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { readJson } from "../input.ts";

const PERSON = 16;
const WORD = 32;

/** What a voter can choose from, of one contest. */
export interface ContestOptions {
  readonly rule: BallotRule;
  /** Hash of the options. */
  readonly candidates: string;
}

/**
 * What the commission publishes beside the polling cards, a contest an item: of candidates their numbers, 16 bytes each, in the order
 * of the ballot paper, and what they are called; of a question the hash of what is asked.
 */
type PublishedContest =
  | { readonly candidates: readonly { readonly person: Hex; readonly name: string }[] }
  | { readonly question: Hex };

/**
 * What the options of each contest are called, in their order. Persons and questions are those of the poll, whose hash they have; that a
 * person is called so, the commission says.
 *
 * @param file list of candidates
 * @throws {CommandFailure} if the list is of another poll, or none
 */
export async function optionNamesIn(file: string, contests: readonly ContestOptions[]): Promise<string[][]> {
  const published = await readJson<readonly PublishedContest[]>(file);
  if (!Array.isArray(published) || published.length !== contests.length)
    throw new CommandFailure(`${file}: expected a list of ${contests.length}, one a contest.`, EXIT.badInput);
  return contests.map((contest, index) => namesOf(contest, published[index], `${file}, contest ${index}`));
}

function namesOf(contest: ContestOptions, published: PublishedContest | undefined, where: string): string[] {
  const { options, names, question } = readContest(published, where);
  const blanks = Math.max(0, optionsOf(contest.rule) - options.length);
  const all: Option[] = [...options, ...Array.from({ length: blanks }, (): Option => "blank")];
  if (hashOfOptions(all, question) !== contest.candidates)
    throw new CommandFailure(`${where}: these are not the options of this poll.`, EXIT.badInput);
  return [...names, ...all.slice(options.length)];
}

function readContest(
  published: PublishedContest | undefined,
  where: string,
): { options: Option[]; names: string[]; question?: Hex } {
  if (published !== undefined && "question" in published && isHexString(published.question, WORD))
    return { options: ["yes", "no"], names: ["yes", "no"], question: published.question };
  if (published !== undefined && "candidates" in published && Array.isArray(published.candidates)) {
    const { candidates } = published;
    if (candidates.every(({ person, name }) => isHexString(person, PERSON) && typeof name === "string"))
      return { options: candidates.map(({ person }) => person), names: candidates.map(({ name }) => name) };
  }
  const expected = `expected {"candidates": [{"person": "0x…", "name": "…"}]} or {"question": "0x…"}`;
  throw new CommandFailure(`${where}: ${expected}.`, EXIT.badInput);
}
