import { concatBytes, type Hex, hexFromBytes, keccak256 } from "../bytes.ts";
import { type Domain, domainSeparator } from "../law/domain.ts";
import type { TypedData } from "../law/typedData.ts";
import type { Signer } from "../sign/signer.ts";
import { FieldReader, FieldWriter } from "../wire.ts";
import { hashText, WordWriter } from "../words.ts";
import { headerOf, type Paper, paperDigest } from "./paper.ts";
import { firstContest, type Poll } from "./poll.ts";

/** Who takes votes at a polling station: an account, and the person for whom it holds the office. */
export interface PollingOfficer {
  readonly account: Hex;
  readonly person: Hex;
}

/** What polling officers sign in place of a voter, besides the ballots. */
export interface StationVote {
  /** Hash of the document that says why the voter did not sign. */
  readonly reasons: Hex;
  /** keccak256 of the voter's signer, as the published roll has it. */
  readonly signer: Hex;
  /** In the ascending order of their persons. */
  readonly officers: readonly [PollingOfficer, PollingOfficer];
}

/** What is needed to cast a paper at a polling station. */
export interface StationPaper {
  /** Address of `PollingStations`. */
  readonly stations: Hex;
  readonly ballots: Uint8Array;
  readonly reasons: Hex;
  /** keccak256 of the voter's signer. */
  readonly signer: Hex;
  /** From the voter's leaf to the root of the roll. */
  readonly path: readonly Hex[];
}

/** An officer and what they signed. */
export interface SignedOfficer extends PollingOfficer {
  readonly signature: Uint8Array;
}

/** An officer who signs with their account. */
export interface SigningOfficer {
  readonly person: Hex;
  readonly signer: Signer;
}

const FIELDS = [
  { name: "election", type: "bytes32" },
  { name: "voter", type: "uint256" },
  { name: "paper", type: "bytes32" },
  { name: "reasons", type: "bytes32" },
];
const VOTE = hashText(`VoteAtStation(${FIELDS.map(({ name, type }) => `${type} ${name}`).join(",")})`);

/** Bytes before the signatures, and of a word. */
const SIGNATURES_AT = 142;
const WORD = 32;

/**
 * A paper for which two polling officers sign in place of the voter, who sealed it before them.
 *
 * @example
 * const paper = await signAtStation(poll, { stations, ballots, reasons, signer, path }, [olga, paul]);
 */
export async function signAtStation(
  poll: Poll,
  paper: StationPaper,
  officers: readonly [SigningOfficer, SigningOfficer],
): Promise<Paper> {
  const digest = stationVoteDigest(poll, paper);
  const typedData = stationVoteTypedData(poll, paper);
  const signed = async ({ person, signer }: SigningOfficer): Promise<SignedOfficer> => {
    const signature = await signer.sign(digest, typedData);
    return { account: hexFromBytes(signer.signer), person, signature };
  };
  const [first, second] = officers;
  return encodeAtStation(paper, [await signed(first), await signed(second)]);
}

/**
 * The same, of officers who signed `stationVoteTypedData` each on a device of their own.
 *
 * @param officers the two, in any order
 */
export function encodeAtStation(
  { ballots, reasons, signer, path }: StationPaper,
  officers: readonly [SignedOfficer, SignedOfficer],
): Paper {
  const sorted = [...officers].sort((a, b) => (a.person.toLowerCase() < b.person.toLowerCase() ? -1 : 1));
  const length = sorted.reduce((sum, { signature }) => sum + signature.length, 0);
  const writer = new FieldWriter(SIGNATURES_AT + length + WORD * path.length);
  writer.uint16(0);
  writer.hex(reasons, WORD);
  writer.hex(signer, WORD);
  for (const { account, person } of sorted) {
    writer.hex(account, 20);
    writer.hex(person, 16);
  }
  for (const { signature } of sorted) writer.uint16(signature.length);
  for (const { signature } of sorted) writer.raw(signature);
  for (const node of path) writer.hex(node, WORD);
  return { ballots, credential: writer.bytes };
}

/** The EIP-712 digest that polling officers sign. */
export function stationVoteDigest(
  poll: Poll,
  { stations, ballots, reasons }: Pick<StationPaper, "stations" | "ballots" | "reasons">,
): Uint8Array {
  const words = new WordWriter(5);
  words.raw(VOTE);
  words.hex(poll.election, WORD);
  words.uint256(headerOf(ballots).voter);
  words.raw(paperDigest(poll, ballots));
  words.hex(reasons, WORD);
  const domain = domainSeparator(stationsDomain(poll, stations));
  return keccak256(concatBytes(Uint8Array.of(0x19, 0x01), domain, keccak256(words.bytes)));
}

/** The same as wallets want it. */
export function stationVoteTypedData(
  poll: Poll,
  { stations, ballots, reasons }: Pick<StationPaper, "stations" | "ballots" | "reasons">,
): TypedData {
  const { voter } = headerOf(ballots);
  return {
    domain: stationsDomain(poll, stations),
    types: { VoteAtStation: FIELDS },
    primaryType: "VoteAtStation",
    message: { election: poll.election, voter, paper: hexFromBytes(paperDigest(poll, ballots)), reasons },
  };
}

/**
 * What polling officers signed in place of the voter; undefined: the voter signed, or proved to be on the roll.
 *
 * @param paper as the box took it
 */
export function stationVoteOf(
  { anonymousVoters }: Poll,
  { credential }: Pick<Paper, "credential">,
): StationVote | undefined {
  const reader = new FieldReader(credential);
  if (anonymousVoters || reader.uint16() !== 0) return undefined;
  const [reasons, signer] = [reader.hex(WORD), reader.hex(WORD)];
  const officer = (): PollingOfficer => ({ account: reader.hex(20), person: reader.hex(16) });
  return { reasons, signer, officers: [officer(), officer()] };
}

function stationsDomain(poll: Poll, stations: Hex): Domain {
  const { chainId } = firstContest(poll);
  return { name: "Polling Stations", version: "1", chainId, verifyingContract: stations };
}
