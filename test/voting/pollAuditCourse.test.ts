import { expect } from "chai";
import { auditPoll, type PollAudit } from "../../sdk/voting/audit/auditPoll.ts";
import type { AuditedLog } from "../../sdk/voting/audit/boxEvents.ts";
import { exactly } from "../../sdk/voting/rule.ts";
import { inOrder, logsOf, withoutLogs } from "./support/auditedLogs.ts";
import type { HeldPollToAudit, Polling } from "./support/polling.ts";
import { type Election, Station } from "./support/station.ts";

describe("The audit of a poll: in which order things were done", () => {
  let station: Station;
  let election: Election;
  let polling: Polling;
  let task: HeldPollToAudit;

  before(async () => {
    station = await Station.found();
    election = await station.election("general");
    const rules = [exactly(1, 2), exactly(1, 2)];
    polling = await station.poll(election, "north", { rules, voters: 3 });
    await polling.open();
    await polling.cast(await polling.paper(0, 0, [0], [1]), await polling.paper(1, 0, [1], [1]));
    await polling.close();
    await polling.tally([1, 2]);
    task = await polling.toAudit();
  });

  const audit = (logs: readonly AuditedLog[]): Promise<PollAudit> =>
    auditPoll({ ...task, logs: inOrder(logs) });

  it("finds nothing where all was done in its order", async () => {
    expect(await auditPoll(task)).to.deep.include({
      ...{ findings: [], papers: 2, counted: 2, atStations: 0, annulled: false },
      counts: [
        [1n, 1n],
        [0n, 2n],
      ],
    });
  });

  it("finds what is added up, decrypted and counted without a permission, or before it", async () => {
    const done = [
      "added up",
      ...[0, 1].flatMap((contest) => [
        ...[1, 2].map((trustee) => `contest ${contest}: decrypted by ${trustee}`),
        `contest ${contest}: counted`,
      ]),
    ];
    const unpermitted = done.map((what) => `${what} without a permission before it`);
    const without = withoutLogs(task.logs, "TallyPermitted");
    expect((await audit(without)).findings).to.deep.equal(unpermitted);
    const [permission] = logsOf(task.logs, "TallyPermitted");
    const [, second] = logsOf(task.logs, "Decrypted");
    if (permission === undefined || second === undefined) throw new Error("no such log");
    const late = { ...permission, block: second.block, index: second.index + 1 };
    expect((await audit([...without, late])).findings).to.deep.equal(unpermitted.slice(0, 3));
  });

  it("finds a permission before the close, and a second one", async () => {
    const [permission] = logsOf(task.logs, "TallyPermitted");
    if (permission === undefined) throw new Error("no such log");
    const others = withoutLogs(task.logs, "TallyPermitted");
    const early = { ...permission, time: election.closes - 1 };
    expect((await audit([...others, early])).findings).to.deep.equal([
      "the count was permitted before the poll closed",
    ]);
    expect((await audit([...task.logs, permission])).findings).to.deep.equal([
      "the count was permitted twice",
    ]);
  });

  it("verifies the decryptions of a contest that was not counted", async () => {
    const uncounted = withoutLogs(task.logs, "Counted");
    const { findings, counts } = await audit(uncounted);
    expect([findings, counts]).to.deep.equal([[], [undefined, undefined]]);
    const [first, second] = logsOf(task.logs, "Decrypted");
    if (first === undefined || second === undefined) throw new Error("no such log");
    const forged = uncounted.map((log) => (log === first ? { ...log, data: second.data } : log));
    expect((await audit(forged)).findings).to.have.lengthOf(1);
    expect((await audit(forged)).findings[0]).to.match(/^contest 0: /);
    expect((await auditPoll({ ...task, logs: uncounted, trustees: new Map() })).findings).to.deep.equal(
      [0, 0, 1, 1].map((contest) => `contest ${contest}: decrypted by an unknown trustee`),
    );
  });

  it("reports an annulled poll as such, of which nothing counts, and what is done after the annulment", async () => {
    await station.call("annul", polling.poll.poll);
    const annulled = await polling.toAudit();
    expect(await auditPoll(annulled)).to.deep.include({
      ...{ findings: [], papers: 2, counted: 2, atStations: 0, annulled: true },
      counts: [undefined, undefined],
    });
    const [annulment] = logsOf(annulled.logs, "Annulled");
    const [counted] = logsOf(annulled.logs, "Counted");
    if (annulment === undefined || counted === undefined) throw new Error("no such log");
    const early = { ...annulment, block: counted.block, index: counted.index - 0.5 };
    const logs = [...withoutLogs(annulled.logs, "Annulled"), early];
    const after = [
      "contest 0: counted",
      "contest 1: decrypted by 1",
      "contest 1: decrypted by 2",
      "contest 1: counted",
    ];
    expect((await audit(logs)).findings).to.deep.equal(after.map((what) => `${what} after the annulment`));
  });
});
