import { readFileSync } from "node:fs";
import { expect } from "chai";
import { auditPoll } from "../../sdk/voting/audit/auditPoll.ts";
import type { MembershipKey } from "../../sdk/voting/audit/membership.ts";
import { approval, exactly } from "../../sdk/voting/rule.ts";
import { Station } from "../../test/voting/support/station.ts";
import { installedKey } from "../circuit.ts";
import { District } from "./support/district.ts";

const keyOf = (depth: number): MembershipKey =>
  JSON.parse(readFileSync(installedKey(depth), "utf8")) as MembershipKey;

describe("Papers of anonymous voters", () => {
  let district: District;

  before(async () => {
    const station = await Station.found(31_337, true);
    const rules = [exactly(1, 3), approval(2)];
    district = await District.of(station, await station.election("anonymous"), "north", rules);
    await district.polling.open();
  });

  it("are counted: two contests on a paper, two revotes, whoever sends them", async () => {
    const { polling } = district;
    await polling.cast(
      await district.paper(0, 0, [0], [0, 1]),
      await district.paper(3, 0, [2], []),
      await district.paper(4, 0, [2], [1]),
      await district.paper(3, 1, [1], [0]),
      await district.paper(3, 2, [0], [1]),
    );
    const { station, poll } = polling;
    expect(await station.box.getFunction("turnoutOf")(poll.poll)).to.equal(3n);
    expect(await station.box.getFunction("nextSeqOf")(poll.poll, district.nullifier(3))).to.equal(3n);
    await polling.close();
    const { counts } = await polling.tally([1, 3]);
    expect(counts).to.deep.equal([
      [2, 0, 1],
      [1, 3],
    ]);
  });

  it("are verified from the logs, each proof too", async () => {
    const { root, voters } = district.roll;
    const task = { ...(await district.polling.toAudit()), roll: [] };
    const membership = { root, voters, key: keyOf(20) };
    expect(auditPoll({ ...task, membership })).to.deep.equal({
      ...{ findings: [], papers: 5, counted: 3, atStations: 0 },
      counts: [
        [2n, 0n, 1n],
        [1n, 3n],
      ],
    });
    const { findings } = auditPoll(task);
    expect(findings).to.deep.equal(["voters are anonymous: who may vote was not verified"]);
  });

  it("are found wrong where the roll is not the published one, or the key not the circuit's", async () => {
    const { root, voters } = district.roll;
    const task = { ...(await district.polling.toAudit()), roll: [] };
    const findingsWith = (published: Partial<{ root: string; voters: number; key: MembershipKey }>) =>
      auditPoll({ ...task, membership: { root, voters, key: keyOf(20), ...published } }).findings;
    const foreign = ["the roll is not the published one"];
    expect(findingsWith({ root: `0x${"01".repeat(32)}` })).to.deep.equal(foreign);
    expect(findingsWith({ voters: voters + 1 })).to.deep.equal(foreign);
    const unproven = [0, 1, 2, 3, 4].map((paper) => `paper ${paper}: membership is not proven`);
    expect(findingsWith({ key: keyOf(19) })).to.deep.equal(unproven);
  });
});
