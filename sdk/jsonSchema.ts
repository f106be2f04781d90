import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";

/** Where a document does not keep its schema. */
export interface SchemaProblem {
  /** JSON pointer (RFC 6901); empty: the whole document. */
  readonly pointer: string;
  /** What stands there; undefined: nothing. */
  readonly found: unknown;
  readonly expected: string;
}

/**
 * A check of documents against a schema (JSON Schema 2020-12).
 *
 * @param others schemas that it refers to by their names
 * @returns the first problem of a document; undefined: there is none
 *
 * @example
 * const problemOf = schemaCheck(ladmSchema());
 * problemOf(JSON.parse(text))?.pointer; // "/LA_BAUnit/rrr/0/type"
 */
export function schemaCheck(
  schema: object,
  others: object[] = [],
): (document: unknown) => SchemaProblem | undefined {
  const options = { verbose: true, allowUnionTypes: true, strictRequired: false };
  const validate = new Ajv2020({ ...options, schemas: others }).compile(schema);
  return (document) => {
    if (validate(document)) return undefined;
    const [first] = validate.errors ?? [];
    return first && problemOf(first);
  };
}

function problemOf({ keyword, instancePath, params, data, message = "" }: ErrorObject): SchemaProblem {
  const member = (params["missingProperty"] ?? params["additionalProperty"]) as string | undefined;
  const pointer = member === undefined ? instancePath : `${instancePath}/${escaped(member)}`;
  if (keyword === "required") return { pointer, found: undefined, expected: "a member of this name" };
  if (keyword === "additionalProperties") {
    return { pointer, found: (data as Record<string, unknown>)[member ?? ""], expected: "no such member" };
  }
  const allowed = (params["allowedValues"] ?? [params["allowedValue"]]) as unknown[];
  const isChoice = keyword === "enum" || keyword === "const";
  const expected = isChoice ? allowed.map((value) => JSON.stringify(value)).join(" or ") : message;
  return { pointer, found: data, expected: expected.replace(/^must (be|match) /, "") };
}

/** A member's name within a JSON pointer. */
export const escaped = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");
