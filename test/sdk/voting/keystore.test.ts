import { expect } from "chai";
import { hexFromBytes } from "../../../sdk/bytes.ts";
import { KeyLengthError } from "../../../sdk/sign/signer.ts";
import { openKeystore, sealKeystore } from "../../../sdk/voting/ceremony/keystore.ts";
import { newSeed, secretOf } from "../../../sdk/voting/ceremony/seed.ts";
import { ceremonyContext } from "../../../sdk/voting/ceremony/statements.ts";
import { SCALARS } from "../../../sdk/voting/curve.ts";

describe("sdk/voting: a trustee's keystore", () => {
  it("gives the seed back for the password, and for no other", async () => {
    const seed = newSeed();
    const keystore = await sealKeystore(seed, "correct horse");
    const { version, Crypto: crypto } = JSON.parse(keystore);
    expect(version).to.equal(3);
    expect([crypto.kdf, crypto.cipher]).to.deep.equal(["scrypt", "aes-128-ctr"]);
    expect(crypto.kdfparams.n).to.be.at.least(131_072);
    expect(keystore).not.to.include(hexFromBytes(seed).slice(2));
    expect(await openKeystore(keystore, "correct horse")).to.deep.equal(seed);
    const refusal = await openKeystore(keystore, "correct house").catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(Error);
    expect(String(refusal)).not.to.include(hexFromBytes(seed).slice(2));
  });

  it("takes nothing that is no seed", async () => {
    const short = await sealKeystore(new Uint8Array(31), "password").catch((error: unknown) => error);
    expect(short).to.be.instanceOf(KeyLengthError);
  });

  it("secrets of a seed differ by attempt, purpose and index, and are scalars", () => {
    const [seed, other] = [newSeed(), newSeed()];
    const place = {
      chainId: 1n,
      contract: `0x${"11".repeat(20)}`,
      election: `0x${"22".repeat(32)}`,
    } as const;
    const contexts = [1, 2].map((attempt) => ceremonyContext({ ...place, attempt }));
    const secrets = [seed, other].flatMap((own) =>
      contexts.flatMap((context) =>
        ["coefficient", "ephemeral"].flatMap((purpose) =>
          [1, 2, 11].map((index) => secretOf(own, context, purpose, index)),
        ),
      ),
    );
    expect(new Set(secrets).size).to.equal(24);
    for (const secret of secrets) expect(SCALARS.isValidNot0(secret)).to.equal(true);
    const [context = new Uint8Array()] = contexts;
    expect(secretOf(seed, context, "coefficient", 1)).to.equal(secrets[0]);
  });
});
