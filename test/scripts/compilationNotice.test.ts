import { Writable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { expect } from "chai";
import { noticeCompilation } from "../../scripts/build/compilationNotice.ts";

/** A stream that keeps what is written. */
class Screen extends Writable {
  readonly isTTY: boolean;
  text = "";

  constructor(isTTY: boolean) {
    super({ decodeStrings: false });
    this.isTTY = isTTY;
  }

  override _write(chunk: string | Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

const BEGUN =
  "Compiling 187 Solidity files with solc 0.8.30 (WebAssembly): minutes the first time, nothing once it is done\n";

describe("notice of a compilation", () => {
  it("says at once what is done, and at the end how long it took", () => {
    const screen = new Screen(false);
    let time = 0;
    const done = noticeCompilation(187, "0.8.30", { stream: screen, now: () => time });
    expect(screen.text).to.equal(BEGUN);
    time = 272_000;
    done();
    expect(screen.text).to.equal(`${BEGUN}Compiled 187 Solidity files in 4 minutes 32 seconds\n`);
  });

  it("says now and then how long it has taken, and nothing after the end", async () => {
    const screen = new Screen(false);
    const done = noticeCompilation(2, "0.8.30", { stream: screen, now: () => 20_000, interval: 2 });
    await setTimeout(40);
    done();
    expect(screen.text).to.match(/\nCompiling 2 Solidity files: 0 seconds so far\n/u);
    const before = screen.text;
    await setTimeout(20);
    expect(screen.text).to.equal(before);
  });

  it("takes the line of the spinner that turns on a terminal", () => {
    const screen = new Screen(true);
    noticeCompilation(187, "0.8.30", { stream: screen })();
    for (const line of screen.text.split("\n").slice(0, -1)) expect(line).to.match(/^\r\u001b\[2K\w/u);
  });
});
