import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { expect } from "chai";
import { hexFromBytes } from "../../sdk/bytes.ts";
import { encodeTotals } from "../../sdk/voting/accumulate.ts";
import { pollContextOf } from "../../sdk/voting/poll.ts";
import { approval, exactly } from "../../sdk/voting/rule.ts";
import { pollFingerprint } from "../../sdk/voting/tracking.ts";
import type { Lie } from "../support/jsonRpcServer.ts";
import { secretKeyOf } from "../support/republic.ts";
import { TrusteeDesk } from "./support/trusteeDesk.ts";
import { WatchedElection, type WatchedPoll } from "./support/watchedPoll.ts";

/** A node that takes so many transactions, and then is out of order. */
function takingOnly(transactions: number): Lie {
  let taken = 0;
  return (method, answer) => {
    if (method === "eth_estimateGas" && taken++ >= transactions) throw new Error("out of order");
    return answer;
  };
}

const HONEST: Lie = (_method, answer) => answer;

describe("npm run vote -- decrypt: a poll of several contests", () => {
  let election: WatchedElection;
  let poll: WatchedPoll;
  let desk: TrusteeDesk;
  const { now } = Date;

  const decrypted = async (): Promise<number[]> => {
    const { box } = election.station;
    const logs = await box.queryFilter(box.filters["Decrypted"]?.(poll.polling.poll.poll) ?? "Decrypted");
    return logs.map((log) => Number((log as unknown as { args: { contest: bigint } }).args.contest));
  };

  const decrypt = (lies?: readonly [Lie, Lie]) => {
    const [own] = election.trustees;
    if (own === undefined) throw new Error("no trustees");
    const accounts = election.trustees.map(({ account }) => account);
    const card = ["--poll", poll.polling.poll.poll, "--fingerprint", pollFingerprint(poll.polling.poll)];
    return desk.run("decrypt", { ...own, key: secretKeyOf(own.name) }, accounts, card, lies);
  };

  before(async () => {
    election = await WatchedElection.hold();
    const rules = [exactly(1, 2), approval(2), exactly(1, 2)];
    poll = await election.poll("three contests", { rules, voters: 2 });
    await poll.polling.open();
    for (const voter of [0, 1]) await poll.polling.cast(await poll.polling.paper(voter, 0, [0], [0, 1], [1]));
    await poll.polling.close();
    await poll.polling.addUp();
    // The trustee's own clock, which the client looks at, too.
    const closed = (await election.station.now()) * 1_000;
    Date.now = () => closed;
    const { connection, address, ceremony } = election.station;
    const contracts = { ballotBox: address, keyCeremony: await ceremony.getAddress() };
    desk = await TrusteeDesk.open((call) => connection.provider.request(call), { contracts, threshold: 2 });
    for (const own of election.trustees) await desk.seat({ ...own, key: secretKeyOf(own.name) });
  });

  after(async () => {
    Date.now = now;
    await desk.close();
    await election.end();
  });

  it("goes on where it was interrupted", async () => {
    expect((await decrypt([takingOnly(1), HONEST])).code).to.not.equal(0);
    expect(await decrypted()).to.deep.equal([0]);
    const { code, stdout, stderr } = await decrypt();
    expect(code, stderr).to.equal(0);
    expect(JSON.parse(stdout)).to.include({ trustee: 1, contests: 3, before: 1 });
    expect(await decrypted()).to.deep.equal([0, 1, 2]);
  });

  it("sends nothing once all is decrypted", async () => {
    const { code, stdout } = await decrypt();
    expect(JSON.parse(stdout)).to.include({ contests: 3, before: 3, gas: 0 });
    expect([code, await decrypted()]).to.deep.equal([0, [0, 1, 2]]);
  });

  it("keeps what it decrypted beside the keystore, and decrypts nothing else of the poll wherever it is started", async () => {
    const book = desk.file(`${election.trustees[0]?.account}.json.decrypted.json`);
    const kept = await readFile(book, "utf8");
    const [[terms, totals] = []] = Object.entries(JSON.parse(kept) as Record<string, string>);
    expect([terms, totals]).to.deep.equal([
      hexFromBytes(pollContextOf(poll.polling.poll)),
      hexFromBytes(encodeTotals((await poll.polling.plan()).totals)),
    ]);
    await writeFile(book, JSON.stringify({ [terms ?? ""]: "0x00" }));
    const from = process.cwd();
    process.chdir(tmpdir());
    const { code, stderr } = await decrypt().finally(() => {
      process.chdir(from);
    });
    expect([code, stderr.includes("other totals were decrypted before")], stderr).to.deep.equal([1, true]);
    await writeFile(book, kept);
  });

  it("believes no node alone that a contest is decrypted", async () => {
    const hiding: Lie = (method, answer, params) => {
      const [{ topics = [] } = {}] = params as [{ topics?: unknown[] }?];
      return method === "eth_getLogs" && topics.length === 4 ? [] : answer;
    };
    for (const lies of TrusteeDesk.eitherWay(hiding)) {
      const { code, stderr } = await decrypt(lies);
      expect([code, stderr.includes("TallyDecrypted")], stderr).to.deep.equal([1, true]);
    }
  });
});
