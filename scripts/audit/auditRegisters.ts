import type { JsonRpcProvider } from "ethers";
import type { Hex } from "../../sdk/bytes.ts";
import { SdkError } from "../../sdk/sdkError.ts";
import { type Chain, ChainRevertError } from "../chain/chain.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { startProgress } from "../progress.ts";
import { stoppable } from "../stoppable.ts";
import type { NamedRegister } from "./auditedPlace.ts";
import { auditRegister } from "./auditRegister.ts";
import type { AuditReport, RegisterReport } from "./auditReport.ts";

/**
 * Audits registers one after the other, all as of one block, which must be there still when all is done.
 * @throws {CommandFailure} if the chain ends before the first block whose logs are read, the block is another then, or Ctrl-C
 * was pressed
 */
export async function auditRegisters(
  provider: JsonRpcProvider,
  chain: Chain,
  registers: readonly NamedRegister[],
): Promise<AuditReport> {
  const { chainId } = await provider.getNetwork();
  const number = await chain.blockNumber();
  if (chain.since > number) {
    const what = `The logs are to be read from block ${chain.since} on, and the chain ends with block ${number}`;
    throw new CommandFailure(`${what}.`, EXIT.badInput);
  }
  const hash = await hashOf(chain, number);
  const reports: RegisterReport[] = [];
  await stoppable("Stopping.", async (isStopped) => {
    for (const register of registers) reports.push(await auditOne(chain, register, number, isStopped));
  });
  if ((await hashOf(chain, number)) !== hash) {
    const what = `Block ${number} was replaced by another during the audit`;
    throw new CommandFailure(`${what}: nothing is said of the registers. Run it again.`, EXIT.badInput);
  }
  return {
    chainId: String(chainId),
    firstBlock: chain.since,
    block: { number, hash },
    registers: reports,
    entries: reports.reduce((sum, { entries }) => sum + entries, 0),
    mismatches: reports.reduce((sum, { mismatches }) => sum + mismatches.length, 0),
  };
}

/**
 * How an audit ends that has thrown: what a log that is none says is a finding; that a node does not answer says nothing of the
 * registers.
 *
 * @param rpc the node's URL, of which the host is named alone: the rest may hold a key
 */
export function failureOf(error: unknown, rpc: string): unknown {
  if (error instanceof SdkError) return new CommandFailure(`${error.message}.`, EXIT.findings, error);
  if (!(error instanceof ChainRevertError) && !isCoded(error)) return error;
  const what = `The node at ${new URL(rpc).host} does not answer what the audit asks: ${error.message}.`;
  return new CommandFailure(`${what} Nothing is said of the registers.`, EXIT.badInput, error);
}

/** As ethers and Node make the errors of nodes and networks. */
function isCoded(error: unknown): error is Error {
  return error instanceof Error && "code" in error && typeof error.code === "string";
}

async function auditOne(
  chain: Chain,
  register: NamedRegister,
  until: number,
  isStopped: () => boolean,
): Promise<RegisterReport> {
  const { name, address, predecessors, reopens } = register;
  let progress = startProgress(`${name}: reading logs`, until - chain.since + 1, "blocks");
  const advance = (units: number): void => {
    progress.advance(units);
    if (isStopped()) throw new CommandFailure("Stopped before all was compared.", EXIT.interrupted);
  };
  const onStart = (entries: number): void => {
    progress.stop();
    progress = startProgress(`${name}: comparing`, entries, "entries");
  };
  const options = { reopens, predecessors, until, onStart, onBlocks: advance, onEntries: advance };
  try {
    return { name, address, predecessors, ...(await auditRegister(chain, address, options)) };
  } finally {
    progress.stop();
  }
}

async function hashOf(chain: Chain, block: number): Promise<Hex> {
  return (await chain.block(block))?.hash ?? "0x";
}
