import { expect } from "chai";
import { bytesFromHex, type Hex } from "../../sdk/bytes.ts";
import { p256Signer } from "../../sdk/sign/p256.ts";
import type { LocalSigner } from "../../sdk/sign/secp256k1.ts";
import { auditPoll, type PollToAudit } from "../../sdk/voting/audit/auditPoll.ts";
import type { AuditedLog } from "../../sdk/voting/audit/boxEvents.ts";
import { askContracts, type CallAt } from "../../sdk/voting/audit/contractSignatures.ts";
import { exactly } from "../../sdk/voting/rule.ts";
import { isOf } from "./support/auditedLogs.ts";
import { voterSigner } from "./support/electorate.ts";
import type { Polling } from "./support/polling.ts";
import { Station } from "./support/station.ts";

const RULES = [exactly(1, 2)];
const isCast = (log: AuditedLog): boolean => isOf("Cast", log);

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
    expect(auditPoll({ ...task, logs }).findings).to.include("more are counted than are on the roll: 2 of 1");
  });
});

describe("The audit of a poll: signatures that contracts judge", () => {
  let station: Station;
  let polling: Polling;
  let task: PollToAudit;
  let wallet: Hex;
  let verifier: Hex;
  let ask: CallAt;

  before(async () => {
    station = await Station.found();
    const { ethers } = station.connection;
    const deploy = async (name: string, ...args: unknown[]): Promise<Hex> =>
      (await (await ethers.deployContract(name, args)).getAddress()).toLowerCase() as Hex;
    [wallet, verifier] = [await deploy("OddSigner", 0), await deploy("ERC7913P256Verifier")];
    const account: LocalSigner = { signer: bytesFromHex(wallet), sign: () => new Uint8Array(65).fill(1) };
    const key = p256Signer(verifier, new Uint8Array(32).fill(5));
    const sketch = { rules: RULES, voters: 3, signers: [account, key] };
    polling = await station.poll(await station.election("general"), "north", sketch);
    await polling.open();
    for (const voter of [0, 1, 2]) await polling.cast(await polling.paper(voter, 0, [0]));
    task = await polling.toAudit();
    ask = (to, data, blockTag) => ethers.provider.call({ to, data, blockTag }).catch(() => "0x");
  });

  it("are reported as a contract's word in a block, if nobody asks; bare keys are verified", () => {
    const [first, second] = task.logs.filter(isCast).map(({ block }) => block);
    const word = "signature not verified: what there is is the word of the contract";
    expect(auditPoll(task).findings).to.deep.equal([
      `paper 0: ${word} ${wallet} in block ${first}`,
      `paper 1: ${word} ${verifier} in block ${second}`,
    ]);
  });

  it("are verified by asking a node", async () => {
    const isSigned = await askContracts(task, ask);
    expect(auditPoll({ ...task, isSigned }).findings).to.deep.equal([]);
    const states: number[] = [];
    await askContracts(task, (to, data, block) => {
      states.push(block);
      return ask(to, data, block);
    });
    expect(states).to.deep.equal(
      task.logs
        .filter(isCast)
        .slice(0, 2)
        .map(({ block }) => block),
    );
  });

  it("are none, if the contract says so both after the block and before it, or answers nothing", async () => {
    // The last byte of the second paper's signature, before the padding of the log.
    const cast = task.logs.filter(isCast)[1];
    const flipped = task.logs.map((log) =>
      log === cast ? { ...log, data: withLastByteFlipped(log.data, 20) } : log,
    );
    const forged = { ...task, logs: flipped };
    const isSigned = await askContracts(forged, ask);
    expect(auditPoll({ ...forged, isSigned }).findings).to.deep.equal(["paper 1: not signed"]);
    const silent = await askContracts(task, () => Promise.resolve("0x"));
    expect(auditPoll({ ...task, isSigned: silent }).findings).to.deep.equal([
      "paper 0: not signed",
      "paper 1: not signed",
    ]);
  });

  it("are taken, if the contract says yes before the block only: it changed its mind in it", async () => {
    const blocks = new Set(task.logs.filter(isCast).map(({ block }) => block));
    const isSigned = await askContracts(task, (to, data, block) =>
      blocks.has(block) && to === wallet ? Promise.resolve("0x") : ask(to, data, block),
    );
    expect(auditPoll({ ...task, isSigned }).findings).to.deep.equal([]);
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
    expect(auditPoll(task).findings).to.deep.equal([]);
    // As a client has them that asks for schedules first, and sorts by time.
    const byTime = [...task.logs].sort((a, b) => a.time - b.time || Number(isCast(a)) - Number(isCast(b)));
    expect(auditPoll({ ...task, logs: byTime }).findings).to.deep.equal([]);
    const after = task.logs.map((log) => (isCast(log) ? { ...log, index: log.index + 9 } : log));
    expect(auditPoll({ ...task, logs: after }).findings).to.deep.equal(["paper 0: the poll was not open"]);
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
