import { bytesFromHex, concatBytes, type Hex, hexFromBytes, keccak256 } from "../../sdk/bytes.ts";
import { P256VERIFY, p256Signer } from "../../sdk/sign/p256.ts";
import { bareKeySigner, type LocalSigner, secp256k1Signer } from "../../sdk/sign/secp256k1.ts";
import { AccumulationPlan, dummyScalar, encodeTotals, type Totals } from "../../sdk/voting/accumulate.ts";
import { decodeBallot } from "../../sdk/voting/ballot.ts";
import { type CastBallot, linkOf, NO_BALLOTS } from "../../sdk/voting/ballotChain.ts";
import { type Coordinates, GENERATOR, SCALARS } from "../../sdk/voting/curve.ts";
import { onePage } from "../../sdk/voting/pages.ts";
import { encodeCredential, paperDigest } from "../../sdk/voting/paper.ts";
import {
  ciphertextsOf,
  encodeTerms,
  type Poll,
  pollContextOf,
  splitPaper,
  totalsOfContest,
} from "../../sdk/voting/poll.ts";
import { VoterRoll } from "../../sdk/voting/roll.ts";
import { atMost, exactly } from "../../sdk/voting/rule.ts";
import { BallotSealer } from "../../sdk/voting/seal.ts";
import { countVotes, decryptionStatement, decryptPartially, type KeyShare } from "../../sdk/voting/tally.ts";
import { contextOf } from "../../sdk/voting/transcript.ts";
import {
  type BallotVector,
  contestUnder,
  hashOfText,
  scalarsOf,
  wordOf,
  writtenContest,
} from "./ballotVectors.ts";

/** A paper as it is cast. */
export interface PaperVector {
  /** Place on the roll, from 0. */
  readonly voter: number;
  readonly seq: number;
  /** Of each contest, a digit an option. */
  readonly chosen: readonly string[];
  /** Of the ballot in contest j: scalars are drawn from "SEED/j", as in `ballots.json`. */
  readonly seed: string;
  readonly ballots: Hex;
  /** The EIP-712 digest that is signed. */
  readonly digest: Hex;
  readonly secretKey: Hex;
  readonly signer: Hex;
  readonly signature: Hex;
  /** What is handed in beside the ballots. */
  readonly credential: Hex;
  /** Of the chain of papers, behind this one. */
  readonly head: Hex;
}

/** A trustee's partial decryption of a contest. */
export interface PartialVector {
  readonly trustee: number;
  readonly share: Hex;
  readonly key: Hex;
  /** The one scalar of the proof is the first that "SEED" draws. */
  readonly seed: string;
  readonly statement: Hex;
  readonly proof: Hex;
}

/** What is decrypted and counted of a contest. */
export interface ContestCountVector {
  readonly context: Hex;
  readonly totals: Hex;
  readonly partials: readonly PartialVector[];
  /** What the box is shown with the counts: of each trustee and ciphertext the product, and it times Lagrange's weight. */
  readonly terms: Hex;
  /** Of all options, the implicit one included. */
  readonly counts: readonly number[];
}

/** A poll from its papers to its counts. */
export interface PollVector {
  readonly poll: Hex;
  readonly contests: readonly BallotVector["contest"][];
  /** Hashes of the signers, in the order of the roll. */
  readonly roll: readonly Hex[];
  readonly terms: Hex;
  readonly context: Hex;
  readonly papers: readonly PaperVector[];
  readonly dummy: { readonly scalar: Hex; readonly a: Hex; readonly b: Hex };
  readonly counted: number;
  /** Of all contests, as the papers are added up. */
  readonly totals: Hex;
  readonly threshold: number;
  readonly counts: readonly ContestCountVector[];
}

const THRESHOLD = 2;
const TRUSTEES = [1, 3] as const;
const VOTERS = 5;

/** The second voter signs with P-256. The first replaces a paper. */
const P256_VOTER = 1;
const CHOICES = [
  [0, ["100", "10"]],
  [1, ["010", "01"]],
  [4, ["001", "10"]],
  [0, ["010", "01"]],
] as const;

/** Of the polynomial of degree 1 that the trustees' shares lie on. */
const COEFFICIENTS = ["secret key of the poll", "slope of the shares"].map((text) => scalarsOf(text)());

