import type { Command } from "commander";
import type { Hex } from "../../sdk/bytes.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { wholeNumber, writeJson } from "../output.ts";
import { castBallot, challengeBallot, makeBallot } from "./ballot.ts";
import { audit, type AuditReport, requireNone } from "./audit.ts";
import { takePart } from "./ceremony.ts";
import { decrypt } from "./decrypt.ts";
import { type Receipt, requireCounting, showPoll, verifyReceipt } from "./observe.ts";
import { requireCounted, tally } from "./tally.ts";
import { keygen } from "./trustee.ts";
import { requireAllThere, watch } from "./watch.ts";

type Said = Readonly<Record<string, unknown>>;
type Act = (options: never) => Promise<Said>;

const EXAMPLES = `
Examples:
  npm run vote -- poll --addresses addresses.json --poll 0x8f…
  npm run vote -- ballot --addresses addresses.json --witness https://node.example --poll 0x8f… --fingerprint 0x3a… --roll roll.json --choose 2 --out paper.json
  npm run vote -- challenge --addresses addresses.json --tracking 0x77… paper.json
  npm run vote -- cast --addresses addresses.json --witness https://node.example --roll roll.json paper.json
  npm run vote -- verify-receipt --addresses addresses.json --witness https://node.example --poll 0x8f… --tracking 0x77…
  npm run vote -- watch --addresses addresses.json --witness https://node.example --poll 0x8f… --noted noted.json
  npm run vote -- audit --addresses addresses.json --witness https://node.example --poll 0x8f… --roll roll.json

Without --witness the one node of the chain is believed, and it is said so on standard error.

Secrets come from the environment: VOTER_PRIVATE_KEY signs a paper, TRUSTEE_PRIVATE_KEY what a trustee says, TRUSTEE_PASSWORD opens the
trustee's keystore, and the account of SENDER_PRIVATE_KEY pays for what is sent.

Exit codes: 0 fine; 1 something was found: a lie, a failure, a refusal, a paper that does not count, or what could not be verified; 2 bad
input, no such poll, or no chain there.`;

/** Blocks after which another counts as final, where a node does not say which is. */
const CONFIRMATIONS = 12;

/** `vote`: what trustees, voters and observers do. */
export function addVoteCommand(program: Command): void {
  const vote = program
    .command("vote")
    .summary("be a trustee, a voter or an observer of an election")
    .description("Encrypts, casts, finds, verifies and counts ballots of an election on a chain.")
    .addHelpText("after", EXAMPLES);
  addVoterCommands(vote);
  addObserverCommands(vote);
  addTrusteeCommands(vote);
}

function addVoterCommands(vote: Command): void {
  witnessed(pinned(placed(vote.command("ballot"), "make a ballot paper, to be cast or challenged")))
    .requiredOption("--roll <file>", "the published roll: hashes of the voters' signers, as JSON")
    .requiredOption("--choose <places...>", "of each contest the options chosen, from 0, divided by commas")
    .option("--out <file>", "where the paper is kept until it is cast or challenged; secret", "paper.json")
    .action(acting(makeBallot));
  witnessed(placed(vote.command("cast"), "sign a paper that was made, and cast it"))
    .argument("<paper>", "file that vote ballot wrote")
    .requiredOption("--roll <file>", "the published roll: hashes of the voters' signers, as JSON")
    .action((file: string, options: Said) => acting(castBallot)({ ...options, file }));
  placed(vote.command("challenge"), "open a paper in place of casting it, to see whether the device lied")
    .argument("<paper>", "file that vote ballot wrote")
    .requiredOption("--tracking <hash>", "tracking hash that was noted before")
    .action((file: string, options: Said) => acting(challengeBallot, requireHonest)({ ...options, file }));
}

