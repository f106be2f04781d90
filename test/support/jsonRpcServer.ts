import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Republic } from "./republic.ts";

interface Call {
  readonly id: number;
  readonly method: string;
  readonly params?: unknown[];
}

/** A chain that others can reach. */
export interface JsonRpcServer {
  readonly url: string;
  close(): void;
}

/** Lets other processes ask the chain of a republic, at an address of this machine. */
export async function serve({ connection }: Pick<Republic, "connection">): Promise<JsonRpcServer> {
  const answerTo = async ({ id, method, params = [] }: Call) => {
    try {
      return { jsonrpc: "2.0", id, result: await connection.provider.request({ method, params }) };
    } catch (error) {
      // With what a contract reverted with, as nodes do.
      const { data } = error as { readonly data?: unknown };
      return { jsonrpc: "2.0", id, error: { code: -32_000, message: String(error), data } };
    }
  };
  const server = createServer((request, response) => {
    void bodyOf(request).then(async (calls) => {
      const answers = Array.isArray(calls) ? await Promise.all(calls.map(answerTo)) : await answerTo(calls);
      response.setHeader("content-type", "application/json").end(JSON.stringify(answers));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Changes what a node answers; what it does not care about it gives back. */
export type Lie = (method: string, answer: unknown, params: readonly unknown[]) => unknown;

/** Lets others ask a chain, whose answers a liar changes. Where the lie throws, the node does not know the method. */
export async function serveLying(
  ask: (call: { method: string; params: unknown[] }) => Promise<unknown>,
  lie: Lie,
): Promise<JsonRpcServer> {
  const request = async ({ method, params }: { method: string; params: unknown[] }) =>
    lie(method, await ask({ method, params }), params);
  return serve({ connection: { provider: { request } } } as never);
}

async function bodyOf(request: IncomingMessage): Promise<Call | Call[]> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString("utf8")) as Call | Call[];
}
