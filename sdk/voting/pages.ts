/** In which order pages come. What is on a page is always in the order in which it was written. */
export type PageOrder = "forward" | "backward";

/**
 * Things of which there are too many to hold them all: read page by page, and read anew each time they are asked for. Whoever uses
 * them keeps no page, so that what is held at once is one page, however many there are.
 */
export type Pages<T> = (order: PageOrder) => Iterable<readonly T[]> | AsyncIterable<readonly T[]>;

/** Things that are in memory anyway: all on one page. */
export function onePage<T>(items: readonly T[]): Pages<T> {
  return () => [items];
}

/** Each page as it is read, changed. */
export function changedPages<T, U>(
  pages: Pages<T>,
  change: (page: readonly T[]) => readonly U[] | Promise<readonly U[]>,
): Pages<U> {
  return async function* (order) {
    for await (const page of pages(order)) yield await change(page);
  };
}

/** One thing after the other, from the first to the last: read anew each time it is gone through. */
export function eachOf<T>(pages: Pages<T>): AsyncIterable<T> {
  return {
    async *[Symbol.asyncIterator]() {
      for await (const page of pages("forward")) yield* page;
    },
  };
}

/** Blocks of a chain whose logs are read, and how many of them at a time. */
export interface BlockStretch {
  readonly from: number;
  /** The last one. */
  readonly until: number;
  readonly blocks: PageSize;
}

/** How many blocks are asked for at a time. */
export interface PageSize {
  /** At first. */
  readonly first: number;
  /** However little comes: as all of them may be full of logs, so much may be in memory at once. */
  readonly most: number;
}

/**
 * Characters of the logs of a page that is full: the next one is of half as many blocks. After one with less than a fourth, of twice
 * as many.
 */
const FULL = 4_000_000;

/**
 * The logs of many blocks, page by page: of more blocks at a time where few logs come, of fewer where many do. A node that refuses so
 * many blocks at once, or their logs, is asked for half of them, and for no more than that until they have been gone through.
 *
 * @param read logs from one block to another, in their order, and nothing besides: whatever a node refuses is taken for too many blocks
 * @throws what the node says of a single block, and whatever is no refusal, such as that nobody answers there
 */
export function blockPages<T extends { readonly data: string }>(
  { from, until, blocks }: BlockStretch,
  read: (first: number, last: number) => Promise<readonly T[]>,
): Pages<T> {
  return async function* (order) {
    let { first: size, most } = blocks;
    for (let done = 0; done <= until - from;) {
      const count = Math.min(size, until - from - done + 1);
      const first = order === "forward" ? from + done : until - done - count + 1;
      const page = await read(first, first + count - 1).catch((error: unknown) => {
        if (count === 1 || !isRefusal(error)) throw error;
      });
      if (page === undefined) {
        size = most = Math.floor(count / 2);
        continue;
      }
      done += count;
      size = nextSize(page, size, most);
      yield page;
    }
  };
}

/** As ethers calls an error that a node answered, an HTTP status that is none of success, and an answer that takes too long. */
const REFUSALS: ReadonlySet<unknown> = new Set(["UNKNOWN_ERROR", "SERVER_ERROR", "TIMEOUT"]);

/** Whether a node was reached and does not answer what it was asked. JSON-RPC has numbers for why. */
function isRefusal(error: unknown): boolean {
  if (typeof error !== "object" || error === null || !("code" in error)) return false;
  return typeof error.code === "number" || REFUSALS.has(error.code);
}

function nextSize(page: readonly { readonly data: string }[], size: number, most: number): number {
  const characters = page.reduce((sum, { data }) => sum + data.length, 0);
  if (characters > FULL) return Math.max(1, Math.floor(size / 2));
  return characters < FULL / 4 ? Math.min(most, 2 * size) : size;
}
