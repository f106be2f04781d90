import { expect } from "chai";
import { decodeBytes32String } from "ethers";
import type { Hex } from "../../sdk/bytes.ts";
import { only } from "../support/filing.ts";
import { entryOf, type LandOffice, loadLandOffice } from "./support/landOffice.ts";
import {
  easement,
  merge,
  note,
  ParcelCounter,
  type ParcelInstruction,
  partOf,
  release,
  split,
  tailOf,
} from "./support/parcelCounter.ts";
import { deed, transfer } from "./support/terms.ts";

describe("Easements in the land register", () => {
  const [farm, chapel, mill] = [entryOf("farm"), entryOf("chapel"), entryOf("mill")];
  let office: LandOffice;
  let counter: ParcelCounter;

  beforeEach(async () => {
    office = await loadLandOffice();
    counter = new ParcelCounter(office);
  });

  const granted = async (instruction: ParcelInstruction) =>
    only(await counter.decide(instruction), "Granted");

  const refusal = async (instruction: ParcelInstruction): Promise<string> =>
    decodeBytes32String(String(only(await counter.decide(instruction), "Refused")["eId"]));

  const easementsOf = async (entry: Hex) =>
    (await counter.titleAt(entry)).rrrs
      .filter(({ kind }) => kind.startsWith("easement"))
      .map(({ kind, holder, instrument }) => ({ kind, holder, instrument }));

  const burden = (benefited: Hex) => ({
    kind: "easement burden",
    holder: tailOf(benefited),
    instrument: deed("the way"),
  });

  const benefit = (burdened: Hex) => ({
    kind: "easement benefit",
    holder: tailOf(burdened),
    instrument: deed("the way"),
  });

  /** Alice gives Carol's chapel a way over her farm. */
  const grantWay = async () => {
    const { alice, carol } = office;
    await granted({ steps: [easement(farm, chapel, "the way")], by: [alice, carol] });
  };

  it("[art_65__para_6] is entered on both titles, and passes with each of them", async () => {
    const { alice, bob, carol, dave } = office;
    await grantWay();
    expect(await easementsOf(farm)).to.deep.equal([burden(chapel)]);
    expect(await easementsOf(chapel)).to.deep.equal([benefit(farm)]);
    only(await office.decide({ dealings: { farm: [transfer(alice, bob)] }, by: [alice, bob] }), "Granted");
    only(
      await office.decide({ dealings: { chapel: [transfer(carol, dave)] }, by: [carol, dave] }),
      "Granted",
    );
    expect(await easementsOf(farm)).to.deep.equal([burden(chapel)]);
    expect(await easementsOf(chapel)).to.deep.equal([benefit(farm)]);
    // What Alice and Carol agreed, Dave gives up now, and Bob need not sign.
    await granted({ steps: [release(farm, chapel, "the way")], by: [dave] });
    expect(await easementsOf(farm)).to.deep.equal([]);
    expect(await easementsOf(chapel)).to.deep.equal([]);
  });

  it("[art_65__para_2] [art_65__para_3] [art_65__para_4] is granted by one side, taken by the other, once", async () => {
    const { alice, carol, notary } = office;
    const steps = [easement(farm, chapel, "the way")];
    expect(await refusal({ steps, by: [carol, notary] })).to.equal("art_65__para_2");
    expect(await refusal({ steps, by: [alice, notary] })).to.equal("art_65__para_3");
    await grantWay();
    expect(await refusal({ steps, by: [alice, carol] })).to.equal("art_65__para_4");
  });

  it("[art_62__para_3] goes with both parts of the burdened title, and the other title knows", async () => {
    const { alice, carol, notary } = office;
    await grantWay();
    const field = partOf(farm, "the field");
    const step = split(farm, { survey: "the field", remaining: 60_000n, taken: 30_000n });
    await granted({ steps: [note(chapel, farm), step], by: [alice, notary] });
    expect(await easementsOf(farm)).to.deep.equal([burden(chapel)]);
    expect(await easementsOf(field)).to.deep.equal([burden(chapel)]);
    expect(await easementsOf(chapel)).to.deep.equal([benefit(farm), benefit(field)]);
    // The way does not lead over the field: Carol gives it up there, and only there.
    await granted({ steps: [release(field, chapel, "the way")], by: [carol] });
    expect(await easementsOf(field)).to.deep.equal([]);
    expect(await easementsOf(farm)).to.deep.equal([burden(chapel)]);
    expect(await easementsOf(chapel)).to.deep.equal([benefit(farm)]);
  });

  it("[art_62__para_3] goes with both parts of the title that benefits", async () => {
    const { carol, notary } = office;
    await grantWay();
    const yard = partOf(chapel, "the yard");
    const step = split(chapel, { survey: "the yard", remaining: 400n, taken: 100n });
    await granted({ steps: [note(farm, chapel), step], by: [carol, notary] });
    expect(await easementsOf(yard)).to.deep.equal([benefit(farm)]);
    expect(await easementsOf(farm)).to.deep.equal([burden(chapel), burden(yard)]);
  });

  it("[art_64__para_1] goes from the title absorbed to the one kept, on both ends", async () => {
    const { alice, notary } = office;
    await grantWay();
    await granted({ steps: [note(chapel, farm), merge(mill, farm)], by: [alice, notary] });
    expect(await easementsOf(mill)).to.deep.equal([burden(chapel)]);
    expect(await easementsOf(chapel)).to.deep.equal([benefit(mill)]);
  });

  it("[art_64__para_2] ends between titles that become one", async () => {
    const { alice, notary } = office;
    await granted({ steps: [easement(farm, mill, "the way")], by: [alice] });
    await granted({ steps: [merge(mill, farm)], by: [alice, notary] });
    expect(await easementsOf(mill)).to.deep.equal([]);
  });

  it("[art_61__para_1] is granted between the parts in the application that splits", async () => {
    const { alice, notary } = office;
    const strip = partOf(farm, "the strip");
    const step = split(farm, { survey: "the strip", remaining: 88_000n, taken: 2_000n });
    await granted({ steps: [step, easement(strip, farm, "the way")], by: [alice, notary] });
    expect(await easementsOf(strip)).to.deep.equal([burden(farm)]);
    expect(await easementsOf(farm)).to.deep.equal([benefit(strip)]);
  });

  it("[art_67__para_2] [art_67__para_3] asks those who have a say in the title burdened", async () => {
    const { alice, carol, trustee } = office;
    const [disputed, entrusted] = [entryOf("disputed"), entryOf("entrusted")];
    const over = (title: Hex, ...more: (typeof alice)[]): ParcelInstruction => ({
      steps: [easement(title, farm, "the way")],
      by: [alice, ...more],
    });
    expect(await refusal(over(disputed))).to.equal("art_67__para_2");
    await granted(over(disputed, carol));
    expect(await refusal(over(entrusted))).to.equal("art_67__para_3");
    await granted(over(entrusted, trustee));
  });

  it("[art_65__para_8] is refused as the 29th right of a title", async () => {
    const { alice, carol } = office;
    const ways = Array.from({ length: 29 }, (_, i) => easement(farm, chapel, `way ${i}`));
    const by = [alice, carol] as const;
    await granted({ steps: ways.slice(0, 15), by });
    expect(await refusal({ steps: ways.slice(15), by })).to.equal("art_65__para_8");
    await granted({ steps: ways.slice(15, 28), by });
    expect((await easementsOf(farm)).length).to.equal(28);
  });
});
