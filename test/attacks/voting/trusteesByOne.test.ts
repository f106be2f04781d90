import { expect } from "chai";
import { NO_END } from "../../../sdk/law/dates.ts";
import { accountOf, asExecutive, at, type Commission, ELECTION } from "../../elections/support/commission.ts";
import { beforeEachHeld, type HeldElection } from "../../elections/support/held.ts";
import { enrol, type Party, party } from "../../support/parties.ts";
import { GENEROUS } from "../../support/republic.ts";

/** `Office.sol`. */
const ELECTORAL_COMMISSION = 13n;
/** `Capacity` of `Application.sol`. */
const REGISTRAR = 3n;
/** `CeremonyStage` of `IKeyCeremony`. */
const [NONE, COMMITMENTS] = [0n, 1n];
/** Seconds in which trustees commit themselves (article 13(6)). */
const COMMITMENT = 2 * 86_400;

/** Whoever chooses as many trustees as are needed to decrypt can have any ballot opened. */
describe("Attacks by one member of the commission who chooses the trustees", () => {
  let held: HeldElection;
  let commission: Commission;

  beforeEachHeld((opened) => {
    held = opened;
    commission = opened.commission;
  });
  beforeEach(() => commission.prepared());

  const stage = () => commission.republic.keyCeremony.stageOf(ELECTION);

  /** The executive gives the member's office to another account, too, with which a made-up person signs. */
  async function otherAccount(): Promise<Party> {
    const { republic, member } = commission;
    const alias: Party = { ...party("the member by another name"), capacity: "registrar" };
    await enrol(republic, [alias]);
    await asExecutive(republic, async (offices) => {
      await offices.appoint(ELECTORAL_COMMISSION, accountOf(alias), member.person, NO_END, 0, GENEROUS);
    });
    return alias;
  }

  it("[art_13__para_1] alone, with a judge or with a reviewer", async () => {
    const { member, second, judge, reviewer, trustees } = commission;
    const appointment = commission.appointment();
    expect(await commission.refusalOf(appointment, member, ...trustees)).to.equal("art_13__para_1");
    expect(await commission.refusalOf(appointment, second, judge, ...trustees)).to.equal("art_13__para_1");
    expect(await commission.refusalOf(appointment, member, reviewer, ...trustees)).to.equal("art_13__para_1");
    expect(await stage()).to.equal(NONE);
    await commission.grant(appointment, member, second, ...trustees);
    expect(await stage()).to.equal(COMMITMENTS);
  });

  it("[art_13__para_1] by signing twice, or with two accounts: persons are counted", async () => {
    const { member, trustees, register } = commission;
    const appointment = commission.appointment();
    const twice = commission.send(appointment, member, member, ...trustees);
    await expect(twice).to.be.revertedWithCustomError(register, "RegisterNotAscending");
    const alias = await otherAccount();
    await expect(commission.send(appointment, member, alias, ...trustees))
      .to.be.revertedWithCustomError(register, "RegisterNotInOffice")
      .withArgs(alias.person, REGISTRAR);
    const same = commission.send(appointment, member, { ...alias, person: member.person }, ...trustees);
    await expect(same).to.be.revertedWithCustomError(register, "RegisterNotAscending");
    expect(await stage()).to.equal(NONE);
  });

  it("[art_13__para_1] with whoever acts for them: of the two one is in office", async () => {
    const { member, second, citizens, trustees, register, republic } = commission;
    const { offices, officers, gazette } = republic;
    const deputy: Party = { ...citizens.otto, capacity: "registrar" };
    const today = await gazette.today();
    await offices
      .connect(officers.electoralCommission)
      .appointActing(ELECTORAL_COMMISSION, accountOf(deputy), deputy.person, today, today, GENEROUS);
    await expect(commission.send(commission.appointment(), member, deputy, ...trustees))
      .to.be.revertedWithCustomError(register, "RegisterNotInOffice")
      .withArgs(member.person, REGISTRAR);
    await commission.grant(commission.appointment(), second, deputy, ...trustees);
  });

  it("[art_13__para_7] for a seat that has become vacant", async () => {
    const { member, second, judge, citizens, republic } = commission;
    const { otto } = citizens;
    const ceremony = await held.appointed();
    await ceremony.deliver("commitment", [1, 2]);
    await ceremony.pass(COMMITMENT);
    await ceremony.send("endPeriod", ELECTION);
    const replacement = { kind: "replacement", person: otto.person, account: accountOf(otto) } as const;
    const taken = [at(replacement, ELECTION)];
    expect(await commission.refusalOf(taken, member, otto)).to.equal("art_13__para_7");
    expect(await commission.refusalOf(taken, second, judge, otto)).to.equal("art_13__para_7");
    expect((await republic.keyCeremony.attemptOf(ELECTION)).trustees).to.have.length(2);
    await commission.grant(taken, member, second, otto);
    expect((await republic.keyCeremony.attemptOf(ELECTION)).trustees).to.have.length(3);
  });
});
