import { readFileSync } from "node:fs";
import { expect } from "chai";
import { auditPoll, VOTERS_NOT_VERIFIED } from "../../sdk/voting/audit/auditPoll.ts";
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

  it("are verified from the logs, each proof and each key of the roll too", async () => {
    const task = { ...(await district.polling.toAudit()), roll: district.entries };
    expect(await auditPoll({ ...task, membershipKey: keyOf(20) })).to.deep.include({
      ...{ findings: [], papers: 5, counted: 3, atStations: 0, annulled: false },
      counts: [
        [2n, 0n, 1n],
        [1n, 3n],
      ],
    });
    const { findings } = await auditPoll(task);
    expect(findings).to.deep.equal([VOTERS_NOT_VERIFIED]);
    expect((await auditPoll({ ...task, roll: [] })).findings).to.deep.equal([VOTERS_NOT_VERIFIED]);
  });

  it("are found wrong where the roll is not the published one, or the key not the circuit's", async () => {
    const task = { ...(await district.polling.toAudit()), roll: district.entries, membershipKey: keyOf(20) };
    const foreign = ["the roll is not the published one"];
    const [first = "0x", second = "0x", ...others] = district.entries;
    for (const roll of [
      [second, first, ...others],
      [first, second],
    ])
      expect((await auditPoll({ ...task, roll })).findings).to.deep.equal(foreign);
    const unproven = [0, 1, 2, 3, 4].map((paper) => `paper ${paper}: membership is not proven`);
    expect((await auditPoll({ ...task, membershipKey: keyOf(19) })).findings).to.deep.equal(unproven);
  });
});
