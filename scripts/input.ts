import { readFile, stat } from "node:fs/promises";
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

/** Whether a file is there. @throws {CommandFailure} if one cannot know */
export async function isThere(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw new CommandFailure(`${file} cannot be read: ${String(error)}`, EXIT.badInput, error);
  }
}
