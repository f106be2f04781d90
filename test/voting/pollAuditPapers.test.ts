import { expect } from "chai";
import { bytesFromHex, type Hex, hexFromBytes } from "../../sdk/bytes.ts";
import { p256Signer } from "../../sdk/sign/p256.ts";
import type { LocalSigner } from "../../sdk/sign/secp256k1.ts";
import { auditPoll, type PollToAudit } from "../../sdk/voting/audit/auditPoll.ts";
import type { AuditedLog } from "../../sdk/voting/audit/boxEvents.ts";
import {
  type AskedSignatures,
  ContractSignatures,
  type StateSource,
} from "../../sdk/voting/audit/contractSignatures.ts";
import { exactly } from "../../sdk/voting/rule.ts";
import { inOrder, isOf } from "./support/auditedLogs.ts";
import { voterSigner } from "./support/electorate.ts";
import type { HeldPollToAudit } from "./support/polling.ts";
import { paperAtStation, PAULA, PETER, published } from "./support/pollingOfficers.ts";
import { Station } from "./support/station.ts";

const RULES = [exactly(1, 2)];
const isCast = (log: AuditedLog): boolean => isOf("Cast", log);

/** What the audit itself finds, and what nodes say of signatures. */
async function audited(task: PollToAudit, ...nodes: readonly StateSource[]) {
  const signatures = new ContractSignatures();
  const { findings } = await auditPoll({ ...task, isSigned: signatures.note });
  const asked = await signatures.ask(nodes);
  expect(await signatures.ask(nodes), "nothing is asked twice").to.deep.equal(FINE);
  return { findings, ...asked };
}

const FINE: AskedSignatures = { failures: [], unverified: [] };
const SOUND = { findings: [], ...FINE };

/** A node of a station's chain. */
function nodeOf({ connection }: Station, name = "own"): StateSource {
  const call: StateSource["call"] = (from, to, data, blockTag) =>
    connection.ethers.provider.call({ from, to, data, blockTag });
  return { name, call };
}

/** A node that answers otherwise, if it does. */
const telling = (
  node: StateSource,
  lie: (to: string, block: number) => Promise<string> | undefined,
): StateSource => ({
  name: "other",
  call: (from, to, data, block) => lie(to, block) ?? node.call(from, to, data, block),
});

describe("The audit of a poll: voters", () => {
  it("finds one signer twice on a roll", async () => {
    const station = await Station.found();
    const signers = [voterSigner(0), voterSigner(1), voterSigner(0)];
    const sketch = { rules: RULES, voters: 3, signers };
    const polling = await station.poll(await station.election("general"), "north", sketch);
    await polling.open();
    await polling.cast(await polling.paper(0, 0, [0]), await polling.paper(2, 0, [0]));
    const { findings, counted } = await polling.audit();
    expect(findings).to.deep.equal(["voters 0 and 2 of the roll have one signer"]);
    expect(counted).to.equal(2);
  });

  it("finds that more are counted than are on the roll", async () => {
    const station = await Station.found();
    const polling = await station.poll(await station.election("general"), "north", {
      rules: RULES,
      voters: 2,
    });
    await polling.open();
    await polling.cast(await polling.paper(0, 0, [0]), await polling.paper(1, 0, [0]));
    const task = await polling.toAudit();
    const logs = task.logs.map((log) =>
      isOf("Prepared", log) ? { ...log, data: withVoters(log.data, 1) } : log,
    );
    expect((await auditPoll({ ...task, logs })).findings).to.include(
      "more are counted than are on the roll: 2 of 1",
    );
  });
});

