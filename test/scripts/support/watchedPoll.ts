import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Wallet } from "ethers";
import AnonymousVotersModule from "../../../deploy/modules/AnonymousVoters.ts";
import { type Hex, hexFromBytes } from "../../../sdk/bytes.ts";
import { pollFingerprint } from "../../../sdk/voting/tracking.ts";
import { LyingNode } from "../../support/lyingNode.ts";
import { type Candidate, CeremonyRun, openHall } from "../../voting/support/ceremony.ts";
import { voterKey } from "../../voting/support/electorate.ts";
import type { Polling } from "../../voting/support/polling.ts";
import { OPEN, type Election, type PollSketch, Station, UNTIL_OPEN } from "../../voting/support/station.ts";
import { type Ended, run } from "./commandLine.ts";

const RICH = 10n ** 21n;
const SENDER = hexFromBytes(voterKey(1_000));
const TRUSTEES = [2, 3] as const;

/** An election whose trustees made the key, at a box that two nodes know, each of which may lie. */
export class WatchedElection {
  private constructor(
    readonly station: Station,
    readonly election: Election,
    /** Who made its key. */
    readonly trustees: readonly Candidate[],
    /** That of the commands. */
    readonly node: Awaited<ReturnType<typeof LyingNode.of>>,
    /** What others run. */
    readonly witness: Awaited<ReturnType<typeof LyingNode.of>>,
    private readonly anonymousRoll: string,
    private readonly folder: string,
    private readonly others: Readonly<Record<string, string>>,
  ) {}

  /** @param others contracts that the file of addresses names besides */
  static async hold(others: Readonly<Record<string, string>> = {}): Promise<WatchedElection> {
    const hall = await openHall();
    const { connection } = hall;
    const ceremony = await CeremonyRun.begin(hall, "watched", TRUSTEES);
    await ceremony.reach("shares");
    await ceremony.fix();
    const anonymous = await connection.ignition.deploy(AnonymousVotersModule);
    const anonymousRoll = await anonymous.anonymousRoll.getAddress();
    const station = await Station.with(connection, hall.contract, anonymousRoll);
    const published = ceremony.numbers.map((number) => ({
      points: ceremony.pointsOf(number),
      shares: ceremony.contentOf("shares", number),
    }));
    const shares = ceremony.numbers.map((number) => ceremony.trustee(number).finalShare(published));
    const { x, y } = await ceremony.view("keyOf");
    const opens = (await station.now()) + UNTIL_OPEN;
    const closes = opens + OPEN;
    const election = { id: ceremony.election, key: { x, y }, threshold: TRUSTEES[0], shares, opens, closes };
    await station.call("schedule", election.id, [opens, closes, false]);
    await connection.networkHelpers.setBalance(new Wallet(SENDER).address, RICH);
    const truth = (asked: { method: string; params: unknown[] }): Promise<unknown> =>
      connection.provider.request(asked);
    const nodes = [await LyingNode.of(truth), await LyingNode.of(truth)] as const;
    const folder = await mkdtemp(join(tmpdir(), "watched-"));
    return new WatchedElection(station, election, ceremony.seated, ...nodes, anonymousRoll, folder, others);
  }

  /** A poll of it, with the files that its voters and observers have. */
  async poll(name: string, sketch: PollSketch, roll?: readonly string[]): Promise<WatchedPoll> {
    const polling = await this.station.poll(this.election, name, sketch);
    const contracts = {
      ballotBox: this.station.address,
      keyCeremony: await this.station.ceremony.getAddress(),
      anonymousRoll: this.anonymousRoll,
      pollingStations: await this.station.stations.getAddress(),
      ...this.others,
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
    return this.sealAs(keysOf(voter), choice, out, ...args);
  }

  /** The same, of a voter with other keys, or without. */
  sealAs(keys: Keys, choice: string, out: string, ...args: readonly string[]): Promise<Ended> {
    const card = ["--fingerprint", pollFingerprint(this.polling.poll), "--roll", this.files.roll];
    const paper = ["--choose", choice, "--out", this.of.file(out)];
    return this.#run("ballot", ["--poll", this.polling.poll.poll, ...card, ...paper, ...args], keys);
  }

  /** Opens what is in a file, as the voter who knows the polling card and the choice. What is said in `args` counts before that. */
  challenge(choice: string, file: string, ...args: readonly string[]): Promise<Ended> {
    const card = ["--poll", this.polling.poll.poll, "--fingerprint", pollFingerprint(this.polling.poll)];
    return this.#run("challenge", [...card, "--choose", choice, ...args, this.of.file(file)]);
  }

  /** Signs what is in a file for others to send. */
  sign(keys: Keys, file: string, out: string): Promise<Ended> {
    const files = ["--roll", this.files.roll, "--out", this.of.file(out), this.of.file(file)];
    return this.#run("sign", [...this.witness, ...files], keys);
  }

  /** Signs what is in a file as a polling officer. */
  stationSign(
    { person, key }: { person: Hex; key: Uint8Array },
    file: string,
    out: string,
    ...args: readonly string[]
  ): Promise<Ended> {
    const said = ["--roll", this.files.roll, "--person", person, "--out", this.of.file(out), ...args];
    const keys = { OFFICER_PRIVATE_KEY: hexFromBytes(key) };
    return this.#run("station-sign", [...this.witness, ...said, this.of.file(file)], keys);
  }

  /** Sends what others signed. */
  relay(...files: readonly string[]): Promise<Ended> {
    const keys = { SENDER_PRIVATE_KEY: SENDER };
    return this.#run(
      "relay",
      files.map((file) => this.of.file(file)),
      keys,
    );
  }

  /** Signs and sends what is in a file. */
  cast(voter: number, file: string, ...args: readonly string[]): Promise<Ended> {
    return this.#run(
      "cast",
      ["--roll", this.files.roll, ...args, this.of.file(file)],
      sending(keysOf(voter)),
    );
  }

  #run(name: string, args: readonly string[], keys: Keys = sending(keysOf(0))): Promise<Ended> {
    return run(["vote", name, "--addresses", this.files.addresses, "--json", "-", ...args], keys);
  }
}

/** Variables of the environment that hold keys. */
export type Keys = Readonly<Record<string, string>>;

/** Those of a voter with a key of secp256k1. */
export function keysOf(voter: number): Keys {
  return { VOTER_PRIVATE_KEY: hexFromBytes(voterKey(voter)) };
}

function sending(keys: Keys): Keys {
  return { ...keys, SENDER_PRIVATE_KEY: SENDER };
}
