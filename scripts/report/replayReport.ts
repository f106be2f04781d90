import type { ElectionReport } from "./electionReport.ts";
import type { MadeRate } from "./madeRate.ts";

/**
 * What a replay of a month of property transfers did: the content of `report/report.json`. Money is in pence as a
 * decimal string, because sums exceed what a JSON number holds exactly; provisions are written `ELI#eId`, such as
 * `/eli/xx/act/2015/12#art_9__para_3`; dates are ISO 8601 days in the state's time zone.
 */
export interface ReplayReport {
  readonly source: ReplaySource;
  /** Seed of everything the replay made up: keys, signatures, the applications in `land.made`. */
  readonly seed: number;
  readonly machine: ReplayMachine;
  /** When the replay ended: an ISO 8601 instant in UTC, such as `2026-02-03T14:05:06Z`. */
  readonly finishedAt: string;
  /** True if the replay was stopped before the last row: all figures then cover the part that was replayed. */
  readonly interrupted: boolean;
  readonly land: LandReplay;
  /** One per calendar day of the month, in order, days without transfers included. */
  readonly byDay: readonly ReplayDay[];
  /** The bands of the duty in ascending order; each granted transfer with a price is in exactly one. */
  readonly dutyBands: readonly DutyBand[];
  /** What is charged on the whole price besides, on some transfers; absent if none was decided since it is. */
  readonly dutySurcharge?: DutySurcharge;
  /** One per kind of act that was sent to the chain. */
  readonly gasByAct: readonly ActGas[];
  /** Every provision that refused at least once. Counts cover rows and made-up applications together. */
  readonly refusals: readonly RefusedProvision[];
  /** Every error with which the contracts held an application inadmissible, wherever it came from. */
  readonly inadmissible: readonly InadmissibleError[];
  /** Refusals that were contested, and how the cases ended. */
  readonly cases: CaseCounts;
  /** The stretches of the replay, in the order they ran. */
  readonly phases: readonly ReplayPhase[];
  readonly signatures: readonly SignatureCount[];
  /** One price before and after the day an amendment of the duty entered into force; absent if it was not shown. */
  readonly dutyAmendment?: DutyAmendment;
  /** The election that was held after the month; absent if none was, or it did not come to its end. */
  readonly election?: ElectionReport;
  readonly verified: Verification;
  /** Wall clock of the whole replay, in seconds. */
  readonly seconds: number;
  /** Largest resident memory of the process, in bytes. */
  readonly peakRssBytes: number;
}

/** The file of transfers that was replayed. */
export interface ReplaySource {
  /** Name of the file, without the folders it lies in. */
  readonly file: string;
  /** Size as read, in bytes (compressed, if the file is). */
  readonly bytes: number;
  /** SHA-256 of those bytes, in lower-case hexadecimal without 0x. */
  readonly sha256?: string;
  /** True if the transfers are invented, so that no reader takes them for real ones. */
  readonly madeUp: boolean;
  /** The sentence under which the data may be used, as its publisher words it. */
  readonly licence: string;
}

/** Where the replay ran and with which settings. */
export interface ReplayMachine {
  /** Model name of the processor. */
  readonly cpu: string;
  /** Logical processors that the process could use. */
  readonly cores: number;
  /** Version of Node.js, such as `22.23.3`. */
  readonly node: string;
  /** Rules of the virtual machine, such as `cancun`. */
  readonly hardfork: string;
  /** Version of the Solidity compiler and its settings, such as `0.8.30, optimizer 200 runs`. */
  readonly solc: string;
}

/** Counts of applications; every row of the file is one of `transfers`, `refusedRows` and `rejected`. */
export interface LandReplay {
  /** Rows of the file, header and blank lines not counted. */
  readonly rows: number;
  /** Rows read from the file; more than `rows` if the replay was stopped. */
  readonly rowsRead: number;
  /** Rows whose transfer was granted and registered. */
  readonly transfers: number;
  /** Rows whose transfer the law refused. */
  readonly refusedRows: number;
  /** Rows that the importer left out because they could not be read. */
  readonly rejected: number;
  readonly made: MadeApplications;
  /** Duty assessed on all granted transfers, in pence. */
  readonly dutyAssessed: string;
}

/** Applications made up to show what published sales never do: the law refusing, the contracts reverting, other dealings. */
export interface MadeApplications {
  /** By which they are made up. */
  readonly rate: MadeRate;
  readonly applications: number;
  /** Titles they made: leaseholds, and plots taken out of others. */
  readonly titles: number;
  /** Their dealings by Part of the act; those of inadmissible applications are not counted. */
  readonly dealings: readonly MadeDealing[];
  /** `ELI#eId` of the first unsatisfied finding, and how often it refused. */
  readonly refusals: Readonly<Record<string, number>>;
  /** Name of the contract's error, and how often it was met. */
  readonly inadmissible: Readonly<Record<string, number>>;
}

