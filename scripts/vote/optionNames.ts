import { isHexString } from "ethers";
import type { Hex } from "../../sdk/bytes.ts";
import { hashOfOptions, type Option } from "../../sdk/elections/ballotPaper.ts";
import { hashOfNames, type PublishedContest } from "../../sdk/elections/optionNames.ts";
import { type BallotRule, optionsOf } from "../../sdk/voting/rule.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { readJson } from "../input.ts";
import { wordOf } from "./place.ts";

const PERSON = 16;
const WORD = 32;

/** What a voter can choose from, of one contest. */
export interface ContestOptions {
  readonly rule: BallotRule;
  /** Hash of the options. */
  readonly candidates: string;
}

/** What the options of each contest are called, in their order. */
export interface OptionNames {
  readonly names: readonly (readonly string[])[];
  /** Of the list, as the polling card has it. */
  readonly hash: Hex;
}

/**
 * What the options of each contest are called. Persons and questions are those of the poll, whose hash they have; that a
 * person is called so, the commission says, by the hash on the polling card.
 *
 * @param file list of candidates
 * @throws {CommandFailure} if the list is of another poll, or none
 */
export async function optionNamesIn(file: string, contests: readonly ContestOptions[]): Promise<OptionNames> {
  const published = await readJson<readonly PublishedContest[]>(file);
  if (!Array.isArray(published) || published.length !== contests.length)
    throw new CommandFailure(`${file}: expected a list of ${contests.length}, one a contest.`, EXIT.badInput);
  const names = contests.map((contest, index) =>
    namesOf(contest, published[index], `${file}, contest ${index}`),
  );
  return { names, hash: hashOfNames(published) };
}

/**
 * The same, of a list that has the hash which the voter was told of.
 * @throws {CommandFailure} if the options are called otherwise, with both hashes
 */
export async function pinnedNamesIn(
  file: string,
  pin: string,
  contests: readonly ContestOptions[],
): Promise<OptionNames["names"]> {
  const told = wordOf("--names", pin);
  const { names, hash } = await optionNamesIn(file, contests);
  if (hash === told) return names;
  const both = `the hash of its names is ${hash}, and you were told ${told}`;
  throw new CommandFailure(
    `${file} calls the options otherwise than your polling card: ${both}. Choose nothing by it.`,
    EXIT.findings,
  );
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
