import { compareHex, type Hex } from "../bytes.ts";
import { type ElectionStep, type ElectionStepTerms, encodeElectionSteps } from "./steps.ts";

/** A step and the entries with which it deals, from which its subjects follow. */
export interface PlacedStep {
  readonly step: ElectionStepTerms;
  /** Of the election, the district or the objection. */
  readonly entry: Hex;
  /** Of a review or a judgment the district, of a succession the former one. */
  readonly other?: Hex;
}

/**
 * The entries of an application with these steps, and its dealings: what `encodeApplication` wants of an election.
 *
 * @example
 * const { entries, dealings } = placeElectionSteps([
 *   { step: { kind: "count", election, number: 1, turnout: 512 }, entry: districtEntryOf(election, 1) },
 * ]);
 *
 * @throws {FieldRangeError} if a number does not fit into its field
 */
export function placeElectionSteps(placed: readonly PlacedStep[]): { entries: Hex[]; dealings: Uint8Array } {
  const named = placed.flatMap(({ entry, other }) => (other === undefined ? [entry] : [entry, other]));
  const entries = [...new Set(named)].sort(compareHex);
  const steps = placed.map(({ step, entry, other }) => {
    const second = other === undefined ? {} : secondSubject(step, entries.indexOf(other));
    return { ...step, ...second, subject: entries.indexOf(entry) } as ElectionStep;
  });
  return { entries, dealings: encodeElectionSteps(steps) };
}

function secondSubject({ kind }: ElectionStepTerms, index: number): Record<string, number> {
  return kind === "succession" ? { former: index } : { district: index };
}
