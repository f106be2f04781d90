import { generateKeyPairSync, sign as signRsa, type KeyObject } from "node:crypto";
import {
  AbiCoder,
  type BaseContract,
  concat,
  getBytes,
  hexlify,
  id,
  N,
  sha256,
  Signature,
  toBeHex,
  toUtf8Bytes,
  Wallet,
  zeroPadValue,
} from "ethers";
import { expect } from "chai";
import { p256 } from "@noble/curves/nist.js";
import { connect, ecdsaKey, type Connection, type Key, p256Key, signP256 } from "./fixture.js";

const DIGEST = id("what is signed");
const OTHER = id("something else");

/** In the order of the enumeration in OddSigner.sol. */
const ANSWERS = ["yes", "no", "short", "dirty", "nothing", "revert", "burn", "bomb", "revert bomb"];

/** `Signatures.GAS` */
const GAS = 600_000n;

describe("Signatures", () => {
  let connection: Connection;
  let harness: BaseContract;
  let verifier: string;

  before(async () => {
    connection = await connect();
    [harness, verifier] = await deploy(connection);
  });

  const isValid = async (signer: string, signature: string, digest = DIGEST): Promise<unknown> =>
    harness.getFunction("isValid").staticCall(signer, digest, signature);

  const deployed = async (name: string, ...args: unknown[]): Promise<string> =>
    (await connection.ethers.deployContract(name, args)).getAddress();

  describe("of an account without code", () => {
    const key = ecdsaKey();

    it("is ECDSA", async () => {
      expect(await isValid(key.signer, key.sign(DIGEST))).to.equal(true);
      expect(await isValid(key.signer, key.sign(OTHER))).to.equal(false);
      expect(await isValid(ecdsaKey().signer, key.sign(DIGEST))).to.equal(false);
    });

    it("has no second form: a high s is none, nor is the compact form", async () => {
      const { r, s, yParity, compactSerialized } = Signature.from(key.sign(DIGEST));
      const highS = concat([r, toBeHex(N - BigInt(s), 32), yParity === 0 ? "0x1c" : "0x1b"]);
      expect(await isValid(key.signer, highS)).to.equal(false);
      expect(await isValid(key.signer, compactSerialized)).to.equal(false);
    });

    it("is not empty, cut off, padded, nor by the address zero", async () => {
      const signature = key.sign(DIGEST);
      for (const none of ["0x", signature.slice(0, -2), `${signature}00`, `${signature.slice(0, -2)}00`]) {
        expect(await isValid(key.signer, none)).to.equal(false);
        expect(await isValid(`0x${"00".repeat(20)}`, none)).to.equal(false);
      }
    });
  });

  describe("of a bare key", () => {
    const ECRECOVER = toBeHex(1, 20);
    const P256VERIFY = toBeHex(0x100, 20);

    it("is ECDSA under the precompile that recovers", async () => {
      const key = ecdsaKey();
      const bare = concat([ECRECOVER, key.signer]);
      expect(await isValid(bare, key.sign(DIGEST))).to.equal(true);
      expect(await isValid(bare, key.sign(OTHER))).to.equal(false);
      expect(await isValid(bare, ecdsaKey().sign(DIGEST))).to.equal(false);
      const { r, s, yParity } = Signature.from(key.sign(DIGEST));
      const highS = concat([r, toBeHex(N - BigInt(s), 32), yParity === 0 ? "0x1c" : "0x1b"]);
      expect(await isValid(bare, highS)).to.equal(false);
    });

    it("is P-256 under the precompile of EIP-7951, in its lower form only", async () => {
      const key = p256Key(P256VERIFY);
      const signature = getBytes(key.sign(DIGEST));
      expect(await isValid(key.signer, hexlify(signature))).to.equal(true);
      expect(await isValid(key.signer, hexlify(signature), OTHER)).to.equal(false);
      expect(await isValid(p256Key(P256VERIFY).signer, hexlify(signature))).to.equal(false);
      const s = p256.Point.Fn.ORDER - BigInt(hexlify(signature.slice(32)));
      expect(await isValid(key.signer, concat([signature.slice(0, 32), toBeHex(s, 32)]))).to.equal(false);
      expect(await isValid(key.signer, concat([signature, "0x00"]))).to.equal(false);
      expect(await isValid(key.signer, "0x")).to.equal(false);
    });

    it("is none of a key of another length, nor of the address zero", async () => {
      const [key, point] = [ecdsaKey(), p256Key(P256VERIFY)];
      for (const signer of [ECRECOVER, P256VERIFY, concat([ECRECOVER, key.signer, "0x00"])]) {
        expect(await isValid(signer, key.sign(DIGEST))).to.equal(false);
      }
      expect(await isValid(concat([point.signer, "0x00"]), point.sign(DIGEST))).to.equal(false);
      const nobody = concat([ECRECOVER, toBeHex(0, 20)]);
      expect(await isValid(nobody, `${key.sign(DIGEST).slice(0, -2)}00`)).to.equal(false);
    });
  });

  describe("of an account with code", () => {
    it("is what the wallet says it is (ERC-1271)", async () => {
      const owner = ecdsaKey();
      const wallet = await deployed("OwnedWallet", owner.signer);
      expect(await isValid(wallet, owner.sign(DIGEST))).to.equal(true);
      expect(await isValid(wallet, ecdsaKey().sign(DIGEST))).to.equal(false);
    });

    it("is not the account's own key's once it has delegated (EIP-7702)", async () => {
      const { ethers } = connection;
      const owner = ecdsaKey();
      const account = ecdsaKey();
      const [funder] = await ethers.getSigners();
      const payer = ecdsaKey(Wallet.createRandom().connect(ethers.provider) as unknown as Wallet);
      await funder?.sendTransaction({ to: payer.signer, value: 10n ** 18n });
      expect(await isValid(account.signer, account.sign(DIGEST))).to.equal(true);
      const address = await deployed("OwnedWallet", owner.signer);
      const { chainId } = await ethers.provider.getNetwork();
      const authorization = account.wallet.authorizeSync({ address, nonce: 0, chainId });
      const delegation = await payer.wallet.sendTransaction({
        type: 4,
        to: payer.signer,
        authorizationList: [authorization],
      });
      await delegation.wait();
      expect(await ethers.provider.getCode(account.signer)).to.equal(
        concat(["0xef0100", address]).toLowerCase(),
      );
      expect(await isValid(account.signer, account.sign(DIGEST))).to.equal(false);
      expect(await isValid(account.signer, owner.sign(DIGEST))).to.equal(true);
    });
  });

  describe("of a key under a verifier (ERC-7913)", () => {
    it("is P-256", async () => {
      const key = p256Key(verifier);
      expect(await isValid(key.signer, key.sign(DIGEST))).to.equal(true);
      expect(await isValid(key.signer, key.sign(OTHER))).to.equal(false);
      expect(await isValid(p256Key(verifier).signer, key.sign(DIGEST))).to.equal(false);
    });

    it("has no second form: a high s is none", async () => {
      const key = p256Key(verifier);
      const signature = getBytes(key.sign(DIGEST));
      const s = p256.Point.Fn.ORDER - BigInt(hexlify(signature.slice(32)));
      expect(await isValid(key.signer, concat([signature.slice(0, 32), toBeHex(s, 32)]))).to.equal(false);
    });

    it("is none where the verifier has no code, or the key is not its kind", async () => {
      const key = ecdsaKey();
      expect(await isValid(concat([key.signer, "0x01"]), key.sign(DIGEST))).to.equal(false);
      expect(await isValid(concat([verifier, "0x01"]), key.sign(DIGEST))).to.equal(false);
      expect(await isValid(verifier, p256Key(verifier).sign(DIGEST))).to.equal(false);
    });
  });

  it("is none of a signer shorter than an address", async () => {
    const key = ecdsaKey();
    for (const signer of ["0x", key.signer.slice(0, -2)])
      expect(await isValid(signer, key.sign(DIGEST))).to.equal(false);
  });

  describe("of wallets and verifiers that misbehave", () => {
    const accepted = new Set(["yes", "bomb"]); // nobody reads more than the first word of an answer
    for (const [index, answer] of ANSWERS.entries()) {
      it(`is ${accepted.has(answer) ? "one" : "none"} when the answer is "${answer}", and costs no more than its due`, async () => {
        const odd = await deployed("OddSigner", index);
        for (const signer of [odd, concat([odd, "0x01"])]) {
          const [valid, gas] = (await harness.getFunction("measure").staticCall(signer, DIGEST, "0x")) as [
            boolean,
            bigint,
          ];
          expect(valid).to.equal(accepted.has(answer));
          expect(gas).to.be.lessThan(GAS + 10_000n);
        }
      });
    }

    it("is not refused for want of gas: that reverts", async () => {
      const odd = await deployed("OddSigner", ANSWERS.indexOf("burn"));
      await expect(
        harness.getFunction("isValid").staticCall(odd, DIGEST, "0x", { gasLimit: 400_000 }),
      ).to.be.revertedWithCustomError(harness, "SignaturesGasTooLow");
    });
  });

  describe("leaves enough gas, with and without a precompile for P-256, for", () => {
    for (const hardfork of ["osaka", "cancun"]) {
      const kinds: [string, (address: string) => Key][] = [
        ["P256", p256Key],
        ["WebAuthn", webAuthnKey],
        ["RSA", (address) => rsaKey(address, 4096)],
      ];
      for (const [kind, create] of kinds) {
        it(`${kind} on ${hardfork}`, async () => {
          const chain = await connect(undefined, hardfork);
          const [meter] = await deploy(chain);
          const contract = await chain.ethers.deployContract(`ERC7913${kind}Verifier`);
          const key = create(await contract.getAddress());
          for (const signed of [DIGEST, OTHER]) {
            const arguments_ = [key.signer, DIGEST, key.sign(signed)];
            const [valid, gas] = (await meter.getFunction("measure").staticCall(...arguments_)) as [
              boolean,
              bigint,
            ];
            expect(valid).to.equal(signed === DIGEST);
            if (process.env["SHOW_GAS"] !== undefined) console.log(kind, hardfork, valid, gas);
            expect(gas).to.be.lessThan((GAS * 3n) / 4n);
          }
        });
      }
    }
  });
});

