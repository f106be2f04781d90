import { expect } from "chai";
import { concat, hexlify, keccak256, randomBytes, toBeHex } from "ethers";
import type { Persons } from "../../typechain-types/index.js";
import { connect, ecdsaKey, found, p256Key } from "../law/fixture.js";

const ECRECOVER = toBeHex(1, 20);
const P256VERIFY = toBeHex(0x100, 20);

describe("Persons: bare keys", () => {
  /** Connected as the civil registrar. */
  let persons: Persons;

  beforeEach(async () => {
    const republic = await found(await connect());
    persons = republic.persons.connect(republic.registrar);
  });

  const someone = (): string => hexlify(randomBytes(16));

  /** Commitment to the key alone | version 1 | active | assurance high | bare or not | zero. */
  const wordOf = (key: string, bare: boolean): string =>
    concat([keccak256(key).slice(0, 50), "0x00000001", "0x01", "0x03", bare ? "0x01" : "0x00", "0x00"]);

  it("are told from the account with the same key by one bit", async () => {
    const { signer } = ecdsaKey();
    const [account, bare] = [someone(), someone()];
    await persons.enrol(account, 3, signer);
    await persons.enrol(bare, 3, concat([ECRECOVER, signer]));
    expect(await persons.slotsOf([account, bare])).to.deep.equal([
      wordOf(signer, false),
      wordOf(signer, true),
    ]);
  });

  it("are of the length that each kind has", async () => {
    await persons.allowVerifier(P256VERIFY, true);
    for (const signer of [concat([ECRECOVER, ecdsaKey().signer]), p256Key(P256VERIFY).signer]) {
      const person = someone();
      for (const malformed of [`${signer}00`, signer.slice(0, -2)]) {
        await expect(persons.enrol(person, 3, malformed))
          .to.be.revertedWithCustomError(persons, "PersonsMalformedSigner")
          .withArgs(person, malformed.toLowerCase());
      }
      await persons.enrol(person, 3, signer);
    }
  });

  it("are enrolled in batches as they are singly", async () => {
    const keys = [ecdsaKey().signer, ecdsaKey().signer];
    const persons_ = [someone(), someone()];
    await persons.enrolBatch(3, ECRECOVER, persons_, concat(keys));
    expect(await persons.slotsOf(persons_)).to.deep.equal(keys.map((key) => wordOf(key, true)));
    await persons.allowVerifier(P256VERIFY, true);
    for (const verifier of [ECRECOVER, P256VERIFY]) {
      const malformed = persons.enrolBatch(3, verifier, [someone(), someone()], concat([...keys, "0x0000"]));
      await expect(malformed).to.be.revertedWithCustomError(persons, "PersonsMalformedBatch");
    }
  });

  it("of P-256 are allowed where the chain has the precompile", async () => {
    const person = someone();
    await expect(persons.enrol(person, 3, p256Key(P256VERIFY).signer))
      .to.be.revertedWithCustomError(persons, "PersonsVerifierNotAllowed")
      .withArgs(person, P256VERIFY);
    await expect(persons.allowVerifier(P256VERIFY, true)).to.emit(persons, "VerifierAllowed");
    const other = toBeHex(0x101, 20);
    await expect(persons.allowVerifier(other, true))
      .to.be.revertedWithCustomError(persons, "PersonsVerifierWithoutCode")
      .withArgs(other);
  });
});
