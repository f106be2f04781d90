import { expect } from "chai";
import { Interface } from "ethers";
import { renderErrorReference } from "../../scripts/docs/errors.ts";
import { bytesFromHex } from "../../sdk/bytes.ts";
import { fillIn } from "../../sdk/errorFormats.ts";
import { explainError } from "../../sdk/errors.ts";
import { ERROR_CHAPTERS, ERROR_TEXTS } from "../../sdk/errorTexts.ts";
import { ownArtifacts } from "./support/artifacts.ts";
import { connect } from "./support/chain.ts";

/** The errors of the project's own contracts, as they were compiled. */
function compiledErrors(): string[] {
  const fragments = ownArtifacts().flatMap(({ abi }) => new Interface(abi).format());
  const errors = fragments.filter((fragment) => fragment.startsWith("error "));
  return [...new Set(errors.map((fragment) => fragment.slice("error ".length)))].sort();
}

describe("sdk: explained errors", () => {
  const errors = new Interface(Object.keys(ERROR_TEXTS).map((signature) => `error ${signature}`));

  it("are all that the contracts have, and no others", () => {
    const explained = Object.keys(ERROR_TEXTS).sort();
    const compiled = compiledErrors();
    expect(compiled.filter((signature) => !(signature in ERROR_TEXTS))).to.deep.equal([], "without a text");
    expect(explained.filter((signature) => !compiled.includes(signature))).to.deep.equal(
      [],
      "of no contract",
    );
  });

  it("are sentences whose arguments and formats exist", () => {
    errors.forEachError((fragment) => {
      const text = ERROR_TEXTS[fragment.format("full").slice("error ".length)];
      const values = Object.fromEntries(fragment.inputs.map(({ name }) => [name, `0x${"00".repeat(32)}`]));
      for (const sentence of [fillIn(text?.what ?? "", values), text?.why, text?.whatToDo]) {
        expect(sentence, fragment.name).to.match(/^["A-Z0-9].*\.$/s);
      }
    });
  });

  it("stand in one chapter each", () => {
    const signatures = ERROR_CHAPTERS.flatMap(({ texts }) => Object.keys(texts));
    expect(new Set(signatures).size).to.equal(signatures.length);
  });

  it("say what happened in words", () => {
    const data = errors.encodeErrorResult("RegisterDeadlinePassed", [16_830, 16_831]);
    expect(explainError(data)).to.deep.equal({
      name: "RegisterDeadlinePassed",
      args: { deadline: 16_830n, today: 16_831n },
      sentence: "The signatories set 2016-01-30 as the last day; today is 2016-01-31.",
      why: "Nobody is bound by a signature longer than they wanted to be.",
      whatToDo: "Sign the application again with a later deadline.",
    });
    expect(explainError(bytesFromHex(data))).to.deep.equal(explainError(data));
  });

  it("write codes, texts and dates as people do", () => {
    const person = `0x${"11".repeat(16)}`;
    const status = errors.encodeErrorResult("RegisterPersonNotActive", [person, 2]);
    expect(explainError(status)?.sentence).to.include("frozen in the register of persons");
    const capacity = errors.encodeErrorResult("RegisterNotInOffice", [person, 2]);
    expect(explainError(capacity)?.sentence).to.match(/notary\.$/);
    const what = `0x${Buffer.from("spatial units").toString("hex").padEnd(64, "0")}`;
    const many = errors.encodeErrorResult("LandTooMany", [what, 17, 16]);
    expect(explainError(many)?.sentence).to.equal("The title would have 17 spatial units; 16 are the most.");
    const key = `0x${"22".repeat(32)}`;
    const open = errors.encodeErrorResult("GazetteEmptyInterval", [key, 0xffff_ffff, 0xffff_fffe]);
    expect(explainError(open)?.sentence).to.include("from the end of time until before day 4294967294");
  });

  it("are followed into the call that failed", () => {
    const inner = errors.encodeErrorResult("GazetteRulesetWithoutCode", [`0x${"33".repeat(20)}`]);
    const outer = errors.encodeErrorResult("ExecutiveCallFailed", [2, inner]);
    expect(explainError(outer)?.cause?.name).to.equal("GazetteRulesetWithoutCode");
  });

  it("are found in what ethers throws", async () => {
    const { ethers } = await connect();
    const harness = await ethers.deployContract("CodecHarness");
    let thrown: unknown;
    try {
      await harness.getFunction("readRecord")("0x00");
    } catch (error) {
      thrown = error;
    }
    expect(explainError(thrown)?.sentence).to.equal("The record has 1 bytes; its header alone has 64.");
  });

  it("of Solidity itself are explained too, and what is no error is not", () => {
    const panic = `0x4e487b71${"11".padStart(64, "0")}`;
    expect(explainError(panic)?.args).to.deep.equal({ code: 17n });
    const text = new Interface(["function f(string)"]).encodeFunctionData("f", ["no"]).slice(10);
    expect(explainError(`0x08c379a0${text}`)?.sentence).to.equal("The contract says: no");
    for (const nothing of ["0x", "0x12345678", "text", undefined, null, 5, new Error("x"), {}]) {
      expect(explainError(nothing)).to.equal(undefined);
    }
  });

  it("are rendered as a page in which each has its heading", () => {
    const page = renderErrorReference();
    for (const signature of Object.keys(ERROR_TEXTS)) {
      expect(page).to.include(`\n### ${signature.slice(0, signature.indexOf("("))}\n`);
    }
    expect(page).not.to.match(/\{|\}/);
    expect(page).to.equal(renderErrorReference());
  });
});
