import { computeAddress, getCreateAddress } from "ethers";
import { bytesFromText, type Hex, hexFromBytes, keccak256 } from "../../../sdk/bytes.ts";
import { GENERATOR, SCALARS, type ScalarSource } from "../../../sdk/voting/curve.ts";
import { firstContest, type Poll } from "../../../sdk/voting/poll.ts";
import { exactly } from "../../../sdk/voting/rule.ts";
import { BallotSealer } from "../../../sdk/voting/seal.ts";

// A poll whose proofs of membership are made beforehand, by `anonymous/paperVectors.ts`: whatever they prove is fixed here.

/** Voters, of whom each casts a paper: what a batch of adding up holds. */
export const VOTERS = 60;

/** Depth of the circuit that the box's roll has the key of. */
export const CIRCUIT_DEPTH = 20;

export const CHAIN_ID = 31_337n;

/** Deploys the box as the contract of this number, from 0, and says what the register of elections would say. */
export const CLERK: Hex = hexFromBytes(word("clerk of an anonymous poll"));
export const BOX_NUMBER = 3;
export const BOX = getCreateAddress({
  from: computeAddress(CLERK),
  nonce: BOX_NUMBER,
}).toLowerCase() as Hex;

const OPTIONS = 5;

/** The election, whose key one dealer knows. */
export const ELECTION: Hex = hexFromBytes(word("election"));
export const KEY = GENERATOR.multiply(scalarOf("secret key of the election")).toAffine();

/** Proofs as `anonymous/paperVectors.ts` writes them. */
export interface AnonymousPapers {
  readonly roll: Hex;
  readonly voters: number;
  /** Each voter's nullifier, in decimal digits, and credential. */
  readonly papers: readonly { readonly voter: string; readonly credential: Hex }[];
}

/** The poll of one contest of one of five, on a roll. */
export function anonymousPoll(roll: Hex, voters: number): Poll {
  const district = hexFromBytes(word("district"));
  const contest = {
    ...{
      chainId: CHAIN_ID,
      contract: BOX,
      election: ELECTION,
      district,
      contest: hexFromBytes(word("contest")),
    },
    ...{ rule: exactly(1, OPTIONS), candidates: hexFromBytes(word("candidates")), roll, key: KEY },
  };
  return { poll: district, election: ELECTION, roll, voters, anonymousVoters: true, contests: [contest] };
}

/** What each voter seals, of whom most choose the first option: the same ballots each time, as their proofs are of each byte. */
export function ballotsOf(poll: Poll, voters: readonly bigint[]): Uint8Array[] {
  const sealer = new BallotSealer(firstContest(poll));
  return voters.map((voter, index) => {
    const chosen = Array.from({ length: OPTIONS }, (_, option) => option === (index % 4 === 0 ? 1 : 0));
    return sealer.seal({ voter, seq: 0n, chosen }, scalarsOf(`ballot ${index}`)).bytes;
  });
}

/** No secret: whoever measures opens nothing. */
function scalarsOf(text: string): ScalarSource {
  let drawn = 0;
  return () => scalarOf(`${text}, number ${drawn++}`);
}

function scalarOf(text: string): bigint {
  return SCALARS.create(BigInt(hexFromBytes(word(text))));
}

function word(text: string): Uint8Array {
  return keccak256(bytesFromText(`smart-laws/bench/${text}`));
}
