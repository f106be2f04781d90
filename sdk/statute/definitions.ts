import { failAt, type Place } from "./errors.ts";
import { elementsOf } from "./find.ts";
import type { Definition, Provision } from "./model.ts";
import type { Reading } from "./reading.ts";

const DEFINITION = /^\*\*([^*]+)\*\* means\s/;

/**
 * Reads the definitions: each point of an article headed "Definitions" defines one term, and nothing else is bold.
 *
 * @throws {StatuteError} if such a point defines no term, a term is defined twice, or text is bold elsewhere
 */
export function readDefinitions(reading: Reading, divisions: readonly Provision[]): Definition[] {
  const definitions = definingPoints(divisions).map((point) => readDefinition(reading, point));
  const places = new Map<string, Place>();
  for (const definition of definitions) {
    const term = definition.term.toLowerCase();
    const earlier = places.get(term);
    if (earlier) {
      const problem = `"${definition.term}" is defined on line ${earlier.line} already`;
      failAt(reading.source, definition, problem, "one definition of a term");
    }
    places.set(term, definition);
  }
  const points = new Set(definitions.map(({ eId }) => eId));
  for (const bold of reading.bold) {
    if (!points.delete(bold.owner)) {
      failAt(reading.source, bold, "bold text that defines no term", "bold once, where the term is defined");
    }
  }
  return definitions;
}

function definingPoints(divisions: readonly Provision[]): Provision[] {
  const isPoint = (element: { kind: string }): element is Provision => element.kind === "point";
  return [...elementsOf(divisions)].flatMap((element) => {
    if (element.kind !== "article" && element.kind !== "section") return [];
    if (element.heading !== "Definitions") return [];
    const paragraphs = element.children.filter((child) => child.kind === "paragraph");
    return [element, ...paragraphs].flatMap((provision) =>
      provision.children.filter(isPoint).filter((point) => !point.repealed),
    );
  });
}

function readDefinition(reading: Reading, point: Provision): Definition {
  const term = DEFINITION.exec(point.intro?.markdown ?? "")?.[1];
  if (term === undefined) {
    failAt(
      reading.source,
      point.intro ?? point,
      "a point of the definitions defines no term",
      "**term** means …",
    );
  }
  return { term: term.replaceAll(/\s+/g, " "), eId: point.eId, line: point.line, column: point.column };
}
