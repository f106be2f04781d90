import { expect } from "chai";
import { Interface } from "ethers";
import { countPoll } from "../../../scripts/election/countingRoom.ts";
import { KeyMaking } from "../../../scripts/election/keyMaking.ts";
import { THRESHOLD } from "../../../scripts/election/officials.ts";
import { PollingStation } from "../../../scripts/election/pollingStation.ts";
import { secretKeyFrom } from "../../../scripts/republic/embeddedRepublic.ts";
import { Tally } from "../../../scripts/start/tally.ts";
import { BALLOT_BOX_ABI } from "../../../sdk/abi.ts";
import { bytesFromHex, hexFromBytes, type Hex } from "../../../sdk/bytes.ts";
import { encodeTotals } from "../../../sdk/voting/accumulate.ts";
import { type CastPaper, headOfPapers, planTally } from "../../../sdk/voting/boxLogs.ts";
import { eachOf, onePage } from "../../../sdk/voting/pages.ts";
import { pollFingerprint } from "../../../sdk/voting/tracking.ts";
import {
  callElection,
  type HeldElection,
  keyOf,
  ON_ROLL,
  othersVote,
} from "../../scripts/support/heldElection.ts";
import { TrusteeDesk } from "../../scripts/support/trusteeDesk.ts";
import type { Lie } from "../../support/jsonRpcServer.ts";

const SEED = 1;
const CHAIN_ID = 31_337n;
const BOX = new Interface(BALLOT_BOX_ABI);

interface Log {
  readonly topics: readonly string[];
  readonly data: string;
  readonly blockNumber: string;
}

