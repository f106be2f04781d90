import { expect } from "chai";
import { readFileSync } from "node:fs";
import type { Hex } from "../../../../sdk/bytes.ts";
import type { RrrKind } from "../../../../sdk/land/codes.ts";
import { type LadmImportError, LadmUnmappableError } from "../../../../sdk/land/ladm/errors.ts";
import { exportTitle } from "../../../../sdk/land/ladm/exportTitle.ts";
import { importTitle } from "../../../../sdk/land/ladm/importTitle.ts";
import { RRR_TABLE, type RrrMapping } from "../../../../sdk/land/ladm/rrrTable.ts";
import { ladmSchema } from "../../../../sdk/land/ladm/schema.ts";
import { TERMS } from "../../../../sdk/land/ladm/terms.ts";
import { decodeTitle, encodeTitle, type Rrr, type Title } from "../../../../sdk/land/title.ts";
import { dayOf, NO_END } from "../../../../sdk/law/dates.ts";
import { commitmentOf, encodeRecord } from "../../../../sdk/law/record.ts";
import { personOf } from "../../../land/support/words.ts";
import { BURDENED, madeUpTitles, recordAround } from "./titles.ts";

const ENTRY: Hex = `0x${"ab".repeat(32)}`;

const documentOf = (title: Title) => exportTitle(ENTRY, recordAround(title));

/** The document of the burdened title, changed: members by their JSON pointers. */
function changed(pointer: string, value: unknown): unknown {
  const document = structuredClone(documentOf(BURDENED)) as unknown as Record<string, unknown>;
  const names = pointer.split("/").slice(1);
  const last = names.pop() ?? "";
  const parent = names.reduce((at, name) => at[name] as Record<string, unknown>, document);
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else parent[last] = value;
  return document;
}

function importError(document: unknown): LadmImportError {
  try {
    importTitle(document);
  } catch (error) {
    return error as LadmImportError;
  }
  throw new Error("the document was imported");
}

describe("a title in LADM's terms", () => {
  it("is the very record again, of 2,000 made-up titles", () => {
    let titles = 0;
    for (let seed = 0; titles < 2_000; seed++) {
      for (const title of madeUpTitles(seed)) {
        const record = recordAround(title, seed);
        const imported = importTitle(JSON.parse(JSON.stringify(exportTitle(ENTRY, record))));
        expect(imported.entry).to.equal(ENTRY);
        expect(commitmentOf(encodeRecord(imported.record))).to.equal(commitmentOf(encodeRecord(record)));
        titles++;
      }
    }
  }).timeout(20_000);

  it("names the classes of ISO 19152, each party and each deed once", () => {
    const { rrr, party, source, su } = documentOf(BURDENED).LA_BAUnit;
    expect(rrr.map(({ class: ladmClass, type }) => `${ladmClass} ${type}`)).to.deep.equal([
      "LA_Right leasehold",
      "LA_Right leasehold",
      "LA_Mortgage mortgage",
      "LA_Restriction caveat",
      "LA_Restriction consentRequired",
    ]);
    expect([party.length, source.length, su.length]).to.deep.equal([4, 2, 1]);
    expect(rrr[2]).to.deep.include({
      ranking: 1,
      assumable: true,
      amount: { minorUnits: "10000000", currency: "GBP" },
    });
    expect(rrr[3]).to.deep.include({ timeSpec: { end: "2016-01-31" } });
  });

  it("says of a caveat without end that it has none", () => {
    const endless = { ...BURDENED, rrrs: [{ ...(BURDENED.rrrs[1] as Rrr), until: NO_END }] };
    const document = documentOf(endless);
    expect(document.LA_BAUnit.rrr[2]).to.deep.include({ timeSpec: { end: null } });
    expect(importTitle(document).record.body).to.deep.equal(encodeTitle(endless));
  });

  it("is the very record again, of every kind of RRR and whoever holds it", () => {
    const holder = personOf("Carol");
    for (const kind of Object.keys(RRR_TABLE) as RrrKind[]) {
      const { terms, holder: held, type }: RrrMapping = RRR_TABLE[kind];
      const fields = new Set(terms.flatMap((name) => TERMS[name].fields));
      const [mortgage] = BURDENED.rrrs as [Rrr];
      const has = { ...mortgage, kind, holder, until: dayOf("2030-01-31") };
      const lacks = { assumable: false, rank: 0, amount: 0n, currency: "", until: 0 };
      const rrr = Object.fromEntries(
        Object.entries({ ...has, ...lacks }).map(([name]) => {
          const isOwn = !(name in lacks) || (fields as Set<string>).has(name);
          return [name, (isOwn ? has : lacks)[name as keyof typeof lacks]];
        }),
      ) as unknown as Rrr;
      const title = { ...BURDENED, rrrs: [rrr] };
      const document = documentOf(title);
      expect(document.LA_BAUnit.rrr[2]).to.deep.include({ type, [held]: holder });
      expect(document.LA_BAUnit.party).to.have.length(held === "party" ? 3 : 2);
      expect(importTitle(JSON.parse(JSON.stringify(document))).record.body).to.deep.equal(encodeTitle(title));
    }
  });

  it("is imported from the sample", () => {
    const file = new URL("../../../../samples/land/title.ladm.json", import.meta.url);
    const { record } = importTitle(JSON.parse(readFileSync(file, "utf8")));
    expect(decodeTitle(record.body)).to.deep.equal(BURDENED);
  });

  it("has a term for every field that an RRR has, and another type for every kind", () => {
    const [rrr] = BURDENED.rrrs;
    const said = new Set([
      "kind",
      "holder",
      "instrument",
      ...Object.values(TERMS).flatMap(({ fields }) => fields),
    ]);
    expect(Object.keys(rrr ?? {}).filter((field) => !said.has(field))).to.deep.equal([]);
    const types = ["freehold", "leasehold", ...Object.values(RRR_TABLE).map(({ type }) => type)];
    expect(new Set(types).size).to.equal(types.length);
  });

  it("keeps the schema that is published", () => {
    const file = new URL("../../../../docs/schemas/ladm-title.schema.json", import.meta.url);
    expect(JSON.parse(readFileSync(file, "utf8"))).to.deep.equal(JSON.parse(JSON.stringify(ladmSchema())));
  });
});

