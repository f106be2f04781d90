import type { LandExtract } from "../../sdk/land/extract/extract.ts";
import type { BAUnit, LadmRrr, OtherRrr } from "../../sdk/land/ladm/document.ts";

/** An extract for people. */
export function extractText(extract: LandExtract): string {
  const { entry, date, knownOn, title, version, certificate } = extract;
  const unit = title.LA_BAUnit;
  const asKnown = knownOn === extract.block.date ? "" : `, as far as was known on ${wordsOf(knownOn)}`;
  const rows: [label: string, lines: readonly string[]][] = [
    ["Tenure", [unit.termEnds === null ? unit.tenure : `${unit.tenure} until ${wordsOf(unit.termEnds)}`]],
    ["Parcels", unit.su.map(({ area, geometry }) => `${figure(area.areaSize)} m², boundaries ${geometry}`)],
    ["Owners", unit.rrr.flatMap(ownerLine)],
    ["Burdens", unit.rrr.flatMap(burdenLine)],
    ["Bound by", boundBy(extract)],
    ["Recorded", [`version ${version}, ${originOf(unit)}`]],
    ["Proven by", provenBy(extract)],
    [
      "Certified",
      [certificate ? `on ${wordsOf(certificate.issuedOn)} by ${certificate.signer}` : "not certified"],
    ],
  ];
  const head = `Title ${entry}\nAs it stood on ${wordsOf(date)}${asKnown}\n\n`;
  return head + rows.map(([label, lines]) => section(label, lines)).join("");
}

function section(label: string, lines: readonly string[]): string {
  const [first = "none", ...rest] = lines;
  return `  ${label.padEnd(11)}${first}\n${rest.map((line) => `  ${"".padEnd(11)}${line}\n`).join("")}`;
}

function ownerLine(rrr: LadmRrr): string[] {
  return "share" in rrr ? [`${rrr.share.numerator}/${rrr.share.denominator}  person ${rrr.party}`] : [];
}

function burdenLine(rrr: LadmRrr): string[] {
  if ("share" in rrr) return [];
  const holder = rrr.party === undefined ? `title …${rrr.relatedBAUnit?.slice(2)}` : `person ${rrr.party}`;
  return [[rrr.type, holder, ...termsOf(rrr), `deed ${rrr.source}`].join(", ")];
}

function termsOf({ ranking, jointGroup, amount, assumable, timeSpec }: OtherRrr): string[] {
  return [
    ...(ranking === undefined ? [] : [`rank ${ranking}`]),
    ...(jointGroup === undefined ? [] : [`with the others of number ${jointGroup}`]),
    ...(amount === undefined ? [] : [`${figure(amount.minorUnits)} minor units of ${amount.currency}`]),
    ...(assumable ? ["assumable"] : []),
    ...(timeSpec === undefined
      ? []
      : [timeSpec.end === null ? "without end" : `until ${wordsOf(timeSpec.end)}`]),
  ];
}

function boundBy({ status }: LandExtract): string[] {
  return [
    ...(status.frozen ? ["a freeze by a court"] : []),
    ...(status.casePending ? ["a pending case"] : []),
    ...(status.lodged ? ["lodged applications"] : []),
    ...(status.closed ? ["its closing: the title is no more"] : []),
  ];
}

function originOf({ beginLifespanVersion, basis }: BAUnit): string {
  const on = `on ${wordsOf(beginLifespanVersion)}`;
  return basis === null ? `${on}, taken over from the register before` : `${on}, by the ruleset ${basis}`;
}

function provenBy({ register, block, records }: LandExtract): string[] {
  const continued =
    records.length === 1 ? "1 record" : `${records.length} records, each continuing the one before`;
  return [
    `${continued}; the register's slot commits to the last`,
    `block ${block.number} of chain ${register.chainId}, ${wordsOf(block.date)}, ${block.hash}`,
    `register ${register.verifyingContract}`,
  ];
}

const FORMAT = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

const wordsOf = (date: string): string => FORMAT.format(new Date(date));

const figure = (digits: string): string => BigInt(digits).toLocaleString("en-GB");
