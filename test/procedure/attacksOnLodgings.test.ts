import { expect } from "chai";
import { id } from "ethers";
import type { Hex } from "../../sdk/bytes.ts";
import { entryOf, type Instruction, openLandOffice } from "../land/support/landOffice.ts";
import { caveat, TODAY, transfer } from "../land/support/terms.ts";
import { eventsOf, file, only } from "../support/filing.ts";
import { GENEROUS } from "../support/republic.ts";
import { LodgingDesk, saysEId } from "./support/lodgings.ts";

const PERIOD = 14;
const LONGEST_SERIES = 28;

describe("Attacks with lodgings", () => {
  let desk: LodgingDesk;
  let restore: () => Promise<void>;

  before(async () => {
    desk = new LodgingDesk(await openLandOffice());
    const snapshot = await desk.land.republic.connection.networkHelpers.takeSnapshot();
    restore = () => snapshot.restore();
  });

  beforeEach(() => restore());

  const sale = (): Instruction => {
    const { alice, bob } = desk.land;
    return { dealings: { cottage: [transfer(alice, bob)] }, by: [alice, bob], deadline: TODAY + 200 };
  };

  /** A digest of nothing in particular, as somebody would make who only wants to be in the way. */
  const spam = (index: number): Hex => id(`spam ${index}`) as Hex;

  const inadmissible = (sent: Promise<unknown>, eId: string) =>
    expect(sent)
      .to.be.revertedWithCustomError(desk.book, "LodgingInadmissible")
      .withArgs(entryOf("cottage"), saysEId(eId));

  it("[art_4__para_1] by a stranger: lodging by digest is for notaries and registrars of the register", async () => {
    const { relay } = desk.land.republic;
    await expect(desk.lodge(relay, spam(1), "cottage"))
      .to.be.revertedWithCustomError(desk.land.register, "RegisterMayNotLodge")
      .withArgs(relay.address);
    await expect(
      desk.lodge(desk.land.republic.officers.court, spam(1), "cottage"),
    ).to.be.revertedWithCustomError(desk.land.register, "RegisterMayNotLodge");
  });

  it("by a stranger who signs an application about a house in which they have no say", async () => {
    const { stranger, dave } = desk.land;
    const filing = await desk.land.file({
      dealings: { cottage: [transfer(stranger, dave)] },
      by: [stranger, dave],
    });
    await expect(desk.lodgeSigned(filing))
      .to.be.revertedWithCustomError(desk.land.register, "RegisterNoStanding")
      .withArgs(stranger.person);
  });

  it("by somebody who names the owner as a signatory without their signature", async () => {
    const { alice, bob, stranger } = desk.land;
    const draft = await desk.land.draft(sale());
    const signers = draft.signers.map((signer) => (signer === bob.signer ? signer : stranger.signer));
    const forged = await file({ ...draft, signers }, desk.land.digestOf);
    await expect(desk.lodgeSigned(forged))
      .to.be.revertedWithCustomError(desk.land.register, "RegisterWrongSigner")
      .withArgs(alice.person);
  });

  it("[art_7__para_1] by a notary who wants all places in the line", async () => {
    await desk.lodge(desk.notary, spam(1), "cottage");
    await inadmissible(desk.lodge(desk.notary, spam(2), "cottage"), "art_7__para_1");
  });

  it("[art_7__para_1] by an owner under another application of theirs", async () => {
    const { alice, dave } = desk.land;
    await desk.lodgeSigned(await desk.land.file(sale()));
    const another = { dealings: { cottage: [transfer(alice, dave)] }, by: [alice, dave] } as const;
    await inadmissible(desk.lodgeSigned(await desk.land.file(another)), "art_7__para_1");
  });

  it("[art_7__para_4] by officers who take turns: the title is free in the end, whatever they do", async () => {
    const { notary, registrar } = desk;
    for (let turn = 0; turn <= 2; turn++) {
      await desk.lodge(turn % 2 === 0 ? notary : registrar, spam(turn), "cottage");
      await desk.wait(PERIOD);
    }
    // The day is the 42nd since the first; the third was made on the 28th and is live for the last time.
    await expect(desk.land.decide(sale())).to.be.revertedWithCustomError(desk.book, "LodgingHeldOff");
    await inadmissible(desk.lodge(registrar, spam(3), "cottage"), "art_7__para_4");
    await desk.wait(1);
    await inadmissible(desk.lodge(registrar, spam(4), "cottage"), "art_7__para_4");
    only(await desk.land.decide(sale()), "Granted");
  });

  it("[art_7__para_5] by somebody who withdraws and lodges again, so that the series never ends", async () => {
    const { alice, bob } = desk.land;
    for (let day = 0; day <= LONGEST_SERIES; day += PERIOD) {
      const application = { ...sale(), deadline: TODAY + 100 + day };
      const filing = await desk.land.file(application);
      await desk.lodgeSigned(filing);
      await desk.withdraw(filing, alice);
      if (day < LONGEST_SERIES) await desk.wait(PERIOD);
    }
    await desk.wait(1);
    const again = await desk.land.file({ ...sale(), deadline: TODAY + 199 });
    await inadmissible(desk.lodgeSigned(again), "art_7__para_4");
    expect(await desk.firstOn("cottage")).to.equal(undefined);
    only(await eventsOf(desk.land.register, desk.land.submit(again)), "Granted");
    expect((await desk.land.titleOf("cottage")).shares[0]?.owner).to.equal(bob.person);
  });

  it("[art_7__para_5] by somebody who has small things granted in between", async () => {
    const { alice } = desk.land;
    const trifle = { dealings: { cottage: [caveat(alice, TODAY + 20)] }, by: [alice] } as const;
    const filing = await desk.lodged(desk.notary, trifle);
    only(await eventsOf(desk.land.register, desk.land.submit(filing)), "Granted");
    await desk.wait(LONGEST_SERIES);
    await desk.lodge(desk.notary, spam(1), "cottage");
    await desk.wait(1);
    await inadmissible(desk.lodge(desk.registrar, spam(2), "cottage"), "art_7__para_4");
  });

  it("by a contract that poses as a register: it writes on its own pages", async () => {
    const { relay } = desk.land.republic;
    const entry = entryOf("cottage");
    await desk.book.connect(relay).lodge(entry, spam(1), id("anybody"), 0, GENEROUS);
    expect(await desk.firstOn("cottage")).to.equal(undefined);
    await desk.lodge(desk.notary, spam(2), "cottage");
    await desk.book.connect(relay).conclude(entry, spam(1), GENEROUS);
    await desk.book.connect(relay).lodge(entry, spam(3), id("somebody"), 0, GENEROUS);
    await desk.book.connect(relay).strike(entry, 2, GENEROUS);
    expect((await desk.firstOn("cottage"))?.mark).to.equal(spam(2).slice(0, 34));
  });

  it("by more entries than an application has", async () => {
    const entries = Array.from({ length: 17 }, (_, index) => id(`entry ${index}`));
    await expect(desk.by(desk.notary).lodge(spam(1), entries, GENEROUS))
      .to.be.revertedWithCustomError(desk.land.register, "RegisterLengthMismatch")
      .withArgs(16, 17);
  });

  it("by whoever lacks gas for the question how long a lodging is live", async () => {
    await desk.lodge(desk.notary, spam(1), "cottage");
    const { application, evidence } = await desk.land.file(sale());
    for (let gasLimit = 100_000; gasLimit <= 220_000; gasLimit += 5_000) {
      const sent = desk.land.register.decide(application, evidence, { gasLimit });
      const decided = await sent.then((transaction) => transaction.wait()).catch(() => undefined);
      expect(decided?.status, `with ${gasLimit} gas`).to.not.equal(1);
    }
    expect((await desk.land.titleOf("cottage")).shares[0]?.owner).to.equal(desk.land.alice.person);
  });
});