/** What became of the made-up dealings of one kind. */
export interface MadeDealing {
  /** Part of the Land Registration Act that governs it, such as `Part 9 Leases and usufruct`. */
  readonly part: string;
  /** In words, such as `lease surrender`. */
  readonly dealing: string;
  readonly granted: number;
  readonly refused: number;
}

/** The transfers of one day. */
export interface ReplayDay {
  /** Date of the transfer, `2016-01-06`. */
  readonly date: string;
  /** Transfers granted. */
  readonly transfers: number;
  /** Rows refused. */
  readonly refused: number;
  /** Duty on the granted transfers, in pence. */
  readonly dutyAssessed: string;
  /** Sum of the prices of the granted transfers, in pence. */
  readonly volume: string;
}

/** The transfers whose price ends in one band of the duty's table. */
export interface DutyBand {
  /** The price must be above this, in pence; "0" for the lowest band. */
  readonly from: string;
  /** The price must not be above this, in pence; null for the highest band. */
  readonly to: string | null;
  /** Rate on the part of a price that lies within the band, in percent: 5 for 5 %. */
  readonly ratePercent: number;
  /** Granted transfers whose price is in the band. */
  readonly transfers: number;
  /** The whole duty on these transfers, in pence; the bands add up to `land.dutyAssessed`. */
  readonly duty: string;
}

/** The further charge on a transfer to somebody who holds another dwelling. */
export interface DutySurcharge {
  /** The first day of it. */
  readonly from: string;
  /** Rate on the whole price, in percent. */
  readonly ratePercent: number;
}

/** What one kind of act costs on chain, in units of gas per act. */
export interface ActGas {
  /** In words, such as `Transfer of a title the chain knows`. */
  readonly act: string;
  /** Acts measured. */
  readonly count: number;
  readonly mean: number;
  readonly min: number;
  readonly max: number;
}

/** Cases in the register of cases. */
export interface CaseCounts {
  readonly opened: number;
  /** A reviewer set the refusing provision aside. */
  readonly setAside: number;
  /** The objector withdrew. */
  readonly withdrawn: number;
  /** About grants, each of which a reviewer upheld. */
  readonly aboutGrants: number;
}

/** A provision under which applications were refused. */
export interface RefusedProvision {
  /** `ELI#eId` of the first unsatisfied finding. */
  readonly provision: string;
  /** Heading of its article without the number, such as `Transfer of a share`. */
  readonly heading: string;
  /** Text of the provision as enacted, without its label. */
  readonly text: string;
  /** Applications refused under it. */
  readonly count: number;
  /** `ELI#eId` of the provision that gives the remedy. */
  readonly remedy: string;
  /** Period of the remedy from service, in days. */
  readonly remedyDays: number;
}

/** A reason for which an application was not decided at all. */
export interface InadmissibleError {
  /** Name of the contract's error, such as `Register_StaleRecord`. */
  readonly error: string;
  /** What it means, in a sentence for a reader who does not know the code. */
  readonly sentence: string;
  /** Applications that met it. */
  readonly count: number;
}

/** A stretch of the replay. */
export interface ReplayPhase {
  /** In words, such as `Deciding the transfers`. */
  readonly name: string;
  /** Wall clock, in seconds. */
  readonly seconds: number;
  /** Acts completed: decisions, enrolments, entries audited. */
  readonly acts: number;
  /** `acts / seconds`, or 0 where no time was measured. */
  readonly actsPerSecond: number;
}

/** The kinds of signature that the register accepts from a person. */
export type SignatureKind = "secp256k1" | "P-256" | "ERC-1271";

/** How many signatures of a kind were checked on chain. */
export interface SignatureCount {
  readonly kind: SignatureKind;
  readonly count: number;
}

/** The same price under the duty's old and new version. */
export interface DutyAmendment {
  /** A date on which the old version applies. */
  readonly beforeDate: string;
  /** A date on which the new version applies. */
  readonly afterDate: string;
  /** Price of both transfers, in pence. */
  readonly price: string;
  /** Duty on `beforeDate`, in pence. */
  readonly dutyBefore: string;
  /** Duty on `afterDate`, in pence. */
  readonly dutyAfter: string;
}

/** The register rebuilt from the chain's logs alone and compared with its storage. */
export interface Verification {
  /** Entries rebuilt and compared. */
  readonly entries: number;
  /** Entries whose rebuilt record does not match the commitment that the chain stores. */
  readonly mismatches: number;
}
