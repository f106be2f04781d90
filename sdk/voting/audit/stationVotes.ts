import { dataSlice, hexlify, TypedDataEncoder, ZeroHash } from "ethers";
import { requireSigned, type SignatureOracle } from "./credentials.ts";
import { AuditRefusal } from "./parts.ts";

/** What is published of polling stations. */
export interface StationsToAudit {
  /** Address of `PollingStations`. */
  readonly contract: string;
  /**
   * Accounts that are or were polling officers, each with a person for whom: `account:person`, lower case. On which days
   * they were is for the contract, which asked when the paper came.
   */
  readonly officers: ReadonlySet<string>;
}

/** What polling officers claim. */
export interface AuditedStationVote {
  readonly chainId: bigint;
  readonly election: string;
  readonly voter: bigint;
  /** Digest of the paper, as the voter would have signed it. */
  readonly paper: string;
  /** Number of the block in which it was cast. */
  readonly block: number;
  /** Number of the paper, from 0. */
  readonly number: number;
}

const LENGTHS_AT = 138;
const SIGNATURES_AT = 142;

/** Whether polling officers signed in place of the voter, who is not anonymous. */
export function isAtStation(credential: Uint8Array): boolean {
  return credential[0] === 0 && credential[1] === 0;
}

/**
 * Verifies that two polling officers, different persons, signed for a paper.
 *
 * @returns keccak256 of the voter's signer, which is to be on the roll
 *
 * @throws {AuditRefusal} unless they did
 */
export function requireStationVote(
  { contract, officers }: StationsToAudit,
  { chainId, election, voter, paper, block, number }: AuditedStationVote,
  credential: Uint8Array,
  oracle: SignatureOracle | undefined,
): string {
  if (credential.length < SIGNATURES_AT) throw new AuditRefusal("a ragged credential of a polling station");
  const bytes = hexlify(credential);
  const reasons = dataSlice(bytes, 2, 34);
  const [first, second] = [officerAt(bytes, 66), officerAt(bytes, 102)];
  if (reasons === ZeroHash) throw new AuditRefusal("cast at a polling station without reasons");
  if (first.person >= second.person) throw new AuditRefusal("not of two polling officers");
  const fields = ["bytes32 election", "uint256 voter", "bytes32 paper", "bytes32 reasons"].map((field) => {
    const [type = "", name = ""] = field.split(" ");
    return { type, name };
  });
  const domain = { name: "Polling Stations", version: "1", chainId, verifyingContract: contract };
  const message = { election, voter, paper, reasons };
  const digest = TypedDataEncoder.hash(domain, { VoteAtStation: fields }, message);
  const ends = [lengthAt(credential, LENGTHS_AT), lengthAt(credential, LENGTHS_AT + 2)];
  let at = SIGNATURES_AT;
  for (const [index, { account, person }] of [first, second].entries()) {
    if (!officers.has(`${account}:${person}`)) throw new AuditRefusal("not of a polling officer");
    const signature = hexlify(credential.subarray(at, (at += ends[index] ?? 0)));
    requireSigned({ signer: account, digest, signature, block, takenBy: contract, paper: number }, oracle);
  }
  return dataSlice(bytes, 34, 66);
}

function officerAt(bytes: string, at: number): { account: string; person: string } {
  return { account: dataSlice(bytes, at, at + 20), person: dataSlice(bytes, at + 20, at + 36) };
}

function lengthAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
}
