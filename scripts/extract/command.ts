import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import type { JsonRpcProvider } from "ethers";
import { bytesFromHex, type Hex, MalformedHexError } from "../../sdk/bytes.ts";
import { certifyExtract } from "../../sdk/land/extract/certify.ts";
import { LaterDateError, type LandExtract, makeExtract } from "../../sdk/land/extract/extract.ts";
import { NoSuchDateError } from "../../sdk/law/dates.ts";
import { readDomain } from "../../sdk/law/domain.ts";
import { readHistory, UnknownEntryError } from "../../sdk/law/readHistory.ts";
import { RecordTooShortError } from "../../sdk/law/record.ts";
import { connect } from "../chain/connect.ts";
import { officerKey } from "../chain/officerKey.ts";
import { placeOf, type RegisterOptions } from "../chain/registerOptions.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { explained } from "../explained.ts";
import { writeJson } from "../output.ts";
import { extractText } from "./extractText.ts";

interface Options extends RegisterOptions {
  readonly title: string;
  readonly date?: string;
  readonly asKnownOn?: string;
  readonly firstRecord?: string;
  readonly certify?: boolean;
  readonly json?: string;
  readonly ladm?: string;
}

const BAD_INPUT = [
  LaterDateError,
  MalformedHexError,
  NoSuchDateError,
  RecordTooShortError,
  UnknownEntryError,
];

const KEY = "REGISTRAR_PRIVATE_KEY";

const EXAMPLES = `
Examples:
  npm run extract -- --addresses addresses.json --title 0x8f…
  npm run extract -- --addresses addresses.json --title 0x8f… --date 2016-01-31 --json extract.json
  npm run extract -- --network http://127.0.0.1:9650/ext/bc/C/rpc --register 0x5F… --title 0x8f… --ladm title.json

The title's records are rebuilt from the register's logs, each is checked against the one before, and the last against what
the register stores. With --certify the extract is signed by the key in the environment variable ${KEY}, whose account
must hold the office of land registrar. Whoever gets the file checks it with "npm run verify".

Exit codes: 0 fine; 1 the records do not fit together, nothing stood there on that date, or the key is no registrar's;
2 bad input, no such title, or no chain there.`;

/** `extract`: a title as it stands, or stood on a date. */
export function addExtractCommand(program: Command): void {
  program
    .command("extract")
    .summary("a title as it stood on a date, proven from the register's logs")
    .description(
      "Rebuilds a title's records from the logs of the land register, and shows how it stood on a date.",
    )
    .requiredOption("--title <id>", "entry of the title, 0x and 64 hex digits")
    .option("--date <date>", "how it stood on this date, such as 2016-01-31 (default: today on the chain)")
    .option("--as-known-on <date>", "leave out what was recorded after this date (default: nothing)")
    .option("--addresses <file>", "file of addresses that npm run node or npm run deploy wrote")
    .option("--register <address>", "address of the land register, instead of a file")
    .option(
      "--network <name>",
      'name of a file in deploy/networks, or a URL (default: the file\'s, or "local")',
    )
    .option("--first-record <file>", "first record of a title taken over, as hex, if no calldata tell it")
    .option("--certify", `sign it as land registrar, with the key in ${KEY}`)
    .option("--json <file>", "write the extract, to be verified; - for standard output")
    .option("--ladm <file>", "write the title alone, in LADM's terms; - for standard output")
    .addHelpText("after", EXAMPLES)
    .action(extract);
}

async function extract(options: Options): Promise<void> {
  if (!/^0x[0-9a-fA-F]{64}$/.test(options.title)) {
    throw new CommandFailure(`--title is "${options.title}"; expected 0x and 64 hex digits.`, EXIT.badInput);
  }
  const { url, register } = await placeOf(options);
  const provider = await connect(url);
  try {
    const plain = await explained(BAD_INPUT, () => read(provider, register, options));
    await write(options.certify ? await certified(provider, plain) : plain, options);
  } finally {
    provider.destroy();
  }
}

async function read(provider: JsonRpcProvider, register: Hex, options: Options): Promise<LandExtract> {
  const { title, date, asKnownOn, firstRecord: file } = options;
  const firstRecord = file === undefined ? undefined : bytesFromHex((await readText(file)).trim());
  const domain = await readDomain(provider, register).catch((error: unknown) => {
    throw new CommandFailure(`There is no register at ${register} on this chain.`, EXIT.badInput, error);
  });
  const seen = await readHistory(provider, register, title.toLowerCase() as Hex, { firstRecord });
  return makeExtract(domain, seen, { date, knownOn: asKnownOn });
}

async function certified(provider: JsonRpcProvider, plain: LandExtract): Promise<LandExtract> {
  const register = plain.register.verifyingContract;
  const registrar = await officerKey(provider, register, "landRegistrar", KEY);
  return certifyExtract(plain, registrar, plain.block.date);
}

async function write(result: LandExtract, { json, ladm }: Options): Promise<void> {
  if (json !== undefined) await writeJson(json, result);
  if (ladm !== undefined) await writeJson(ladm, result.title);
  const output = json === "-" || ladm === "-" ? process.stderr : process.stdout;
  output.write(extractText(result));
  if (json !== undefined && json !== "-") output.write(`\nTo check it: npm run verify -- ${json}\n`);
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(`${file} cannot be read: ${reason}`, EXIT.badInput, error);
  }
}
