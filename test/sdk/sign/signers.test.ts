import { p256 } from "@noble/curves/nist.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { expect } from "chai";
import { recoverAddress, Signature, Wallet, type Contract } from "ethers";
import { bytesFromText, concatBytes, hexFromBytes, type Hex } from "../../../sdk/bytes.ts";
import { applicationDigest } from "../../../sdk/land/applicationDigest.ts";
import { landTypedData } from "../../../sdk/land/typedData.ts";
import { encodeApplication } from "../../../sdk/law/application.ts";
import { domainSeparator, type Domain } from "../../../sdk/law/domain.ts";
import { walletSigner } from "../../../sdk/sign/erc1271.ts";
import { ethersSigner, TypedDataMismatchError } from "../../../sdk/sign/ethersSigner.ts";
import { normaliseLowS, p256Signer, p256SignerBytes } from "../../../sdk/sign/p256.ts";
import { secp256k1Signer } from "../../../sdk/sign/secp256k1.ts";
import { KeyLengthError, signAll, type Signer } from "../../../sdk/sign/signer.ts";
import {
  encodeAssertion,
  encodeBase64Url,
  UnusableAssertionError,
  webAuthnSigner,
  type Assertion,
} from "../../../sdk/sign/webAuthn.ts";
import { connect } from "../support/chain.ts";
import { Random } from "../support/random.ts";

const ROUNDS = 10;
const VERIFIED = "0x024ad318";

/** A platform authenticator made of a key: it leaves s as it falls. */
function authenticator(secretKey: Uint8Array, flags = 0x1d) {
  return (challenge: Uint8Array): Assertion => {
    const json = `{"type":"webauthn.get","challenge":"${encodeBase64Url(challenge)}","origin":"https://gov.example/ü"}`;
    const clientDataJSON = bytesFromText(json);
    const authenticatorData = concatBytes(
      sha256(bytesFromText("gov.example")),
      Uint8Array.of(flags, 0, 0, 0, 7),
    );
    const signed = concatBytes(authenticatorData, sha256(clientDataJSON));
    const signature = p256.sign(signed, secretKey, { lowS: false, format: "der" });
    return { authenticatorData, clientDataJSON, signature };
  };
}

