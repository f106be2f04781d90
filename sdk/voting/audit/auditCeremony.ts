import { getBytes, Interface, type LogDescription } from "ethers";
import { KEY_CEREMONY_ABI } from "../../abi.ts";
import { keysOf } from "./ceremonyKeys.ts";
import { isUpheld } from "./ceremonyProofs.ts";
import { AttemptReplay, type AuditTerms, demand, STAGE } from "./ceremonyReplay.ts";
import { readNumber } from "./group.ts";
import { AuditRefusal } from "./parts.ts";

/** A log of the ceremony's contract. */
export interface AuditLog {
  readonly topics: readonly string[];
  readonly data: string;
  /** Seconds since 1970, of its block. */
  readonly time: number;
}

/** Which ceremony it is. */
export interface AuditElection {
  readonly chainId: bigint;
  readonly contract: string;
  readonly election: string;
}

/** What the logs come to. */
export interface AuditedCeremony {
  /** The first thing that is wrong, in words; nothing, if all is right so far. */
  readonly problem?: string;
  /** As `CeremonyStage` numbers it; 0: not begun. */
  readonly stage: number;
  /** Of the latest attempt, in the order of the trustees' numbers. */
  readonly accounts: readonly string[];
  /** Numbers of those who have lost their seats in it by a false complaint: no decryption of theirs counts. */
  readonly vacant: readonly number[];
  /** x and y of the key, then of each trustee's public share, "0x…"; once they are fixed. */
  readonly keys?: string;
}

const CEREMONY = new Interface(KEY_CEREMONY_ABI);

/**
 * Verifies a whole ceremony, or what there is of it, from its logs on libsecp256k1: who signed what and when, every commitment and
 * proof, every complaint, every exclusion, and the key that comes out. What only receivers of shares can know it cannot.
 *
 * @param logs of the contract, all of them in their order; those of other elections are passed over
 *
 * @example
 * const { problem, keys } = auditCeremony({ chainId, contract, election }, logs);
 */
export function auditCeremony(election: AuditElection, logs: readonly AuditLog[]): AuditedCeremony {
  const replay = new CeremonyReplay(election);
  try {
    for (const log of logs) {
      const event = CEREMONY.parseLog(log);
      if (event !== null && event.args["election"] === election.election) replay.take(event, log.time);
    }
    return replay.verdict();
  } catch (error) {
    if (error instanceof AuditRefusal) return { ...replay.verdict(), problem: error.message };
    throw error;
  }
}

class CeremonyReplay {
  readonly #election: AuditElection;
  #terms: AuditTerms | undefined;
  #present: AttemptReplay | undefined;
  #stage = 0;
  #keys: string | undefined;
  /** Numbers of those with whom the attempt ends, and of the dealer whom a complaint has found guilty. */
  #excluded: number[] = [];
  #guilty: number | undefined;
  /** Number of who complained wrongly just now: what is next excludes them. */
  #dismissed: number | undefined;
  readonly #gone = new Set<string>();

  constructor(election: AuditElection) {
    this.#election = election;
  }

