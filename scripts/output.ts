import { mkdir, open, writeFile } from "node:fs/promises";
import path from "node:path";
import { CommandFailure, EXIT } from "./commandFailure.ts";

const OWNER_ONLY = 0o600;

/** Writes a value as JSON to a file, or to standard output where the file is `-`. */
export async function writeJson(file: string, value: unknown): Promise<void> {
  const text = `${JSON.stringify(value, null, 2)}\n`;
  if (file === "-") process.stdout.write(text);
  else await writeText(file, text);
}

/**
 * Writes a file, and the folders it lies in.
 * @throws {CommandFailure} if it cannot be written
 */
export async function writeText(file: string, text: string): Promise<void> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(`${file} cannot be written: ${reason}`, EXIT.badInput, error);
  }
}

/**
 * Writes a value as JSON to a file that only its owner can read from the moment it is there.
 * @throws {CommandFailure} if there is such a file already, which stays as it is, or it cannot be written
 */
export async function writeSecretJson(file: string, value: unknown): Promise<void> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, `${JSON.stringify(value, null, 2)}\n`, {
      flag: "wx",
      mode: OWNER_ONLY,
      flush: true,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(`${file} cannot be written: ${reason}`, EXIT.badInput, error);
  }
}

/**
 * Makes sure that a file can be written, before the work of which it is to tell; what is in it stays.
 * @param file `-` is standard output
 * @throws {CommandFailure} if it cannot be written
 */
export async function requireWritable(file: string): Promise<void> {
  if (file === "-") return;
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await (await open(file, "a")).close();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(`${file} cannot be written: ${reason}`, EXIT.badInput, error);
  }
}

/**
 * Makes a folder, unless it is there, for a file in it.
 * @returns the file's path
 * @throws {CommandFailure} if it cannot be made
 */
export async function folderFor(folder: string, name: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(`${folder} cannot be written to: ${reason}`, EXIT.badInput, error);
  }
  return path.join(folder, name);
}

/** Reads a whole number from `least` on out of an option. */
export function wholeNumber(option: string, least = 0): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value;
    throw new CommandFailure(
      `${option} is "${text}"; expected a whole number from ${least} on.`,
      EXIT.badInput,
    );
  };
}
