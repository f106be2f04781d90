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
