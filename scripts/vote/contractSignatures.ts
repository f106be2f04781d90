import { dataLength, dataSlice, Interface, zeroPadBytes } from "ethers";
import { type Hex, hexFromBytes } from "../../sdk/bytes.ts";
import type { SignatureOracle } from "../../sdk/voting/audit/credentials.ts";
import { paperDigest } from "../../sdk/voting/paper.ts";
import { encodeCall, quantity } from "../chain/chain.ts";
import type { AskedNode, WitnessedPlace } from "./nodes.ts";
import type { StatedPoll } from "./statedPapers.ts";

const WALLET = new Interface([
  "function isValidSignature(bytes32 digest, bytes signature) view returns (bytes4)",
]);
const VERIFIER = new Interface([
  "function verify(bytes key, bytes32 digest, bytes signature) view returns (bytes4)",
]);
const ACCOUNT = 20;
const WORD = 32;

type Answer = "yes" | "no" | "unknown";

interface Question {
  readonly signer: Hex;
  readonly digest: Hex;
  readonly signature: Hex;
}

/**
 * Signatures that only a contract can tell: of wallets (ERC-1271) and of keys of verifiers (ERC-7913), by the block in which
 * the paper was taken. The auditor notes them, the nodes are asked afterwards.
 */
export class ContractSignatures {
  readonly #questions: Question[] = [];

  /** For the auditor: yes, for the time being. */
  readonly note: SignatureOracle = (signer, digest, signature) => {
    this.#questions.push({ signer, digest, signature } as Question);
    return true;
  };

  /** @returns papers that are not signed, and those of which nobody could tell */
  async ask(
    { nodes, box }: WitnessedPlace,
    { poll, papers }: StatedPoll,
  ): Promise<{ readonly failures: readonly string[]; readonly unverified: readonly string[] }> {
    const failures: string[] = [];
    const unverified: string[] = [];
    if (this.#questions.length === 0) return { failures, unverified };
    const digests = papers.map(({ ballots }) => hexFromBytes(paperDigest(poll, ballots)));
    for (const question of this.#questions) {
      const index = digests.indexOf(question.digest);
      const block = papers[index]?.block ?? 0;
      const { to } = callOf(question);
      for (const node of nodes) {
        const answer = await answerOf(node, box, question, block);
        if (answer === "no") failures.push(`paper ${index}: not signed, as ${to} says by ${node.name}`);
        if (answer === "unknown")
          unverified.push(
            `paper ${index}: ${node.name} does not say whether ${to} took the signature in block ${block}`,
          );
      }
    }
    return { failures, unverified };
  }
}

/** As `Signatures` asks. */
function callOf({ signer, digest, signature }: Question): {
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

async function answerOf({ chain }: AskedNode, from: Hex, question: Question, block: number): Promise<Answer> {
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
