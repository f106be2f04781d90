import type { Command } from "commander";
import { EXIT } from "../commandFailure.ts";

const EXAMPLES = `
Examples:
  npm run docs
  npm run docs:check

Exit codes: 0 fine; 1 with --check, if a page is out of date.`;

/** `docs`: pages and schemas made from code. */
export function addDocsCommand(program: Command): void {
  program
    .command("docs")
    .summary("write the pages and schemas that are made from code")
    .description("Writes docs/errors.md and docs/schemas from the texts of errors and the schemas of files.")
    .option("--check", "write nothing, and say which are out of date")
    .option("--root <folder>", "the folder under which docs/ lies (default: the project's)")
    .addHelpText("after", EXAMPLES)
    .action(docs);
}

interface Options {
  readonly check?: boolean;
  readonly root?: string;
}

async function docs({ check, root }: Options): Promise<void> {
  const { pagesOutOfDate, writePages } = await import("./generate.ts");
  if (!check) {
    for (const page of writePages(root)) process.stdout.write(`${page}\n`);
    return;
  }
  const old = pagesOutOfDate(root);
  for (const page of old) process.stderr.write(`${page} is out of date: npm run docs\n`);
  if (old.length > 0) process.exitCode = EXIT.findings;
}
