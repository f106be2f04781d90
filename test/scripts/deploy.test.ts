import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { network } from "hardhat";
import { DEPLOYMENTS } from "../../scripts/deploy/deploymentBlock.ts";
import { HARDFORK } from "../../scripts/republic/hardfork.ts";
import { secp256k1Signer } from "../../sdk/sign/secp256k1.ts";
import { hexFromBytes } from "../../sdk/bytes.ts";
import type { JsonRpcServer } from "../support/jsonRpcServer.ts";
import { LyingNode } from "../support/lyingNode.ts";
import { secretKeyOf } from "../support/republic.ts";
import { run } from "./support/commandLine.ts";

const PARAMETERS = path.join(import.meta.dirname, "../../deploy/parameters/local.json");
const DEPLOYER = hexFromBytes(secp256k1Signer(secretKeyOf("deployer")).signer);
const WITH_KEY = { DEPLOYER_PRIVATE_KEY: hexFromBytes(secretKeyOf("deployer")) };

interface Written {
  readonly url: string;
  readonly block: number;
  readonly contracts: Readonly<Record<string, string>>;
}

/** A chain of its own that speaks JSON-RPC over HTTP, with the journal that a deployment to it leaves. */
class DeployedChain {
  private constructor(
    readonly node: LyingNode & JsonRpcServer,
    readonly ask: (method: string, ...params: unknown[]) => Promise<unknown>,
    readonly journal: string,
  ) {}

  static async begin(initialDate: string): Promise<DeployedChain> {
    const { provider } = await network.create({
      network: "default",
      override: { hardfork: HARDFORK, initialDate },
    });
    const node = await LyingNode.of(({ method, params }) => provider.request({ method, params }));
    const ask = (method: string, ...params: unknown[]) => provider.request({ method, params });
    const { hash } = (await ask("eth_getBlockByNumber", "0x0", false)) as { hash: string };
    await ask("hardhat_setBalance", DEPLOYER, "0x56bc75e2d63100000");
    return new DeployedChain(node, ask, path.join(DEPLOYMENTS, `chain-${hash.slice(2, 18)}`));
  }

  async nonceOf(account: string): Promise<number> {
    return Number(await this.ask("eth_getTransactionCount", account, "latest"));
  }

  async end(): Promise<void> {
    this.node.close();
    await rm(this.journal, { recursive: true, force: true });
  }
}

