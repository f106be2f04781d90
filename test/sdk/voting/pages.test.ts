import { expect } from "chai";
import { blockPages, type PageOrder, type Pages, type PageSize } from "../../../sdk/voting/pages.ts";

const FROM = 7;
const BLOCKS = 1_000;
const SIZE: PageSize = { first: 10, most: 100 };

/** Characters of a log, so that four of them fill a page. */
const LONG = "0".repeat(1_000_001);

interface Log {
  readonly block: number;
  readonly data: string;
}

/** As a node refuses too many blocks. */
const tooMany = (size: number): Error => refusal(`${size} blocks are too many`, -32_005);

const refusal = (message: string, code: number | string): Error =>
  Object.assign(new Error(message), { code });

/** How many blocks were asked for at a time, and which logs came. */
async function read(
  logsOf: (block: number) => readonly Log[],
  order: PageOrder = "forward",
  refused: (blocks: number) => boolean = () => false,
): Promise<{ sizes: number[]; blocks: number[] }> {
  const [sizes, blocks] = [[] as number[], [] as number[]];
  const pages = blockPages({ from: FROM, until: FROM + BLOCKS - 1, blocks: SIZE }, (first, last) => {
    const size = last - first + 1;
    sizes.push(size);
    if (refused(size)) return Promise.reject(tooMany(size));
    return Promise.resolve(Array.from({ length: size }, (_, index) => logsOf(first + index)).flat());
  });
  for await (const page of pages(order)) blocks.push(...page.map(({ block }) => block));
  return { sizes, blocks };
}

/** How many blocks are asked for at a time where each question fails in this way, which comes through in the end. */
async function sizesUntil(failure: Error): Promise<number[]> {
  const sizes: number[] = [];
  const pages = blockPages<Log>({ from: FROM, until: FROM + BLOCKS - 1, blocks: SIZE }, (first, last) => {
    sizes.push(last - first + 1);
    return Promise.reject(failure);
  });
  const thrown = await onlyPage(pages).catch((error: unknown) => error);
  expect(thrown).to.equal(failure);
  return sizes;
}

async function onlyPage(pages: Pages<Log>): Promise<readonly Log[] | undefined> {
  for await (const page of pages("forward")) return page;
  return undefined;
}

const one = (data: string) => (block: number) => [{ block, data }];

describe("Blocks that are read page by page", () => {
  const all = Array.from({ length: BLOCKS }, (_, index) => FROM + index);

  it("are more at a time where few logs come, up to a bound", async () => {
    const { sizes, blocks } = await read(one("0x"));
    expect(sizes.slice(0, 6)).to.deep.equal([10, 20, 40, 80, 100, 100]);
    expect(Math.max(...sizes)).to.equal(SIZE.most);
    expect(blocks).to.deep.equal(all);
  });

  it("are fewer where many logs come, down to one", async () => {
    const { sizes, blocks } = await read((block) =>
      [one(LONG), one(LONG), one(LONG), one(LONG)].flatMap((log) => log(block)),
    );
    expect(sizes.slice(0, 6)).to.deep.equal([10, 5, 2, 1, 1, 1]);
    expect(blocks.length).to.equal(4 * BLOCKS);
  });

  it("stay as many where logs are neither", async () => {
    const { sizes } = await read(one("0".repeat(200_000)));
    expect(new Set(sizes)).to.deep.equal(new Set([10]));
  });

  it("are all read from the last to the first, too, each page in its order", async () => {
    const { sizes, blocks } = await read(one("0x"), "backward");
    expect(blocks.slice(0, 10)).to.deep.equal(all.slice(-10));
    expect(blocks.slice(10, 30)).to.deep.equal(all.slice(-30, -10));
    expect(blocks.toSorted((first, second) => first - second)).to.deep.equal(all);
    expect(sizes.reduce((sum, size) => sum + size, 0)).to.equal(BLOCKS);
  });

  it("are halved where a node refuses so many, and none is asked for in vain again", async () => {
    const { sizes, blocks } = await read(one("0x"), "forward", (size) => size > 32);
    expect(sizes.filter((size) => size > 32)).to.deep.equal([40]);
    expect(Math.max(...sizes.slice(3))).to.equal(20);
    expect(blocks).to.deep.equal(all);
  });

  it("are not left out where a node refuses a single one", async () => {
    const said = await read(one("0x"), "forward", () => true).then(
      () => undefined,
      (error: unknown) => (error as Error).message,
    );
    expect(said).to.equal("1 blocks are too many");
  });

  for (const [what, code] of Object.entries({
    JSON: -32_005,
    ethers: "UNKNOWN_ERROR",
    HTTP: "SERVER_ERROR",
  })) {
    it(`are halved where a node refuses them in the words of ${what}`, async () => {
      expect(await sizesUntil(refusal("no", code))).to.deep.equal([10, 5, 2, 1]);
    });
  }

  const failures = {
    "a programming error": new TypeError("blockHash is undefined"),
    "a node that nobody can reach": refusal("connect ECONNREFUSED", "ECONNREFUSED"),
  };
  for (const [what, failure] of Object.entries(failures)) {
    it(`are asked for once where the reason is ${what}`, async () => {
      expect(await sizesUntil(failure)).to.deep.equal([10]);
    });
  }
});
