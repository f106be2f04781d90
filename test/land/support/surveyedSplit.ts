import { readFileSync } from "node:fs";
import type { Hex } from "../../../sdk/bytes.ts";
import {
  attestSurvey,
  requireSurveyAttested,
  requireSurveyOffice,
} from "../../../sdk/land/geometry/attestation.ts";
import { checkSurvey, type SurveyedParcel } from "../../../sdk/land/geometry/checkSurvey.ts";
import { readBoundary } from "../../../sdk/land/geometry/geoJson.ts";
import { type SurveyReport, surveyReportHash } from "../../../sdk/land/geometry/surveyReport.ts";
import { takenEntryId } from "../../../sdk/land/takenEntryId.ts";
import { readDomain } from "../../../sdk/law/domain.ts";
import { officerKey } from "../../support/republic.ts";
import type { LandOffice } from "./landOffice.ts";
import type { Step } from "./parcelCounter.ts";
import { TODAY } from "./terms.ts";

/** A parcel of `samples/land/survey`, with the area that is to be recorded. */
function parcelIn(file: string, recordedSquareMetres?: bigint): SurveyedParcel {
  const url = new URL(`../../../samples/land/survey/${file}.geojson`, import.meta.url);
  return { boundary: readBoundary(JSON.parse(readFileSync(url, "utf8"))), recordedSquareMetres };
}

/** What a first registration states of a surveyed parcel. */
export function surveyed(file: string): { readonly squareMetres: bigint; readonly geometry: Hex } {
  const [parcel] = checkSurvey({ before: [], after: [parcelIn(file)] }).after;
  if (parcel === undefined) throw new Error(`there is no parcel in ${file}`);
  return { squareMetres: BigInt(Math.round(Number(parcel.computedSquareMetres))), geometry: parcel.geometry };
}

/** The survey of a split, with areas that add up to that of the whole. */
export function surveyOf(whole: string, remaining: string, taken: string): SurveyReport {
  const [all, part] = [surveyed(whole).squareMetres, surveyed(taken).squareMetres];
  return checkSurvey({
    before: [parcelIn(whole)],
    after: [parcelIn(remaining, all - part), parcelIn(taken, part)],
  });
}

/**
 * A split as it is surveyed: the survey office attests the report, and whoever attests the split has checked the attestation. The
 * report is the instrument.
 */
export async function surveyedSplit(office: LandOffice, source: Hex, report: SurveyReport): Promise<Step> {
  const { relay } = office.republic;
  const register = (await office.register.getAddress()) as Hex;
  const domain = await readDomain(relay, register);
  const attestation = await attestSurvey(domain, officerKey("surveyOffice"), report, TODAY);
  requireSurveyAttested(domain, attestation, report);
  await requireSurveyOffice(relay, register, attestation);
  const [remaining, taken] = report.after;
  if (remaining === undefined || taken === undefined) throw new Error("a split leaves two parcels");
  return {
    entries: [source, takenEntryId(source, taken.geometry)],
    place: (subject, newTitle) => ({
      ...{ kind: "split", subject, newTitle, spatialUnit: 0 },
      ...{ instrument: surveyReportHash(report), instrumentDate: TODAY },
      remainingSquareMetres: BigInt(remaining.recordedSquareMetres ?? 0),
      remainingGeometry: remaining.geometry,
      takenSquareMetres: BigInt(taken.recordedSquareMetres ?? 0),
      takenGeometry: taken.geometry,
    }),
  };
}
