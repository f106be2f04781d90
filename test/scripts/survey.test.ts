import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { hexFromBytes, type Hex } from "../../sdk/bytes.ts";
import {
  requireSurveyAttested,
  requireSurveyOffice,
  type SurveyAttestation,
} from "../../sdk/land/geometry/attestation.ts";
import type { SurveyReport } from "../../sdk/land/geometry/surveyReport.ts";
import { readDomain } from "../../sdk/law/domain.ts";
import { type JsonRpcServer, serve } from "../support/jsonRpcServer.ts";
import { foundRepublic, type Republic, secretKeyOf } from "../support/republic.ts";
import { run } from "./support/commandLine.ts";

const sample = (name: string): string =>
  fileURLToPath(new URL(`../../samples/land/survey/${name}.geojson`, import.meta.url));
const [FIELD, SOUTH, NORTH, TOO_FAR] = ["field", "south", "north", "north-too-far"].map(sample) as [
  string,
  string,
  string,
  string,
];
const keyOf = (name: string) => ({ SURVEYOR_PRIVATE_KEY: hexFromBytes(secretKeyOf(name)) });

describe("npm run survey", () => {
  let republic: Republic;
  let server: JsonRpcServer;
  let register: Hex;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "survey-"));
    republic = await foundRepublic();
    register = (await republic.landRegister.getAddress()) as Hex;
    server = await serve(republic);
  });

  after(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  const attest = (parcels: readonly string[], officer: string) =>
    run(
      ["survey", ...parcels, "--attest", "--register", register, "--network", server.url, "--json", "-"],
      keyOf(officer),
    );

  it("finds nothing wrong with the sample's split and merger", async () => {
    const split = await run(["survey", "--before", FIELD, "--after", SOUTH, NORTH]);
    expect([split.code, split.stderr]).to.deep.equal([0, ""]);
    expect(split.stdout).to.include("fine  overlap  after/0, after/1: 0.00 m²");
    expect(split.stdout).to.include("Not attested.");
    const merger = await run(["survey", "--before", SOUTH, NORTH, "--after", FIELD]);
    expect(merger.code).to.equal(0);
    expect(merger.stdout).to.include("fine  adjacent before/0, before/1: 0 apart");
  });

  it("exits with 1 where parcels overlap, or an area is not the one recorded", async () => {
    const overlap = await run(["survey", "--before", FIELD, "--after", SOUTH, TOO_FAR]);
    expect(overlap.code).to.equal(1);
    expect(overlap.stdout).to.match(/WRONG {2}overlap {2}after\/0, after\/1: 3\d\d\.\d\d m²/);
    const area = await run(["survey", "--after", FIELD, "--recorded", "9000"]);
    expect(area.code).to.equal(1);
    expect(area.stdout).to.match(/WRONG {2}area {5}after\/0: [\d.]+ m² off, up to [\d.]+ m² allowed/);
  });

  it("has the survey office attest a report, and nobody else", async () => {
    const { code, stdout, stderr } = await attest(
      ["--before", FIELD, "--after", SOUTH, NORTH],
      "surveyOffice",
    );
    expect(code).to.equal(0);
    expect(stderr).to.match(/Attested on 2015-12-01 by 0x/);
    const { report, attestation } = JSON.parse(stdout) as {
      report: SurveyReport;
      attestation: SurveyAttestation;
    };
    requireSurveyAttested(await readDomain(republic.relay, register), attestation, report);
    await requireSurveyOffice(republic.relay, register, attestation);
    const forged = await attest(["--after", FIELD], "landRegistrar");
    expect([forged.code, forged.stdout]).to.deep.equal([1, ""]);
    expect(forged.stderr).to.include("does not hold the survey office");
  });

  it("has nobody attest what is wrong", async () => {
    const { code, stdout, stderr } = await attest(
      ["--before", FIELD, "--after", SOUTH, TOO_FAR],
      "surveyOffice",
    );
    expect([code, stdout]).to.deep.equal([1, ""]);
    expect(stderr).to.include("the survey found something wrong: overlap (after/0, after/1)");
  });

  it("exits with 2 on bad input, and says in which file and where", async () => {
    const bent = join(folder, "bent.geojson");
    await writeFile(bent, (await readFile(FIELD, "utf8")).replace("[320120, 6180004]", "[319990, 6180070]"));
    const cases: [args: string[], words: string][] = [
      [[], "--after <files...>"],
      [["--after", bent], `${bent}: /place/coordinates: found`],
      [["--after", join(folder, "none.geojson")], "none.geojson cannot be read"],
      [["--after", FIELD, "--recorded", "ten"], '--recorded is "ten"'],
      [["--after", FIELD, "--tolerance", "x"], '--tolerance is "x"; expected metres'],
      [["--after", FIELD, "--tolerance", "5"], "the tolerance of positions is 5 m"],
      [["--after", FIELD, "--attest"], "expected --register ADDRESS"],
    ];
    for (const [args, words] of cases) {
      const { code, stdout, stderr } = await run(["survey", ...args]);
      expect([code, stdout], words).to.deep.equal([2, ""]);
      expect(stderr).to.include(words);
    }
  });
});
