import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { JsonFragment } from "ethers";

const CONTRACTS = path.join(import.meta.dirname, "../../../artifacts/contracts");

/** What the compiler says of a contract. */
export interface Artifact {
  readonly contractName: string;
  readonly abi: readonly JsonFragment[];
}

/** The artifacts of the project's own contracts. */
export function ownArtifacts(): Artifact[] {
  const files = readdirSync(CONTRACTS, { recursive: true, encoding: "utf8" });
  const names = files.filter((file) => /\.sol[/\\][^/\\]+\.json$/.test(file));
  return names.map((file) => JSON.parse(readFileSync(path.join(CONTRACTS, file), "utf8")) as Artifact);
}

/** The artifact of one of them. */
export function ownArtifact(contractName: string): Artifact {
  const found = ownArtifacts().find((artifact) => artifact.contractName === contractName);
  if (found === undefined) throw new Error(`no artifact of ${contractName}`);
  return found;
}
