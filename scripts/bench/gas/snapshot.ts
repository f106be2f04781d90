import { readFile } from "node:fs/promises";
import path from "node:path";
import type { GasRow } from "./gasBench.ts";

/** Committed figures: keys, seed and chain are fixed, so that every unit of gas that differs is the code's doing. */
export const SNAPSHOT = path.join(import.meta.dirname, "../../../bench/gas-snapshot.json");

/** A row whose gas is not what the snapshot has. */
export interface SnapshotDifference {
  readonly id: string;
  readonly expected: number | undefined;
  readonly gas: number | undefined;
}

export async function readSnapshot(): Promise<Readonly<Record<string, number>>> {
  return JSON.parse(await readFile(SNAPSHOT, "utf8")) as Record<string, number>;
}

/** Under which name the snapshot has what a row costs under the rules of cancun. */
const CANCUN = "@cancun";

export function snapshotOf(rows: readonly GasRow[]): Record<string, number> {
  const own = rows.map(({ id, gas }) => [id, gas] as const);
  const older = rows.flatMap(({ id, cancun }) => (cancun === undefined ? [] : [[`${id}${CANCUN}`, cancun]]));
  return Object.fromEntries([...own, ...older]) as Record<string, number>;
}

/** Proofs are made with new random numbers each time, and bytes of calldata that are zero are cheaper: part of the gas of a vote. */
const CHANCE = 0.005;

/** Rows that cost more or less than the snapshot says, are new, or are gone. */
export function compareWithSnapshot(
  rows: readonly GasRow[],
  snapshot: Readonly<Record<string, number>>,
): SnapshotDifference[] {
  const measured = snapshotOf(rows);
  return [...new Set([...Object.keys(snapshot), ...Object.keys(measured)])]
    .filter((id) => !isSame(id, snapshot[id], measured[id]))
    .map((id) => ({ id, expected: snapshot[id], gas: measured[id] }));
}

function isSame(id: string, expected: number | undefined, gas: number | undefined): boolean {
  if (expected === undefined || gas === undefined || !id.startsWith("vote.")) return expected === gas;
  return Math.abs(gas - expected) <= CHANCE * expected;
}
