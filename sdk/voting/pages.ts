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
export function changedPages<T, U>(pages: Pages<T>, change: (page: readonly T[]) => readonly U[]): Pages<U> {
  return async function* (order) {
    for await (const page of pages(order)) yield change(page);
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

/** Numbers of blocks from a first to a last one, so many at a time: both ends of each range. */
export function* blockRanges(
  first: number,
  last: number,
  size: number,
  order: PageOrder,
): Generator<readonly [from: number, to: number]> {
  if (order === "forward")
    for (let from = first; from <= last; from += size) yield [from, Math.min(last, from + size - 1)];
  else for (let to = last; to >= first; to -= size) yield [Math.max(first, to - size + 1), to];
}
