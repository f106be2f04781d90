import { once } from "node:events";
import { rm } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import type { Command } from "commander";
import { network } from "hardhat";
import {
  OFFICERS_NEEDED,
  OFFICES,
  type OfficeName,
  SIGNING_OFFICES,
  type SigningOffice,
} from "../../deploy/modules/offices.ts";
import { hexFromBytes } from "../../sdk/bytes.ts";
import { isoDateOf } from "../../sdk/law/dates.ts";
import { hashText } from "../../sdk/words.ts";
import { listOf, type OneOrMore } from "../deploy/appointments.ts";
import { deploymentBlock, DEPLOYMENTS } from "../deploy/deploymentBlock.ts";
import type { IgnitionDeployer } from "../deploy/deployRepublic.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { requireWritable, wholeNumber, writeJson } from "../output.ts";
import { HARDFORK } from "../republic/hardfork.ts";

interface Options {
  readonly port: number;
  readonly json?: string;
}

const EXAMPLES = `
Examples:
  npm run node
  npm run node -- --port 9545 --json addresses.json

The accounts are the well-known ones of every development chain: use them for nothing else. Ctrl-C ends the chain.

Exit codes: 0 ended by Ctrl-C; 2 the port is taken, there is no such port, or the file cannot be written.`;

/** `node`: a local chain with the republic on it, for wallets and programs to use. */
export function addNodeCommand(program: Command): void {
  program
    .command("node")
    .summary("keep a local chain with the republic on it")
    .description(
      "Starts a chain on 127.0.0.1 and deploys the republic to it; its acts are in force from today.",
    )
    .option("--port <number>", "port to listen on", wholeNumber("--port"), 8545)
    .option("--json <file>", "write the addresses as JSON; - for standard output")
    .addHelpText("after", EXAMPLES)
    .action(keepNode);
}

async function keepNode({ port, json }: Options): Promise<void> {
  if (port > 65_535) throw new CommandFailure(`--port is ${port}; the highest is 65535.`, EXIT.badInput);
  if (json !== undefined) await requireWritable(json);
  await requireFree(port);
  const server = await network.createServer(
    { network: "default", override: { hardfork: HARDFORK } },
    "127.0.0.1",
    port,
  );
  const { address, port: actual } = await server.listen();
  const url = `http://${address}:${actual}`;
  const connection = await network.create({ network: "rpc", override: { url } });
  // The journal of a chain that ends with this process is of no use afterwards.
  const deploymentId = `node-${process.pid}`;
  try {
    const accounts = (await connection.provider.request({ method: "eth_accounts" })) as string[];
    const officers = officersAmong(accounts);
    const { deployRepublic } = await import("../deploy/deployRepublic.ts");
    const officersAsPersons = Object.fromEntries(
      SIGNING_OFFICES.map((office) => [office, namesIn(office).map(personNamed)]),
    ) as Record<SigningOffice, string[]>;
    const contracts = await deployRepublic(
      connection.ignition as unknown as IgnitionDeployer,
      { ...today(), officers, officersAsPersons },
      { deploymentId },
    );
    const block = await deploymentBlock(path.join(DEPLOYMENTS, deploymentId));
    if (json !== undefined) await writeJson(json, { url, block, officers, officersAsPersons, contracts });
    const output = json === "-" ? process.stderr : process.stdout;
    output.write(
      `Chain with the republic: ${url}\n${lines("Contracts", contracts)}${lines("Offices", officers)}Ctrl-C ends it.\n`,
    );
    await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  } finally {
    await rm(path.join(DEPLOYMENTS, deploymentId), { recursive: true, force: true });
    await connection.close();
    await server.close();
  }
}

/** Hardhat's server ends the process if it cannot listen, so the port is tried first. */
async function requireFree(port: number): Promise<void> {
  const probe = createServer();
  const failed = once(probe, "error").then(([error]) => error as Error);
  const listening = once(probe, "listening");
  probe.listen(port, "127.0.0.1");
  const error = await Promise.race([failed, listening.then(() => undefined)]);
  probe.close();
  if (error === undefined) return;
  throw new CommandFailure(
    `Port ${port} of 127.0.0.1 cannot be listened on: ${error.message}. Choose another with --port.`,
    EXIT.badInput,
    error,
  );
}

/** The first officer of each office, then those of whom the acts need more, have the accounts after the deployer's. */
function officersAmong(accounts: readonly string[]): Record<OfficeName, string[]> {
  const offices = Object.keys(OFFICES) as OfficeName[];
  const officers = offices.map((office, index) => [office, accounts.slice(index + 1, index + 2)] as const);
  let next = offices.length + 1;
  for (const [office, held] of officers) {
    while (held.length < OFFICERS_NEEDED[office]) held.push(...accounts.slice(next, ++next));
  }
  return Object.fromEntries(officers) as Record<OfficeName, string[]>;
}

/** Names of the holders of an office: the office's own, and numbers behind it. */
function namesIn(office: OfficeName): string[] {
  return Array.from({ length: OFFICERS_NEEDED[office] }, (_, index) =>
    index === 0 ? office : `${office} ${index + 1}`,
  );
}

function personNamed(name: string): string {
  return hexFromBytes(hashText(name).subarray(0, 16));
}

function lines(title: string, values: Readonly<Record<string, OneOrMore>>): string {
  const rows = Object.entries(values).map(
    ([name, value]) => `  ${name.padEnd(20)} ${listOf(value).join(", ")}`,
  );
  return `${title}\n${rows.join("\n")}\n`;
}

/** A state founded today, on UTC, whose acts are in force at once. */
function today() {
  const now = new Date();
  const day = Math.floor(now.getTime() / 86_400_000);
  const year = now.getUTCFullYear();
  return {
    standardOffsetMinutes: 0,
    vetoDays: 10,
    legacyDelayDays: 14,
    inForceFrom: isoDateOf(day),
    officersUntil: isoDateOf(day + 5 * 365),
    calendars: [
      { year, offsetMinutes: 0, holidays: [] },
      { year: year + 1, offsetMinutes: 0, holidays: [] },
    ] as const,
  };
}
