/** Number words from three on, by their value; a text writes none of them, see {@link numberWordsIn}. */
const WORDS: ReadonlyMap<string, bigint> = new Map(
  [
    ...["three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"],
    ...["fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"],
  ].map((word, index) => [word, BigInt(index) + 3n]),
);

/** What larger numbers and fractions are written with. An ordinal counts nothing: there are third parties. */
const LARGER =
  "thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|dozen|thrice|thirds|quarters";

const WORD = new RegExp(`\\b(?:${[...WORDS.keys()].join("|")}|${LARGER})(?![\\p{L}\\p{N}])`, "giu");

/**
 * The whole numbers that a text states, in their order: in digits, or in a word up to twenty.
 *
 * @example
 * numbersIn("not above 1,000,000 parts, nor eight easements"); // [1000000n, 8n]
 */
export function numbersIn(text: string): bigint[] {
  const written = text.matchAll(
    /(?<![\p{L}\p{N}_.,])(?:\d{1,3}(?:,\d{3})+|\d+|\p{L}+)(?![\p{L}\p{N}]|[.,]\d)/gu,
  );
  return [...written].flatMap(([token]) => {
    const value = /^\d/.test(token) ? BigInt(token.replaceAll(",", "")) : WORDS.get(token.toLowerCase());
    return value === undefined ? [] : [value];
  });
}

/**
 * The words of a text that state a number above two. Statutes write such numbers in digits, in one form, so that they are
 * found and compared.
 *
 * @example
 * numberWordsIn("In three of the Twenty cases, or thirteen"); // ["three", "Twenty", "thirteen"]
 */
export function numberWordsIn(text: string): string[] {
  return [...text.matchAll(WORD)].map(([word]) => word);
}
