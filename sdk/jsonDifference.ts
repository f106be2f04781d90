import { escaped, type SchemaProblem } from "./jsonSchema.ts";

/**
 * Every place where one JSON value is not another, in the order of the first.
 *
 * @param pointer of both values
 *
 * @example
 * const [first] = differencesOf(document, exportTitle(entry, record));
 */
export function* differencesOf(
  found: unknown,
  expected: unknown,
  pointer = "",
): Generator<SchemaProblem, undefined> {
  if (isContainer(found) && isContainer(expected) && Array.isArray(found) === Array.isArray(expected)) {
    const names = new Set([...Object.keys(found), ...Object.keys(expected)]);
    for (const name of names)
      yield* differencesOf(found[name], expected[name], `${pointer}/${escaped(name)}`);
  } else if (found !== expected) {
    yield { pointer, found, expected: expected === undefined ? "nothing" : JSON.stringify(expected) };
  }
}

/**
 * The first place where one JSON value is not another.
 *
 * @param pointer of both values
 * @returns undefined if they are equal
 */
export function firstDifference(found: unknown, expected: unknown, pointer = ""): SchemaProblem | undefined {
  return differencesOf(found, expected, pointer).next().value;
}

const isContainer = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
