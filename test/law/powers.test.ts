import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { CONTRACT_OFFICES, OFFICES } from "../../deploy/modules/offices.ts";
import { checkAnnotations, readAnnotations } from "../../sdk/ruleset/index.ts";
import { elementsOf, findElement, parseEli, parseStatute, type Statute } from "../../sdk/statute/index.ts";
import { readExamples } from "../behaviours/examples.ts";
import { readRulesetSource } from "../behaviours/rulesetSource.ts";
import { everyStatute } from "../behaviours/statuteText.ts";

/** Contracts that are no rulesets, and what their annotations cite. */
interface Power {
  readonly contract: string;
  readonly statute: Statute;
  /** `ELI#eId` of what the contract executes, and of what it says that no contract can. */
  readonly executed: readonly string[];
  readonly untranslatable: readonly string[];
  readonly findings: readonly string[];
}

/** An act that is executed without a ruleset: where its tests are, and what no annotation or no test can cite. */
interface ActOfPowers {
  readonly statute: string;
  /** Folders whose titles cite it by eId alone. */
  readonly tests: readonly string[];
  /** Paragraphs by which nothing is decided. */
  readonly silent: Readonly<Record<string, string>>;
  /** Paragraphs that contracts execute which others look after: where. */
  readonly elsewhere: Readonly<Record<string, string>>;
}

const PUBLIC_OFFICES = "deploy/modules/offices.ts grants the office its powers";

const ACTS: readonly ActOfPowers[] = [
  {
    statute: "statutes/constitution/2015-01-05.en.md",
    tests: ["test/law", "test/deploy"],
    silent: {
      art_1__para_1: "says what the Act is for",
      art_1__para_2: "says what the Act is for",
      art_6__para_1:
        "binds those who write acts; that each power has its provision, the other tests of this file show",
      art_12__para_1: "leaves the day to the Gazette",
    },
    elsewhere: {
      art_3__para_3: "contracts/voting/Referendums.sol holds the seat",
      ...Object.fromEntries(
        ["1", "2", "4", "5", "9", "10", "11", "18", "19"].map((para) => [
          `art_5__para_${para}`,
          PUBLIC_OFFICES,
        ]),
      ),
      art_8__para_4: "every register's records and logs name both: contracts/law/Decisions.sol",
      art_8__para_5: "every register logs it with the refusal: contracts/law/Decisions.sol",
    },
  },
  {
    statute: "statutes/persons/2015-09-01.en.md",
    tests: ["test/civil"],
    silent: {
      art_1__para_1: "says what the register is for",
      art_12__para_1: "leaves the day to the Gazette",
    },
    elsewhere: {},
  },
];

/** Rulesets name a subdivision; whose powers rest on an act names the whole of it. */
const OF_A_WHOLE_ACT = /@custom:eli (\/eli\/\S+\/\d{4}-\d{2}-\d{2})$/m;

/** Files of contracts that execute acts without being rulesets. */
const FILES = globSync("contracts/**/*.sol").filter((file) =>
  OF_A_WHOLE_ACT.test(readFileSync(file, "utf8")),
);

async function powerIn(file: string): Promise<Power> {
  const contract = path.basename(file, ".sol");
  const eli = parseEli(OF_A_WHOLE_ACT.exec(readFileSync(file, "utf8"))?.[1] ?? "");
  const statute = everyStatute().find(
    ({ frontMatter }) => frontMatter.eli === eli?.act && frontMatter.date === eli.date,
  );
  if (!statute) throw new Error(`${file} rests on an act that is not there`);
  const { files } = await readRulesetSource(contract);
  const compiled = files.find(({ name }) => name.endsWith(file));
  if (!compiled) throw new Error(`${file} is not in its own build`);
  const tags = readAnnotations(compiled.ast, compiled.text).nodes.flatMap((node) => node.tags);
  const cited = (...names: string[]) =>
    tags
      .filter(({ name }) => names.includes(name))
      .map(({ value }) => value.split(" ", 1)[0] ?? "")
      .map((target) => (target.startsWith("/") ? target : `${statute.frontMatter.eli}#${target}`));
  return {
    contract,
    statute,
    executed: cited("applies", "figure", "quote"),
    untranslatable: cited("untranslatable"),
    findings: checkAnnotations(compiled.ast, compiled.text, statute, everyStatute()).map(
      ({ line, code, message }) => `${file}:${line} ${code}: ${message}`,
    ),
  };
}

