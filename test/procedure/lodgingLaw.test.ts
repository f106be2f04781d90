import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import type { Hex } from "../../sdk/bytes.ts";
import { NO_END } from "../../sdk/law/dates.ts";
import { entryOf, openLandOffice } from "../land/support/landOffice.ts";
import { TODAY, transfer } from "../land/support/terms.ts";
import { eventsOf, type Filing, only } from "../support/filing.ts";
import { enrol, party } from "../support/parties.ts";
import { ANNOUNCED_DAYS, enact, GENEROUS, goTo } from "../support/republic.ts";
import { LodgingDesk, saysEId } from "./support/lodgings.ts";

/** Days for which a lodging is live: by the act, and by a later one. */
const PERIOD = 14;
const HURRIED = 5;

/** Article 7(3). */
const LONGEST_LINE = 15;

/** More than the lodging book can count, whatever the law says. */
const MOST = 64;

const DEADLINE = TODAY + 200;

describe("The law of lodgings", function () {
  this.timeout(120_000);

  let desk: LodgingDesk;
  let restore: () => Promise<void>;

  before(async () => {
    desk = new LodgingDesk(await openLandOffice());
    const snapshot = await desk.land.republic.connection.networkHelpers.takeSnapshot();
    restore = () => snapshot.restore();
  });

  beforeEach(() => restore());

  /** Alice sells the cottage to somebody, who applies. */
  async function saleTo(name: string): Promise<Filing> {
    const { alice, republic } = desk.land;
    const buyer = party(name);
    await enrol(republic, [buyer]);
    const dealings = { cottage: [transfer(alice, buyer)] };
    return desk.land.file({ dealings, by: [buyer, alice], deadline: DEADLINE });
  }

  /** The legislature enacts another Lodging Act, in force at once when it is. @returns its first day */
  async function amend(): Promise<number> {
    const { republic } = desk.land;
    const ruleset = await republic.connection.ethers.deployContract("HurriedLodgingRules");
    const from = Number(await republic.gazette.today()) + ANNOUNCED_DAYS;
    await enact(republic, {
      ...{ eli: "/eli/xx/act/2015/10", documentDate: from, textHash: id("a later Lodging Act") },
      provisions: [{ subdivision: "part_2", ruleset: await ruleset.getAddress(), from, until: NO_END }],
      ...{ basisKey: ZeroHash, basisEId: ZeroHash, calls: [] },
    });
    return from;
  }

  const heldOff = (filing: Filing, number: number, until: number) =>
    expect(desk.land.submit(filing))
      .to.be.revertedWithCustomError(desk.book, "LodgingHeldOff")
      .withArgs(entryOf("cottage"), number, until);

  const lineIsFull = (sent: Promise<unknown>) =>
    expect(sent)
      .to.be.revertedWithCustomError(desk.book, "LodgingInadmissible")
      .withArgs(entryOf("cottage"), saysEId("art_7__para_3"));

  describe("[art_3__para_1] amended while somebody waits in line,", () => {
    it("leaves a lodging of an earlier day as long as the law of that day gave it", async () => {
      await desk.lodgeSigned(await saleTo("Bob the First"));
      const rival = await saleTo("Carol the Second");
      const amendedOn = await amend();
      expect(amendedOn + HURRIED, "by the new law it would still be live").to.be.greaterThan(TODAY + PERIOD);
      await goTo(desk.land.republic, (TODAY + PERIOD + 1) * 86_400 - 60);
      await heldOff(rival, 1, TODAY + PERIOD);
      await goTo(desk.land.republic, (TODAY + PERIOD + 1) * 86_400);
      only(await eventsOf(desk.land.register, desk.land.submit(rival)), "Granted");
    });

    it("gives one of a later day as long as it says itself", async () => {
      const rival = await saleTo("Carol the Second");
      const amendedOn = await amend();
      await desk.lodgeSigned(await saleTo("Bob the First"));
      await goTo(desk.land.republic, (amendedOn + HURRIED + 1) * 86_400 - 60);
      await heldOff(rival, 1, amendedOn + HURRIED);
      await goTo(desk.land.republic, (amendedOn + HURRIED + 1) * 86_400);
      only(await eventsOf(desk.land.register, desk.land.submit(rival)), "Granted");
    });

    it("counts each in one line by the law of its own day", async () => {
      const amendedOn = (await desk.land.republic.gazette.today().then(Number)) + ANNOUNCED_DAYS;
      const [first, second] = [await saleTo("Bob the First"), await saleTo("Carol the Second")];
      await desk.lodgeSigned(first);
      expect(await amend()).to.equal(amendedOn);
      await desk.lodgeSigned(second);
      await heldOff(second, 1, TODAY + PERIOD);
      await desk.withdraw(first, party("Bob the First"));
      expect(await desk.firstOn("cottage")).to.include({ number: 2, lastDay: amendedOn + HURRIED });
    });
  });

  describe("[art_7__para_3] with a full line", () => {
    let line: Filing[];

    beforeEach(async () => {
      line = [];
      for (let place = 1; place <= LONGEST_LINE; place++) line.push(await saleTo(`Buyer ${place}`));
      for (const filing of line) await desk.lodgeSigned(filing);
    });

    it("has no room for the sixteenth, of whoever it is", async () => {
      await lineIsFull(desk.lodgeSigned(await saleTo("Buyer 16")));
      await lineIsFull(desk.lodge(desk.notary, id("a deed to be signed") as Hex, "cottage"));
    });

    it("has none when one in the middle leaves, and has when the first does", async () => {
      const sixteenth = await saleTo("Buyer 16");
      const [first, second] = line as [Filing, Filing, ...Filing[]];
      await desk.withdraw(second, party("Buyer 2"));
      await lineIsFull(desk.lodgeSigned(sixteenth));
      await desk.withdraw(first, party("Buyer 1"));
      await desk.lodgeSigned(sixteenth);
      expect((await desk.firstOn("cottage"))?.number).to.equal(3);
    });
  });

  it("attack: an act that admits everybody makes no line longer than the book can count", async () => {
    await amend();
    const lodged = async (place: number) =>
      desk.by(desk.notary).lodge(id(`deed ${place}`), [entryOf("cottage")], GENEROUS);
    for (let place = 1; place <= MOST; place++) await lodged(place);
    await lineIsFull(lodged(MOST + 1));
  });
});
