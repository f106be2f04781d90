import { expect } from "chai";
import { id } from "ethers";
import type { Hex } from "../../sdk/bytes.ts";
import { dateReceipt, lodgingReceiptsIn } from "../../sdk/law/lodging.ts";
import { rebuildRegister } from "../../sdk/law/rebuild.ts";
import { entryOf, openLandOffice } from "../land/support/landOffice.ts";
import { firstRegistration, TODAY, transfer } from "../land/support/terms.ts";
import { eventsOf, only } from "../support/filing.ts";
import { GENEROUS, goTo } from "../support/republic.ts";
import { LodgingDesk, saysEId } from "./support/lodgings.ts";

const PERIOD = 14;

describe("Lodging book", () => {
  let desk: LodgingDesk;
  let restore: () => Promise<void>;

  before(async () => {
    desk = new LodgingDesk(await openLandOffice());
    const snapshot = await desk.land.republic.connection.networkHelpers.takeSnapshot();
    restore = () => snapshot.restore();
  });

  beforeEach(() => restore());

  const saleTo = (buyer: "bob" | "dave", ...names: readonly string[]) => {
    const { alice } = desk.land;
    const acquirer = desk.land[buyer];
    const dealings = Object.fromEntries(names.map((name) => [name, [transfer(alice, acquirer)]]));
    return { dealings, by: [alice, acquirer], deadline: TODAY + 90 } as const;
  };

  describe("gives priority", () => {
    it("[art_5__para_1] to the application lodged first, whoever signs first", async () => {
      const { land, notary } = desk;
      const first = await desk.lodged(notary, saleTo("bob", "cottage"));
      await expect(land.decide(saleTo("dave", "cottage")))
        .to.be.revertedWithCustomError(desk.book, "LodgingHeldOff")
        .withArgs(entryOf("cottage"), 1, TODAY + PERIOD);
      only(await eventsOf(land.register, land.submit(first)), "Granted");
      expect(await desk.isMarked("cottage")).to.equal(false);
    });

    it("[art_4__para_1] to a notary or a registrar of the register who lodges what nobody has signed yet", async () => {
      const { notary, registrar } = desk;
      for (const [name, officer] of [["cottage", notary] as const, ["mill", registrar] as const]) {
        expect(await desk.numbersOf(desk.lodge(officer, id(name) as Hex, name))).to.deep.equal([1]);
        await expect(desk.land.decide(saleTo("bob", name))).to.be.revertedWithCustomError(
          desk.book,
          "LodgingHeldOff",
        );
      }
    });

    it("[art_4__para_3] by numbers, and the next one moves up when the first is refused", async () => {
      const { land, notary, registrar } = desk;
      const theft = { ...saleTo("bob", "cottage"), by: [land.alice, land.dave] } as const;
      const first = await desk.lodged(notary, theft);
      const second = await land.file(saleTo("dave", "cottage"));
      expect(await desk.numbersOf(desk.lodge(registrar, second.digest, "cottage"))).to.deep.equal([2]);
      await expect(land.submit(second)).to.be.revertedWithCustomError(desk.book, "LodgingHeldOff");
      only(await eventsOf(land.register, land.submit(first)), "Refused");
      expect((await desk.firstOn("cottage"))?.number).to.equal(2);
      only(await eventsOf(land.register, land.submit(second)), "Granted");
    });

    it("[art_5__para_1] on every title of an application at once, dormant ones too", async () => {
      const { land, notary, registrar } = desk;
      const both = await land.file(saleTo("bob", "farm", "mill"));
      const receipts = await (await desk.lodge(notary, both.digest, "farm", "mill")).wait();
      const [one] = lodgingReceiptsIn(receipts?.logs ?? []);
      expect(one?.digest).to.equal(both.digest);
      const rival = await desk.lodged(registrar, saleTo("dave", "mill"));
      await expect(land.submit(rival)).to.be.revertedWithCustomError(desk.book, "LodgingHeldOff");
      only(await eventsOf(land.register, land.submit(both)), "Granted");
      expect(await desk.isMarked("farm")).to.equal(false);
      expect(await desk.isMarked("mill")).to.equal(true);
    });

    it("[art_5__para_1] only when first on each of the titles", async () => {
      const { land, notary, registrar } = desk;
      await desk.lodged(notary, saleTo("dave", "mill"));
      const both = await desk.lodged(registrar, saleTo("bob", "farm", "mill"));
      await expect(land.submit(both))
        .to.be.revertedWithCustomError(desk.book, "LodgingHeldOff")
        .withArgs(entryOf("mill"), 1, TODAY + PERIOD);
    });

    it("[art_4__para_2] to whoever lodges what is signed, with a receipt that has a legal date", async () => {
      const { land } = desk;
      const filing = await land.file(saleTo("bob", "cottage"));
      const sent = await (await desk.lodgeSigned(filing)).wait();
      const [receipt] = lodgingReceiptsIn(sent?.logs ?? []);
      if (receipt === undefined) throw new Error("there is no receipt");
      expect(receipt.lodger.slice(0, 34)).to.equal(land.alice.person);
      const { ethers } = land.republic.connection;
      const instant = (await ethers.provider.getBlock("latest"))?.timestamp ?? 0;
      const call = async (to: Hex, data: Hex) => (await ethers.provider.call({ to, data })) as Hex;
      const gazette = (await land.republic.gazette.getAddress()) as Hex;
      const dated = await dateReceipt(call, gazette, receipt, instant);
      expect([dated.number, dated.date]).to.deep.equal([1, TODAY]);
      expect(await desk.book.receivedAt(receipt.register, filing.digest)).to.equal(BigInt(instant));
    });

    it("to a first registration of a title that is not there yet", async () => {
      const { land, notary } = desk;
      const { alice, dave, registrar } = land;
      const own = { dealings: { "new field": [firstRegistration(alice)] }, by: [alice, registrar] } as const;
      const rival = { dealings: { "new field": [firstRegistration(dave)] }, by: [dave, registrar] } as const;
      const first = await desk.lodged(notary, own);
      await expect(land.decide(rival)).to.be.revertedWithCustomError(desk.book, "LodgingHeldOff");
      only(await eventsOf(land.register, land.submit(first)), "Granted");
    });

    it("as `explain` says too", async () => {
      const { land, notary } = desk;
      await desk.lodged(notary, saleTo("bob", "cottage"));
      const { application, evidence } = await land.file(saleTo("dave", "cottage"));
      await expect(land.register.explain(application, evidence)).to.be.revertedWithCustomError(
        desk.book,
        "LodgingHeldOff",
      );
    });
  });

  describe("ends", () => {
    it("[art_6__para_1] on the last second of the 14th day, and not before", async () => {
      const { land, notary } = desk;
      await desk.lodged(notary, saleTo("bob", "cottage"));
      const rival = await land.file(saleTo("dave", "cottage"));
      await goTo(land.republic, (TODAY + PERIOD + 1) * 86_400 - 60);
      await expect(land.submit(rival)).to.be.revertedWithCustomError(desk.book, "LodgingHeldOff");
      await goTo(land.republic, (TODAY + PERIOD + 1) * 86_400);
      only(await eventsOf(land.register, land.submit(rival)), "Granted");
      expect(await desk.isMarked("cottage"), "the mark is gone with the next decision").to.equal(false);
    });

    it("[art_6__para_2] with a withdrawal, in the middle of the line as well", async () => {
      const { land, notary, registrar } = desk;
      const { alice } = land;
      const first = await desk.lodged(notary, saleTo("bob", "cottage"));
      const second = await land.file(saleTo("dave", "cottage"));
      await desk.lodge(registrar, second.digest, "cottage");
      await withdraw(second);
      expect((await desk.firstOn("cottage"))?.number).to.equal(1);
      await withdraw(first);
      expect(await desk.firstOn("cottage")).to.equal(undefined);
      expect(await desk.isMarked("cottage")).to.equal(false);
      only(
        await land.decide({
          dealings: { cottage: [transfer(alice, land.bob)] },
          by: [alice, land.bob],
          deadline: TODAY + 91,
        }),
        "Granted",
      );
    });

    it("[art_6__para_3] when a court strikes it out, and the next one moves up", async () => {
      const { land, notary, registrar } = desk;
      const { court } = land.republic.officers;
      await desk.lodged(notary, saleTo("bob", "cottage"));
      const second = await land.file(saleTo("dave", "cottage"));
      await desk.lodge(registrar, second.digest, "cottage");
      const order = id("the order");
      await desk.by(court).strike(entryOf("cottage"), 1, order, GENEROUS);
      only(await eventsOf(land.register, land.submit(second)), "Granted");
      await expect(desk.by(court).strike(entryOf("cottage"), 7, order, GENEROUS))
        .to.be.revertedWithCustomError(desk.book, "LodgingUnknown")
        .withArgs(entryOf("cottage"), 7);
      await expect(
        desk.by(notary).strike(entryOf("cottage"), 2, order, GENEROUS),
      ).to.be.revertedWithCustomError(land.register, "AccessManagedUnauthorized");
    });

    it("and the register can still be rebuilt from its logs", async () => {
      const { land, notary, registrar } = desk;
      const first = await desk.lodged(notary, saleTo("bob", "cottage"));
      await desk.lodged(registrar, saleTo("dave", "mill"));
      await land.submit(first);
      const { provider } = land.republic.connection.ethers;
      const address = await land.register.getAddress();
      const logs = await provider.getLogs({ address, fromBlock: 0, toBlock: "latest" });
      const rebuilt = rebuildRegister(logs, { legacyCommitment: land.legacyCommitment });
      const entries = ["cottage", "mill"].map(entryOf);
      const slots = await Promise.all(
        entries.map(async (entry) => [entry, (await land.register.slotOf(entry)) as Hex] as const),
      );
      expect([...rebuilt.finish(), ...rebuilt.compareWithSlots(slots)]).to.deep.equal([]);
    });

    async function withdraw(filing: Awaited<ReturnType<LodgingDesk["lodged"]>>): Promise<void> {
      await (await desk.withdraw(filing, desk.land.alice)).wait();
    }
  });

  describe("holds off neither", () => {
    it("[art_5__para_2] a court that freezes, nor one that releases", async () => {
      const { land, notary } = desk;
      const { court } = land.republic.officers;
      await desk.lodged(notary, saleTo("bob", "cottage"));
      await desk.by(court).freeze(entryOf("cottage"), id("the order"), GENEROUS);
      await desk.by(court).release(entryOf("cottage"), id("the order"), GENEROUS);
      expect(await desk.isMarked("cottage")).to.equal(true);
    });

    it("an application that deals with another title", async () => {
      await desk.lodged(desk.notary, saleTo("bob", "cottage"));
      only(await desk.land.decide(saleTo("dave", "mill")), "Granted");
    });
  });

  it("[art_7__para_2] admits no application twice", async () => {
    const { land, notary, registrar, book } = desk;
    const { digest } = await desk.lodged(notary, saleTo("bob", "cottage"));
    await expect(desk.lodge(registrar, digest, "cottage"))
      .to.be.revertedWithCustomError(book, "LodgingInadmissible")
      .withArgs(entryOf("cottage"), saysEId("art_7__para_2"));
    const signed = await land.file(saleTo("dave", "mill"));
    await desk.lodgeSigned(signed);
    await desk.wait(PERIOD + 1);
    await expect(desk.lodgeSigned(signed))
      .to.be.revertedWithCustomError(book, "LodgingInadmissible")
      .withArgs(entryOf("mill"), saysEId("art_7__para_2"));
  });
});
