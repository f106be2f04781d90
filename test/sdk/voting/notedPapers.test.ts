import { expect } from "chai";
import { bytesFromText, type Hex } from "../../../sdk/bytes.ts";
import type { CastPaper } from "../../../sdk/voting/boxLogs.ts";
import { papersGone } from "../../../sdk/voting/notedPapers.ts";
import { onePage } from "../../../sdk/voting/pages.ts";
import { trackingHash } from "../../../sdk/voting/tracking.ts";

const paper = (text: string): CastPaper => ({
  ...{ voter: 0n, seq: 0n, ballots: bytesFromText(text), credential: new Uint8Array() },
});
const noted = (...texts: readonly string[]): Hex[] => texts.map((text) => trackingHash(bytesFromText(text)));

describe("papersGone", () => {
  it("names what was noted and is not in the box any more, in the order of the notes", async () => {
    const inBox = [paper("c"), paper("a"), paper("e")];
    expect(await papersGone(noted("d", "a", "b", "c"), onePage(inBox))).to.deep.equal(noted("d", "b"));
  });

  it("names nothing where all are there, in whatever order, nor where nothing was noted", async () => {
    expect(await papersGone(noted("a", "b"), onePage([paper("b"), paper("x"), paper("a")]))).to.deep.equal(
      [],
    );
    expect(await papersGone([], onePage([paper("a")]))).to.deep.equal([]);
  });
});
