import { dataLength, dataSlice, Interface, zeroPadBytes } from "ethers";
import { type JudgedSignature, judgeOf, type SignatureOracle } from "./credentials.ts";

/** A node that has the states of past blocks. */
export interface StateSource {
  /** How it is called when it is told what it says. */
  readonly name: string;
  /**
   * Calls a contract in the state that a block left, as `eth_call` does.
   *
   * @returns what it answers; "0x" if it has no code
   *
   * @throws {Error} what the node says, or an error of a library about it, if the contract reverts; or if the node cannot say, because it
   * keeps no such state, or is out of reach
   */
  call(from: string, to: string, data: string, block: number): Promise<string>;
}

/** What nodes say of signatures, in words. */
export interface AskedSignatures {
  /** Papers that are not signed, by a node at least. */
  readonly failures: readonly string[];
  /** Papers of which a node cannot say whether they are. */
  readonly unverified: readonly string[];
}

type Answer = "yes" | "no" | "unknown";

const JUDGES = new Interface([
  "function isValidSignature(bytes32 digest, bytes signature) view returns (bytes4)",
  "function verify(bytes key, bytes32 digest, bytes signature) view returns (bytes4)",
]);
const ACCOUNT = 20;
const WORD = 32;

/** Errors of a node whose contract reverted: "execution error" of EIP-1474, and that of older clients. */
const REVERTED: readonly unknown[] = [3, -32_015];

/**
 * Signatures that only a contract can judge, of voters and of polling officers: of accounts with code (ERC-1271), and of keys of
 * verifiers (ERC-7913). An audit notes them, taking them for signed meanwhile; then nodes are asked what the contracts say.
 *
 * A contract may change its mind, and what it said in the middle of a block no node can tell: it is believed if it says yes in the state
 * that the block left, or in that before it.
 *
 * @example
 * const signatures = new ContractSignatures();
 * const { findings } = await auditPoll({ ...task, isSigned: signatures.note });
 * const call = (from, to, data, blockTag) => provider.call({ from, to, data, blockTag });
 * const { failures, unverified } = await signatures.ask([{ name: "own", call }]);
 */
export class ContractSignatures {
  #noted: JudgedSignature[] = [];

  /** For `auditPoll`: yes, for the time being. */
  readonly note: SignatureOracle = (asked) => {
    this.#noted.push(asked);
    return true;
  };

  /** Asks each node about each signature that was noted since nodes were asked last; what one says does not outweigh another. */
  async ask(nodes: readonly StateSource[]): Promise<AskedSignatures> {
    const [failures, unverified]: [string[], string[]] = [[], []];
    for (const asked of this.#noted.splice(0)) {
      const { paper } = asked;
      for (const node of nodes) {
        const answer = await judgedBy(node, asked);
        if (answer === "unknown")
          unverified.push(
            `paper ${paper}: ${node.name} does not say whether ${judgeOf(asked)} took its signature`,
          );
        if (answer === "no")
          failures.push(`paper ${paper}: not signed, as ${judgeOf(asked)} says by ${node.name}`);
      }
    }
    return { failures, unverified };
  }
}

async function judgedBy(node: StateSource, asked: JudgedSignature): Promise<Answer> {
  const after = await answerIn(node, asked, asked.block);
  if (after === "yes") return after;
  const before = await answerIn(node, asked, asked.block - 1);
  return before === "no" ? after : before;
}

/** As `Signatures` asks. */
async function answerIn(
  node: StateSource,
  { signer, digest, signature, takenBy }: JudgedSignature,
  block: number,
): Promise<Answer> {
  const [name, values] =
    dataLength(signer) === ACCOUNT
      ? ["isValidSignature", [digest, signature]]
      : ["verify", [dataSlice(signer, ACCOUNT), digest, signature]];
  const data = JUDGES.encodeFunctionData(name, values);
  const yes = zeroPadBytes(dataSlice(data, 0, 4), WORD);
  try {
    const answer = await node.call(takenBy, dataSlice(signer, 0, ACCOUNT), data, block);
    return dataLength(answer) >= WORD && dataSlice(answer, 0, WORD) === yes ? "yes" : "no";
  } catch (error) {
    return isRevert(error) ? "no" : "unknown";
  }
}

/**
 * By what the node itself says, wherever a library has put it: libraries take every call that fails for one that reverted, and a node
 * that keeps no old state fails as well, which says nothing of a signature.
 */
function isRevert(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, message, data, info, error: inner, cause } = error as Record<string, unknown>;
  if (typeof data === "string" && data.startsWith("0x")) return true;
  const within = [info, inner, cause].filter((each) => typeof each === "object" && each !== null);
  if (within.length > 0) return within.some(isRevert);
  return REVERTED.includes(code) || /revert/i.test(String(message));
}
