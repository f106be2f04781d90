import type { PricePaidTransfer } from "./transfer.ts";

/** The parts of a transfer that say which title changed hands. */
export type TitleParts = Pick<PricePaidTransfer, "postcode" | "paon" | "saon" | "street" | "town" | "tenure">;

/**
 * The canonical name of a title: postcode, PAON, SAON, street, town and tenure, upper-cased, whitespace
 * collapsed, joined by "|". A "|" or "\" within a part is escaped by "\", so that two addresses share a key only
 * if they are equal part by part. A part left out is empty.
 *
 * @example
 * titleKeyOf({ postcode: "ZZ1 1AA", paon: "2", saon: "", street: "Lorem Row", town: "Sampleton", tenure: "freehold" });
 * // "ZZ1 1AA|2||LOREM ROW|SAMPLETON|FREEHOLD"
 */
export function titleKeyOf(title: TitleParts): string {
  return [title.postcode ?? "", title.paon, title.saon, title.street, title.town, title.tenure]
    .map((part) => part.normalize("NFC").toUpperCase().replace(/\s+/gu, " ").trim())
    .map((part) => part.replace(/[\\|]/gu, "\\$&"))
    .join("|");
}
