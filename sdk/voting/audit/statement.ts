import { AbiCoder, hexlify, id, keccak256 } from "ethers";
import { modulo, N } from "./group.ts";

/** A contest as an auditor reads it: the fields of `Contest` in `contracts/voting/Contest.sol`, hashes as "0x…". */
export interface AuditContest {
  readonly chainId: bigint;
  readonly contract: string;
  readonly election: string;
  readonly district: string;
  readonly contest: string;
  readonly ciphertexts: number;
  readonly total: number;
  readonly lastImplicit: boolean;
  readonly candidates: string;
  readonly roll: string;
  /** x and y, 64 bytes. */
  readonly key: string;
}

const CODER = AbiCoder.defaultAbiCoder();

/** keccak256 of a tag's name and of words behind it. */
export function taggedHash(tag: string, types: readonly string[], values: readonly unknown[]): string {
  return keccak256(CODER.encode(["bytes32", ...types], [id(`smart-laws/voting/1/${tag}`), ...values]));
}

/** The number below the order that a hash stands for. */
export function scalarOf(hash: string): bigint {
  return modulo(BigInt(hash), N);
}

/** What is the same for every ballot of a contest. */
export function contextHash(contest: AuditContest): string {
  return taggedHash(
    "context",
    [
      ...["uint256", "address", "bytes32", "bytes32", "bytes32", "uint8", "uint8", "bool"],
      ...["bytes32", "bytes32", "bytes32", "bytes32"],
    ],
    [
      ...[contest.chainId, contest.contract, contest.election, contest.district, contest.contest],
      ...[contest.ciphertexts, contest.total, contest.lastImplicit, contest.candidates, contest.roll],
      ...[`0x${contest.key.slice(2, 66)}`, `0x${contest.key.slice(66)}`],
    ],
  );
}

/** What a ballot's proof is about. */
export function statementHash(contest: AuditContest, voter: bigint, seq: bigint, pairs: Uint8Array): string {
  return taggedHash(
    "statement",
    ["bytes32", "uint256", "uint64", "bytes32"],
    [contextHash(contest), voter, seq, keccak256(hexlify(pairs))],
  );
}
