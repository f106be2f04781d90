import { dataLength, dataSlice, Interface, zeroPadBytes } from "ethers";
import type { Hex } from "../../sdk/bytes.ts";
import type { JudgedSignature, SignatureOracle } from "../../sdk/voting/audit/credentials.ts";
import { encodeCall, quantity } from "../chain/chain.ts";
import type { AskedNode, WitnessedPlace } from "./nodes.ts";

const WALLET = new Interface([
  "function isValidSignature(bytes32 digest, bytes signature) view returns (bytes4)",
]);
const VERIFIER = new Interface([
  "function verify(bytes key, bytes32 digest, bytes signature) view returns (bytes4)",
]);
const ACCOUNT = 20;
const WORD = 32;

type Answer = "yes" | "no" | "unknown";

/**
 * Signatures that only a contract can tell: of wallets (ERC-1271) and of keys of verifiers (ERC-7913). The auditor notes them,
 * the nodes are asked afterwards, each of them, of the block in which the paper was taken and of that before it: what a contract
 * said in the middle of a block no node can tell.
 */
export class ContractSignatures {
  readonly #questions: JudgedSignature[] = [];

  /** For the auditor: yes, for the time being. */
  readonly note: SignatureOracle = (signer, digest, signature, block) => {
    this.#questions.push({ signer, digest, signature, block });
    return true;
  };

  /** @returns papers that are not signed, and those of which nobody could tell */
  async ask({ nodes, box }: WitnessedPlace): Promise<{
    readonly failures: readonly string[];
    readonly unverified: readonly string[];
  }> {
    const failures: string[] = [];
    const unverified: string[] = [];
    for (const question of this.#questions) {
      const { to } = callOf(question);
      const paper = `a paper in block ${question.block}`;
      for (const node of nodes) {
        const answers = [
          await answerOf(node, box, question, question.block),
          await answerOf(node, box, question, question.block - 1),
        ];
        if (answers.includes("yes")) continue;
        if (answers.includes("unknown"))
          unverified.push(`${paper}: ${node.name} does not say whether ${to} signed`);
        else failures.push(`${paper}: not signed, as ${to} says by ${node.name}`);
      }
    }
    return { failures, unverified };
  }
}

/** As `Signatures` asks. */
function callOf({ signer, digest, signature }: JudgedSignature): {
  readonly to: Hex;
  readonly data: Hex;
  readonly yes: Hex;
} {
  const to = dataSlice(signer, 0, ACCOUNT) as Hex;
  const [abi, name, args] =
    dataLength(signer) === ACCOUNT
      ? ([WALLET, "isValidSignature", [digest, signature]] as const)
      : ([VERIFIER, "verify", [dataSlice(signer, ACCOUNT), digest, signature]] as const);
  const data = encodeCall(abi, name, args);
  return { to, data, yes: zeroPadBytes(dataSlice(data, 0, 4), WORD) as Hex };
}

async function answerOf(
  { chain }: AskedNode,
  from: Hex,
  question: JudgedSignature,
  block: number,
): Promise<Answer> {
  const { to, data, yes } = callOf(question);
  try {
    const answer = await chain.request<Hex>("eth_call", [{ from, to, data }, quantity(block)]);
    return dataLength(answer) >= WORD && dataSlice(answer, 0, WORD) === yes ? "yes" : "no";
  } catch (error) {
    return isRevert(error) ? "no" : "unknown";
  }
}

/** By what the node itself says: one that keeps no old state fails as well, which says nothing of the signature. */
function isRevert(error: unknown): boolean {
  const { info } = error as { readonly info?: { readonly error?: { readonly message?: unknown } } };
  return /revert/i.test(String(info?.error?.message));
}
