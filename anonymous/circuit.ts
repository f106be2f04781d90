import { fileURLToPath } from "node:url";

/** Where the files of a circuit lie: paths, or what is in them. */
export interface Circuit {
  /** Longest way from a leaf to the root that it has room for. */
  readonly depth: number;
  readonly wasm: string | Uint8Array;
  readonly zkey: string | Uint8Array;
}

/**
 * Semaphore's circuit of a depth from 1 to 32, as npm has installed it: nothing is downloaded.
 *
 * @throws {RangeError} if there is no circuit of this depth
 */
export function installedCircuit(depth: number): Circuit {
  if (!Number.isInteger(depth) || depth < 1 || depth > 32)
    throw new RangeError(`no circuit of depth ${depth}`);
  return { depth, wasm: pathOf(depth, "wasm"), zkey: pathOf(depth, "zkey") };
}

/** Path of the verification key of a circuit, as JSON: what `requireMember` of the auditor takes. */
export function installedKey(depth: number): string {
  return pathOf(depth, "json");
}

function pathOf(depth: number, extension: string): string {
  return fileURLToPath(import.meta.resolve(`@zk-kit/semaphore-artifacts/semaphore-${depth}.${extension}`));
}
