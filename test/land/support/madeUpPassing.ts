import type { Hex } from "../../../sdk/bytes.ts";
import { rowOfKind } from "../../../sdk/land/dealingRow.ts";
import { PASSINGS } from "../../../sdk/land/forms/passings.ts";
import type { DealingKind } from "../../../sdk/land/dealings.ts";
import type { Rrr, Title } from "../../../sdk/land/title.ts";
import type { Random } from "../../sdk/support/random.ts";

/**
 * Terms of a dealing of Part 7 that are likely to be granted: from an owner, in joint tenancies to another, and of parts
 * that the owner has. Undefined for dealings of other Parts.
 */
export function likelyPassingTerms(
  kind: DealingKind,
  random: Random,
  people: readonly Hex[],
  title: Title | undefined,
  rrr: Rrr | undefined,
): Record<string, unknown> | undefined {
  const { part, terms } = rowOfKind(kind);
  if (part !== PASSINGS) return undefined;
  const shares = title?.shares ?? [];
  const joint = title?.rrrs.find((one) => one.kind === "joint tenancy")?.holder;
  const share = random.pick([...shares, { owner: random.pick(people), numerator: 1 }]);
  const parts = 1 + random.below(share.numerator);
  const times = 1 + random.below(3);
  const likely: Readonly<Record<string, unknown>> = {
    tenant: kind === "joint tenancy" ? share.owner : (joint ?? share.owner),
    other: random.pick([...shares.map(({ owner }) => owner), random.pick(people)]),
    deceased: kind === "survivorship" ? (joint ?? share.owner) : share.owner,
    transferor: share.owner,
    owner: share.owner,
    acquirer: random.pick(people),
    heir: random.pick(people),
    executor: random.pick(people),
    numerator: parts,
    denominator: (title?.denominator ?? 1) * times,
    rank: rrr?.rank ?? 1,
    price: random.below(4) === 0 ? 0n : random.uint(32),
    compensation: random.uint(32),
    currency: random.below(8) === 0 ? "EUR" : "GBP",
  };
  const date = random.below(4) === 0 ? {} : { instrumentDate: 16_000 + random.below(800) };
  return { ...Object.fromEntries(terms.map(([name]) => [name, likely[name]])), ...date };
}
