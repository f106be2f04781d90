import { expect } from "chai";
import { concat, solidityPacked, toUtf8Bytes } from "ethers";
import { hexFromBytes, MalformedHexError } from "../../../sdk/bytes.ts";
import { UnwritableTextError } from "../../../sdk/law/quantity.ts";
import { STEP_KINDS, stepCode, UnknownCodeError, type StepKind } from "../../../sdk/procedure/codes.ts";
import {
  decodeSteps,
  encodeSteps,
  MalformedCommitmentError,
  NO_REASONS,
  sortSteps,
  StepTruncatedError,
  type Step,
} from "../../../sdk/procedure/steps.ts";
import { FieldRangeError } from "../../../sdk/wire.ts";
import { RandomCases } from "../support/randomCases.ts";

const ROUNDS = 50;

/** Offset of the byte that says what a review, a judgment or an interim measure decides. */
const OUTCOME_AT = 2;

/** The terms of a step as `CaseDealings.sol` describes them. */
function packTerms(step: Step): string {
  switch (step.kind) {
    case "refusal":
      return solidityPacked(
        ["address", "bytes32", "bytes32", "uint32", "uint16", "bytes32", "uint16", "bytes"],
        [
          step.register,
          step.digest,
          toUtf8Bytes(step.eId.padEnd(32, "\0")),
          step.decidedOn,
          step.remedyDays,
          step.details,
          step.application.length,
          step.application,
        ],
      );
    case "grant":
      return solidityPacked(
        ["address", "bytes32", "bytes31", "uint8", "uint16", "bytes"],
        [step.register, step.entry, step.commitment, 0, step.record.length, step.record],
      );
    case "service":
      return solidityPacked(["uint32"], [step.servedOn]);
    case "review":
    case "judgment":
      return solidityPacked(["uint8"], [{ upheld: 1, "set aside": 2, remanded: 3 }[step.outcome]]);
    case "interim measure":
      return solidityPacked(["bool"], [step.pending]);
    case "correction":
      return solidityPacked(["bool"], [step.burdens]);
    case "transfer":
      return solidityPacked(["uint32"], [step.receivedOn]);
    case "reopening":
      return solidityPacked(
        ["uint32", "uint16", "bytes"],
        [step.correctedOn, step.evidence.length, step.evidence],
      );
    default:
      return "0x";
  }
}

const pack = (step: Step): string =>
  concat([
    solidityPacked(["uint8", "uint8"], [STEP_KINDS.indexOf(step.kind) + 1, step.subject]),
    packTerms(step),
    solidityPacked(["bytes32", "uint32"], [step.reasons, step.date]),
  ]);

