import type { Command } from "commander";
import type { LandExtract } from "../../sdk/land/extract/extract.ts";
import {
  type ExtractCheck,
  MalformedExtractError,
  parseExtract,
  verifyOffline,
} from "../../sdk/land/extract/verify.ts";
import { isPresent, verifyOnChain } from "../../sdk/land/extract/verifyOnChain.ts";
import { connect } from "../chain/connect.ts";
import { urlOf } from "../chain/networks.ts";
import { EXIT } from "../commandFailure.ts";
import { explained } from "../explained.ts";
import { readJson } from "../input.ts";
import { writeJson } from "../output.ts";
import { extractText } from "./extractText.ts";

interface Options {
  readonly network?: string;
  readonly json?: string;
}

/** What `verify` found. */
interface Verification {
  readonly checks: readonly ExtractCheck[];
  /** Whether a chain was asked. */
  readonly asked: boolean;
  /** Whether the register still stores the same, where a chain can tell. */
  readonly present?: boolean;
}

const EXAMPLES = `
Examples:
  npm run verify -- extract.json
  npm run verify -- extract.json --network local

Without a chain, what the file says of itself is checked: its records, the title, the signature. That the register stored
this, and that the signer was the land registrar, only the chain can tell.

Exit codes: 0 nothing is wrong; 1 something is; 2 the file is no extract, or no chain there.`;

/** `verify`: checks an extract. */
export function addVerifyCommand(program: Command): void {
  program
    .command("verify")
    .summary("check an extract, without a chain or with one")
    .description("Checks an extract from the land register that somebody handed in.")
    .argument("<file>", "the extract, as npm run extract -- --json wrote it")
    .option("--network <name>", "also ask this chain: name of a file in deploy/networks, or a URL")
    .option("--json <file>", "write what was checked as JSON; - for standard output")
    .addHelpText("after", EXAMPLES)
    .action(verify);
}

async function verify(file: string, options: Options): Promise<void> {
  const json = await readJson<unknown>(file);
  const extract = await explained([MalformedExtractError], () => parseExtract(json), file);
  const verification = await explained([], () => verified(extract, options.network));
  if (options.json !== undefined) await writeJson(options.json, verification);
  const output = options.json === "-" ? process.stderr : process.stdout;
  output.write(`${extractText(extract)}\n${verificationText(verification)}`);
  if (verification.checks.some(({ passed }) => passed === false)) process.exitCode = EXIT.findings;
}

async function verified(extract: LandExtract, network: string | undefined): Promise<Verification> {
  const offline = verifyOffline(extract);
  if (network === undefined) return { checks: offline, asked: false };
  const provider = await connect(await urlOf(network));
  try {
    const checks = [...offline, ...(await verifyOnChain(provider, extract))];
    const isThere = checks[offline.length]?.passed === true;
    return { checks, asked: true, ...(isThere ? { present: await isPresent(provider, extract) } : {}) };
  } finally {
    provider.destroy();
  }
}

function verificationText({ checks, asked, present }: Verification): string {
  const lines = checks.map(({ what, passed, why }) => {
    const verdict = passed === undefined ? "unknown" : passed ? "passed" : "FAILED";
    return `  ${verdict.padEnd(11)}${what}${why === undefined ? "" : `: ${why}`}\n`;
  });
  if (!asked) return `${lines.join("")}No chain was asked; add --network to ask one.\n`;
  if (present === undefined) return lines.join("");
  const moved = present
    ? "The title has not moved since."
    : "The title has moved since: ask for a new extract.";
  return `${lines.join("")}${moved}\n`;
}