/** The vector of `test/vectors/voting/poll.json`. */
export async function pollVector(): Promise<PollVector> {
  const signers = Array.from({ length: VOTERS }, (_, voter) => signerOf(voter));
  const roll = VoterRoll.of(signers.map(({ signer }) => signer));
  const poll = pollOn(roll.root);
  const sealers = poll.contests.map((contest) => new BallotSealer(contest));
  const cast: CastBallot[] = [];
  const papers = CHOICES.map(([voter, chosen], index): PaperVector => {
    const seq = CHOICES.slice(0, index).filter(([other]) => other === voter).length;
    const seed = `paper ${index}`;
    const parts = sealers.map((sealer, contest) => {
      const vote = { voter: BigInt(voter), seq: BigInt(seq), chosen: bitsIn(chosen[contest] ?? "") };
      return sealer.seal(vote, scalarsOf(`${seed}/${contest}`)).bytes;
    });
    const ballots = concatBytes(...parts);
    cast.push(castOf(poll, ballots));
    const { signer, sign } = signers[voter] as LocalSigner;
    const digest = paperDigest(poll, ballots);
    const signature = sign(digest);
    const credential = encodeCredential({ signer, signature, path: roll.pathOf(voter) });
    return {
      ...{ voter, seq, chosen, seed, ballots: hexFromBytes(ballots), digest: hexFromBytes(digest) },
      ...{ secretKey: keyOf(voter), signer: hexFromBytes(signer), signature: hexFromBytes(signature) },
      ...{
        credential: hexFromBytes(credential),
        head: hexFromBytes(cast.reduce(linkOf, NO_BALLOTS)),
      },
    };
  });
  const context = pollContextOf(poll);
  const { key } = poll.contests[0] as Poll["contests"][number];
  const ciphertexts = ciphertextsOf(poll);
  const plan = await AccumulationPlan.of({ context, key, ciphertexts, ballots: onePage(cast), batch: 60 });
  const { totals } = await plan.addUp();
  return {
    ...{ poll: poll.poll, contests: poll.contests.map(writtenContest) },
    ...{ roll: signers.map(({ signer }) => hashOfBytes(signer)), terms: hexFromBytes(encodeTerms(poll)) },
    ...{ context: hexFromBytes(context), papers },
    dummy: {
      scalar: wordOf(dummyScalar(context, cast.reduce(linkOf, NO_BALLOTS))),
      ...{ a: pairOf(plan.dummy[0]), b: pairOf(plan.dummy[1]) },
    },
    ...{
      counted: totals.counted,
      totals: hexFromBytes(encodeTotals(totals)),
      threshold: THRESHOLD,
    },
    counts: poll.contests.map((_, contest) => countOf(poll, contest, totals)),
  };
}

/** Two contests of five voters: one of three candidates, and at most one of two, blanks included. */
function pollOn(roll: Hex): Poll {
  const key = GENERATOR.multiply(COEFFICIENTS[0] ?? 1n).toAffine();
  const district = hashOfText("district");
  const contests = [exactly(1, 3), atMost(1, 1)].map((rule, index) => ({
    ...contestUnder(rule),
    ...{ contest: hashOfText(`contest ${index}`), district, roll, key },
  }));
  const election = hashOfText("election");
  return { poll: district, election, roll, voters: VOTERS, anonymousVoters: false, contests };
}

function castOf(poll: Poll, ballots: Uint8Array): CastBallot {
  const parts = splitPaper(poll, ballots).map((part, index) =>
    decodeBallot(part, poll.contests[index]?.rule.ciphertexts ?? 0),
  );
  const { voter, seq } = parts[0] as CastBallot;
  return { voter, seq, ciphertexts: parts.flatMap(({ ciphertexts }) => ciphertexts) };
}

function countOf(poll: Poll, index: number, all: Totals): ContestCountVector {
  const contest = poll.contests[index] as Poll["contests"][number];
  const context = contextOf(contest);
  const totals = totalsOfContest(poll, index, all);
  const shares = TRUSTEES.map(shareOf);
  const seedOf = (trustee: number): string => `decryption of contest ${index} by trustee ${trustee}`;
  const proven = shares.map((share) => ({
    ...{ trustee: share.trustee, share },
    ...decryptPartially(context, totals, share, scalarsOf(seedOf(share.trustee))),
  }));
  const { terms, counts } = countVotes(contest.rule, totals, proven);
  return {
    ...{ context: hexFromBytes(context), totals: hexFromBytes(encodeTotals(totals)) },
    partials: proven.map(({ trustee, share, proof }) => ({
      ...{ trustee, share: wordOf(share.secret), key: pairOf(share.key), seed: seedOf(trustee) },
      statement: hexFromBytes(decryptionStatement(context, totals, trustee)),
      proof: hexFromBytes(proof),
    })),
    ...{ terms: hexFromBytes(terms), counts },
  };
}

function shareOf(trustee: number): KeyShare {
  const [constant = 0n, slope = 0n] = COEFFICIENTS;
  const secret = SCALARS.add(constant, SCALARS.mul(slope, BigInt(trustee)));
  return { trustee, secret, key: GENERATOR.multiply(secret).toAffine() };
}

function signerOf(voter: number): LocalSigner {
  const key = bytesFromHex(keyOf(voter));
  return voter === P256_VOTER ? p256Signer(P256VERIFY, key) : bareKeySigner(secp256k1Signer(key));
}

const keyOf = (voter: number): Hex => hashOfText(`secret key of voter ${voter}`);

const bitsIn = (digits: string): boolean[] => [...digits].map((digit) => digit === "1");

const pairOf = ({ x, y }: Coordinates): Hex => `${wordOf(x)}${wordOf(y).slice(2)}` as Hex;

const hashOfBytes = (bytes: Uint8Array): Hex => hexFromBytes(keccak256(bytes));
