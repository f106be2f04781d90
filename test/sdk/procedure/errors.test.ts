import { expect } from "chai";
import { encodeBytes32String, Interface } from "ethers";
import { fillIn } from "../../../sdk/errorFormats.ts";
import { explainError } from "../../../sdk/errors.ts";
import { PROCEDURE_ERRORS } from "../../../sdk/errorTexts/procedure.ts";
import { wordOfText } from "../../../sdk/law/quantity.ts";
import { MalformedCaseError } from "../../../sdk/procedure/case.ts";
import { decodeCase } from "../../../sdk/procedure/case.ts";
import { UnknownCodeError } from "../../../sdk/procedure/codes.ts";
import { decodeSteps, StepTruncatedError } from "../../../sdk/procedure/steps.ts";
import { findCause, SdkError } from "../../../sdk/sdkError.ts";

const REGISTER = `0x${"22".repeat(20)}`;
const WORD = `0x${"33".repeat(32)}`;

function caught(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe("sdk/procedure: errors", () => {
  const errors = new Interface(Object.keys(PROCEDURE_ERRORS).map((signature) => `error ${signature}`));
  const sentenceOf = (name: string, ...values: unknown[]) =>
    explainError(errors.encodeErrorResult(name, values))?.sentence;

  it("of the contracts are sentences whose arguments and formats exist", () => {
    errors.forEachError((fragment) => {
      const text = PROCEDURE_ERRORS[fragment.format("full").slice("error ".length)];
      const values = Object.fromEntries(fragment.inputs.map(({ name }) => [name, `0x${"00".repeat(32)}`]));
      for (const sentence of [fillIn(text?.what ?? "", values), text?.why, text?.whatToDo]) {
        expect(sentence, fragment.name).to.match(/^["A-Z0-9].*\.$/s);
      }
    });
  });

  it("of the contracts name kinds of step in words", () => {
    expect(sentenceOf("CaseStepOfAnotherPart", 8)).to.include("a step (interim measure) that another part");
    expect(sentenceOf("CaseStepTruncated", 2, 100, 122)).to.include("a step (grant) of 122");
    expect(sentenceOf("RegisterStillRefused", WORD, encodeBytes32String("art_9"))).to.include("(art_9)");
  });

  it("of the contracts say in words what is kept of a decision", () => {
    const kept = [
      [`0x${"00".repeat(32)}`, "it was not refused"],
      [`0x${"00".repeat(31)}01`, "it was withdrawn"],
      [`0x${"ab".repeat(31)}01`, `it was refused (0x${"ab".repeat(31)}01)`],
      [wordOfText("art_9__para_2"), "art_9__para_2, which refused it, is set aside"],
    ] as const;
    for (const [decision, words] of kept) {
      const sentence = sentenceOf("CaseNoSuchRefusal", REGISTER, WORD, decision);
      expect(sentence).to.equal(`The refusal of ${WORD} is not what ${REGISTER} keeps: ${words}.`);
    }
  });

  it("of this library have names and details", () => {
    const short = caught(() => decodeCase(new Uint8Array(3)));
    expect(findCause(short, MalformedCaseError)?.details).to.deep.equal({ length: 3, required: 155 });
    const cut = caught(() => decodeSteps(Uint8Array.of(3, 0)));
    expect(findCause(cut, StepTruncatedError)?.details).to.deep.equal({
      kind: "service",
      length: 2,
      required: 42,
    });
    const unknown = caught(() => decodeSteps(Uint8Array.of(99)));
    expect(findCause(unknown, SdkError)?.name).to.equal("UnknownCodeError");
    expect(findCause(unknown, UnknownCodeError)?.details).to.deep.equal({ table: "kind of step", code: 99 });
  });
});
