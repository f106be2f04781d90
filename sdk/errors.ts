import { Interface } from "ethers";
import { hexFromBytes, type Hex } from "./bytes.ts";
import { fillIn } from "./errorFormats.ts";
import { ERROR_TEXTS } from "./errorTexts.ts";

/** An error of a contract in words. */
export interface ErrorExplanation {
  /** Of the custom error, e.g. `RegisterStaleRecord`. */
  readonly name: string;
  /** Its arguments, by name. */
  readonly args: Readonly<Record<string, unknown>>;
  /** What happened, with the offending values. */
  readonly sentence: string;
  /** Why the contract refuses it. */
  readonly why: string;
  /** What the reader can do about it. */
  readonly whatToDo: string;
  /** The error inside, where one contract reports that another failed. */
  readonly cause?: ErrorExplanation;
}

const ERRORS = new Interface(Object.keys(ERROR_TEXTS).map((signature) => `error ${signature}`));

const REVERT_TEXT = "0x08c379a0";
const PANIC = "0x4e487b71";

/**
 * What an error of one of the contracts means.
 *
 * @param error data that a call reverted with; or what ethers, hardhat or a wallet threw
 * @returns undefined if no data of a known error are in it
 *
 * @example
 * try { await register.decide(application, evidence); }
 * catch (error) {
 *   const explained = explainError(error);
 *   if (explained) console.error(explained.sentence, explained.whatToDo);
 * }
 */
export function explainError(error: unknown): ErrorExplanation | undefined {
  const data = error instanceof Uint8Array ? hexFromBytes(error) : revertDataOf(error);
  if (data === undefined) return undefined;
  if (data.startsWith(REVERT_TEXT) || data.startsWith(PANIC)) return explainBuiltIn(data);
  const parsed = parse(data);
  if (parsed === undefined) return undefined;
  const text = ERROR_TEXTS[parsed.signature];
  if (text === undefined) return undefined;
  const { name, args } = parsed;
  const explained = { name, args, sentence: fillIn(text.what, args), why: text.why, whatToDo: text.whatToDo };
  const cause = "returndata" in args ? explainError(args["returndata"]) : undefined;
  return cause === undefined ? explained : { ...explained, cause };
}

/** The data that a call reverted with, wherever the library that threw has put them. */
export function revertDataOf(error: unknown): Hex | undefined {
  if (typeof error === "string") return /^0x(?:[0-9a-f]{2}){4,}$/i.test(error) ? (error as Hex) : undefined;
  if (typeof error !== "object" || error === null) return undefined;
  for (const key of ["data", "error", "info", "cause"]) {
    const found = revertDataOf((error as Record<string, unknown>)[key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

interface ParsedError {
  readonly name: string;
  readonly signature: string;
  readonly args: Record<string, unknown>;
}

function parse(data: Hex): ParsedError | undefined {
  const fragment = ERRORS.getError(data.slice(0, 10));
  if (fragment === null) return undefined;
  try {
    const values = ERRORS.decodeErrorResult(fragment, data);
    const args = Object.fromEntries(
      fragment.inputs.map(({ name }, index) => [name, values[index] as unknown]),
    );
    return { name: fragment.name, signature: fragment.format("full").replace(/^error /, ""), args };
  } catch {
    // Fewer bytes than the arguments need: another contract's error with the same selector.
    return undefined;
  }
}

/** What Solidity itself reverts with. */
function explainBuiltIn(data: Hex): ErrorExplanation | undefined {
  const parsed = ERRORS.parseError(data);
  if (parsed === null) return undefined;
  const [value] = parsed.args.toArray() as unknown[];
  const isPanic = data.startsWith(PANIC);
  return {
    name: parsed.name,
    args: isPanic ? { code: value } : { message: value },
    sentence: isPanic ? `The contract panicked with code ${value}.` : `The contract says: ${value}`,
    why: isPanic
      ? "The compiler's own checks failed: arithmetic, an index, or an assertion."
      : "Another contract than ours refused.",
    whatToDo: isPanic
      ? "Check indices and amounts; report it if they are in order."
      : "Look the message up there.",
  };
}
