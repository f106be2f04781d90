import { expect } from "chai";
import type { Provider } from "ethers";
import { bytesFromHex, hexFromBytes, type Hex } from "../../../../sdk/bytes.ts";
import { type LandExtract, makeExtract } from "../../../../sdk/land/extract/extract.ts";
import { readDomain } from "../../../../sdk/law/domain.ts";
import { BrokenHistoryError, NothingStoodError } from "../../../../sdk/law/entryHistory.ts";
import { readHistory, SlotMismatchError, UnknownEntryError } from "../../../../sdk/law/readHistory.ts";
import { entryOf, type LandOffice, loadLandOffice } from "../../../land/support/landOffice.ts";
import { caveat, deed, firstRegistration, mortgage, transfer } from "../../../land/support/terms.ts";
import type { Party } from "../../../support/parties.ts";
import { GENEROUS, goTo } from "../../../support/republic.ts";
import { providerWith } from "./providers.ts";

describe("extract from the land register", () => {
  let office: LandOffice;
  let provider: Provider;
  let register: Hex;

  beforeEach(async () => {
    office = await loadLandOffice();
    provider = office.republic.connection.ethers.provider;
    register = (await office.register.getAddress()) as Hex;
  });

  const extractOf = async (name: string, date?: string, knownOn?: string): Promise<LandExtract> =>
    makeExtract(
      await readDomain(office.republic.relay, register),
      await readHistory(provider, register, entryOf(name)),
      {
        date,
        knownOn,
      },
    );
  const ownersIn = ({ title }: LandExtract): Hex[] =>
    title.LA_BAUnit.rrr.flatMap((rrr) => ("share" in rrr ? rrr.party : []));
  const pass = (from: Party, to: Party) =>
    office.decide({ dealings: { cottage: [transfer(from, to)] }, by: [from, to] });
  const failureOf = (act: () => Promise<unknown>): Promise<unknown> =>
    act().then(
      () => "no failure",
      (error: unknown) => error,
    );

  /** The cottage goes from Alice to Bob on the 11th, to Carol on the 15th, and to Alice again on the 15th. */
  async function sellCottage(): Promise<void> {
    const { alice, bob, carol } = office;
    await pass(alice, bob);
    await goTo(office.republic, "2016-01-15T12:00:00Z");
    await pass(bob, carol);
    await pass(carol, alice);
    await goTo(office.republic, "2016-01-20T12:00:00Z");
  }

  it("says who owned a title on any day, from the takeover on", async () => {
    const { alice, bob, carol } = office;
    await sellCottage();
    const days: [date: string, owner: Party, version: number][] = [
      ["2015-11-30", alice, 1],
      ["2016-01-10", alice, 1],
      ["2016-01-11", bob, 2],
      ["2016-01-14", bob, 2],
      ["2016-01-15", alice, 4],
      ["2016-01-20", alice, 4],
    ];
    for (const [date, owner, version] of days) {
      const extract = await extractOf("cottage", date);
      expect([ownersIn(extract), extract.version], date).to.deep.equal([[owner.person], version]);
    }
    expect(carol.person).to.not.equal(alice.person);
  });

  it("leaves out of account what was not yet known on another day", async () => {
    await sellCottage();
    const known = await extractOf("cottage", "2016-01-20", "2016-01-12");
    expect(ownersIn(known)).to.deep.equal([office.bob.person]);
    expect([known.date, known.knownOn, known.version]).to.deep.equal(["2016-01-20", "2016-01-12", 2]);
  });

  it("takes the legacy record out of the calldata of the first dealing, in a batch too, or from whoever has it", async () => {
    const { alice, bob, carol, dave } = office;
    const entry = entryOf("farm");
    const filings = await Promise.all([
      office.file({ dealings: { farm: [transfer(alice, bob)] }, by: [alice, bob] }),
      office.file({ dealings: { chapel: [transfer(carol, dave)] }, by: [carol, dave] }),
    ]);
    const [applications, evidences] = [
      filings.map(({ application }) => application),
      filings.map(({ evidence }) => evidence),
    ];
    await (await office.register.decideBatch(applications, evidences, 3_000_000, GENEROUS)).wait();
    const extract = await extractOf("farm", "2016-01-01");
    expect(extract.records[0]).to.equal(hexFromBytes(office.legacyRecord(entry)));
    expect(extract.title.LA_BAUnit.basis).to.equal(null);
    const firstRecord = office.legacyRecord(entry);
    const given = await readHistory(provider, register, entry, { firstRecord });
    expect(given.history.records).to.have.length(2);
    const wrong = { firstRecord: office.legacyRecord(entryOf("mill")) };
    expect(await failureOf(() => readHistory(provider, register, entry, wrong))).to.be.instanceOf(
      BrokenHistoryError,
    );
  });

  it("has everything of a title that is new, from its first day on and not before", async () => {
    const { alice, bank, carol, registrar } = office;
    await office.decide({ dealings: { "new field": [firstRegistration(alice)] }, by: [alice, registrar] });
    await goTo(office.republic, "2016-01-12T12:00:00Z");
    await office.decide({
      dealings: { "new field": [mortgage(bank), caveat(carol)] },
      by: [alice, bank, carol],
    });
    const { title, records } = await extractOf("new field");
    expect(title.LA_BAUnit.rrr.map(({ type }) => type)).to.deep.equal(["freehold", "mortgage", "caveat"]);
    expect(records).to.have.length(2);
    expect((await extractOf("new field", "2016-01-11")).title.LA_BAUnit.rrr).to.have.length(1);
    const failure = await failureOf(() => extractOf("new field", "2016-01-10"));
    expect(failure).to.be.instanceOf(NothingStoodError);
    expect((failure as Error).message).to.contain("nothing stood there on that date yet");
  });

  it("says what bound the title on the date beside its record", async () => {
    const { alice, bob, republic } = office;
    await pass(alice, bob);
    const court = office.register.connect(republic.officers.court);
    await goTo(republic, "2016-01-13T12:00:00Z");
    await court.freeze(entryOf("cottage"), deed("order"), GENEROUS);
    await goTo(republic, "2016-01-14T12:00:00Z");
    await court.release(entryOf("cottage"), deed("order"), GENEROUS);
    const frozenOn = async (date: string) => (await extractOf("cottage", date)).status.frozen;
    expect(await Promise.all(["2016-01-12", "2016-01-13", "2016-01-14"].map(frozenOn))).to.deep.equal([
      false,
      true,
      false,
    ]);
  });

  it("is not made of an entry that nobody has dealt with, or that there is not", async () => {
    for (const name of ["chapel", "new nothing"]) {
      expect(await failureOf(() => extractOf(name))).to.be.instanceOf(UnknownEntryError);
    }
  });

  it("is not made of logs that are not what the register stores", async () => {
    await sellCottage();
    const without = (dropped: number) =>
      providerWith(provider, {
        getLogs: async (filter) => (await provider.getLogs(filter)).filter((_, index) => index !== dropped),
      });
    const read = (from: Provider) => failureOf(() => readHistory(from, register, entryOf("cottage")));
    expect(await read(without(1))).to.be.instanceOf(BrokenHistoryError);
    expect(await read(without(2))).to.be.instanceOf(SlotMismatchError);
  });

  it("says that earlier records are lost, where the logs begin later", async () => {
    await sellCottage();
    const late = providerWith(provider, {
      getLogs: async (filter) => (await provider.getLogs(filter)).slice(1),
    });
    const seen = await readHistory(late, register, entryOf("cottage"));
    const domain = await readDomain(office.republic.relay, register);
    expect(makeExtract(domain, seen, { date: "2016-01-15" }).version).to.equal(4);
    expect(() => makeExtract(domain, seen, { date: "2016-01-14" })).to.throw(
      NothingStoodError,
      "its records before version 3 are not in the logs",
    );
  });

  it("asks for logs in pieces, and finds the same", async () => {
    await sellCottage();
    const entry = entryOf("cottage");
    const [whole, pieces] = [
      await readHistory(provider, register, entry),
      await readHistory(provider, register, entry, { blocksAQuery: 7 }),
    ];
    expect(pieces.history).to.deep.equal(whole.history);
    expect(bytesFromHex(whole.slot)).to.have.length(32);
  });
});
