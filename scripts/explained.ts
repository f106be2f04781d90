import { SdkError } from "../sdk/sdkError.ts";
import { CommandFailure, EXIT } from "./commandFailure.ts";

/** A class of the library's errors. */
export type SdkErrorKind = abstract new (...parameters: never[]) => SdkError;

/**
 * Does something, and ends the command with a sentence where the library says what is wrong.
 *
 * @param badInput errors that are about what the command was given; of any other the exit code says that something was found
 * @param file which the sentence begins with, where it is about a file
 */
export async function explained<T>(
  badInput: readonly SdkErrorKind[],
  act: () => Promise<T> | T,
  file?: string,
): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof SdkError)) throw error;
    const isInput = badInput.some((kind) => error instanceof kind);
    const where = file === undefined ? "" : `${file}: `;
    throw new CommandFailure(`${where}${error.message}.`, isInput ? EXIT.badInput : EXIT.findings, error);
  }
}
