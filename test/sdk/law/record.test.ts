import { expect } from "chai";
import type { Contract } from "ethers";
import { hexFromBytes } from "../../../sdk/bytes.ts";
import {
  commitmentOf,
  decodeRecord,
  decodeSlot,
  decodeStatus,
  encodeLegacyRecord,
  encodeRecord,
  encodeSlot,
  encodeStatus,
  RecordTooShortError,
  type EntryRecord,
} from "../../../sdk/law/record.ts";
import { decimalDateOf } from "../../../sdk/law/dates.ts";
import { connect } from "../support/chain.ts";
import { Random } from "../support/random.ts";

const ROUNDS = 50;

describe("sdk/law: records", () => {
  const random = new Random(4);
  let harness: Contract;

  const makeRecord = (): EntryRecord => ({
    previous: random.hex(31),
    basis: random.hex(20),
    recordedAt: Number(random.uint(32)),
    version: Number(random.uint(32)),
    others: Number(random.uint(8)),
    body: random.bytes(random.below(300)),
  });

  before(async () => {
    const { ethers } = await connect();
    harness = (await ethers.deployContract("CodecHarness")) as unknown as Contract;
  });

  it("are read back as they were written", () => {
    for (let round = 0; round < ROUNDS; round++) {
      const record = makeRecord();
      expect(decodeRecord(encodeRecord(record))).to.deep.equal(record);
    }
    expect(() => decodeRecord(new Uint8Array(63))).to.throw(RecordTooShortError);
  });

  it("have the bytes and the commitment that the contract gives them", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const record = makeRecord();
      const { previous, basis, recordedAt, version, others, body } = record;
      const made: unknown = await harness.getFunction("makeRecord")(
        previous,
        basis,
        recordedAt,
        version,
        others,
        body,
      );
      expect(hexFromBytes(encodeRecord(record))).to.equal(made);
      const read = (await harness.getFunction("readRecord")(made)) as unknown[];
      expect(read.slice(0, 2)).to.deep.equal([commitmentOf(encodeRecord(record)), BigInt(version)]);
    }
  });

  it("of a register taken over begin a chain", async () => {
    const record = encodeLegacyRecord(16_000, random.bytes(20));
    const read = (await harness.getFunction("readRecord")(record)) as unknown[];
    expect(read[2]).to.equal(true);
  });

  it("are bound by a slot of commitment and status", () => {
    const slot = { commitment: random.hex(31), status: 5 };
    expect(encodeSlot(slot)).to.equal(`${slot.commitment}05`);
    expect(decodeSlot(encodeSlot(slot))).to.deep.equal(slot);
    expect(decodeStatus(5)).to.deep.equal({
      frozen: true,
      casePending: false,
      closed: true,
      lodged: false,
    });
    for (let status = 0; status < 16; status++) expect(encodeStatus(decodeStatus(status))).to.equal(status);
  });

  it("are dated in digits as the contract writes them", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const day = random.day();
      expect(BigInt(decimalDateOf(day))).to.equal(await harness.getFunction("toDecimal")(day));
    }
  });
});
