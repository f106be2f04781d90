import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { Ended } from "./commandLine.ts";

const ROOT = path.join(import.meta.dirname, "../../..");

/** A program that runs in a process of its own, as at a terminal; for what signals do, and for programs that do not end by themselves. */
export class Child {
  readonly process: ChildProcess;
  /** How it ended; its code is -1 if a signal ended it. */
  readonly ended: Promise<Ended>;
  #stdout = "";
  #stderr = "";

  /** @param args behind `node`, TypeScript included */
  constructor(args: readonly string[]) {
    this.process = spawn(process.execPath, ["--import", "tsx", ...args], { cwd: ROOT });
    this.process.stdout?.on("data", (part: Buffer) => (this.#stdout += String(part)));
    this.process.stderr?.on("data", (part: Buffer) => (this.#stderr += String(part)));
    this.ended = once(this.process, "close").then(([code]) => ({
      code: (code as number | null) ?? -1,
      stdout: this.#stdout,
      stderr: this.#stderr,
    }));
  }

  /** A verb of the one program. */
  static verb(...args: readonly string[]): Child {
    return new Child(["scripts/cli.ts", ...args]);
  }

  /** As Ctrl-C does. */
  interrupt(): void {
    this.process.kill("SIGINT");
  }

  /** Waits until something holds, such as that the program has said something. @throws {Error} if it ends before */
  async until(holds: (said: string) => boolean): Promise<void> {
    while (!holds(this.#stdout + this.#stderr)) {
      if (this.process.exitCode !== null) throw new Error(`it ended before: ${this.#stdout}${this.#stderr}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
