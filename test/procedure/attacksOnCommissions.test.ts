import { expect } from "chai";
import { getAddress } from "ethers";
import { LAND_COMMISSION } from "../../deploy/modules/offices.ts";
import { hexFromBytes, type Hex } from "../../sdk/bytes.ts";
import { secp256k1Signer } from "../../sdk/sign/secp256k1.ts";
import { openLandOffice } from "../land/support/landOffice.ts";
import { caveat, mortgage, TODAY, transfer } from "../land/support/terms.ts";
import { eventsOf, type Filing, only } from "../support/filing.ts";
import { enrol, type Party, party } from "../support/parties.ts";
import { GENEROUS, secretKeyOf } from "../support/republic.ts";
import { CaseOffice } from "./support/caseOffice.ts";
import { AGRICULTURAL_LAND, LandCommission, textOfWord } from "./support/landCommission.ts";
import { LodgingDesk } from "./support/lodgings.ts";

const DEADLINE = TODAY + 200;
const SILENCE = 8;

const accountOf = ({ signer }: Party): string => getAddress(hexFromBytes(signer.signer));

describe("Attacks on commissions", () => {
  let commission: LandCommission;
  let friend: Party;
  let restore: () => Promise<void>;

  before(async () => {
    commission = await LandCommission.found(await openLandOffice());
    friend = party("Friend", secp256k1Signer(secretKeyOf("Friend")));
    await enrol(commission.land.republic, [friend]);
    const snapshot = await commission.land.republic.connection.networkHelpers.takeSnapshot();
    restore = () => snapshot.restore();
  });

  beforeEach(() => restore());

  /** The farm passes from Alice to somebody who does not farm. */
  const giftTo = (acquirer: Party, more: object = {}): Promise<Filing> => {
    const { land } = commission;
    const dealings = { farm: [transfer(land.alice, acquirer)] };
    return land.file({ dealings, by: [land.alice, acquirer], deadline: DEADLINE, ...more });
  };
  const submit = (filing: Filing) => eventsOf(commission.land.register, commission.land.submit(filing));
  const awaits = (filing: Filing) =>
    expect(commission.land.submit(filing)).to.be.revertedWithCustomError(
      commission.land.register,
      "RegisterAwaitsDiscretion",
    );
  const fails = (sent: Promise<unknown>, error: string, ...args: unknown[]) =>
    expect(sent)
      .to.be.revertedWithCustomError(commission.land.republic.discretions, error)
      .withArgs(...args);

  /** A member has somebody act from today to today. */
  async function lend(member: Party, to: Party): Promise<void> {
    const { offices, gazette, connection } = commission.land.republic;
    const account = accountOf(member);
    await connection.networkHelpers.impersonateAccount(account);
    await connection.networkHelpers.setBalance(account, 10n ** 18n);
    const today = Number(await gazette.today());
    const as = offices.connect(await connection.ethers.getSigner(account));
    await as.appointActing(LAND_COMMISSION, accountOf(to), to.person, today, today, GENEROUS);
  }

  describe("what is approved", () => {
    it("[art_5__para_6] is refused where something else refuses, and that can be contested", async () => {
      const { land, members } = commission;
      const { alice, bob, bank } = land;
      // The bank does not sign.
      const dealings = { farm: [transfer(alice, bob), mortgage(bank)] };
      const filing = await land.file({ dealings, by: [alice, bob], deadline: DEADLINE });
      for (const member of members.slice(0, 2)) await commission.decide(member, true, filing);
      const refused = only(await submit(filing), "Refused");
      expect(textOfWord(refused["eId"])).to.equal("art_14__para_2");
      expect(BigInt(await land.register.decisionOn(filing.digest))).to.not.equal(0n);
    });

    it("[art_5__para_6] is granted where nothing else refuses", async () => {
      const { land, members } = commission;
      const { alice, bob, bank } = land;
      const dealings = { farm: [transfer(alice, bob), mortgage(bank)] };
      const filing = await land.file({ dealings, by: [alice, bob, bank], deadline: DEADLINE });
      for (const member of members.slice(0, 2)) await commission.decide(member, true, filing);
      only(await submit(filing), "Granted");
    });
  });

  describe("[art_5__para_6] beside what a review has set aside", () => {
    /** Carol's caveat on the farm is in the way, and a review sets it aside; then it is the commission's turn. */
    async function setAside(): Promise<Filing> {
      const { land } = commission;
      const { alice, bob, carol } = land;
      const cases = await CaseOffice.open(land.republic);
      const lastDay = Number(await land.republic.gazette.today()) + 80;
      const note = { dealings: { farm: [caveat(carol, lastDay)] }, by: [alice, carol] } as const;
      only(await land.decide({ ...note, deadline: DEADLINE }), "Granted");
      const filing = await giftTo(bob);
      const refused = only(await submit(filing), "Refused");
      expect(textOfWord(refused["eId"])).to.equal("art_11__para_2");

      const register = (await land.register.getAddress()) as Hex;
      const entry = cases.entryOf(register, filing.digest, alice);
      const steps = [cases.openingOf(refused, register), { kind: "objection" } as const];
      only(await cases.take({ entry, steps, by: [alice], because: "Carol must not stop us." }), "Granted");
      const review = [{ kind: "review", outcome: "set aside" } as const];
      only(await cases.take({ entry, steps: review, by: [cases.reviewer], because: "So it is." }), "Granted");
      return filing;
    }

    it("an approval is not lost: the transfer is granted", async () => {
      const filing = await setAside();
      await awaits(filing);
      for (const member of commission.members.slice(0, 2)) await commission.decide(member, true, filing);
      const { register } = commission.land;
      const [ruling] = await register.explain(filing.application, filing.evidence);
      expect(textOfWord(ruling.refusal)).to.equal("");
      const events = await submit(filing);
      expect(textOfWord(only(events, "Spared")["eId"])).to.equal("art_3__para_1");
      only(events, "Granted");
    });

    it("what the commission declines is not granted, and not refused twice", async () => {
      const filing = await setAside();
      for (const member of commission.members.slice(0, 2)) await commission.decide(member, false, filing);
      const { land } = commission;
      await expect(land.submit(filing))
        .to.be.revertedWithCustomError(land.register, "RegisterStillRefused")
        .withArgs(filing.digest, (word: string) => textOfWord(word) === "art_3__para_1");
    });
  });

  describe("silence", () => {
    it("[art_2__point_d] by an applicant who names the whole commission in declarations: it declines", async () => {
      const { land, members } = commission;
      const declarations = members.map(({ person }, index) => ({
        name: `note${index}`,
        value: BigInt(person),
      }));
      const filing = await giftTo(land.bob, { declarations });
      await new LodgingDesk(land).lodgeSigned(filing);
      for (const member of members.slice(0, 2)) await commission.decide(member, false, filing);
      await commission.waitWorkingDays(SILENCE + 1);
      only(await submit(filing), "Refused");
    });

    it("[art_5__para_5] where two of three take no part, it approves nothing", async () => {
      const { land, members } = commission;
      const [first, second, third] = members;
      const filing = await giftTo(land.bob);
      await new LodgingDesk(land).lodgeSigned(filing);
      for (const member of [first, second]) await commission.recuse(member, filing);
      await commission.decide(third, false, filing);
      await commission.waitWorkingDays(SILENCE + 1);
      await awaits(filing);
      const fourth = party("Member Four", secp256k1Signer(secretKeyOf("Member Four")));
      await enrol(land.republic, [fourth]);
      await commission.appoint(fourth);
      await commission.decide(fourth, false, filing);
      only(await submit(filing), "Refused");
    });

    it("[art_5__para_5] where one takes no part, it approves", async () => {
      const { land, members } = commission;
      const filing = await giftTo(land.bob);
      await new LodgingDesk(land).lodgeSigned(filing);
      await commission.recuse(members[0], filing);
      await commission.waitWorkingDays(SILENCE + 1);
      only(await submit(filing), "Granted");
    });

    it("[art_5__para_5] a conflict declared when silence has approved changes nothing", async () => {
      const { land, members } = commission;
      const filing = await giftTo(land.bob);
      await new LodgingDesk(land).lodgeSigned(filing);
      await commission.recuse(members[0], filing);
      await commission.waitWorkingDays(SILENCE + 1);
      await fails(commission.recuse(members[1], filing), "DiscretionExercised", filing.digest, 1);
      only(await submit(filing), "Granted");
    });

    it("[art_5__para_5] whoever is no member declares no conflict that counts", async () => {
      const { land } = commission;
      const filing = await giftTo(land.bob);
      const recusal = commission.recuse(friend, filing);
      await fails(recusal, "DiscretionNotInOffice", friend.person, LAND_COMMISSION);
    });
  });

  describe("one office, one vote", () => {
    it("[art_5__para_2] a member who has approved lends the seat for the day: the friend approves nothing", async () => {
      const { land, members } = commission;
      const filing = await giftTo(land.bob);
      const [corrupt, other] = members;
      await commission.decide(corrupt, true, filing);
      await lend(corrupt, friend);
      const second = commission.decide(friend, true, filing);
      await fails(second, "DiscretionSeatBarred", filing.digest, accountOf(corrupt));
      await awaits(filing);
      await commission.decide(other, true, filing);
      only(await submit(filing), "Granted");
    });

    it("[art_5__para_2] a member who buys the land lends the seat: the friend is excluded as the member is", async () => {
      const { land, members } = commission;
      const [buyer] = members;
      const filing = await giftTo(buyer);
      await lend(buyer, friend);
      const vote = commission.decide(friend, true, filing);
      await fails(vote, "DiscretionSeatBarred", filing.digest, accountOf(buyer));
      const elsewhere = await giftTo(land.bob);
      await commission.decide(friend, true, elsewhere);
      await commission.decide(members[1], true, elsewhere);
      only(await submit(elsewhere), "Granted");
    });

    it("[art_5__para_2] who has declared a conflict of interest lends the seat in vain", async () => {
      const { land, members } = commission;
      const filing = await giftTo(land.bob);
      await commission.recuse(members[0], filing);
      await lend(members[0], friend);
      const vote = commission.decide(friend, true, filing);
      await fails(vote, "DiscretionSeatBarred", filing.digest, accountOf(members[0]));
    });

    it("who has taken part is told to whoever asks", async () => {
      const { land, members } = commission;
      const { discretions } = land.republic;
      const filing = await giftTo(land.bob);
      const register = await land.register.getAddress();
      await commission.decide(members[0], false, filing);
      const { person } = land.bob;
      const [first, second] = members;
      const taken = (who: Hex, seat: string) => discretions.hasTakenPart(register, filing.digest, who, seat);
      expect(await taken(first.person, accountOf(second)), "as a person").to.equal(true);
      expect(await taken(person, accountOf(first)), "in the seat").to.equal(true);
      expect(await taken(second.person, accountOf(second))).to.equal(false);
    });
  });

  describe("law enacted later", () => {
    it("[art_5__para_3] the silence of a commission that did not exist counts from the day it is founded", async () => {
      const land = await openLandOffice();
      const { alice, bob } = land;
      const dealings = { farm: [transfer(alice, bob)] };
      const filing = await land.file({ dealings, by: [alice, bob], deadline: DEADLINE });
      const desk = new LodgingDesk(land);
      await desk.lodgeSigned(filing);
      await desk.wait(14);
      await LandCommission.found(land);
      const { gazette } = land.republic;
      const { from, enactedOn } = await gazette.inForceOn(AGRICULTURAL_LAND, await gazette.today());
      const founded = from < enactedOn ? enactedOn : from;
      const waits = () =>
        expect(land.submit(filing)).to.be.revertedWithCustomError(land.register, "RegisterAwaitsDiscretion");
      await waits();
      const lastDay = await gazette.workingDaysAfter(founded, SILENCE);
      await desk.wait(Number(lastDay - (await gazette.today())));
      await waits();
      await desk.wait(1);
      const events = await eventsOf(land.register, land.submit(filing));
      only(events, "Spared");
      only(events, "Granted");
    });
  });
});
