import { readFileSync } from "node:fs";
import { expect } from "chai";
import { Contract, encodeBytes32String, Interface, ZeroAddress, ZeroHash } from "ethers";
import { REGISTER_ABI } from "../../../sdk/abi.ts";
import { explainDecision } from "../../../sdk/law/explain.ts";
import { formatQuantity } from "../../../sdk/law/quantity.ts";
import { gazetteKey } from "../../../sdk/law/statuteIndex.ts";
import { parseStatute, textOf } from "../../../sdk/statute/index.ts";

const FILE = "statutes/land-registration/2015-10-01.en.md";
const ACT = "/eli/xx/act/2015/12";

describe("sdk/law: explained decisions", () => {
  const statute = parseStatute(readFileSync(FILE, "utf8"), "2015-10-01.en.md");
  const provision = statute.children.flatMap((part) => part.children).find(({ kind }) => kind === "article");
  const eId = provision?.eId ?? "";
  const key = gazetteKey(ACT, "part_2");
  const word = encodeBytes32String;

  /** A register that answers with this ruling. */
  function registerSaying(refusal: string, subdivision: string) {
    const ruling = [refusal, subdivision, ZeroAddress, true, [[key, ZeroAddress, 500_000n]], "0x"];
    const findings = [
      [subdivision, refusal, word("price"), false, 500_000n, 123_456n, word("pence")],
      [subdivision, refusal, word("signed"), true, 1n, 1n, word("boolean")],
    ];
    const answer = new Interface(REGISTER_ABI).encodeFunctionResult("explain", [ruling, findings]);
    const runner = { provider: null, call: () => Promise.resolve(answer) };
    return new Contract(ZeroAddress, REGISTER_ABI, runner);
  }

  const ask = (register: Contract) =>
    explainDecision({ register, application: new Uint8Array(8), witnesses: [], statutes: [statute] });

  it("cite the text of each provision tested", async () => {
    const { granted, refusal, findings, assessments } = await ask(registerSaying(word(eId), key));
    const cited = { eId, eli: ACT, title: statute.frontMatter.title, text: textOf(statute, eId) };
    expect(granted).to.equal(false);
    expect(refusal).to.deep.equal(cited);
    expect(findings).to.deep.equal([
      {
        provision: cited,
        fact: "price",
        satisfied: false,
        value: "£5,000.00",
        threshold: "£1,234.56",
        unit: "pence",
      },
      { provision: cited, fact: "signed", satisfied: true, value: "yes", threshold: "yes", unit: "boolean" },
    ]);
    expect(assessments).to.deep.equal([{ eli: `${ACT}#part_2`, ruleset: ZeroAddress, amount: 500_000n }]);
  });

  it("say as much as is known of an act that is not at hand", async () => {
    const { refusal } = await ask(registerSaying(word("art_1"), gazetteKey("/eli/xx/act/1900/1", "part_1")));
    expect(refusal).to.deep.equal({ eId: "art_1", eli: undefined, title: undefined, text: undefined });
  });

  it("name no refusal where the application would be granted", async () => {
    const { granted, refusal } = await ask(registerSaying(ZeroHash, key));
    expect([granted, refusal]).to.deep.equal([true, undefined]);
  });

  it("write quantities as people do", () => {
    expect(formatQuantity(16_831n, "date")).to.equal("2016-01-31");
    expect(formatQuantity(0xffff_ffffn, "date")).to.equal("without end");
    expect(formatQuantity(0n, "boolean")).to.equal("no");
    expect(formatQuantity(3n, "days")).to.equal("3 days");
  });
});
