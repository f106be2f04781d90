import { expect } from "chai";
import { auditPoll, type PollAudit } from "../../sdk/voting/audit/auditPoll.ts";
import { headOfPapers, papersIn, planTally } from "../../sdk/voting/boxLogs.ts";
import { eachOf } from "../../sdk/voting/pages.ts";
import { bytesHeld, collectGarbage } from "../support/heap.ts";
import { LongPoll, type Reader } from "./support/longPoll.ts";

const ON_PAGE = 40;
const PAGES = 35;
const BATCH = 60;

/** Every so many pages it is looked at what is held; the papers between two looks would be seen. */
const EVERY = 5;

const IGNORED: Reader = { onPage: () => undefined };

/** What a reader holds while it goes through all pages in one direction. */
class Watch implements Reader {
  /** Logs of papers, at most. */
  logs = 0;
  readonly #long: LongPoll;
  readonly #bytes: number[] = [];
  #pages = 0;

  constructor(long: LongPoll) {
    this.#long = long;
  }

  onPage(): void {
    this.#pages++;
    if (this.#pages % EVERY !== 0) return;
    collectGarbage();
    this.logs = Math.max(this.logs, this.#long.held);
    this.#bytes.push(bytesHeld());
  }

  /**
   * A page's logs at most, and of each paper less than half of it, in whatever form: between most looks, as now and then the
   * machine keeps something for itself, such as code that it has compiled.
   */
  requireConstant(): void {
    expect(this.logs).to.be.within(1, 2 * ON_PAGE);
    const grown = this.#bytes.slice(1).map((bytes, look) => bytes - (this.#bytes[look] ?? 0));
    const median = grown.toSorted((one, other) => one - other)[Math.floor(grown.length / 2)] ?? Infinity;
    expect(median / (EVERY * ON_PAGE)).to.be.below(this.#long.size / 2);
  }
}

describe("Papers of a poll that are read page by page", () => {
  /** Going through them twice, the second time in whatever direction. */
  function readersOf(long: LongPoll): readonly [Reader, first: Watch, second: Watch] {
    const [first, second] = [new Watch(long), new Watch(long)];
    let pages = 0;
    return [{ onPage: () => (pages++ < PAGES ? first : second).onPage() }, first, second];
  }

  const audited = ({ poll: { poll, contests } }: LongPoll, logs: ReturnType<LongPoll["logs"]>) => {
    const [{ chainId, contract } = { chainId: 0n, contract: "" }] = contests;
    const given = { roll: [], threshold: 1, trustees: new Map<number, string>() };
    return auditPoll({ chainId, contract, poll, logs: eachOf(logs), ...given });
  };

  // Code that runs for the first time takes memory of its own.
  before(async () => {
    const short = new LongPoll(4, ON_PAGE);
    await (await planTally(short.poll, papersIn(short.logs(IGNORED)), BATCH)).addUp();
    await audited(short, short.logs(IGNORED));
    bytesHeld();
  });

  it("are not held by whoever adds them up", async () => {
    const long = new LongPoll(PAGES, ON_PAGE);
    const [reader, reading, adding] = readersOf(long);
    const plan = await planTally(long.poll, papersIn(long.logs(reader)), BATCH);
    expect([plan.ballots, plan.batches]).to.deep.equal([long.papers, Math.ceil(long.papers / BATCH)]);
    const { totals } = await plan.addUp();
    expect(totals.counted).to.equal(0.9 * long.papers);
    for (const watch of [reading, adding]) watch.requireConstant();
  });

  it("are not held by an auditor, but for what is wrong with them", async () => {
    const long = new LongPoll(PAGES, ON_PAGE);
    const [reader, counting, verifying] = readersOf(long);
    const { head, papers, counted, findings }: PollAudit = await audited(long, long.logs(reader));
    expect([papers, counted]).to.deep.equal([long.papers, 0.9 * long.papers]);
    // Each has the proof of another, and the roll is none.
    expect(findings.length).to.equal(long.papers + 1);
    expect(head).to.equal(await headOfPapers(long.poll, papersIn(long.logs(IGNORED))));
    for (const watch of [counting, verifying]) watch.requireConstant();
  });
});
