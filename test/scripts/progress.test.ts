import { Writable } from "node:stream";

import { expect } from "chai";

import { startProgress } from "../../scripts/progress.ts";
import type { ProgressOptions } from "../../scripts/progress.ts";

/** A stream that keeps what is written, a clock that moves when told, and the options for both. */
class Screen extends Writable {
  readonly isTTY: boolean;
  readonly columns: number;
  text = "";
  time = 0;

  constructor(isTTY: boolean, columns = 120) {
    super({ decodeStrings: false });
    this.isTTY = isTTY;
    this.columns = columns;
  }

  override _write(chunk: string | Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }

  /** What readline asks a terminal for. */
  cursorTo = (): boolean => true;

  get options(): ProgressOptions {
    return { stream: this, now: () => this.time };
  }

  get lines(): string[] {
    return this.text.split("\n").slice(0, -1);
  }
}

describe("progress", () => {
  describe("without a terminal", () => {
    it("says nothing of what is quick", () => {
      const screen = new Screen(false);
      const progress = startProgress("Deciding", 10, "transfers", screen.options);
      for (let i = 0; i < 10; i++) progress.advance();
      screen.time = 1_999;
      progress.stop();
      expect(screen.text).to.equal("");
    });

    it("writes a plain line with the rate and the time left, every few seconds at most", () => {
      const screen = new Screen(false);
      const progress = startProgress("Deciding", 20_000, "transfers", screen.options);
      for (let second = 1; second <= 12; second++) {
        screen.time = second * 1000;
        progress.advance(1_000);
      }
      progress.stop();
      expect(screen.lines).to.deep.equal([
        "Deciding: 2,000 of 20,000 transfers (10 %), 1,000/s, 18 s left",
        "Deciding: 7,000 of 20,000 transfers (35 %), 1,000/s, 13 s left",
        "Deciding: 12,000 of 20,000 transfers (60 %), 1,000/s, 8 s left",
      ]);
      expect(screen.text).not.to.match(/[\u001b\r]/u);
    });

    it("writes a last line when it stops, once", () => {
      const screen = new Screen(false);
      const progress = startProgress("Auditing", 4, "entries", screen.options);
      screen.time = 4_000;
      progress.advance(3);
      screen.time = 5_000;
      progress.advance();
      progress.stop();
      progress.stop();
      progress.advance();
      expect(screen.lines).to.deep.equal([
        "Auditing: 3 of 4 entries (75 %), 0.8/s, 2 s left",
        "Auditing: 4 of 4 entries (100 %), 0.8/s",
      ]);
    });

    it("counts without a share where the total is unknown", () => {
      const screen = new Screen(false);
      const progress = startProgress("Reading", 0, "rows", screen.options);
      screen.time = 3_600_000;
      progress.advance(36_000_000);
      progress.stop();
      expect(screen.lines).to.deep.equal(["Reading: 36,000,000 rows, 10,000/s"]);
    });

    it("gives long times in hours and minutes", () => {
      const screen = new Screen(false);
      const progress = startProgress("Reading", 100, "rows", screen.options);
      screen.time = 90_000;
      progress.advance(1);
      progress.stop();
      expect(screen.lines[0]).to.match(/, 2 h 28 min left$/u);
    });
  });

  describe("on a terminal", () => {
    it("draws a bar that ends complete", () => {
      const screen = new Screen(true);
      const progress = startProgress("Deciding", 100, "transfers", screen.options);
      screen.time = 2_500;
      progress.advance(50);
      expect(screen.text).to.contain(
        "████████████░░░░░░░░░░░░ Deciding: 50 of 100 transfers (50 %), 20/s, 3 s left",
      );
      screen.time = 5_000;
      progress.advance(50);
      progress.stop();
      expect(screen.text).to.contain("████████████████████████ Deciding: 100 of 100 transfers (100 %), 20/s");
    });

    it("draws nothing for what is quick", () => {
      const screen = new Screen(true);
      const progress = startProgress("Deciding", 1, "transfers", screen.options);
      progress.advance();
      progress.stop();
      expect(screen.text).to.equal("");
    });

    it("draws on its own when the first unit takes long", async () => {
      const screen = new Screen(true);
      const progress = startProgress("Proving", 2, "ballots", { stream: screen, delay: 10 });
      await new Promise((resolve) => setTimeout(resolve, 60));
      progress.stop();
      expect(screen.text).to.contain("Proving: 0 of 2 ballots (0 %)");
    });

    it("fits a narrow terminal, and one that does not know its width", () => {
      for (const columns of [30, 0]) {
        const screen = new Screen(true, columns);
        const progress = startProgress("Deciding", 100, "transfers", screen.options);
        screen.time = 2_500;
        progress.advance(50);
        progress.stop();
        expect(screen.text).to.contain("Deciding: 50 of 100 transfer");
        expect(screen.text.includes("left")).to.equal(columns === 0);
      }
    });
  });

  it("is silent when asked", () => {
    for (const isTTY of [true, false]) {
      const screen = new Screen(isTTY);
      const progress = startProgress("Deciding", 10, "transfers", { ...screen.options, quiet: true });
      screen.time = 60_000;
      progress.advance(10);
      progress.stop();
      expect(screen.text).to.equal("");
    }
  });
});
