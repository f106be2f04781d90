import type { ActGas, ReplaySource } from "./replayReport.ts";

/** An election held from its calling to its certification, with a referendum on the same day. */
export interface ElectionReport {
  /** The file of results by candidate. */
  readonly source: ReplaySource;
  readonly constituency: string;
  /** Identifier of the constituency in the file. */
  readonly constituencyId: string;
  /** Day on which the polls were open, `2016-06-14`. */
  readonly pollingDay: string;
  /** On the roll of the constituency. */
  readonly voters: number;
  /** Papers that the box took there, replaced ones included. */
  readonly ballots: number;
  /** Of these, papers that replaced another of the same voter. */
  readonly revotes: number;
  /** Name of the contract's error, and how many papers it kept out. */
  readonly refused: Readonly<Record<string, number>>;
  /** Name of the contract's error, and what it said of the first paper that it kept out. */
  readonly reasons: Readonly<Record<string, string>>;
  /** In the order of the file. */
  readonly counts: readonly CandidateCount[];
  /** Different voters of whom a paper was counted. */
  readonly turnout: number;
  readonly trustees: TrusteeCounts;
  readonly referendum: readonly ReferendumReport[];
  /** One per kind of act. */
  readonly gas: readonly ActGas[];
  readonly audit: ElectionAuditReport;
  /** Wall clock, in seconds. */
  readonly seconds: number;
  /** What the clients kept of heap and buffers at most, garbage collected; without the embedded chain, which is not of JavaScript. */
  readonly peakHeapBytes: number;
}

/** What a candidate got. */
export interface CandidateCount {
  readonly name: string;
  readonly party: string;
  /** In the file. */
  readonly publishedVotes: number;
  /** As the trustees decrypted the sums. */
  readonly votes: number;
  readonly elected: boolean;
}

/** Trustees of the key. */
export interface TrusteeCounts {
  readonly appointed: number;
  /** So many together decrypt. */
  readonly needed: number;
  /** So many did; the others had vanished. */
  readonly decrypted: number;
}

/** How a question was answered. */
export interface ReferendumReport {
  readonly question: string;
  readonly voters: number;
  readonly turnout: number;
  readonly yes: number;
  readonly no: number;
  /** `enacted` or `rejected`, as the book of referendums has it. */
  readonly outcome: string;
  /** First day on which what was adopted is in force in the Gazette; absent: nothing was enacted. */
  readonly inForceFrom?: string;
}

/** What the independent auditor found in the logs. */
export interface ElectionAuditReport {
  /** Papers whose proofs, signatures and numbers were verified, of all polls. */
  readonly ballots: number;
  /** Everything that is wrong, in words. */
  readonly failures: readonly string[];
}

/** Papers that the box did not take, of one kind. */
export interface RefusedPapers {
  /** Name of the contract's error. */
  readonly error: string;
  readonly count: number;
  /** What it said of the first of them. */
  readonly reason: string;
}

/** Kinds of papers that the box did not take. */
export function refusedPapers({ refused, reasons }: ElectionReport): RefusedPapers[] {
  return Object.entries(refused).map(([error, count]) => ({ error, count, reason: reasons[error] ?? "" }));
}
