import type { Hex } from "../../../sdk/bytes.ts";
import type { KeyShare } from "../../../sdk/voting/tally.ts";
import type { Contest } from "../../../sdk/voting/transcript.ts";
import { CeremonyRun, type Hall } from "./ceremony.ts";

/** The key of an election, and what each trustee holds of it. */
export interface MadeKey {
  readonly election: Hex;
  readonly key: Contest["key"];
  readonly threshold: number;
  readonly shares: readonly KeyShare[];
}

/** Trustees make the key of an election in the ceremony as it is deployed; it takes them an hour. */
export async function makeKey(
  hall: Hall,
  name: string,
  terms: readonly [threshold: number, trustees: number],
): Promise<MadeKey> {
  return keyOf(await CeremonyRun.begin(hall, name, terms));
}

/** The trustees of a ceremony that has begun make the key, which is fixed so many seconds after the last share. */
export async function keyOf(run: CeremonyRun, seconds?: number): Promise<MadeKey> {
  await run.reach("shares");
  await run.fix(seconds);
  const published = run.numbers.map((number) => ({
    points: run.pointsOf(number),
    shares: run.contentOf("shares", number),
  }));
  const shares = run.numbers.map((number) => run.trustee(number).finalShare(published));
  const { x, y } = await run.view("keyOf");
  return { election: run.election, key: { x, y }, threshold: run.threshold, shares };
}
