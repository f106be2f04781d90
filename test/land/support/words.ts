import { hexFromBytes, type Hex } from "../../../sdk/bytes.ts";
import type { Capacity } from "../../../sdk/law/signatory.ts";
import { parseFigure } from "../../../sdk/statute/index.ts";
import { hashText } from "../../../sdk/words.ts";
import { ASSURANCE, type AssuredSignatory } from "./landCase.ts";

/** The id of a person in an example. */
export function personOf(name: string): Hex {
  if (!/^[A-Z][a-z]+$/.test(name)) throw new Error(`"${name}" is no person's name`);
  const person = hexFromBytes(hashText(name).subarray(0, 16));
  NAMES.set(person, name);
  return person;
}

/** Whose id this is, of those that examples have named. */
export function nameOf(person: Hex): string {
  return NAMES.get(person) ?? person;
}

const NAMES = new Map<Hex, string>();

/** The day that "4 January 2016" means, as the contracts count. */
export function dayOfWords(words: string): number {
  const figure = parseFigure(words);
  if (figure?.kind !== "date") throw new Error(`"${words}" is no date`);
  return Number(figure.days);
}

/** "£250,000" or "EUR 50,000", in minor units; "nothing" has no currency either. */
export function moneyOf(words: string): { amount: bigint; currency: string } {
  if (words === "nothing") return { amount: 0n, currency: "" };
  const figure = parseFigure(words);
  if (figure?.kind !== "money") throw new Error(`"${words}" is no amount`);
  return figure;
}

const SIGNATORY = /^(\w+)(?: at (low|substantial|high)| as (notary|registrar|reviewer|judge))?$/;

/** "Alice; Bob at substantial; Nora as notary". Who signs on their own behalf does so at the level high if not said. */
export function signatoriesOf(words: string): AssuredSignatory[] {
  return clausesOf(words).map((clause) => {
    const [, name = "", level = "high", office] = SIGNATORY.exec(clause) ?? fail(clause);
    const capacity = (office ?? "own behalf") as Capacity;
    const assurance = ASSURANCE[level as keyof typeof ASSURANCE];
    return { person: personOf(name), capacity, keyVersion: 1, assurance };
  });
}

/** The clauses between semicolons. */
export function clausesOf(words: string): string[] {
  return words === "" ? [] : words.split("; ");
}

export function fail(clause: string): never {
  throw new Error(`"${clause}" is not one of the forms in which examples are written`);
}
