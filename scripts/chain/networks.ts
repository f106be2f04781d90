import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { readJson } from "../input.ts";

const NETWORKS = path.join(import.meta.dirname, "../../deploy/networks");

/**
 * Address of a chain's JSON-RPC.
 * @param name of a file in deploy/networks, or the address itself
 * @throws {CommandFailure} if there is no such network
 */
export async function urlOf(name: string): Promise<string> {
  if (/^https?:\/\//.test(name)) return name;
  const file = path.join(NETWORKS, `${name}.json`);
  if (!existsSync(file)) {
    const names = (await readdir(NETWORKS)).map((one) => path.parse(one).name).join(", ");
    throw new CommandFailure(`There is no network "${name}"; there are: ${names}, or a URL.`, EXIT.badInput);
  }
  const { url } = await readJson<{ url?: unknown }>(file);
  if (typeof url === "string") return url;
  throw new CommandFailure(
    `${file}: "url" is ${JSON.stringify(url)}; expected the chain's JSON-RPC address.`,
    EXIT.badInput,
  );
}

/** What to say where no chain answers. */
export function noChainAt(url: string, cause: unknown): CommandFailure {
  const how = "Start the chain first: `npm run node` keeps one on 127.0.0.1:8545.";
  return new CommandFailure(`No chain answers at ${url}. ${how}`, EXIT.badInput, cause);
}