describe("The audit of a poll: signatures that contracts judge", () => {
  let station: Station;
  let task: HeldPollToAudit;
  let wallet: Hex;
  let verifier: Hex;
  let own: StateSource;

  before(async () => {
    station = await Station.found();
    const { ethers } = station.connection;
    const deploy = async (name: string, ...args: unknown[]): Promise<Hex> =>
      (await (await ethers.deployContract(name, args)).getAddress()).toLowerCase() as Hex;
    [wallet, verifier] = [await deploy("OddSigner", 0), await deploy("ERC7913P256Verifier")];
    const account: LocalSigner = { signer: bytesFromHex(wallet), sign: () => new Uint8Array(65).fill(1) };
    const key = p256Signer(verifier, new Uint8Array(32).fill(5));
    const sketch = { rules: RULES, voters: 3, signers: [account, key] };
    const polling = await station.poll(await station.election("general"), "north", sketch);
    await polling.open();
    for (const voter of [0, 1, 2]) await polling.cast(await polling.paper(voter, 0, [0]));
    task = await polling.toAudit();
    own = nodeOf(station);
  });

  it("are reported as a contract's word in a block, if nobody asks; bare keys are verified", async () => {
    const [first, second] = task.logs.filter(isCast).map(({ block }) => block);
    const word = "signature not verified: what there is is the word of the contract";
    expect((await auditPoll(task)).findings).to.deep.equal([
      `paper 0: ${word} ${wallet} in block ${first}`,
      `paper 1: ${word} ${verifier} in block ${second}`,
    ]);
  });

  it("are verified by asking nodes, as the box asked", async () => {
    const asked: (readonly [from: string, block: number])[] = [];
    const call: StateSource["call"] = (from, to, data, block) => {
      asked.push([from, block]);
      return own.call(from, to, data, block);
    };
    expect(await audited(task, own, { name: "other", call })).to.deep.equal(SOUND);
    const blocks = task.logs.filter(isCast).map(({ block }) => block);
    expect(asked).to.deep.equal(blocks.slice(0, 2).map((block) => [station.address, block]));
  });

  it("are none, if the contract says so both after the block and before it, has no code, or reverts", async () => {
    // The last byte of the second paper's signature, before the padding of the log.
    const cast = task.logs.filter(isCast)[1];
    const logs = task.logs.map((log) =>
      log === cast ? { ...log, data: withLastByteFlipped(log.data, 20) } : log,
    );
    const failures = [`paper 1: not signed, as ${verifier} says by own`];
    expect(await audited({ ...task, logs }, own)).to.deep.equal({ ...SOUND, failures });
    const { ethers } = station.connection;
    const to = await (await ethers.deployContract("OddSigner", [5])).getAddress();
    const revert = (): Promise<string> => ethers.provider.call({ to, data: "0x11223344" });
    for (const no of [() => Promise.resolve("0x"), revert]) {
      const denied = await audited(
        task,
        own,
        telling(own, (to) => (to === wallet ? no() : undefined)),
      );
      const why = [`paper 0: not signed, as ${wallet} says by other`];
      expect(denied).to.deep.equal({ ...SOUND, failures: why });
    }
  });

  it("are taken, if the contract says yes before the block only: it changed its mind in it", async () => {
    const blocks = new Set(task.logs.filter(isCast).map(({ block }) => block));
    const changed = telling(own, (to, block) =>
      blocks.has(block) && to === wallet ? Promise.resolve("0x") : undefined,
    );
    expect(await audited(task, own, changed)).to.deep.equal(SOUND);
  });

  it("are open, if a node cannot say of either state, whatever the other says", async () => {
    const block = task.logs.filter(isCast)[0]?.block ?? 0;
    const unverified = [`paper 0: other does not say whether ${wallet} took its signature`];
    for (const unknown of [block, block - 1]) {
      const pruned = telling(own, (to, at) => {
        if (to !== wallet) return undefined;
        return at === unknown ? Promise.reject(new Error("missing trie node")) : Promise.resolve("0x");
      });
      expect(await audited(task, own, pruned)).to.deep.equal({ ...SOUND, unverified });
    }
  });
});

