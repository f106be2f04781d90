import { expect } from "chai";
import { auditPoll, type PollToAudit } from "../../sdk/voting/audit/auditPoll.ts";
import type { AuditedLog, AuditedLogs } from "../../sdk/voting/audit/boxEvents.ts";
import { AuditRefusal } from "../../sdk/voting/audit/parts.ts";
import { exactly } from "../../sdk/voting/rule.ts";
import { logsOf, withoutLogs } from "./support/auditedLogs.ts";
import { wordOf } from "./support/contests.ts";
import type { HeldPollToAudit, Polling } from "./support/polling.ts";
import { Station } from "./support/station.ts";

/** Where data begin of the first word of a paper's voter in a log of `Cast`. */
const VOTER_AT = 2 + 2 * 96;

describe("The audit of a poll", () => {
  let polling: Polling;
  let task: HeldPollToAudit;

  before(async () => {
    const station = await Station.found();
    const election = await station.election("general");
    polling = await station.poll(election, "north", { rules: [exactly(1, 2)], voters: 3 });
    await polling.open();
    await polling.cast(
      await polling.paper(0, 0, [0]),
      await polling.paper(1, 0, [1]),
      await polling.paper(1, 1, [0]),
    );
    await polling.close();
    await polling.tally([1, 2]);
    task = await polling.toAudit();
  });

  const finds = async (changes: Partial<PollToAudit>): Promise<readonly string[]> =>
    (await auditPoll({ ...task, ...changes })).findings;

  /** Findings once the logs of an event, from the `at`-th on, are replaced. */
  function findsOf(
    event: RegExp,
    at: number,
    change: (log: AuditedLog) => AuditedLog[],
  ): Promise<readonly string[]> {
    const found = task.logs.filter(({ topics }) => event.test(String(topics[0])));
    return finds({ logs: task.logs.flatMap((log) => (log === found[at] ? change(log) : [log])) });
  }

  const topicOf = (index: number): RegExp => new RegExp(`^${task.logs[index]?.topics[0] ?? ""}$`);
  // Scheduled, Prepared, three of Cast, TallyPermitted, Totalled, two of Decrypted, Counted.
  const [CAST, TOTALLED, DECRYPTED, COUNTED] = [2, -4, -3, -1];
  const topic = (index: number): RegExp => topicOf(index < 0 ? task.logs.length + index : index);

  const flip =
    (at: number) =>
    (log: AuditedLog): AuditedLog[] => {
      const digit = log.data[at] === "0" ? "1" : "0";
      return [{ ...log, data: log.data.slice(0, at) + digit + log.data.slice(at + 1) }];
    };

  it("finds nothing where nothing is wrong", async () => {
    const { findings, papers, counted, atStations, annulled, counts } = await auditPoll(task);
    expect([findings, papers, counted, atStations]).to.deep.equal([[], 3, 2, 0]);
    expect([annulled, counts]).to.deep.equal([false, [[2n, 0n]]]);
  });

  it("finds a paper that was changed, left out, doubled, or came too late", async () => {
    expect(await findsOf(topic(CAST), 0, flip(VOTER_AT + 200))).to.not.deep.equal([]);
    expect(await findsOf(topic(CAST), 0, flip(VOTER_AT + 63))).to.include(
      "paper 0: logged under another voter",
    );
    expect(await findsOf(topic(CAST), 1, () => [])).to.include("paper 1: not the voter's next");
    expect(await findsOf(topic(CAST), 0, () => [])).to.include("the totals are not the sums of the papers");
    expect(await findsOf(topic(CAST), 0, (log) => [log, log])).to.include("paper 1: not the voter's next");
    const late = (log: AuditedLog): AuditedLog[] => [{ ...log, time: log.time + 100_000 }];
    expect(await findsOf(topic(CAST), 2, late)).to.deep.equal(["paper 2: the poll was not open"]);
  });

  it("finds a signature that is none, in the last byte of the log but its padding", async () => {
    const signature = (log: AuditedLog): AuditedLog[] => flip(log.data.length - 64)(log);
    expect(await findsOf(topic(CAST), 0, signature)).to.deep.equal(["paper 0: not signed"]);
  });

  it("finds another roll", async () => {
    const roll = [...task.roll.slice(0, 2), wordOf("somebody else")];
    expect(await finds({ roll })).to.deep.equal(["the roll is not the published one"]);
    const other = [wordOf("somebody else"), ...task.roll.slice(1)];
    expect(await finds({ roll: other })).to.include("paper 0: not on the roll");
  });

  it("finds totals, decryptions and counts that do not follow", async () => {
    expect(await findsOf(topic(TOTALLED), 0, flip(300))).to.deep.equal([
      "the totals are not the sums of the papers",
    ]);
    expect(await findsOf(topic(DECRYPTED), 0, flip(300))).to.not.deep.equal([]);
    expect(await findsOf(topic(DECRYPTED), 1, () => [])).to.deep.equal(["contest 0: too few decryptions"]);
    expect(await findsOf(topic(DECRYPTED), 1, (log) => [log, log])).to.include(
      "contest 0: decrypted twice by a trustee",
    );
    expect(await findsOf(topic(COUNTED), 0, (log) => flip(log.data.length - 65)(log))).to.not.deep.equal([]);
    expect(await findsOf(topic(COUNTED), 0, (log) => [log, log])).to.deep.equal(["contest 0: counted twice"]);
    expect(await finds({ trustees: new Map() })).to.include("contest 0: decrypted by an unknown trustee");
  });

  it("goes through the logs page by page, and refuses those that are out of their order or others the second time", async () => {
    const head = await polling.station.box.getFunction("headOf")(polling.poll.poll);
    const pages = async function* (): AsyncGenerator<AuditedLog> {
      for (const log of task.logs) yield Promise.resolve(log);
    };
    const logs = { [Symbol.asyncIterator]: pages };
    expect(await auditPoll({ ...task, logs })).to.deep.equal({ ...(await auditPoll(task)), head });
    await refuses("the logs are not in their order", [...task.logs].reverse());
    await refuses("papers were gone when they were read again", pages());
    const [cast] = logsOf(task.logs, "Cast");
    const doubled = task.logs.flatMap((log) => (log === cast ? [log, log] : [log]));
    for (const later of [doubled, withoutLogs(task.logs, "Cast")]) {
      let readings = 0;
      const changing = { [Symbol.iterator]: () => (readings++ === 0 ? task.logs : later)[Symbol.iterator]() };
      await refuses("when they were read again", changing);
    }
  });

  async function refuses(why: string, logs: AuditedLogs): Promise<void> {
    const error: unknown = await auditPoll({ ...task, logs }).catch((refusal: unknown) => refusal);
    expect(error).to.be.instanceOf(AuditRefusal);
    expect(String(error)).to.include(why);
  }
});
