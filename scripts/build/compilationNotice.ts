import type { ProgressStream } from "../progress.ts";
import { duration, thousands } from "../report/figures.ts";

export interface NoticeOptions {
  /** Where to say it; standard error unless told, so that standard output stays data. */
  readonly stream?: ProgressStream;
  /** Milliseconds between two lines. */
  readonly interval?: number;
  /** The clock, in milliseconds. */
  readonly now?: () => number;
}

const INTERVAL = 20_000;

/** Begins a terminal's line anew: Hardhat's spinner, which has no words of its own for how long, turns there. */
const LINE_ANEW = "\r\u001b[2K";

/**
 * Says that the compiler is at work, and now and then for how long: solc itself says nothing until it is done.
 *
 * @returns to be called when the compiler is done
 *
 * @example
 * const done = noticeCompilation(187, "0.8.30");
 * try {
 *   await compile();
 * } finally {
 *   done();
 * }
 */
export function noticeCompilation(
  files: number,
  version: string,
  { stream = process.stderr, interval = INTERVAL, now = () => performance.now() }: NoticeOptions = {},
): () => void {
  const startedAt = now();
  const what = `${thousands(files)} Solidity files`;
  const elapsed = (): string => duration((now() - startedAt) / 1000);
  const write = (line: string): void => {
    stream.write(`${stream.isTTY === true ? LINE_ANEW : ""}${line}\n`);
  };
  write(
    `Compiling ${what} with solc ${version} (WebAssembly): minutes the first time, nothing once it is done`,
  );
  const timer = setInterval(() => {
    write(`Compiling ${what}: ${elapsed()} so far`);
  }, interval).unref();
  return () => {
    clearInterval(timer);
    write(`Compiled ${what} in ${elapsed()}`);
  };
}
