import { expect } from "chai";
import { hexFromBytes, type Hex } from "../../../sdk/bytes.ts";
import { BallotsChangedError, encodeTotals, type Totals } from "../../../sdk/voting/accumulate.ts";
import { auditCeremony, type AuditLog } from "../../../sdk/voting/audit/auditCeremony.ts";
import { WrongSeqError } from "../../../sdk/voting/ballotChain.ts";
import { type CastPaper, headOfPapers, planTally, rowsOf } from "../../../sdk/voting/boxLogs.ts";
import {
  type DecryptionBook,
  DecryptionRefusedError,
  type DecryptionRequest,
  decryptRecomputed,
  type PollAtSource,
} from "../../../sdk/voting/ceremony/decrypt.ts";
import { CeremonyRefusedError, verifiedAttempt } from "../../../sdk/voting/ceremony/verified.ts";
import { decryptPartially } from "../../../sdk/voting/tally.ts";
import { onePage, type Pages } from "../../../sdk/voting/pages.ts";
import { exactly } from "../../../sdk/voting/rule.ts";
import { PaperSealer } from "../../../sdk/voting/paper.ts";
import { type Poll, totalsOfContest } from "../../../sdk/voting/poll.ts";
import { type Contest, contextOf } from "../../../sdk/voting/transcript.ts";
import { CeremonyRun, type Hall, openHall } from "../../voting/support/ceremony.ts";
import { contestOf } from "../../voting/support/contests.ts";
import { shareKey } from "../../voting/support/trustees.ts";

const CLOSED = 1_700_000_000;

