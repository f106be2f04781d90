import { expect } from "chai";
import { concat, encodeBytes32String, solidityPacked } from "ethers";
import { hexFromBytes } from "../../../sdk/bytes.ts";
import { UnwritableTextError } from "../../../sdk/law/quantity.ts";
import { decodeCase, encodeCase, MalformedCaseError } from "../../../sdk/procedure/case.ts";
import { STAGES, stageCode, stageOf, UnknownCodeError, type Stage } from "../../../sdk/procedure/codes.ts";
import { FieldRangeError } from "../../../sdk/wire.ts";
import { RandomCases } from "../support/randomCases.ts";

const ROUNDS = 50;
const PARTICIPANTS_AT = 3;

describe("sdk/procedure: cases", () => {
  const random = new RandomCases(11);

  it("are read back as they were written", () => {
    for (let round = 0; round < ROUNDS; round++) {
      const made = random.case();
      expect(decodeCase(encodeCase(made))).to.deep.equal(made);
    }
  });

  it("are read where they lie in a longer string", () => {
    const made = random.case();
    const body = encodeCase(made);
    const longer = Uint8Array.of(1, 2, 3, ...body, 4);
    expect(decodeCase(longer.subarray(3, 3 + body.length))).to.deep.equal(made);
  });

  it("have the bytes that the contract makes of a case just opened", () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { register, contested, objector, decidedOn, remedyDays, entries } = random.case();
      const eId = random.pick(["", "art_7__para_1"]);
      // `Case.make`, line by line.
      const made = concat([
        solidityPacked(["uint8", "uint24", "uint8"], [1, 0, entries.length]),
        solidityPacked(["uint32", "uint32", "uint64", "uint16"], [0, decidedOn, 0, remedyDays]),
        solidityPacked(
          ["bytes16", "address", "bytes32", "bytes32", "bytes32"],
          [objector, register, contested, encodeBytes32String(eId), encodeBytes32String("")],
        ),
        ...entries,
      ]);
      const opened = {
        stage: "decided" as const,
        ...{
          instance: 0,
          pending: false,
          ordered: false,
          since: 0,
          decidedOn,
          servedOn: 0,
          heardOn: 0,
          remedyDays,
        },
        ...{ objector, register, contested, eId, reasons: hexFromBytes(new Uint8Array(32)) },
        ...{ participants: [], entries },
      };
      expect(hexFromBytes(encodeCase(opened))).to.equal(made);
    }
  });

  it("have each field where the contract looks for it", () => {
    for (let round = 0; round < ROUNDS; round++) {
      const made = random.case();
      const body = encodeCase(made);
      const numberAt = (at: number, length: number) => Number(hexFromBytes(body, at, at + length));
      expect(numberAt(0, 1)).to.equal(STAGES.indexOf(made.stage) + 1);
      expect(numberAt(1, 1)).to.equal(made.instance);
      expect(numberAt(2, 1)).to.equal(made.pending ? (made.ordered ? 2 : 1) : 0);
      expect(numberAt(PARTICIPANTS_AT, 1)).to.equal(made.participants.length);
      expect(numberAt(4, 1)).to.equal(made.entries.length);
      expect(numberAt(5, 4)).to.equal(made.since);
      expect(numberAt(9, 4)).to.equal(made.decidedOn);
      expect(numberAt(13, 4)).to.equal(made.servedOn);
      expect(numberAt(17, 4)).to.equal(made.heardOn);
      expect(numberAt(21, 2)).to.equal(made.remedyDays);
      expect(hexFromBytes(body, 123, 155)).to.equal(made.reasons);
      for (const [index, { person, instance }] of made.participants.entries()) {
        const at = 155 + index * 17;
        expect(hexFromBytes(body, at, at + 16)).to.equal(person);
        expect(numberAt(at + 16, 1)).to.equal(instance);
      }
      const entriesAt = 155 + made.participants.length * 17;
      expect(hexFromBytes(body, entriesAt)).to.equal(concat(made.entries));
    }
  });

  it("of another length than their counts require are refused", () => {
    for (const body of [
      encodeCase(random.case()),
      encodeCase({ ...random.case(), participants: [], entries: [] }),
    ]) {
      for (let length = 0; length < body.length; length++) {
        expect(() => decodeCase(body.subarray(0, length))).to.throw(MalformedCaseError, `${length} bytes`);
      }
      expect(() => decodeCase(Uint8Array.of(...body, 0))).to.throw(MalformedCaseError);
      const another = Uint8Array.from(body);
      another[PARTICIPANTS_AT] = (another[PARTICIPANTS_AT] ?? 0) + 1;
      expect(() => decodeCase(another)).to.throw(MalformedCaseError);
    }
  });

  it("are at stages that have a code each", () => {
    for (const [index, stage] of STAGES.entries()) {
      expect(stageCode(stage)).to.equal(index + 1);
      expect(stageOf(index + 1)).to.equal(stage);
    }
    const body = encodeCase(random.case());
    for (const code of [0, 8, 255]) {
      body[0] = code;
      expect(() => decodeCase(body)).to.throw(UnknownCodeError, `${code} is no known stage of a case`);
    }
    const unheard = { ...random.case(), stage: "appealed" as Stage };
    expect(() => encodeCase(unheard)).to.throw(UnknownCodeError, "appealed");
  });

  it("keep an eId that nobody can read as it is", () => {
    const body = encodeCase(random.case());
    body.set(random.bytes(32), 91);
    expect(encodeCase(decodeCase(body))).to.deep.equal(body);
    body.fill(0, 91, 122);
    expect(encodeCase(decodeCase(body))).to.deep.equal(body);
  });

  it("that do not fit their fields are not written", () => {
    const made = random.case();
    expect(() => encodeCase({ ...made, remedyDays: 65_536 })).to.throw(FieldRangeError);
    expect(() => encodeCase({ ...made, servedOn: -1 })).to.throw(FieldRangeError);
    expect(() => encodeCase({ ...made, instance: 256 })).to.throw(FieldRangeError);
    const entries = Array.from({ length: 256 }, () => random.hex(32));
    expect(() => encodeCase({ ...made, entries })).to.throw(FieldRangeError);
    for (const eId of ["x".repeat(33), "art_7 →"]) {
      expect(() => encodeCase({ ...made, eId })).to.throw(UnwritableTextError);
    }
  });
});
