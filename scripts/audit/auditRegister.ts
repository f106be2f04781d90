import { Interface } from "ethers";
import { LAND_REGISTER_ABI } from "../../sdk/abi.ts";
import type { Hex } from "../../sdk/bytes.ts";
import { RegisterRebuild } from "../../sdk/law/rebuild.ts";
import { blockPages, type PageSize } from "../../sdk/voting/pages.ts";
import { type Chain, encodeCall } from "../chain/chain.ts";

/** What every register answers; that of land is one of them. */
const REGISTER = new Interface(LAND_REGISTER_ABI);

/** Calls that are asked at a time. */
const CALLS_AT_A_TIME = 50;

/** Blocks that are asked for at a time: few at first, as a block may hold dozens of decisions. */
const BLOCKS: PageSize = { first: 20, most: 1_000 };

/** What the audit needs besides the chain. */
export interface AuditOptions {
  /** Commitment of a legacy entry's first record, from the dataset that was taken over; undefined: the auditor has none of it. */
  readonly legacyCommitment?: (entry: Hex, root: Hex | undefined) => Hex | undefined;
  /** Whether the register's act lets closed entries be opened again. */
  readonly reopens: boolean;
  /** The registers that this one has succeeded, the oldest first; their entries are verified as this one shows them. */
  readonly predecessors?: readonly Hex[];
  /** The block as of which it is audited; the latest unless given. */
  readonly until?: number;
  /** Told after each page of logs; what it throws ends the audit. */
  readonly onBlocks?: (blocks: number) => void;
  /** Told how many entries there are, once all logs are in. */
  readonly onStart?: (entries: number) => void;
  /** Told after some entries have been compared; what it throws ends the audit. */
  readonly onEntries?: (entries: number) => void;
}

/** Something about an entry or a decision that is not as it should be. */
export interface Problem {
  readonly kind: string;
  /** What the logs say, where the register stores something else. */
  readonly logged?: Hex | number | undefined;
  readonly stored?: Hex | number | undefined;
  /** Which of the register's logs does not fit to those before it, counted from 0. */
  readonly log?: number;
}

/** An entry, or the decision on an application, with everything that is wrong about it. */
export interface Mismatch {
  readonly of: "entry" | "decision";
  /** Of the entry; of a decision, the application's digest. */
  readonly id: Hex;
  readonly problems: readonly Problem[];
}

/** What became of an audit. */
export interface AuditedRegister {
  /** Entries rebuilt and compared. */
  readonly entries: number;
  /** Refused and withdrawn applications, rebuilt and compared. */
  readonly decisions: number;
  readonly mismatches: readonly Mismatch[];
}

/** Rebuilds a register from its logs alone, and compares every entry and every decision with what is stored. */
export async function auditRegister(
  chain: Chain,
  register: Hex,
  options: AuditOptions,
): Promise<AuditedRegister> {
  const last = options.until ?? (await chain.blockNumber());
  const rebuilds = rebuildsOf(register, options);
  await applyLogs(chain, rebuilds, last, options);
  const rebuild = rebuilds.get(register.toLowerCase() as Hex) as RegisterRebuild;
  const wrong = await wrongEntries(chain, register, rebuild, rebuilds.values(), last, options);
  let decisions = 0;
  const wrongDecisions: Mismatch[] = [];
  for (const [address, { decisions: logged }] of rebuilds) {
    decisions += logged.size;
    wrongDecisions.push(...(await compareDecisions(chain, address, logged, last)));
  }
  return { entries: rebuild.known.size, decisions, mismatches: [...wrong, ...wrongDecisions] };
}

/** Gives each register its logs, in the order of the chain. */
async function applyLogs(
  chain: Chain,
  rebuilds: ReadonlyMap<Hex, RegisterRebuild>,
  until: number,
  { onBlocks }: AuditOptions,
): Promise<void> {
  const from = chain.since;
  let read = from;
  const pages = blockPages({ from, until, blocks: BLOCKS }, async (first, last) => {
    const logs = await chain.logs({ address: [...rebuilds.keys()] }, first, last);
    read = last + 1;
    return logs;
  });
  let applied = from;
  for await (const logs of pages("forward")) {
    for (const log of logs) rebuilds.get(log.address.toLowerCase() as Hex)?.apply(log);
    onBlocks?.(read - applied);
    applied = read;
  }
}

/** By address, the oldest first, each with the one before as its predecessor. */
function rebuildsOf(register: Hex, options: AuditOptions): Map<Hex, RegisterRebuild> {
  const { legacyCommitment = () => undefined, reopens, predecessors = [] } = options;
  const rebuilds = new Map<Hex, RegisterRebuild>();
  let predecessor: RegisterRebuild | undefined;
  for (const address of [...predecessors, register]) {
    const before = predecessor === undefined ? {} : { predecessor };
    predecessor = new RegisterRebuild({ legacyCommitment, reopens, ...before });
    rebuilds.set(address.toLowerCase() as Hex, predecessor);
  }
  return rebuilds;
}

async function wrongEntries(
  chain: Chain,
  register: Hex,
  rebuild: RegisterRebuild,
  all: Iterable<RegisterRebuild>,
  block: number,
  { onStart, onEntries }: AuditOptions,
): Promise<Mismatch[]> {
  const { known } = rebuild;
  onStart?.(known.size);
  const slots: [Hex, Hex][] = [];
  for (const ids of inGroups(known)) {
    const words = ids.map((id) => chain.call(register, encodeCall(REGISTER, "slotOf", [id]), block));
    slots.push(...(await Promise.all(words)).map((word, index): [Hex, Hex] => [ids[index] as Hex, word]));
    onEntries?.(ids.length);
  }
  const wrong = new Map<Hex, Problem[]>();
  const add = (id: Hex, problem: Problem) => wrong.set(id, [...(wrong.get(id) ?? []), problem]);
  for (const { kind, entry, expected, stored } of rebuild.compareWithSlots(slots))
    add(entry, { kind, logged: expected, stored });
  for (const one of all)
    for (const { kind, entry, position } of one.finish()) add(entry, { kind, log: position });
  return [...wrong].map(([id, problems]) => ({ of: "entry", id, problems }));
}

async function compareDecisions(
  chain: Chain,
  register: Hex,
  decisions: ReadonlyMap<Hex, Hex>,
  block: number,
): Promise<Mismatch[]> {
  const wrong: Mismatch[] = [];
  for (const digests of inGroups(decisions.keys())) {
    const words = digests.map((id) => chain.call(register, encodeCall(REGISTER, "decisionOn", [id]), block));
    for (const [index, stored] of (await Promise.all(words)).entries()) {
      const id = digests[index] as Hex;
      const logged = decisions.get(id);
      if (stored !== logged)
        wrong.push({ of: "decision", id, problems: [{ kind: "decision", logged, stored }] });
    }
  }
  return wrong;
}

/** Few at a time, so that a node is not asked for a whole register at once. */
function* inGroups(ids: Iterable<Hex>): Generator<Hex[], void> {
  let group: Hex[] = [];
  for (const id of ids) {
    group.push(id);
    if (group.length < CALLS_AT_A_TIME) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
