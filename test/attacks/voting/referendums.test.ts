import { expect } from "chai";
import { encodeBytes32String, ZeroHash } from "ethers";
import type { PlacedStep } from "../../../sdk/elections/placed.ts";
import { STAGE } from "../../voting/support/referendumBook.ts";
import { at, daysBefore, ELECTION, POLLING, REASONS } from "../../elections/support/commission.ts";
import { beforeEachHeld, type HeldElection } from "../../elections/support/held.ts";
import { DUTY_PART, FILED, Referendum } from "../../elections/support/referendum.ts";

/** Voters of the country, and of a district that somebody makes to decide in its place. */
const [COUNTRY, TOWN] = [1, 2];
const VOTERS = { [COUNTRY]: 30, [TOWN]: 10 };
/** Votes for yes, for no and blank. */
const ADOPTED = [8, 3, 1];
const REJECTED = [3, 8, 1];

describe("Attacks on referendums", () => {
  let held: HeldElection;
  let referendum: Referendum;

  beforeEachHeld((opened) => {
    held = opened;
  });
  beforeEach(() => {
    referendum = new Referendum(held);
  });

  const rulesetInForce = async () => {
    const { gazette } = held.commission.republic;
    return (await gazette.inForceOn(DUTY_PART, Number(await gazette.today()) + 60)).enactedOn;
  };

  it("a small district is frozen and certified first: only the whole country answers", async () => {
    await referendum.filed(COUNTRY);
    await referendum.called(VOTERS);
    await referendum.frozen(TOWN, COUNTRY);
    const before = await rulesetInForce();
    await referendum.counted({ [TOWN]: [10, 0, 0], [COUNTRY]: REJECTED });
    await referendum.certified(TOWN, true);
    expect([await referendum.stage(), await rulesetInForce()]).to.deep.equal([STAGE.filed, before]);
    await referendum.certified(COUNTRY, false);
    expect([await referendum.stage(), await rulesetInForce()]).to.deep.equal([STAGE.rejected, before]);
  });

  it("a small district is named shortly before it is frozen, when nobody can object to its roll", async () => {
    await referendum.filed(COUNTRY);
    await referendum.called(VOTERS);
    await referendum.reach(daysBefore(49));
    await referendum.book.nameDistrict(referendum.question, referendum.entryOf(TOWN));
    await referendum.frozen(TOWN);
    expect(await referendum.bound()).to.deep.equal([referendum.entryOf(COUNTRY), false]);
    await referendum.frozen(COUNTRY);
    expect(await referendum.bound()).to.deep.equal([referendum.entryOf(COUNTRY), true]);
  });

  it("one officer names another district on the eve of the freeze, to make the vote of the country advice", async () => {
    await referendum.filed(COUNTRY);
    await referendum.called();
    await referendum.reach(daysBefore(16));
    await referendum.book.nameDistrict(referendum.question, ZeroHash);
    await referendum.frozen(COUNTRY);
    expect(await referendum.bound()).to.deep.equal([referendum.entryOf(COUNTRY), true]);
  });

  it("a question is filed after the poll, whose answer is known by then", async () => {
    await referendum.reach(daysBefore(FILED));
    const asked = await referendum.worded();
    await referendum.called();
    await referendum.frozen(COUNTRY);
    await referendum.counted({ [COUNTRY]: ADOPTED });
    await referendum.book.file(asked);
    await referendum.book.nameDistrict(referendum.question, referendum.entryOf(COUNTRY));
    await referendum.certified(COUNTRY, true);
    expect(await referendum.stage()).to.equal(STAGE.filed);
    await referendum.reach(daysBefore(-40));
    expect(await referendum.bound()).to.deep.equal([referendum.entryOf(COUNTRY), false]);
  });

  it("a poll that is annulled keeps its no for a year", async () => {
    await referendum.filed(COUNTRY);
    await referendum.called();
    await referendum.frozen(COUNTRY);
    await referendum.counted({ [COUNTRY]: REJECTED });
    await referendum.certified(COUNTRY, false);
    const asked = await referendum.worded().catch(() => undefined);
    expect(asked, "rejected for 365 days").to.equal(undefined);
    await referendum.annulled(COUNTRY);
    expect(await referendum.stage()).to.equal(STAGE.none);
    await referendum.book.file(await referendum.worded());
    expect([await referendum.stage(), ...(await referendum.bound())]).to.deep.equal([
      STAGE.filed,
      ZeroHash,
      false,
    ]);
  });

  it("two polls on one question: while the first stands no second is bound, nor named", async () => {
    await referendum.filed(COUNTRY);
    await referendum.called(VOTERS);
    await referendum.frozen(COUNTRY, TOWN);
    expect(await referendum.bound()).to.deep.equal([referendum.entryOf(COUNTRY), true]);
    await expect(referendum.book.nameDistrict(referendum.question, referendum.entryOf(TOWN)))
      .to.be.revertedWithCustomError(referendum.book, "ReferendumBound")
      .withArgs(referendum.question, referendum.entryOf(COUNTRY));
    await referendum.counted({ [TOWN]: [0, 10, 0], [COUNTRY]: ADOPTED });
    await referendum.certified(COUNTRY, true);
    const decided = await rulesetInForce();
    await referendum.certified(TOWN, false);
    expect([await referendum.stage(), await rulesetInForce()]).to.deep.equal([STAGE.enacted, decided]);
  });

  it("the annulment of another poll takes nothing back", async () => {
    await referendum.filed(COUNTRY);
    await referendum.called(VOTERS);
    await referendum.frozen(COUNTRY, TOWN);
    await referendum.counted({ [TOWN]: [10, 0, 0], [COUNTRY]: REJECTED });
    await referendum.annulled(TOWN);
    expect(await referendum.bound()).to.deep.equal([referendum.entryOf(COUNTRY), true]);
    await referendum.certified(COUNTRY, false);
    await expect(referendum.worded())
      .to.be.revertedWithCustomError(referendum.book, "ReferendumInadmissible")
      .withArgs(referendum.question, encodeBytes32String("art_4__para_6"));
  });

  describe("steps in one application, past which the book would not be told", () => {
    const named = { election: ELECTION, number: COUNTRY } as const;

    /** The country has said yes, and nothing is certified. */
    async function answered(): Promise<PlacedStep[]> {
      await referendum.filed(COUNTRY);
      await referendum.called();
      await referendum.frozen(COUNTRY);
      await referendum.counted({ [COUNTRY]: ADOPTED });
      await referendum.reach(daysBefore(-15));
      return held.certification(ADOPTED, 1, COUNTRY);
    }

    it("two members state the seat vacant as they certify the yes, which would bind the question for ever", async () => {
      const certified = await answered();
      const { register, member, second } = held.commission;
      const vacancy = at({ kind: "vacancy", ...named, reasons: REASONS }, referendum.entryOf(COUNTRY));
      await expect(held.commission.send([...certified, vacancy], member, second))
        .to.be.revertedWithCustomError(register, "ElectionStepsTogether")
        .withArgs(referendum.entryOf(COUNTRY), 3, 6);
      await held.commission.grant(certified, member, second);
      await held.commission.grant([vacancy], member, second);
      expect(await referendum.stage()).to.equal(STAGE.enacted);
    });

    it("judges annul a postponed poll as the commission puts another in its place, which would bind it, too", async () => {
      await referendum.filed(COUNTRY);
      await referendum.called();
      await referendum.frozen(COUNTRY);
      const { commission } = held;
      const { register, member, judges } = commission;
      for (const days of [30, 60]) {
        const beginsAt = POLLING.beginsAt + BigInt(days) * 86_400n;
        const step = { kind: "postponement", pollingDay: POLLING.pollingDay + days, beginsAt } as const;
        await commission.grant([at({ ...step, reasons: REASONS }, ELECTION)], judges[0], judges[1]);
      }
      const ending = { kind: "annulment", ...named, turnout: 0, uncounted: 255, reasons: REASONS } as const;
      const annulment = at(ending, referendum.entryOf(COUNTRY));
      const made = { kind: "succession", former: 0, election: ELECTION, number: TOWN } as const;
      const succession = at(made, referendum.entryOf(TOWN), referendum.entryOf(COUNTRY));
      await expect(commission.send([annulment, succession], member, ...judges))
        .to.be.revertedWithCustomError(register, "ElectionStepsTogether")
        .withArgs(referendum.entryOf(COUNTRY), 2, 7);
      await commission.grant([annulment], ...judges);
      await commission.grant([succession], member);
      const { box } = held.station;
      expect(
        await box.queryFilter(box.filters["Annulled"]?.(referendum.entryOf(COUNTRY)) ?? "*"),
      ).to.have.lengthOf(1);
      expect(await referendum.bound()).to.deep.equal([ZeroHash, false]);
    });
  });
});
