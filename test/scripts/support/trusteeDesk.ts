import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { computeAddress, encryptKeystoreJson } from "ethers";
import { hexFromBytes, type Hex } from "../../../sdk/bytes.ts";
import { type JsonRpcServer, type Lie, serveLying } from "../../support/jsonRpcServer.ts";
import { type Ended, run } from "./commandLine.ts";

const PASSWORD = "correct horse";
/** A keystore like any other, which takes milliseconds to open in place of seconds. */
const CHEAP = { scrypt: { N: 2, r: 8, p: 1 } };

const RICH = "0x56bc75e2d63100000";

/** Somebody who sits at a trustee's desk. */
export interface SeatedTrustee {
  readonly account: Hex;
  /** Private key of the account. */
  readonly key: Uint8Array;
  readonly seed: Uint8Array;
}

/** What a trustee's command is told besides its name. */
export interface DeskSettings {
  readonly contracts: { readonly ballotBox: string; readonly keyCeremony: string };
  readonly threshold: number;
}

type Ask = (call: { method: string; params: unknown[] }) => Promise<unknown>;

const HONEST: Lie = (_method, answer) => answer;

/** Where trustees run `npm run vote`, with two nodes of one chain, of which either may lie. */
export class TrusteeDesk {
  readonly #servers: JsonRpcServer[] = [];

  private constructor(
    readonly folder: string,
    readonly ask: Ask,
    readonly settings: DeskSettings,
  ) {}

  static async open(ask: Ask, settings: DeskSettings): Promise<TrusteeDesk> {
    const desk = new TrusteeDesk(await mkdtemp(join(tmpdir(), "trustees-")), ask, settings);
    await writeFile(desk.file("addresses.json"), JSON.stringify({ contracts: settings.contracts }));
    return desk;
  }

  /** Gives a trustee a keystore and what it costs to send. */
  async seat({ account, seed }: SeatedTrustee): Promise<void> {
    const privateKey = hexFromBytes(seed);
    const keystore = { address: computeAddress(privateKey), privateKey };
    await writeFile(this.file(`${account}.json`), await encryptKeystoreJson(keystore, PASSWORD, CHEAP));
    await this.ask({ method: "hardhat_setBalance", params: [account, RICH] });
  }

  /**
   * A trustee runs a verb.
   *
   * @param accounts as the journal has them
   * @param lies of the stated node and of the witness
   */
  async run(
    verb: "ceremony" | "decrypt",
    { account, key }: SeatedTrustee,
    accounts: readonly Hex[],
    args: readonly string[],
    lies: readonly [stated: Lie, witness: Lie] = [HONEST, HONEST],
  ): Promise<Ended> {
    const [stated, witness] = [await serveLying(this.ask, lies[0]), await serveLying(this.ask, lies[1])];
    this.#servers.push(stated, witness);
    const own = ["--addresses", this.file("addresses.json"), "--keystore", this.file(`${account}.json`)];
    const all = ["--trustees", accounts.join(), "--threshold", String(this.settings.threshold)];
    const nodes = ["--rpc", stated.url, "--witness", witness.url, "--json", "-"];
    const environment = { TRUSTEE_PASSWORD: PASSWORD, TRUSTEE_PRIVATE_KEY: hexFromBytes(key) };
    return run(["vote", verb, ...own, ...all, ...nodes, ...args], environment);
  }

  /** A lie told by the stated node alone, and by the witness alone: neither is believed. */
  static eitherWay(lie: Lie): readonly (readonly [Lie, Lie])[] {
    return [
      [lie, HONEST],
      [HONEST, lie],
    ];
  }

  file(name: string): string {
    return join(this.folder, name);
  }

  async close(): Promise<void> {
    for (const server of this.#servers) server.close();
    await rm(this.folder, { recursive: true });
  }
}
