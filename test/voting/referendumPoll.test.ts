import { expect } from "chai";
import { encodeBytes32String, id, ZeroHash } from "ethers";
import type { Referendums } from "../../typechain-types/index.js";
import { date, enactment } from "../law/fixture.ts";
import { ACT, BINDING, COUNTRY, FILED, ReferendumBook, STAGE } from "./support/referendumBook.ts";

const TOWN = id("a small town");

describe("Referendums: the poll that answers", () => {
  let held: ReferendumBook;
  let book: Referendums;
  let name: string;
  let restore: () => Promise<void>;

  before(async () => {
    held = await ReferendumBook.open();
    ({ book, name } = held);
    ({ restore } = await held.connection.networkHelpers.takeSnapshot());
  });
  beforeEach(() => restore());

  const bound = async () => [...(await book.districtOf(name))];

  describe("naming a district", () => {
    it("[art_5a__para_1] is for the commission, of what is on file, and for everybody to see", async () => {
      await held.file();
      await expect(held.nameDistrict()).to.emit(book, "DistrictNamed").withArgs(name, COUNTRY, date(BINDING));
      expect(date(BINDING) - date(FILED)).to.equal(35);
    });

    it("[art_5a__para_1] reverts for everyone else, and for what is not on file", async () => {
      await expect(held.nameDistrict())
        .to.be.revertedWithCustomError(book, "ReferendumOtherStage")
        .withArgs(name, STAGE.none);
      await held.file();
      for (const caller of [held.stranger, held.register, held.republic.legislature, held.republic.court]) {
        await expect(book.connect(caller).nameDistrict(name, TOWN))
          .to.be.revertedWithCustomError(book, "AccessManagedUnauthorized")
          .withArgs(await caller.getAddress());
      }
    });

    it("[art_5a__para_2] takes effect on the 35th day, and not on the 34th", async () => {
      await held.file();
      await held.nameDistrict();
      await held.goTo("2016-02-23");
      await expect(held.put()).to.not.emit(book, "BoundToPoll");
      expect(await bound()).to.deep.equal([ZeroHash, false]);
      await held.goTo(BINDING);
      expect(await bound()).to.deep.equal([COUNTRY, false]);
      await expect(held.put()).to.emit(book, "BoundToPoll").withArgs(name, COUNTRY);
      expect(await bound()).to.deep.equal([COUNTRY, true]);
    });

    it("[art_5a__para_2] leaves the district named before until another takes its place", async () => {
      await held.file();
      await held.nameDistrict();
      await held.goTo(BINDING);
      await held.nameDistrict(TOWN);
      await held.goTo("2016-03-29");
      expect(await bound()).to.deep.equal([COUNTRY, false]);
      await held.goTo("2016-03-30");
      expect(await bound()).to.deep.equal([TOWN, false]);
      await held.put();
      expect(await bound(), "no longer the district").to.deep.equal([TOWN, false]);
    });

    it("[art_5a__para_2] of one that never took effect leaves nothing", async () => {
      await held.file();
      await held.nameDistrict(TOWN);
      await held.goTo("2016-02-01");
      await held.nameDistrict();
      await held.goTo(BINDING);
      expect(await bound()).to.deep.equal([ZeroHash, false]);
      await held.goTo("2016-03-07");
      expect(await bound()).to.deep.equal([COUNTRY, false]);
    });

    it("[art_5a__para_3] is over while the poll stands to which the question is bound", async () => {
      await held.polled();
      await expect(held.nameDistrict(TOWN))
        .to.be.revertedWithCustomError(book, "ReferendumBound")
        .withArgs(name, COUNTRY);
      await held.annul();
      await expect(held.nameDistrict(TOWN)).to.emit(book, "DistrictNamed");
    });
  });

  describe("binding", () => {
    it("[art_5a__para_3] [art_5a__para_4] the poll that is bound answers, and no other", async () => {
      await held.polled();
      await held.put(TOWN);
      await expect(held.answer(true, TOWN)).to.not.emit(book, "Adopted");
      expect(await held.stage()).to.equal(STAGE.filed);
      await expect(held.answer(true)).to.emit(book, "Adopted").withArgs(name, COUNTRY);
      expect(await held.stage()).to.equal(STAGE.enacted);
    });

    it("[art_5a__para_4] an advisory question keeps no district from being frozen, certified or annulled", async () => {
      for (const told of [held.put, held.annul])
        await expect(told()).to.not.be.revert(held.connection.ethers);
      await expect(held.answer(true)).to.not.emit(book, "Adopted");
      expect(await held.stage()).to.equal(STAGE.none);
    });

    it("[art_5a__para_4] asked twice on a paper, the first answer counts", async () => {
      await held.polled();
      await expect(held.put()).to.not.emit(book, "BoundToPoll");
      await held.answer(false);
      await held.answer(true);
      expect(await held.stage()).to.equal(STAGE.rejected);
    });

    it("reverts for everyone but the register of elections", async () => {
      await held.file();
      for (const caller of [held.stranger, held.commission, held.republic.legislature, held.republic.court]) {
        for (const told of ["put", "annulled"] as const) {
          await expect(book.connect(caller)[told](name, COUNTRY)).to.be.revertedWithCustomError(
            book,
            "AccessManagedUnauthorized",
          );
        }
      }
    });
  });

  describe("[art_6__para_4] annulment", () => {
    it("of a poll that is not certified leaves the question on file, bound to nothing", async () => {
      await held.polled();
      await expect(held.annul()).to.emit(book, "PollAnnulled").withArgs(name, COUNTRY, STAGE.filed);
      expect(await bound()).to.deep.equal([ZeroHash, false]);
      await expect(held.answer(true), "too late").to.not.emit(book, "Adopted");
      await held.put();
      expect(await bound(), "not named anew").to.deep.equal([ZeroHash, false]);
    });

    it("takes back what was adopted and could not be enacted; a vote that is held again answers", async () => {
      const { gazette, legislature } = held.republic;
      await held.polled();
      const { documentDate, textHash } = held.question;
      await gazette.connect(legislature).enact(enactment({ eli: ACT, documentDate, textHash: id("a slip") }));
      await held.answer(true);
      expect(await held.stage()).to.equal(STAGE.adopted);
      await expect(held.annul()).to.emit(book, "PollAnnulled").withArgs(name, COUNTRY, STAGE.filed);
      await gazette.connect(legislature).correctText(ACT, documentDate, textHash, id("reasons"));
      await expect(book.enact(name))
        .to.be.revertedWithCustomError(book, "ReferendumOtherStage")
        .withArgs(name, STAGE.filed);
      const again = id("the whole country, again");
      await held.nameDistrict(again);
      await held.goTo("2016-03-30");
      await held.put(again);
      await held.answer(true, again);
      expect(await held.stage()).to.equal(STAGE.enacted);
    });

    it("lets what was rejected be filed again at once", async () => {
      await held.polled();
      await held.answer(false);
      await expect(held.file())
        .to.be.revertedWithCustomError(book, "ReferendumInadmissible")
        .withArgs(name, encodeBytes32String("art_4__para_6"));
      await expect(held.annul()).to.emit(book, "PollAnnulled").withArgs(name, COUNTRY, STAGE.none);
      await expect(held.file()).to.emit(book, "Filed");
      expect(await bound()).to.deep.equal([ZeroHash, false]);
    });

    it("of a poll that did not answer changes nothing", async () => {
      await held.polled();
      await held.answer(false);
      await expect(held.annul(TOWN)).to.not.emit(book, "PollAnnulled");
      expect(await held.stage()).to.equal(STAGE.rejected);
    });

    it("of the poll that rejected it changes nothing once it has been filed again", async () => {
      await held.polled();
      await held.answer(false);
      await held.goTo("2017-02-24");
      await held.file();
      await expect(held.annul()).to.not.emit(book, "PollAnnulled");
      expect(await held.stage()).to.equal(STAGE.filed);
    });

    it("leaves barred what the court has barred", async () => {
      await held.polled();
      await book.connect(held.republic.court).bar(name, id("judgment"));
      await expect(held.annul()).to.not.emit(book, "PollAnnulled");
      expect(await held.stage()).to.equal(STAGE.barred);
    });

    it("[art_6__para_6] leaves in force what has been enacted", async () => {
      await held.polled();
      await held.answer(true);
      await expect(held.annul()).to.not.emit(book, "PollAnnulled");
      expect(await held.stage()).to.equal(STAGE.enacted);
      const governed = date(BINDING) + 28;
      const { from } = await held.republic.gazette.inForceOn(id(`${ACT}#part_2`), governed);
      expect(from).to.equal(governed);
    });
  });
});
