import type { Command } from "commander";
import { chainOf, connect } from "../chain/connect.ts";
import { urlOf } from "../chain/networks.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { readJson } from "../input.ts";
import { requireWritable, wholeNumber, writeJson } from "../output.ts";
import { registersOf } from "./auditedPlace.ts";
import { auditRegisters, failureOf } from "./auditRegisters.ts";
import { auditText } from "./auditReport.ts";

interface Options {
  readonly addresses: string;
  readonly rpc?: string;
  readonly fromBlock?: number;
  readonly json?: string;
}

/** What `npm run node` and `npm run deploy` write. */
interface Addresses {
  readonly url?: string;
  /** In which the first contract was deployed. */
  readonly block?: number;
  readonly contracts?: Readonly<Record<string, unknown>>;
}

const EXAMPLES = `
Examples:
  npm run audit -- --addresses addresses.json
  npm run audit -- --addresses addresses.json --rpc https://node.example --json audit.json

Audited are the land register, with those that it has succeeded, the register of cases and the register of elections, as far as the
file names them. Each is rebuilt from its logs alone; then every entry and every refused or withdrawn application is compared with
what the register stores, as of one block. Ballots, proofs and counts of an election: npm run vote -- audit.

The node is believed that these are all logs: one that leaves an entry out from its first log on hides it. Ask several. The record
with which a title was taken over is in no log: that the first dealing continues it was checked by the register, against the root.
What was logged before the first block is not seen: it is the file's, if it is not given, and is said with the result. A node that
keeps no old state answers for as long as it has that of the block with which the audit begins: ask an archive node of a large register.

Exit codes: 0 everything matches; 1 something does not; 2 bad input, no register there, no chain, a node that stops answering, or a
block that was replaced by another during the audit: nothing is said of the registers then; 130 stopped by Ctrl-C.`;

/** `audit`: the registers of a republic, by anyone. */
export function addAuditCommand(program: Command): void {
  program
    .command("audit")
    .summary("rebuild the registers from their logs, and compare every entry with what is stored")
    .description("Audits the registers of a republic on any chain, with nothing but a node's JSON-RPC.")
    .requiredOption("--addresses <file>", "file of addresses that npm run node or npm run deploy wrote")
    .option("--rpc <url>", "the chain's JSON-RPC (default: the file's)")
    .option(
      "--from-block <number>",
      "the first block whose logs are read (default: the file's)",
      wholeNumber("--from-block"),
    )
    .option("--json <file>", "write what was found as JSON; - for standard output")
    .addHelpText("after", EXAMPLES)
    .action(audit);
}

async function audit(options: Options): Promise<void> {
  const { addresses, json } = options;
  const { url, block, contracts = {} } = await readJson<Addresses>(addresses);
  const place = options.rpc ?? url;
  if (place === undefined) throw new CommandFailure("Say where the chain is: --rpc URL.", EXIT.badInput);
  const rpc = await urlOf(place);
  if (json !== undefined) await requireWritable(json);
  const provider = await connect(rpc);
  try {
    const chain = chainOf(provider, options.fromBlock ?? block);
    const registers = await registersOf(addresses, contracts, provider, chain);
    const report = await auditRegisters(provider, chain, registers).catch((error: unknown) => {
      throw failureOf(error, rpc);
    });
    if (json !== undefined) await writeJson(json, report);
    (json === "-" ? process.stderr : process.stdout).write(auditText(report));
    if (report.mismatches > 0) process.exitCode = EXIT.findings;
  } finally {
    provider.destroy();
  }
}
