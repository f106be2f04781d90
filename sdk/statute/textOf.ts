import { findElement } from "./find.ts";
import type { Statute, StatuteElement } from "./model.ts";

/** The version has no provision of this eId. */
export class UnknownProvisionError extends Error {
  override readonly name = "UnknownProvisionError";
  readonly eli: string;
  readonly eId: string;

  constructor(eli: string, eId: string) {
    super(`${eli} has no provision ${eId}`);
    this.eli = eli;
    this.eId = eId;
  }
}

/**
 * The plain text of a provision: its heading or label, its intro, its points and tables, its closing text; a line
 * each, points indented below their paragraph.
 *
 * @example
 * textOf(statute, "art_9__para_1"); // "(1) The duty is:\n  (a) …"
 *
 * @throws {UnknownProvisionError} if the statute has no such provision
 */
export function textOf(statute: Statute, eId: string): string {
  const element = findElement(statute, eId);
  if (!element) throw new UnknownProvisionError(statute.frontMatter.eli, eId);
  return linesOf(element).join("\n");
}

function linesOf(element: StatuteElement): string[] {
  if (element.kind === "row") return [element.cells.map((cell) => cell.text).join(" | ")];
  if (element.kind === "table") return [element.columns.join(" | "), ...element.children.flatMap(linesOf)];
  const isLabelled = element.kind === "paragraph" || element.kind === "point";
  const label = isLabelled ? `(${element.number}) ` : "";
  const heading = isLabelled ? [] : [headingOf(element)];
  const below = element.children.flatMap((child) =>
    linesOf(child).map((line) => (child.kind === "point" ? `  ${line}` : line)),
  );
  const intro = element.intro ? [label + element.intro.text] : [];
  const wrapUp = element.wrapUp ? [element.wrapUp.text] : [];
  return [...heading, ...intro, ...below, ...wrapUp];
}

/** `Article 4 Form` of an article. */
export function headingOf(division: { kind: string; number: string; heading: string }): string {
  const word = division.kind.charAt(0).toUpperCase() + division.kind.slice(1);
  return [word, division.number, division.heading].filter((part) => part !== "").join(" ");
}
