import { expect } from "chai";
import { id } from "ethers";
import { hexFromBytes, type Hex } from "../../sdk/bytes.ts";
import { entryOf } from "../land/support/landOffice.ts";
import { deed, mortgage, type Terms, TODAY, transfer } from "../land/support/terms.ts";
import { eventsOf, only } from "../support/filing.ts";
import { type Party, party } from "../support/parties.ts";
import { GENEROUS, NO_PERSON } from "../support/republic.ts";
import { Docket } from "./support/docket.ts";
import { LandCommission } from "./support/landCommission.ts";
import { LodgingDesk, saysEId } from "./support/lodgings.ts";

const DEADLINE = TODAY + 200;
const NOTARIES = 7;

describe("Attacks in the line", () => {
  let docket: Docket;
  let desk: LodgingDesk;
  let restore: () => Promise<void>;

  before(async () => {
    docket = await Docket.open();
    desk = new LodgingDesk(docket.land);
    const snapshot = await docket.republic.connection.networkHelpers.takeSnapshot();
    restore = () => snapshot.restore();
  });

  beforeEach(() => restore());

  const sale = (title: string, buyer: Party) => {
    const { alice } = docket.land;
    return {
      dealings: { [title]: [transfer(alice, buyer)] },
      by: [alice, buyer],
      deadline: DEADLINE,
    } as const;
  };

  const heldOff = (sent: Promise<unknown>) =>
    expect(sent).to.be.revertedWithCustomError(desk.book, "LodgingHeldOff");

  describe("[art_5__para_3] while the entry is held", () => {
    it("by the second, who makes the title pending for a minute: the first waits, and stays first", async () => {
      const { land } = docket;
      const { bob, dave, bank } = land;
      const worthless = { dealings: { assumable: [transfer(bank, dave)] }, by: [bank] } as const;
      const contested = await docket.refused(worthless);
      const toBob = await land.file(sale("assumable", bob));
      await desk.lodgeSigned(toBob);
      const toDave = await desk.lodged(desk.notary, sale("assumable", dave));

      await docket.objected(contested);
      await expect(land.submit(toBob))
        .to.be.revertedWithCustomError(land.register, "RegisterAwaitsDiscretion")
        .withArgs(toBob.digest, saysEId("art_5__para_2"));
      expect(await docket.step(contested.entry, { kind: "withdrawal" }, bank)).to.equal("");
      await heldOff(land.submit(toDave));
      only(await eventsOf(land.register, land.submit(toBob)), "Granted");
    });

    it("by a court that freezes it: what is lodged waits, and what is not is refused", async () => {
      const { land, republic } = docket;
      const { bob } = land;
      const { court } = republic.officers;
      const lodged = await desk.lodged(desk.notary, sale("cottage", bob));
      for (const title of ["cottage", "mill"]) {
        await desk.by(court).freeze(entryOf(title), id("the order"), GENEROUS);
      }
      await expect(land.submit(lodged)).to.be.revertedWithCustomError(
        land.register,
        "RegisterAwaitsDiscretion",
      );
      const refused = only(await land.decide(sale("mill", bob)), "Refused");
      expect(saysEId("art_5__para_1")(refused["eId"])).to.equal(true);
      await desk.by(court).release(entryOf("cottage"), id("the order"), GENEROUS);
      only(await eventsOf(land.register, land.submit(lodged)), "Granted");
    });
  });

  describe("[art_5__para_2] before an order of a court", () => {
    const rectification = (): Terms => ({
      instrument: deed("the judgment"),
      instrumentDate: TODAY,
      kind: "rectification",
      registered: docket.land.carol.person,
      injured: docket.land.alice.person,
      numerator: 1,
      since: TODAY - 1,
      acquiredOn: TODAY,
      forValue: false,
      knew: false,
    });

    it("by whoever stands in the line: the judge does not wait", async () => {
      const { land, cases } = docket;
      const { alice } = land;
      await desk.lodge(desk.notary, id("some application") as Hex, "chapel");
      const order = { dealings: { chapel: [rectification()] }, by: [alice, cases.judge] } as const;
      only(await land.decide(order), "Granted");
      expect((await land.titleOf("chapel")).shares[0]?.owner).to.equal(alice.person);
    });

    it("by somebody who signs as a judge without being one: they wait, or are inadmissible", async () => {
      const { land } = docket;
      const { alice, stranger } = land;
      await desk.lodge(desk.notary, id("some application") as Hex, "chapel");
      const posing = { ...stranger, capacity: "judge" } as const;
      const order = { dealings: { chapel: [rectification()] }, by: [alice, posing] } as const;
      await expect(land.decide(order)).to.be.revertedWithCustomError(land.register, "RegisterNotInOffice");
      await heldOff(land.decide({ ...order, by: [alice, land.carol] }));
    });
  });

  describe("[art_6__para_2] with what can never be decided any more", () => {
    it("by whoever lodged it, who cannot even withdraw it: anyone ends it", async () => {
      const { land, republic } = docket;
      const { bob, bank, dave } = land;
      const toBob = await desk.lodged(desk.notary, sale("cottage", bob));
      const toDave = await land.file(sale("cottage", dave));
      await desk.lodgeSigned(toDave);
      only(await eventsOf(land.register, land.submit(toBob)), "Granted");

      const loan = { dealings: { cottage: [mortgage(bank)] }, by: [bob, bank], deadline: DEADLINE } as const;
      await heldOff(land.decide(loan));
      const anybody = desk.book.connect(republic.relay);
      const register = await land.register.getAddress();
      await expect(anybody.endStale(register, toDave.application, toDave.from, GENEROUS))
        .to.emit(desk.book, "LodgingEnded")
        .withArgs(register, entryOf("cottage"), 2);
      only(await land.decide(loan), "Granted");
      expect(await desk.isMarked("cottage")).to.equal(false);
    });

    it("by somebody who says so of what can still be decided", async () => {
      const { land, republic } = docket;
      const { bob } = land;
      const toBob = await desk.lodged(desk.notary, sale("cottage", bob));
      const register = await land.register.getAddress();
      const anybody = desk.book.connect(republic.relay);
      await expect(anybody.endStale(register, toBob.application, toBob.from, GENEROUS))
        .to.be.revertedWithCustomError(desk.book, "LodgingNotStale")
        .withArgs(register, toBob.digest);
      // With another record it is another application, which has no lodging.
      const other = toBob.from.map(() => `0x${"11".repeat(31)}` as const);
      await expect(
        anybody.endStale(register, toBob.application, other, GENEROUS),
      ).to.be.revertedWithCustomError(desk.book, "LodgingNotStale");
      expect((await desk.firstOn("cottage"))?.number).to.equal(1);
    });

    it("by a notary who lodges what has been refused before: anyone ends it", async () => {
      const { land, republic } = docket;
      const { alice, bob, carol } = land;
      const unsigned = { ...sale("disputed", bob), by: [alice, bob] } as const;
      const filing = await land.file(unsigned);
      only(await eventsOf(land.register, land.submit(filing)), "Refused");
      await desk.lodge(desk.notary, filing.digest, "disputed");
      const sold = { ...unsigned, by: [alice, bob, carol] } as const;
      await heldOff(land.decide(sold));
      const register = await land.register.getAddress();
      await desk.book.connect(republic.relay).endStale(register, filing.application, filing.from, GENEROUS);
      only(await land.decide(sold), "Granted");
    });
  });

  describe("with the notary's note", () => {
    it("[art_7__para_2] what is lodged already is received when all have signed, and keeps its place", async () => {
      const { land } = docket;
      const { bob, dave } = land;
      const filing = await desk.lodged(desk.notary, sale("cottage", bob));
      await desk.lodge(desk.registrar, (await land.file(sale("cottage", dave))).digest, "cottage");
      await desk.lodgeSigned(filing);
      const register = await land.register.getAddress();
      expect(await desk.book.receivedAt(register, filing.digest)).to.not.equal(0n);
      expect((await desk.firstOn("cottage"))?.mark).to.equal(filing.digest.slice(0, 34));
      await expect(desk.lodgeSigned(filing))
        .to.be.revertedWithCustomError(desk.book, "LodgingInadmissible")
        .withArgs(entryOf("cottage"), saysEId("art_7__para_2"));
    });

    it("[art_4__para_4] so that the commission's silence begins", async () => {
      const commission = await LandCommission.found(docket.land);
      const { land } = docket;
      const filing = await desk.lodged(desk.notary, sale("farm", land.bob));
      await desk.lodgeSigned(filing);
      await commission.waitWorkingDays(9);
      only(await eventsOf(land.register, land.submit(filing)), "Granted");
    });
  });

  it("[art_7__para_1] by one notary who lends the office from one friend to the next: one seat, one place", async () => {
    const { offices, connection, gazette } = docket.republic;
    const { ethers, networkHelpers } = connection;
    await desk.lodge(desk.notary, id("spam 0") as Hex, "cottage");
    const today = Number(await gazette.today());
    const account = hexFromBytes(party("Friend").signer.signer);
    await networkHelpers.impersonateAccount(account);
    await networkHelpers.setBalance(account, 10n ** 18n);
    await offices.connect(desk.notary).appointActing(NOTARIES, account, NO_PERSON, today, today, GENEROUS);
    const friend = await ethers.getSigner(account);
    await expect(desk.lodge(friend, id("spam 1") as Hex, "cottage"))
      .to.be.revertedWithCustomError(desk.book, "LodgingInadmissible")
      .withArgs(entryOf("cottage"), saysEId("art_7__para_1"));
    await desk.lodge(friend, id("another") as Hex, "mill");
  });
});
