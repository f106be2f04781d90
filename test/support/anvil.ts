import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

/** npm's package with anvil's binary in it, for the platforms that there is one for. */
const PACKAGE = "@foundry-rs/anvil-linux-amd64/bin/anvil";

/** Whether npm installs that package on this platform: where it does, a test that finds no anvil fails, and is not skipped. */
export const ANVIL_IS_PACKAGED = process.platform === "linux" && process.arch === "x64";

/** So many blocks are made on top of one before the node calls it final: a reorganisation that the test makes goes no deeper. */
const BLOCKS_TO_FINALITY = 4;

/** A second implementation of the EVM, as a node of its own, which can reorganise its chain. */
export interface Anvil {
  readonly url: string;
  /** Ends the process, and waits until it has. */
  stop(): Promise<void>;
}

/** Why there is no anvil here. */
export class AnvilMissingError extends Error {
  override readonly name = "AnvilMissingError";
}

/**
 * Starts anvil on a free port of 127.0.0.1, with the limits that a public chain has: of a contract's code, and of a transaction's gas.
 *
 * @param beginsAt ISO instant of the first block
 *
 * @throws {AnvilMissingError} if npm has installed none, or it does not run here. The variable ANVIL may name another
 */
export async function startAnvil(chainId: number, hardfork: string, beginsAt: string): Promise<Anvil> {
  const file = process.env["ANVIL"] ?? installed();
  const node = spawn(
    file,
    [
      ...["--host", "127.0.0.1", "--port", "0", "--chain-id", String(chainId), "--hardfork", hardfork],
      ...["--timestamp", String(Date.parse(beginsAt) / 1000), "--accounts", "0", "--enable-tx-gas-limit"],
      // Final is what is two epochs old.
      ...["--slots-in-an-epoch", String(BLOCKS_TO_FINALITY / 2)],
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const address = await Promise.race([addressOf(node), failureOf(node)]);
  if (address instanceof Error) throw new AnvilMissingError(`${file} does not run: ${address.message}`);
  return {
    url: `http://${address}`,
    stop: async () => {
      const ended = once(node, "exit");
      node.kill();
      await ended;
    },
  };
}

function installed(): string {
  try {
    return createRequire(import.meta.url).resolve(PACKAGE);
  } catch (error) {
    throw new AnvilMissingError(`npm has installed no anvil for ${process.platform} ${process.arch}`, {
      cause: error,
    });
  }
}

/** It says where it listens; what it says besides is read and dropped, so that it never waits. */
function addressOf({ stdout }: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    if (stdout === null) return;
    createInterface(stdout).on("line", (line) => {
      const [, address] = /^Listening on (\S+)$/.exec(line) ?? [];
      if (address !== undefined) resolve(address);
    });
  });
}

function failureOf(node: ChildProcess): Promise<Error> {
  return new Promise((resolve) => {
    node.once("error", resolve);
    node.once("exit", (code) => resolve(new Error(`it ended with ${code}`)));
  });
}
