import { keccak_256 } from "@noble/hashes/sha3.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { checkSourceText, decodeStatute } from "./sourceText.ts";

/**
 * The hash under which the Gazette knows a version of an act: keccak256 of the file's bytes, front matter included.
 *
 * @example
 * textHash(await readFile("statutes/land-registration/2026-01-01.en.md")); // "0x…", 32 bytes
 *
 * @param source the file's bytes, or its text, which is then encoded as UTF-8
 * @throws {StatuteError} if the text is not UTF-8 in NFC with LF and no trailing space: such a file must not be
 * hashed, because an editor would change its bytes without changing what is seen
 */
export function textHash(source: Uint8Array | string, file = "statute.md"): `0x${string}` {
  const text = typeof source === "string" ? source : decodeStatute(source, file);
  checkSourceText({ file, text });
  const bytes = typeof source === "string" ? new TextEncoder().encode(source) : source;
  return `0x${bytesToHex(keccak_256(bytes))}`;
}
