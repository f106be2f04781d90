/** Exit codes of every command. */
export const EXIT = {
  /** All is well. */
  fine: 0,
  /** It ran, and found something: a mismatch, a rejected row where that counts, a regression. */
  findings: 1,
  /** It could not run on what it was given. */
  badInput: 2,
  /** The reader stopped it; what was done is written. */
  interrupted: 130,
} as const;

/** Ends a command with a sentence for the reader and an exit code. */
export class CommandFailure extends Error {
  override readonly name = "CommandFailure";
  readonly exitCode: number;

  constructor(message: string, exitCode: number, cause?: unknown) {
    super(message, { cause });
    this.exitCode = exitCode;
  }
}
