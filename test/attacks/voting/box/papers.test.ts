import { p256 } from "@noble/curves/nist.js";
import { expect } from "chai";
import { concatBytes } from "../../../../sdk/bytes.ts";
import { ballotLength } from "../../../../sdk/voting/ballot.ts";
import { SCALARS } from "../../../../sdk/voting/curve.ts";
import { headerOf, type Paper } from "../../../../sdk/voting/paper.ts";
import { exactly } from "../../../../sdk/voting/rule.ts";
import { Random } from "../../../sdk/support/random.ts";
import { auditPaper } from "../../../voting/support/auditedLogs.ts";
import { withWord, wordAt } from "../../../voting/support/contests.ts";
import { p256Voter, voterSigner } from "../../../voting/support/electorate.ts";
import { type HeldPollToAudit, type Polling, withBit } from "../../../voting/support/polling.ts";
import { Station } from "../../../voting/support/station.ts";
import { refusalOfCredential, refusalOfPaper } from "../../../voting/support/turnedBits.ts";

describe("Attacks on the box: papers", () => {
  let station: Station;
  let polling: Polling;

  beforeEach(async () => {
    station = await Station.found();
    const election = await station.election("general");
    polling = await station.poll(election, "north", {
      rules: [exactly(1, 3), exactly(1, 2)],
      voters: 5,
      signers: [p256Voter(0)],
    });
    await polling.open();
  });

  const refuses = (error: string, paper: Paper): Promise<void> => polling.refuses(error, "cast", paper);

  it("a double vote: two papers under the number 0", async () => {
    await polling.cast(await polling.paper(1, 0, [0], [0]));
    await refuses("BallotChainWrongSeq", await polling.paper(1, 0, [1], [0]));
    expect(await station.box.getFunction("turnoutOf")(polling.poll.poll)).to.equal(1n);
  });

  it("an own older paper replayed by who saw it", async () => {
    const [first, second] = [await polling.paper(1, 0, [0], [0]), await polling.paper(1, 1, [1], [1])];
    await polling.cast(first, second);
    for (const paper of [first, second]) await refuses("BallotChainWrongSeq", paper);
  });

  it("numbers burned: one that is ahead, the highest", async () => {
    for (const seq of [1, 2, 255]) {
      await refuses("BallotChainWrongSeq", await polling.paper(1, seq, [0], [0]));
    }
    await polling.cast(await polling.paper(1, 0, [0], [0]));
    await refuses("BallotChainWrongSeq", await polling.paper(1, 2, [0], [0]));
    await polling.cast(await polling.paper(1, 1, [0], [0]));
  });

  it("a flood of revotes, of which the last alone counts and each is one more", async () => {
    for (let seq = 0; seq < 12; seq++) await polling.cast(await polling.paper(1, seq, [seq % 3], [seq % 2]));
    await polling.cast(await polling.paper(2, 0, [0], [0]));
    await polling.close();
    const { counts } = await polling.tally([1, 2], 5);
    expect(counts).to.deep.equal([
      [1, 0, 1],
      [1, 1],
    ]);
    expect((await polling.audit()).findings).to.deep.equal([]);
  });

  /** The paper with a bit turned is refused by the box, and by the auditor as far as it would be logged. */
  async function refusesTurned(
    task: HeldPollToAudit,
    paper: Paper,
    field: keyof Paper,
    bit: number,
  ): Promise<void> {
    const bytes = withBit(paper[field], bit);
    const { voter } = headerOf(paper.ballots);
    const [error, ...args] =
      field === "ballots"
        ? refusalOfPaper(bytes, [2, 1], bit >> 3)
        : refusalOfCredential(bytes, Number(voter), polling.poll.roll, bit >> 3);
    const changed = { ...paper, [field]: bytes };
    await expect(station.box.getFunction("cast").staticCall(...polling.args(changed)))
      .to.be.revertedWithCustomError(station.box, error)
      .withArgs(...args);
    const path = 32 * polling.electorate.pathOf(Number(voter)).length;
    const isLogged = field === "ballots" || bit >> 3 < bytes.length - path;
    if (isLogged)
      expect(
        await auditPaper(task, polling.election.opens, changed),
        `${field}, bit ${bit}`,
      ).to.have.lengthOf(1);
  }

  it("a relayer swapping fields: any bit of the ballots, of signer, signature or path, which the auditor refuses, too", async () => {
    const random = new Random(31);
    const task = await polling.toAudit();
    for (const voter of [0, 1]) {
      const paper = await polling.paper(voter, 0, [0], [0]);
      expect(await auditPaper(task, polling.election.opens, paper)).to.deep.equal([]);
      for (const field of ["ballots", "credential"] as const)
        for (let round = 0; round < 40; round++)
          await refusesTurned(task, paper, field, random.below(8 * paper[field].length));
    }
    const paper = await polling.paper(1, 0, [0], [0]);
    const parityAt = paper.credential.length - 32 * polling.electorate.pathOf(1).length - 1;
    for (let bit = 0; bit < 8; bit++) await refusesTurned(task, paper, "credential", 8 * parityAt + bit);
  });

  it("a signature written otherwise: the other s, for either kind of key, or parities of 0 and 1", async () => {
    const task = await polling.toAudit();
    for (const [voter, order] of [
      [0, p256.Point.CURVE().n],
      [1, SCALARS.ORDER],
    ] as const) {
      const paper = await polling.paper(voter, 0, [0], [0]);
      const end = paper.credential.length - 32 * polling.electorate.pathOf(voter).length;
      const sAt = end - (voter === 0 ? 32 : 33);
      const high = withWord(paper.credential, sAt, order - wordAt(paper.credential, sAt));
      const forms = [high];
      if (voter === 1) {
        const parity = (paper.credential[end - 1] ?? 0) - 27;
        for (const [bytes, value] of [
          [high, 28 - parity],
          [high, 1 - parity],
          [paper.credential, parity],
        ] as const)
          forms.push(Uint8Array.from(bytes, (byte, at) => (at === end - 1 ? value : byte)));
      }
      for (const credential of forms) {
        await refuses("RollNotSigned", { ...paper, credential });
        expect(await auditPaper(task, polling.election.opens, { ...paper, credential })).to.have.lengthOf(1);
      }
      await polling.cast(paper);
    }
  });

  it("a relayer swapping papers: another's credential, a part of another paper, what stands behind", async () => {
    const [own, other] = [await polling.paper(1, 0, [0], [0]), await polling.paper(2, 0, [1], [1])];
    await refuses("RollNotEntered", { ...own, credential: other.credential });
    const size = ballotLength(2);
    const again = polling.seal(1, 0, [2], [1]);
    const mixed = concatBytes(own.ballots.subarray(0, size), again.subarray(size));
    await refuses("RollNotSigned", { ...own, ballots: mixed });
    const foreign = concatBytes(own.ballots.subarray(0, size), other.ballots.subarray(size));
    await refuses("BallotBoxMixedPaper", { ...own, ballots: foreign });
    await refuses("BallotBoxWrongLength", { ...own, ballots: concatBytes(own.ballots, new Uint8Array(32)) });
    await refuses("BallotBoxWrongLength", { ...own, ballots: own.ballots.subarray(0, size) });
    const longer = concatBytes(own.credential, new Uint8Array(1));
    await refuses("RollMalformedCredential", { ...own, credential: longer });
    const deeper = concatBytes(own.credential, new Uint8Array(32 * 32));
    await refuses("RollMalformedCredential", { ...own, credential: deeper });
    await refuses("RollMalformedCredential", { ...own, credential: new Uint8Array() });
    await refuses("RollNotEntered", { ...own, credential: own.credential.slice(0, -32) });
  });

  it("another voter's ballots copied under one's own name", async () => {
    const victim = polling.seal(1, 0, [0], [0]);
    const { voter, seq } = headerOf(victim);
    expect([voter, seq]).to.deep.equal([1n, 0n]);
    const size = ballotLength(2);
    const copied = withWord(withWord(victim, 0, 2n), size, 2n);
    await refuses("BallotProofFalseHint", await polling.sign(copied, 2));
  });

  it("a stranger's signature, a stranger on the path, an index beyond the roll", async () => {
    const ballots = polling.seal(1, 0, [0], [0]);
    const stranger = voterSigner(77);
    await refuses("RollNotEntered", await polling.sign(ballots, 1, stranger));
    const { signer } = polling.electorate.signerOf(1);
    const forged = { ...stranger, signer };
    await refuses("RollNotSigned", await polling.sign(ballots, 1, forged));
    const beyond = polling.seal(5, 0, [0], [0]);
    await refuses("RollNoSuchVoter", await polling.sign(beyond, 1));
  });

  it("one leaf under two indices", async () => {
    const ballots = polling.seal(3, 0, [0], [0]);
    await refuses("RollNotEntered", await polling.sign(ballots, 2));
    await refuses("RollNotEntered", await polling.sign(ballots, 2, polling.electorate.signerOf(3)));
  });

  it("the same paper by two relayers in one block: one is taken, the other harms nobody", async () => {
    const { provider } = station.connection.ethers;
    const paper = await polling.paper(1, 0, [0], [0]);
    const relayers = (await station.connection.ethers.getSigners()).slice(1, 3);
    await provider.send("evm_setAutomine", [false]);
    const sent = [];
    for (const relayer of relayers)
      sent.push(
        await station.box.connect(relayer).getFunction("cast")(...polling.args(paper), {
          gasLimit: 2_000_000,
        }),
      );
    await provider.send("evm_mine", []);
    await provider.send("evm_setAutomine", [true]);
    const receipts = await Promise.all(sent.map(({ hash }) => provider.getTransactionReceipt(String(hash))));
    expect(receipts.map((receipt) => receipt?.status).sort()).to.deep.equal([0, 1]);
    expect(new Set(receipts.map((receipt) => receipt?.blockNumber)).size).to.equal(1);
    expect(await station.box.getFunction("turnoutOf")(polling.poll.poll)).to.equal(1n);
  });

  it("bad papers among several: each is logged with its reason and harms no other", async () => {
    const good = [await polling.paper(1, 0, [0], [0]), await polling.paper(2, 0, [1], [1])];
    const [first, second] = good as [Paper, Paper];
    const bad = { ...(await polling.paper(3, 0, [0], [0])), credential: first.credential };
    const broken = { ballots: new Uint8Array(3), credential: new Uint8Array() };
    const receipt = await polling.call("castEach", [bad, first, first, broken, second]);
    const { interface: abi } = station.box;
    const events = receipt.logs.map((log) => abi.parseLog(log));
    expect(events.map((event) => event?.name)).to.deep.equal([
      ...["Inadmissible", "Cast", "Inadmissible", "Inadmissible", "Cast"],
    ]);
    const reasons = events.flatMap((event) =>
      event?.name === "Inadmissible" ? abi.parseError(event.args["reason"])?.name : [],
    );
    expect(reasons).to.deep.equal(["RollNotEntered", "BallotChainWrongSeq", "BallotBoxWrongLength"]);
    await polling.close();
    expect((await polling.tally([1, 2])).counts).to.deep.equal([
      [1, 1, 0],
      [1, 1],
    ]);
  });
});
