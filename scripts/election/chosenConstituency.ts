import type { Constituency } from "./resultsByCandidate.ts";

/** Options that a ballot paper can have. */
const FEWEST = 2;
const MOST = 16;

/** No constituency could be chosen, and why. */
export class ConstituencyError extends Error {
  override readonly name = "ConstituencyError";
}

/**
 * Chooses the constituency whose election is held: the one named, by name or identifier and whatever its case, or else the first.
 *
 * @throws ConstituencyError if there is none of that name, or it has fewer than 2 or more than 16 candidates, or no votes.
 */
export function choose(constituencies: readonly Constituency[], wanted?: string): Constituency {
  const key = wanted?.trim().toLowerCase();
  const chosen =
    key === undefined
      ? constituencies[0]
      : constituencies.find(({ id, name }) => id.toLowerCase() === key || name.toLowerCase() === key);
  if (chosen === undefined) {
    const like = constituencies.filter(({ name }) => name.toLowerCase().includes(key ?? "")).slice(0, 5);
    const hint = like.length > 0 ? ` Did you mean ${like.map(({ name }) => name).join(", ")}?` : "";
    throw new ConstituencyError(`There is no constituency ${wanted ?? "at all"} in the file.${hint}`);
  }
  const { name, candidates } = chosen;
  if (candidates.length < FEWEST || candidates.length > MOST) {
    throw new ConstituencyError(
      `${name} has ${candidates.length} candidates; a ballot paper has from ${FEWEST} to ${MOST} options.`,
    );
  }
  if (candidates.every(({ votes }) => votes === 0)) throw new ConstituencyError(`${name} has no votes.`);
  return chosen;
}
