import type { ContractRunner } from "ethers";
import type { Hex } from "../../bytes.ts";
import { decimalDateOf } from "../../law/dates.ts";
import type { Domain } from "../../law/domain.ts";
import { holdsOffice } from "../../law/offices.ts";
import type { TypedData } from "../../law/typedData.ts";
import { SdkError } from "../../sdkError.ts";
import type { Signer } from "../../sign/signer.ts";
import { requireStatementSignature, signStatement, type StatementSignature } from "../../sign/statement.ts";
import { type SurveyReport, surveyReportHash } from "./surveyReport.ts";

/** What the survey office says of boundaries. */
export interface SurveyAttestation extends StatementSignature {
  /** Commitments to the boundaries of the parcels that come, in the report's order. */
  readonly geometries: readonly Hex[];
  /** Hash of the report. */
  readonly report: Hex;
  /** Legal date of the attestation, as days since 1970-01-01. */
  readonly attestedOn: number;
}

/** A report that found something wrong is not attested. */
export class SurveyUnsatisfiedError extends SdkError {
  override readonly name = "SurveyUnsatisfiedError";

  constructor(report: SurveyReport) {
    const wrong = report.findings.filter(({ satisfied }) => !satisfied);
    const words = wrong.map(({ check, parcels }) => `${check} (${parcels.join(", ")})`).join("; ");
    super(`the survey found something wrong: ${words}`, { findings: wrong });
  }
}

/** The attestation is of another report, or of other boundaries. */
export class SurveyMismatchError extends SdkError {
  override readonly name = "SurveyMismatchError";

  constructor(what: string, attested: unknown, reported: unknown) {
    super(`the attestation is of another ${what} than the report's`, { what, attested, reported });
  }
}

/** Who signed does not hold the survey office. */
export class NotTheSurveyOfficeError extends SdkError {
  override readonly name = "NotTheSurveyOfficeError";

  constructor(signer: Hex) {
    super(`${signer} does not hold the survey office`, { signer });
  }
}

const TYPES = {
  SurveyAttestation: [
    { name: "geometries", type: "bytes32[]" },
    { name: "report", type: "bytes32" },
    { name: "attestedOn", type: "uint32" },
  ],
};

/** What the survey office signs (EIP-712); the date as eight digits. */
export function surveyStatement(
  domain: Domain,
  { geometries, report, attestedOn }: Pick<SurveyAttestation, "geometries" | "report" | "attestedOn">,
): TypedData {
  const message = { geometries, report, attestedOn: decimalDateOf(attestedOn) };
  return { domain, types: TYPES, primaryType: "SurveyAttestation", message };
}

/**
 * The survey office attests a report that found nothing wrong.
 *
 * @param domain of the register in which the boundaries are to stand
 * @param signer the account that holds the survey office
 * @param attestedOn legal date, as days since 1970-01-01
 *
 * @example
 * const attestation = await attestSurvey(await readDomain(provider, register), surveyor, report, today);
 *
 * @throws {SurveyUnsatisfiedError} if the report found something wrong
 */
export async function attestSurvey(
  domain: Domain,
  signer: Signer,
  report: SurveyReport,
  attestedOn: number,
): Promise<SurveyAttestation> {
  if (!report.satisfied) throw new SurveyUnsatisfiedError(report);
  const said = { geometries: geometriesOf(report), report: surveyReportHash(report), attestedOn };
  return { ...said, ...(await signStatement(signer, surveyStatement(domain, said))) };
}

/**
 * Checks an attestation against its report, without a chain: everything but the office of who signed.
 *
 * @throws {SurveyMismatchError} if it is of another report
 * @throws {SurveyUnsatisfiedError} if the report found something wrong
 * @throws {StatementSignatureError} if the account did not sign it
 */
export function requireSurveyAttested(
  domain: Domain,
  attestation: SurveyAttestation,
  report: SurveyReport,
): void {
  const hash = surveyReportHash(report);
  if (attestation.report !== hash) throw new SurveyMismatchError("report", attestation.report, hash);
  const geometries = geometriesOf(report);
  if (attestation.geometries.join() !== geometries.join()) {
    throw new SurveyMismatchError("list of boundaries", attestation.geometries, geometries);
  }
  if (!report.satisfied) throw new SurveyUnsatisfiedError(report);
  requireStatementSignature(surveyStatement(domain, attestation), attestation);
}

/**
 * Checks on chain that who attested holds the survey office.
 *
 * @param block at which it is asked; the latest unless told
 *
 * @throws {NotTheSurveyOfficeError} if not
 */
export async function requireSurveyOffice(
  runner: ContractRunner,
  register: Hex,
  { signer }: SurveyAttestation,
  block: number | "latest" = "latest",
): Promise<void> {
  const holds = await holdsOffice(runner, register, "surveyOffice", signer, block);
  if (!holds) throw new NotTheSurveyOfficeError(signer);
}

const geometriesOf = ({ after }: SurveyReport): Hex[] => after.map(({ geometry }) => geometry);
