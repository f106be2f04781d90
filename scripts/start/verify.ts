import { Interface } from "ethers";
import { LAND_REGISTER_ABI } from "../../sdk/abi.ts";
import type { Hex } from "../../sdk/bytes.ts";
import { RegisterRebuild } from "../../sdk/law/rebuild.ts";
import { type Chain, type ChainLog, encodeCall, quantity } from "../chain/chain.ts";
import type { Verification } from "../report/replayReport.ts";

const REGISTER = new Interface(LAND_REGISTER_ABI);

/** Blocks whose logs are asked for at a time. */
const BLOCKS_A_QUERY = 500;

/** What the audit needs besides the chain. */
export interface AuditOptions {
  /** Commitment of a legacy entry's first record, from the dataset that was taken over. */
  readonly legacyCommitment: (entry: Hex) => Hex | undefined;
  readonly onEntry: () => void;
  readonly onStart: (entries: number) => void;
}

/** Rebuilds the land register from its logs alone, and compares every entry and every decision with what is stored. */
export async function auditRegister(
  chain: Chain,
  register: Hex,
  options: AuditOptions,
): Promise<Verification> {
  const rebuild = new RegisterRebuild({ legacyCommitment: options.legacyCommitment });
  const last = await chain.blockNumber();
  for (let from = 0; from <= last; from += BLOCKS_A_QUERY) {
    const to = Math.min(from + BLOCKS_A_QUERY - 1, last);
    const filter = { address: register, fromBlock: quantity(from), toBlock: quantity(to) };
    for (const log of await chain.request<ChainLog[]>("eth_getLogs", [filter])) rebuild.apply(log);
  }
  options.onStart(rebuild.entries.size);
  const slots: [Hex, Hex][] = [];
  for (const entry of rebuild.entries.keys()) {
    slots.push([entry, await chain.call(register, encodeCall(REGISTER, "slotOf", [entry]))]);
    options.onEntry();
  }
  const wrong = new Set(rebuild.compareWithSlots(slots).map(({ entry }) => entry));
  for (const { entry } of rebuild.finish()) wrong.add(entry);
  let mismatches = wrong.size;
  for (const [digest, decision] of rebuild.decisions) {
    const stored = await chain.call(register, encodeCall(REGISTER, "decisionOn", [digest]));
    if (stored !== decision) mismatches++;
  }
  return { entries: rebuild.entries.size, mismatches };
}
