import type { FieldForm } from "./fieldForms.ts";

/** How one kind of dealing is written and signed. */
export interface DealingForm {
  /** Its number in the packed form. */
  readonly code: number;
  /** Name of the application's array of this kind. */
  readonly array: string;
  /** Name of the EIP-712 struct. */
  readonly struct: string;
  /** What stands between the subject and the deed, in order. */
  readonly fields: Readonly<Record<string, FieldForm>>;
}

/** The kinds of dealing that may stand in one application, in the order in which the act has them executed. */
export interface DealingPart {
  /** Name of the EIP-712 struct that is signed. */
  readonly application: string;
  /** By name of the kind, which is how people call it. */
  readonly dealings: Readonly<Record<string, DealingForm>>;
}
