import { expect } from "chai";
import { id } from "ethers";
import type { Hex } from "../../../sdk/bytes.ts";
import { districtEntryOf, electionEntryOf } from "../../../sdk/elections/entries.ts";
import type { PlacedStep } from "../../../sdk/elections/placed.ts";
import {
  at,
  Commission,
  daysBefore,
  DISTRICT,
  ELECTION,
  POLLING,
} from "../../elections/support/commission.ts";
import { CLOSED } from "../../elections/support/course.ts";
import { foundRepublic, GENEROUS, goTo } from "../../support/republic.ts";

const ADMINISTRATOR = 0n;

describe("Attacks by way of a step that was refused, in the republic as it is deployed", () => {
  let commission: Commission;
  let restore: () => Promise<void>;

  before(async () => {
    commission = await Commission.open(await foundRepublic());
    ({ restore } = await commission.republic.connection.networkHelpers.takeSnapshot());
  });
  beforeEach(() => restore());

  const calling = at({ kind: "calling", ...POLLING }, ELECTION);

  /** Digest of a calling that a judge alone has signed. */
  async function refused(): Promise<Hex> {
    await goTo(commission.republic, daysBefore(80));
    const events = await commission.take([calling], commission.judge);
    const refusal = events.find(({ name }) => name === "Refused");
    return refusal?.args["digest"] as Hex;
  }

  it("[art_27__para_1] a reviewer, a judge, a member or the register of cases sets the refusal aside", async () => {
    const digest = await refused();
    const { register, republic } = commission;
    const { connection, officers, caseRegister, offices } = republic;
    const decision = await register.decisionOn(digest);
    const cases = await caseRegister.getAddress();
    await connection.networkHelpers.impersonateAccount(cases);
    await connection.networkHelpers.setBalance(cases, 10n ** 20n);
    for (const account of [...Object.values(officers), await connection.ethers.getSigner(cases)]) {
      const asked = register.connect(account);
      for (const sent of [
        asked.setAside(digest, `0x${"00".repeat(32)}`, ELECTION, GENEROUS),
        asked.setPending([ELECTION], true, ELECTION, GENEROUS),
        asked.restore(ELECTION, "0x", "0x", cases, ELECTION, GENEROUS),
      ]) {
        await expect(sent)
          .to.be.revertedWithCustomError(register, "AccessManagedUnauthorized")
          .withArgs(account.address);
      }
    }
    for (const name of ["setAside", "setPending", "restore"] as const) {
      const { selector } = register.interface.getFunction(name);
      expect(await offices.getTargetFunctionRole(register, selector), name).to.equal(ADMINISTRATOR);
    }
    expect(await register.decisionOn(digest)).to.equal(decision);
  });

  it("[art_27__para_2] the application once more; while the step, put forward anew, is decided anew", async () => {
    const { register, judge, member } = commission;
    const digest = await refused();
    await expect(commission.send([calling], judge))
      .to.be.revertedWithCustomError(register, "RegisterAlreadyDecided")
      .withArgs(digest, await register.decisionOn(digest));
    await commission.grant([calling], member);
    expect((await commission.electionOf()).pollingDay).to.equal(POLLING.pollingDay);
  });

  it("[art_27__para_1] [art_26__para_5] the candidate whom the commission turned away objects to the result", async () => {
    const { republic, citizens, judges, member, reviewer } = commission;
    await commission.prepared();
    const { otto } = citizens;
    const nomination = commission.nomination(otto);
    expect(await commission.refusalOf([nomination], otto, reviewer)).to.equal("art_10__para_1");
    await goTo(republic, daysBefore(27));
    expect(await commission.refusalOf([nomination], otto, member)).to.equal("art_10__para_2");
    await goTo(republic, CLOSED);
    await commission.grant([commission.objection("result", otto)], otto);
    const judgment = [commission.judgment(true, otto)];
    expect(await commission.refusalOf(judgment, judges[0], judges[1])).to.equal("art_21__para_1");
    await commission.grant(judgment, ...judges);
    expect((await commission.districtOf()).stage).to.equal("annulled");
    // Later than the commission should have called it.
    await goTo(republic, daysBefore(-70));
    const { entry, steps } = await again();
    await commission.grant(steps, member);
    const step = { kind: "nomination", election: entry, number: 1, contest: 0 } as const;
    const district = districtEntryOf(entry, 1);
    await commission.grant([at({ ...step, candidate: otto.person }, district)], otto, judges[0]);
    const standing = (await commission.districtOf(district)).contests[0]?.candidates;
    expect(standing).to.include(otto.person).and.to.have.length(3);
  });

  it("[art_10__para_1] a candidate whom the commission does not nominate goes to a judge", async () => {
    const { citizens, judge, reviewer } = commission;
    await commission.prepared();
    const nomination = commission.nomination(citizens.otto);
    expect(await commission.refusalOf([nomination], citizens.otto, reviewer)).to.equal("art_10__para_1");
    await commission.grant([nomination], citizens.otto, judge);
  });

  /** The vote held again: its calling, and its district in the place of the first. */
  async function again(): Promise<{ entry: Hex; steps: PlacedStep[] }> {
    const entry = electionEntryOf(id("an election held again") as Hex);
    const pollingDay = Number(await commission.republic.gazette.today()) + 63;
    // Summer time, an hour before the day begins in Greenwich.
    const beginsAt = BigInt(pollingDay * 86_400 - 3600);
    await commission.grant([at({ kind: "calling", pollingDay, beginsAt }, entry)], commission.member);
    const step = { kind: "succession", former: 0, election: entry, number: 1 } as const;
    return { entry, steps: [at(step, districtEntryOf(entry, 1), DISTRICT)] };
  }
});
