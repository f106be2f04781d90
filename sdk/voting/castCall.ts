import { Interface } from "ethers";
import { BALLOT_BOX_ABI } from "../abi.ts";
import type { Hex } from "../bytes.ts";
import type { Paper } from "./paper.ts";
import { encodeTerms, type Poll } from "./poll.ts";

const BOX = new Interface(BALLOT_BOX_ABI);

/**
 * Calldata with which anyone casts a paper.
 *
 * @example
 * await relay.sendTransaction({ to: box, data: castCall(poll, paper) });
 */
export function castCall(poll: Poll, paper: Paper): Hex {
  return BOX.encodeFunctionData("cast", [poll.poll, encodeTerms(poll), paper]) as Hex;
}

/** The same for several papers of one poll, each for itself: one that is inadmissible harms no other. */
export function castEachCall(poll: Poll, papers: readonly Paper[]): Hex {
  return BOX.encodeFunctionData("castEach", [poll.poll, encodeTerms(poll), papers]) as Hex;
}
