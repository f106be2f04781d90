import { readFileSync } from "node:fs";
import { artifacts } from "hardhat";
import { type AnnotatedNode, type AstNode, readAnnotations } from "../../sdk/ruleset/index.ts";

/** One file of a ruleset, as it was compiled. */
export interface CompiledFile {
  readonly name: string;
  readonly text: string;
  readonly ast: AstNode;
}

/** A function that executes provisions of the text. */
export interface Norm {
  /** `LandRegistrationActPart1.art_4__para_1`. */
  readonly path: string;
  readonly eIds: readonly string[];
  /** `refuse`, `define`, …; `inadmissibility` for a norm on standing; empty if it states neither. */
  readonly effect: string;
}

/** A ruleset's source: the files of the contract and of all it inherits. */
export interface RulesetSource {
  readonly deployedBytecode: string;
  readonly files: readonly CompiledFile[];
  /** The dated version and subdivision that the contract says it executes. */
  readonly eli: string;
  readonly norms: readonly Norm[];
  /** eIds under which, by the annotations, code does not refuse alone. */
  readonly discretions: readonly string[];
}

interface BuildInfo {
  readonly input: { readonly sources: Readonly<Record<string, { readonly content: string }>> };
}

interface BuildOutput {
  readonly output: { readonly sources: Readonly<Record<string, { readonly ast: AstNode }>> };
}

/** Reads a ruleset's source from the build, so that tree and text are those of the bytecode. */
export async function readRulesetSource(contract: string): Promise<RulesetSource> {
  const artifact = await artifacts.readArtifact(contract);
  const id = required(await artifacts.getBuildInfoId(contract), `${contract} has no build info`);
  const input = readJson<BuildInfo>(await artifacts.getBuildInfoPath(id)).input;
  const output = readJson<BuildOutput>(await artifacts.getBuildInfoOutputPath(id)).output;
  const all = Object.entries(output.sources).map(([name, { ast }]) => ({
    name,
    ast,
    text: input.sources[name]?.content ?? "",
  }));
  const definitions = all.flatMap((file) =>
    childrenOf(file.ast)
      .filter(({ nodeType }) => nodeType === "ContractDefinition")
      .map((node) => ({ file, node })),
  );
  const own = definitions.find(({ node }) => node.name === contract);
  const lineage = required(own, `${contract} is in no source`).node["linearizedBaseContracts"] as number[];
  const inherited = definitions.filter(({ node }) => lineage.includes(node["id"] as number));
  const files = [...new Set(inherited.map(({ file }) => file))];
  const nodes = files
    .flatMap(({ ast, text }) => readAnnotations(ast, text).nodes)
    .filter((annotated) => lineage.includes((annotated.contract ?? annotated.node)["id"] as number));
  const eli = nodes.filter(({ node }) => node.name === contract).flatMap((node) => valuesOf(node, "eli"));
  return {
    deployedBytecode: artifact.deployedBytecode,
    files,
    eli: eli.join(),
    norms: nodes.flatMap(normOf),
    discretions: nodes.flatMap((node) => valuesOf(node, "discretion")),
  };
}

function normOf(annotated: AnnotatedNode): Norm[] {
  const eIds = valuesOf(annotated, "applies");
  if (eIds.length === 0) return [];
  const effect = [...valuesOf(annotated, "effect"), ...valuesOf(annotated, "norm")].join();
  return [{ path: annotated.path, eIds, effect }];
}

function valuesOf({ tags }: AnnotatedNode, name: string): string[] {
  return tags.filter((tag) => tag.name === name).map(({ value }) => value);
}

function childrenOf(ast: AstNode): AstNode[] {
  return ast["nodes"] as AstNode[];
}

function readJson<T>(path: string | undefined): T {
  return JSON.parse(readFileSync(required(path, "the build info is not there"), "utf8")) as T;
}

function required<T>(value: T | undefined, message: string): T {
  if (value === undefined) throw new Error(message);
  return value;
}
