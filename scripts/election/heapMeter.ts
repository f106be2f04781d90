import { GCProfiler } from "node:v8";

/** Statistics are taken over so often that they need no room themselves. */
const MILLISECONDS = 5_000;

/**
 * Measures what the JavaScript of this process keeps: its heap, and what its objects hold outside, right after each full collection of
 * garbage. What native code has of its own, such as the embedded chain, is not in it.
 */
export class HeapMeter {
  #profiler = new GCProfiler();
  #peak = 0;
  readonly #timer: NodeJS.Timeout;

  constructor() {
    this.#profiler.start();
    this.#timer = setInterval(() => this.#take(), MILLISECONDS).unref();
  }

  /** @returns bytes kept at most; where garbage was never collected in full, what is in use now */
  stop(): number {
    clearInterval(this.#timer);
    this.#take();
    this.#profiler.stop();
    if (this.#peak > 0) return this.#peak;
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  }

  #take(): void {
    for (const { gcType, afterGC } of this.#profiler.stop().statistics) {
      if (gcType !== "MarkSweepCompact") continue;
      const { usedHeapSize, externalMemory } = afterGC.heapStatistics;
      this.#peak = Math.max(this.#peak, usedHeapSize + externalMemory);
    }
    this.#profiler = new GCProfiler();
    this.#profiler.start();
  }
}
