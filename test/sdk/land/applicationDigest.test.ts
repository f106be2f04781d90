import { expect } from "chai";
import { TypedDataEncoder, ZeroAddress, type Contract } from "ethers";
import { hexFromBytes } from "../../../sdk/bytes.ts";
import { applicationDigest } from "../../../sdk/land/applicationDigest.ts";
import { MalformedDealingsError } from "../../../sdk/land/dealingHash.ts";
import { encodeDealings } from "../../../sdk/land/dealings.ts";
import { landTypedData } from "../../../sdk/land/typedData.ts";
import { LAND_TYPES } from "../../../sdk/land/typedDataTypes.ts";
import { encodeApplication } from "../../../sdk/law/application.ts";
import { domainSeparator, readDomain, type Domain } from "../../../sdk/law/domain.ts";
import { connect } from "../support/chain.ts";
import { Random } from "../support/random.ts";

const ROUNDS = 150;
const DOMAIN: Domain = {
  name: "Land Register",
  version: "1",
  chainId: 31_337n,
  verifyingContract: "0x5fbdb2315678afecb367f032d93f642f64180aa3",
};

describe("sdk/land: the digest of an application", () => {
  const random = new Random(3);

  it("is that of ethers' encoder", () => {
    const separator = domainSeparator(DOMAIN);
    expect(hexFromBytes(separator)).to.equal(TypedDataEncoder.hashDomain({ ...DOMAIN }));
    for (let round = 0; round < ROUNDS; round++) {
      const { application, from } = random.application();
      const bytes = encodeApplication(application);
      const { domain, types, message } = landTypedData(DOMAIN, bytes, from);
      const digest = hexFromBytes(applicationDigest(separator, bytes, from));
      expect(digest).to.equal(TypedDataEncoder.hash({ ...domain }, types, message));
    }
  });

  it("is that of the contract", async () => {
    const { ethers } = await connect();
    const types = await ethers.deployContract("LandDealingTypes");
    const parameters = [
      ZeroAddress,
      ZeroAddress,
      ZeroAddress,
      ZeroAddress,
      ZeroAddress,
      await types.getAddress(),
    ];
    const register = (await ethers.deployContract("LandRegister", parameters)) as unknown as Contract;
    const address = await register.getAddress();
    const separator = domainSeparator(await readDomain(ethers.provider, address));
    for (let round = 0; round < ROUNDS; round++) {
      const { application, from } = random.application();
      const bytes = encodeApplication(application);
      const digest: unknown = await register.getFunction("digestOf")(bytes, from);
      expect(hexFromBytes(applicationDigest(separator, bytes, from))).to.equal(digest);
    }
  });

  it("has a type as EIP-712 encodes it", () => {
    for (const { application, encoded, types } of LAND_TYPES) {
      expect(encoded).to.equal(TypedDataEncoder.from(types).encodeType(application));
    }
  });

  it("does not exist where the register would not accept the dealings", () => {
    const separator = domainSeparator(DOMAIN);
    const { application, from } = random.application();
    const discharge = random.dealing("discharge", 0);
    const [a, b] = [encodeDealings([random.dealing("caveat", 0)]), encodeDealings([discharge])];
    const refused = [
      Uint8Array.of(...a, ...b),
      encodeDealings([{ ...discharge, subject: application.entries.length }]),
      new Uint8Array(),
    ];
    for (const dealings of refused) {
      const asked = encodeApplication({ ...application, dealings });
      expect(() => applicationDigest(separator, asked, from)).to.throw(MalformedDealingsError);
    }
  });
});
