import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { elementsOf, parseStatute, type StatuteElement } from "../../../sdk/statute/index.ts";

const STATUTES = path.join(import.meta.dirname, "../../../statutes");

/** What each later version adds or changes; all else stands as it stood. */
const AMENDMENTS: Readonly<Record<string, readonly string[]>> = {
  "land-registration/2016-01-05": [
    "art_6__para_5",
    "art_6__para_6",
    "art_12__para_2",
    "art_50__para_10",
    "art_61__para_8",
  ],
  "land-transaction-duty/2016-03-16": [
    "art_2__point_f",
    "art_6a",
    "art_6a__para_1",
    "art_6a__para_2",
    "art_6a__para_3",
    "art_9__para_2",
  ],
};

/** What a version says in one place, with its links; the stop behind a point is that of the list. */
function wordsOf(element: StatuteElement): string {
  if (element.kind === "row") return element.cells.map(({ text }) => text).join(" | ");
  if (element.kind === "table") return element.columns.join(" | ");
  const { kind, number, heading, intro, wrapUp } = element;
  const text = [heading, intro?.markdown ?? "", wrapUp?.markdown ?? ""].join("\n");
  return `${kind} ${number} ${kind === "point" ? text.replace(/[.;]\s*$/, "") : text}`;
}

/** Versions of an act: a text each, by eId, in the order of the text. */
function versionsOf(folder: string): readonly (readonly [name: string, words: Map<string, string>])[] {
  const files = globSync(`${folder}/*.en.md`, { cwd: STATUTES }).sort();
  return files.map((file) => {
    const { children } = parseStatute(readFileSync(path.join(STATUTES, file), "utf8"), file);
    const words = [...elementsOf(children)].map((element) => [element.eId, wordsOf(element)] as const);
    return [file.replace(".en.md", ""), new Map(words)] as const;
  });
}

/** As the numbers say: `para_2`, `para_2a`, `para_10`. */
function inOrder(eIds: readonly string[]): readonly string[] {
  return [...eIds].sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
}

describe("a later version of an act", () => {
  const acts = globSync("*", { cwd: STATUTES, withFileTypes: true }).filter((entry) => entry.isDirectory());
  const pairs = acts.flatMap(({ name }) => {
    const versions = versionsOf(name);
    return versions.slice(1).map((later, index) => [versions[index], later] as const);
  });

  it("is one of those whose amendments are listed", () => {
    expect(pairs.map(([, [name]]) => name)).to.have.members(Object.keys(AMENDMENTS));
  });

  for (const [earlier, [name, words]] of pairs) {
    const [before, text] = earlier ?? ["", new Map<string, string>()];
    it(`${name} says what ${before} says, but for its amendments`, () => {
      const all = new Set([...text.keys(), ...words.keys()]);
      const changed = [...all].filter((eId) => text.get(eId) !== words.get(eId));
      expect(changed).to.have.members([...(AMENDMENTS[name] ?? [])]);
    });
  }

  for (const [name, words] of acts.flatMap(({ name: folder }) => versionsOf(folder))) {
    it(`${name} has the paragraphs of each article in order`, () => {
      const articles = Map.groupBy(
        [...words.keys()].filter((eId) => /__para_\d+[a-z]*$/.test(eId)),
        (eId) => eId.replace(/__para_.*$/, ""),
      );
      for (const [article, eIds] of articles) expect(eIds, article).to.deep.equal(inOrder(eIds));
    });
  }
});
