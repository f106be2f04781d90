import type { Command } from "commander";
import { attestSurvey, type SurveyAttestation } from "../../sdk/land/geometry/attestation.ts";
import {
  checkSurvey,
  MixedCoordinateSystemsError,
  POSITION_TOLERANCE,
  PositionToleranceError,
  type SurveyedParcel,
} from "../../sdk/land/geometry/checkSurvey.ts";
import { GeometryError } from "../../sdk/land/geometry/errors.ts";
import { readBoundary } from "../../sdk/land/geometry/geoJson.ts";
import { type SurveyReport, surveyReportHash } from "../../sdk/land/geometry/surveyReport.ts";
import { isoDateOf } from "../../sdk/law/dates.ts";
import { readDomain } from "../../sdk/law/domain.ts";
import { connect } from "../chain/connect.ts";
import { legalToday } from "../chain/legalToday.ts";
import { officerKey } from "../chain/officerKey.ts";
import { placeOf, type RegisterOptions } from "../chain/registerOptions.ts";
import { CommandFailure, EXIT } from "../commandFailure.ts";
import { explained } from "../explained.ts";
import { readJson } from "../input.ts";
import { writeJson } from "../output.ts";

interface Options extends RegisterOptions {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly neighbours: readonly string[];
  readonly recorded: readonly string[];
  readonly tolerance: string;
  readonly attest?: boolean;
  readonly json?: string;
}

const KEY = "SURVEYOR_PRIVATE_KEY";
const BAD_INPUT = [GeometryError, MixedCoordinateSystemsError, PositionToleranceError];

const EXAMPLES = `
Examples:
  npm run survey -- --after field.geojson --neighbours mill.geojson --recorded 10265
  npm run survey -- --before field.geojson --after south.geojson north.geojson --json report.json
  npm run survey -- --before south.geojson north.geojson --after field.geojson --attest --addresses addresses.json

Files are GeoJSON (RFC 7946): longitude and latitude, or a projection that coordRefSys names. With --attest the report is
signed by the key in the environment variable ${KEY}, whose account must hold the survey office.

Exit codes: 0 nothing is wrong; 1 something is, or the key is not the survey office's; 2 bad input, or no chain there.`;

/** `survey`: boundaries before and after a split, a merger or a first registration. */
export function addSurveyCommand(program: Command): void {
  program
    .command("survey")
    .summary("check boundaries: areas, overlaps, gaps; and attest it")
    .description(
      "Checks boundaries of parcels against each other, and says what the register commits to of each.",
    )
    .option("--before <files...>", "parcels that go", [])
    .requiredOption("--after <files...>", "parcels that come")
    .option("--neighbours <files...>", "parcels beside them that stay", [])
    .option("--recorded <areas...>", "recorded areas of the parcels that come, in square metres", [])
    .option("--tolerance <metres>", "how exact positions are", String(POSITION_TOLERANCE))
    .option("--attest", `sign the report as survey office, with the key in ${KEY}`)
    .option("--addresses <file>", "file of addresses that npm run node or npm run deploy wrote")
    .option("--register <address>", "address of the land register, instead of a file")
    .option(
      "--network <name>",
      'name of a file in deploy/networks, or a URL (default: the file\'s, or "local")',
    )
    .option("--json <file>", "write the report and the attestation; - for standard output")
    .addHelpText("after", EXAMPLES)
    .action(survey);
}

async function survey(options: Options): Promise<void> {
  const positionTolerance = metres("--tolerance", options.tolerance);
  const report = await explained(BAD_INPUT, async () => {
    const after = (await parcels(options.after, options.recorded)) as [SurveyedParcel, ...SurveyedParcel[]];
    const [before, neighbours] = [await parcels(options.before), await parcels(options.neighbours)];
    return checkSurvey({ before, after, neighbours, positionTolerance });
  });
  const attestation = options.attest ? await attested(report, options) : undefined;
  if (options.json !== undefined) await writeJson(options.json, { report, attestation });
  const output = options.json === "-" ? process.stderr : process.stdout;
  output.write(textOf(report, options.after, attestation));
  if (!report.satisfied) process.exitCode = EXIT.findings;
}

function metres(option: string, text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  throw new CommandFailure(`${option} is "${text}"; expected metres, such as 0.02.`, EXIT.badInput);
}

async function parcels(
  files: readonly string[],
  recorded: readonly string[] = [],
): Promise<SurveyedParcel[]> {
  if (recorded.length > files.length || recorded.some((area) => !/^\d+$/.test(area))) {
    const given = recorded.join(" ");
    throw new CommandFailure(
      `--recorded is "${given}"; expected a whole number for each parcel that comes.`,
      EXIT.badInput,
    );
  }
  const read: SurveyedParcel[] = [];
  for (const [index, file] of files.entries()) {
    const json = await readJson<unknown>(file);
    const area = recorded[index];
    read.push({
      boundary: await explained([GeometryError], () => readBoundary(json), file),
      recordedSquareMetres: area === undefined ? undefined : BigInt(area),
    });
  }
  return read;
}

async function attested(report: SurveyReport, options: Options): Promise<SurveyAttestation> {
  const { url, register } = await placeOf(options);
  const provider = await connect(url);
  try {
    const surveyor = await officerKey(provider, register, "surveyOffice", KEY);
    const [domain, today] = [await readDomain(provider, register), await legalToday(provider, register)];
    return await explained([], () => attestSurvey(domain, surveyor, report, today));
  } finally {
    provider.destroy();
  }
}

function textOf(report: SurveyReport, files: readonly string[], attestation?: SurveyAttestation): string {
  const parcelLines = report.after.map(
    ({ computedSquareMetres, geometry }, index) =>
      `  ${files[index]}: ${computedSquareMetres} m², boundaries ${geometry}\n`,
  );
  const findings = report.findings.map(({ check, parcels: of, measured, allowed, satisfied }) => {
    const unit = check === "adjacent" ? "apart" : "m²";
    const limit = check === "area" ? ` off, up to ${allowed} m² allowed` : "";
    return `  ${satisfied ? "fine" : "WRONG"}  ${check.padEnd(9)}${of.join(", ")}: ${measured} ${unit}${limit}\n`;
  });
  const signed = attestation
    ? `Attested on ${isoDateOf(attestation.attestedOn)} by ${attestation.signer}.\n`
    : "Not attested.\n";
  const tolerance = `Positions count as exact to ${report.positionTolerance} m; narrower overlaps and gaps are none.\n`;
  return `Parcels that come\n${parcelLines.join("")}\nFindings\n${findings.join("")}\n${tolerance}Report ${surveyReportHash(report)}\n${signed}`;
}
