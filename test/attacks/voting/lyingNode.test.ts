import { expect } from "chai";
import { hexFromBytes, type Hex } from "../../../sdk/bytes.ts";
import { encodeTotals, type Totals } from "../../../sdk/voting/accumulate.ts";
import { auditCeremony, type AuditLog } from "../../../sdk/voting/audit/auditCeremony.ts";
import { headsOf, WrongSeqError } from "../../../sdk/voting/ballotChain.ts";
import { type CastPaper, planTally, rowsOf } from "../../../sdk/voting/boxLogs.ts";
import {
  type DecryptionBook,
  DecryptionRefusedError,
  decryptRecomputed,
  type PollAtSource,
} from "../../../sdk/voting/ceremony/decrypt.ts";
import { CeremonyRefusedError, verifiedAttempt } from "../../../sdk/voting/ceremony/verified.ts";
import { decryptPartially } from "../../../sdk/voting/tally.ts";
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
  const honest = {
    poll,
    papers,
    sources: [sourceOf(papers), sourceOf(papers)] as readonly [PollAtSource, PollAtSource],
  };

  function headOf(cast: readonly CastPaper[]): Hex {
    return hexFromBytes(headsOf(rowsOf(poll, cast)).at(-1) ?? new Uint8Array());
  }

  function totalsOf(cast: readonly CastPaper[]): Totals {
    return planTally(poll, cast, 2).totals;
  }

  /** What a source says in whose box these papers are. */
  function sourceOf(cast: readonly CastPaper[], changes: Partial<PollAtSource> = {}): PollAtSource {
    const totals = hexFromBytes(encodeTotals(totalsOf(cast)));
    return { head: headOf(cast), closes: CLOSED, permitted: true, totals, ...changes };
  }

  /** The same lie by one source alone, whichever it is, and by both. */
  function refusesLie(why: string, lie: Partial<PollAtSource>): void {
    const [own, other] = [sourceOf(papers), sourceOf(papers, lie)];
    refuses(why, { sources: [own, other] });
    refuses(why, { sources: [other, own] });
    refuses(why, { sources: [other, other] });
  }

  function refuses(
    why: string,
    changes: Partial<typeof honest>,
    book: DecryptionBook = new Map(),
    now = CLOSED,
  ): void {
    expect(() => decryptRecomputed({ ...honest, ...changes }, share, book, now)).to.throw(
      DecryptionRefusedError,
      why,
    );
  }

  it("what all papers add up to is decrypted, and again with the same papers", () => {
    const book: DecryptionBook = new Map();
    const proven = decryptRecomputed(honest, share, book, CLOSED);
    expect(proven.map(({ products }) => products)).to.deep.equal(
      contests.map((contest, index) => {
        const totals = totalsOfContest(poll, index, totalsOf(papers));
        return decryptPartially(contextOf(contest), totals, share).products;
      }),
    );
    const again = decryptRecomputed(honest, share, book, CLOSED);
    expect(again.map(({ products }) => products)).to.deep.equal(proven.map(({ products }) => products));
  });

  it("one paper as the totals, with or without the others in the logs", () => {
    const only = papers.slice(0, 1);
    const ciphertexts = rowsOf(poll, only)[0]?.ciphertexts as Totals["ciphertexts"];
    for (const counted of [1, 4]) {
      const totals = hexFromBytes(encodeTotals({ counted, ciphertexts }));
      refusesLie("the totals are not", { totals });
    }
    refuses("the papers do not lead", { papers: only });
  });

  it("a paper left out, added, replaced or moved", () => {
    const more = [...papers, { ...(papers[2] as CastPaper), seq: 1n }];
    const moved = [papers[1], papers[0], ...papers.slice(2)] as CastPaper[];
    for (const shown of [papers.slice(0, 3), more, moved]) {
      refuses("the papers do not lead", { papers: shown });
      const [own, lie] = [sourceOf(papers), sourceOf(shown)];
      refuses("the papers do not lead", { papers: shown, sources: [own, lie] });
      refuses("the papers do not lead", { papers: shown, sources: [lie, own] });
    }
  });

  it("papers of which one was cast twice", () => {
    const twice = [...papers, papers[0] as CastPaper];
    const source = { ...sourceOf(papers), head: headOf(twice) };
    expect(() =>
      decryptRecomputed({ ...honest, papers: twice, sources: [source, source] }, share, new Map(), CLOSED),
    ).to.throw(WrongSeqError);
  });

  it("decryption before the close, and a close that is made up, or none", () => {
    refuses("the poll is still open", {}, new Map(), CLOSED - 1);
    refusesLie("the poll is still open", { closes: CLOSED + 1 });
    refusesLie("the poll is still open", { closes: 0 });
    // Where both say so it is so: there is nobody else to ask.
    const earlier = sourceOf(papers, { closes: CLOSED - 1 });
    for (const sources of [
      [earlier, sourceOf(papers)],
      [sourceOf(papers), earlier],
    ] as const) {
      refuses("sources disagree about the close", { sources });
    }
  });

  it("a permission to count that is made up by one of them, and totals that are not made yet", () => {
    refusesLie("the count is not permitted", { permitted: false });
    refusesLie("the papers are not all added up", { totals: undefined });
  });

  it("a second decryption by difference, though all sources agree", () => {
    const book: DecryptionBook = new Map();
    decryptRecomputed(honest, share, book, CLOSED);
    const fewer = papers.slice(0, 3);
    const source = sourceOf(fewer);
    refuses("other totals were decrypted before", { papers: fewer, sources: [source, source] }, book);
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
