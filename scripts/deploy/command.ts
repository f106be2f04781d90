import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Command } from "commander";
import { network } from "hardhat";
import { NoSuchDateError } from "../../sdk/law/dates.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { writeJson } from "../output.ts";
import { deployRepublic, type IgnitionDeployer } from "./deployRepublic.ts";
import { type RepublicDescription, RepublicDescriptionError } from "./republicParameters.ts";

const NETWORKS = path.join(import.meta.dirname, "../../deploy/networks");

interface Options {
  readonly network: string;
  readonly parameters: string;
  readonly json?: string;
}

const EXAMPLES = `
Examples:
  npm run deploy -- --network local --parameters deploy/parameters/local.json
  npm run deploy -- --network http://127.0.0.1:9650/ext/bc/C/rpc --parameters ministry.json --json addresses.json

A name stands for deploy/networks/NAME.json, which holds {"url": ...}. The deployer's key is read from the environment
variable DEPLOYER_PRIVATE_KEY; without it the node's own first account is used. Stop it and run it again: it resumes.

Exit codes: 0 deployed; 1 the chain refused; 2 bad input.`;

/** `deploy`: the republic, on any EVM that speaks JSON-RPC. */
export function addDeployCommand(program: Command): void {
  program
    .command("deploy")
    .summary("deploy the republic to a chain, resumable")
    .description("Deploys the republic by Ignition to a chain that speaks JSON-RPC, and founds it.")
    .requiredOption("--network <name>", "name of a file in deploy/networks, or a URL")
    .requiredOption("--parameters <file>", "what the state decides; see deploy/parameters/local.json")
    .option("--json <file>", "write the addresses as JSON; - for standard output")
    .addHelpText("after", EXAMPLES)
    .action(deploy);
}

async function deploy(options: Options): Promise<void> {
  const url = await urlOf(options.network);
  const description = await readJson<RepublicDescription>(options.parameters);
  const key = process.env["DEPLOYER_PRIVATE_KEY"];
  const connection = await network.create({
    network: "rpc",
    override: { url, ...(key === undefined ? {} : { accounts: [key] }) },
  });
  try {
    const genesis = await connection.provider.request({
      method: "eth_getBlockByNumber",
      params: ["0x0", false],
    });
    // By its first block, not its number: a chain begun anew under the same number holds nothing of the old one.
    const deploymentId = `chain-${(genesis as { hash: string }).hash.slice(2, 18)}`;
    const displayUi = options.json !== "-";
    const ignition = connection.ignition as unknown as IgnitionDeployer;
    const contracts = await deployRepublic(ignition, description, { deploymentId, displayUi });
    if (options.json !== undefined) await writeJson(options.json, contracts);
  } catch (error) {
    if (
      error instanceof RepublicDescriptionError ||
      error instanceof NoSuchDateError ||
      error instanceof RangeError
    ) {
      throw new CommandFailure(`${options.parameters}: ${error.message}`, EXIT.badInput, error);
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(`The republic was not deployed to ${url}: ${reason}`, EXIT.findings, error);
  } finally {
    await connection.close();
  }
}

async function urlOf(name: string): Promise<string> {
  if (/^https?:\/\//.test(name)) return name;
  const file = path.join(NETWORKS, `${name}.json`);
  const { url } = await readJson<{ url?: unknown }>(file);
  if (typeof url === "string") return url;
  throw new CommandFailure(
    `${file}: "url" is ${JSON.stringify(url)}; expected the chain's JSON-RPC address.`,
    EXIT.badInput,
  );
}

async function readJson<T>(file: string): Promise<T> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as T;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(`${file} cannot be read: ${reason}`, EXIT.badInput, error);
  }
}
