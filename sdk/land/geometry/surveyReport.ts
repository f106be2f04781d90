import { bytesFromText, hexFromBytes, keccak256, type Hex } from "../../bytes.ts";
import { canonicalText } from "./commitment.ts";

/** What is checked of parcels. */
export type SurveyCheckName =
  /** The recorded area is that of the boundary: within half a square metre, and the tolerance along the perimeter. */
  | "area"
  /** Two parcels have no land in common. */
  | "overlap"
  /** The parcels that come cover those that go. */
  | "covered"
  /** The parcels that come stay within those that go. */
  | "within"
  /** The parcels that go share boundaries, each with another of them, so that they are one piece. */
  | "adjacent";

/** A parcel of a report. */
export interface SurveyedArea {
  /** Commitment to its boundary, 32 bytes. */
  readonly geometry: Hex;
  /** On the ellipsoid, with two decimals. */
  readonly computedSquareMetres: string;
  /** As it is recorded, or is to be; null: not given. */
  readonly recordedSquareMetres: string | null;
}

/** One thing that was checked. */
export interface SurveyFinding {
  readonly check: SurveyCheckName;
  /** Which parcels: list and index, `after/0`. */
  readonly parcels: readonly string[];
  /** Square metres at fault, with two decimals; of `adjacent`, how many parcels lie apart. */
  readonly measured: string;
  /** For `area`, up to how much may be measured; null: whatever is nowhere wider than the tolerance. */
  readonly allowed: string | null;
  readonly satisfied: boolean;
}

/** What a check of boundaries found. Numbers are text, so that everybody hashes the same. */
export interface SurveyReport {
  readonly coordRefSys: string;
  /** How exact positions are, in metres. */
  readonly positionTolerance: string;
  /** Parcels that go: one that is split, several that are merged; none where land is registered first. */
  readonly before: readonly SurveyedArea[];
  /** Parcels that come. */
  readonly after: readonly SurveyedArea[];
  /** Parcels beside them that stay as they are. */
  readonly neighbours: readonly SurveyedArea[];
  readonly findings: readonly SurveyFinding[];
  /** Whether all findings are. */
  readonly satisfied: boolean;
}

/** The report's hash: keccak256 of it as RFC 8785 writes JSON. The survey office attests this. */
export function surveyReportHash(report: SurveyReport): Hex {
  return hexFromBytes(keccak256(bytesFromText(canonicalText(report))));
}
