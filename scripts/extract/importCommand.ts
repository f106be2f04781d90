import type { Command } from "commander";
import type { Hex } from "../../sdk/bytes.ts";
import { differencesOf } from "../../sdk/jsonDifference.ts";
import type { SchemaProblem } from "../../sdk/jsonSchema.ts";
import { LadmImportError } from "../../sdk/land/ladm/errors.ts";
import { exportTitle } from "../../sdk/land/ladm/exportTitle.ts";
import { importTitle, type ImportedTitle } from "../../sdk/land/ladm/importTitle.ts";
import { isoDateOf } from "../../sdk/law/dates.ts";
import { readHistory, type SeenBlock } from "../../sdk/law/readHistory.ts";
import { commitmentOf, encodeRecord } from "../../sdk/law/record.ts";
import { connect } from "../chain/connect.ts";
import { placeOf, type RegisterOptions } from "../chain/registerOptions.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { explained } from "../explained.ts";
import { readJson } from "../input.ts";
import { writeJson } from "../output.ts";

interface Options extends RegisterOptions {
  readonly json?: string;
}

/** What a register holds of a title that a file describes. */
interface Comparison {
  readonly block: SeenBlock;
  /** Of the present record. */
  readonly version: number;
  /** Version of the record that the file describes; undefined: the title never stood like that. */
  readonly describes: number | undefined;
  /** From the present record; none, where the file describes that. */
  readonly differences: readonly SchemaProblem[];
}

/** What `import` says. */
interface Imported {
  readonly entry: Hex;
  readonly version: number;
  /** 31 bytes of the record's hash, which the register stores while the record is the present one. */
  readonly commitment: Hex;
  readonly comparison?: Comparison;
}

const EXAMPLES = `
Examples:
  npm run import -- title.json
  npm run import -- title.json --addresses addresses.json
  npm run import -- title.json --register 0x5F… --network http://127.0.0.1:9650/ext/bc/C/rpc

The file is a title in the terms of ISO 19152, as "npm run extract -- --ladm" writes it; docs/schemas/ladm-title.schema.json is
its schema. What it says twice must agree. Without a chain nothing is said of what a register holds.

Exit codes: 0 it is a title, and what the register holds if one was asked; 1 the register holds another, or none;
2 the file is no title, or no chain there.`;

/** `import`: reads a title in LADM's terms. */
export function addImportCommand(program: Command): void {
  program
    .command("import")
    .summary("read a title in LADM's terms, and compare it with the register")
    .description("Makes the record that a file in LADM's terms describes, or says where the file is wrong.")
    .argument("<file>", "the title, as JSON")
    .option("--addresses <file>", "compare: file of addresses that npm run node or npm run deploy wrote")
    .option("--register <address>", "compare: address of the land register, instead of a file")
    .option(
      "--network <name>",
      'compare: name of a file in deploy/networks, or a URL (default: the file\'s, or "local")',
    )
    .option("--json <file>", "write what was found as JSON; - for standard output")
    .addHelpText("after", EXAMPLES)
    .action(importFile);
}

async function importFile(file: string, options: Options): Promise<void> {
  const document = await readJson<unknown>(file);
  const title = await explained([LadmImportError], () => importTitle(document), file);
  const commitment = commitmentOf(encodeRecord(title.record));
  const { addresses, register, network } = options;
  const asks = (addresses ?? register ?? network) !== undefined;
  const found: Imported = {
    entry: title.entry,
    version: title.record.version,
    commitment,
    ...(asks ? { comparison: await compared(title, commitment, options) } : {}),
  };
  if (options.json !== undefined) await writeJson(options.json, found);
  const output = options.json === "-" ? process.stderr : process.stdout;
  output.write(textOf(found));
  if (found.comparison?.differences.length) process.exitCode = EXIT.findings;
}

async function compared(
  { entry, record }: ImportedTitle,
  commitment: Hex,
  options: Options,
): Promise<Comparison> {
  const { url, register } = await placeOf(options);
  const provider = await connect(url);
  try {
    const { history, block } = await explained([], () => readHistory(provider, register, entry));
    const present = history.records.at(-1);
    if (present === undefined) throw new CommandFailure(`${entry} has no record.`, EXIT.findings);
    const describes = history.records.find((known) => known.commitment === commitment)?.version;
    const differences = [...differencesOf(exportTitle(entry, record), exportTitle(entry, present))];
    return { block, version: present.version, describes, differences };
  } finally {
    provider.destroy();
  }
}

function textOf({ entry, version, commitment, comparison }: Imported): string {
  const head = `Title ${entry}\nVersion ${version}, commitment ${commitment}\n`;
  if (comparison === undefined) return `${head}No register was asked; add --addresses to ask one.\n`;
  const { block, differences, describes, version: present } = comparison;
  const at = `block ${block.number}, ${isoDateOf(block.date)}`;
  if (differences.length === 0) return `${head}The register holds this record (${at}).\n`;
  const stood =
    describes === undefined
      ? "The title never stood like this"
      : `The title stood like this in version ${describes}, and has moved since`;
  const lines = differences.map(({ pointer, found, expected }) => {
    const what = found === undefined ? "nothing" : JSON.stringify(found);
    return `  ${pointer}: ${what}; in the register ${expected}\n`;
  });
  return `${head}${stood}: the register holds version ${present} (${at}).\n${lines.join("")}`;
}