describe("npm run deploy", () => {
  let folder: string;
  let chain: DeployedChain;
  let deployed: Written;
  let transactions: number;

  const file = (name: string): string => path.join(folder, name);
  const deploy = (at: DeployedChain, parameters: string, ...args: string[]) =>
    run(["deploy", "--network", at.node.url, "--parameters", parameters, ...args], WITH_KEY);

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "deploy-"));
    chain = await DeployedChain.begin("2026-02-01T09:00:00Z");
  });

  after(async () => {
    await chain.end();
    await rm(folder, { recursive: true });
  });

  it("deploys to a chain by JSON-RPC, with the key that it is given and no other", async () => {
    const { code, stdout, stderr } = await deploy(chain, PARAMETERS, "--json", file("mine.json"));
    expect(code, stderr).to.equal(0);
    expect(stdout).to.include(`The republic is on ${chain.node.url}, its acts in force from 2026-02-01.`);
    deployed = JSON.parse(await readFile(file("mine.json"), "utf8")) as Written;
    expect(deployed.block).to.be.above(0);
    for (const name of ["landRegister", "caseRegister", "electionRegister", "gazette"]) {
      expect(await chain.ask("eth_getCode", deployed.contracts[name], "latest")).to.have.length.above(2);
      expect(stdout).to.include(deployed.contracts[name]);
    }
    transactions = await chain.nonceOf(DEPLOYER);
    const [first] = (await chain.ask("eth_accounts")) as string[];
    expect([transactions > 20, await chain.nonceOf(String(first))]).to.deep.equal([true, 0]);
  });

  it("sends nothing more if it is run again, and says the same", async () => {
    const { code, stdout } = await deploy(chain, PARAMETERS, "--json", "-");
    expect([code, await chain.nonceOf(DEPLOYER)]).to.deep.equal([0, transactions]);
    expect(JSON.parse(stdout)).to.deep.equal(deployed);
  });

  it("exits with 2 for a period that is not the act's, and sends nothing", async () => {
    const description = JSON.parse(await readFile(PARAMETERS, "utf8")) as object;
    await writeFile(file("longer.json"), JSON.stringify({ ...description, vetoDays: 11 }));
    const refused = await deploy(chain, file("longer.json"), "--reset");
    expect([refused.code, refused.stdout]).to.deep.equal([2, ""]);
    expect(refused.stderr).to.include(
      "vetoDays is 11; expected what /eli/xx/act/2015/1#art_4__para_1 says, 10 days",
    );
    expect(await chain.nonceOf(DEPLOYER)).to.equal(transactions);
  });

  it("exits with 1 for other parameters, and begins anew with --reset", async () => {
    const description = JSON.parse(await readFile(PARAMETERS, "utf8")) as object;
    await writeFile(file("other.json"), JSON.stringify({ ...description, standardOffsetMinutes: 60 }));
    const refused = await deploy(chain, file("other.json"));
    expect([refused.code, refused.stdout]).to.deep.equal([1, ""]);
    expect(refused.stderr).to.include("The republic was not deployed").and.include("add --reset");
    expect(await chain.nonceOf(DEPLOYER)).to.equal(transactions);
    const anew = await deploy(chain, file("other.json"), "--reset", "--json", "-");
    expect(anew.code, anew.stderr).to.equal(0);
    const { contracts, block } = JSON.parse(anew.stdout) as Written;
    expect(contracts["landRegister"]).to.not.equal(deployed.contracts["landRegister"]);
    expect(block).to.be.above(deployed.block);
  });

  it("goes on where it was interrupted, and deploys nothing twice", async () => {
    const other = await DeployedChain.begin("2026-02-02T09:00:00Z");
    try {
      let sent = 0;
      other.node.lie = (asked, truth) => {
        if (asked.method === "eth_sendRawTransaction") sent++;
        const isOut = sent >= 12 && asked.method === "eth_getTransactionReceipt";
        return isOut ? Promise.reject(new Error("the node is out of order")) : truth(asked);
      };
      const interrupted = await deploy(other, PARAMETERS);
      expect([interrupted.code, interrupted.stdout]).to.deep.equal([1, ""]);
      expect(await other.nonceOf(DEPLOYER)).to.be.within(12, transactions - 1);
      other.node.lie = undefined;
      const resumed = await deploy(other, PARAMETERS, "--json", "-");
      expect(resumed.code, resumed.stderr).to.equal(0);
      expect(await other.nonceOf(DEPLOYER)).to.equal(transactions);
      expect((JSON.parse(resumed.stdout) as Written).block).to.equal(deployed.block);
    } finally {
      await other.end();
    }
  });

  const badInput: [name: string, args: () => string[], environment: Record<string, string>, words: string][] =
    [
      ["no network of that name", () => ["--network", "moon"], {}, 'no network "moon"'],
      [
        "no chain there",
        () => ["--network", "http://127.0.0.1:1"],
        {},
        "No chain answers at http://127.0.0.1:1",
      ],
      ["a key that is none", () => [], { DEPLOYER_PRIVATE_KEY: "0x12" }, "DEPLOYER_PRIVATE_KEY is no key"],
      ["no parameters", () => ["--parameters", file("none.json")], {}, "none.json cannot be read"],
      [
        "a date that has passed",
        () => ["--parameters", file("late.json")],
        {},
        "officersUntil is 2025-12-31",
      ],
      [
        "a file that cannot be written",
        () => ["--json", path.join(PARAMETERS, "a.json")],
        {},
        "cannot be written",
      ],
    ];
  for (const [name, args, environment, words] of badInput) {
    it(`exits with 2, and sends nothing: ${name}`, async () => {
      const description = JSON.parse(await readFile(PARAMETERS, "utf8")) as object;
      await writeFile(file("late.json"), JSON.stringify({ ...description, officersUntil: "2025-12-31" }));
      const before = await chain.nonceOf(DEPLOYER);
      const options = ["--network", chain.node.url, "--parameters", PARAMETERS, "--reset"];
      const { code, stdout, stderr } = await run(["deploy", ...options, ...args()], environment);
      expect([code, stdout], stderr).to.deep.equal([2, ""]);
      expect(stderr).to.include(words).and.not.include("    at ");
      expect([await chain.nonceOf(DEPLOYER), existsSync(chain.journal)]).to.deep.equal([before, true]);
    });
  }
});
