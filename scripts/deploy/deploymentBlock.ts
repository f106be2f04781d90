import { readFile } from "node:fs/promises";
import path from "node:path";

/** Folder of the journals that Ignition keeps, one a deployment. */
export const DEPLOYMENTS = path.join(import.meta.dirname, "../../deploy/deployments");

/** What the journal says of a transaction that was mined, as far as it matters here. */
interface JournalLine {
  readonly receipt?: { readonly blockNumber?: number };
}

/**
 * The block of the first transaction of a deployment, whether it was done in one go or resumed: no contract of it has logs before.
 *
 * @param journal folder of the deployment
 */
export async function deploymentBlock(journal: string): Promise<number> {
  const lines = (await readFile(path.join(journal, "journal.jsonl"), "utf8")).split("\n");
  const blocks = lines
    .filter((line) => line.trim() !== "")
    .map((line) => (JSON.parse(line) as JournalLine).receipt?.blockNumber)
    .filter((block) => block !== undefined);
  return Math.min(...blocks);
}
