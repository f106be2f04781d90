import { codeLength } from "./metadata.ts";
import { endsRun, impureOpcode, JUMPDEST, pushedBytes } from "./opcodes.ts";

/** As many opcodes as a message names. */
const SHOWN = 10;

/** An opcode that a ruleset must not have. */
export interface ImpureOpcode {
  /** Counted in bytes from the start of the runtime code. */
  readonly offset: number;
  /** `SLOAD`, or `UNKNOWN_0x0c` for a byte that is no opcode. */
  readonly opcode: string;
}

/** A ruleset's runtime code reads or changes something beside the facts it is given. */
export class RulesetImpureError extends Error {
  override readonly name = "RulesetImpureError";
  /** The contract as it was named to {@link assertPure}. */
  readonly contract: string;
  readonly opcodes: readonly ImpureOpcode[];

  constructor(contract: string, opcodes: readonly ImpureOpcode[]) {
    const list = opcodes.slice(0, SHOWN).map(({ offset, opcode }) => `${opcode} at ${offset}`);
    if (opcodes.length > SHOWN) list.push(`and ${opcodes.length - SHOWN} more`);
    super(`${contract} is not pure: ${list.join(", ")}`);
    this.contract = contract;
    this.opcodes = opcodes;
  }
}

/** The runtime code is none: empty, or not whole bytes in hexadecimal, for instance with links to libraries left open. */
export class BytecodeMalformedError extends Error {
  override readonly name = "BytecodeMalformedError";
}

/**
 * Lists the opcodes for which a ruleset's decision could differ between a chain, a vault and a browser.
 *
 * The sweep runs from the first byte, as the EVM's own search for jump destinations does, so every instruction that
 * can run is seen. Data pushed, data behind the code that no jump reaches, and solc's metadata are passed over. That the
 * metadata is what it looks like holds for code that was built from source; code of unknown origin needs more.
 *
 * @example
 * findImpureOpcodes("0x5f545f5260205ff3"); // [{ offset: 1, opcode: "SLOAD" }]
 *
 * @param runtimeBytecode the deployed code, not the creation code
 * @throws {BytecodeMalformedError} if it is a string but not hexadecimal
 */
export function findImpureOpcodes(runtimeBytecode: Uint8Array | string): ImpureOpcode[] {
  const bytecode = typeof runtimeBytecode === "string" ? fromHexadecimal(runtimeBytecode) : runtimeBytecode;
  const end = codeLength(bytecode);
  const found: ImpureOpcode[] = [];
  let reachable = true;
  for (let offset = 0; offset < end; offset++) {
    const byte = bytecode[offset] ?? 0;
    if (byte === JUMPDEST) reachable = true;
    const opcode = reachable ? impureOpcode(byte) : undefined;
    if (opcode !== undefined) found.push({ offset, opcode });
    if (endsRun(byte)) reachable = false;
    offset += pushedBytes(byte);
  }
  return found;
}

/**
 * Requires a ruleset's runtime code to be pure.
 *
 * @param contract named in the error
 * @throws {RulesetImpureError} if it is not
 * @throws {BytecodeMalformedError} if it is a string but not hexadecimal, or empty: an address without code decides
 * nothing
 */
export function assertPure(runtimeBytecode: Uint8Array | string, contract = "the ruleset"): void {
  const opcodes = findImpureOpcodes(runtimeBytecode);
  if (/^(?:0x)?$/.test(runtimeBytecode.toString()))
    throw new BytecodeMalformedError(`${contract} has no code`);
  if (opcodes.length > 0) throw new RulesetImpureError(contract, opcodes);
}

function fromHexadecimal(text: string): Uint8Array {
  const digits = text.replace(/^0x/, "");
  if (!/^(?:[0-9a-fA-F]{2})*$/.test(digits)) {
    throw new BytecodeMalformedError(
      "the runtime code is not hexadecimal, or has libraries that are not linked",
    );
  }
  return Uint8Array.from(digits.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}
