import { expect } from "chai";
import { Interface } from "ethers";
import { BALLOT_BOX_ABI } from "../../sdk/abi.ts";
import { MOST_PAPERS, papersABatch, PUBLIC_LIMITS } from "../../sdk/voting/batch.ts";
import { encodeTerms } from "../../sdk/voting/poll.ts";
import { exactly } from "../../sdk/voting/rule.ts";
import { WatchedElection } from "../scripts/support/watchedPoll.ts";
import { contestOf } from "./support/contests.ts";

const BOX = new Interface(BALLOT_BOX_ABI);
const ADD = BOX.getFunction("add")?.selector ?? "";
const SENT = "eth_sendRawTransaction";

/** Of one contest. */
const CIPHERTEXTS = 60;

/** A poll of one contest, or more of the same. */
function pollOf(ciphertexts: number, contests = 1) {
  const contest = contestOf(exactly(1, ciphertexts + 1));
  const { district, election, roll } = contest;
  return {
    ...{ poll: district, election, roll, voters: 100, anonymousVoters: false },
    contests: Array.from({ length: contests }, () => contest),
  };
}

/** Bytes of calldata of `add`, with so many papers. */
function calldata(poll: ReturnType<typeof pollOf>, papers: number): number {
  const all = poll.contests.reduce((sum, { rule }) => sum + rule.ciphertexts, 0);
  const strings = [new Uint8Array(papers * (40 + 128 * all)), new Uint8Array(32 + 192 * all)];
  const word = new Uint8Array(32);
  const args = [word, encodeTerms(poll), word, ...strings];
  return (BOX.encodeFunctionData("add", args).length - 2) / 2;
}

describe("Papers that are long: how many are added up in one transaction", () => {
  it("60, as long as nodes pass on so many and a block takes them", () => {
    for (const ciphertexts of [1, 4, 12, 16])
      expect(papersABatch(pollOf(ciphertexts)), `${ciphertexts}`).to.equal(MOST_PAPERS);
  });

  it("of 60 ciphertexts fifteen, and of several contests as many as of one that has all their ciphertexts", () => {
    expect(papersABatch(pollOf(CIPHERTEXTS))).to.equal(15);
    expect(papersABatch(pollOf(12, 5))).to.equal(15);
  });

  it("never more than fit, and never fewer than could, but for what stands around them", () => {
    for (const ciphertexts of [1, 15, 16, 17, 30, 60, 128, 255]) {
      const poll = pollOf(ciphertexts);
      const papers = papersABatch(poll);
      expect(calldata(poll, papers), `${ciphertexts}`).to.be.below(PUBLIC_LIMITS.bytes - 300);
      if (papers < MOST_PAPERS)
        expect(calldata(poll, papers + 1), `${ciphertexts}`).to.be.above(PUBLIC_LIMITS.bytes - 2_000);
    }
  });

  it("as many as a block's gas allows, where nodes pass on what is longer", () => {
    const long = { ...PUBLIC_LIMITS, bytes: 2 ** 24 };
    expect(papersABatch(pollOf(20), long)).to.equal(MOST_PAPERS);
    expect(papersABatch(pollOf(CIPHERTEXTS), long)).to.equal(52);
  });

  it("one, however long it is", () => {
    expect(papersABatch(pollOf(255, 4))).to.equal(1);
  });

  describe("at a node that passes on no transaction longer than go-ethereum does", () => {
    const PAPERS = 18;
    let election: WatchedElection;

    beforeEach(async () => {
      election = await WatchedElection.hold();
    });

    afterEach(() => election.end());

    it("npm run vote -- tally adds all of them up, in more than one transaction", async () => {
      const poll = await election.poll("long", { rules: [exactly(1, CIPHERTEXTS + 1)], voters: PAPERS });
      await poll.polling.open();
      for (let voter = 0; voter < PAPERS; voter++)
        await poll.polling.cast(await poll.polling.paper(voter, 0, [voter % 3]));
      await poll.polling.close();
      const sizes: number[] = [];
      election.node.lie = (asked, truth) => {
        const [raw] = asked.params;
        if (asked.method !== SENT) return truth(asked);
        const size = (String(raw).length - 2) / 2;
        if (String(raw).includes(ADD.slice(2))) sizes.push(size);
        if (size > PUBLIC_LIMITS.bytes)
          throw new Error(`oversized data: transaction size ${size}, limit ${PUBLIC_LIMITS.bytes}`);
        return truth(asked);
      };
      const { code, stderr } = await poll.observe("tally", "--threshold", "2");
      expect([code, stderr.includes("Too few trustees")], stderr).to.deep.equal([1, true]);
      expect(sizes.length).to.equal(2);
      expect(Math.max(...sizes)).to.be.within(120_000, PUBLIC_LIMITS.bytes);
      const { totals } = await poll.polling.plan();
      await poll.polling.decrypt(0, totals, [1, 3]);
      const done = await poll.observe("tally", "--threshold", "2");
      const counts = Array.from({ length: CIPHERTEXTS + 1 }, (_, option) => (option < 3 ? PAPERS / 3 : 0));
      expect([done.code, JSON.parse(done.stdout)], done.stderr).to.deep.equal([
        0,
        { counted: PAPERS, counts: [counts] },
      ]);
    });
  });
});
