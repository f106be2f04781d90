import { type ApplicationTypes, applicationTypes } from "../law/typedData.ts";
import { DEALING_PARTS } from "./dealingForms.ts";
import type { DealingPart } from "./dealingPart.ts";
import { DEALING_ROWS } from "./dealingRow.ts";

/** The types of one struct that is signed. */
export interface LandTypes extends ApplicationTypes {
  /** Name of the struct. */
  readonly application: string;
}

function typesOf(part: DealingPart): LandTypes {
  const { application } = part;
  return {
    application,
    ...applicationTypes(
      application,
      DEALING_ROWS.filter((row) => row.part === part),
    ),
  };
}

const TYPES = new Map<DealingPart, LandTypes>(DEALING_PARTS.map((part) => [part, typesOf(part)]));

/** The struct in which dealings of a part of the act are signed. */
export function landTypesOf(part: DealingPart): LandTypes {
  const types = TYPES.get(part);
  if (types === undefined) throw new TypeError(`no dealings are signed as ${part.application}`);
  return types;
}

/** Every struct that is signed. */
export const LAND_TYPES: readonly LandTypes[] = [...TYPES.values()];