describe("a title that LADM's terms cannot say", () => {
  const [mortgage, caveat] = BURDENED.rrrs as [Rrr, Rrr];
  const cases: [name: string, title: Title, message: string][] = [
    [
      "a caveat with an amount",
      { ...BURDENED, rrrs: [{ ...caveat, amount: 5n }] },
      "the amount of a caveat, 5",
    ],
    [
      "a mortgage with an end",
      { ...BURDENED, rrrs: [{ ...mortgage, until: 1 }] },
      "the until of a mortgage, 1",
    ],
    [
      "a currency of no letters",
      { ...BURDENED, rrrs: [{ ...mortgage, currency: "£ 1" }] },
      'the currency "£ 1"',
    ],
    ["a day without a date", { ...BURDENED, termEnds: 3_000_000 }, "the last day of the lease 3000000"],
    ["a freehold that ends", { ...BURDENED, tenure: "freehold" }, "the end of a freehold, day 47481"],
  ];
  for (const [name, title, message] of cases) {
    it(`is not exported with something left out: ${name}`, () => {
      expect(() => documentOf(title)).to.throw(LadmUnmappableError, message);
    });
  }

  it("is not exported if its kind of RRR is in no table", () => {
    const body = encodeTitle({ ...BURDENED, rrrs: [caveat] });
    body[body.length - 67] = 77;
    expect(() => exportTitle(ENTRY, { ...recordAround(BURDENED), body })).to.throw(
      "77 is no known kind of RRR",
    );
  });
});

describe("a document that is no title in LADM's terms", () => {
  const RRR = "/LA_BAUnit/rrr";
  const types = Object.values(RRR_TABLE).map(({ type }) => JSON.stringify(type));
  const kinds = ['"freehold"', '"leasehold"', '"closed freehold"', ...types].join(" or ");
  const cases: [name: string, document: unknown, pointer: string, expected: string][] = [
    ["no object", 5, "", "object"],
    ["an unknown kind", changed(`${RRR}/3/type`, "rightToBees"), `${RRR}/3/type`, kinds],
    ["another class", changed(`${RRR}/3/class`, "LA_Right"), `${RRR}/3/class`, '"LA_Restriction"'],
    ["a term missing", changed(`${RRR}/3/timeSpec`, undefined), `${RRR}/3/timeSpec`, "a member of this name"],
    ["a term too many", changed(`${RRR}/3/ranking`, 1), `${RRR}/3/ranking`, "no such member"],
    ["a member unknown", changed("/LA_BAUnit/a~b", 1), "/LA_BAUnit/a~0b", "no such member"],
    ["an id too short", changed("/LA_BAUnit/uID", "0xab"), "/LA_BAUnit/uID", "pattern"],
    ["a number too large", changed("/LA_BAUnit/version", 2 ** 32), "/LA_BAUnit/version", "<= 4294967295"],
    [
      "a day that is none",
      changed("/LA_BAUnit/termEnds", "2099-02-30"),
      "/LA_BAUnit/termEnds",
      "a date from",
    ],
    ["a lease without end", changed("/LA_BAUnit/termEnds", null), "/LA_BAUnit/termEnds", "the last day"],
    [
      "an area beyond 64 bits",
      changed("/LA_BAUnit/su/0/area/areaSize", "18446744073709551616"),
      "/LA_BAUnit/su/0/area/areaSize",
      "at most 18446744073709551615",
    ],
    ["another denominator", changed(`${RRR}/0/share/denominator`, 4), `${RRR}/0/share/denominator`, "3"],
    ["another tenure", changed(`${RRR}/1/type`, "freehold"), `${RRR}/1/type`, '"leasehold"'],
    ["numbers out of order", changed(`${RRR}/1/rID`, 7), `${RRR}/1/rID`, "2"],
    [
      "a party of whom nothing is said",
      changed("/LA_BAUnit/party/4", { pID: `0x${"77".repeat(16)}` }),
      "/LA_BAUnit/party/4",
      "nothing",
    ],
    ["a party left out", changed("/LA_BAUnit/party/3", undefined), "/LA_BAUnit/party/3", "object"],
    ["another schema", changed("/$schema", "urn:other"), "/$schema", "urn:uuid:"],
  ];
  for (const [name, document, pointer, expected] of cases) {
    it(`is not imported, and it is said where and why: ${name}`, () => {
      const error = importError(document);
      expect(error.name, error.message).to.equal("LadmImportError");
      expect(error.pointer, error.message).to.equal(pointer);
      expect(error.expected).to.include(expected);
    });
  }

  it("names an unknown kind", () => {
    expect(importError(changed(`${RRR}/4/type`, "rightToBees")).message).to.include('"rightToBees"');
  });

  it("is not imported with more shares than a record can count", () => {
    const share = documentOf(BURDENED).LA_BAUnit.rrr[0];
    const many = changed(
      RRR,
      Array.from({ length: 256 }, (_, index) => ({ ...share, rID: index + 1 })),
    );
    expect(importError(many)).to.include({ pointer: "/LA_BAUnit" });
  });
});
