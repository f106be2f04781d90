import type { Command } from "commander";
import { EXIT } from "../commandFailure.ts";
import { writeJson } from "../output.ts";
import { startProgress } from "../progress.ts";
import { HARDFORK } from "../republic/hardfork.ts";
import type { GasRow } from "./gas/gasBench.ts";
import { compareWithSnapshot, readSnapshot, SNAPSHOT, snapshotOf } from "./gas/snapshot.ts";
import { GAS_TARGETS } from "./gas/targets.ts";

interface Options {
  readonly json?: string;
  readonly check?: boolean;
  readonly write?: boolean;
}

const ROWS = 103;

const EXAMPLES = `
Examples:
  npm run bench -- gas
  npm run bench -- gas --json gas.json
  npm run bench -- gas --check
  npm run bench -- voting
  npm run bench -- voting --check

Exit codes: 0 fine; 1 with --check, if a figure of gas differs from bench/gas-snapshot.json, or one of voting misses its target.`;

/** `bench`: what things cost. */
export function addBenchCommand(program: Command): void {
  const bench = program.command("bench").summary("measure what acts cost").description("Lists the benches.");
  bench
    .command("gas")
    .summary("gas of whole real transactions, every check on")
    .description(`Gas and calldata of whole transactions on the embedded EVM, hardfork ${HARDFORK}.`)
    .option("--json <file>", "write the rows as JSON; - for standard output")
    .option("--check", "compare with the committed snapshot")
    .option("--write", "write the snapshot anew")
    .addHelpText("after", EXAMPLES)
    .action(gas);
  bench
    .command("voting")
    .summary("ballots proven, verified, accepted and counted in time")
    .description("How fast this machine makes, takes, verifies and counts secret ballots, on one core.")
    .option("--json <file>", "write the rows as JSON; - for standard output")
    .option("--check", "fail if a row misses its target: on a quiet machine, with one core to itself")
    .action(voting);
}

async function gas(options: Options): Promise<void> {
  const progress = startProgress("Measuring gas", ROWS, "acts");
  const { GasBench } = await import("./gas/gasBench.ts");
  const bench = await GasBench.begin();
  const rows = await bench.run(() => progress.advance()).finally(() => progress.stop());
  if (options.json !== undefined) await writeJson(options.json, rows);
  const output = options.json === "-" ? process.stderr : process.stdout;
  output.write(renderTable(rows));
  if (options.write) await writeJson(SNAPSHOT, snapshotOf(rows));
  if (options.check && (await differs(rows))) process.exitCode = EXIT.findings;
}

async function voting({ json, check }: Pick<Options, "json" | "check">): Promise<void> {
  const output = json === "-" ? process.stderr : process.stdout;
  const { measureVoting } = await import("./voting/votingBench.ts");
  const { reachesTarget, targetText } = await import("./voting/targets.ts");
  const rows = await measureVoting((row) => {
    const { id, what, value, unit } = row;
    const figure = value.toLocaleString("en-GB", { maximumSignificantDigits: 4 });
    const target = `${targetText(id)}${reachesTarget(row) ? "" : " missed"}`;
    output.write(`${id.padEnd(24)}${figure.padStart(9)} ${unit.padEnd(6)}${target.padEnd(14)} ${what}\n`);
  });
  if (json !== undefined) await writeJson(json, rows);
  if (check && !rows.every(reachesTarget)) process.exitCode = EXIT.findings;
}

function renderTable(rows: readonly GasRow[]): string {
  const number = (value: number): string => value.toLocaleString("en-GB");
  const lines = rows.map(({ id, what, gas: used, cancun, calldataBytes }) => {
    const limit = GAS_TARGETS[id]?.target;
    const ratio = limit === undefined ? "" : `${((used / limit) * 100).toFixed(0)} % of ${number(limit)}`;
    const older = cancun === undefined ? "" : number(cancun);
    return `${id.padEnd(32)}${number(used).padStart(9)}${older.padStart(10)}${String(calldataBytes).padStart(7)}  ${ratio.padEnd(18)}  ${what}`;
  });
  const head = `${"act".padEnd(32)}${"gas".padStart(9)}${"cancun".padStart(10)}${"bytes".padStart(7)}  ${"of the target".padEnd(18)}  contains`;
  const under = `Hardfork ${HARDFORK}, votes under cancun too, with ECDSA alone; whole transactions, base fee and calldata included`;
  return `${under}\n${head}\n${lines.join("\n")}\n${secrecy(rows)}`;
}

/** A secret yes or no beside an open one. */
function secrecy(rows: readonly GasRow[]): string {
  const gasOf = (id: string): number | undefined => rows.find((row) => row.id === id)?.gas;
  const [secret, sent, signed] = [
    gasOf("vote.ballot.k2"),
    gasOf("vote.governor.castVote"),
    gasOf("vote.governor.castVoteBySig"),
  ];
  if (secret === undefined || sent === undefined || signed === undefined) return "";
  const times = (open: number): string => `${(secret / open).toFixed(2)} times`;
  return `A secret, proven yes or no costs ${times(sent)} OpenZeppelin's castVote, ${times(signed)} castVoteBySig; the goal is once castVote.\n`;
}

async function differs(rows: readonly GasRow[]): Promise<boolean> {
  const differences = compareWithSnapshot(rows, await readSnapshot());
  for (const { hardfork, id, expected, gas: used } of differences) {
    process.stderr.write(
      `${id} under ${hardfork}: ${used ?? "not measured"}; the snapshot has ${expected ?? "no such row"}\n`,
    );
  }
  if (differences.length > 0) process.stderr.write("If this is meant: npm run bench -- gas --write\n");
  return differences.length > 0;
}
