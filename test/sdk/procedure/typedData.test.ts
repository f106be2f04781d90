import { expect } from "chai";
import { TypedDataEncoder } from "ethers";
import { hexFromBytes, type Hex } from "../../../sdk/bytes.ts";
import { encodeApplication, type Application } from "../../../sdk/law/application.ts";
import { CommitmentCountError } from "../../../sdk/law/applicationHash.ts";
import { dayOf, NoSuchDateError } from "../../../sdk/law/dates.ts";
import type { Domain } from "../../../sdk/law/domain.ts";
import { capacityCode, CAPACITIES } from "../../../sdk/law/signatory.ts";
import { STEP_KINDS, UnknownCodeError } from "../../../sdk/procedure/codes.ts";
import { encodeSteps, NO_REASONS, type Step } from "../../../sdk/procedure/steps.ts";
import {
  caseDigest,
  caseTypedData,
  MalformedStepsError,
  UnreadableProvisionError,
} from "../../../sdk/procedure/typedData.ts";
import {
  CASE_APPLICATION,
  CASE_APPLICATION_TYPE,
  CASE_TYPES,
} from "../../../sdk/procedure/typedDataTypes.ts";
import { RandomCases } from "../support/randomCases.ts";
import { APPLICATION_TYPE, digestAsTheContract } from "./caseHash.ts";

const ROUNDS = 40;
const DOMAIN: Domain = {
  name: "Register of Cases",
  version: "1",
  chainId: 31_337n,
  verifyingContract: "0x5fbdb2315678afecb367f032d93f642f64180aa3",
};
const ENTRY: Hex = `0x80${"11".repeat(31)}`;
const REGISTER: Hex = `0x${"22".repeat(20)}`;
const WORD: Hex = `0x${"33".repeat(32)}`;
const COMMITMENT: Hex = `0x${"44".repeat(31)}`;
const PERSON: Hex = `0x${"55".repeat(16)}`;
const DAY = dayOf("2016-02-29");

/** An application of one person about one case. */
const applicationOf = (dealings: Uint8Array): Application => ({
  entries: [ENTRY],
  signatories: [{ person: PERSON, capacity: "judge", keyVersion: 7 }],
  declarations: [],
  dealings,
  applicant: PERSON,
  deadline: DAY,
});

const digestOf = (dealings: Uint8Array) =>
  caseDigest(DOMAIN, encodeApplication(applicationOf(dealings)), [COMMITMENT]);

