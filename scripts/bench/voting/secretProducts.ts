import { type Coordinates, baseAt, GENERATOR, randomScalar, widenTables } from "../../../sdk/voting/curve.ts";

/** How many are timed, half of them of the generator and half of a key. */
const PRODUCTS = 2_000;

/** A and the pad of B; for the proof two commitments to all options, and three products to commit to each ciphertext. */
const [ENCRYPTED, COMMON, COMMITTED] = [2, 4, 3] as const;

/**
 * Products of a point and a secret scalar in a ballot of so many ciphertexts: noble's `multiply`, whose additions do not depend on the
 * scalar, in `encryptBit` and `proveBits`. What is multiplied by published numbers goes through `multiplyUnsafe` and is not among them.
 */
export function secretProductsIn(ciphertexts: number): number {
  return COMMON + (ENCRYPTED + COMMITTED) * ciphertexts;
}

/** @returns such products a second, with the tables that whoever seals many ballots has */
export function secretProductsASecond(key: Coordinates): number {
  const bases = [GENERATOR, baseAt(key)] as const;
  widenTables(bases[1]);
  const scalars = Array.from({ length: PRODUCTS }, () => randomScalar());
  for (const base of bases) base.multiply(randomScalar());
  const begun = performance.now();
  scalars.forEach((scalar, index) => (bases[index % 2] ?? GENERATOR).multiply(scalar));
  return (1000 * PRODUCTS) / (performance.now() - begun);
}
