import type { Hex } from "../bytes.ts";
import { decodeApplication } from "../law/application.ts";
import { decodeDealings, type DealingOf } from "./dealings.ts";
import type { Share, Title } from "./title.ts";

/** An application that the register granted, as its `Granted` log has it. */
export interface GrantedApplication {
  readonly application: Uint8Array;
  /** Legal date of the grant, as days since 1970-01-01. */
  readonly grantedOn: number;
}

/** A rectification that the register granted. */
export interface GrantedRectification {
  readonly terms: DealingOf<"rectification">;
  /** Legal date of the grant, as days since 1970-01-01. */
  readonly grantedOn: number;
}

/** What should have been registered on a day. */
export interface RectifiedTitle {
  readonly title: Title;
  /** Rectifications of that day's register whose registered owner did not hold the parts then: others held them between. */
  readonly open: readonly GrantedRectification[];
}

/**
 * The rectifications of a title.
 *
 * @param entry of the title
 * @param applications that were granted, in the order of the chain; those about other entries are passed over
 */
export function rectificationsOf(
  entry: Hex,
  applications: Iterable<GrantedApplication>,
): GrantedRectification[] {
  const granted: GrantedRectification[] = [];
  for (const { application, grantedOn } of applications) {
    const { entries, dealings } = decodeApplication(application);
    for (const terms of decodeDealings(dealings)) {
      if (terms.kind !== "rectification" || entries[terms.subject] !== entry) continue;
      granted.push({ terms, grantedOn });
    }
  }
  return granted;
}

/**
 * What should have been registered on a day, according to the rectifications granted since (article 75 of the Land
 * Registration Act). What was registered is the title given.
 *
 * @param title as it stood on that day; see `standingOn`
 * @param date as days since 1970-01-01
 */
export function shouldHaveStood(
  title: Title,
  date: number,
  rectifications: readonly GrantedRectification[],
): RectifiedTitle {
  const open: GrantedRectification[] = [];
  let { shares } = title;
  for (const rectification of rectifications) {
    const { terms, grantedOn } = rectification;
    if (date < terms.since || date >= grantedOn) continue;
    const moved = moveParts(shares, terms);
    if (moved === undefined) open.push(rectification);
    else shares = moved;
  }
  return { title: { ...title, shares }, open };
}

function moveParts(
  shares: readonly Share[],
  { registered, injured, numerator }: DealingOf<"rectification">,
): Share[] | undefined {
  const held = shares.find(({ owner }) => owner === registered)?.numerator ?? 0;
  if (held < numerator) return undefined;
  const already = shares.find(({ owner }) => owner === injured)?.numerator ?? 0;
  const others = shares.filter(({ owner }) => owner !== registered && owner !== injured);
  const rest = held === numerator ? [] : [{ owner: registered, numerator: held - numerator }];
  return [...others, ...rest, { owner: injured, numerator: already + numerator }];
}
