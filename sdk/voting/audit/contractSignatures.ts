import { dataLength, dataSlice, getBytes, Interface, zeroPadBytes } from "ethers";
import { seqOf } from "./auditPapers.ts";
import type { PollToAudit } from "./auditPoll.ts";
import { readConditions, readEvents } from "./boxEvents.ts";
import {
  type JudgedSignature,
  judgeOf,
  paperDigest,
  readCredential,
  type SignatureOracle,
} from "./credentials.ts";
import { readNumber } from "./group.ts";
import { attempt } from "./parts.ts";

/**
 * Calls a contract in the state that a block left, as `eth_call` does.
 *
 * @returns what it answers; "0x" if it has no code, or reverts
 */
export type CallAt = (contract: string, data: string, block: number) => Promise<string>;

const JUDGES = new Interface([
  "function isValidSignature(bytes32 digest, bytes signature) view returns (bytes4)",
  "function verify(bytes key, bytes32 digest, bytes signature) view returns (bytes4)",
]);

/**
 * Asks every contract that has judged the signature of a paper (ERC-1271, ERC-7913) again, for `auditPoll`. A contract may change its
 * mind, and what it said in the middle of a block no node can tell: it is believed if it says yes in the state that the block left, or
 * in that before it. The node must have the states of those blocks.
 *
 * @example
 * const isSigned = await askContracts(task, (to, data, blockTag) => provider.call({ to, data, blockTag }).catch(() => "0x"));
 * const { findings } = auditPoll({ ...task, isSigned });
 */
export async function askContracts(task: PollToAudit, call: CallAt): Promise<SignatureOracle> {
  const taken = new Set<string>();
  for (const asked of judgedSignatures(task)) {
    const contract = judgeOf(asked);
    if (contract !== undefined && (await isTaken(contract, asked, call)))
      taken.add([asked.signer, asked.digest, asked.signature, asked.block].join());
  }
  return (...asked) => taken.has(asked.join());
}

async function isTaken(contract: string, asked: JudgedSignature, call: CallAt): Promise<boolean> {
  const { signer, digest, signature, block } = asked;
  const [name, values] =
    dataLength(signer) === 20
      ? ["isValidSignature", [digest, signature]]
      : ["verify", [dataSlice(signer, 20), digest, signature]];
  const data = JUDGES.encodeFunctionData(name, values);
  const yes = zeroPadBytes(dataSlice(data, 0, 4), 32);
  for (const state of [block, block - 1]) {
    const answer = await call(contract, data, state);
    if (dataLength(answer) >= 32 && dataSlice(answer, 0, 32) === yes) return true;
  }
  return false;
}

/** Of all papers; none, if the voters are anonymous. */
function judgedSignatures({ chainId, contract, poll, logs }: PollToAudit): JudgedSignature[] {
  const events = readEvents(logs);
  if (readConditions(chainId, contract, poll, events).anonymousVoters) return [];
  return events.flatMap(({ name, args, block }) => {
    if (name !== "Cast") return [];
    const ballots = args[2] as string;
    const bytes = getBytes(ballots);
    const paper = { voter: readNumber(bytes, 0), seq: seqOf(bytes), ballots };
    const digest = paperDigest({ chainId, contract, poll, ...paper });
    // A ragged credential is for the audit to report.
    const signed = attempt(
      () => readCredential(getBytes(args[3] as string)),
      () => undefined,
    );
    return signed === undefined ? [] : { ...signed, digest, block };
  });
}
