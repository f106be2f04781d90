import { expect } from "chai";
import { decodeBytes32String, id } from "ethers";
import type { Hex } from "../../sdk/bytes.ts";
import { only } from "../support/filing.ts";
import { GENEROUS } from "../support/republic.ts";
import { AttackBench } from "./support/attackBench.ts";
import { entryOf, type LandOffice } from "./support/landOffice.ts";
import {
  easement,
  merge,
  note,
  ParcelCounter,
  type ParcelInstruction,
  partOf,
  release,
  split,
} from "./support/parcelCounter.ts";
import { deed, transfer } from "./support/terms.ts";

describe("Attacks on the land register: parcels and easements", () => {
  const [farm, chapel, cottage, mill] = [
    entryOf("farm"),
    entryOf("chapel"),
    entryOf("cottage"),
    entryOf("mill"),
  ];
  const cut = { survey: "the strip", remaining: 88_000n, taken: 2_000n };
  const strip = partOf(farm, "the strip");
  let bench: AttackBench;
  let office: LandOffice;
  let counter: ParcelCounter;

  beforeEach(async () => {
    bench = await AttackBench.load();
    office = bench.office;
    counter = new ParcelCounter(office);
  });

  const granted = async (instruction: ParcelInstruction) =>
    only(await counter.decide(instruction), "Granted");

  const refusal = async (instruction: ParcelInstruction): Promise<string> =>
    decodeBytes32String(String(only(await counter.decide(instruction), "Refused")["eId"]));

  const inadmissible = async (instruction: ParcelInstruction, error: string) =>
    expect(counter.decide(instruction)).to.be.revertedWithCustomError(office.register, error);

  it("land out of nothing: [art_61__para_4] one square metre more than there was", async () => {
    const { alice, notary } = office;
    const more = split(farm, { ...cut, taken: 2_001n });
    expect(await refusal({ steps: [more], by: [alice, notary] })).to.equal("art_61__para_4");
    const whole = merge(farm, mill, { survey: "the whole", squareMetres: 90_901n });
    expect(await refusal({ steps: [whole], by: [alice, notary] })).to.equal("art_63__para_5");
  });

  it("land out of overflow: [art_61__para_4] two areas whose sum wraps to the right one", async () => {
    const { alice, notary } = office;
    const step = split(farm, { ...cut, remaining: 2n ** 64n - 1n, taken: 90_001n });
    expect(await refusal({ steps: [step], by: [alice, notary] })).to.equal("art_61__para_4");
  });

  it("the same part taken out twice: [art_61__para_2] its entry is there already", async () => {
    const { alice, notary } = office;
    await granted({ steps: [split(farm, cut)], by: [alice, notary] });
    const again = split(farm, { ...cut, remaining: 86_000n });
    expect(await refusal({ steps: [again], by: [alice, notary] })).to.equal("art_61__para_2");
  });

  it("a part split off to be rid of the mortgage: [art_11__para_1] it is on the part, too", async () => {
    const { alice, bob, notary } = office;
    const pledged = entryOf("pledged");
    const step = split(pledged, { survey: "the yard", remaining: 400n, taken: 100n });
    await granted({ steps: [step], by: [alice, notary] });
    const yard = partOf(pledged, "the yard");
    const sale = { ...transfer(alice, bob), subject: 0 };
    const sold = { entries: [yard, yard] as const, place: () => sale };
    expect(await refusal({ steps: [sold], by: [alice, bob] })).to.equal("art_11__para_1");
  });

  it("an easement shed in a split or a merge: [art_68__para_1] its other end is left out", async () => {
    const { alice, carol, notary } = office;
    await granted({ steps: [easement(farm, chapel, "the way")], by: [alice, carol] });
    expect(await refusal({ steps: [split(farm, cut)], by: [alice, notary] })).to.equal("art_68__para_1");
    expect(await refusal({ steps: [merge(mill, farm)], by: [alice, notary] })).to.equal("art_68__para_1");
  });

  it("an easement struck out by the owner burdened: [art_66__para_2]", async () => {
    const { alice, carol, notary } = office;
    await granted({ steps: [easement(farm, chapel, "the way")], by: [alice, carol] });
    const steps = [release(farm, chapel, "the way")];
    expect(await refusal({ steps, by: [alice, notary] })).to.equal("art_66__para_2");
  });

  it("a neighbour's record moved for nothing: [art_68__para_2] a note needs an easement that changes", async () => {
    const { alice, carol, notary } = office;
    const idle = { steps: [note(chapel, farm), split(farm, cut)], by: [alice, notary] } as const;
    expect(await refusal(idle)).to.equal("art_68__para_2");
    await granted({ steps: [easement(farm, chapel, "the way")], by: [alice, carol] });
    expect(await refusal({ steps: [note(chapel, farm)], by: [alice, notary] })).to.equal("art_68__para_2");
    const other = split(cottage, { survey: "the shed", remaining: 400n, taken: 100n });
    const beside = { steps: [note(chapel, farm), other], by: [alice, notary] } as const;
    expect(await refusal(beside)).to.equal("art_68__para_2");
  });

  it("a title made to pass for the chapel in an easement: [art_61__para_6] entries are not chosen", async () => {
    const { alice, notary } = office;
    const alike: Hex = `0x80${"00".repeat(15)}${chapel.slice(34)}`;
    const step = split(farm, cut, alike);
    expect(await refusal({ steps: [step], by: [alice, notary] })).to.equal("art_61__para_6");
  });

  it("a neighbour's title swallowed: [art_63__para_2], and by nobody with a say in it: [art_7__para_1]", async () => {
    const { alice, carol, notary } = office;
    const steps = [merge(farm, chapel)];
    expect(await refusal({ steps, by: [alice, notary] })).to.equal("art_63__para_2");
    expect(await refusal({ steps, by: [alice, carol, notary] })).to.equal("art_63__para_3");
    await inadmissible({ steps, by: [alice] }, "RegisterNoStanding");
  });

  it("a stranger who would have a case hang over a farm: [art_7__para_1]", async () => {
    const { stranger, carol } = office;
    await inadmissible({ steps: [split(farm, cut)], by: [stranger] }, "RegisterNoStanding");
    await inadmissible({ steps: [easement(farm, chapel, "the way")], by: [carol] }, "RegisterNoStanding");
    await inadmissible({ steps: [note(farm, chapel)], by: [carol] }, "RegisterNoStanding");
  });

  it("areas changed after everybody has signed", async () => {
    const { alice, notary } = office;
    const draft = await counter.draft({ steps: [split(farm, cut)], by: [alice, notary] });
    const other = await counter.draft({
      steps: [split(farm, { ...cut, remaining: 87_000n, taken: 3_000n })],
      by: [alice, notary],
    });
    await bench.inadmissible(
      await bench.altered(draft, { dealings: other.dealings }),
      "RegisterInvalidSignature",
    );
  });

  it("a split handed in twice", async () => {
    const { alice, notary } = office;
    const draft = await counter.draft({ steps: [split(farm, cut)], by: [alice, notary] });
    const filing = await bench.file(draft);
    await office.submit(filing);
    await bench.inadmissible(filing, "RegisterStaleRecord");
  });

  it("a title absorbed, dealt with once more, and its part registered anew", async () => {
    const { alice, notary } = office;
    await granted({ steps: [split(farm, cut)], by: [alice, notary] });
    await granted({ steps: [merge(farm, strip)], by: [alice, notary] });
    await inadmissible({ steps: [merge(farm, strip)], by: [alice, notary] }, "RegisterClosedEntry");
    const anew = split(farm, { ...cut, remaining: 86_000n });
    await inadmissible({ steps: [anew], by: [alice, notary] }, "RegisterClosedEntry");
  });

  it("a frozen title changed from its neighbour's side: [art_5__para_1]", async () => {
    const { alice, carol, notary, republic, register } = office;
    await granted({ steps: [easement(farm, chapel, "the way")], by: [alice, carol] });
    await register.connect(republic.officers.court).freeze(chapel, id("order"), GENEROUS);
    const noted = { steps: [note(chapel, farm), split(farm, cut)], by: [alice, notary] } as const;
    expect(await refusal(noted)).to.equal("art_5__para_1");
    const away = { steps: [release(farm, chapel, "the way")], by: [carol] } as const;
    expect(await refusal(away)).to.equal("art_5__para_1");
  });

  it("a subject that the application has not", async () => {
    const { alice, notary } = office;
    const draft = await counter.draft({ steps: [split(farm, cut)], by: [alice, notary] });
    const dealings = draft.dealings.slice();
    dealings[2] = 9;
    await bench.inadmissible(await bench.unsigned({ ...draft, dealings }), "DealingsUnknownSubjects");
  });

  it("an easement under a deed that is another's: [art_66__para_1]", async () => {
    const { alice, carol } = office;
    await granted({ steps: [easement(farm, chapel, "the way")], by: [alice, carol] });
    const steps = [release(farm, chapel, "another deed")];
    expect(await refusal({ steps, by: [carol] })).to.equal("art_66__para_1");
    expect((await counter.titleAt(farm)).rrrs.map(({ instrument }) => instrument)).to.deep.equal([
      deed("the way"),
    ]);
  });
});
