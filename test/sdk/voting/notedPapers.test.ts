import { expect } from "chai";
import { bytesFromText, type Hex } from "../../../sdk/bytes.ts";
import type { CastPaper } from "../../../sdk/voting/boxLogs.ts";
import { papersGone } from "../../../sdk/voting/notedPapers.ts";
import { trackingHash } from "../../../sdk/voting/tracking.ts";

const paper = (text: string): CastPaper => ({
  ...{ voter: 0n, seq: 0n, ballots: bytesFromText(text), credential: new Uint8Array() },
});
const noted = (...texts: readonly string[]): Hex[] => texts.map((text) => trackingHash(bytesFromText(text)));

describe("papersGone", () => {
  it("names what was noted and is not in the box any more, in the order of the notes", () => {
    const inBox = [paper("c"), paper("a"), paper("e")];
    expect(papersGone(noted("d", "a", "b", "c"), inBox)).to.deep.equal(noted("d", "b"));
  });

  it("names nothing where all are there, in whatever order, nor where nothing was noted", () => {
    expect(papersGone(noted("a", "b"), [paper("b"), paper("x"), paper("a")])).to.deep.equal([]);
    expect(papersGone([], [paper("a")])).to.deep.equal([]);
  });
});
