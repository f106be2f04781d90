import { expect } from "chai";
import { Chain } from "../../scripts/chain/chain.ts";
import { readStations, shownOfStations } from "../../scripts/vote/stations.ts";
import type { Hex } from "../../sdk/bytes.ts";
import { auditPoll } from "../../sdk/voting/audit/auditPoll.ts";
import { onePage } from "../../sdk/voting/pages.ts";
import { exactly } from "../../sdk/voting/rule.ts";
import { receiptOf, trackingHash } from "../../sdk/voting/tracking.ts";
import { paperAtStation, PAULA, PETER, REASONS } from "../voting/support/pollingOfficers.ts";
import type { Polling } from "../voting/support/polling.ts";
import { Station } from "../voting/support/station.ts";

describe("npm run vote: votes at polling stations", () => {
  let station: Station;
  let polling: Polling;

  before(async () => {
    station = await Station.found();
    polling = await station.poll(await station.election("general"), "north", {
      rules: [exactly(1, 2)],
      voters: 4,
    });
    await station.appoint([PAULA, PETER]);
    await polling.open();
    await polling.cast(await polling.paper(0, 0, [0]), await polling.paper(1, 0, [0]));
    await polling.cast(await paperAtStation(polling, polling.seal(1, 1, [1]), 1));
    await polling.cast(await polling.paper(2, 0, [0]), await polling.paper(2, 1, [1]));
  });

  it("verify-receipt tells whose paper was replaced there, with officers and reasons", async () => {
    const papers = await polling.papers();
    const shown: ReturnType<typeof shownOfStations>[] = [];
    for (const { ballots } of papers) {
      const receipt = await receiptOf(onePage(papers), trackingHash(ballots));
      if (receipt.found) shown.push(shownOfStations(polling.poll, receipt.paper, receipt.replacedBy));
    }
    const [own, replaced, cast, ...others] = shown;
    expect([own, ...others]).to.deep.equal([{}, {}, {}]);
    expect(replaced?.replacedAtStation?.reasons).to.equal(REASONS);
    expect(cast?.atStation?.officers.map(({ person }) => person)).to.deep.equal([PAULA.person, PETER.person]);
    expect([replaced?.atStation, cast?.replacedAtStation]).to.deep.equal([undefined, undefined]);
  });

  it("audit reads from the offices who was appointed", async () => {
    const { provider } = station.connection;
    const request = ({ method, params }: { method: string; params: unknown[] }) =>
      provider.request({ method, params });
    const place = {
      chain: new Chain({ request: request as never }),
      ...{ url: "http://127.0.0.1", provider: undefined as never },
      chainId: station.chainId,
      ...{ box: station.address, ceremony: station.address },
    };
    expect(await readStations(place)).to.equal(undefined);
    const stations = (await station.stations.getAddress()).toLowerCase() as Hex;
    const found = await readStations({ ...place, stations });
    expect(found?.officers.size).to.equal(2);
    const task = await polling.toAudit();
    expect(await auditPoll({ ...task, ...(found && { stations: found }) })).to.deep.include({
      ...{ findings: [], papers: 5, atStations: 1 },
    });
  });
});
