import { expect } from "chai";
import { hexFromBytes } from "../../../../sdk/bytes.ts";
import { explainError } from "../../../../sdk/errors.ts";
import { castCall } from "../../../../sdk/voting/castCall.ts";
import type { Paper } from "../../../../sdk/voting/paper.ts";
import { exactly } from "../../../../sdk/voting/rule.ts";
import { withWord, wordAt } from "../../../voting/support/contests.ts";
import { p256Voter } from "../../../voting/support/electorate.ts";
import { laidOut, type Layout, overlapping, sharedPaper } from "../../../voting/support/layouts.ts";
import type { Polling } from "../../../voting/support/polling.ts";
import { Station } from "../../../voting/support/station.ts";

const DIRTY = 0xff;
/** Where the calldata of `cast` says where terms and paper lie. */
const [TERMS_AT, PAPER_AT] = [4 + 32, 4 + 64];

/** Beyond the end of any calldata; and before its first byte, as the decoder takes an offset within the paper for a signed number. */
const BEYOND = [1n << 24n, 1n << 64n, 1n << 128n];
const BEFORE = [-4096n, -(1n << 128n), -(1n << 255n)];

/** What cannot be decoded is refused without an error; what can, with that of what is read there. */
const UNDECODED = "0x";

/** Other calldata that says the same: the decoder follows offsets, wherever they lead, and looks at no padding. */
const OTHERWISE: Readonly<Record<string, Partial<Layout>>> = {
  "a byte behind everything": { trailing: 1, fill: DIRTY },
  "words behind everything": { trailing: 320, fill: DIRTY },
  "padding that is not zero": { fill: DIRTY },
  "no padding, so that a part begins where the one before ends": { padded: false },
  "parts shifted by words": { gap: 64, fill: DIRTY },
  "parts shifted by less than a word": { gap: 7, fill: DIRTY, padded: false, trailing: 7 },
  "parts in another order": { order: ["paper", "credential", "ballots", "terms"], fill: DIRTY },
  "offsets that lead backwards": { order: ["credential", "ballots", "paper", "terms"], fill: DIRTY },
};

