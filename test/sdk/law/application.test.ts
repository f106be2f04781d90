import { expect } from "chai";
import type { Contract, Result } from "ethers";
import { bytesFromText, hexFromBytes } from "../../../sdk/bytes.ts";
import {
  ApplicantDoesNotSignError,
  decodeApplication,
  encodeApplication,
  layoutOf,
  MalformedApplicationError,
  NotAscendingError,
} from "../../../sdk/law/application.ts";
import { MalformedDeclarationError } from "../../../sdk/law/declaration.ts";
import { decodeEvidence, encodeEvidence, MalformedEvidenceError } from "../../../sdk/law/evidence.ts";
import { capacityCode, UnknownCapacityError } from "../../../sdk/law/signatory.ts";
import { connect } from "../support/chain.ts";
import { Random } from "../support/random.ts";

const ROUNDS = 50;

const encodeBytes32 = (name: string) => hexFromBytes(bytesFromText(name.padEnd(32, "\0")));

describe("sdk/law: applications", () => {
  const random = new Random(5);
  const { application } = random.application();
  const encoded = encodeApplication(application);
  let harness: Contract;

  before(async () => {
    const { ethers } = await connect();
    harness = (await ethers.deployContract("CodecHarness")) as unknown as Contract;
  });

  it("are read back as they were written", () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { application: asked } = random.application();
      expect(decodeApplication(encodeApplication(asked))).to.deep.equal(asked);
    }
  });

  it("are read by the contract as they were written", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { application: asked } = random.application();
      const read = (await harness.getFunction("readApplication")(encodeApplication(asked))) as Result;
      const expected = [
        asked.entries,
        asked.signatories.map(({ person, keyVersion, capacity }) => {
          return [person, BigInt(keyVersion), BigInt(capacityCode(capacity))];
        }),
        asked.declarations.map(({ name, value }) => [encodeBytes32(name), value]),
        hexFromBytes(asked.dealings),
        asked.applicant,
        BigInt(asked.deadline),
      ];
      expect(read.toArray(true)).to.deep.equal(expected);
    }
  });

  it("that end before their dealings are refused", () => {
    const { dealingsAt } = layoutOf(encoded);
    for (const length of [0, 7, dealingsAt - 1]) {
      expect(() => decodeApplication(encoded.subarray(0, length))).to.throw(MalformedApplicationError);
    }
  });

  it("have 1 to 16 entries and an applicant who signs", () => {
    expect(() => encodeApplication({ ...application, entries: [] })).to.throw(MalformedApplicationError);
    const entries = Array.from({ length: 17 }, () => random.hex(32)).sort();
    expect(() => encodeApplication({ ...application, entries })).to.throw(MalformedApplicationError);
    const stranger = { ...application, applicant: random.hex(16) };
    expect(() => encodeApplication(stranger)).to.throw(ApplicantDoesNotSignError);
    const bytes = Uint8Array.from(encoded);
    bytes[0] = 200;
    expect(() => decodeApplication(bytes)).to.throw(ApplicantDoesNotSignError, "200");
  });

  it("list entries and signatories in ascending order, each once", () => {
    const entry = random.hex(32);
    expect(() => encodeApplication({ ...application, entries: [entry, entry] })).to.throw(NotAscendingError);
    const [first] = application.signatories;
    const twice = { ...application, signatories: first ? [first, first] : [] };
    expect(() => encodeApplication(twice)).to.throw(NotAscendingError, "index 1");
  });

  it("declare facts whose names can be read", () => {
    for (const name of ["", "a\0b", "£", "x".repeat(33)]) {
      const declared = { ...application, declarations: [{ name, value: 1n }] };
      expect(() => encodeApplication(declared)).to.throw(MalformedDeclarationError);
    }
  });

  it("are signed in known capacities only", () => {
    const bytes = Uint8Array.from(encoded);
    bytes[layoutOf(bytes).signatoriesAt + 20] = 6;
    expect(() => decodeApplication(bytes)).to.throw(UnknownCapacityError, "6 is no known capacity");
  });

  it("are supported by evidence that is read back as it was written", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const evidence = {
        witnesses: random.list(3, () => ({
          record: random.bytes(random.below(300)),
          proof: random.list(23, () => random.hex(32)),
        })),
        signatures: random.list(3, () => ({ signer: random.bytes(20), signature: random.bytes(65) })),
      };
      const counts = { entries: evidence.witnesses.length, signatories: evidence.signatures.length };
      const bytes = encodeEvidence(evidence);
      expect(decodeEvidence(bytes, counts)).to.deep.equal(evidence);
      const { entries, signatories } = counts;
      const read = (await harness.getFunction("readEvidence")(bytes, entries, signatories)) as Result;
      expect(read.toArray(true)).to.deep.equal([
        evidence.witnesses.map(({ record, proof }) => [hexFromBytes(record), proof]),
        evidence.signatures.map(({ signer, signature }) => [hexFromBytes(signer), hexFromBytes(signature)]),
      ]);
      expect(() => decodeEvidence(Uint8Array.of(...bytes, 0), counts)).to.throw(MalformedEvidenceError);
      if (bytes.length === 0) continue;
      expect(() => decodeEvidence(bytes.subarray(1), counts)).to.throw(MalformedEvidenceError);
    }
  });
});
