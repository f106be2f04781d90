import { encodeBallot, hashCiphertexts, pairsOf } from "./ballot.ts";
import { baseAt, coordinatesOf, type Point, randomScalar, type ScalarSource, widenTables } from "./curve.ts";
import { encryptBit } from "./encrypt.ts";
import { proveBits } from "./prove.ts";
import { bitsOf } from "./rule.ts";
import { type Contest, contextOf, statementOf } from "./transcript.ts";

/** What a voter wants to say. */
export interface Vote {
  /** Place in the roll or, in an anonymous contest, nullifier. */
  readonly voter: bigint;
  /** How many ballots the voter cast before. */
  readonly seq: bigint;
  /** For each option of the rule, the implicit one included, whether it is chosen. */
  readonly chosen: readonly boolean[];
}

/** A ballot, and what would open it. */
export interface SealedBallot {
  readonly bytes: Uint8Array;
  /** One a ciphertext. Whoever has them can show how the ballot was filled in: forget them when it is cast. */
  readonly randomness: readonly bigint[];
}

/** Encrypts and proves ballots of one contest. Making one prepares a table of multiples of the key. */
export class BallotSealer {
  readonly #contest: Contest;
  readonly #context: Uint8Array;
  readonly #key: Point;

  /**
   * @param amount "many" where hundreds of ballots are sealed: it takes longer to begin, and less for each
   *
   * @throws {NotAPointError} if the key is no point
   * @throws {UnsoundRuleError} if the rule allows no ballot
   */
  constructor(contest: Contest, amount: "few" | "many" = "few") {
    this.#contest = contest;
    this.#context = contextOf(contest);
    this.#key = baseAt(contest.key);
    if (amount === "many") widenTables(this.#key);
  }

  /**
   * @example
   * const { bytes } = new BallotSealer(contest).seal({ voter: 7n, seq: 0n, chosen: [false, true, false] });
   *
   * @throws {ChoiceNotAllowedError} if the rule does not allow the choice
   */
  seal({ voter, seq, chosen }: Vote, scalars: ScalarSource = randomScalar): SealedBallot {
    const values = bitsOf(this.#contest.rule, chosen);
    const encrypted = values.slice(0, this.#contest.rule.ciphertexts);
    const encryptions = encrypted.map((value) => encryptBit(this.#key, value, scalars));
    const points = coordinatesOf(encryptions.flatMap(({ a, b }) => [a, b]));
    const ciphertexts = pairsOf(points);
    const randomness = encryptions.map(({ r }) => r);
    const statement = statementOf(this.#context, voter, seq, hashCiphertexts(ciphertexts));
    const proof = proveBits({ key: this.#key, statement, values, ciphertexts, randomness }, scalars);
    return { bytes: encodeBallot({ voter, seq, ciphertexts, ...proof }), randomness };
  }
}