describe("The audit of a poll: polling officers whose accounts are contracts", () => {
  it("are asked as the polling stations asked them, of the block of the paper", async () => {
    const station = await Station.found();
    const { ethers, networkHelpers } = station.connection;
    const wallet = await ethers.deployContract("OwnedWallet", [hexFromBytes(PAULA.signer.signer)]);
    const account = (await wallet.getAddress()).toLowerCase() as Hex;
    const paula = { ...PAULA, signer: { ...PAULA.signer, signer: bytesFromHex(account) } };
    const election = await station.election("general");
    const polling = await station.poll(election, "north", { rules: RULES, voters: 2 });
    await station.appoint([paula, PETER]);
    await polling.open();
    await polling.cast(await polling.paper(0, 0, [0]));
    await polling.cast(await paperAtStation(polling, polling.seal(1, 0, [1]), 1, {}, [paula, PETER]));
    const stations = await published(polling, [paula, PETER]);
    const task = { ...(await polling.toAudit()), stations };
    const block = task.logs.filter(isCast)[1]?.block;
    const word = "signature not verified: what there is is the word of the contract";
    expect((await auditPoll(task)).findings).to.deep.equal([`paper 1: ${word} ${account} in block ${block}`]);

    const own = nodeOf(station);
    const by: string[] = [];
    const call: StateSource["call"] = (from, ...asked) => {
      by.push(from);
      return own.call(from, ...asked);
    };
    expect(await audited(task, { name: "own", call })).to.deep.equal(SOUND);
    expect(by).to.deep.equal([stations.contract]);
    const lying = telling(own, () => Promise.resolve(`0x${"00".repeat(32)}`));
    const failures = [`paper 1: not signed, as ${account} says by other`];
    expect(await audited(task, own, lying)).to.deep.equal({ ...SOUND, failures });

    await networkHelpers.setCode(account, "0x");
    expect(await audited(task, own), "what it says since does not matter").to.deep.equal(SOUND);
  });
});

describe("The audit of a poll: a pause", () => {
  it("a paper in the very block of a pause is judged by the order of the logs", async () => {
    const station = await Station.found();
    const election = await station.election("general");
    const polling = await station.poll(election, "north", { rules: RULES, voters: 2 });
    await polling.open();
    const paper = await polling.paper(0, 0, [0]);
    const { provider } = station.connection.ethers;
    await provider.send("evm_setAutomine", [false]);
    const options = { gasLimit: 8_000_000 };
    const pause = [election.opens, election.closes, true];
    const cast = await station.box.getFunction("cast")(...polling.args(paper), options);
    const paused = await station.box.getFunction("schedule")(election.id, pause, options);
    await provider.send("evm_mine", []);
    await provider.send("evm_setAutomine", [true]);
    const blocks = [(await cast.wait()).blockNumber, (await paused.wait()).blockNumber];
    expect(blocks[0]).to.equal(blocks[1]);

    const task = await polling.toAudit();
    expect((await auditPoll(task)).findings).to.deep.equal([]);
    const later = task.logs.map((log) => (isCast(log) ? { ...log, index: log.index + 9 } : log));
    const { findings } = await auditPoll({ ...task, logs: inOrder(later) });
    expect(findings).to.deep.equal(["paper 0: the poll was not open"]);
    // As a client has them that asks for schedules first, and sorts by time.
    const byTime = [...later].sort((a, b) => a.time - b.time || Number(isCast(b)) - Number(isCast(a)));
    const refused: unknown = await auditPoll({ ...task, logs: byTime }).catch((error: unknown) => error);
    expect(String(refused)).to.include("the logs are not in their order");
  });
});

/** The data of `Prepared`, of which the third word is the number of voters. */
function withVoters(data: string, voters: number): string {
  return data.slice(0, 2 + 128) + voters.toString(16).padStart(64, "0") + data.slice(2 + 192);
}

/** Data that end with zeros of padding, with a bit of the byte before them turned. */
function withLastByteFlipped(data: string, padding: number): string {
  const at = data.length - 2 * padding - 1;
  const digit = (parseInt(data[at] ?? "0", 16) ^ 1).toString(16);
  return data.slice(0, at) + digit + data.slice(at + 1);
}
