import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from "yaml";
import { parseIsoDate } from "./dates.ts";
import { parseEli } from "./eli.ts";
import { failAt, type Place, type Source } from "./errors.ts";

/**
 * What a version says of itself. It holds no commencement or repeal date, because the Gazette alone has them, and no
 * address or hash, because the hash of the text covers it.
 */
export interface FrontMatter {
  /** The act, without a date: `/eli/xx/act/2015/12`. */
  readonly eli: string;
  readonly title: string;
  readonly jurisdiction: string;
  /** ISO 639. */
  readonly language: string;
  /** Of the document, `2015-10-01`. */
  readonly date: string;
  /** Counts the versions of the act from 1. */
  readonly version: number;
  /** ELIs of the acts that this one amends. */
  readonly amends: readonly string[];
  /** The provision that empowers to enact it, `ELI#eId`. */
  readonly basis: string | undefined;
  /** ISO 4217. */
  readonly currency: string;
  /** IANA name of the zone whose days the act counts. */
  readonly timezone: string;
}

interface Field {
  readonly required: boolean;
  readonly expected: string;
  readonly accepts: (value: string) => boolean;
}

const isUndatedAct = (value: string): boolean => {
  const eli = parseEli(value);
  return eli !== undefined && eli.date === undefined && eli.eId === undefined;
};

/** The closed schema, in the order in which the fields are printed. */
const FIELDS: Record<keyof FrontMatter, Field> = {
  eli: { required: true, expected: "an ELI without date, /eli/xx/act/2015/12", accepts: isUndatedAct },
  title: { required: true, expected: "the act's title", accepts: (value) => value.trim() !== "" },
  jurisdiction: {
    required: true,
    expected: "a jurisdiction's code, xx",
    accepts: (value) => /^[a-z]{2}(?:-[a-z0-9]{1,3})?$/.test(value),
  },
  language: {
    required: true,
    expected: "a language's code, en",
    accepts: (value) => /^[a-z]{2,3}$/.test(value),
  },
  date: {
    required: true,
    expected: "a date, 2015-10-01",
    accepts: (value) => parseIsoDate(value) !== undefined,
  },
  version: { required: true, expected: "a number from 1", accepts: (value) => /^[1-9]\d{0,5}$/.test(value) },
  amends: { required: false, expected: "the ELI of an act, or a list of them", accepts: isUndatedAct },
  basis: {
    required: false,
    expected: "a provision, ELI#eId",
    accepts: (value) => parseEli(value)?.eId !== undefined,
  },
  currency: {
    required: true,
    expected: "a currency's code, GBP",
    accepts: (value) => /^[A-Z]{3}$/.test(value),
  },
  timezone: { required: true, expected: "a time zone's name, Europe/London", accepts: isTimeZone },
};

/** The names of the fields, in the order in which they are printed. */
export const FRONT_MATTER_FIELDS = Object.keys(FIELDS) as readonly (keyof FrontMatter)[];

/**
 * Reads the front matter.
 *
 * @param yaml the lines between the two `---`, of which the first is the file's first line
 * @throws {StatuteError} if it is no YAML mapping, a field is missing, unknown, given twice or malformed, or the date
 * or language is not that of the file's name
 */
export function readFrontMatter(source: Source, yaml: string): FrontMatter {
  const values = readFields(source, yaml);
  const one = (name: keyof FrontMatter): string => values.get(name)?.[0] ?? "";
  return {
    eli: one("eli"),
    title: one("title"),
    jurisdiction: one("jurisdiction"),
    language: one("language"),
    date: one("date"),
    version: Number(one("version")),
    amends: values.get("amends") ?? [],
    basis: values.get("basis")?.[0],
    currency: one("currency"),
    timezone: one("timezone"),
  };
}

function readFields(source: Source, yaml: string): Map<string, string[]> {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { schema: "failsafe", lineCounter: lines });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: line + 1, column: col };
  };
  const [error] = document.errors;
  if (error) failAt(source, at(error.pos[0]), firstLine(error.message), "a YAML mapping");
  if (!isMap(document.contents)) failAt(source, at(0), "the front matter is no mapping", "name: value");
  const values = new Map<string, string[]>();
  for (const pair of document.contents.items as Pair<Node, Node | null>[]) {
    readField(source, pair, at, values);
  }
  for (const [name, field] of Object.entries(FIELDS)) {
    if (field.required && !values.has(name)) {
      failAt(source, { line: 1, column: 1 }, `the front matter has no ${name}`, field.expected);
    }
  }
  return values;
}

function readField(
  source: Source,
  pair: Pair<Node, Node | null>,
  at: (offset: number) => Place,
  values: Map<string, string[]>,
): void {
  const keyAt = at(pair.key.range?.[0] ?? 0);
  const name = isScalar(pair.key) ? String(pair.key.value) : "";
  if (!Object.hasOwn(FIELDS, name)) {
    failAt(source, keyAt, `unknown field "${name}"`, `one of ${FRONT_MATTER_FIELDS.join(", ")}`);
  }
  const field = FIELDS[name as keyof FrontMatter];
  const items: unknown[] = name === "amends" && isSeq(pair.value) ? pair.value.items : [pair.value];
  const texts = items.map((item) => {
    const value = isScalar(item) && typeof item.value === "string" ? item.value : undefined;
    const place = isScalar(item) && item.range ? at(item.range[0]) : keyAt;
    if (value === undefined || !field.accepts(value)) {
      failAt(source, place, `${name} is not well formed`, field.expected);
    }
    checkFileName(source, place, name, value);
    return value;
  });
  values.set(name, texts);
}

/** A file that is named after a date and a language is the version of that date in that language. */
function checkFileName(source: Source, place: Place, name: string, value: string): void {
  const match = /(?:^|[\\/])(\d{4}-\d{2}-\d{2})\.([a-z]{2,3})\.md$/.exec(source.file);
  const stated = name === "date" ? match?.[1] : name === "language" ? match?.[2] : undefined;
  if (stated !== undefined && stated !== value) {
    failAt(source, place, `${name} is ${value}, but the file's name says ${stated}`, stated);
  }
}

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return /^[A-Z]/.test(value);
  } catch {
    return false;
  }
}

function firstLine(message: string): string {
  return (message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:?$/, "");
}
