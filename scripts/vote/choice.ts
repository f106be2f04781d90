import { bitsOf, ChoiceNotAllowedError, optionsOf } from "../../sdk/voting/rule.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { explained } from "../explained.ts";
import { type ContestOptions, pinnedNamesIn } from "./optionNames.ts";

const PLACE = /^\d+$/;

/** How a voter says what is chosen. */
export interface ChoiceOptions {
  /** Of each contest the options chosen, divided by commas: names, or places from 0. */
  readonly choose: readonly string[];
  /** File of what the options are called. */
  readonly candidates?: string;
  /** Hash of what the options are called, from the polling card. */
  readonly names?: string;
}

/**
 * What a voter chose: for each contest, for each option, whether it is chosen.
 * @throws {CommandFailure} if no option is called so, or otherwise than on the polling card, or the rule of a contest does not allow the
 * choice
 */
export async function choiceIn(
  options: ChoiceOptions,
  contests: readonly ContestOptions[],
): Promise<boolean[][]> {
  const { choose } = options;
  const names = await namesFor(options, contests);
  if (choose.length !== contests.length)
    throw notChosen(`${choose.length} contests; the poll has ${contests.length}`);
  const chosen = contests.map(({ rule }, contest) => {
    const called = names[contest] ?? [];
    const places = placesOf(choose[contest] ?? "", optionsOf(rule), called);
    return Array.from({ length: optionsOf(rule) }, (_, option) => places.includes(option));
  });
  await explained([ChoiceNotAllowedError], () =>
    contests.forEach(({ rule }, contest) => bitsOf(rule, chosen[contest] ?? [])),
  );
  return chosen;
}

/** None without a list: then options are chosen by their places. */
async function namesFor(
  { candidates, names }: ChoiceOptions,
  contests: readonly ContestOptions[],
): Promise<readonly (readonly string[])[]> {
  if (candidates === undefined && names === undefined) return [];
  if (candidates === undefined)
    throw new CommandFailure("--names is of a list of candidates: say --candidates FILE.", EXIT.badInput);
  if (names !== undefined) return pinnedNamesIn(candidates, names, contests);
  const why = "whoever gave you the list could have swapped two names";
  throw new CommandFailure(`Say --names HASH, from the polling card: ${why}.`, EXIT.badInput);
}

/** The places of the options that were named; whoever names one twice names the next that is called so, such as a second blank. */
function placesOf(text: string, options: number, names: readonly string[]): number[] {
  const places: number[] = [];
  for (const said of text.split(",").map((part) => part.trim())) {
    if (said === "") continue;
    const named = names.findIndex((name, place) => isSame(name, said) && !places.includes(place));
    const place = PLACE.test(said) ? Number(said) : named;
    if (place < 0 || place >= options || places.includes(place))
      throw notChosen(`"${said}"; expected ${expectedOf(options, names)}`);
    requireOne(said, place, names);
    places.push(place);
  }
  return places;
}

/** Two who have one name are told apart by their places. */
function requireOne(said: string, place: number, names: readonly string[]): void {
  const isBlank = names[place] === "blank";
  if (isBlank || PLACE.test(said) || names.filter((name) => isSame(name, said)).length < 2) return;
  throw notChosen(`"${said}", as two are called; choose by the place, from 0`);
}

function isSame(name: string, said: string): boolean {
  return name.toLowerCase() === said.toLowerCase();
}

function expectedOf(options: number, names: readonly string[]): string {
  const places = `places from 0 to ${options - 1}`;
  return names.length === 0 ? places : `${[...new Set(names)].join(", ")}, or ${places}`;
}

function notChosen(what: string): CommandFailure {
  return new CommandFailure(`--choose is of ${what}.`, EXIT.badInput);
}
