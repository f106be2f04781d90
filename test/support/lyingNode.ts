import { type JsonRpcServer, serve } from "./jsonRpcServer.ts";

/** What a node is asked. */
export interface Asked {
  readonly method: string;
  readonly params: unknown[];
}

/** Whom a node would ask, if it were honest. */
export type Node = (asked: Asked) => Promise<unknown>;

/** What a node answers in place of the truth, or the truth. */
export type Lie = (asked: Asked, truth: Node) => Promise<unknown>;

/** A node that can be asked over HTTP: it answers what a chain answers, but for its lies. */
export class LyingNode {
  /** The truth, unless it is set. */
  lie: Lie | undefined;

  private constructor(private readonly truth: Node) {}

  static async of(truth: Node): Promise<LyingNode & JsonRpcServer> {
    const node = new LyingNode(truth);
    const request = (asked: Asked): Promise<unknown> =>
      (node.lie ?? ((own, of) => of(own)))(asked, node.truth);
    return Object.assign(node, await serve({ connection: { provider: { request } } } as never));
  }
}
