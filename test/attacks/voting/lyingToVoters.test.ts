import { expect } from "chai";
import { Interface } from "ethers";
import { isThere } from "../../../scripts/input.ts";
import { BALLOT_BOX_ABI } from "../../../sdk/abi.ts";
import type { Hex } from "../../../sdk/bytes.ts";
import { type CastPaper, headOfPapers } from "../../../sdk/voting/boxLogs.ts";
import { onePage } from "../../../sdk/voting/pages.ts";
import { headerOf, type Paper } from "../../../sdk/voting/paper.ts";
import { exactly } from "../../../sdk/voting/rule.ts";
import { trackingHash } from "../../../sdk/voting/tracking.ts";
import { WatchedElection, type WatchedPoll } from "../../scripts/support/watchedPoll.ts";
import type { Asked, Lie } from "../../support/lyingNode.ts";

const BOX = new Interface(BALLOT_BOX_ABI);
const [CAST, ANNULLED] = ["Cast", "Annulled"].map((name) => BOX.getEvent(name)?.topicHash);

type Log = Record<string, unknown> & { readonly topics: readonly string[]; readonly data: string };

/** Voters 0 and 1 have cast one paper each. */
describe("Attacks by a lying node: on voters", () => {
  let election: WatchedElection;
  let poll: WatchedPoll;
  let polls = 0;

  before(async () => {
    election = await WatchedElection.hold();
  });

  beforeEach(async () => {
    poll = await election.poll(`district ${polls++}`, { rules: [exactly(1, 3)], voters: 3 });
    if (polls === 1) await poll.polling.open();
    for (const voter of [0, 1]) await poll.polling.cast(await poll.polling.paper(voter, 0, [0]));
  });

  afterEach(() => {
    election.node.lie = election.witness.lie = undefined;
  });

  after(() => election.end());

  /** A call of the box, by name. */
  const calls = (name: string, { method, params }: Asked): boolean =>
    method === "eth_call" &&
    (params[0] as { readonly data: string }).data.startsWith(BOX.getFunction(name)?.selector ?? "");

  const word = (value: number): Hex => `0x${value.toString(16).padStart(64, "0")}`;

  /** Answers a call of the box falsely. */
  const saying =
    (name: string, answer: Hex): Lie =>
    async (asked, truth) =>
      calls(name, asked) ? answer : truth(asked);

  /** As if the poll had not been annulled. */
  const hidingAnnulment: Lie = async (asked, truth) => {
    const answer = await truth(asked);
    if (asked.method !== "eth_getLogs") return answer;
    return (answer as readonly Log[]).filter(({ topics }) => topics[0] !== ANNULLED);
  };

  /** As if the box had taken other papers: what the node shows and what it states fit together. */
  const showing =
    (change: (papers: readonly Paper[]) => readonly Paper[]): Lie =>
    async (asked, truth) => {
      const { poll: terms } = poll.polling;
      const papers = change(await poll.polling.papers());
      if (calls("headOf", asked)) {
        const shown = papers.map((paper): CastPaper => ({ ...headerOf(paper.ballots), ...paper }));
        return headOfPapers(terms, onePage(shown));
      }
      if (calls("nextSeqOf", asked)) {
        const [, voter] = BOX.decodeFunctionData("nextSeqOf", (asked.params[0] as { data: string }).data);
        return word(papers.filter(({ ballots }) => headerOf(ballots).voter === voter).length);
      }
      const answer = await truth(asked);
      if (asked.method !== "eth_getLogs") return answer;
      const logs = answer as readonly Log[];
      const own = logs.find(({ topics }) => topics[0] === CAST);
      if (own === undefined) return answer;
      const shown = papers.map((paper) => ({ ...own, ...logOf(paper) }));
      return [...logs.filter(({ topics }) => topics[0] !== CAST), ...shown];
    };

  function logOf({ ballots, credential }: Paper) {
    const args = [poll.polling.poll.poll, headerOf(ballots).voter, ballots, credential];
    return BOX.encodeEventLog("Cast", args);
  }

  async function sealsNothing(...words: readonly string[]): Promise<void> {
    const { code, stdout, stderr } = await poll.seal(0, "1", "none.json", ...poll.witness);
    expect([code, stdout, await isThere(election.file("none.json"))]).to.deep.equal([1, "", false]);
    for (const each of words) expect(stderr).to.include(each);
  }

  it("a later number than the voter's next, said by the voter's node or by the other", async () => {
    for (const liar of [election.node, election.witness]) {
      liar.lie = saying("nextSeqOf", word(2));
      await sealsNothing(
        "the number of the voter's next paper",
        "by the papers it is 1",
        `${new URL(liar.url).host} 2`,
      );
      liar.lie = undefined;
    }
  });

  it("a later number, with a made-up paper to fit and the head that both lead to", async () => {
    const madeUp = await poll.polling.paper(0, 1, [1]);
    election.node.lie = showing((papers) => [...papers, madeUp]);
    const head = String(await election.station.box.getFunction("headOf")(poll.polling.poll.poll));
    await sealsNothing("the papers up to block", `${new URL(election.witness.url).host} ${head}`);
    const alone = await poll.seal(0, "1", "alone.json");
    expect([alone.code, JSON.parse(alone.stdout).number], "whom one node deceives").to.deep.equal([0, 2]);
  });

  it("a later number, by a paper with a number left out", async () => {
    const ahead = await poll.polling.paper(0, 4, [1]);
    election.node.lie = election.witness.lie = showing((papers) => [...papers, ahead]);
    await sealsNothing("voter 0 cast ballot 4 where 1 was next");
  });

  it("a later number, said when the paper that was made is to be signed", async () => {
    expect((await poll.seal(2, "1", "made.json", ...poll.witness)).code).to.equal(0);
    const sent: string[] = [];
    const lie = saying("nextSeqOf", word(1));
    election.node.lie = (asked, truth) => {
      if (asked.method === "eth_sendRawTransaction") sent.push(asked.method);
      return lie(asked, truth);
    };
    const { code, stderr } = await poll.cast(2, "made.json", ...poll.witness);
    expect([code, sent, await isThere(election.file("made.json"))]).to.deep.equal([1, [], true]);
    expect(stderr).to.include("by the papers it is 0").and.to.include("Nothing was done");
    expect(await election.station.box.getFunction("turnoutOf")(poll.polling.poll.poll)).to.equal(2n);
  });

  it("another head, said by one of the nodes or by both", async () => {
    for (const liars of [[election.node], [election.witness], [election.node, election.witness]]) {
      for (const liar of liars) liar.lie = saying("headOf", word(7));
      await sealsNothing("the papers up to block", word(7));
      for (const liar of liars) liar.lie = undefined;
    }
  });

  it("another chain of blocks", async () => {
    election.witness.lie = async (asked, truth) => {
      const answer = await truth(asked);
      if (asked.method !== "eth_getBlockByNumber") return answer;
      return { ...(answer as object), hash: word(7) };
    };
    await sealsNothing("the hash of block", word(7));
  });

  it("a receipt of a paper that was never cast", async () => {
    const kept = await poll.polling.paper(2, 0, [2]);
    const ask = (...args: readonly string[]) =>
      poll.observe("verify-receipt", "--tracking", trackingHash(kept.ballots), ...args);
    election.node.lie = showing((papers) => [...papers, kept]);
    const { code, stdout, stderr } = await ask(...poll.witness);
    expect([code, stdout]).to.deep.equal([1, ""]);
    expect(stderr).to.include("There are two answers about the papers");
    const alone = await ask();
    expect([alone.code, alone.stderr.includes("One node is believed")]).to.deep.equal([0, true]);
    election.node.lie = async (asked, truth) =>
      calls("headOf", asked) ? truth(asked) : showing((papers) => [...papers, kept])(asked, truth);
    expect((await ask()).code, "logs alone deceive nobody").to.equal(1);
  });

  it("a receipt of a paper that another has replaced", async () => {
    const first = (await poll.polling.papers())[0] as Paper;
    await poll.polling.cast(await poll.polling.paper(0, 1, [2]));
    const ask = (...args: readonly string[]) =>
      poll.observe("verify-receipt", "--tracking", trackingHash(first.ballots), ...args);
    election.node.lie = showing((papers) => papers.slice(0, 2));
    const { code, stdout, stderr } = await ask(...poll.witness);
    expect([code, stdout]).to.deep.equal([1, ""]);
    expect(stderr).to.include("There are two answers about the papers");
    election.node.lie = undefined;
    const honest = await ask(...poll.witness);
    expect(JSON.parse(honest.stdout)).to.include({ found: true, counted: false });
  });

  it("a receipt of a poll that was annulled, by a node that hides it, or that makes it up", async () => {
    const { poll: name } = poll.polling.poll;
    const first = (await poll.polling.papers())[0] as Paper;
    const ask = () =>
      poll.observe("verify-receipt", "--tracking", trackingHash(first.ballots), ...poll.witness);
    const inventing: Lie = async (asked, truth) => {
      const answer = await truth(asked);
      if (asked.method !== "eth_getLogs") return answer;
      const logs = answer as readonly Log[];
      return logs.flatMap((log) =>
        log.topics[1] === name ? [log, { ...log, topics: [ANNULLED, name] }] : [log],
      );
    };
    election.node.lie = inventing;
    expect((await ask()).stderr).to.include("There are two answers about whether the poll was annulled");
    await election.station.call("annul", name);
    election.node.lie = hidingAnnulment;
    const { code, stdout, stderr } = await ask();
    expect([code, stdout]).to.deep.equal([1, ""]);
    expect(stderr).to.include("There are two answers about whether the poll was annulled");
    election.node.lie = undefined;
    expect(JSON.parse((await ask()).stdout)).to.include({ found: true, annulled: true, counted: false });
  });

  it("a receipt under another credential, which says who signed: the voter, or officers in the voter's place", async () => {
    const [first] = await poll.polling.papers();
    const credential = new Uint8Array(first?.credential.length ?? 0);
    election.node.lie = async (asked, truth) =>
      calls("headOf", asked)
        ? truth(asked)
        : showing((papers) => papers.map((paper) => ({ ...paper, credential })))(asked, truth);
    const tracking = trackingHash(first?.ballots ?? new Uint8Array());
    const { code, stdout, stderr } = await poll.observe(
      "verify-receipt",
      "--tracking",
      tracking,
      ...poll.witness,
    );
    expect([code, stdout]).to.deep.equal([1, ""]);
    expect(stderr).to.include("There are two answers about the voter's papers");
  });

  it("a receipt from the past, by a node that holds the final block back: it says of what time it is, and that polls are open", async () => {
    const { provider } = election.station.connection.ethers;
    const past = (await provider.getBlock("latest")) ?? { number: 0, timestamp: 0 };
    const first = (await poll.polling.papers())[0] as Paper;
    await poll.polling.cast(await poll.polling.paper(0, 1, [2]));
    election.node.lie = ({ method, params }, truth) =>
      truth({ method, params: params[0] === "finalized" ? [hexOf(past.number), false] : params });
    const tracking = trackingHash(first.ballots);
    const { code, stdout } = await poll.observe("verify-receipt", "--tracking", tracking, ...poll.witness);
    const asOf = new Date(past.timestamp * 1_000).toISOString();
    expect(JSON.parse(stdout)).to.include({ counted: true, open: true, block: past.number, asOf });
    expect(code).to.equal(0);
  });

  it("papers that an observer has noted said to be gone, or one to be there that never was", async () => {
    const watch = () =>
      poll.observe("watch", "--noted", election.file(`noted of ${polls}.json`), ...poll.witness);
    const noted = { papers: 2, added: 2, gone: [] };
    expect(JSON.parse((await watch()).stdout)).to.deep.equal(noted);
    const kept = await poll.polling.paper(2, 0, [2]);
    for (const change of [
      (papers: readonly Paper[]) => papers.slice(0, 1),
      (papers: readonly Paper[]) => [...papers, kept],
    ]) {
      for (const liar of [election.node, election.witness]) {
        liar.lie = showing(change);
        const { code, stdout, stderr } = await watch();
        expect([code, stdout]).to.deep.equal([1, ""]);
        expect(stderr).to.include("There are two answers about the papers");
        liar.lie = undefined;
      }
    }
    expect(JSON.parse((await watch()).stdout)).to.deep.equal({ ...noted, added: 0 });
  });

  it("a poll's papers left out of an audit, with what the node states to fit", async () => {
    const audit = () => poll.observe("audit", "--roll", poll.files.roll, ...poll.witness);
    expect((await audit()).code).to.equal(0);
    election.node.lie = showing((papers) => papers.slice(0, 1));
    const { code, stdout } = await audit();
    expect([code, stdout]).to.deep.equal([1, ""]);
  });

  it("a result in an audit: an annulment hidden, or counts that the box does not hold", async () => {
    await election.station.call("annul", poll.polling.poll.poll);
    election.node.lie = hidingAnnulment;
    const hidden = await poll.observe("audit", "--roll", poll.files.roll, ...poll.witness);
    expect([hidden.code, hidden.stdout]).to.deep.equal([1, ""]);
    expect(hidden.stderr).to.include("There are two answers about what became of the poll");
    election.node.lie = async (asked, truth) => (calls("resultOf", asked) ? word(7) : truth(asked));
    const { code, stdout } = await poll.observe("audit", "--roll", poll.files.roll, ...poll.witness);
    const { host } = new URL(election.node.url);
    const why = `contest 0: by ${host} the result is ${word(7)}, by the logs ${word(0)}`;
    expect([code, JSON.parse(stdout).failures]).to.deep.equal([1, [why]]);
  });

  const hexOf = (value: number): Hex => `0x${value.toString(16)}`;
});
