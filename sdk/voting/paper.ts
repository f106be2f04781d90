import { bytesFromHex, concatBytes, type Hex, hexFromBytes, keccak256 } from "../bytes.ts";
import { type Domain, domainSeparator } from "../law/domain.ts";
import type { TypedData } from "../law/typedData.ts";
import type { Signer } from "../sign/signer.ts";
import { FieldReader, FieldWriter } from "../wire.ts";
import { hashText, WordWriter } from "../words.ts";
import { firstContest, type Poll } from "./poll.ts";
import { BallotSealer } from "./seal.ts";

/** What is cast: `Paper` of `contracts/voting/IBallotCasting.sol`. */
export interface Paper {
  readonly ballots: Uint8Array;
  readonly credential: Uint8Array;
}

/** What a voter wants to say in all contests of a poll. */
export interface PaperVote {
  readonly voter: bigint;
  /** How many papers the voter cast before. */
  readonly seq: bigint;
  /** For each contest, for each option of its rule, the implicit one included, whether it is chosen. */
  readonly chosen: readonly (readonly boolean[])[];
}

/** The ballots of a paper, and for each contest what would open them: to be forgotten when they are cast. */
export interface SealedPaper {
  readonly ballots: Uint8Array;
  readonly randomness: readonly (readonly bigint[])[];
}

/** What a voter on a roll shows. */
export interface RollCredential {
  /** As ERC-7913 has it. */
  readonly signer: Uint8Array;
  readonly signature: Uint8Array;
  readonly path: readonly Hex[];
}

const FIELDS = [
  { name: "poll", type: "bytes32" },
  { name: "voter", type: "uint256" },
  { name: "seq", type: "uint64" },
  { name: "ballots", type: "bytes" },
];
const PAPER = hashText(`BallotPaper(${FIELDS.map(({ name, type }) => `${type} ${name}`).join(",")})`);

/** Seals papers of one poll. Making one prepares a table of multiples of the key. */
export class PaperSealer {
  readonly #sealers: readonly BallotSealer[];

  /** @param amount "many" where hundreds of papers are sealed */
  constructor(poll: Poll, amount: "few" | "many" = "few") {
    this.#sealers = poll.contests.map((contest) => new BallotSealer(contest, amount));
  }

  /**
   * @example
   * const { ballots } = new PaperSealer(poll).seal({ voter: 7n, seq: 0n, chosen: [[false, true, false]] });
   *
   * @throws {ChoiceNotAllowedError} if the rule of a contest does not allow the choice
   */
  seal({ voter, seq, chosen }: PaperVote): SealedPaper {
    const sealed = this.#sealers.map((sealer, contest) =>
      sealer.seal({ voter, seq, chosen: chosen[contest] ?? [] }),
    );
    return {
      ballots: concatBytes(...sealed.map(({ bytes }) => bytes)),
      randomness: sealed.map(({ randomness }) => randomness),
    };
  }
}

/**
 * A paper that a voter on the roll has signed.
 *
 * @example
 * const paper = await signPaper(poll, ballots, bareKeySigner(secp256k1Signer(key)), roll.pathOf(7));
 */
export async function signPaper(
  poll: Poll,
  ballots: Uint8Array,
  signer: Signer,
  path: readonly Hex[],
): Promise<Paper> {
  const signature = await signer.sign(paperDigest(poll, ballots), paperTypedData(poll, ballots));
  return { ballots, credential: encodeCredential({ signer: signer.signer, signature, path }) };
}

/** The EIP-712 digest that the voter signs: of each byte of the ballots, for this box on this chain. */
export function paperDigest(poll: Poll, ballots: Uint8Array): Uint8Array {
  const { voter, seq } = headerOf(ballots);
  const words = new WordWriter(5);
  words.raw(PAPER);
  words.hex(poll.poll, 32);
  words.uint256(voter);
  words.uint256(seq);
  words.raw(keccak256(ballots));
  const prefix = Uint8Array.of(0x19, 0x01);
  return keccak256(concatBytes(prefix, domainSeparator(ballotBoxDomain(poll)), keccak256(words.bytes)));
}

/** The same as wallets want it. */
export function paperTypedData(poll: Poll, ballots: Uint8Array): TypedData {
  const { voter, seq } = headerOf(ballots);
  return {
    domain: ballotBoxDomain(poll),
    types: { BallotPaper: FIELDS },
    primaryType: "BallotPaper",
    message: { poll: poll.poll, voter, seq, ballots: hexFromBytes(ballots) },
  };
}

/** The box as EIP-712 names it. */
export function ballotBoxDomain(poll: Poll): Domain {
  const { chainId, contract } = firstContest(poll);
  return { name: "Ballot Box", version: "1", chainId, verifyingContract: contract };
}

/** A credential as `Roll` has it. */
export function encodeCredential({ signer, signature, path }: RollCredential): Uint8Array {
  const writer = new FieldWriter(4 + signer.length + signature.length + 32 * path.length);
  writer.uint16(signer.length);
  writer.uint16(signature.length);
  writer.raw(signer);
  writer.raw(signature);
  for (const node of path) writer.raw(bytesFromHex(node, 32));
  return writer.bytes;
}

/** Voter and number, with which a paper begins. */
export function headerOf(ballots: Uint8Array): { readonly voter: bigint; readonly seq: bigint } {
  const reader = new FieldReader(ballots);
  return { voter: reader.uint256(), seq: reader.uint64() };
}
