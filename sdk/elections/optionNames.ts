import { bytesFromText, type Hex, hexFromBytes, keccak256 } from "../bytes.ts";

/**
 * What the commission publishes beside the polling cards, a contest an item: of candidates their numbers, 16 bytes each, in the order
 * of the ballot paper, and what they are called; of a question the hash of what is asked.
 */
export type PublishedContest =
  | { readonly candidates: readonly { readonly person: Hex; readonly name: string }[] }
  | { readonly question: Hex };

/**
 * Hash of what the options are called, for the polling card. The chain has the candidates' numbers alone: whoever gave out a list with two
 * names swapped would have each candidate's votes cast for the other.
 *
 * It is keccak256 of the list as canonical JSON (RFC 8785): the fields above and no others, numbers and hashes in lower case.
 */
export function hashOfNames(contests: readonly PublishedContest[]): Hex {
  const canonical = contests.map((contest) =>
    "question" in contest
      ? { question: contest.question.toLowerCase() }
      : {
          candidates: contest.candidates.map(({ name, person }) => ({ name, person: person.toLowerCase() })),
        },
  );
  return hexFromBytes(keccak256(bytesFromText(JSON.stringify(canonical))));
}