function addObserverCommands(vote: Command): void {
  polled(placed(vote.command("poll"), "what is fixed of a poll, and its fingerprint")).action(
    acting(showPoll),
  );
  final(polled(placed(vote.command("verify-receipt"), "whether a paper is in the box, and counts")))
    .requiredOption("--tracking <hash>", "tracking hash of the paper")
    .action(acting(verifyReceipt, (said) => requireCounting(said as Receipt)));
  final(
    polled(placed(vote.command("audit"), "verify every proof, signature and sum of a poll from the logs")),
  )
    .requiredOption(
      "--roll <file>",
      "the published roll, as JSON: hashes of signers, or anonymous commitments",
    )
    .option("--accept-unverified", "do not fail for what nobody here can verify: it is listed all the same")
    .action((options: Said) =>
      acting(audit, (said) => requireNone(said as AuditReport, options["acceptUnverified"] === true))(
        options,
      ),
    );
  polled(placed(vote.command("tally"), "add up the papers and count what the trustees have decrypted"))
    .requiredOption("--threshold <number>", "how many trustees decrypt", wholeNumber("--threshold"))
    .action(acting(tally, requireCounted));
  witnessed(
    polled(placed(vote.command("watch"), "note the papers in the box, and say which noted before are gone")),
  )
    .option("--noted <file>", "what was noted before; kept until the result is certified", "noted.json")
    .action(acting(watch, ({ gone }) => requireAllThere(gone as readonly Hex[])));
}

function addTrusteeCommands(vote: Command): void {
  vote
    .command("keygen")
    .summary("make a trustee's secret, in an encrypted keystore")
    .requiredOption("--keystore <file>", "where the keystore goes")
    .option("--json <file>", "write what is said as JSON; - for standard output")
    .action(acting(keygen));
  trusted(placed(vote.command("ceremony"), "do what a trustee has to do next in making the key"))
    .requiredOption("--election <id>", "entry of the election, 0x and 64 hex digits")
    .action(acting(takePart));
  trusted(pinned(placed(vote.command("decrypt"), "a trustee's part in decrypting the sums of a poll")))
    .option("--book <file>", "what was decrypted before; kept for ever", "decrypted.json")
    .action(acting(decrypt));
}

function placed(command: Command, summary: string): Command {
  return command
    .summary(summary)
    .description(`${summary[0]?.toUpperCase() ?? ""}${summary.slice(1)}.`)
    .requiredOption("--addresses <file>", "file of addresses that npm run node or npm run deploy wrote")
    .option("--rpc <url>", "JSON-RPC of the chain (default: the file's)")
    .option("--json <file>", "write what is said as JSON; - for standard output");
}

function polled(command: Command): Command {
  return command
    .requiredOption("--poll <id>", "entry of the district, 0x and 64 hex digits")
    .option("--fingerprint <hash>", "what the poll must be, from the polling card");
}

const WITNESS = ["--witness <url>", "JSON-RPC of a node that others run, which must say the same"] as const;

function witnessed(command: Command): Command {
  return command.option(...WITNESS);
}

function final(command: Command): Command {
  return confirmed(witnessed(command));
}

function confirmed(command: Command): Command {
  return command.option(
    "--confirmations <number>",
    "blocks after which one is final, for a node that knows no finality",
    wholeNumber("--confirmations"),
    CONFIRMATIONS,
  );
}

function pinned(command: Command): Command {
  return command
    .requiredOption("--poll <id>", "entry of the district, 0x and 64 hex digits")
    .requiredOption("--fingerprint <hash>", "what the poll must be, from the polling card");
}

function trusted(command: Command): Command {
  return confirmed(command.requiredOption(...WITNESS))
    .requiredOption("--keystore <file>", "the trustee's keystore")
    .requiredOption(
      "--trustees <accounts>",
      "of all trustees in their order, from the journal, divided by commas",
    )
    .requiredOption("--threshold <number>", "how many of them decrypt", wholeNumber("--threshold"));
}

/** Does something and says what came of it; then `require` may find that it is not well. */
function acting(act: Act, require: (said: Said) => void = () => undefined) {
  return async (options: Said): Promise<void> => {
    const said = await act(options as never);
    const { json } = options;
    if (typeof json === "string") await writeJson(json, said);
    const lines = Object.entries(said).map(([name, value]) => `${name.padEnd(12)} ${wordsOf(value)}\n`);
    (json === "-" ? process.stderr : process.stdout).write(lines.join(""));
    require(said);
  };
}

function wordsOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function requireHonest({ honest }: Said): void {
  if (honest !== true) throw new CommandFailure("The device lied: it is not what was chosen.", EXIT.findings);
}
