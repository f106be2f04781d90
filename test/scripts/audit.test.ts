import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { id } from "ethers";
import type { AuditReport } from "../../scripts/audit/auditReport.ts";
import { Chain } from "../../scripts/chain/chain.ts";
import type { Hex } from "../../sdk/bytes.ts";
import { SucceedingLandRegister__factory } from "../../typechain-types/index.js";
import { entryOf, type LandOffice, openLandOffice } from "../land/support/landOffice.ts";
import { mortgage, transfer } from "../land/support/terms.ts";
import type { JsonRpcServer } from "../support/jsonRpcServer.ts";
import { LyingNode } from "../support/lyingNode.ts";
import { placeOfEntry } from "../support/entryPlace.ts";
import { GENEROUS } from "../support/republic.ts";
import { Child } from "./support/childProcess.ts";
import { run } from "./support/commandLine.ts";

const COTTAGE = entryOf("cottage");
const RECORDED = id("Recorded(bytes32,bytes32,bytes)");

/** Blocks of which the node of a test gives the logs at once. */
const MOST = 3;

interface LogQuery {
  readonly address: readonly string[];
  readonly fromBlock: string;
  readonly toBlock: string;
}

interface Log {
  readonly topics: readonly string[];
}

describe("npm run audit", () => {
  let office: LandOffice;
  let node: LyingNode & JsonRpcServer;
  let folder: string;
  let addresses: string;
  let restore: () => Promise<void>;

  const file = (name: string): string => path.join(folder, name);
  const audit = (...args: string[]) => run(["audit", "--addresses", addresses, ...args]);
  const audited = async (...args: string[]) => {
    const { code, stdout, stderr } = await audit("--json", "-", ...args);
    return { code, stderr, report: JSON.parse(stdout) as AuditReport };
  };

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "audit-"));
    office = await openLandOffice();
    const { alice, bob, bank, carol, republic } = office;
    await office.decide({ dealings: { cottage: [transfer(alice, bob)] }, by: [alice, bob] });
    await office.decide({ dealings: { cottage: [mortgage(bank)] }, by: [bob, bank] });
    const refused = await office.decide({ dealings: { cottage: [transfer(bob, carol)] }, by: [bob, carol] });
    expect(refused.map(({ name }) => name)).to.include("Refused");
    await office.register.connect(republic.officers.court).freeze(entryOf("chapel"), id("order"), GENEROUS);
    const { provider } = republic.connection;
    node = await LyingNode.of(({ method, params }) => provider.request({ method, params }));
    addresses = file("addresses.json");
    const contracts = {
      landRegister: await office.register.getAddress(),
      caseRegister: await republic.caseRegister.getAddress(),
      electionRegister: await republic.electionRegister.getAddress(),
    };
    await writeFile(addresses, JSON.stringify({ url: node.url, contracts }));
    const snapshot = await republic.connection.networkHelpers.takeSnapshot();
    restore = () => snapshot.restore();
  });

  afterEach(async () => {
    node.lie = undefined;
    await restore();
  });

  after(async () => {
    node.close();
    await rm(folder, { recursive: true });
  });

  it("verifies every register that the file names, for people and as data", async () => {
    const { code, stdout } = await audit();
    expect(code).to.equal(0);
    expect(stdout).to.include("Land Register 0x").and.include(": 2 entries, 1 refused or withdrawn\n");
    expect(stdout).to.include("Register of Cases 0x").and.include("Register of Elections 0x");
    expect(stdout.endsWith("\nverified 2 entries, 0 mismatches\n")).to.equal(true);
    const { report, stderr } = await audited("--rpc", node.url);
    expect(report).to.include({ chainId: "31337", firstBlock: 0, entries: 2, mismatches: 0 });
    expect(report.registers.map(({ entries, decisions }) => [entries, decisions])).to.deep.equal([
      [2, 1],
      [0, 0],
      [0, 0],
    ]);
    expect(stderr).to.include("verified 2 entries, 0 mismatches");
  });

  it("finds a record that a node leaves out", async () => {
    let left = 0;
    node.lie = async (asked, truth) => {
      const answer = await truth(asked);
      if (asked.method !== "eth_getLogs") return answer;
      return (answer as Log[]).filter(({ topics }) => topics[0] !== RECORDED || ++left !== 2);
    };
    const { code, report } = await audited();
    expect([code, report.entries, report.mismatches]).to.deep.equal([1, 2, 1]);
    const [mismatch] = report.registers[0]?.mismatches ?? [];
    expect(mismatch).to.include({ of: "entry", id: COTTAGE });
    expect(mismatch?.problems.map(({ kind }) => kind)).to.deep.equal(["commitment"]);
  });

  it("finds a refusal that a node has changed", async () => {
    node.lie = async (asked, truth) => {
      const answer = await truth(asked);
      if (asked.method !== "eth_getLogs") return answer;
      const refused = office.register.interface.getEvent("Refused").topicHash;
      const change = (topics: readonly string[]) => [topics[0], id("another digest"), ...topics.slice(2)];
      return (answer as Log[]).map((log) =>
        log.topics[0] === refused ? { ...log, topics: change(log.topics) } : log,
      );
    };
    const { code, stdout } = await audit();
    expect([code, stdout.includes(`decision ${id("another digest")}`)], stdout).to.deep.equal([1, true]);
    expect(stdout).to.include("verified 2 entries, 1 mismatches\n");
  });

  it("finds a slot that was changed behind the register's back", async () => {
    const register = (await office.register.getAddress()) as Hex;
    const chain = new Chain(office.republic.connection.provider as never);
    const place = await placeOfEntry(chain, register, COTTAGE);
    await chain.request("hardhat_setStorageAt", [register, place, `0x${"ab".repeat(31)}00`]);
    const { code, stdout } = await audit();
    expect(code).to.equal(1);
    expect(stdout).to.include(`  entry ${COTTAGE}\n    commitment: 0x`);
    expect(stdout).to.include(`0x${"ab".repeat(31)} in the register\n`);
    expect(stdout.endsWith("\nverified 2 entries, 1 mismatches\n")).to.equal(true);
  });

  it("reads the logs of a register that was succeeded, and compares what the successor shows", async () => {
    const { offices, gazette, persons, lodgingBook, discretions, landDealingTypes, relay } = office.republic;
    const shared = [offices, gazette, persons, lodgingBook, discretions, landDealingTypes] as const;
    const successor = await new SucceedingLandRegister__factory(relay).deploy(
      ...shared,
      office.register,
      GENEROUS,
    );
    const landRegister = await successor.getAddress();
    await entrust(landRegister);
    await writeFile(file("successor.json"), JSON.stringify({ url: node.url, contracts: { landRegister } }));
    const { code, stdout, stderr } = await run(["audit", "--addresses", file("successor.json")]);
    expect(code, stderr).to.equal(0);
    expect(stdout).to.include(`which succeeds ${await office.register.getAddress()}: 2 entries, 1 refused`);
  });

  it("says from which block on it read, and reads nothing that begins after the chain's end", async () => {
    const report = await audit("--from-block", "1");
    expect(report.stdout).to.include("by the logs from block 1 on");
    const { code, stdout, stderr } = await audit("--from-block", "1000000000");
    expect(code).to.equal(2);
    expect(stdout).to.equal("");
    expect(stderr).to.include(
      "The logs are to be read from block 1000000000 on, and the chain ends with block ",
    );
  });

  it("asks a node that refuses many blocks for fewer, from the block that it is told", async () => {
    const asked = new Map<string, { from: number; blocks: number }[]>();
    node.lie = (call, truth) => {
      if (call.method !== "eth_getLogs") return truth(call);
      const [{ address, fromBlock, toBlock }] = call.params as [LogQuery];
      const [from, blocks] = [Number(fromBlock), Number(toBlock) - Number(fromBlock) + 1];
      asked.set(String(address), [...(asked.get(String(address)) ?? []), { from, blocks }]);
      return blocks > MOST ? Promise.reject(new Error("too many")) : truth(call);
    };
    expect((await audit("--from-block", "1")).code).to.equal(0);
    expect(asked.size, "registers").to.equal(3);
    for (const [register, queries] of asked) {
      const first = queries.findIndex(({ blocks }) => blocks <= MOST);
      expect(first, register).to.be.above(0);
      expect(queries[first]?.from).to.equal(1);
      const sizes = queries.slice(first).map(({ blocks }) => blocks);
      expect(Math.max(...sizes), "blocks asked for from then on").to.be.at.most(MOST);
    }
  });

  it("stops at Ctrl-C, and says so", async () => {
    const child = Child.verb("audit", "--addresses", addresses);
    node.lie = async (asked, truth) => {
      if (asked.method === "eth_getLogs") {
        child.interrupt();
        await child.until((said) => said.includes("Ctrl-C again ends at once."));
      }
      return truth(asked);
    };
    const { code, stdout, stderr } = await child.ended;
    expect([code, stderr.includes("Stopped before all was compared.")], stderr).to.deep.equal([130, true]);
    expect(stdout + stderr).to.not.include("verified");
  });

  const badInput: [name: string, args: () => Promise<string[]>, words: string][] = [
    ["no file", () => Promise.resolve(["--addresses", file("none.json")]), "none.json cannot be read"],
    ["no option", () => Promise.resolve([]), "required option '--addresses <file>'"],
    ["no chain", () => at({}, { url: "http://127.0.0.1:1" }), "No chain answers"],
    ["no address of a chain", () => at({}, {}), "Say where the chain is: --rpc URL"],
    ["no register named", () => at({ persons: entryOf("x") }), "names no register; expected one of landReg"],
    ["an address that is none", () => at({ caseRegister: "0x12" }), 'caseRegister is "0x12"; expected'],
    ["an address without a register", () => at({ landRegister: `0x${"12".repeat(20)}` }), "no register at"],
    [
      "a file that cannot be written",
      async () => [...(await at({})), "--json", path.join(addresses, "audit.json")],
      "cannot be written",
    ],
  ];
  for (const [name, args, words] of badInput) {
    it(`exits with 2: ${name}`, async () => {
      const { code, stdout, stderr } = await run(["audit", ...(await args())]);
      expect([code, stdout]).to.deep.equal([2, ""]);
      expect(stderr).to.include(words).and.not.include("    at ");
    });
  }

  it("exits with 2, and says nothing of the registers, if the node stops answering", async () => {
    node.lie = (asked, truth) =>
      asked.method === "eth_getLogs" ? Promise.reject(new Error("busy")) : truth(asked);
    const { code, stdout, stderr } = await audit();
    expect([code, stdout]).to.deep.equal([2, ""]);
    expect(stderr).to.include("does not answer what the audit asks").and.not.include("    at ");
  });

  it("exits with 2 if the block was replaced meanwhile", async () => {
    let times = 0;
    node.lie = async (asked, truth) => {
      const answer = await truth(asked);
      if (asked.method !== "eth_getBlockByNumber") return answer;
      return ++times === 1 ? answer : { ...(answer as object), hash: id("another block") };
    };
    const { code, stderr } = await audit();
    expect([code, stderr.includes("was replaced by another during the audit")]).to.deep.equal([2, true]);
  });

  /** What an enactment would order: that the law of land is executed by another register. */
  async function entrust(register: string): Promise<void> {
    const { connection, executive, gazette } = office.republic;
    const address = await executive.getAddress();
    await connection.networkHelpers.impersonateAccount(address);
    await connection.networkHelpers.setBalance(address, 10n ** 20n);
    const keys = [2, 3, 4, 6, 7, 8, 9, 10, 11].map((part) => id(`/eli/xx/act/2015/12#part_${part}`));
    const signer = await connection.ethers.getSigner(address);
    await gazette.connect(signer).entrust(keys, register, GENEROUS);
  }

  async function at(contracts: object, place: object = { url: node.url }): Promise<string[]> {
    await writeFile(file("other.json"), JSON.stringify({ ...place, contracts }));
    return ["--addresses", file("other.json")];
  }
});
