const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** HTML that is safe to write into a page: made by {@link html}, or vouched for by {@link trusted}. */
export class Markup {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** What may stand in a template: text and numbers are escaped, markup is kept, lists are joined, null is nothing. */
export type Content = string | number | Markup | null | readonly Content[];

/**
 * HTML with every value escaped, for element content and for attribute values in quotes; never for the inside of a
 * `<script>` or `<style>` element.
 *
 * @example
 * html`<p title="${title}">${"a < b"}</p>`
 */
export function html(literals: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(
    literals.reduce((page, literal, i) => `${page}${contentOf(values[i - 1] ?? null)}${literal}`),
  );
}

/** Text that is HTML already. For the page's own scripts and styles, never for what was read from a file. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

/** The text with the five characters that mean something in HTML written as entities. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => ENTITIES[character] ?? character);
}

/**
 * JSON for the inside of a `<script>` element: no value can end the element or open a comment, since `<`, `>` and
 * `&` are written as JSON escapes. `JSON.parse` gives the value back unchanged.
 */
export function scriptJson(value: unknown): Markup {
  const json = JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return new Markup(json);
}

function contentOf(value: Content): string {
  if (value === null) return "";
  if (value instanceof Markup) return value.toString();
  if (typeof value === "string" || typeof value === "number") return escaped(String(value));
  return value.map(contentOf).join("");
}
