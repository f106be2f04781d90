import { expect } from "chai";
import { foundRepublic, goTo } from "../support/republic.ts";
import {
  accountOf,
  at,
  Commission,
  daysBefore,
  DISTRICT,
  ELECTION,
  NAMED,
  POLLING,
  REASONS,
} from "./support/commission.ts";
import { CLOSED } from "./support/course.ts";

/** `CeremonyStage` of `IKeyCeremony`. */
const COMMITMENTS = 1n;

describe("Elections in the republic as it is deployed", () => {
  let commission: Commission;

  before(async () => {
    commission = await Commission.open(await foundRepublic());
    await commission.prepared();
  });

  it("the register names the box, the ceremony and the book that are deployed", async () => {
    const { electionRegister, ballotBox, keyCeremony, referendums } = commission.republic;
    expect([
      await electionRegister.box(),
      await electionRegister.ceremony(),
      await electionRegister.referendums(),
    ]).to.deep.equal([ballotBox.target, keyCeremony.target, referendums.target]);
  });

  it("[art_5__para_4] the ballot box has the hours of a calling", async () => {
    const { ballotBox } = commission.republic;
    expect(await ballotBox.scheduleOf(ELECTION)).to.deep.equal([
      POLLING.beginsAt + 7n * 3600n,
      POLLING.beginsAt + 22n * 3600n,
      false,
    ]);
  });

  it("[art_13__para_6] the trustees begin to make the key", async () => {
    const { member, second, trustees, republic } = commission;
    await commission.grant(commission.appointment(), member, second, ...trustees);
    expect(await republic.keyCeremony.stageOf(ELECTION)).to.equal(COMMITMENTS);
    const { trustees: accounts } = await republic.keyCeremony.attemptOf(ELECTION);
    expect(accounts.map((account) => account.toLowerCase())).to.deep.equal(trustees.map(accountOf));
  });

  it("[art_13__para_7] a seat is filled only where the ceremony has a vacant one", async () => {
    const { member, second, citizens, republic } = commission;
    const { person } = citizens.otto;
    const step = { kind: "replacement", person, account: accountOf(citizens.otto) } as const;
    await expect(
      commission.send([at(step, ELECTION)], member, second, citizens.otto),
    ).to.be.revertedWithCustomError(republic.keyCeremony, "KeyCeremonyCannotAppoint");
  });

  it("[art_13__para_9] without a key nothing is frozen, and the commission annuls what was not", async () => {
    const { member, republic } = commission;
    await goTo(republic, daysBefore(15));
    const freeze = at({ kind: "freeze", ...NAMED, undecided: 0 });
    expect(await commission.refusalOf([freeze], member)).to.equal("art_15__para_3");
    await goTo(republic, daysBefore(6));
    const step = { kind: "annulment", ...NAMED, turnout: 0, uncounted: 255, reasons: REASONS } as const;
    await commission.grant([at(step)], member);
    expect((await commission.districtOf(DISTRICT)).stage).to.equal("annulled");
  });

  it("[art_16__para_1] a judge pauses the polls until they close, and not after", async () => {
    const { judge, republic } = commission;
    const pause = (paused: boolean) => at({ kind: "pause", paused, reasons: REASONS }, ELECTION);
    await goTo(republic, CLOSED - 600);
    await commission.grant([pause(true)], judge);
    expect((await republic.ballotBox.scheduleOf(ELECTION)).paused).to.equal(true);
    await commission.grant([pause(false)], judge);
    await goTo(republic, CLOSED);
    expect(await commission.refusalOf([pause(true)], judge)).to.equal("art_16__para_3");
  });
});
