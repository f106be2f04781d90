import type { Command } from "commander";
import type { JsonRpcProvider } from "ethers";
import type { Hex } from "../../sdk/bytes.ts";
import { SdkError } from "../../sdk/sdkError.ts";
import { type Chain, ChainRevertError, quantity } from "../chain/chain.ts";
import { chainOf, connect } from "../chain/connect.ts";
import { urlOf } from "../chain/networks.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { readJson } from "../input.ts";
import { requireWritable, wholeNumber, writeJson } from "../output.ts";
import { startProgress } from "../progress.ts";
import { stoppable } from "../stoppable.ts";
import { type NamedRegister, registersOf } from "./auditedPlace.ts";
import { type AuditReport, auditText, type RegisterReport } from "./auditReport.ts";
import { auditRegister } from "./auditRegister.ts";

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

Exit codes: 0 everything matches; 1 something does not; 2 bad input, no register there, or no chain; 130 stopped by Ctrl-C.`;

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
    const report = await auditAll(provider, chain, registers).catch((error: unknown) => {
      throw failureOf(error, rpc);
    });
    if (json !== undefined) await writeJson(json, report);
    (json === "-" ? process.stderr : process.stdout).write(auditText(report));
    if (report.mismatches > 0) process.exitCode = EXIT.findings;
  } finally {
    provider.destroy();
  }
}

/** All as of one block, which must be there still when all is done. */
async function auditAll(
  provider: JsonRpcProvider,
  chain: Chain,
  registers: readonly NamedRegister[],
): Promise<AuditReport> {
  const { chainId } = await provider.getNetwork();
  const number = await chain.blockNumber();
  const hash = await hashOf(chain, number);
  const reports: RegisterReport[] = [];
  await stoppable("Stopping.", async (isStopped) => {
    for (const register of registers) reports.push(await auditOne(chain, register, number, isStopped));
  });
  if ((await hashOf(chain, number)) !== hash) {
    const what = `Block ${number} was replaced by another during the audit`;
    throw new CommandFailure(`${what}: nothing is said of the registers. Run it again.`, EXIT.badInput);
  }
  return {
    chainId: String(chainId),
    block: { number, hash },
    registers: reports,
    entries: reports.reduce((sum, { entries }) => sum + entries, 0),
    mismatches: reports.reduce((sum, { mismatches }) => sum + mismatches.length, 0),
  };
}

/** What a log that is none says is a finding; that a node does not answer says nothing of the registers. */
function failureOf(error: unknown, rpc: string): unknown {
  if (error instanceof SdkError) return new CommandFailure(`${error.message}.`, EXIT.findings, error);
  if (!(error instanceof ChainRevertError) && !isCoded(error)) return error;
  const what = `The node at ${new URL(rpc).host} does not answer what the audit asks: ${error.message}.`;
  return new CommandFailure(`${what} Nothing is said of the registers.`, EXIT.badInput, error);
}

/** As ethers and Node make the errors of nodes and networks. */
function isCoded(error: unknown): error is Error {
  return error instanceof Error && "code" in error && typeof error.code === "string";
}

async function auditOne(
  chain: Chain,
  register: NamedRegister,
  until: number,
  isStopped: () => boolean,
): Promise<RegisterReport> {
  const { name, address, predecessors, reopens } = register;
  let progress = startProgress(`${name}: reading logs`, until - chain.since + 1, "blocks");
  const advance = (units: number): void => {
    progress.advance(units);
    if (isStopped()) throw new CommandFailure("Stopped before all was compared.", EXIT.interrupted);
  };
  const onStart = (entries: number): void => {
    progress.stop();
    progress = startProgress(`${name}: comparing`, entries, "entries");
  };
  const options = { reopens, predecessors, until, onStart, onBlocks: advance, onEntries: advance };
  try {
    return { name, address, predecessors, ...(await auditRegister(chain, address, options)) };
  } finally {
    progress.stop();
  }
}

async function hashOf(chain: Chain, block: number): Promise<Hex> {
  const found = await chain.request<{ hash: Hex } | null>("eth_getBlockByNumber", [quantity(block), false]);
  return found?.hash ?? "0x";
}
