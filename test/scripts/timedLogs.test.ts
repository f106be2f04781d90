import { expect } from "chai";
import { timedLogs } from "../../scripts/election/timedLogs.ts";
import { Chain, type ChainProvider, MissingBlockError } from "../../scripts/chain/chain.ts";
import type { Hex } from "../../sdk/bytes.ts";

const BOX: Hex = `0x${"b0".repeat(20)}`;
const LOGS = [1, 1, 3].map((block, index) => ({
  ...{ address: BOX, topics: [], data: "0x" },
  ...{ blockNumber: `0x${block}`, logIndex: `0x${index}` },
}));

/** A node with three logs in two of five blocks. */
class Node implements ChainProvider {
  readonly asked: string[] = [];
  readonly #block: (tag: unknown) => unknown;

  constructor(block: (tag: unknown) => unknown) {
    this.#block = block;
  }

  request({ method, params }: { method: string; params: unknown[] }): Promise<unknown> {
    this.asked.push(method);
    if (method === "eth_getLogs") return Promise.resolve(LOGS);
    return Promise.resolve(method === "eth_blockNumber" ? "0x4" : this.#block(params[0]));
  }
}

describe("Logs with the times of their blocks", () => {
  it("have the time of each block, which is asked for once", async () => {
    const node = new Node((tag) => ({ timestamp: tag === "0x1" ? "0x64" : "0xc8" }));
    const logs = await timedLogs(new Chain(node), BOX, []);
    expect(logs.map(({ time, block, index }) => [time, block, index])).to.deep.equal([
      [100, 1, 0],
      [100, 1, 1],
      [200, 3, 2],
    ]);
    const times = ["eth_getBlockByNumber", "eth_getBlockByNumber"];
    expect(node.asked).to.deep.equal(["eth_blockNumber", "eth_getLogs", ...times]);
  });

  it("are not asked for in halves where the node does not tell a time", async () => {
    const refusal = Object.assign(new Error("busy"), { code: -32_000 });
    const busy = new Node(() => Promise.reject(refusal));
    expect(await timedLogs(new Chain(busy), BOX, []).catch((error: unknown) => error)).to.equal(refusal);
    const forgetful = new Node(() => null);
    const missing = await timedLogs(new Chain(forgetful), BOX, []).catch((error: unknown) => error);
    expect(missing).to.be.instanceOf(MissingBlockError).and.to.include({ block: 1 });
    for (const { asked } of [busy, forgetful])
      expect(asked).to.deep.equal(["eth_blockNumber", "eth_getLogs", "eth_getBlockByNumber"]);
  });
});
