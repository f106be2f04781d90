import path from "node:path";
import type { Command } from "commander";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { readPricePaid } from "../land/pricePaid.ts";
import { folderFor, requireWritable, wholeNumber, writeJson, writeText } from "../output.ts";
import { renderReplayReport } from "../report/html.ts";
import { madeRateText } from "../report/madeRate.ts";
import type { ReplayReport } from "../report/replayReport.ts";
import { renderSummary } from "../report/summary.ts";
import { stoppable } from "../stoppable.ts";
import { MADE_RATE } from "./howMuchIsMade.ts";
import { TableFileError } from "../table/tableFileError.ts";
import { writeRejects } from "../table/writeRejects.ts";
import { chosenElection } from "./chosenElection.ts";

const SAMPLE = path.join(import.meta.dirname, "../../samples/land/price-paid.csv");

interface Options {
  readonly land?: string;
  readonly limit?: number;
  readonly election?: string | boolean;
  readonly constituency?: string;
  readonly voters: number;
  readonly seed: number;
  readonly out: string;
  readonly json?: string;
  readonly strict?: boolean;
  readonly quiet?: boolean;
}

const EXAMPLES = `
Examples:
  npm start
  npm start -- --land pp-2016-01.csv.gz --json report.json
  npm start -- --election results-by-candidate.csv --constituency "Bristol Central" --voters 500
  npm start -- --no-election
  npm start -- --limit 50 --seed 7 --out another-report

Published sales have no mortgages, leases or refusals. ${madeRateText(MADE_RATE)}

Exit codes: 0 fine; 1 a mismatch, a failure found in the election, or with --strict a rejected row; 2 bad input; 130 stopped by Ctrl-C (what was done is written).`;

/** `start`: a month of property transfers, from the founding of the republic to the audit. */
export function addStartCommand(program: Command): void {
  program
    .command("start")
    .summary("found a republic, replay a month of property transfers, and hold an election")
    .description(
      "Deploys the republic into an EVM in this process, takes over a land register by its root, replays a month of " +
        "property transfers signed by both parties, holds an election and a referendum, and rebuilds the registers from their " +
        "logs to check every entry and every ballot.",
    )
    .option("--land <file>", "HM Land Registry Price Paid file, .csv or .csv.gz (default: a made-up sample)")
    .option("--limit <rows>", "replay only the first rows of the file", wholeNumber("--limit", 1))
    .option(
      "--election <file>",
      "results by candidate as the House of Commons Library has them (default: a made-up sample)",
    )
    .option("--no-election", "hold no election after the month")
    .option("--constituency <name>", "where the election is held (default: the first of the file)")
    .option(
      "--voters <number>",
      "how many vote, in the proportions of the file",
      wholeNumber("--voters"),
      200,
    )
    .option("--seed <number>", "seed of the parties, keys and cases made up", wholeNumber("--seed"), 1)
    .option("--out <folder>", "where report.json, index.html and rejects.csv go", "report")
    .option("--json <file>", "also write the report as JSON here; - for standard output")
    .option("--strict", "exit with 1 if a row was rejected")
    .option("--quiet", "no progress and no summary")
    .addHelpText("after", EXAMPLES)
    .action(start);
}

async function start(options: Options): Promise<void> {
  const notice = "Stopping; the report covers what was done.";
  try {
    await stoppable(notice, (isStopped) => replay(options, isStopped));
  } catch (error) {
    if (error instanceof TableFileError) throw new CommandFailure(error.message, EXIT.badInput, error);
    throw error;
  }
}

async function replay(options: Options, isStopped: () => boolean): Promise<void> {
  const file = options.land ?? SAMPLE;
  if (options.json !== undefined) await requireWritable(options.json);
  const election = await chosenElection(options);
  const table = await readPricePaid(file, { limit: options.limit });
  await writeRejects(await folderFor(options.out, "rejects.csv"), table.rejects);
  if (table.transfers.length === 0) {
    throw new CommandFailure(
      `${file} has no row that can be replayed; see rejects.csv in ${options.out}.`,
      EXIT.badInput,
    );
  }
  const { StartMonth } = await import("./startMonth.ts");
  const report = await new StartMonth({
    election,
    file,
    table,
    madeUp: options.land === undefined,
    seed: options.seed,
    quiet: options.quiet ?? false,
    isStopped,
  }).run();
  await write(options, report);
  process.exitCode = exitCodeOf(report, options);
}

async function write(options: Options, report: ReplayReport): Promise<void> {
  await writeJson(path.join(options.out, "report.json"), report);
  await writeText(path.join(options.out, "index.html"), renderReplayReport(report));
  if (options.json !== undefined) await writeJson(options.json, report);
  if (options.quiet) return;
  const output = options.json === "-" ? process.stderr : process.stdout;
  const colour = output.isTTY && !process.env["NO_COLOR"];
  const width = Math.min(output.columns ?? 100, 110);
  const summary = renderSummary(report, { colour, width });
  output.write(`${summary}\nReport: ${path.join(options.out, "index.html")}\n`);
}

function exitCodeOf(report: ReplayReport, { strict = false }: Options): number {
  const failures = report.election?.audit.failures.length ?? 0;
  if (report.verified.mismatches > 0 || failures > 0) return EXIT.findings;
  if (report.interrupted) return EXIT.interrupted;
  return strict && report.land.rejected > 0 ? EXIT.findings : EXIT.fine;
}
