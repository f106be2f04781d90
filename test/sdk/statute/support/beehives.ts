import { parseStatute, type Statute, StatuteError } from "../../../../sdk/statute/index.ts";

/** The front matter of a made-up act. */
export const FRONT = [
  "---",
  "eli: /eli/xx/act/2026/7",
  "title: Beehive Act",
  "jurisdiction: xx",
  "language: en",
  "date: 2026-02-01",
  "version: 1",
  "currency: GBP",
  "timezone: Europe/London",
  "---",
];

/** The line on which the text after the act's title begins. */
export const BODY_LINE = FRONT.length + 4;

/** A whole file: front matter, title and the lines given. */
export const act = (...lines: string[]): string =>
  [...FRONT, "", "# Beehive Act", "", ...lines, ""].join("\n");

/** A whole file with one article that has these lines. */
export const article = (...lines: string[]): string => act("### Article 1 Bees", "", ...lines);

/** The line on which the text of its article begins. */
export const ARTICLE_LINE = BODY_LINE + 2;

/** An act with one of everything. */
export const BEEHIVES = act(
  "## Part 1 General provisions",
  "",
  "### Article 1 Definitions",
  "",
  "In this Act:",
  "",
  "- (a) **hive** means a box in which bees live;",
  "- (b) **keeper** means a person who",
  "  - (i) owns a hive, or",
  "  - (ii) tends one",
  "",
  "  under [Article 2(1)](#art_2__para_1).",
  "",
  "## Part 2 Duty",
  "",
  "### Article 2 Rates",
  "",
  "(1) A keeper pays at 10:30",
  "on the day of the count:",
  "",
  "| Above | Rate | From | Within |",
  "| ---: | --- | --- | --- |",
  "| £125,000 | 5 % | 1 April 2016 | 14 days |",
  "| EUR 1,000 | 0.5 % | — | 2 months |",
  "",
  "(2A) A keeper is exempt who",
  "",
  "- (a) is a school;",
  "- (b) keeps [no more](/eli/xx/act/2025/3/2025-01-01#art_9) than two hives,",
  "",
  "for as long as the law on [schools](/eli/xx/act/2024/1#part_2) says so.",
  "",
  "(3) *Repealed.*",
  "",
  "### Article 2a Renumbered {#art_2a was=art_9}",
  "",
  "A sole block with *stress*.",
  "",
  "## Schedule 1 Forms",
  "",
  "(1) The form is free. {#schedule_1__form}",
);

/** The same, parsed. */
export const parsed = (): Statute => parseStatute(BEEHIVES);

/** Parses what must fail, and returns the error. */
export function errorOf(source: string, file?: string): StatuteError {
  try {
    parseStatute(source, file);
  } catch (error) {
    if (error instanceof StatuteError) return error;
    throw error;
  }
  throw new Error("the statute was accepted");
}
