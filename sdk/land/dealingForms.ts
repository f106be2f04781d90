import { DAILY } from "./forms/daily.ts";
import { LEASES } from "./forms/leases.ts";
import { MORTGAGE_CHANGES } from "./forms/mortgageChanges.ts";
import { NOTICES } from "./forms/notices.ts";
import { PASSINGS } from "./forms/passings.ts";
import { PARCELS } from "./forms/parcels.ts";
import { RECTIFICATIONS } from "./forms/rectifications.ts";
import type { FieldForm, FieldValues } from "./fieldForms.ts";
import type { DealingPart } from "./dealingPart.ts";

/** The dealings that there are, by the struct in which they are signed. */
export const DEALING_PARTS = [
  DAILY,
  NOTICES,
  PASSINGS,
  MORTGAGE_CHANGES,
  LEASES,
  PARCELS,
  RECTIFICATIONS,
] as const satisfies readonly DealingPart[];

type Parts = (typeof DEALING_PARTS)[number]["dealings"];
type UnionToIntersection<U> = (U extends unknown ? (value: U) => void : never) extends (
  value: infer I,
) => void
  ? I
  : never;
type Forms = UnionToIntersection<Parts>;

/** Name of a kind of dealing. */
export type DealingKind = keyof Forms & string;

type TermsOf<K extends DealingKind> = Forms[K] extends {
  readonly fields: infer F extends Readonly<Record<string, FieldForm>>;
}
  ? { readonly [N in keyof F]: FieldValues[F[N]] }
  : never;

/** What every dealing has. */
export interface Common {
  /** Index of the entry dealt with, among the application's entries. */
  readonly subject: number;
  /** Hash of the deed, 32 bytes. */
  readonly instrument: `0x${string}`;
  /** Date of the deed, as days since 1970-01-01. */
  readonly instrumentDate: number;
}

/** A dealing of one kind. */
export type DealingOf<K extends DealingKind> = { [P in K]: Common & { readonly kind: P } & TermsOf<P> }[K];

/** One step of an application. */
export type Dealing = DealingOf<DealingKind>;
