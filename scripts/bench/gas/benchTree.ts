import {
  bytesFromHex,
  bytesFromText,
  concatBytes,
  type Hex,
  hexFromBytes,
  keccak256,
} from "../../../sdk/bytes.ts";
import type { LandFile } from "../../start/landFile.ts";

/** Depth of the proof of one legacy title among 7.5 million. */
export const DEPTH = 23;

/**
 * Closes the file and lengthens its proofs to those of a register of 7.5 million titles: the siblings above the small
 * tree are made up, as if they were the roots of the titles that are not here.
 * @returns the root over all
 */
export function closeAsPartOfLargeRegister(file: LandFile): Hex {
  let root = bytesFromHex(file.close().root);
  const proofs = [...file.titles.values()].flatMap(({ proof }) => (proof ? [proof] : []));
  const depth = Math.max(...proofs.map((proof) => proof.length));
  if (proofs.some((proof) => proof.length !== depth)) throw new RangeError("the file must hold 2^n titles");
  for (let level = depth; level < DEPTH; level++) {
    const sibling = keccak256(bytesFromText(`titles that are not here, level ${level}`));
    for (const proof of proofs) proof.push(hexFromBytes(sibling));
    const ascending = hexFromBytes(root) < hexFromBytes(sibling);
    root = keccak256(ascending ? concatBytes(root, sibling) : concatBytes(sibling, root));
  }
  return hexFromBytes(root);
}
