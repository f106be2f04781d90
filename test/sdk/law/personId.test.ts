import { expect } from "chai";
import { randomPersonId } from "../../../sdk/law/personId.ts";

const DRAWN = 1000;

describe("the id of a person [/eli/xx/act/2015/9#art_3__para_1]", () => {
  const original = crypto.getRandomValues.bind(crypto);

  afterEach(() => {
    crypto.getRandomValues = original;
  });

  it("is 16 bytes, and another one each time", () => {
    const ids = Array.from({ length: DRAWN }, randomPersonId);
    for (const id of ids) expect(id).to.match(/^0x[0-9a-f]{32}$/);
    expect(new Set(ids).size).to.equal(DRAWN);
  });

  it("is random in each of its bytes", () => {
    const ids = Array.from({ length: DRAWN }, randomPersonId);
    for (let at = 2; at < 34; at += 2) {
      // Of 256 values all but about five come in a thousand draws.
      expect(new Set(ids.map((id) => id.slice(at, at + 2))).size, `byte ${(at - 2) / 2}`).to.be.above(200);
    }
  });

  it("is what the platform's generator gives, and never nobody's", () => {
    let draws = 0;
    crypto.getRandomValues = ((bytes: Uint8Array) => bytes.fill(draws++ === 0 ? 0 : 0xab)) as typeof original;
    expect(randomPersonId()).to.equal(`0x${"ab".repeat(16)}`);
    expect(draws).to.equal(2);
  });
});
