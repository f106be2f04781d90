import { Interface } from "ethers";
import { LAND_REGISTER_ABI } from "../../sdk/abi.ts";
import type { Hex } from "../../sdk/bytes.ts";
import type { ErrorExplanation } from "../../sdk/errors.ts";
import { type Dealing, DEALING_KINDS, type DealingKind } from "../../sdk/land/dealings.ts";
import { isoDateOf } from "../../sdk/law/dates.ts";
import type {
  ActGas,
  MadeDealing,
  ReplayDay,
  SignatureCount,
  SignatureKind,
} from "../report/replayReport.ts";
import type { Decision } from "./landDesk.ts";
import type { Party } from "./parties.ts";
import { partNumberOf, partOf } from "./partOf.ts";
import { provisionOf } from "./statuteBook.ts";

const REGISTER = new Interface(LAND_REGISTER_ABI);

/** A refusal as it stands in the log. */
export interface LoggedRefusal {
  /** `ELI#eId`. */
  readonly provision: string;
  /** `ELI#eId` of the remedy. */
  readonly remedy: string;
  readonly remedyDays: number;
}

interface Day {
  transfers: number;
  refused: number;
  dutyAssessed: bigint;
  volume: bigint;
}

/** Counts everything that the replay did. */
export class Tally {
  transfers = 0;
  refusedRows = 0;
  applications = 0;
  /** Titles that made-up dealings made. */
  madeTitles = 0;
  /** Cases about refusals, and how they ended; and about grants, which were upheld. */
  readonly cases = { opened: 0, setAside: 0, withdrawn: 0, aboutGrants: 0 };
  dutyAssessed = 0n;
  /** Day, and price and duty in pence, of each granted sale. */
  readonly sales: { day: number; price: bigint; duty: bigint }[] = [];
  readonly madeRefusals = new Map<string, number>();
  readonly madeInadmissible = new Map<string, { sentence: string; count: number }>();
  readonly refusals = new Map<string, LoggedRefusal & { count: number }>();
  readonly #days = new Map<number, Day>();
  readonly #dealings = new Map<DealingKind, { granted: number; refused: number }>();
  readonly #gas = new Map<string, { count: number; sum: number; min: number; max: number }>();
  readonly #signatures = new Map<SignatureKind, number>();

  granted(day: number, price: bigint, decision: Decision): void {
    const duty = dutyIn(decision);
    const counts = this.#day(day);
    this.transfers++;
    this.dutyAssessed += duty;
    this.sales.push({ day, price, duty });
    counts.transfers++;
    counts.dutyAssessed += duty;
    counts.volume += price;
  }

  refusedRow(day: number, decision: Decision): void {
    this.refusedRows++;
    this.#day(day).refused++;
    this.refusal(decision);
  }

  refusal(decision: Decision): LoggedRefusal | undefined {
    const refusal = refusalIn(decision);
    if (refusal === undefined) return undefined;
    const known = this.refusals.get(refusal.provision);
    this.refusals.set(refusal.provision, { ...refusal, count: (known?.count ?? 0) + 1 });
    return refusal;
  }

  inadmissible({ name, sentence, why }: ErrorExplanation): void {
    const known = this.madeInadmissible.get(name);
    this.madeInadmissible.set(name, {
      // Others of this name differ in their values only.
      sentence: known?.sentence ?? `For instance: ${sentence} ${why}`,
      count: (known?.count ?? 0) + 1,
    });
  }

  /** What became of the dealings of a made-up application. */
  made(dealings: readonly Dealing[], { granted }: Decision): void {
    for (const { kind } of dealings) {
      const known = this.#dealings.get(kind) ?? { granted: 0, refused: 0 };
      known[granted ? "granted" : "refused"]++;
      this.#dealings.set(kind, known);
    }
  }

  gas(act: string, gasUsed: number): void {
    const known = this.#gas.get(act);
    if (known === undefined) {
      this.#gas.set(act, { count: 1, sum: gasUsed, min: gasUsed, max: gasUsed });
      return;
    }
    known.count++;
    known.sum += gasUsed;
    known.min = Math.min(known.min, gasUsed);
    known.max = Math.max(known.max, gasUsed);
  }

  signed(parties: Iterable<Party>): void {
    for (const { kind } of parties) count(this.#signatures, kind);
  }

  /** Every calendar day from the first to the last, days without transfers included. */
  byDay(): ReplayDay[] {
    const days = [...this.#days.keys()].sort((a, b) => a - b);
    const [first, last] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined) return [];
    return Array.from({ length: last - first + 1 }, (_, offset) => {
      const day = this.#days.get(first + offset);
      return {
        date: isoDateOf(first + offset),
        transfers: day?.transfers ?? 0,
        refused: day?.refused ?? 0,
        dutyAssessed: String(day?.dutyAssessed ?? 0n),
        volume: String(day?.volume ?? 0n),
      };
    });
  }

  gasByAct(): ActGas[] {
    return [...this.#gas]
      .map(([act, { count: acts, sum, min, max }]) => ({
        act,
        count: acts,
        mean: Math.round(sum / acts),
        min,
        max,
      }))
      .sort((a, b) => b.count - a.count);
  }

  /** By Part of the act, and in each as it has them executed. */
  madeDealings(): MadeDealing[] {
    const kinds = [...DEALING_KINDS].sort((a, b) => partNumberOf(a) - partNumberOf(b));
    return kinds.flatMap((kind) => {
      const counts = this.#dealings.get(kind);
      return counts === undefined ? [] : [{ part: partOf(kind), dealing: kind, ...counts }];
    });
  }

  signatures(): SignatureCount[] {
    return [...this.#signatures].map(([kind, times]) => ({ kind, count: times }));
  }

  #day(day: number): Day {
    const known = this.#days.get(day);
    if (known !== undefined) return known;
    const fresh = { transfers: 0, refused: 0, dutyAssessed: 0n, volume: 0n };
    this.#days.set(day, fresh);
    return fresh;
  }
}

/** Adds one to a count. */
export function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

const ASSESSED = topicOf("Assessed");
const REFUSED = topicOf("Refused");

function dutyIn({ receipt }: Decision): bigint {
  let duty = 0n;
  for (const { topics, data } of receipt.logs) {
    if (topics[0] === ASSESSED) duty += BigInt(`0x${data.slice(66)}`);
  }
  return duty;
}

function refusalIn({ receipt }: Decision): LoggedRefusal | undefined {
  const log = receipt.logs.find(({ topics }) => topics[0] === REFUSED);
  if (log === undefined) return undefined;
  const refused = REGISTER.decodeEventLog("Refused", log.data, log.topics);
  const subdivision = refused.getValue("subdivision") as Hex;
  return {
    provision: provisionOf(subdivision, refused.getValue("eId") as Hex),
    remedy: provisionOf(subdivision, refused.getValue("remedy") as Hex),
    remedyDays: Number(refused.getValue("remedyDays")),
  };
}

function topicOf(event: string): string {
  const fragment = REGISTER.getEvent(event);
  if (fragment === null) throw new Error(`the land register has no event ${event}`);
  return fragment.topicHash;
}
