import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Wallet } from "ethers";
import AnonymousVotersModule from "../../../deploy/modules/AnonymousVoters.ts";
import { hexFromBytes } from "../../../sdk/bytes.ts";
import { pollFingerprint } from "../../../sdk/voting/tracking.ts";
import { LyingNode } from "../../support/lyingNode.ts";
import { openHall } from "../../voting/support/ceremony.ts";
import { voterKey } from "../../voting/support/electorate.ts";
import type { Polling } from "../../voting/support/polling.ts";
import { type Election, type PollSketch, Station } from "../../voting/support/station.ts";
import { type Ended, run } from "./commandLine.ts";

const RICH = 10n ** 21n;
const SENDER = hexFromBytes(voterKey(1_000));
const TRUSTEES = [2, 3] as const;

/** An election whose trustees made the key, at a box that two nodes know, each of which may lie. */
export class WatchedElection {
  private constructor(
    readonly station: Station,
    readonly election: Election,
    /** That of the commands. */
    readonly node: Awaited<ReturnType<typeof LyingNode.of>>,
    /** What others run. */
    readonly witness: Awaited<ReturnType<typeof LyingNode.of>>,
    private readonly anonymousRoll: string,
    private readonly folder: string,
  ) {}

  static async hold(): Promise<WatchedElection> {
    const hall = await openHall();
    const { connection } = hall;
    const anonymous = await connection.ignition.deploy(AnonymousVotersModule);
    const anonymousRoll = await anonymous.anonymousRoll.getAddress();
    const station = await Station.with(hall, anonymousRoll);
    const election = await station.election("watched", TRUSTEES);
    await connection.networkHelpers.setBalance(new Wallet(SENDER).address, RICH);
    const truth = (asked: { method: string; params: unknown[] }): Promise<unknown> =>
      connection.provider.request(asked);
    const nodes = [await LyingNode.of(truth), await LyingNode.of(truth)] as const;
    const folder = await mkdtemp(join(tmpdir(), "watched-"));
    return new WatchedElection(station, election, ...nodes, anonymousRoll, folder);
  }

  /** A poll of it, with the files that its voters and observers have. */
  async poll(name: string, sketch: PollSketch, roll?: readonly string[]): Promise<WatchedPoll> {
    const polling = await this.station.poll(this.election, name, sketch);
    const contracts = {
      ballotBox: this.station.address,
      keyCeremony: await this.station.ceremony.getAddress(),
      anonymousRoll: this.anonymousRoll,
    };
    const files = { addresses: this.file("addresses.json"), roll: this.file(`roll of ${name}.json`) };
    await writeFile(files.addresses, JSON.stringify({ url: this.node.url, contracts }));
    await writeFile(files.roll, JSON.stringify(roll ?? polling.electorate.hashes));
    return new WatchedPoll(this, polling, files);
  }

  file(name: string): string {
    return join(this.folder, name);
  }

  async end(): Promise<void> {
    for (const node of [this.node, this.witness]) node.close();
    await rm(this.folder, { recursive: true });
  }
}

/** A poll as voters and observers know it. */
export class WatchedPoll {
  constructor(
    readonly of: WatchedElection,
    readonly polling: Polling,
    readonly files: { readonly addresses: string; readonly roll: string },
  ) {}

  /** Has a second node asked. */
  get witness(): string[] {
    return ["--witness", this.of.witness.url];
  }

  /** An observer's command. */
  observe(name: string, ...args: readonly string[]): Promise<Ended> {
    return this.#run(name, ["--poll", this.polling.poll.poll, ...args]);
  }

  /** Seals a paper into a file. */
  seal(voter: number, choice: string, out: string, ...args: readonly string[]): Promise<Ended> {
    const card = ["--fingerprint", pollFingerprint(this.polling.poll), "--roll", this.files.roll];
    const paper = ["--choose", choice, "--out", this.of.file(out)];
    return this.#run("ballot", ["--poll", this.polling.poll.poll, ...card, ...paper, ...args], voter);
  }

  /** Signs and sends what is in a file. */
  cast(voter: number, file: string, ...args: readonly string[]): Promise<Ended> {
    return this.#run("cast", ["--roll", this.files.roll, ...args, this.of.file(file)], voter);
  }

  #run(name: string, args: readonly string[], voter = 0): Promise<Ended> {
    const keys = { VOTER_PRIVATE_KEY: hexFromBytes(voterKey(voter)), SENDER_PRIVATE_KEY: SENDER };
    return run(["vote", name, "--addresses", this.files.addresses, "--json", "-", ...args], keys);
  }
}
