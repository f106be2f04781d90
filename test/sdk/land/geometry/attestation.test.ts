import { expect } from "chai";
import type { Hex } from "../../../../sdk/bytes.ts";
import {
  attestSurvey,
  NotTheSurveyOfficeError,
  requireSurveyAttested,
  requireSurveyOffice,
  type SurveyAttestation,
  SurveyMismatchError,
  SurveyUnsatisfiedError,
} from "../../../../sdk/land/geometry/attestation.ts";
import { checkSurvey } from "../../../../sdk/land/geometry/checkSurvey.ts";
import { dayOf } from "../../../../sdk/law/dates.ts";
import { type Domain, readDomain } from "../../../../sdk/law/domain.ts";
import { SIGNING_OFFICES } from "../../../../sdk/law/offices.ts";
import { StatementSignatureError } from "../../../../sdk/sign/statement.ts";
import { OFFICES } from "../../../../deploy/modules/offices.ts";
import { foundRepublic, goTo, officerKey, type Republic, secretKeyOf } from "../../../support/republic.ts";
import { secp256k1Signer } from "../../../../sdk/sign/secp256k1.ts";
import { field, rectangle } from "./parcels.ts";

const TODAY = dayOf("2016-01-11");
const parts = [rectangle(0, 0, 40, 50), rectangle(40, 0, 60, 50)].map((corners) => ({
  boundary: field(...corners),
})) as [{ boundary: ReturnType<typeof field> }, { boundary: ReturnType<typeof field> }];
const report = checkSurvey({ before: [{ boundary: field(...rectangle(0, 0, 100, 50)) }], after: parts });

describe("attestation of a survey", () => {
  let republic: Republic;
  let register: Hex;
  let domain: Domain;
  let attestation: SurveyAttestation;

  before(async () => {
    republic = await foundRepublic();
    register = (await republic.landRegister.getAddress()) as Hex;
    domain = await readDomain(republic.relay, register);
    attestation = await attestSurvey(domain, officerKey("surveyOffice"), report, TODAY);
  });

  it("is checked without a chain, and the office with one", async () => {
    requireSurveyAttested(domain, attestation, report);
    await requireSurveyOffice(republic.relay, register, attestation);
    expect(attestation.geometries).to.deep.equal(report.after.map(({ geometry }) => geometry));
  });

  it("has the roles of the republic's offices", () => {
    for (const [name, role] of Object.entries(SIGNING_OFFICES)) {
      expect(OFFICES[name as keyof typeof SIGNING_OFFICES].role).to.equal(role);
    }
  });

  it("is not made of a report that found something wrong", async () => {
    const [south] = parts;
    const wrong = checkSurvey({ before: [south], after: parts });
    const failure = await attestSurvey(domain, officerKey("surveyOffice"), wrong, TODAY).catch(
      (e: unknown) => e,
    );
    expect(failure).to.be.instanceOf(SurveyUnsatisfiedError);
    expect((failure as Error).message).to.equal(
      "the survey found something wrong: within (after/0, after/1)",
    );
  });

  it("is refused for another report, other boundaries, another day, and on another chain", () => {
    const other = checkSurvey({ before: [], after: parts });
    expect(() => requireSurveyAttested(domain, attestation, other)).to.throw(SurveyMismatchError, "report");
    const geometries = attestation.geometries.toReversed();
    expect(() => requireSurveyAttested(domain, { ...attestation, geometries }, report)).to.throw(
      SurveyMismatchError,
      "list of boundaries",
    );
    const later = { ...attestation, attestedOn: TODAY + 1 };
    expect(() => requireSurveyAttested(domain, later, report)).to.throw(StatementSignatureError);
    const elsewhere = { ...domain, chainId: domain.chainId + 1n };
    expect(() => requireSurveyAttested(elsewhere, attestation, report)).to.throw(StatementSignatureError);
    const noSignature = { ...attestation, signature: "0x1234" as const };
    expect(() => requireSurveyAttested(domain, noSignature, report)).to.throw(
      StatementSignatureError,
      "no account's",
    );
  });

  it("is refused if an account signed that holds another office, or none", async () => {
    for (const signer of [officerKey("landRegistrar"), secp256k1Signer(secretKeyOf("Mallory"))]) {
      const forged = await attestSurvey(domain, signer, report, TODAY);
      requireSurveyAttested(domain, forged, report);
      const failure = await requireSurveyOffice(republic.relay, register, forged).catch((e: unknown) => e);
      expect(failure).to.be.instanceOf(NotTheSurveyOfficeError);
    }
    const named = { ...attestation, signer: republic.relay.address as Hex };
    expect(() => requireSurveyAttested(domain, named, report)).to.throw(
      StatementSignatureError,
      "not that of",
    );
  });

  it("counts an officer whose term is over as of then, and no longer", async () => {
    const block = await republic.connection.ethers.provider.getBlockNumber();
    await goTo(republic, "2100-01-01T00:00:00Z");
    await requireSurveyOffice(republic.relay, register, attestation, block);
    const failure = await requireSurveyOffice(republic.relay, register, attestation).catch((e: unknown) => e);
    expect(failure).to.be.instanceOf(NotTheSurveyOfficeError);
  });
});