describe("sdk/sign", () => {
  const random = new Random(6);
  let verifiers: Record<"P256" | "WebAuthn", Contract>;

  /** What a verifier answers about a signer of its own. */
  async function answerOf(signer: Signer, digest: Uint8Array, signature: Uint8Array): Promise<unknown> {
    const address = hexFromBytes(signer.signer, 0, 20);
    for (const verifier of Object.values(verifiers)) {
      if ((await verifier.getAddress()).toLowerCase() !== address) continue;
      return verifier.getFunction("verify")(signer.signer.subarray(20), digest, signature);
    }
    throw new Error(`no verifier at ${address}`);
  }

  before(async () => {
    const { ethers } = await connect();
    const deploy = async (kind: string) =>
      (await ethers.deployContract(`ERC7913${kind}Verifier`)) as unknown as Contract;
    verifiers = { P256: await deploy("P256"), WebAuthn: await deploy("WebAuthn") };
  });

  it("a secp256k1 key signs for its address, with low s", () => {
    for (let round = 0; round < ROUNDS; round++) {
      const key = random.bytes(32);
      const digest = random.bytes(32);
      const citizen = secp256k1Signer(key);
      const signature = hexFromBytes(citizen.sign(digest));
      const { address } = new Wallet(hexFromBytes(key));
      expect(hexFromBytes(citizen.signer)).to.equal(address.toLowerCase());
      expect(recoverAddress(digest, signature)).to.equal(address);
      expect(Signature.from(signature).serialized).to.equal(signature);
    }
  });

  it("a P-256 key signs as the verifier requires", async () => {
    const verifier = (await verifiers.P256.getAddress()) as Hex;
    for (let round = 0; round < ROUNDS; round++) {
      const citizen = p256Signer(verifier, random.bytes(32));
      const digest = random.bytes(32);
      expect(await answerOf(citizen, digest, citizen.sign(digest))).to.equal(VERIFIED);
      expect(await answerOf(citizen, random.bytes(32), citizen.sign(digest))).to.equal("0xffffffff");
    }
  });

  it("a signature with high s is not accepted, and is when normalised", async () => {
    const verifier = (await verifiers.P256.getAddress()) as Hex;
    const citizen = p256Signer(verifier, random.bytes(32));
    const digest = random.bytes(32);
    const low = citizen.sign(digest);
    const { r, s } = p256.Signature.fromBytes(low);
    const high = new p256.Signature(r, p256.Point.CURVE().n - s).toBytes();
    expect(await answerOf(citizen, digest, high)).to.equal("0xffffffff");
    expect(normaliseLowS(high)).to.deep.equal(low);
    expect(normaliseLowS(low)).to.deep.equal(low);
    expect(() => normaliseLowS(low.subarray(1))).to.throw(KeyLengthError, "63 bytes");
  });

  it("a public key is read in every form that browsers give it", () => {
    const verifier = random.hex(20);
    const key = random.bytes(32);
    const point = p256.getPublicKey(key, false);
    const spki = concatBytes(random.bytes(26), point);
    const expected = p256Signer(verifier, key).signer;
    for (const form of [point, point.subarray(1), p256.getPublicKey(key, true), spki]) {
      expect(p256SignerBytes(verifier, form)).to.deep.equal(expected);
    }
    expect(() => p256SignerBytes(verifier, point.fill(1, 1))).to.throw();
  });

  it("a passkey signs as the verifier requires", async () => {
    const verifier = (await verifiers.WebAuthn.getAddress()) as Hex;
    for (let round = 0; round < ROUNDS; round++) {
      const key = random.bytes(32);
      const citizen = webAuthnSigner(verifier, p256.getPublicKey(key, false), authenticator(key));
      const digest = random.bytes(32);
      const signature = await citizen.sign(digest);
      expect(await answerOf(citizen, digest, signature)).to.equal(VERIFIED);
      expect(await answerOf(citizen, random.bytes(32), signature)).to.equal("0xffffffff");
    }
  });

  it("an assertion that no verifier accepts is not encoded", () => {
    const key = random.bytes(32);
    const digest = random.bytes(32);
    const unverified = authenticator(key, 0x01)(digest);
    expect(() => encodeAssertion(unverified, digest)).to.throw(UnusableAssertionError, "did not verify");
    const other = authenticator(key)(random.bytes(32));
    expect(() => encodeAssertion(other, digest)).to.throw(UnusableAssertionError, "challenge");
  });

  it("a wallet shows what it signs, and signs the same digest", async () => {
    const key = random.bytes(32);
    const domain: Domain = {
      name: "Land Register",
      version: "1",
      chainId: 1n,
      verifyingContract: random.hex(20),
    };
    const wallet = await ethersSigner(new Wallet(hexFromBytes(key)));
    const local = secp256k1Signer(key);
    const { application, from } = random.application();
    const bytes = encodeApplication(application);
    const digest = applicationDigest(domainSeparator(domain), bytes, from);
    const typedData = landTypedData(domain, bytes, from);
    const signatures = await signAll([wallet, local], digest, typedData);
    expect(signatures[0]).to.deep.equal(signatures[1]);
    for (const [asked, shown] of [
      [digest, undefined],
      [random.bytes(32), typedData],
    ] as const) {
      let error: unknown;
      try {
        await wallet.sign(asked, shown);
      } catch (caught) {
        error = caught;
      }
      expect(error).to.be.instanceOf(TypedDataMismatchError);
    }
  });

  it("a contract wallet is signed for by its owner", async () => {
    const owner = secp256k1Signer(random.bytes(32));
    const digest = random.bytes(32);
    const address = random.hex(20);
    const wallet = walletSigner(address, owner);
    expect(hexFromBytes(wallet.signer)).to.equal(address);
    expect(await wallet.sign(digest)).to.deep.equal(owner.sign(digest));
  });
});