describe("Attacks by a lying node: on a trustee who decrypts", () => {
  // Two contests: a paper's ballots are added up together, each contest is decrypted for itself.
  const contests = [contestOf(exactly(1, 3)), contestOf(exactly(1, 2), { contest: `0x${"22".repeat(32)}` })];
  const { district, election, roll } = contests[0] as Contest;
  const poll: Poll = { poll: district, election, roll, voters: 8, anonymousVoters: false, contests };
  const sealer = new PaperSealer(poll);
  const papers: CastPaper[] = [0, 1, 2, 0].map((choice, index) => {
    const chosen = [[0, 1, 2].map((option) => option === choice), [index === 1, index !== 1]];
    // The last is the first voter's second.
    const vote = { voter: BigInt(index % 3), seq: index === 3 ? 1n : 0n, chosen };
    return { ...vote, ballots: sealer.seal(vote).ballots, credential: new Uint8Array() };
  });
  const [share] = shareKey(4711n, 3, 2) as [ReturnType<typeof shareKey>[number]];
  let honest: DecryptionRequest;

  before(async () => {
    honest = { poll, papers: onePage(papers), sources: [await sourceOf(papers), await sourceOf(papers)] };
  });

  async function totalsOf(cast: readonly CastPaper[]): Promise<Totals> {
    return (await (await planTally(poll, onePage(cast), 2)).addUp()).totals;
  }

  /** What a source says in whose box these papers are. */
  async function sourceOf(
    cast: readonly CastPaper[],
    changes: Partial<PollAtSource> = {},
  ): Promise<PollAtSource> {
    const totals = hexFromBytes(encodeTotals(await totalsOf(cast)));
    const head = await headOfPapers(poll, onePage(cast));
    return { head, closes: CLOSED, permitted: true, totals, ...changes };
  }

  const refusalOf = (decrypting: Promise<unknown>): Promise<unknown> =>
    decrypting.then(
      () => undefined,
      (error: unknown) => error,
    );

  /** The same lie by one source alone, whichever it is, and by both. */
  async function refusesLie(why: string, lie: Partial<PollAtSource>): Promise<void> {
    const [own, other] = [await sourceOf(papers), await sourceOf(papers, lie)];
    await refuses(why, { sources: [own, other] });
    await refuses(why, { sources: [other, own] });
    await refuses(why, { sources: [other, other] });
  }

  async function refuses(
    why: string,
    changes: Partial<DecryptionRequest>,
    book: DecryptionBook = new Map(),
    now = CLOSED,
  ): Promise<void> {
    const error = await refusalOf(decryptRecomputed({ ...honest, ...changes }, share, book, now));
    expect(error).to.be.instanceOf(DecryptionRefusedError);
    expect(String(error)).to.include(why);
  }

  it("what all papers add up to is decrypted, and again with the same papers", async () => {
    const book: DecryptionBook = new Map();
    const decrypted = await decryptRecomputed(honest, share, book, CLOSED);
    const all = await totalsOf(papers);
    const expected = contests.map((contest, index) => {
      const totals = totalsOfContest(poll, index, all);
      return decryptPartially(contextOf(contest), totals, share).products;
    });
    expect(decrypted.papers).to.equal(papers.length);
    expect(decrypted.proofs.map(({ products }) => products)).to.deep.equal(expected);
    const again = await decryptRecomputed(honest, share, book, CLOSED);
    expect(again.proofs.map(({ products }) => products)).to.deep.equal(expected);
  });

  it("one paper as the totals, with or without the others in the logs", async () => {
    const only = papers.slice(0, 1);
    const ciphertexts = rowsOf(poll, only)[0]?.ciphertexts as Totals["ciphertexts"];
    for (const counted of [1, 4]) {
      const totals = hexFromBytes(encodeTotals({ counted, ciphertexts }));
      await refusesLie("the totals are not", { totals });
    }
    await refuses("the papers do not lead", { papers: onePage(only) });
  });

  it("a paper left out, added, replaced or moved", async () => {
    const more = [...papers, { ...(papers[2] as CastPaper), seq: 1n }];
    const moved = [papers[1], papers[0], ...papers.slice(2)] as CastPaper[];
    for (const shown of [papers.slice(0, 3), more, moved]) {
      await refuses("the papers do not lead", { papers: onePage(shown) });
      const [own, lie] = [await sourceOf(papers), await sourceOf(shown)];
      await refuses("the papers do not lead", { papers: onePage(shown), sources: [own, lie] });
      await refuses("the papers do not lead", { papers: onePage(shown), sources: [lie, own] });
    }
  });

  it("other papers when they are read again, to be added up, than those that lead to the head", async () => {
    const [first, second, ...rest] = papers as [CastPaper, CastPaper, ...CastPaper[]];
    const shown = [papers.slice(0, 1), [...papers, first], [second, first, ...rest], papers.slice(1), []];
    for (const later of shown) {
      const changing: Pages<CastPaper> = (order) => [order === "forward" ? papers : later];
      const error = await refusalOf(
        decryptRecomputed({ ...honest, papers: changing }, share, new Map(), CLOSED),
      );
      expect(error).to.be.instanceOf(BallotsChangedError);
    }
  });

  it("papers of which one was cast twice", async () => {
    const twice = onePage([...papers, papers[0] as CastPaper]);
    const source = { ...(await sourceOf(papers)), head: await headOfPapers(poll, twice) };
    const request: DecryptionRequest = { ...honest, papers: twice, sources: [source, source] };
    expect(await refusalOf(decryptRecomputed(request, share, new Map(), CLOSED))).to.be.instanceOf(
      WrongSeqError,
    );
  });

  it("decryption before the close, and a close that is made up, or none", async () => {
    await refuses("the poll is still open", {}, new Map(), CLOSED - 1);
    await refusesLie("the poll is still open", { closes: CLOSED + 1 });
    await refusesLie("the poll is still open", { closes: 0 });
    // Where both say so it is so: there is nobody else to ask.
    const earlier = await sourceOf(papers, { closes: CLOSED - 1 });
    for (const sources of [
      [earlier, await sourceOf(papers)],
      [await sourceOf(papers), earlier],
    ] as const) {
      await refuses("sources disagree about the close", { sources });
    }
  });

  it("a permission to count that is made up by one of them, and totals that are not made yet", async () => {
    await refusesLie("the count is not permitted", { permitted: false });
    await refusesLie("the papers are not all added up", { totals: undefined });
  });

  it("a second decryption by difference, though all sources agree", async () => {
    const book: DecryptionBook = new Map();
    await decryptRecomputed(honest, share, book, CLOSED);
    const fewer = papers.slice(0, 3);
    const source = await sourceOf(fewer);
    await refuses(
      "other totals were decrypted before",
      { papers: onePage(fewer), sources: [source, source] },
      book,
    );
  });
});

