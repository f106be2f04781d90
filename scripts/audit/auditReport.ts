import type { Hex } from "../../sdk/bytes.ts";
import type { AuditedRegister, Mismatch, Problem } from "./auditRegister.ts";

/** What was found of one register. */
export interface RegisterReport extends AuditedRegister {
  /** As the register calls itself in what is signed for it. */
  readonly name: string;
  readonly address: Hex;
  /** The registers that it has succeeded, the oldest first. */
  readonly predecessors: readonly Hex[];
}

/** What `audit` found. */
export interface AuditReport {
  readonly chainId: string;
  /** The first block whose logs were read: of what was logged before, nothing is said. */
  readonly firstBlock: number;
  /** The block as of which the registers were audited. */
  readonly block: { readonly number: number; readonly hash: Hex };
  readonly registers: readonly RegisterReport[];
  /** Of all registers together. */
  readonly entries: number;
  readonly mismatches: number;
}

/** An audit for people; the last line counts. */
export function auditText(report: AuditReport): string {
  const { chainId, firstBlock, block, registers, entries, mismatches } = report;
  const lines = [
    `As of block ${block.number} of chain ${chainId}, ${block.hash}, by the logs from block ${firstBlock} on`,
    ...registers.flatMap(registerLines),
    `verified ${entries} entries, ${mismatches} mismatches`,
  ];
  return `${lines.join("\n")}\n`;
}

function registerLines(register: RegisterReport): string[] {
  const { name, address, predecessors, entries, decisions, mismatches } = register;
  const succeeded = predecessors.length === 0 ? "" : `, which succeeds ${predecessors.join(", ")}`;
  const counted = `${figure(entries)} entries, ${figure(decisions)} refused or withdrawn`;
  return [`${name} ${address}${succeeded}: ${counted}`, ...mismatches.flatMap(mismatchLines)];
}

function mismatchLines({ of, id, problems }: Mismatch): string[] {
  return [`  ${of} ${id}`, ...problems.map((problem) => `    ${problemText(problem)}`)];
}

function problemText({ kind, logged, stored, log }: Problem): string {
  if (log !== undefined) return `${kind}, log ${log} of the register`;
  return `${kind}: ${logged ?? "nothing"} by the logs, ${stored ?? "nothing"} in the register`;
}

const figure = (value: number): string => value.toLocaleString("en-GB");
