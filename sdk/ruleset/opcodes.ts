/**
 * Opcodes that read or change anything but the call's own input, code and memory, up to the Osaka hardfork, and GAS,
 * because what is left of it depends on the caller.
 */
const IMPURE: Readonly<Record<number, string>> = {
  0x30: "ADDRESS",
  0x31: "BALANCE",
  0x32: "ORIGIN",
  0x33: "CALLER",
  0x3a: "GASPRICE",
  0x3b: "EXTCODESIZE",
  0x3c: "EXTCODECOPY",
  0x3f: "EXTCODEHASH",
  0x40: "BLOCKHASH",
  0x41: "COINBASE",
  0x42: "TIMESTAMP",
  0x43: "NUMBER",
  0x44: "PREVRANDAO",
  0x45: "GASLIMIT",
  0x46: "CHAINID",
  0x47: "SELFBALANCE",
  0x48: "BASEFEE",
  0x49: "BLOBHASH",
  0x4a: "BLOBBASEFEE",
  0x54: "SLOAD",
  0x55: "SSTORE",
  0x5a: "GAS",
  0x5c: "TLOAD",
  0x5d: "TSTORE",
  0xa0: "LOG0",
  0xa1: "LOG1",
  0xa2: "LOG2",
  0xa3: "LOG3",
  0xa4: "LOG4",
  0xf0: "CREATE",
  0xf1: "CALL",
  0xf2: "CALLCODE",
  0xf4: "DELEGATECALL",
  0xf5: "CREATE2",
  0xfa: "STATICCALL",
  0xff: "SELFDESTRUCT",
};

/** First and last opcode of each run of pure ones, CLZ (0x1e) among them. */
const PURE_RUNS: readonly (readonly [first: number, last: number])[] = [
  [0x00, 0x0b],
  [0x10, 0x1e],
  [0x20, 0x20],
  [0x34, 0x39],
  [0x3d, 0x3e],
  [0x50, 0x53],
  [0x56, 0x59],
  [0x5b, 0x5b],
  [0x5e, 0x9f],
  [0xf3, 0xf3],
  [0xfd, 0xfe],
];

/**
 * The name of an opcode that a ruleset must not have; undefined if it may. Bytes that are no opcode today count as
 * impure, because a later hardfork may give them a meaning.
 */
export function impureOpcode(opcode: number): string | undefined {
  if (PURE_RUNS.some(([first, last]) => first <= opcode && opcode <= last)) return undefined;
  return IMPURE[opcode] ?? `UNKNOWN_0x${opcode.toString(16).padStart(2, "0")}`;
}

/** STOP, JUMP, RETURN, REVERT, INVALID and SELFDESTRUCT: what stands after them is reached by a jump or never. */
export function endsRun(opcode: number): boolean {
  return [0x00, 0x56, 0xf3, 0xfd, 0xfe, 0xff].includes(opcode);
}

/** How many bytes of data follow an opcode: 1 to 32 for PUSH1 to PUSH32, else none. */
export function pushedBytes(opcode: number): number {
  return opcode >= 0x60 && opcode <= 0x7f ? opcode - 0x5f : 0;
}

export const JUMPDEST = 0x5b;
