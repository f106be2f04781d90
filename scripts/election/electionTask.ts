import type { Progress } from "../progress.ts";
import type { ReplaySource } from "../report/replayReport.ts";
import type { Parties, Party } from "../start/parties.ts";
import type { Electorate } from "./electorate.ts";
import type { Question } from "./referendum.ts";
import type { Constituency } from "./resultsByCandidate.ts";

/** An election to be held. */
export interface ElectionTask {
  readonly source: ReplaySource;
  readonly constituency: Constituency;
  /** How many vote; the roll has more. */
  readonly voters: number;
  readonly seed: number;
  readonly chainId: bigint;
  readonly parties: Parties;
  /** Puts persons into the register of persons. */
  readonly enrol: (persons: readonly Party[]) => Promise<void>;
  /** Runs a part of the work that is timed, with a bar. */
  readonly counted: <T>(
    name: string,
    total: number,
    unit: string,
    work: (progress: Progress) => Promise<T>,
  ) => Promise<T>;
  readonly isStopped: () => boolean;
}

/** Who stands and who votes in the districts. */
export interface Districts {
  readonly constituency: Electorate;
  readonly country: Electorate;
  readonly questions: readonly Question[];
}