describe("sdk/procedure: steps", () => {
  const random = new RandomCases(12);

  it("are read back as they were written, in the order of the act", () => {
    for (let round = 0; round < ROUNDS; round++) {
      const steps = random.steps(1 + random.below(4));
      expect(decodeSteps(encodeSteps(steps))).to.deep.equal(sortSteps(steps));
    }
    expect(decodeSteps(new Uint8Array())).to.deep.equal([]);
  });

  it("are read where they lie in a longer string", () => {
    const steps = sortSteps(STEP_KINDS.map((kind) => random.step(kind, 0)));
    const bytes = encodeSteps(steps);
    const longer = Uint8Array.of(1, 2, 3, ...bytes, 4);
    expect(decodeSteps(longer.subarray(3, 3 + bytes.length))).to.deep.equal(steps);
  });

  it("have the bytes that the contract describes", () => {
    for (let round = 0; round < ROUNDS; round++) {
      const steps = random.steps(1 + random.below(4));
      expect(hexFromBytes(encodeSteps(steps))).to.equal(concat(sortSteps(steps).map(pack)));
    }
  });

  it("have the codes 1 to 15", () => {
    expect(STEP_KINDS.map(stepCode)).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
  });

  it("are sorted by kind, and those of one kind keep the order in which they were given", () => {
    const backwards = STEP_KINDS.toReversed().map((kind) => random.step(kind, 0));
    expect(sortSteps(backwards).map(({ kind }) => kind)).to.deep.equal(STEP_KINDS);
    const services = [2, 0, 1].map((subject) => random.step("service", subject));
    const [closing, grant] = [random.step("closing", 0), random.step("grant", 1)];
    const given = [closing, ...services, grant];
    expect(sortSteps(given)).to.deep.equal([grant, ...services, closing]);
    expect(given[0]).to.equal(closing);
  });

  it("that end too soon are refused", () => {
    for (const kind of STEP_KINDS) {
      const bytes = encodeSteps([random.step(kind, 0)]);
      for (let length = 1; length < bytes.length; length++) {
        expect(() => decodeSteps(bytes.subarray(0, length))).to.throw(StepTruncatedError, kind);
      }
      expect(() => decodeSteps(Uint8Array.of(...bytes, 4))).to.throw(StepTruncatedError, "1 bytes");
    }
  });

  it("with unknown kinds, outcomes and choices are refused", () => {
    for (const kind of [0, 16, 255]) {
      const bytes = Uint8Array.of(kind, ...new Uint8Array(200));
      expect(() => decodeSteps(bytes)).to.throw(UnknownCodeError, `${kind} is no known kind of step`);
    }
    const unknown = [
      ["review", 0],
      ["review", 3],
      ["judgment", 0],
      ["judgment", 4],
      ["interim measure", 2],
      ["correction", 2],
    ] as const;
    for (const [kind, code] of unknown) {
      const bytes = encodeSteps([random.step(kind, 0)]);
      bytes[OUTCOME_AT] = code;
      expect(() => decodeSteps(bytes)).to.throw(UnknownCodeError, `${code} is no known`);
    }
  });

  it("with words that the act has not are not written", () => {
    const { subject, reasons, date } = random.step("hearing", 0);
    const remanded = { kind: "review", outcome: "remanded", subject, reasons, date } as unknown as Step;
    expect(() => encodeSteps([remanded])).to.throw(
      UnknownCodeError,
      "remanded is no known outcome of a review",
    );
    const pardon = { kind: "pardon" as StepKind, subject, reasons, date } as Step;
    expect(() => encodeSteps([pardon])).to.throw(UnknownCodeError, "pardon is no known kind of step");
  });

  it("name a record granted by 31 bytes and a zero", () => {
    const bytes = encodeSteps([random.step("grant", 0)]);
    bytes[85] = 1;
    expect(() => decodeSteps(bytes)).to.throw(MalformedCommitmentError, "01 is not a commitment");
    const grant = { ...random.step("grant", 0), kind: "grant" as const, register: random.hex(20) };
    const wrong = { ...grant, entry: random.hex(32), commitment: random.hex(32), record: new Uint8Array() };
    expect(() => encodeSteps([wrong])).to.throw(MalformedHexError, "31 bytes");
  });

  it("that do not fit their fields are not written", () => {
    const common = { subject: 0, reasons: NO_REASONS, date: 0 };
    const refusal = { ...common, kind: "refusal" as const, register: random.hex(20), digest: random.hex(32) };
    const terms = { eId: "art_7", decidedOn: 1, remedyDays: 28, details: random.hex(32) };
    const application = new Uint8Array(65_535);
    const whole: Step = { ...refusal, ...terms, application };
    expect(decodeSteps(encodeSteps([whole]))).to.deep.equal([whole]);
    const longer = new Uint8Array(65_536);
    expect(() => encodeSteps([{ ...whole, application: longer }])).to.throw(FieldRangeError);
    expect(() => encodeSteps([{ ...whole, remedyDays: 65_536 }])).to.throw(FieldRangeError);
    expect(() => encodeSteps([{ ...whole, subject: 256 }])).to.throw(FieldRangeError);
    expect(() => encodeSteps([{ ...whole, eId: "x".repeat(33) }])).to.throw(UnwritableTextError);
  });
});
