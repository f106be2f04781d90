import { parseIsoDate } from "./dates.ts";
import { isEId } from "./eId.ts";

/** A European Legislation Identifier, taken apart. */
export interface Eli {
  /** The act, without date: `/eli/xx/act/2026/13`. */
  readonly act: string;
  /** The version meant; undefined if the version in force is meant. */
  readonly date: string | undefined;
  /** The provision or subdivision meant; undefined for the whole act. */
  readonly eId: string | undefined;
}

/**
 * Takes an ELI apart.
 *
 * @example
 * parseEli("/eli/xx/act/2015/12/2016-03-16#part_2");
 * // { act: "/eli/xx/act/2015/12", date: "2016-03-16", eId: "part_2" }
 *
 * @returns undefined if the text is no ELI, its date no date or its eId no eId
 */
export function parseEli(text: string): Eli | undefined {
  const match = /^(\/eli(?:\/[a-z0-9-]+){2,}?)(?:\/(\d{4}-\d{2}-\d{2}))?(?:#([^#]+))?$/.exec(text);
  const act = match?.[1];
  if (!match || act === undefined) return undefined;
  const date = match[2];
  const eId = match[3];
  if (date !== undefined && parseIsoDate(date) === undefined) return undefined;
  if (eId !== undefined && !isEId(eId)) return undefined;
  return { act, date, eId };
}
