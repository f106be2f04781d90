import { expect } from "chai";
import { getBytes, type Contract, type Result } from "ethers";
import { hexFromBytes } from "../../../sdk/bytes.ts";
import { UnknownCodeError, rrrKindCode, titleTenureCode } from "../../../sdk/land/codes.ts";
import {
  DEALING_KINDS,
  DealingTruncatedError,
  decodeDealings,
  encodeDealings,
  sortDealings,
} from "../../../sdk/land/dealings.ts";
import {
  decodeTitle,
  encodeTitle,
  MalformedTitleError,
  type Rrr,
  type Title,
} from "../../../sdk/land/title.ts";
import { FieldRangeError } from "../../../sdk/wire.ts";
import { connect } from "../support/chain.ts";
import { Random } from "../support/random.ts";

const ROUNDS = 100;

const currencyToAbi = (currency: string) => hexFromBytes(new TextEncoder().encode(currency.padEnd(3, "\0")));

const rrrToAbi = (rrr: Rrr) => ({
  ...rrr,
  kind: rrrKindCode(rrr.kind),
  currency: currencyToAbi(rrr.currency),
});

/** All that a title says, as the contract reads it and ethers returns it. */
const readingOf = (title: Title) => [
  BigInt(titleTenureCode(title.tenure)),
  BigInt(title.termEnds),
  BigInt(title.denominator),
  title.spatialUnits.map(({ squareMetres, geometry }) => [squareMetres, geometry]),
  title.shares.map(({ owner, numerator }) => [owner, BigInt(numerator)]),
  title.rrrs.map(({ kind, assumable, rank, holder, amount, currency, until, instrument }) => [
    BigInt(rrrKindCode(kind)),
    assumable,
    BigInt(rank),
    holder,
    amount,
    currencyToAbi(currency),
    BigInt(until),
    instrument,
  ]),
];

describe("sdk/land: titles", () => {
  const random = new Random(1);
  let harness: Contract;

  before(async () => {
    const { ethers } = await connect();
    harness = (await ethers.deployContract("CodecHarness")) as unknown as Contract;
  });

  it("are read back as they were written", () => {
    for (let round = 0; round < ROUNDS; round++) {
      const title = random.title();
      expect(decodeTitle(encodeTitle(title))).to.deep.equal(title);
    }
  });

  it("have the bytes that the contract writes", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const unit = { squareMetres: random.uint(64), geometry: random.hex(32) };
      const { rrrs, shares, ...head } = random.title();
      const owner = random.hex(16);
      const whole = { owner, numerator: head.denominator };
      const title = { ...head, spatialUnits: [unit], shares: [whole, ...shares], rrrs };
      const { termEnds, denominator } = head;
      const land = [
        titleTenureCode(head.tenure),
        termEnds,
        denominator,
        unit.squareMetres,
        unit.geometry,
        owner,
      ];
      const built: unknown = await harness.getFunction("buildTitle")(...land, shares, rrrs.map(rrrToAbi));
      expect(hexFromBytes(encodeTitle(title))).to.equal(built);
      expect(decodeTitle(getBytes(String(built)))).to.deep.equal(title);
    }
  });

  it("have the bytes that the contract writes of several spatial units", async () => {
    const unit = () => ({ squareMetres: random.uint(64), geometry: random.hex(32) });
    for (let round = 0; round < ROUNDS; round++) {
      const [own, others] = [1 + random.below(3), random.below(4)].map((count) =>
        Array.from({ length: count }, unit),
      );
      const head = random.title();
      const title = { ...head, spatialUnits: own ?? [] };
      const other = { ...random.title(), spatialUnits: others ?? [] };
      const joined: unknown = await harness.getFunction("joinUnits")(encodeTitle(title), encodeTitle(other));
      const whole = { ...head, spatialUnits: [...title.spatialUnits, ...other.spatialUnits] };
      expect(hexFromBytes(encodeTitle(whole))).to.equal(joined);
    }
  });

  it("are read by the contract as they were written", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const title = random.title();
      const read = (await harness.getFunction("readTitle")(encodeTitle(title))) as Result;
      expect(read.toArray(true)).to.deep.equal(readingOf(title));
    }
  });

  it("of another length than their counts require are refused", () => {
    const body = encodeTitle(random.title());
    expect(() => decodeTitle(body.subarray(0, body.length - 1))).to.throw(MalformedTitleError);
    expect(() => decodeTitle(new Uint8Array(11))).to.throw(MalformedTitleError, "11 bytes");
  });

  it("with unknown codes are refused", () => {
    const body = encodeTitle({ ...random.title(), spatialUnits: [], shares: [], rrrs: [] });
    body[0] = 4;
    expect(() => decodeTitle(body)).to.throw(UnknownCodeError, "4 is no known tenure");
  });

  it("with numbers too great for their field are not written", () => {
    const title = random.title();
    expect(() => encodeTitle({ ...title, denominator: 2 ** 32 })).to.throw(FieldRangeError);
    const spatialUnits = [{ squareMetres: 1n << 64n, geometry: random.hex(32) }];
    expect(() => encodeTitle({ ...title, spatialUnits })).to.throw(FieldRangeError);
  });
});

describe("sdk/land: dealings", () => {
  const random = new Random(2);

  it("are read back as they were written, in the order of the act", () => {
    for (let round = 0; round < ROUNDS; round++) {
      const dealings = random.dealings(1 + random.below(4));
      expect(decodeDealings(encodeDealings(dealings))).to.deep.equal(sortDealings(dealings));
    }
  });

  it("of one kind keep the order in which they were given", () => {
    const given = [1, 2, 3].map(() => random.dealing("transfer", 0));
    const caveat = random.dealing("caveat", 0);
    expect(sortDealings([caveat, ...given])).to.deep.equal([...given, caveat]);
  });

  it("discharge from the last rank to the first, title by title", () => {
    const discharge = (subject: number, rank: number) => ({
      ...random.dealing("discharge", subject),
      kind: "discharge" as const,
      rank,
    });
    const given = [discharge(1, 2), discharge(0, 1), discharge(0, 3), discharge(0, 2)];
    const order = sortDealings(given).map((one) => [one.subject, one.kind === "discharge" && one.rank]);
    expect(order).to.deep.equal([
      [0, 3],
      [0, 2],
      [0, 1],
      [1, 2],
    ]);
  });

  it("that end too soon or have no known kind are refused", () => {
    for (const kind of DEALING_KINDS) {
      const bytes = encodeDealings([random.dealing(kind, 0)]);
      expect(() => decodeDealings(bytes.subarray(0, bytes.length - 1))).to.throw(DealingTruncatedError, kind);
    }
    expect(() => decodeDealings(getBytes("0x07"))).to.throw(UnknownCodeError);
    expect(() => decodeDealings(getBytes("0x00"))).to.throw(UnknownCodeError);
  });
});