  verdict(): AuditedCeremony {
    const stage = this.#stage === 0 ? (this.#present?.stage ?? 0) : this.#stage;
    const keys = this.#keys === undefined ? {} : { keys: this.#keys };
    const vacant = [...(this.#present?.vacant ?? [])].sort((a, b) => a - b);
    return { stage, accounts: this.#present?.accounts ?? [], vacant, ...keys };
  }

  take({ name, args }: LogDescription, time: number): void {
    demand(this.#stage === 0, "an event after the end");
    demand(
      this.#dismissed === undefined || name === "TrusteeExcluded",
      "a false complaint that costs nothing",
    );
    if (name === "CeremonyBegun") return this.#begin(args["terms"]);
    if (name === "AttemptBegun") return this.#restart(args, time);
    const attempt = this.#attempt;
    demand(Number(args["attempt"]) === attempt.attempt.attempt, "an event of another attempt");
    if (name === "TrusteeAppointed") this.#appoint(args, time);
    if (name === "StageBegun") attempt.advance(Number(args["stage"]), Number(args["deadline"]), time);
    if (name === "TrusteeExcluded") this.#exclude(Number(args["trustee"]), args["account"], time);
    if (name === "ComplaintDecided") this.#decide(args);
    if (name === "KeyFixed") this.#fix(args, time);
    if (name === "CeremonyFailed") this.#fail(time);
    if (name !== "MessageAccepted") return;
    const [stage, trustee] = [Number(args["stage"]), Number(args["trustee"])];
    const content = getBytes(args["content"]);
    attempt.take({ stage, trustee, content, signature: args["signature"] }, time);
  }

  get #attempt(): AttemptReplay {
    if (this.#present === undefined) throw new AuditRefusal("an event before the beginning");
    return this.#present;
  }

  #begin(terms: LogDescription["args"]): void {
    demand(this.#terms === undefined, "a second beginning");
    const periods = ["commitmentSeconds", "pointSeconds", "shareSeconds", "complaintSeconds"];
    this.#terms = {
      trustees: [...terms["trustees"]],
      threshold: Number(terms["threshold"]),
      mostAttempts: Number(terms["mostAttempts"]),
      periods: periods.map((period) => Number(terms[period])) as [number, number, number, number],
    };
  }

  #restart(args: LogDescription["args"], time: number): void {
    const terms = this.#terms;
    if (terms === undefined) throw new AuditRefusal("an attempt before the beginning");
    const [before, attempt] = [this.#present, Number(args["attempt"])];
    demand(attempt === (before?.attempt.attempt ?? 0) + 1, "an attempt that does not follow");
    demand(attempt <= terms.mostAttempts, "more attempts than are allowed");
    if (before !== undefined) this.#requireEnd(before, time);
    const gone = [...this.#excluded, ...(before?.vacant ?? [])];
    const others = before?.accounts.filter((_, index) => !gone.includes(index + 1));
    const accounts = (others ?? terms.trustees).map(String);
    demand(accounts.join() === [...args["trustees"]].join(), "other trustees");
    demand(Number(args["deadline"]) === time + terms.periods[0], "a wrong deadline");
    this.#present = new AttemptReplay(
      { ...this.#election, attempt },
      terms,
      accounts,
      time + terms.periods[0],
    );
    [this.#excluded, this.#guilty] = [[], undefined];
  }

  /** An attempt ends with all whom it must exclude, and nobody else; without, if the key cannot be computed with. */
  #requireEnd(attempt: AttemptReplay, time: number): void {
    if (this.#guilty !== undefined) {
      const expected = attempt.vacant.has(this.#guilty) ? "" : `${this.#guilty}`;
      demand(this.#excluded.join() === expected, "others excluded than the guilty one");
    } else if (attempt.stage === STAGE.complaints) {
      const keyless = (): boolean => time >= attempt.deadline && keysIn(attempt) === undefined;
      demand(attempt.hasTooFew() || keyless(), "an attempt given up for nothing");
    } else {
      demand(time >= attempt.deadline && this.#excluded.length > 0, "an attempt given up for nothing");
      demand(this.#excluded.join() === attempt.missing().join(), "others excluded than did not deliver");
    }
  }

  #appoint(args: LogDescription["args"], time: number): void {
    const [attempt, account] = [this.#attempt, String(args["account"])];
    const vacant = attempt.accounts.length < attempt.terms.trustees.length;
    demand(attempt.stage === STAGE.commitments && time < attempt.deadline, "an appointment too late");
    demand(vacant && !this.#gone.has(account) && !attempt.accounts.includes(account), "a wrong appointment");
    demand(Number(args["trustee"]) === attempt.accounts.push(account), "a wrong number");
    attempt.deadline = time + attempt.terms.periods[0];
    demand(Number(args["deadline"]) === attempt.deadline, "a wrong deadline");
  }

  #exclude(trustee: number, account: string, time: number): void {
    const attempt = this.#attempt;
    demand(attempt.accounts[trustee - 1] === account, "an exclusion of nobody");
    demand(!this.#gone.has(account), "a second exclusion");
    this.#gone.add(account);
    if (this.#dismissed !== undefined) {
      demand(this.#dismissed === trustee, "an exclusion of another than who complained wrongly");
      attempt.vacant.add(trustee);
      this.#dismissed = undefined;
      return;
    }
    const late = time >= attempt.deadline && attempt.missing().includes(trustee);
    demand(
      this.#guilty === trustee || (late && attempt.stage < STAGE.complaints),
      "an exclusion of an innocent",
    );
    this.#excluded.push(trustee);
  }

  #decide(args: LogDescription["args"]): void {
    const attempt = this.#attempt;
    demand(this.#guilty === undefined, "a complaint after the attempt's end");
    const [dealer, complainer] = [Number(args["dealer"]), Number(args["complainer"])];
    const complaint = attempt.saidBy(STAGE.complaints, complainer);
    demand(readNumber(complaint, 0) === BigInt(dealer) && dealer !== complainer, "a complaint about another");
    const upheld = isUpheld(
      attempt.context,
      complainer,
      complaint,
      attempt.pointsOf(dealer),
      attempt.saidBy(STAGE.shares, dealer),
      attempt.saidBy(STAGE.commitments, complainer),
    );
    demand(upheld === args["upheld"], "a complaint decided wrongly");
    if (upheld) this.#guilty = dealer;
    else this.#dismissed = complainer;
  }

  #fix(args: LogDescription["args"], time: number): void {
    const attempt = this.#attempt;
    demand(attempt.stage === STAGE.complaints && time >= attempt.deadline, "a key fixed too early");
    demand(this.#guilty === undefined, "a key fixed after a complaint");
    demand(!attempt.hasTooFew(), "a key that too few can decrypt with");
    demand(Number(args["threshold"]) === attempt.terms.threshold, "another threshold");
    demand(keysIn(attempt) === args["points"], "another key");
    [this.#stage, this.#keys] = [STAGE.fixed, args["points"]];
  }

  #fail(time: number): void {
    const attempt = this.#attempt;
    const tooFew = attempt.stage === STAGE.commitments && attempt.accounts.length < attempt.terms.threshold;
    if (tooFew && attempt.missing().length === 0) demand(time >= attempt.deadline, "given up too early");
    else {
      this.#requireEnd(attempt, time);
      demand(attempt.attempt.attempt === attempt.terms.mostAttempts, "given up too early");
    }
    this.#stage = STAGE.failed;
  }
}

function keysIn(attempt: AttemptReplay): string | undefined {
  try {
    return keysOf(attempt.accounts.map((_, index) => attempt.pointsOf(index + 1)));
  } catch (error) {
    if (error instanceof AuditRefusal) return undefined;
    throw error;
  }
}
