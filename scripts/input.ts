import { readFile } from "node:fs/promises";
import { CommandFailure, EXIT } from "./commandFailure.ts";

/**
 * Reads a file of JSON.
 * @throws {CommandFailure} if it cannot be read, or is no JSON
 */
export async function readJson<T>(file: string): Promise<T> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as T;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(`${file} cannot be read: ${reason}`, EXIT.badInput, error);
  }
}
