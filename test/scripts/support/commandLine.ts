import { runProgram } from "../../../scripts/runProgram.ts";

/** How a command ended. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a verb within this process, which is many times faster than a process each, and keeps what it says.
 *
 * @param environment variables that it sees besides
 */
export async function run(args: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
  const stdout = capture(process.stdout);
  const stderr = capture(process.stderr);
  const { exitCode, env } = process;
  process.exitCode = undefined;
  process.env = { ...env, ...environment };
  try {
    await runProgram(args);
    return { code: Number(process.exitCode ?? 0), stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    process.exitCode = exitCode;
    process.env = env;
    stdout.release();
    stderr.release();
  }
}

function capture(stream: NodeJS.WriteStream): { text(): string; release(): void } {
  const parts: string[] = [];
  const write = stream.write.bind(stream);
  stream.write = (part: string | Uint8Array): boolean => {
    parts.push(typeof part === "string" ? part : Buffer.from(part).toString("utf8"));
    return true;
  };
  return { text: () => parts.join(""), release: () => (stream.write = write) };
}
