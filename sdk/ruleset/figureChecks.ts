import { type Figure, holdsFigure, parseFigure } from "../statute/figures.ts";
import { textOf } from "../statute/textOf.ts";
import type { Statute } from "../statute/model.ts";
import type { AnnotatedNode } from "./annotations.ts";
import { type AnnotationFinding, findingAt } from "./findings.ts";
import { literalValue } from "./literal.ts";
import { quotedIn, type WrittenTag } from "./tags.ts";

/** What a constant counts in a unit; undefined if the figure is of another kind, or no whole number of the unit. */
const UNITS: Readonly<Record<string, (figure: Figure) => bigint | undefined>> = {
  pence: (figure) => (figure.kind === "money" && figure.currency === "GBP" ? figure.amount : undefined),
  cents: (figure) => (figure.kind === "money" && figure.currency !== "GBP" ? figure.amount : undefined),
  days: (figure) => (figure.kind === "duration" && figure.unit === "days" ? figure.count : undefined),
  months: (figure) => (figure.kind === "duration" && figure.unit === "months" ? figure.count : undefined),
  percent: (figure) =>
    figure.kind === "percent" && figure.ppm % 10_000n === 0n ? figure.ppm / 10_000n : undefined,
  ppm: (figure) => (figure.kind === "percent" ? figure.ppm : undefined),
  date: (figure) => (figure.kind === "date" ? figure.days : undefined),
};

/** Whether a figure that a tag quotes stands in the text, and its constant says the same. */
export function* checkFigure(
  node: AnnotatedNode,
  tag: WrittenTag,
  statute: Statute,
  eId: string,
): Generator<AnnotationFinding> {
  const quoted = quotedIn(tag);
  const figure = quoted === undefined ? undefined : parseFigure(quoted);
  if (quoted === undefined || !figure) {
    yield findingAt(
      node,
      tag,
      "figure-malformed",
      'expected an eId and one figure in quotation marks, art_9 "14 days"',
    );
    return;
  }
  if (!holdsFigure(textOf(statute, eId), quoted)) {
    yield findingAt(node, tag, "figure-not-in-text", `${eId} does not say ${quoted}`);
  }
  yield* checkLiteral(node, tag, quoted, figure);
}

function* checkLiteral(
  node: AnnotatedNode,
  tag: WrittenTag,
  quoted: string,
  figure: Figure,
): Generator<AnnotationFinding> {
  if (node.node.mutability !== "constant") {
    yield findingAt(node, tag, "figure-not-on-constant", `${node.path} is no constant`);
    return;
  }
  const unit = node.tags.find(({ name }) => name === "unit")?.value ?? "";
  const count = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
  if (!count) {
    const known = Object.keys(UNITS).join(", ");
    yield findingAt(
      node,
      tag,
      "unit-missing",
      `${node.path} states no unit; expected @custom:unit and one of ${known}`,
    );
    return;
  }
  const expected = count(figure);
  if (expected === undefined) {
    yield findingAt(node, tag, "unit-differs", `${quoted} is no whole number of ${unit}`);
    return;
  }
  const value = literalValue(node.node["value"]);
  if (value === undefined) {
    yield findingAt(node, tag, "literal-missing", `${node.path} is not given as a literal`);
  } else if (value !== expected) {
    yield findingAt(
      node,
      tag,
      "literal-differs",
      `${node.path} is ${value}, but ${quoted} is ${expected} ${unit}`,
    );
  }
}