describe("Attacks on the box: a paper in calldata that is written otherwise", () => {
  let station: Station;
  let polling: Polling;
  let restore: () => Promise<void>;

  before(async () => {
    station = await Station.found();
    polling = await station.poll(await station.election("general"), "north", {
      rules: [exactly(1, 3), exactly(1, 2)],
      voters: 3,
      signers: [p256Voter(0)],
    });
    await polling.open();
    const snapshot = await station.connection.networkHelpers.takeSnapshot();
    restore = () => snapshot.restore();
  });

  beforeEach(() => restore());

  const paperOf = (voter: number): Promise<Paper> => polling.paper(voter, 0, [voter], [1]);

  /** Sends calldata to the box. @returns what is logged, and what the box then knows of the voter and of all */
  async function sent(data: Uint8Array, voter: number) {
    const [relay] = await station.connection.ethers.getSigners();
    const transaction = { to: station.address, data: hexFromBytes(data), gasLimit: 16_000_000 };
    const receipt = await (await relay?.sendTransaction(transaction))?.wait();
    const { poll } = polling.poll;
    const [head, seq, turnout] = await Promise.all([
      station.box.getFunction("headOf")(poll),
      station.box.getFunction("nextSeqOf")(poll, voter),
      station.box.getFunction("turnoutOf")(poll),
    ]);
    const logs = receipt?.logs.map(({ topics, data: logged }) => ({ topics: [...topics], data: logged }));
    return { logs, head, seq, turnout };
  }

  /** With what the box refuses calldata: name of the error, or what it answers where it cannot be decoded. */
  async function refusalOf(data: Uint8Array): Promise<string> {
    const { provider } = station.connection.ethers;
    const call = { to: station.address, data: hexFromBytes(data), gas: "0xf42400" };
    return provider.send("eth_call", [call, "latest"]).then(
      () => "taken",
      (error: { data?: string | { data?: string } }) => {
        const answer = typeof error.data === "object" ? error.data.data : error.data;
        return explainError(error)?.name ?? answer ?? String(error);
      },
    );
  }

  /** The calldata is refused with each of these numbers in the place of a word. */
  async function refusesWords(
    data: Uint8Array,
    at: number,
    values: readonly bigint[],
    error: string,
  ): Promise<void> {
    for (const value of values)
      expect(await refusalOf(withWord(data, at, BigInt.asUintN(256, value))), `${value}`).to.equal(error);
  }

  it("is as clients write it, where nothing is changed", async () => {
    const paper = await paperOf(1);
    expect(hexFromBytes(laidOut(polling, paper).data)).to.equal(castCall(polling.poll, paper));
  });

  for (const [how, layout] of Object.entries(OTHERWISE)) {
    it(`${how}: the same is logged and kept, and the paper is cast once`, async () => {
      for (const voter of [0, 1]) {
        await restore();
        const paper = await paperOf(voter);
        const usual = laidOut(polling, paper).data;
        const { data } = laidOut(polling, paper, layout);
        expect(hexFromBytes(data)).not.to.equal(hexFromBytes(usual));
        const expected = await sent(usual, voter);
        expect([expected.logs?.length, expected.seq, expected.turnout]).to.deep.equal([1, 1n, 1n]);
        expect(await refusalOf(data)).to.equal("BallotChainWrongSeq");
        await restore();
        expect(await sent(data, voter)).to.deep.equal(expected);
        expect(await refusalOf(usual)).to.equal("BallotChainWrongSeq");
        expect(await refusalOf(data)).to.equal("BallotChainWrongSeq");
      }
    });
  }

  it("heads that overlap: the same is logged and kept", async () => {
    const paper = await paperOf(1);
    const expected = await sent(laidOut(polling, paper).data, 1);
    await restore();
    expect(await sent(overlapping(polling, paper), 1)).to.deep.equal(expected);
  });

  it("one paper that several offsets lead to: it is cast once", async () => {
    const paper = await paperOf(1);
    const expected = await sent(laidOut(polling, paper).data, 1);
    await restore();
    const { logs, ...state } = await sent(sharedPaper(polling, paper, 3), 1);
    expect(state).to.deep.equal({ head: expected.head, seq: expected.seq, turnout: expected.turnout });
    const [cast, ...others] = (logs ?? []).map((log) => station.box.interface.parseLog(log));
    expect(logs?.[0]).to.deep.equal(expected.logs?.[0]);
    expect([cast?.name, ...others.map((log) => log?.name)]).to.deep.equal([
      ...["Cast", "Inadmissible", "Inadmissible"],
    ]);
    for (const log of others) expect(explainError(log?.args["reason"])?.name).to.equal("BallotChainWrongSeq");
  });

  it("one part read for another: refused", async () => {
    const { data, at } = laidOut(polling, await paperOf(1));
    const ballotsAt = BigInt(at.ballots - at.paper);
    const credentialAt = BigInt(at.credential - at.paper);
    const terms = withWord(data, TERMS_AT, BigInt(at.ballots - 4));
    expect(await refusalOf(terms)).to.equal("BallotBoxWrongTerms");
    expect(await refusalOf(withWord(data, at.paper, credentialAt))).to.equal("BallotBoxWrongLength");
    expect(await refusalOf(withWord(data, at.paper + 32, ballotsAt))).to.equal(
      "PollingStationsMalformedCredential",
    );
    expect(await refusalOf(withWord(data, PAPER_AT, BigInt(TERMS_AT - 4)))).to.equal(UNDECODED);
  });

  it("lengths that are others: refused", async () => {
    const { data, at } = laidOut(polling, await paperOf(1));
    for (const [part, error] of [
      ["terms", "BallotBoxWrongTerms"],
      ["ballots", "BallotBoxWrongLength"],
      ["credential", "RollMalformedCredential"],
    ] as const) {
      const length = wordAt(data, at[part]);
      await refusesWords(data, at[part], [0n, length - 1n, length + 1n], error);
      await refusesWords(data, at[part], [BigInt(data.length), ...BEYOND, ...BEFORE, -1n], UNDECODED);
    }
  });

  it("offsets that lead out of the calldata: refused, as what stands before its first byte is nothing", async () => {
    const { data, at } = laidOut(polling, await paperOf(1));
    const [ballotsAt, credentialAt] = [at.paper, at.paper + 32];
    for (const place of [TERMS_AT, PAPER_AT, ballotsAt, credentialAt])
      await refusesWords(data, place, [BigInt(data.length), ...BEYOND], UNDECODED);
    for (const place of [TERMS_AT, PAPER_AT]) await refusesWords(data, place, BEFORE, UNDECODED);
    await refusesWords(data, ballotsAt, BEFORE, "BallotBoxWrongLength");
    await refusesWords(data, credentialAt, BEFORE, "RollMalformedCredential");
  });

  it("calldata that is cut, be it by a byte: refused", async () => {
    const { data, at } = laidOut(polling, await paperOf(1), { padded: false });
    const begun = [4, 36, at.terms, at.paper, at.paper + 33, at.ballots + 1, at.credential + 32];
    for (const length of [...begun, data.length - 1])
      expect(await refusalOf(data.subarray(0, length)), `${length}`).to.equal(UNDECODED);
    expect(await refusalOf(data)).to.equal("taken");
  });
});
