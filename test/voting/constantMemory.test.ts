import { expect } from "chai";
import { auditPoll, type PollAudit } from "../../sdk/voting/audit/auditPoll.ts";
import { headOfPapers, papersIn, planTally } from "../../sdk/voting/boxLogs.ts";
import { eachOf } from "../../sdk/voting/pages.ts";
import { bytesHeld } from "../support/heap.ts";
import { LongPoll, type Reader } from "./support/longPoll.ts";

const ON_PAGE = 40;
const PAGES = 35;
const BATCH = 60;

/** Of the first pages nothing is concluded: code that is used for the first time takes memory of its own. */
const WARM = 5;

/** Bytes that may be kept of a paper: the number of its voter. By what the machine keeps and gives back besides, -90 to 110 are seen. */
const MOST = 250;
/** The same of an auditor who finds something wrong with it, and says so: 220 to 240 are seen. */
const MOST_WITH_FINDING = 400;

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
    if (this.#pages <= WARM) return;
    this.#bytes.push(bytesHeld());
    // Only now: what was asked for is not collected before the next turn.
    this.logs = Math.max(this.logs, this.#long.held);
  }

  /**
   * A page's logs at most, and of each paper no more than so many bytes, in whatever form: by the line that is nearest to all looks, as
   * between two of them the machine takes and gives back more for itself, such as code that it has compiled.
   */
  requireConstant(most: number): void {
    expect(this.logs).to.be.within(1, 2 * ON_PAGE);
    expect(slopeOf(this.#bytes) / ON_PAGE).to.be.below(most);
  }
}

/** By how much values grow from one to the next: of the line with the least squares. */
function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const squares = values.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
  return values.reduce((sum, value, index) => sum + (index - middle) * value, 0) / squares;
}

describe("Papers of a poll that are read page by page", () => {
  /** Going through them twice, the second time in whatever direction. */
  function readersOf(long: LongPoll): readonly [Reader, first: Watch, second: Watch] {
    const [first, second] = [new Watch(long), new Watch(long)];
    let pages = 0;
    return [{ onPage: () => (pages++ < PAGES ? first : second).onPage() }, first, second];
  }

  const audited = ({ poll: { poll, contests }, roll }: LongPoll, logs: ReturnType<LongPoll["logs"]>) => {
    const [{ chainId, contract } = { chainId: 0n, contract: "" }] = contests;
    const given = { roll, threshold: 1, trustees: new Map<number, string>() };
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
    for (const watch of [reading, adding]) watch.requireConstant(MOST);
  });

  it("are not held by an auditor, but for what is wrong with them", async () => {
    const long = new LongPoll(PAGES, ON_PAGE);
    const [reader, counting, verifying] = readersOf(long);
    const { head, papers, counted, findings }: PollAudit = await audited(long, long.logs(reader));
    expect([papers, counted]).to.deep.equal([long.papers, 0.9 * long.papers]);
    // Each has the proof of another; the roll is the published one.
    expect(findings.length).to.equal(long.papers);
    expect(head).to.equal(await headOfPapers(long.poll, papersIn(long.logs(IGNORED))));
    counting.requireConstant(MOST);
    verifying.requireConstant(MOST_WITH_FINDING);
  });
});
