import type { Command } from "commander";
import type { Hex } from "../../sdk/bytes.ts";
import { wholeNumber, writeJson } from "../output.ts";
import { audit, type AuditReport, requireNone } from "./audit.ts";
import { makeBallot } from "./ballot.ts";
import { takePart } from "./ceremony.ts";
import { type Challenged, challengeBallot, requireHonest } from "./challenge.ts";
import { decrypt } from "./decrypt.ts";
import { type Receipt, requireCounting, showPoll, verifyReceipt } from "./observe.ts";
import { type Relayed, relay, requireSent } from "./relay.ts";
import { castBallot, signBallot } from "./sign.ts";
import { signForVoter } from "./stationSign.ts";
import { requireCounted, tally } from "./tally.ts";
import { keygen } from "./trustee.ts";
import { requireAllThere, watch } from "./watch.ts";

type Said = Readonly<Record<string, unknown>>;
type Act = (options: never) => Promise<Said>;

const EXAMPLES = `
Examples:
  npm run vote -- poll --addresses addresses.json --poll 0x8f…
  npm run vote -- ballot --addresses addresses.json --witness https://node.example --poll 0x8f… --fingerprint 0x3a… --roll roll.json --choose 2 --out paper.json
  npm run vote -- ballot … --candidates candidates.json --names 0xb2… --choose "Ann Archer" --out paper.json
  npm run vote -- challenge --addresses addresses.json --witness https://node.example --poll 0x8f… --fingerprint 0x3a… --choose 2 --tracking 0x77… paper.json
  npm run vote -- sign --addresses addresses.json --witness https://node.example --roll roll.json --out signed.json paper.json
  npm run vote -- relay --addresses addresses.json signed.json others-signed.json
  npm run vote -- cast --addresses addresses.json --witness https://node.example --roll roll.json paper.json
  npm run vote -- station-sign --addresses addresses.json --roll roll.json --person 0x5e… --reasons 0x91… --out first.json paper.json
  npm run vote -- verify-receipt --addresses addresses.json --witness https://node.example --poll 0x8f… --tracking 0x77…
  npm run vote -- watch --addresses addresses.json --witness https://node.example --poll 0x8f… --noted noted.json
  npm run vote -- audit --addresses addresses.json --witness https://node.example --poll 0x8f… --roll roll.json

Without --witness the one node of the chain is believed, and it is said so on standard error. A witness must be of another operator: one that leads
to the same host and port, by whatever name, is refused; that two hosts are of one operator, no command can see.

A paper is either challenged or signed, never both. Challenge one on another device than made it, and with a choice that you do not mind to
show: whoever watches the challenge sees it. What opens a paper is deleted when it is challenged or signed.

Secrets come from the environment: VOTER_PRIVATE_KEY (or VOTER_P256_KEY, as smart cards have) signs a paper, TRUSTEE_PRIVATE_KEY what a
trustee says, OFFICER_PRIVATE_KEY what a polling officer does, TRUSTEE_PASSWORD opens the trustee's keystore, and the account of SENDER_PRIVATE_KEY pays for what is sent: a voter who signs needs none.

Exit codes: 0 fine; 1 something was found: a lie, a failure, a refusal, a paper that does not count, or what could not be verified; 2 bad
input, no such poll, or no chain there.`;

const ROLL = "the published roll: hashes of the voters' signers, as JSON";
const NAMES = "what the options are called, as JSON that the commission publishes";

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
  addStationCommands(vote);
  addObserverCommands(vote);
  addTrusteeCommands(vote);
}

function addVoterCommands(vote: Command): void {
  choosing(witnessed(pinned(placed(vote.command("ballot"), "make a ballot paper, to be cast or challenged"))))
    .requiredOption("--roll <file>", ROLL)
    .option("--voter <index>", "place on the roll of who signs nothing, from 0", wholeNumber("--voter"))
    .option("--out <file>", "where the paper is kept until it is cast or challenged; secret", "paper.json")
    .action(acting(makeBallot));
  choosing(
    witnessed(
      pinned(placed(vote.command("challenge"), "open a paper in place of casting it: did the device lie?")),
    ),
  )
    .argument("<paper>", "file that vote ballot wrote")
    .requiredOption("--tracking <hash>", "tracking hash that was noted before")
    .action((file: string, options: Said) =>
      acting(challengeBallot, (said) => requireHonest(said as Challenged))({ ...options, file }),
    );
  witnessed(placed(vote.command("sign"), "sign a paper that was made, for anyone to cast"))
    .argument("<paper>", "file that vote ballot wrote")
    .requiredOption("--roll <file>", ROLL)
    .option("--out <file>", "where the signed paper goes", "signed.json")
    .action((file: string, options: Said) => acting(signBallot)({ ...options, file }));
  placed(vote.command("relay"), "cast papers that others signed, and pay for it")
    .argument("<signed...>", "files that vote sign wrote")
    .action((files: readonly string[], options: Said) =>
      acting(relay, (said) => requireSent(said as Relayed))({ ...options, files }),
    );
  witnessed(placed(vote.command("cast"), "sign a paper that was made, and cast it"))
    .argument("<paper>", "file that vote ballot wrote")
    .requiredOption("--roll <file>", ROLL)
    .action((file: string, options: Said) => acting(castBallot)({ ...options, file }));
}

function addStationCommands(vote: Command): void {
  witnessed(placed(vote.command("station-sign"), "sign as a polling officer in place of a voter who came"))
    .argument(
      "<paper>",
      "file that vote ballot wrote or, for the second officer, what the first one's command did",
    )
    .requiredOption("--roll <file>", ROLL)
    .requiredOption("--person <id>", "for whom the officer's account holds the office, 0x and 32 hex digits")
    .requiredOption("--reasons <hash>", "of the document that says why the voter does not sign")
    .option("--out <file>", "where the paper goes, half signed or signed", "station.json")
    .action((file: string, options: Said) => acting(signForVoter)({ ...options, file }));
}

function addObserverCommands(vote: Command): void {
  polled(placed(vote.command("poll"), "what is fixed of a poll, and its fingerprint"))
    .option("--candidates <file>", NAMES)
    .action(acting(showPoll));
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
    .option(
      "--book <file>",
      "what was decrypted before; kept for ever (default: the keystore's name and .decrypted.json, beside it)",
    )
    .action(acting(decrypt));
}

function placed(command: Command, summary: string): Command {
  return command
    .summary(summary)
    .description(`${summary[0]?.toUpperCase() ?? ""}${summary.slice(1)}.`)
    .requiredOption("--addresses <file>", "file of addresses that npm run node or npm run deploy wrote")
    .option("--rpc <url>", "JSON-RPC of the chain (default: the file's)")
    .option(
      "--from-block <number>",
      "first block whose logs are read (default: the file's, in which the republic was deployed)",
      wholeNumber("--from-block"),
    )
    .option("--json <file>", "write what is said as JSON; - for standard output");
}

function polled(command: Command): Command {
  return command
    .requiredOption("--poll <id>", "entry of the district, 0x and 64 hex digits")
    .option("--fingerprint <hash>", "what the poll must be, from the polling card");
}

const WITNESS = [
  "--witness <url>",
  "JSON-RPC of a node of another operator, which must say the same",
] as const;

function choosing(command: Command): Command {
  return command
    .requiredOption(
      "--choose <options...>",
      "of each contest the options chosen, divided by commas: places from 0 or, with --candidates, names",
    )
    .option("--candidates <file>", NAMES)
    .option("--names <hash>", "with --candidates: what the options must be called, from the polling card");
}

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
