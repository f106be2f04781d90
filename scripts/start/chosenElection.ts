import path from "node:path";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { choose, ConstituencyError } from "../election/chosenConstituency.ts";
import { type Constituency, readResultsByCandidate } from "../election/resultsByCandidate.ts";
import { folderFor } from "../output.ts";
import type { ReplaySource } from "../report/replayReport.ts";
import { writeRejects } from "../table/writeRejects.ts";
import { ELECTION_LICENCES, sourceOf } from "./source.ts";

const SAMPLE = path.join(import.meta.dirname, "../../samples/election/results-by-candidate.csv");

/** Fewer are not counted: article 19(4) of the Elections Act. */
const LEAST_VOTERS = 10;

/** What the reader asked for. */
export interface ElectionOptions {
  /** False: no election; a file of results, or undefined for the sample. */
  readonly election?: string | boolean;
  readonly constituency?: string;
  readonly voters: number;
  readonly out: string;
}

/** The election that is to be held after the month. */
export interface ChosenElection {
  readonly source: ReplaySource;
  readonly constituency: Constituency;
  /** How many vote. */
  readonly voters: number;
}

/**
 * Reads the results and chooses the constituency, before the month begins: what is wrong shows at once.
 *
 * @returns undefined if none is to be held
 * @throws {CommandFailure} if there is no such constituency, or too few voters
 * @throws {TableFileError} if the file cannot be read
 */
export async function chosenElection(options: ElectionOptions): Promise<ChosenElection | undefined> {
  const { election, constituency, voters, out } = options;
  if (election === false) return undefined;
  if (voters < LEAST_VOTERS) {
    throw new CommandFailure(
      `--voters is ${voters}; of fewer than ${LEAST_VOTERS} the act has nothing counted.`,
      EXIT.badInput,
    );
  }
  const file = typeof election === "string" ? election : SAMPLE;
  const { constituencies, rejects } = await readResultsByCandidate(file);
  if (rejects.length > 0) await writeRejects(await folderFor(out, "election-rejects.csv"), rejects);
  try {
    const source = sourceOf(file, file === SAMPLE, ELECTION_LICENCES);
    return { source, constituency: choose(constituencies, constituency), voters };
  } catch (error) {
    if (error instanceof ConstituencyError) throw new CommandFailure(error.message, EXIT.badInput, error);
    throw error;
  }
}