describe("Attacks on a trustee's client: in decrypting", () => {
  let held: HeldElection;
  let desk: TrusteeDesk;
  let station: PollingStation;
  let trustee: { readonly account: Hex; readonly key: Uint8Array; readonly seed: Uint8Array };
  let accounts: Hex[];
  let papers: CastPaper[];

  before(async () => {
    held = await callElection();
    const { republic, course, officials, electorate } = held;
    const making = new KeyMaking(republic, CHAIN_ID, course.election, officials.trustees, {
      seed: SEED,
      tally: new Tally(),
    });
    await making.make();
    await course.freeze();
    await course.open();
    await othersVote(held, 0);
    station = await PollingStation.open(republic, CHAIN_ID, course.constituency, electorate);
    papers = [];
    for await (const paper of eachOf(await station.papers())) papers.push(paper);
    accounts = officials.trustees.map(({ signer }) => hexFromBytes(signer.signer));
    trustee = {
      account: accounts[0] as Hex,
      key: bytesFromHex(keyOf("account/trustee/0")),
      seed: secretKeyFrom(SEED, "seed of trustee", 0),
    };
    const { ballotBox, keyCeremony } = republic.contracts;
    const settings = { contracts: { ballotBox, keyCeremony }, threshold: THRESHOLD };
    desk = await TrusteeDesk.open(({ method, params }) => republic.chain.request(method, params), settings);
    await desk.seat(trustee);
  });

  after(() => desk.close());

  const decrypt = (lies?: readonly [Lie, Lie]) =>
    desk.run(
      "decrypt",
      trustee,
      accounts,
      [
        ...["--poll", held.course.constituency, "--fingerprint", pollFingerprint(station.poll)],
        ...["--book", desk.file("book.json")],
      ],
      lies,
    );

  async function refuses(why: string, lies?: readonly [Lie, Lie]): Promise<void> {
    const { code, stderr } = await decrypt(lies);
    expect([code, stderr.includes(why)], stderr).to.deep.equal([1, true]);
  }

  /** Neither node is believed alone. */
  async function refusesOf(why: string, lie: Lie): Promise<void> {
    for (const lies of TrusteeDesk.eitherWay(lie)) await refuses(why, lies);
  }

  /** A log of the box, as if it stood in the first block. */
  function madeUp(name: string, ...values: readonly unknown[]): Log {
    const { topics, data } = BOX.encodeEventLog(name, [station.poll.poll, ...values]);
    return { topics: topics as string[], data, blockNumber: "0x1" };
  }

  /** Adds logs to the answer about the count. */
  const withLogs =
    (...logs: readonly Log[]): Lie =>
    (method, answer, params) =>
      isAboutCount(method, params) ? [...(answer as Log[]), ...logs] : answer;

  /** Leaves logs of an event out, or says something else in their place. */
  const inPlaceOf =
    (name: string, change: (logs: readonly Log[]) => readonly Log[]): Lie =>
    (method, answer, params) => {
      if (!isAboutBox(method, params)) return answer;
      const topic = BOX.getEvent(name)?.topicHash;
      const own = (answer as Log[]).filter(({ topics }) => topics[0] === topic);
      return [...(answer as Log[]).filter(({ topics }) => topics[0] !== topic), ...change(own)];
    };

  /** Answers a call of the box otherwise. */
  const answering =
    (name: string, ...values: readonly unknown[]): Lie =>
    (method, answer, params) => {
      const [{ data = "" } = {}] = params as [{ data?: string }?];
      const isAsked = method === "eth_call" && data.startsWith(BOX.getFunction(name)?.selector ?? "-");
      return isAsked ? BOX.encodeFunctionResult(name, values) : answer;
    };

  const together =
    (...lies: readonly Lie[]): Lie =>
    (method, answer, params) =>
      lies.reduce((changed, lie) => lie(method, changed, params), answer);

  const totalsOf = async (some: readonly CastPaper[]): Promise<Hex> => {
    const { totals } = await (await planTally(station.poll, onePage(some), 60)).addUp();
    return hexFromBytes(encodeTotals(totals));
  };

  it("of a poll that is open: a close that was, a permission and totals, all made up by one node", async () => {
    const lie = together(
      answering("scheduleOf", { opens: 1, closes: 2, paused: false }),
      withLogs(madeUp("TallyPermitted"), madeUp("Totalled", await totalsOf(papers))),
    );
    await refuses("the poll is still open");
    await refusesOf("the poll is still open", lie);
  });

  it("of a poll that has closed, and which the law does not permit to be counted", async () => {
    await held.course.close();
    await refuses("the count is not permitted");
    const lie = withLogs(madeUp("TallyPermitted"), madeUp("Totalled", await totalsOf(papers)));
    await refusesOf("the count is not permitted", lie);
  });

  it("of papers that are not added up, whatever totals one node makes up", async () => {
    await held.course.permitCount([ON_ROLL]);
    await refuses("the papers are not all added up");
    for (const some of [papers, papers.slice(0, 1)]) {
      await refusesOf("nothing is decrypted", withLogs(madeUp("Totalled", await totalsOf(some))));
    }
  });

  describe("once the papers are added up", () => {
    before(async () => {
      const room = { chain: held.republic.chain, shares: [], tally: new Tally(), closed: 0 };
      // No trustee has decrypted: it adds up, and cannot count.
      await countPoll(station, room).catch(() => undefined);
    });

    it("other totals: those of a paper alone, or of all but one", async () => {
      for (const some of [papers.slice(0, 1), papers.slice(0, -1)]) {
        const totalled = madeUp("Totalled", await totalsOf(some));
        const lie = inPlaceOf("Totalled", () => [totalled]);
        await refusesOf("the totals are not those of the papers", lie);
      }
    });

    it("papers left out, with head and totals to match", async () => {
      const fewer = papers.slice(0, -1);
      const head = await headOfPapers(station.poll, onePage(fewer));
      const totalled = madeUp("Totalled", await totalsOf(fewer));
      const leftOut = inPlaceOf("Cast", (logs) => logs.slice(0, -1));
      const lie = together(
        leftOut,
        answering("headOf", head),
        inPlaceOf("Totalled", () => [totalled]),
      );
      const [stated] = TrusteeDesk.eitherWay(leftOut);
      await refuses("the papers do not lead to the closing head", stated);
      await refusesOf("the papers do not lead to the closing head", lie);
    });

    it("an earlier close, a permission kept quiet about, a poll said to be annulled", async () => {
      const earlier = answering("scheduleOf", { opens: 1, closes: 2, paused: false });
      await refusesOf("sources disagree about the close", earlier);
      await refusesOf(
        "the count is not permitted",
        inPlaceOf("TallyPermitted", () => []),
      );
      await refusesOf("the count is not permitted", withLogs(madeUp("Annulled")));
    });

    it("is done once both nodes say what the papers say", async () => {
      const block = await held.republic.chain.blockNumber();
      const { code, stdout, stderr } = await decrypt();
      expect(code, stderr).to.equal(0);
      expect(JSON.parse(stdout)).to.include({ trustee: 1, papers: papers.length, contests: 1, block });
    });
  });

  function isAboutBox(method: string, params: readonly unknown[]): boolean {
    const [{ address = "" } = {}] = params as [{ address?: string }?];
    return method === "eth_getLogs" && address === station.box;
  }

  function isAboutCount(method: string, params: readonly unknown[]): boolean {
    const [{ topics = [] } = {}] = params as [{ topics?: unknown[] }?];
    return method === "eth_getLogs" && Array.isArray(topics[0]);
  }
});