/** What the titles of tests and the worked examples cite of an act, by eId. */
function citedByTests(
  { statute: file, tests }: ActOfPowers,
  { frontMatter: { eli, title } }: Statute,
): Set<string> {
  const examples = readExamples(path.join(path.dirname(file), "examples.csv")).map(
    ({ provision }) => provision,
  );
  const elsewhere = [...Object.values(OFFICES), ...Object.values(CONTRACT_OFFICES)].map(
    ({ provision }) => provision,
  );
  const cited = globSync("test/**/*.ts").flatMap((test) => {
    const isOwn = tests.some((folder) => test.startsWith(`${folder}/`));
    const titles = readFileSync(test, "utf8").match(/\b(?:it|describe)\(\s*["`](?:[^"`\\]|\\.)*/g) ?? [];
    const named = titles
      .join("\n")
      .matchAll(/\[(?:(\/eli\/[^\]#]+)#)?(art_\w+)(?: of the ([A-Z][\w ]+))?\]/g);
    return [...named].flatMap(([, act, eId = "", name]) => {
      const isOfAct = act === undefined && name === undefined ? isOwn : act === eli || name === title;
      return isOfAct ? [eId] : [];
    });
  });
  return new Set([...examples, ...cited, ...(eli === "/eli/xx/act/2015/1" ? elsewhere : [])]);
}

describe("Powers that acts grant to contracts which are no rulesets", () => {
  let powers: readonly Power[];

  before(async () => {
    powers = await Promise.all(FILES.map(powerIn));
  });

  it("are those of the Gazette, the offices, the executive, the books of takeovers and the register of persons", () => {
    expect(FILES.map((file) => path.basename(file, ".sol")).sort()).to.deep.equal([
      ...["Calendar", "Competence", "Executive", "Gazette", "Judgments", "Offices", "Persons", "Succession"],
      ...["Takeover", "Versions"],
    ]);
  });

  it("have annotations that hold in the text and in the code", () => {
    expect(powers.flatMap(({ findings }) => findings)).to.deep.equal([]);
  });

  for (const act of ACTS) {
    const statute = parseStatute(readFileSync(act.statute, "utf8"), act.statute);
    const { eli, title } = statute.frontMatter;
    const paragraphs = [...elementsOf(statute.children)].flatMap(({ kind, eId }) =>
      kind === "paragraph" ? [eId] : [],
    );
    const deciding = paragraphs.filter((eId) => act.silent[eId] === undefined);
    const eIdsOf = (list: readonly string[]) =>
      list.flatMap((cited) => (cited.startsWith(`${eli}#`) ? [cited.slice(eli.length + 1)] : []));

    describe(title, () => {
      it("lists as exceptions what it has", () => {
        for (const eId of [...Object.keys(act.silent), ...Object.keys(act.elsewhere)]) {
          expect(findElement(statute, eId), eId).to.not.equal(undefined);
        }
      });

      it("has each paragraph that decides cited by the contract that executes it, or said to be for people", () => {
        const cited = powers.flatMap(({ executed, untranslatable }) =>
          eIdsOf([...executed, ...untranslatable]),
        );
        const known = new Set([...cited, ...Object.keys(act.elsewhere)]);
        expect(deciding.filter((eId) => !known.has(eId))).to.deep.equal([]);
      });

      it("has each paragraph that decides cited by a test, unless it is for people", () => {
        const forPeople = new Set(powers.flatMap(({ untranslatable }) => eIdsOf(untranslatable)));
        const tested = citedByTests(act, statute);
        expect(deciding.filter((eId) => !tested.has(eId) && !forPeople.has(eId))).to.deep.equal([]);
      });
    });
  }
});
