import { expect } from "chai";
import { ZeroAddress, type Contract } from "ethers";
import { hexFromBytes } from "../../../sdk/bytes.ts";
import { encodeApplication } from "../../../sdk/law/application.ts";
import { readDomain } from "../../../sdk/law/domain.ts";
import { caseEntryOf } from "../../../sdk/procedure/decisions.ts";
import { caseDigest } from "../../../sdk/procedure/typedData.ts";
import { connect } from "../support/chain.ts";
import { RandomCases } from "../support/randomCases.ts";

const ROUNDS = 40;

describe("sdk/procedure: the register of cases", () => {
  const random = new RandomCases(15);
  let register: Contract;

  before(async () => {
    const { ethers } = await connect();
    const parameters = [ZeroAddress, ZeroAddress, ZeroAddress, ZeroAddress];
    register = (await ethers.deployContract("CaseRegister", parameters)) as unknown as Contract;
  });

  it("has the same digests", async () => {
    const { runner } = register;
    if (runner === null) throw new Error("the register is not connected");
    const domain = await readDomain(runner, await register.getAddress());
    for (let round = 0; round < ROUNDS; round++) {
      const { application, from } = random.caseApplication();
      const bytes = encodeApplication(application);
      const digest: unknown = await register.getFunction("digestOf")(bytes, from);
      expect(hexFromBytes(caseDigest(domain, bytes, from))).to.equal(digest);
    }
  });

  it("has the same entries", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const [decided, contested, objector] = [random.hex(20), random.hex(32), random.hex(16)];
      const entry: unknown = await register.getFunction("entryOf")(decided, contested, objector);
      expect(caseEntryOf(decided, contested, objector)).to.equal(entry);
    }
  });
});
