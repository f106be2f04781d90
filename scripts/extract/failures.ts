import { LaterDateError } from "../../sdk/land/extract/extract.ts";
import { MalformedExtractError } from "../../sdk/land/extract/verify.ts";
import { NoSuchDateError } from "../../sdk/law/dates.ts";
import { UnknownEntryError } from "../../sdk/law/readHistory.ts";
import { RecordTooShortError } from "../../sdk/law/record.ts";
import { MalformedHexError } from "../../sdk/bytes.ts";
import { SdkError } from "../../sdk/sdkError.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";

const BAD_INPUT = [
  LaterDateError,
  MalformedExtractError,
  MalformedHexError,
  NoSuchDateError,
  RecordTooShortError,
  UnknownEntryError,
];

/** Does something, and ends the command with a sentence where the library says what is wrong. */
export async function explained<T>(act: () => Promise<T> | T): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof SdkError)) throw error;
    const isInput = BAD_INPUT.some((kind) => error instanceof kind);
    throw new CommandFailure(`${error.message}.`, isInput ? EXIT.badInput : EXIT.findings, error);
  }
}