describe("sdk/procedure: what is signed in a case", () => {
  const random = new RandomCases(13);

  it("has the digest that the contract computes", () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { application, from } = random.caseApplication();
      const bytes = encodeApplication(application);
      const digest = hexFromBytes(caseDigest(DOMAIN, bytes, from));
      expect(digest).to.equal(hexFromBytes(digestAsTheContract(DOMAIN, bytes, from)));
      const { domain, types, message } = caseTypedData(DOMAIN, bytes, from);
      expect(digest).to.equal(TypedDataEncoder.hash({ ...domain }, types, message));
    }
  });

  it("has that digest for each kind of step and each capacity", () => {
    for (const [index, kind] of STEP_KINDS.entries()) {
      const [capacity] = CAPACITIES.slice(index % CAPACITIES.length);
      const application = applicationOf(encodeSteps([random.step(kind, 0), random.step(kind, 0)]));
      const signatories = [{ person: PERSON, capacity: capacity ?? "judge", keyVersion: index }];
      const bytes = encodeApplication({ ...application, signatories });
      const expected = digestAsTheContract(DOMAIN, bytes, [COMMITMENT]);
      expect(caseDigest(DOMAIN, bytes, [COMMITMENT]), kind).to.deep.equal(expected);
    }
  });

  it("has the contract's type, as EIP-712 encodes it", () => {
    expect(CASE_APPLICATION_TYPE).to.equal(APPLICATION_TYPE);
    expect(TypedDataEncoder.from(CASE_TYPES).encodeType(CASE_APPLICATION)).to.equal(APPLICATION_TYPE);
    expect(TypedDataEncoder.from(CASE_TYPES).primaryType).to.equal(CASE_APPLICATION);
  });

  it("is written in words and dates", () => {
    const common = { subject: 0, reasons: NO_REASONS, date: DAY };
    const signed = { subject: 0, reasons: NO_REASONS, date: 20_160_229 };
    const refused = { register: REGISTER, remedyDays: 28, details: WORD };
    const application = Uint8Array.of(1);
    const steps: Step[] = [
      { ...common, ...refused, kind: "refusal", digest: WORD, eId: "art_7", decidedOn: DAY, application },
      {
        ...common,
        kind: "grant",
        register: REGISTER,
        entry: ENTRY,
        commitment: COMMITMENT,
        record: application,
      },
      { ...common, kind: "service", servedOn: DAY },
      { ...common, kind: "objection" },
      { ...common, kind: "review", outcome: "set aside" },
      { ...common, kind: "interim measure", pending: true },
      { ...common, kind: "judgment", outcome: "remanded" },
    ];
    const bytes = encodeApplication(applicationOf(encodeSteps(steps)));
    const { domain, primaryType, message } = caseTypedData(DOMAIN, bytes, [COMMITMENT]);
    expect([domain, primaryType]).to.deep.equal([DOMAIN, "CaseApplication"]);
    expect(message).to.deep.equal({
      subjects: [{ entry: ENTRY, from: COMMITMENT }],
      contestedRefusals: [
        { ...signed, ...refused, application: WORD, provision: "art_7", decidedOn: 20_160_229 },
      ],
      contestedGrants: [{ ...signed, register: REGISTER, entry: ENTRY, record: COMMITMENT }],
      services: [{ ...signed, servedOn: 20_160_229 }],
      objections: [signed],
      hearings: [],
      reviews: [{ ...signed, outcome: "set aside" }],
      appeals: [],
      interimMeasures: [{ ...signed, pending: true }],
      judgments: [{ ...signed, outcome: "remanded" }],
      caseWithdrawals: [],
      closings: [],
      reinstatements: [],
      corrections: [],
      caseTransfers: [],
      reopenings: [],
      declarations: [],
      signatories: [{ person: PERSON, capacity: "as judge", keyVersion: 7 }],
      applicant: PERSON,
      deadline: 20_160_229,
    });
  });

  it("is written with the day of the correction and the evidence, where a case is reopened", () => {
    const evidence = Uint8Array.of(2);
    const step: Step = {
      subject: 0,
      reasons: NO_REASONS,
      date: DAY,
      kind: "reopening",
      correctedOn: DAY,
      evidence,
    };
    const bytes = encodeApplication(applicationOf(encodeSteps([step])));
    expect(caseTypedData(DOMAIN, bytes, [COMMITMENT]).message["reopenings"]).to.deep.equal([
      { subject: 0, correctedOn: 20_160_229, evidence, reasons: NO_REASONS, date: 20_160_229 },
    ]);
  });

  it("names reviewers and judges by the codes 4 and 5", () => {
    expect(CAPACITIES.map(capacityCode)).to.deep.equal([1, 2, 3, 4, 5]);
    expect([capacityCode("reviewer"), capacityCode("judge")]).to.deep.equal([4, 5]);
  });

  it("does not exist where the register would not accept the steps", () => {
    const [appeal, closing] = [
      encodeSteps([random.step("appeal", 0)]),
      encodeSteps([random.step("closing", 0)]),
    ];
    expect(() => digestOf(Uint8Array.of(...closing, ...appeal))).to.throw(MalformedStepsError, "too late");
    const reopening = encodeSteps([random.step("reopening", 0)]);
    expect(() => digestOf(Uint8Array.of(...closing, ...reopening))).to.throw(MalformedStepsError, "behind");
    expect(() => digestOf(encodeSteps([random.step("appeal", 1)]))).to.throw(MalformedStepsError, "no such");
    expect(() => digestOf(new Uint8Array())).to.throw(MalformedStepsError, "no step");
    expect(() => digestOf(Uint8Array.of(16))).to.throw(UnknownCodeError);
    expect(() => digestOf(Uint8Array.of(...appeal, ...closing))).not.to.throw();
  });

  it("does not exist where a wallet could not show it", () => {
    const date = 2_932_897;
    expect(() => digestOf(encodeSteps([{ ...random.step("appeal", 0), date }]))).to.throw(NoSuchDateError);
    const refusal = encodeSteps([random.step("refusal", 0)]);
    refusal[54] = 0xa7;
    expect(() => digestOf(refusal)).to.throw(UnreadableProvisionError);
    refusal[54] = 0;
    expect(() => digestOf(refusal)).to.throw(UnreadableProvisionError);
    refusal.fill(0, 54, 86);
    expect(() => digestOf(refusal)).to.throw(UnreadableProvisionError);
  });

  it("has a commitment for each case", () => {
    const bytes = encodeApplication(applicationOf(encodeSteps([random.step("appeal", 0)])));
    for (const from of [[], [COMMITMENT, COMMITMENT]]) {
      expect(() => caseDigest(DOMAIN, bytes, from)).to.throw(CommitmentCountError);
    }
  });
});
