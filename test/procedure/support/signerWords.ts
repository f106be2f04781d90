import type { AssuredSignatory } from "../../land/support/landCase.ts";
import { clausesOf, signatoriesOf } from "../../land/support/words.ts";

const KEYED = /^(.+) with key (\d+)$/;

/** "Alice; Vera as reviewer with key 2", and whatever `signatoriesOf` reads. */
export function signersOf(words: string): AssuredSignatory[] {
  return clausesOf(words).flatMap((clause) => {
    const [, signer = clause, key = "1"] = KEYED.exec(clause) ?? [];
    return signatoriesOf(signer).map((signatory) => ({ ...signatory, keyVersion: Number(key) }));
  });
}
