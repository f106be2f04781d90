import { escaped, type SchemaProblem } from "./jsonSchema.ts";

/**
 * The first place where one JSON value is not another.
 *
 * @param pointer of both values
 * @returns undefined if they are equal
 */
export function firstDifference(found: unknown, expected: unknown, pointer = ""): SchemaProblem | undefined {
  if (isContainer(found) && isContainer(expected) && Array.isArray(found) === Array.isArray(expected)) {
    const names = new Set([...Object.keys(found), ...Object.keys(expected)]);
    for (const name of names) {
      const difference = firstDifference(found[name], expected[name], `${pointer}/${escaped(name)}`);
      if (difference) return difference;
    }
    return undefined;
  }
  if (found === expected) return undefined;
  return { pointer, found, expected: expected === undefined ? "nothing" : JSON.stringify(expected) };
}

const isContainer = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
