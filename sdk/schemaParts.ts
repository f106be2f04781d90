/** Bytes as hexadecimal text in lower case. */
export const hex = (bytes: number) => ({ type: "string", pattern: `^0x[0-9a-f]{${bytes * 2}}$` });

/** A whole number from `minimum` on that so many bits hold. */
export const uint = (bits: number, minimum = 0) => ({ type: "integer", minimum, maximum: 2 ** bits - 1 });

/** The same text, or null. */
export const orNull = (schema: object) => ({ ...schema, type: ["string", "null"] });

/** An object that has exactly these members. */
export function exactly(
  properties: Readonly<Record<string, object>>,
  optional: readonly string[] = [],
): object {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: "object", properties, required, additionalProperties: false };
}
