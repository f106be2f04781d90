import { expect } from "chai";
import { hexFromBytes } from "../../../sdk/bytes.ts";
import {
  decodeElectionSteps,
  ELECTION_STEP_KINDS,
  electionStepCode,
  ElectionStepTruncatedError,
  encodeElectionSteps,
  sortElectionSteps,
} from "../../../sdk/elections/steps.ts";
import { FieldRangeError } from "../../../sdk/wire.ts";
import { UnknownCodeError } from "../../../sdk/law/codes.ts";
import { RandomElections } from "./randomElections.ts";

const ROUNDS = 40;

describe("sdk/elections: steps", () => {
  const random = new RandomElections(31);

  it("are read back as they were written, in the order of the act", () => {
    for (let round = 0; round < ROUNDS; round++) {
      const steps = random.steps(1 + random.below(6));
      expect(decodeElectionSteps(encodeElectionSteps(steps))).to.deep.equal(sortElectionSteps(steps));
    }
    expect(decodeElectionSteps(new Uint8Array())).to.deep.equal([]);
  });

  it("have the codes 1 to 23", () => {
    const codes = Array.from({ length: 23 }, (_, index) => index + 1);
    expect(ELECTION_STEP_KINDS.map(electionStepCode)).to.deep.equal(codes);
  });

  it("begin with kind and subject, and have their fields behind them", () => {
    const bytes = encodeElectionSteps([
      { kind: "calling", subject: 3, pollingDay: 0x01020304, beginsAt: 0x05060708090a0b0cn },
    ]);
    expect(hexFromBytes(bytes)).to.equal("0x01030102030405060708090a0b0c");
  });

  it("that end too soon are refused", () => {
    for (const kind of ELECTION_STEP_KINDS) {
      const bytes = encodeElectionSteps([random.step(kind, 0)]);
      for (let length = 1; length < bytes.length; length++) {
        const cut = bytes.subarray(0, length);
        expect(() => decodeElectionSteps(cut)).to.throw(ElectionStepTruncatedError, kind);
      }
    }
  });

  it("of unknown kinds are refused", () => {
    for (const kind of [0, 24, 255]) {
      const bytes = Uint8Array.of(kind, ...new Uint8Array(200));
      expect(() => decodeElectionSteps(bytes)).to.throw(UnknownCodeError, `${kind} is no known kind of step`);
    }
  });

  it("that do not fit their fields are not written", () => {
    const appointment = { kind: "appointment", subject: 0, threshold: 256 } as const;
    expect(() => encodeElectionSteps([appointment])).to.throw(FieldRangeError);
    const calling = { kind: "calling", subject: 256, pollingDay: 1, beginsAt: 1n } as const;
    expect(() => encodeElectionSteps([calling])).to.throw(FieldRangeError);
  });
});
