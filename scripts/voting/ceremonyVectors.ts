import { bytesFromHex, bytesFromText, hexFromBytes, type Hex, keccak256 } from "../../sdk/bytes.ts";
import { trusteeDigest } from "../../sdk/voting/ceremony/message.ts";
import { encryptionKeyIn } from "../../sdk/voting/ceremony/events.ts";
import { decodePoints, encodePoints } from "../../sdk/voting/ceremony/polynomial.ts";
import { type CeremonyAttempt, ceremonyContext } from "../../sdk/voting/ceremony/statements.ts";
import { type Published, Trustee } from "../../sdk/voting/ceremony/trustee.ts";
import { coordinatesOf, INFINITY, pointAt } from "../../sdk/voting/curve.ts";
import { scalarsOf } from "./ballotVectors.ts";

/** What a trustee must say, content of each message, and the share that must come out. */
export interface TrusteeVector {
  readonly seed: Hex;
  readonly commitment: Hex;
  readonly points: Hex;
  readonly shares: Hex;
  /** The trustee's share of the key: secret. */
  readonly secret: Hex;
  /** EIP-712 digest of the commitment's message. */
  readonly digest: Hex;
}

/** A ceremony that must come out so. Whole numbers are hexadecimal or decimal text. */
export interface CeremonyVector {
  readonly name: string;
  readonly attempt: Omit<CeremonyAttempt, "chainId"> & { readonly chainId: string };
  readonly threshold: number;
  readonly context: Hex;
  /**
   * In the order of their numbers. Of the scalars that the proofs of trustee j are made with, the i-th, from 0, is keccak256 of
   * "NAME/j/i", modulo the order: one for the commitment, one for the points, one for each share.
   */
  readonly trustees: readonly TrusteeVector[];
  /** x and y of the key, then of each trustee's public share. */
  readonly keys: Hex;
  /** The last trustee's complaint about the first one, whose share for them was made one bit wrong: its last. */
  readonly complaint: Hex;
}

const CASES: readonly (readonly [name: string, threshold: number, trustees: number, attempt: number])[] = [
  ["three of five", 3, 5, 1],
  ["two of two, in the second attempt", 2, 2, 2],
];

/** The vectors of `test/vectors/voting/ceremony.json`. */
export function ceremonyVectors(): CeremonyVector[] {
  return CASES.map(([name, threshold, count, attempt]) =>
    vectorOf(name, threshold, count, {
      chainId: 31_337n,
      // Where the ceremony lies that is deployed first on an embedded chain.
      contract: "0xe7f1725e7734ce288f8367e1bb143e90bb3f0512",
      election: hashOfText(name),
      attempt,
    }),
  );
}

function vectorOf(name: string, threshold: number, count: number, attempt: CeremonyAttempt): CeremonyVector {
  const seeds = Array.from({ length: count }, (_, index) => hashOfText(`seed ${index + 1} of ${name}`));
  const trustees = seeds.map(
    (seed, index) =>
      new Trustee(bytesFromHex(seed), attempt, index + 1, threshold, scalarsOf(`${name}/${index + 1}`)),
  );
  const commitments = trustees.map((trustee) => trustee.commitment());
  const points = trustees.map((trustee) => trustee.points());
  const shares = trustees.map((trustee) => trustee.shares(commitments.map(encryptionKeyIn)));
  const published = points.map((own, index) => ({ points: own, shares: shares[index] ?? own }));
  const finals = trustees.map((trustee) => trustee.finalShare(published));
  const { chainId, ...rest } = attempt;
  return {
    name,
    attempt: { chainId: `${chainId}`, ...rest },
    threshold,
    context: hexFromBytes(ceremonyContext(attempt)),
    trustees: seeds.map((seed, index) => ({
      seed,
      commitment: hexFromBytes(commitments[index] ?? new Uint8Array()),
      points: hexFromBytes(points[index] ?? new Uint8Array()),
      shares: hexFromBytes(shares[index] ?? new Uint8Array()),
      secret: wordOf(finals[index]?.secret ?? 0n),
      digest: hexFromBytes(
        trusteeDigest({
          attempt,
          trustee: index + 1,
          step: "commitment",
          content: commitments[index] ?? new Uint8Array(),
        }),
      ),
    })),
    keys: hexFromBytes(encodePoints([keyOf(points), ...finals.map(({ key }) => key)])),
    complaint: hexFromBytes(complaintOf(trustees, published)),
  };
}

/** The sum of the constant coefficients' points. */
function keyOf(points: readonly Uint8Array[]) {
  const first = points.flatMap((own) => decodePoints(own, 1).map(pointAt));
  return coordinatesOf([first.reduce((sum, point) => sum.add(point), INFINITY)])[0] ?? { x: 0n, y: 0n };
}

function complaintOf(trustees: readonly Trustee[], [first]: readonly Published[]): Uint8Array {
  const last = trustees.at(-1);
  const shares = first?.shares.slice() ?? new Uint8Array();
  shares[shares.length - 1] = (shares.at(-1) ?? 0) ^ 1;
  return last?.complaint(1, { points: first?.points ?? shares, shares }) ?? new Uint8Array();
}

function hashOfText(text: string): Hex {
  return hexFromBytes(keccak256(bytesFromText(text)));
}

function wordOf(value: bigint): Hex {
  return `0x${value.toString(16).padStart(64, "0")}`;
}
