import { Interface } from "ethers";
import { LAND_REGISTER_ABI } from "../../sdk/abi.ts";
import type { Hex } from "../../sdk/bytes.ts";
import { RegisterRebuild } from "../../sdk/law/rebuild.ts";
import { type Chain, type ChainLog, encodeCall, quantity } from "../chain/chain.ts";
import type { Verification } from "../report/replayReport.ts";

const REGISTER = new Interface(LAND_REGISTER_ABI);

/** Blocks whose logs are asked for at a time: few, as a block may hold dozens of decisions, and a page is kept whole. */
const BLOCKS_A_QUERY = 20;

/** What the audit needs besides the chain. */
export interface AuditOptions {
  /** Commitment of a legacy entry's first record, from the dataset that was taken over. */
  readonly legacyCommitment: (entry: Hex, root: Hex | undefined) => Hex | undefined;
  /** Whether the register's act lets closed entries be opened again. */
  readonly reopens: boolean;
  /** The registers that this one has succeeded, the oldest first; their entries are verified as this one shows them. */
  readonly predecessors?: readonly Hex[];
  readonly onEntry: () => void;
  readonly onStart: (entries: number) => void;
}

/** Rebuilds a register from its logs alone, and compares every entry and every decision with what is stored. */
export async function auditRegister(
  chain: Chain,
  register: Hex,
  options: AuditOptions,
): Promise<Verification> {
  const { legacyCommitment, reopens, predecessors = [] } = options;
  const rebuilds = new Map<Hex, RegisterRebuild>();
  let rebuild = new RegisterRebuild({ legacyCommitment, reopens });
  for (const address of [...predecessors, register]) {
    if (rebuilds.size > 0) rebuild = new RegisterRebuild({ legacyCommitment, reopens, predecessor: rebuild });
    rebuilds.set(address.toLowerCase() as Hex, rebuild);
  }
  const last = await chain.blockNumber();
  for (let from = 0; from <= last; from += BLOCKS_A_QUERY) {
    const to = Math.min(from + BLOCKS_A_QUERY - 1, last);
    const filter = { address: [...rebuilds.keys()], fromBlock: quantity(from), toBlock: quantity(to) };
    for (const log of await chain.request<ChainLog[]>("eth_getLogs", [filter])) {
      rebuilds.get(log.address.toLowerCase() as Hex)?.apply(log);
    }
  }
  const { known } = rebuild;
  options.onStart(known.size);
  const slots: [Hex, Hex][] = [];
  for (const entry of known) {
    slots.push([entry, await chain.call(register, encodeCall(REGISTER, "slotOf", [entry]))]);
    options.onEntry();
  }
  const wrong = new Set(rebuild.compareWithSlots(slots).map(({ entry }) => entry));
  let wrongDecisions = 0;
  for (const [address, one] of rebuilds) {
    for (const { entry } of one.finish()) wrong.add(entry);
    for (const [digest, decision] of one.decisions) {
      const stored = await chain.call(address, encodeCall(REGISTER, "decisionOn", [digest]));
      if (stored !== decision) wrongDecisions++;
    }
  }
  return { entries: known.size, mismatches: wrong.size + wrongDecisions };
}
