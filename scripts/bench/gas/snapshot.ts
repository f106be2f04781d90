import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Hardfork } from "../../republic/hardfork.ts";
import type { GasRow } from "./gasBench.ts";

/** Committed figures: keys, seed and chain are fixed, so that every unit of gas that differs is the code's doing. */
export const SNAPSHOT = path.join(import.meta.dirname, "../../../bench/gas-snapshot.json");

/** Gas of rows, by the hardfork under whose rules they were measured and by id. */
export type GasSnapshot = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** A row whose gas is not what the snapshot has. */
export interface SnapshotDifference {
  readonly hardfork: string;
  readonly id: string;
  readonly expected: number | undefined;
  readonly gas: number | undefined;
}

export async function readSnapshot(): Promise<GasSnapshot> {
  return JSON.parse(await readFile(SNAPSHOT, "utf8")) as GasSnapshot;
}

export function snapshotOf(rows: readonly GasRow[]): GasSnapshot {
  const snapshot: Record<string, Record<string, number>> = {};
  const add = (hardfork: Hardfork, id: string, gas: number) => ((snapshot[hardfork] ??= {})[id] = gas);
  for (const { hardfork, id, gas, cancun } of rows) {
    add(hardfork, id, gas);
    if (cancun !== undefined) add("cancun", id, cancun);
  }
  return snapshot;
}

/** Proofs are made with new random numbers each time, and bytes of calldata that are zero are cheaper: part of the gas of a vote. */
const CHANCE = 0.005;

/** Rows that cost more or less than the snapshot says, are new, or are gone. */
export function compareWithSnapshot(rows: readonly GasRow[], snapshot: GasSnapshot): SnapshotDifference[] {
  const measured = snapshotOf(rows);
  const hardforks = new Set([...Object.keys(snapshot), ...Object.keys(measured)]);
  return [...hardforks].flatMap((hardfork) =>
    differencesOf(hardfork, measured[hardfork], snapshot[hardfork]),
  );
}

function differencesOf(
  hardfork: string,
  measured: GasSnapshot[string] = {},
  snapshot: GasSnapshot[string] = {},
): SnapshotDifference[] {
  return [...new Set([...Object.keys(snapshot), ...Object.keys(measured)])]
    .filter((id) => !isSame(id, snapshot[id], measured[id]))
    .map((id) => ({ hardfork, id, expected: snapshot[id], gas: measured[id] }));
}

function isSame(id: string, expected: number | undefined, gas: number | undefined): boolean {
  if (expected === undefined || gas === undefined || !id.startsWith("vote.")) return expected === gas;
  return Math.abs(gas - expected) <= CHANCE * expected;
}
