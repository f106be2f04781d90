import { SdkError } from "../sdkError.ts";

/** A code, or a word, that these versions of a room's tables do not know. */
export class UnknownCodeError extends SdkError {
  override readonly name = "UnknownCodeError";

  constructor(table: string, code: number | string) {
    super(`${code} is no known ${table}`, { table, code });
  }
}

/** The code of a word: 1 for the first of its table, and so on. */
export function codeOf<Word extends string>(table: string, words: readonly Word[], word: Word): number {
  const index = words.indexOf(word);
  if (index < 0) throw new UnknownCodeError(table, word);
  return index + 1;
}

/** The word that a code means. */
export function wordOf<Word extends string>(table: string, words: readonly Word[], code: number): Word {
  const word = words[code - 1];
  if (word === undefined) throw new UnknownCodeError(table, code);
  return word;
}