async function deploy({ ethers }: Connection): Promise<[BaseContract, string]> {
  const verifier = await ethers.deployContract("ERC7913P256Verifier");
  return [await ethers.deployContract("SignaturesHarness"), await verifier.getAddress()];
}

/** A passkey, as an authenticator signs with it. */
function webAuthnKey(verifier: string): Key {
  const secret = p256.utils.randomSecretKey();
  return {
    signer: concat([verifier, p256.getPublicKey(secret, false).slice(1)]),
    sign: (digest) => assertion(secret, digest),
  };
}

function assertion(secret: Uint8Array, digest: string): string {
  const challenge = Buffer.from(getBytes(digest)).toString("base64url");
  const client = `{"type":"webauthn.get","challenge":"${challenge}","origin":"https://register.example"}`;
  const authenticatorData = concat([
    sha256(toUtf8Bytes("register.example")),
    "0x05",
    zeroPadValue("0x01", 4),
  ]);
  const signed = sha256(concat([authenticatorData, sha256(toUtf8Bytes(client))]));
  const signature = signP256(secret, signed);
  return AbiCoder.defaultAbiCoder().encode(
    ["bytes32", "bytes32", "uint256", "uint256", "bytes", "string"],
    [
      signature.slice(0, 32),
      signature.slice(32),
      client.indexOf('"challenge"'),
      client.indexOf('"type"'),
      authenticatorData,
      client,
    ],
  );
}

/** An officer's card. */
function rsaKey(verifier: string, modulusLength: number): Key {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength });
  const part = (name: "e" | "n"): Buffer => Buffer.from(jwk(publicKey, name), "base64url");
  const key = AbiCoder.defaultAbiCoder().encode(["bytes", "bytes"], [part("e"), part("n")]);
  return {
    signer: concat([verifier, key]),
    sign: (digest) => hexlify(signRsa("sha256", getBytes(digest), privateKey)),
  };
}

function jwk(key: KeyObject, name: "e" | "n"): string {
  const value = key.export({ format: "jwk" })[name];
  if (value === undefined) throw new Error(`no ${name} in the RSA key`);
  return value;
}
