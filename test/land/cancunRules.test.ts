import { p256 } from "@noble/curves/nist.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { expect } from "chai";
import { toBeHex } from "ethers";
import { bytesFromText, concatBytes, type Hex, hexFromBytes } from "../../sdk/bytes.ts";
import { walletSigner } from "../../sdk/sign/erc1271.ts";
import { p256Signer } from "../../sdk/sign/p256.ts";
import { bareKeySigner, secp256k1Signer } from "../../sdk/sign/secp256k1.ts";
import type { Signer } from "../../sdk/sign/signer.ts";
import { type Assertion, encodeBase64Url, webAuthnSigner } from "../../sdk/sign/webAuthn.ts";
import { OwnedWallet__factory } from "../../typechain-types/index.js";
import { only } from "../support/filing.ts";
import { enrol, type Party, party } from "../support/parties.ts";
import { GENEROUS, secretKeyOf } from "../support/republic.ts";
import { type LandOffice, openLandOffice } from "./support/landOffice.ts";
import { transfer } from "./support/terms.ts";

const P256VERIFY = toBeHex(0x100, 20) as Hex;

/** A platform authenticator made of a key. */
function assertionBy(secretKey: Uint8Array): (challenge: Uint8Array) => Assertion {
  return (challenge) => {
    const clientDataJSON = bytesFromText(
      `{"type":"webauthn.get","challenge":"${encodeBase64Url(challenge)}","origin":"https://gov.example"}`,
    );
    const authenticatorData = concatBytes(
      sha256(bytesFromText("gov.example")),
      Uint8Array.of(0x1d, 0, 0, 0, 7),
    );
    const signed = concatBytes(authenticatorData, sha256(clientDataJSON));
    const signature = p256.sign(signed, secretKey, { lowS: false, format: "der" });
    return { authenticatorData, clientDataJSON, signature };
  };
}

/** Chains that run the rules of Cancun have the opcodes that the contracts need, and no P256VERIFY. */
describe("The land register on a chain with the rules of Cancun", () => {
  let office: LandOffice;
  let restore: () => Promise<void>;

  before(async () => {
    office = await openLandOffice(undefined, "cancun");
    const snapshot = await office.republic.connection.networkHelpers.takeSnapshot();
    restore = () => snapshot.restore();
  });

  beforeEach(() => restore());

  /** The cottage goes from Alice to somebody, and both sign. */
  async function acquires(acquirer: Party, signing = acquirer) {
    const { alice, republic } = office;
    await enrol(republic, [acquirer]);
    return office.decide({ dealings: { cottage: [transfer(alice, acquirer)] }, by: [alice, signing] });
  }

  const key = secretKeyOf("Zoe");
  const kinds: [name: string, signer: () => Promise<Signer>][] = [
    ["an account", () => Promise.resolve(secp256k1Signer(key))],
    ["a bare key of secp256k1", () => Promise.resolve(bareKeySigner(secp256k1Signer(key)))],
    ["a key of P-256, which a contract verifies", () => Promise.resolve(p256Signer(verifier("p256"), key))],
    ["a passkey, which a contract verifies", () => Promise.resolve(passkey())],
    ["a wallet contract", wallet],
  ];
  for (const [name, signer] of kinds) {
    it(`grants a transfer to the holder of ${name}`, async () => {
      const zoe = party("Zoe", await signer());
      only(await acquires(zoe), "Granted");
      const { shares } = await office.titleOf("cottage");
      expect(shares).to.deep.equal([{ owner: zoe.person, numerator: 1 }]);
    });
  }

  it("holds inadmissible what another key of P-256 has signed", async () => {
    const zoe = party("Zoe", p256Signer(verifier("p256"), key));
    const thief = {
      ...zoe,
      signer: { ...zoe.signer, sign: p256Signer(verifier("p256"), secretKeyOf("Thief")).sign },
    };
    await expect(acquires(zoe, thief)).to.be.revertedWithCustomError(
      office.register,
      "RegisterInvalidSignature",
    );
  });

  it("allows no P256VERIFY, which is not there, as a verifier", async () => {
    const { persons, officers } = office.republic;
    const registrar = persons.connect(officers.civilRegistrar);
    await expect(registrar.allowVerifier(P256VERIFY, true, GENEROUS))
      .to.be.revertedWithCustomError(persons, "PersonsVerifierWithoutCode")
      .withArgs(P256VERIFY);
    await expect(enrol(office.republic, [party("Zoe", p256Signer(P256VERIFY, key))]))
      .to.be.revertedWithCustomError(persons, "PersonsVerifierNotAllowed")
      .withArgs(party("Zoe").person, P256VERIFY);
  });

  const verifier = (kind: "p256" | "webAuthn"): Hex =>
    office.republic[kind === "p256" ? "p256Verifier" : "webAuthnVerifier"] as Hex;

  const passkey = (): Signer =>
    webAuthnSigner(verifier("webAuthn"), p256.getPublicKey(key, false), assertionBy(key));

  async function wallet(): Promise<Signer> {
    const owner = secp256k1Signer(key);
    const { relay } = office.republic;
    const contract = await new OwnedWallet__factory(relay).deploy(hexFromBytes(owner.signer), GENEROUS);
    return walletSigner((await contract.getAddress()) as Hex, owner);
  }
});