describe("Attacks by a lying node: on a trustee in the ceremony", () => {
  let hall: Hall;
  let run: CeremonyRun;
  let logs: AuditLog[];

  before(async () => {
    hall = await openHall();
    run = await CeremonyRun.begin(hall, "lying node", [2, 3]);
    await run.reach("shares");
    await run.fix();
    logs = (await run.logs()).filter(({ topics }) => topics[1] === run.election);
  });

  function placeOf() {
    return { chainId: hall.chainId, contract: hall.address, election: run.election };
  }

  function accounts(): Hex[] {
    return run.seated.map(({ account }) => account);
  }

  it("what was published is accepted, with the trustees that the journal names", () => {
    const attempt = verifiedAttempt(placeOf(), accounts(), 2, logs);
    expect(attempt.commitments[1]).to.deep.equal(run.contentOf("commitment", 2));
    expect(attempt.shares[2]).to.deep.equal(run.contentOf("shares", 3));
  });

  it("a log changed, left out, shown twice or of another time", () => {
    expect(auditCeremony(placeOf(), logs).problem).to.equal(undefined);
    logs.forEach((log, index) => {
      const left = logs.filter((other) => other !== log);
      // Without the last one the ceremony is right, and not yet over.
      const over = index === logs.length - 1;
      expect(auditCeremony(placeOf(), left).problem === undefined, `without ${index}`).to.equal(over);
      const twice = [...logs.slice(0, index + 1), ...logs.slice(index)];
      expect(auditCeremony(placeOf(), twice).problem, `twice ${index}`).to.be.a("string");
      if (index === 0 || over) return;
      const late = logs.map((other) => (other === log ? { ...log, time: log.time + 1_000_000 } : other));
      expect(auditCeremony(placeOf(), late).problem, `late ${index}`).to.be.a("string");
      if (index === 1) return;
      // In the middle of a message its content lies; the last word of what is shorter is a deadline.
      const at = log.data.length > 200 ? Math.floor(log.data.length / 2) : log.data.length - 1;
      const data = log.data.slice(0, at) + (log.data[at] === "0" ? "1" : "0") + log.data.slice(at + 1);
      const changed = logs.map((other) => (other === log ? { ...log, data } : other));
      expect(auditCeremony(placeOf(), changed).problem, `changed ${index}`).to.be.a("string");
    });
  });

  it("trustees whom the journal does not name, another order or threshold", () => {
    const [first, second, third] = accounts() as [Hex, Hex, Hex];
    for (const [others, threshold] of [
      [[first, second], 2],
      [[second, first, third], 2],
      [[first, second, hall.address], 2],
      [[first, second, third], 3],
    ] as const) {
      expect(() => verifiedAttempt(placeOf(), others, threshold, logs)).to.throw(CeremonyRefusedError);
    }
    expect(() => verifiedAttempt(placeOf(), accounts(), 2, [])).to.throw(CeremonyRefusedError);
  });

  it("messages of the node's own, signed by nobody", async () => {
    const other = await CeremonyRun.begin(hall, "another", [2, 3]);
    await other.deliver("commitment", [1, 3]);
    const election = { ...placeOf(), election: other.election };
    const begun = await other.logs();
    const forged = other.sign("commitment", 2, other.contentOf("commitment", 2), other.seated[0]);
    const data = hall.contract.interface.encodeEventLog("MessageAccepted", [
      other.election,
      1,
      1,
      2,
      forged.content,
      forged.signature,
    ]);
    const time = begun.at(-1)?.time ?? 0;
    const { problem } = auditCeremony(election, [...begun, { ...data, time }]);
    expect(problem).to.equal("trustee 2 did not sign");
  });
});
