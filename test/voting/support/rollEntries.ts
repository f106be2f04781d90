import { babyjubjub } from "@noble/curves/misc.js";
import type { Hex } from "../../../sdk/bytes.ts";
import { poseidonOf } from "../../../sdk/voting/audit/poseidon.ts";
import { applicationMessage, encodeRollEntry, type RollApplication } from "../../../sdk/voting/rollEntry.ts";

const { Point } = babyjubjub;
const { n: ORDER } = Point.CURVE();

/** An anonymous voter's entry, as `anonymous/` makes it of an identity, and its leaf, which alone is the root. */
export function rollEntry(
  roll: RollApplication,
  applicant: Hex,
  secret: bigint,
): { readonly entry: Hex; readonly leaf: Hex } {
  const key = Point.BASE.multiply(secret).toAffine();
  // Known to everybody: what is signed here is made up.
  const nonce = Point.BASE.toAffine();
  const challenge = poseidonOf(nonce.x, nonce.y, key.x, key.y, applicationMessage(roll, applicant));
  const answer = (1n + 8n * challenge * secret) % ORDER;
  const leaf: Hex = `0x${poseidonOf(key.x, key.y).toString(16).padStart(64, "0")}`;
  return { entry: encodeRollEntry({ applicant, key, possession: { nonce, answer } }), leaf };
}
