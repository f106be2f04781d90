import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import type { Command } from "commander";
import { network } from "hardhat";
import { explainError } from "../../sdk/errors.ts";
import { isoDateOf } from "../../sdk/law/dates.ts";
import { noChainAt, urlOf } from "../chain/networks.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { readJson } from "../input.ts";
import { requireWritable, writeJson } from "../output.ts";
import { deploymentBlock, DEPLOYMENTS } from "./deploymentBlock.ts";
import type { IgnitionDeployer } from "./deployRepublic.ts";
import { officersMissing } from "./appointments.ts";
import { RepublicDescriptionError } from "./descriptionError.ts";
import { type RepublicDescription, settleDates } from "./republicParameters.ts";

interface Options {
  readonly network: string;
  readonly parameters: string;
  readonly json?: string;
  readonly reset?: boolean;
}

const EXAMPLES = `
Examples:
  npm run deploy -- --network local --parameters deploy/parameters/local.json
  npm run deploy -- --network http://127.0.0.1:9650/ext/bc/C/rpc --parameters ministry.json --json addresses.json

A name stands for deploy/networks/NAME.json, which holds {"url": ...}. The chain must be running: "npm run node" keeps one
on the address of "local", with a republic of its own beside yours. The deployer's key is read from the environment variable
DEPLOYER_PRIVATE_KEY; without it the node's own first account is used. Stop it and run it again: it resumes from the journal
in deploy/deployments. To begin anew, with other parameters or another key, add --reset.

Exit codes: 0 deployed; 1 the chain refused; 2 bad input, or no chain there.`;

/** `deploy`: the republic, on any EVM that speaks JSON-RPC. */
export function addDeployCommand(program: Command): void {
  program
    .command("deploy")
    .summary("deploy the republic to a chain, resumable")
    .description("Deploys the republic by Ignition to a chain that speaks JSON-RPC, and founds it.")
    .requiredOption("--network <name>", "name of a file in deploy/networks, or a URL")
    .requiredOption("--parameters <file>", "what the state decides; see deploy/parameters/local.json")
    .option("--json <file>", "write the addresses as JSON; - for standard output")
    .option("--reset", "forget an earlier deployment to this chain, and begin anew")
    .addHelpText("after", EXAMPLES)
    .action(deploy);
}

async function deploy(options: Options): Promise<void> {
  const url = await urlOf(options.network);
  const description = await readJson<RepublicDescription>(options.parameters);
  if (options.json !== undefined) await requireWritable(options.json);
  const connection = await network.create({ network: "rpc", override: { url, ...deployer() } });
  try {
    const [first, latest] = await blocksOf(connection.provider, url);
    // By its first block, not its number: a chain begun anew under the same number holds nothing of the old one.
    const deploymentId = `chain-${first.hash.slice(2, 18)}`;
    const journal = path.join(DEPLOYMENTS, deploymentId);
    const today = isoDateOf(Math.floor(Number(latest.timestamp) / 86_400));
    const resuming = !options.reset && existsSync(journal);
    const republic = settled(description, today, resuming, options.parameters);
    // Not sooner: what cannot be deployed takes nothing away.
    if (options.reset) await rm(journal, { recursive: true, force: true });
    const ignition = connection.ignition as unknown as IgnitionDeployer;
    const progress = { deploymentId, displayUi: options.json !== "-" && process.stdout.isTTY };
    const { deployRepublic } = await import("./deployRepublic.ts");
    const contracts = await deployRepublic(ignition, republic, progress).catch((error: unknown) => {
      throw failureOf(error, options.parameters, url, journal);
    });
    if (options.json !== undefined) {
      const block = await deploymentBlock(journal);
      const { officers, officersAsPersons } = republic;
      await writeJson(options.json, { url, block, officers, officersAsPersons, contracts });
    }
    const output = options.json === "-" ? process.stderr : process.stdout;
    output.write(`The republic is on ${url}, its acts in force from ${republic.inForceFrom}.\n`);
    for (const [name, address] of Object.entries(contracts)) {
      output.write(`  ${name.padEnd(20)} ${address}\n`);
    }
    for (const sentence of officersMissing(republic)) {
      process.stderr.write(`${sentence} The legislature appoints more by an enactment.\n`);
    }
  } finally {
    await connection.close();
  }
}

function deployer(): { accounts?: string[] } {
  const key = process.env["DEPLOYER_PRIVATE_KEY"];
  if (key === undefined) return {};
  if (/^0x[0-9a-fA-F]{64}$/.test(key)) return { accounts: [key] };
  throw new CommandFailure("DEPLOYER_PRIVATE_KEY is no key; expected 0x and 64 hex digits.", EXIT.badInput);
}

interface Block {
  readonly hash: string;
  readonly timestamp: string;
}

/** The first block of the chain, and the latest. */
async function blocksOf(
  provider: { request(call: { method: string; params: unknown[] }): Promise<unknown> },
  url: string,
): Promise<[Block, Block]> {
  const block = (tag: string) => provider.request({ method: "eth_getBlockByNumber", params: [tag, false] });
  try {
    return [(await block("0x0")) as Block, (await block("latest")) as Block];
  } catch (error) {
    throw noChainAt(url, error);
  }
}

/** A new deployment is checked before anything is sent; one that is resumed has the dates it had. */
function settled(
  description: RepublicDescription,
  today: string,
  resuming: boolean,
  file: string,
): RepublicDescription {
  try {
    return settleDates(description, today, resuming);
  } catch (error) {
    throw failureOf(error, file, "", "");
  }
}

function failureOf(error: unknown, parameters: string, url: string, journal: string): CommandFailure {
  const ofDescription = [RepublicDescriptionError, RangeError];
  if (error instanceof Error && ofDescription.some((kind) => error instanceof kind)) {
    return new CommandFailure(`${parameters}: ${error.message}`, EXIT.badInput, error);
  }
  const explained = explainError(error);
  const reason =
    explained === undefined
      ? `${error instanceof Error ? error.message : String(error)}`
      : `${explained.sentence} ${explained.why} ${explained.whatToDo}`;
  const again = `To begin anew with other parameters, add --reset, which deletes the journal ${journal}.`;
  return new CommandFailure(
    `The republic was not deployed to ${url}: ${reason}\n${again}`,
    EXIT.findings,
    error,
  );
}
