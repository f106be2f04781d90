import { expect } from "chai";
import { Interface } from "ethers";
import { KEY_CEREMONY_ABI } from "../../../sdk/abi.ts";
import { hexFromBytes } from "../../../sdk/bytes.ts";
import { TrusteeDesk } from "../../scripts/support/trusteeDesk.ts";
import type { Lie } from "../../support/jsonRpcServer.ts";
import { secretKeyOf } from "../../support/republic.ts";
import { candidate, CeremonyRun, type Hall, openHall, PERIOD, STAGE } from "../../voting/support/ceremony.ts";
import { complaintAbout, sharesWith } from "../../voting/support/dishonest.ts";

const CEREMONY = new Interface(KEY_CEREMONY_ABI);
const ACCEPTED = CEREMONY.getEvent("MessageAccepted")?.topicHash;

interface Log {
  readonly topics: readonly string[];
  readonly data: string;
}

describe("Attacks on a trustee's client: in the ceremony", () => {
  let hall: Hall;
  let desk: TrusteeDesk;

  before(async () => {
    hall = await openHall();
    const { provider } = hall.connection;
    const contracts = { ballotBox: hall.address, keyCeremony: hall.address };
    desk = await TrusteeDesk.open((call) => provider.request(call), { contracts, threshold: 2 });
    for (const number of [1, 2, 3, 4]) await desk.seat(seatedAs(`trustee ${number}`));
  });

  after(() => desk.close());

  const seatedAs = (name: string) => ({ ...candidate(name), key: secretKeyOf(name) });

  /** A trustee's client does what is next. */
  async function ask(
    run: CeremonyRun,
    number: number,
    lies?: readonly [Lie, Lie],
    journal = run.seated.map(({ account }) => account),
  ) {
    const own = seatedAs(run.seated[number - 1]?.name ?? "");
    const ended = await desk.run("ceremony", own, journal, ["--election", run.election], lies);
    return { ...ended, said: ended.code === 0 ? JSON.parse(ended.stdout) : {} };
  }

  async function does(run: CeremonyRun, act: string | null, ...numbers: readonly number[]): Promise<void> {
    for (const number of numbers) {
      const { said, stderr } = await ask(run, number);
      expect(said, stderr).to.include({ trustee: number, said: act });
    }
  }

  async function refuses(why: string, ...asked: Parameters<typeof ask>): Promise<void> {
    const { code, stderr } = await ask(...asked);
    expect([code, stderr.includes(why)], stderr).to.deep.equal([1, true]);
  }

  /** A ceremony in which trustee 1 deals a wrong share to trustee 3. */
  async function badlyDealt(name: string, trustees: number): Promise<CeremonyRun> {
    const run = await CeremonyRun.begin(hall, name, [2, trustees]);
    await run.reach("points");
    await run.say("shares", 1, sharesWith(run, 1, 3, 5n));
    await run.deliver("shares", run.numbers.slice(1));
    return run;
  }

  it("a bad share for one, then a trustee who vanishes: both are excluded, and the others make the key", async () => {
    const run = await badlyDealt("bad dealer, vanished trustee", 4);
    await does(run, null, 2, 4);
    const journal = run.seated.map(({ account }) => account);
    const { said } = await ask(run, 3);
    expect(said).to.include({ trustee: 3, said: "complaint", dealer: 1 });
    run.without(1);
    await run.isAt(STAGE.commitments);
    await refuses("it is of other trustees", run, 1, undefined, journal);
    await does(run, "commitment", 1, 2, 3);
    await run.pass();
    await does(run, "endPeriod", 1);
    // Number 3 says nothing more.
    await does(run, "points", 1, 2);
    await does(run, null, 1);
    await run.pass();
    await does(run, "endPeriod", 2);
    run.without(3);
    await does(run, "commitment", 1, 2);
    await run.pass();
    await does(run, "endPeriod", 1);
    for (const step of ["points", "shares"]) await does(run, step, 1, 2);
    await does(run, null, 1, 2);
    await run.pass();
    await does(run, "fix", 2);
    await does(run, null, 1, 2);
    await run.isAt(STAGE.fixed);
  });

  it("a key in which one's own share does not fit is neither fixed by its trustee nor taken for theirs", async () => {
    const run = await badlyDealt("too late to complain", 3);
    await run.pass();
    await refuses("the share of trustee 1 is not on the polynomial", run, 3);
    await run.isAt(STAGE.complaints);
    await does(run, "fix", 2);
    await refuses("the share of trustee 1 is not on the polynomial", run, 3);
  });

  it("whoever has lost the seat by a false complaint says nothing more, and the others go on", async () => {
    const run = await CeremonyRun.begin(hall, "a liar among them", [2, 3]);
    await run.reach("shares");
    const message = run.sign("complaint", 2, complaintAbout(run, [1, 2]));
    await run.send("complain", message, run.evidence(1, 2));
    await run.pass();
    const { said } = await ask(run, 2);
    expect(said).to.deep.include({ said: null, vacant: [2] });
    await does(run, "fix", 3);
  });

  it("shares that the dealer signed and did not publish: no complaint is drawn, which would cost the seat", async () => {
    const run = await CeremonyRun.begin(hall, "two faces", [2, 3]);
    await run.reach("shares");
    const { content, signature } = run.sign("shares", 1, sharesWith(run, 1, 3, 5n));
    const lie = rewriting(3n, 1n, hexFromBytes(content), hexFromBytes(signature));
    for (const lies of TrusteeDesk.eitherWay(lie)) {
      await refuses(`two answers about the logs of ${hall.address}`, run, 3, lies);
    }
    await run.isAt(STAGE.complaints);
    await does(run, null, 3);
  });

  it("commitments that were signed and not made: no points are shown before all have committed", async () => {
    const run = await CeremonyRun.begin(hall, "early points", [2, 3]);
    await run.deliver("commitment", [1, 2]);
    const logs = await run.logs();
    const block = await hall.connection.ethers.provider.getBlockNumber();
    await hall.connection.networkHelpers.takeSnapshot().then(async (snapshot) => {
      await run.deliver("commitment", [3]);
      const made = (await run.logs()).slice(logs.length);
      await snapshot.restore();
      const lie: Lie = (method, answer) =>
        method === "eth_getLogs" ? [...(answer as Log[]), ...made.map((log) => logAt(block, log))] : answer;
      for (const lies of TrusteeDesk.eitherWay(lie)) {
        await refuses(`two answers about the logs of ${hall.address}`, run, 1, lies);
      }
    });
    await does(run, null, 1);
  });

  it("a node that shows another block, or another time of it", async () => {
    const run = await CeremonyRun.begin(hall, "other blocks", [2, 3]);
    const changed = { hash: `0x${"11".repeat(32)}`, timestamp: `0x${PERIOD.toString(16)}` };
    for (const [key, what] of [
      ["hash", "hash"],
      ["timestamp", "time"],
    ] as const) {
      const lie: Lie = (method, answer) =>
        method === "eth_getBlockByNumber" ? { ...(answer as object), [key]: changed[key] } : answer;
      for (const lies of TrusteeDesk.eitherWay(lie)) {
        await refuses(`two answers about the ${what} of block`, run, 1, lies);
      }
    }
  });

  it("says what it takes for final: a block of that tag, or one with so many others behind it", async () => {
    const run = await CeremonyRun.begin(hall, "finality", [2, 3]);
    const young: Lie = (method, answer, params) => {
      if (method === "eth_getBlockByNumber" && params[0] === "finalized") throw new Error("unknown tag");
      return answer;
    };
    const lies = [(_: string, answer: unknown) => answer, young] as const;
    await refuses("it has not begun", run, 1, lies);
    await hall.connection.networkHelpers.mine(12);
    const block = await hall.connection.ethers.provider.getBlockNumber();
    const { said, stderr } = await ask(run, 1, lies);
    expect(said).to.include({ said: "commitment", block: block - 12 });
    expect(stderr.match(/knows no final block: 12 behind its latest/g)).to.have.length(1);
  });

  /** Another content, as whoever signed it would have published it. */
  function rewriting(stage: bigint, trustee: bigint, content: string, signature: string): Lie {
    return (method, answer) => {
      if (method !== "eth_getLogs") return answer;
      return (answer as Log[]).map((log) => {
        const args = log.topics[0] === ACCEPTED ? CEREMONY.parseLog(log)?.args : undefined;
        if (args?.["stage"] !== stage || args["trustee"] !== trustee) return log;
        const values = [args["election"], args["attempt"], stage, trustee, content, signature];
        return { ...log, ...CEREMONY.encodeEventLog("MessageAccepted", values) };
      });
    };
  }

  function logAt(block: number, { topics, data }: Log) {
    return { address: hall.address, topics, data, blockNumber: `0x${block.toString(16)}` };
  }
});
