import type { Constituency } from "./resultsByCandidate.ts";
import { apportion } from "./apportion.ts";
import type { Choice } from "./pollingStation.ts";
import type { Intentions } from "./pollingHours.ts";

/** Of so many voters one changes their mind. */
const REVOTES_EACH = 20;

/** A stride that visits voters in no order of their choices. */
const STRIDE = 7919;

/** Voters of the referendum, who vote and who stay at home: few, and more than the act's least turnout. */
export const REFERENDUM = { roll: 40, voters: 30, yes: [18, 11] } as const;

/** For each voter who votes in the constituency what they choose, as places in the order of the results. */
export function electionIntentions(
  { candidates }: Constituency,
  voters: number,
  /** Place on the paper of each candidate of the results. */
  places: readonly number[],
): { readonly votes: readonly number[]; readonly intentions: Intentions } {
  const votes = apportion(
    candidates.map((candidate) => candidate.votes),
    voters,
  );
  const stride = voters % STRIDE === 0 ? 1 : STRIDE;
  const choiceOf = (voter: number): Choice => placeOf(votes, (voter * stride) % voters);
  const onPaper = (choice: Choice): Choice => places[choice] ?? 0;
  const intentions: Intentions = {
    voters,
    choicesOf: (voter) => [onPaper(choiceOf(voter))],
    firstOf: (voter) =>
      voter % REVOTES_EACH === REVOTES_EACH - 1
        ? [onPaper((choiceOf(voter) + 1) % candidates.length)]
        : undefined,
  };
  return { votes, intentions };
}

/** The first so many voters answer yes, the others no; of each question. */
export const referendumIntentions: Intentions = {
  voters: REFERENDUM.voters,
  choicesOf: (voter) => REFERENDUM.yes.map((yes) => (voter < yes ? 0 : 1)),
  firstOf: () => undefined,
};

/** Who has the vote of this number, when the votes of all are laid side by side. */
function placeOf(votes: readonly number[], vote: number): number {
  let end = 0;
  return votes.findIndex((count) => vote < (end += count));
}
