import { expect } from "chai";
import { dealingCode, encodeDealings } from "../../sdk/land/dealings.ts";
import type { Hex } from "../../sdk/bytes.ts";
import { layoutOf } from "../../sdk/law/application.ts";
import { NO_END } from "../../sdk/law/dates.ts";
import { changed, type Draft, encodeLoosely } from "../support/filing.ts";
import { AttackBench } from "./support/attackBench.ts";
import { entryOf, type Instruction } from "./support/landOffice.ts";
import { discharge, firstRegistration, mortgage, TODAY, transfer } from "./support/terms.ts";

const TRANSFER = dealingCode("transfer");
const DISCHARGE = dealingCode("discharge");
const PRIORITY_NOTICE = dealingCode("priority notice");

describe("Attacks on the land register: the form", () => {
  let bench: AttackBench;
  let draft: Draft;

  beforeEach(async () => {
    bench = await AttackBench.load();
    draft = await bench.draft();
  });

  /** The sale with other dealings. */
  const dealing = (...dealings: readonly Uint8Array[]) =>
    bench.unsigned({ ...draft, dealings: Uint8Array.from(dealings.flatMap((one) => [...one])) });

  it("bytes behind the dealings", async () => {
    const { dealings } = draft;
    for (const kind of [0, 7, 16, 255]) {
      const behind = new Uint8Array(32).fill(kind, 0, 1);
      await bench.inadmissible(await dealing(dealings, behind), "DealingsOutOfOrder", kind, TRANSFER);
    }
    const args = [TRANSFER, 1, 85];
    await bench.inadmissible(
      await dealing(dealings, Uint8Array.of(TRANSFER)),
      "LandDealingTruncated",
      ...args,
    );
  });

  it("dealings cut short, or none", async () => {
    const { dealings } = draft;
    await bench.inadmissible(
      await dealing(dealings.subarray(0, -1)),
      "LandDealingTruncated",
      TRANSFER,
      84,
      85,
    );
    await bench.inadmissible(await dealing(), "DealingsLeaveOut", 1);
  });

  it("dealings not in the order of the act", async () => {
    const before = encodeDealings([{ ...discharge(1), subject: 0 }]);
    const late = await dealing(draft.dealings, before);
    await bench.inadmissible(late, "DealingsOutOfOrder", DISCHARGE, TRANSFER);
    const back = await dealing(before, draft.dealings, before);
    await bench.inadmissible(back, "DealingsOutOfOrder", DISCHARGE, TRANSFER);
  });

  it("dealings of two structs in one application, in either order", async () => {
    const { alice, bob } = bench.office;
    const { instrument, instrumentDate } = discharge(1);
    const notice = { subject: 0, instrument, instrumentDate, buyer: bob.person, lastDay: TODAY };
    const further = encodeDealings([{ kind: "priority notice", ...notice }]);
    const other = encodeDealings([
      { kind: "consent requirement", subject: 0, instrument, instrumentDate, person: alice.person },
    ]);
    await bench.inadmissible(
      await dealing(draft.dealings, further),
      "DealingsOutOfOrder",
      PRIORITY_NOTICE,
      TRANSFER,
    );
    await bench.inadmissible(
      await dealing(further, draft.dealings),
      "DealingsOutOfOrder",
      TRANSFER,
      PRIORITY_NOTICE,
    );
    await bench.inadmissible(
      await dealing(other, further),
      "DealingsOutOfOrder",
      PRIORITY_NOTICE,
      dealingCode("consent requirement"),
    );
  });

  it("a dealing with a subject that the application has not", async () => {
    for (const subject of [1, 15, 255]) {
      const elsewhere = changed(draft.dealings, 1, subject);
      const unknown = 1n << BigInt(subject - 1);
      await bench.inadmissible(await dealing(elsewhere), "DealingsUnknownSubjects", unknown, 1);
    }
  });

  it("a subject that is in no dealing, of several", async () => {
    const { alice, bob } = bench.office;
    const names = ["cottage", "farm", "mill"].sort((a, b) => (entryOf(a) < entryOf(b) ? -1 : 1));
    const entries = names.map(entryOf);
    const witnesses = await Promise.all(entries.map((entry) => bench.office.witnessOf(entry)));
    const dealings = encodeDealings([{ ...transfer(alice, bob), subject: 1 }]);
    const named = { ...draft, entries, witnesses, dealings };
    await bench.inadmissible(await bench.unsigned(named), "DealingsLeaveOut", 0b101);
  });

  it("entries out of order, or one twice", async () => {
    const { alice, bob } = bench.office;
    const dealings = encodeDealings([0, 1].map((subject) => ({ ...transfer(alice, bob), subject })));
    const descending = ["cottage", "farm"].map(entryOf).sort().reverse();
    for (const entries of [descending, [descending[0], descending[0]] as Hex[]]) {
      const witnesses = await Promise.all(entries.map((entry) => bench.office.witnessOf(entry)));
      await bench.inadmissible(
        await bench.unsigned({ ...draft, entries, witnesses, dealings }),
        "RegisterNotAscending",
        1,
      );
    }
  });

  it("bytes behind the evidence", async () => {
    const filing = await bench.file(draft);
    const { length } = filing.evidence;
    for (const tail of [[0], [0, 0, 0, 0]]) {
      const longer = { ...filing, evidence: Uint8Array.of(...filing.evidence, ...tail) };
      await bench.inadmissible(longer, "EvidenceMalformed", length + tail.length, length);
    }
  });

  it("bytes behind the zero that ends a declaration's name, where no signatory sees them", async () => {
    const declared = { ...draft, declarations: [{ name: "additionalDwelling", value: 0n }] };
    const application = encodeLoosely(declared);
    const { declarationsAt } = layoutOf(application);
    for (const at of [19, 31]) {
      const hidden = changed(application, declarationsAt + at, 0x21);
      const name = `0x${Buffer.from(hidden.subarray(declarationsAt, declarationsAt + 32)).toString("hex")}`;
      const filing = await bench.unsigned(declared, hidden);
      await bench.inadmissible(filing, "ApplicationMalformedDeclaration", name);
    }
  });

  it("a capacity that the law does not know", async () => {
    const application = encodeLoosely(draft);
    const { signatoriesAt } = layoutOf(application);
    for (const capacity of [0, 6, 255]) {
      const odd = changed(application, signatoriesAt + 20, capacity);
      await bench.inadmissible(await bench.unsigned(draft, odd), "ApplicationUnknownCapacity", capacity);
    }
  });

  it("a date that no signatory can read", async () => {
    for (const deadline of [NO_END, 2_932_897]) {
      const endless = await bench.unsigned({ ...draft, deadline });
      await bench.inadmissible(endless, "LegalTimeNoDecimal", deadline);
    }
  });

  it("a value that is signed as another: a tenure of no kind, a yes that is neither 0 nor 1", async () => {
    const { alice, bank, registrar } = bench.office;
    const registration: Instruction = {
      dealings: { "new wood": [firstRegistration(alice)] },
      by: [alice, registrar],
    };
    const mortgaging: Instruction = {
      dealings: { cottage: [mortgage(bank, { assumable: true })] },
      by: [alice, bank],
    };
    for (const [instruction, at, values] of [
      [registration, 2, [0, 3, 0x77]],
      [mortgaging, 29, [2, 0xff]],
    ] as const) {
      const filing = await bench.file(await bench.draft(instruction));
      for (const value of values) {
        const application = changed(filing.application, layoutOf(filing.application).dealingsAt + at, value);
        await bench.inadmissible({ ...filing, application }, "LandUnreadable", value);
      }
    }
  });

  it("[art_13__para_4] discharges in an order in which a rank is not the one in the record", async () => {
    const { office } = bench;
    const { alice, bank, lender } = office;
    const mortgages = [mortgage(bank), mortgage(lender), mortgage(bank)];
    await office.decide({ dealings: { cottage: mortgages }, by: [alice, bank, lender] });
    const signed = await bench.draft({ dealings: { cottage: [discharge(1)] }, by: [alice, bank] });
    const ranks = (...list: readonly number[]) =>
      Uint8Array.from(list.flatMap((rank) => [...encodeDealings([{ ...discharge(rank), subject: 0 }])]));
    for (const [first, second] of [
      [1, 2],
      [1, 1],
    ] as const) {
      const filing = await bench.unsigned({ ...signed, dealings: ranks(first, second) });
      await bench.inadmissible(filing, "LandDischargesOutOfOrder", 0, second);
    }
    await office.decide({ dealings: { cottage: [discharge(1), discharge(3)] }, by: [alice, bank] });
    const [left, ...others] = (await office.titleOf("cottage")).rrrs;
    expect([left?.holder, left?.rank, others.length]).to.deep.equal([lender.person, 1, 0]);
  });
});
