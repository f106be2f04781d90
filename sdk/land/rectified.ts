import type { Hex } from "../bytes.ts";
import { decodeApplication } from "../law/application.ts";
import { rrrKindOf } from "./codes.ts";
import { type Dealing, type DealingKind, type DealingOf, decodeDealings } from "./dealings.ts";
import type { Rrr, Share, Title } from "./title.ts";

/** An application that the register granted, as its `Granted` log has it. */
export interface GrantedApplication {
  readonly application: Uint8Array;
  /** Legal date of the grant, as days since 1970-01-01. */
  readonly grantedOn: number;
}

/** A dealing that corrects what the register says: of owners, of rights, or of a parcel. */
export type RectifyingDealing = DealingOf<(typeof RECTIFYING)[number]>;

/** A rectification that the register granted. */
export interface GrantedRectification {
  readonly terms: RectifyingDealing;
  /** Legal date of the grant, as days since 1970-01-01. */
  readonly grantedOn: number;
}

/** What should have been registered on a day. */
export interface RectifiedTitle {
  readonly title: Title;
  /** Rectifications of that day's register that do not fit what stood then: it was dealt with in between. */
  readonly open: readonly GrantedRectification[];
}

const RECTIFYING = [
  "rectification",
  "right striking",
  "mortgage entry",
  "right entry",
  "parcel rectification",
] as const satisfies readonly DealingKind[];

const isRectifying = (dealing: Dealing): dealing is RectifyingDealing =>
  RECTIFYING.some((kind) => kind === dealing.kind);

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
      if (!isRectifying(terms) || entries[terms.subject] !== entry) continue;
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
  let rectified = title;
  for (const rectification of rectifications) {
    const { terms, grantedOn } = rectification;
    if (date < terms.since || date >= grantedOn) continue;
    const corrected = corrections(rectified, terms, date);
    if (corrected === undefined) open.push(rectification);
    else rectified = corrected;
  }
  return { title: rectified, open };
}

/** Undefined where it does not fit. */
function corrections(title: Title, terms: RectifyingDealing, date: number): Title | undefined {
  switch (terms.kind) {
    case "rectification": {
      const shares = moveParts(title.shares, terms);
      return shares && { ...title, shares };
    }
    case "right striking":
      return withoutRight(title, terms);
    case "mortgage entry":
    case "right entry":
      return withRight(title, terms.place, rightOf(terms), date);
    case "parcel rectification":
      return withParcel(title, terms);
  }
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

/** The right that is named, wherever it stood then: its place in the order of entry is that of the day of the grant. */
function withoutRight(title: Title, terms: DealingOf<"right striking">): Title | undefined {
  const wrong = { kind: rrrKindOf(terms.right), holder: terms.holder, instrument: terms.deed };
  const struck = title.rrrs.find((rrr) => isSameRight(rrr, wrong));
  if (struck === undefined) return undefined;
  const rest = title.rrrs.filter((rrr) => rrr !== struck);
  const behind = (rrr: Rrr): boolean => struck.kind === "mortgage" && rrr.rank > struck.rank;
  return { ...title, rrrs: rest.map((rrr) => moveRank(rrr, behind(rrr) ? -1 : 0)) };
}

/** A right that would have lapsed by then is missing nowhere. */
function withRight(title: Title, place: number, right: Rrr, date: number): Title | undefined {
  const { kind, rank, until } = right;
  if (kind !== "mortgage" && until !== 0 && until < date) return title;
  const mortgages = title.rrrs.filter((rrr) => rrr.kind === "mortgage").length;
  const fits = place <= title.rrrs.length + 1 && rank <= mortgages + 1;
  if (!fits || title.rrrs.some((rrr) => isSameRight(rrr, right))) return undefined;
  const others = title.rrrs.map((rrr) => moveRank(rrr, kind === "mortgage" && rrr.rank >= rank ? 1 : 0));
  return { ...title, rrrs: others.toSpliced(place - 1, 0, right) };
}

function rightOf(terms: DealingOf<"mortgage entry" | "right entry">): Rrr {
  const { until, deed: instrument } = terms;
  if (terms.kind === "right entry") {
    const { right, holder } = terms;
    const money = { assumable: false, rank: 0, amount: 0n, currency: "" };
    return { kind: rrrKindOf(right), holder, until, instrument, ...money };
  }
  const { assumable, rank, lender: holder, amount, currency } = terms;
  return { kind: "mortgage", assumable, rank, holder, amount, currency, until, instrument };
}

function withParcel(title: Title, terms: DealingOf<"parcel rectification">): Title | undefined {
  const { registered, squareMetres, geometry } = terms;
  const wrong = title.spatialUnits.findIndex((unit) => unit.geometry === registered);
  if (wrong < 0) return undefined;
  return { ...title, spatialUnits: title.spatialUnits.with(wrong, { squareMetres, geometry }) };
}

const isSameRight = (one: Rrr, other: Pick<Rrr, "kind" | "holder" | "instrument">): boolean =>
  one.kind === other.kind && one.holder === other.holder && one.instrument === other.instrument;

const moveRank = (rrr: Rrr, by: number): Rrr =>
  rrr.kind === "mortgage" ? { ...rrr, rank: rrr.rank + by } : rrr;
