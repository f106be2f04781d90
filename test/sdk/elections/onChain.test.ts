import { expect } from "chai";
import { ZeroAddress, type Contract } from "ethers";
import { hexFromBytes } from "../../../sdk/bytes.ts";
import { districtEntryOf, electionEntryOf, objectionEntryOf } from "../../../sdk/elections/entries.ts";
import { ELECTION_STEP_KINDS, encodeElectionSteps } from "../../../sdk/elections/steps.ts";
import {
  electionDigest,
  electionTypedData,
  MalformedElectionStepsError,
} from "../../../sdk/elections/typedData.ts";
import { encodeApplication } from "../../../sdk/law/application.ts";
import { type Domain, readDomain } from "../../../sdk/law/domain.ts";
import { connect } from "../support/chain.ts";
import { RandomElections } from "./randomElections.ts";

const ROUNDS = 40;

describe("sdk/elections: the register of elections", () => {
  const random = new RandomElections(32);
  let register: Contract;
  let domain: Domain;

  before(async () => {
    const { ethers } = await connect();
    const zeros = (count: number) => Array.from({ length: count }, () => ZeroAddress);
    const types = await ethers.deployContract("ElectionDealingTypes");
    const inquiry = await ethers.deployContract("ElectionInquiry", zeros(4));
    const args = [...zeros(4), types.target, inquiry.target];
    register = (await ethers.deployContract("ElectionRegister", args)) as unknown as Contract;
    const { runner } = register;
    if (runner === null) throw new Error("the register is not connected");
    domain = await readDomain(runner, await register.getAddress());
  });

  async function checkDigest(dealings: (subjects: number) => Uint8Array): Promise<void> {
    const { application, from } = random.electionApplication(dealings);
    const bytes = encodeApplication(application);
    const digest: unknown = await register.getFunction("digestOf")(bytes, from);
    expect(hexFromBytes(electionDigest(domain, bytes, from))).to.equal(digest);
  }

  it("has the same digests", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      await checkDigest((subjects) =>
        encodeElectionSteps(random.steps(subjects + random.below(4), subjects)),
      );
    }
  });

  for (const kind of ELECTION_STEP_KINDS) {
    it(`has the digest of a ${kind}`, async () => {
      await checkDigest((subjects) =>
        encodeElectionSteps(Array.from({ length: subjects }, (_, subject) => random.step(kind, subject))),
      );
    });
  }

  it("has the same entries", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const [election, number, objector] = [random.hex(32), random.below(65_536), random.hex(16)];
      const district = districtEntryOf(election, number);
      expect(await register.getFunction("districtOf")(election, number)).to.equal(district);
      for (const [about, code] of [
        ["roll", 1],
        ["result", 2],
      ] as const) {
        const day = code === 1 ? random.day() : 0;
        const expected: unknown = await register.getFunction("objectionOf")(district, code, objector, day);
        expect(objectionEntryOf(district, about, objector, day)).to.equal(expected);
      }
      const entry = BigInt(electionEntryOf(election));
      expect(entry >> 254n, "an election is no district").to.equal(2n);
    }
  });

  it("is asked to sign nothing that it would not take", () => {
    const signed = (dealings: Uint8Array, entries = 1) => {
      const { application, from } = random.electionApplication(() => dealings);
      const shortened = { ...application, entries: application.entries.slice(0, entries) };
      return () => electionTypedData(domain, encodeApplication(shortened), from.slice(0, entries));
    };
    const [calling, pause] = [random.step("calling", 0), random.step("pause", 0)];
    const backwards = Uint8Array.of(...encodeElectionSteps([pause]), ...encodeElectionSteps([calling]));
    expect(signed(backwards)).to.throw(MalformedElectionStepsError, "comes later");
    expect(signed(encodeElectionSteps([random.step("roll", 1)]))).to.throw(
      MalformedElectionStepsError,
      "entry 1 of 1",
    );
    expect(signed(new Uint8Array())).to.throw(MalformedElectionStepsError, "no step");
  });
});
