import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { globalOptions } from "hardhat";
import { assertPure, checkAnnotations, findImpureDeclarations } from "../../sdk/ruleset/index.ts";
import { findElement, parseEli, parseStatute, type Statute } from "../../sdk/statute/index.ts";
import { type Example, readExamples } from "./examples.ts";
import { type Norm, readRulesetSource, type RulesetSource } from "./rulesetSource.ts";

/** A contract that executes a subdivision of a text, whatever it decides. */
export interface TextBehaviour {
  /** Name of the contract. */
  readonly contract: string;
  /** File of the version that it executes. `examples.csv` is expected beside it. */
  readonly statute: string;
  /** What the deployed contract says. */
  readonly eli: () => Promise<string>;
}

/** The text, and what the build has of the contract once the tests run. */
export interface ExecutedText {
  readonly statute: Statute;
  readonly examples: readonly Example[];
  readonly source: () => RulesetSource;
}

/** What holds for every contract that executes a text: it is pure, it is what its annotations say, and each norm has its examples. */
export function shouldExecuteItsText({ contract, statute: file, eli }: TextBehaviour): ExecutedText {
  const statute = parseStatute(readFileSync(file, "utf8"), file);
  const { eli: act, date } = statute.frontMatter;
  const examples = readExamples(path.join(path.dirname(file), "examples.csv"));
  let source: RulesetSource;

  before(async () => {
    source = await readRulesetSource(contract);
  });

  it("reads nothing but its arguments", function () {
    // Coverage counts by calls that it adds to the code.
    if (globalOptions.coverage) this.skip();
    assertPure(source.deployedBytecode, contract);
    expect(source.files.flatMap(({ ast, text }) => findImpureDeclarations(ast, text))).to.deep.equal([]);
  });

  it("says in eli() which subdivision of the text it executes", async () => {
    const stated = parseEli(source.eli);
    expect([stated?.act, stated?.date], source.eli).to.deep.equal([act, date]);
    expect(await eli()).to.equal(`${act}#${stated?.eId}`);
    expect(findElement(statute, stated?.eId ?? ""), source.eli).to.not.equal(undefined);
  });

  it("has annotations that hold in the text and in the code", () => {
    const findings = source.files.flatMap(({ name, ast, text }) =>
      checkAnnotations(ast, text, statute, everyStatute()).map(
        ({ line, code, message }) => `${name}:${line} ${code}: ${message}`,
      ),
    );
    expect(findings).to.deep.equal([]);
  });

  it("has examples of each norm at work and, where it refuses, at rest", () => {
    const told = examples.filter(({ version }) => version === "" || version === date);
    expect(source.norms.flatMap((norm) => missingExamples(norm, told))).to.deep.equal([]);
  });

  return { statute, examples, source: () => source };
}

let statutes: readonly Statute[] | undefined;

/** Every version of every act, so that what an annotation cites of another act is looked up there. */
export function everyStatute(): readonly Statute[] {
  statutes ??= globSync("statutes/*/*.md").map((file) => parseStatute(readFileSync(file, "utf8"), file));
  return statutes;
}

/** The examples that a norm still lacks. */
function missingExamples({ path: name, eIds, effect }: Norm, examples: readonly Example[]): string[] {
  if (effect === "") return [];
  const against = { refuse: "refused", inadmissibility: "inadmissible" }[effect];
  const wanted = against === undefined ? ["granted"] : ["granted", against];
  return eIds.flatMap((eId) =>
    wanted
      .filter((outcome) => !examples.some((row) => row.provision === eId && row.outcome === outcome))
      .map((outcome) => `${name}: no example ${outcome} for ${eId}`),
  );
}
