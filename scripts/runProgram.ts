import { CommanderError } from "commander";
import { CommandFailure, EXIT } from "./commandFailure.ts";
import { makeProgram } from "./program.ts";

/**
 * Runs a verb. What it has to say goes to standard output and standard error; the exit code becomes the process's.
 *
 * @param args behind the program's name, as `["verify", "extract.json"]`
 */
export async function runProgram(args: readonly string[]): Promise<void> {
  try {
    await makeProgram().parseAsync(args, { from: "user" });
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.badInput;
  if (error instanceof CommandFailure) {
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return EXIT.findings;
}
