import { APPROVING_MEMBERS } from "../republic/agriculturalBill.ts";
import type { Party, Parties } from "../start/parties.ts";

/** Everybody who signs in an election besides its voters. */
export interface Officials {
  readonly commissioner: Party;
  /** The appointment of the trustees and a certification want two members of the commission. */
  readonly second: Party;
  readonly reviewer: Party;
  /** Draws lots. */
  readonly judge: Party;
  readonly trustees: readonly Party[];
  /** In the order of the results. */
  readonly candidates: readonly Party[];
  /** Whom the legislature appoints to the land commission, before the people are asked whether land needs its approval. */
  readonly landCommission: readonly Party[];
  /** Whom the first roll left out. */
  readonly objector: Party;
}

/** How many trustees there are, and how many of them decrypt. */
export const TRUSTEES = 5;
export const THRESHOLD = 3;

/** One more than approve, so that one of them can be excluded. */
const LAND_COMMISSION_MEMBERS = APPROVING_MEMBERS + 1;

/** The two of the trustees who do not come to decrypt. */
export const VANISHED: readonly number[] = [2, 5];

/** Makes the persons from the seed; the same seed, the same persons. */
export function officialsOf(parties: Parties, candidates: number): Officials {
  const named = (name: string, count: number): Party[] =>
    Array.from({ length: count }, (_, index) => parties.withAccount(`${name}/${index}`));
  return {
    commissioner: parties.officer("electoralCommission"),
    second: parties.withAccount("second commissioner", "registrar"),
    reviewer: parties.officer("reviewer"),
    judge: parties.officer("court"),
    trustees: named("trustee", TRUSTEES),
    candidates: named("candidate", candidates),
    landCommission: named("member of the land commission", LAND_COMMISSION_MEMBERS),
    objector: parties.withAccount("objector"),
  };
}

/** Those who are in no other register yet. */
export function newcomers({ commissioner, second, trustees, candidates, objector }: Officials): Party[] {
  return [commissioner, second, ...trustees, ...candidates, objector];
}
