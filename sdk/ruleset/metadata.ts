/**
 * The length of a contract's code without the metadata that solc appends: a CBOR map and its length in two bytes.
 * Only a map of the entries that solc writes counts, whole and without remainder; anything else is code.
 */
export function codeLength(bytecode: Uint8Array): number {
  const length = ((bytecode.at(-2) ?? 0) << 8) | (bytecode.at(-1) ?? 0);
  const start = bytecode.length - 2 - length;
  if (bytecode.length < 2 || start < 0) return bytecode.length;
  return isMetadata(bytecode.subarray(start, bytecode.length - 2)) ? start : bytecode.length;
}

/** The entries that solc writes, and the first bytes that their values can have with the length that follows. */
const VALUES: Readonly<Record<string, readonly (readonly [head: readonly number[], length: number])[]>> = {
  ipfs: [[[0x58, 0x22, 0x12, 0x20], 32]],
  bzzr0: [[[0x58, 0x20], 32]],
  bzzr1: [[[0x58, 0x20], 32]],
  solc: [[[0x43], 3]],
  experimental: [[[0xf5], 0]],
};

function isMetadata(cbor: Uint8Array): boolean {
  const head = cbor[0] ?? 0;
  if (head < 0xa1 || head > 0xa4) return false;
  let offset = 1;
  for (let entry = 0; entry < head - 0xa0; entry++) {
    const end = entryEnd(cbor, offset);
    if (end === undefined) return false;
    offset = end;
  }
  return offset === cbor.length;
}

/** Where the entry that begins at the offset ends; undefined if it is none of solc's. */
function entryEnd(cbor: Uint8Array, offset: number): number | undefined {
  const keyLength = (cbor[offset] ?? 0) - 0x60;
  if (keyLength < 1 || keyLength > 23) return undefined;
  const valueAt = offset + 1 + keyLength;
  const key = String.fromCharCode(...cbor.subarray(offset + 1, valueAt));
  const forms = Object.hasOwn(VALUES, key) ? VALUES[key] : undefined;
  const form = forms?.find(([head]) => head.every((byte, index) => cbor[valueAt + index] === byte));
  if (!form) return undefined;
  const end = valueAt + form[0].length + form[1];
  return end <= cbor.length ? end : undefined;
}
