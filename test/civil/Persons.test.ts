import {
  concat,
  dataLength,
  hexlify,
  id,
  keccak256,
  randomBytes,
  toBeHex,
  TypedDataEncoder,
  ZeroAddress,
  ZeroHash,
} from "ethers";
import { expect } from "chai";
import type { Persons } from "../../typechain-types/index.js";
import { connect, ecdsaKey, found, p256Key, type Key, type Republic } from "../law/fixture.js";

const INSTRUMENT = id("the order");
const ACTIVE = 1;
const FROZEN = 2;
const DEAD = 3;

const TYPES = {
  change: {
    KeyChange: [
      { name: "person", type: "bytes16" },
      { name: "keyVersion", type: "uint32" },
      { name: "newSigner", type: "bytes" },
    ],
  },
  raise: {
    KeyVersionRaise: [
      { name: "person", type: "bytes16" },
      { name: "keyVersion", type: "uint32" },
    ],
  },
};

/** The word of a person: commitment | version | status | assurance | zeros. */
function slot(signer: string, version: number, status: number, assurance: number): string {
  return concat([
    keccak256(signer).slice(0, 50),
    toBeHex(version, 4),
    toBeHex(status, 1),
    toBeHex(assurance, 1),
    "0x0000",
  ]);
}

describe("Persons", () => {
  let republic: Republic;
  /** Connected as the civil registrar. */
  let persons: Persons;
  let verifier: string;
  let person: string;

  beforeEach(async () => {
    republic = await found(await connect());
    persons = republic.persons.connect(republic.registrar);
    verifier = await deployed("ERC7913P256Verifier");
    await persons.allowVerifier(verifier, true);
    person = hexlify(randomBytes(16));
  });

  const deployed = async (name: string, ...args: unknown[]): Promise<string> =>
    (await republic.connection.ethers.deployContract(name, args)).getAddress();

  const slotOf = async (id_ = person): Promise<string | undefined> => (await persons.slotsOf([id_]))[0];

  async function domain() {
    const { chainId } = await republic.connection.ethers.provider.getNetwork();
    return { name: "Persons", version: "1", chainId, verifyingContract: await persons.getAddress() };
  }

  async function changeDigest(newSigner: string, keyVersion = 1, who = person): Promise<string> {
    return TypedDataEncoder.hash(await domain(), TYPES.change, { person: who, keyVersion, newSigner });
  }

  async function raiseDigest(keyVersion: number): Promise<string> {
    return TypedDataEncoder.hash(await domain(), TYPES.raise, { person, keyVersion });
  }

  /** Changes a key as its holder does, through anybody. */
  async function change(from: Key, to: Key, version = 1, by: { old?: Key; new?: Key } = {}) {
    const digest = await changeDigest(to.signer, version);
    const signatures = [(by.old ?? from).sign(digest), (by.new ?? to).sign(digest)] as const;
    return persons.connect(republic.citizen).changeKey(person, from.signer, to.signer, ...signatures);
  }

  describe("enrolling", () => {
    it("keeps one word and logs it, never the key", async () => {
      const key = p256Key(verifier);
      const enrolled = persons.enrol(person, 3, key.signer);
      await expect(enrolled)
        .to.emit(persons, "Enrolled")
        .withArgs(person, slot(key.signer, 1, ACTIVE, 3));
      expect(await slotOf()).to.equal(slot(key.signer, 1, ACTIVE, 3));
      const receipt = await (await enrolled).wait();
      expect(receipt?.logs.map(({ data }) => data).join()).not.to.contain(key.signer.slice(42));
    });

    it("is for the civil registrar", async () => {
      const { citizen } = republic;
      const refused = [
        () => persons.connect(citizen).enrol(person, 1, citizen.address),
        () => persons.connect(citizen).enrolBatch(1, verifier, [], "0x"),
        () => persons.connect(citizen).allowVerifier(verifier, false),
        () => persons.connect(citizen).confirmAssurance(person, 1, 3, INSTRUMENT),
        () => persons.connect(citizen).freeze([], INSTRUMENT),
        () => persons.connect(citizen).release([], INSTRUMENT),
        () => persons.connect(citizen).recordDeaths([], INSTRUMENT),
      ];
      for (const attempt of refused) {
        await expect(attempt())
          .to.be.revertedWithCustomError(persons, "AccessManagedUnauthorized")
          .withArgs(citizen.address);
      }
    });

    /** Ids and keys of some persons. */
    function crowd(size: number): { ids: string[]; signers: string[]; keys: string } {
      const ids = Array.from({ length: size }, () => hexlify(randomBytes(16)));
      const signers = ids.map(() => p256Key(verifier).signer);
      return { ids, signers, keys: concat(signers.map((signer) => `0x${signer.slice(42)}`)) };
    }

    it("takes many persons at once, all or none", async () => {
      const { ids, signers, keys } = crowd(3);
      const again = [ids[1], ids[0], ids[1]].map(String);
      await expect(persons.enrolBatch(2, verifier, again, keys))
        .to.be.revertedWithCustomError(persons, "PersonsAlreadyEnrolled")
        .withArgs(2, ids[1]);
      const words = signers.map((signer) => slot(signer, 1, ACTIVE, 2));
      await expect(persons.enrolBatch(2, verifier, ids, keys))
        .to.emit(persons, "EnrolledBatch")
        .withArgs(ids, words);
      expect(await persons.slotsOf(ids)).to.deep.equal(words);
    });

    it("takes many accounts at once", async () => {
      const { ids } = crowd(2);
      const accounts = [ecdsaKey().signer, ecdsaKey().signer];
      await persons.enrolBatch(1, ZeroAddress, ids, concat(accounts));
      expect(await persons.slotsOf(ids)).to.deep.equal(
        accounts.map((account) => slot(account, 1, ACTIVE, 1)),
      );
    });

    it("reverts for a batch that is not what it says", async () => {
      const { ids, keys } = crowd(2);
      const malformed: [string, string[], string][] = [
        [verifier, [], "0x"],
        [verifier, [], keys],
        [verifier, ids, "0x"],
        [verifier, ids, `${keys}00`],
        [ZeroAddress, ids, keys],
      ];
      for (const [kind, who, bytes] of malformed) {
        await expect(persons.enrolBatch(2, kind, who, bytes))
          .to.be.revertedWithCustomError(persons, "PersonsMalformedBatch")
          .withArgs(who.length, dataLength(bytes));
      }
      await expect(persons.enrolBatch(4, verifier, ids, keys)).to.be.revertedWithCustomError(
        persons,
        "PersonsUnknownAssurance",
      );
      await expect(persons.enrolBatch(2, republic.citizen, ids, keys))
        .to.be.revertedWithCustomError(persons, "PersonsVerifierNotAllowed")
        .withArgs(ids[0], republic.citizen.address);
      await expect(persons.enrolBatch(2, verifier, [person, `0x${"00".repeat(16)}`], keys))
        .to.be.revertedWithCustomError(persons, "PersonsZeroId")
        .withArgs(1);
    });

    it("reverts for the id zero, an id that is taken, an unknown assurance", async () => {
      const { signer } = ecdsaKey();
      await expect(persons.enrol(`0x${"00".repeat(16)}`, 1, signer))
        .to.be.revertedWithCustomError(persons, "PersonsZeroId")
        .withArgs(0);
      for (const assurance of [0, 4]) {
        await expect(persons.enrol(person, assurance, signer))
          .to.be.revertedWithCustomError(persons, "PersonsUnknownAssurance")
          .withArgs(person, assurance);
      }
      await persons.enrol(person, 1, signer);
      await expect(persons.enrol(person, 1, signer))
        .to.be.revertedWithCustomError(persons, "PersonsAlreadyEnrolled")
        .withArgs(0, person);
    });

    it("reverts for a signer shorter than an address", async () => {
      for (const signer of ["0x", ecdsaKey().signer.slice(0, -2)]) {
        await expect(persons.enrol(person, 1, signer))
          .to.be.revertedWithCustomError(persons, "PersonsMalformedSigner")
          .withArgs(person, signer.toLowerCase());
      }
    });

    it("refuses a verifier that always says yes, unless the office allows it", async () => {
      const yes = await deployed("OddSigner", 0);
      await expect(persons.enrol(person, 1, concat([yes, "0x01"])))
        .to.be.revertedWithCustomError(persons, "PersonsVerifierNotAllowed")
        .withArgs(person, yes);
    });

    it("knows nobody who was not enrolled", async () => {
      expect(await persons.slotsOf([person, hexlify(randomBytes(16))])).to.deep.equal([ZeroHash, ZeroHash]);
      expect(await persons.slotsOf([])).to.deep.equal([]);
    });

    it("tells registers the same, one word behind the other, whatever stands between the ids", async () => {
      const other = hexlify(randomBytes(16));
      const words = concat(await persons.slotsOf([person, other, person]));
      for (const between of ["0x", "0x0102030405"]) {
        const list = concat([person, between, other, between, person, between]);
        expect(await persons.wordsOf(list, 16 + dataLength(between))).to.equal(words);
      }
      expect(await persons.wordsOf("0x", 16)).to.equal("0x");
    });
  });

  describe("allowing verifiers", () => {
    it("can be ended; keys enrolled before stay", async () => {
      const key = p256Key(verifier);
      await persons.enrol(person, 2, key.signer);
      await expect(persons.allowVerifier(verifier, false))
        .to.emit(persons, "VerifierAllowed")
        .withArgs(verifier, false);
      expect(await persons.isAllowed(verifier)).to.equal(false);
      await expect(persons.enrol(hexlify(randomBytes(16)), 2, key.signer)).to.be.revertedWithCustomError(
        persons,
        "PersonsVerifierNotAllowed",
      );
      await change(key, ecdsaKey());
    });

    it("reverts where there is no contract", async () => {
      const { citizen } = republic;
      await expect(persons.allowVerifier(citizen, true))
        .to.be.revertedWithCustomError(persons, "PersonsVerifierWithoutCode")
        .withArgs(citizen.address);
      await persons.allowVerifier(citizen, false);
    });
  });

  describe("changing a key", () => {
    const first = ecdsaKey();
    const second = ecdsaKey();

    beforeEach(async () => {
      await persons.enrol(person, 2, first.signer);
    });

    it("is done by both keys, and raises the version", async () => {
      await expect(change(first, second))
        .to.emit(persons, "KeyChanged")
        .withArgs(person, slot(second.signer, 2, ACTIVE, 2));
      expect(await slotOf()).to.equal(slot(second.signer, 2, ACTIVE, 2));
    });

    it("can go from one kind of key to another", async () => {
      const passkey = p256Key(verifier);
      await change(first, passkey);
      await change(passkey, second, 2);
      expect(await slotOf()).to.equal(slot(second.signer, 3, ACTIVE, 2));
    });

    it("from A to B and back to A revives no signature of A", async () => {
      const third = ecdsaKey();
      const stolen = await changeDigest(third.signer, 1);
      await change(first, second);
      await change(second, first, 2);
      expect(await slotOf()).to.equal(slot(first.signer, 3, ACTIVE, 2));
      await expect(
        persons.changeKey(person, first.signer, third.signer, first.sign(stolen), third.sign(stolen)),
      )
        .to.be.revertedWithCustomError(persons, "PersonsInvalidSignature")
        .withArgs(person, await changeDigest(third.signer, 3));
    });

    it("cannot be repeated", async () => {
      const digest = await changeDigest(first.signer, 1);
      const again = () =>
        persons.changeKey(person, first.signer, first.signer, first.sign(digest), first.sign(digest));
      await again();
      await expect(again()).to.be.revertedWithCustomError(persons, "PersonsInvalidSignature");
    });

    it("needs the present key", async () => {
      const digest = await changeDigest(second.signer);
      await expect(
        persons.changeKey(person, second.signer, second.signer, second.sign(digest), second.sign(digest)),
      )
        .to.be.revertedWithCustomError(persons, "PersonsNotTheKey")
        .withArgs(person, second.signer.toLowerCase());
    });

    it("needs the signature of the present key", async () => {
      await expect(change(first, second, 1, { old: second }))
        .to.be.revertedWithCustomError(persons, "PersonsInvalidSignature")
        .withArgs(person, await changeDigest(second.signer));
    });

    it("needs the signature of the new key, so that nobody takes one they do not hold", async () => {
      await expect(change(first, second, 1, { new: first }))
        .to.be.revertedWithCustomError(persons, "PersonsNoProofOfPossession")
        .withArgs(person, await changeDigest(second.signer));
    });

    it("cannot lead to a verifier that always says yes", async () => {
      const yes = await deployed("OddSigner", 0);
      await expect(change(first, { ...second, signer: concat([yes, "0x01"]) }))
        .to.be.revertedWithCustomError(persons, "PersonsVerifierNotAllowed")
        .withArgs(person, yes);
      await expect(change(first, { ...second, signer: "0x1234" }))
        .to.be.revertedWithCustomError(persons, "PersonsMalformedSigner")
        .withArgs(person, "0x1234");
    });

    it("is bound to the person, the contract and the chain", async () => {
      const other = hexlify(randomBytes(16));
      await persons.enrol(other, 2, first.signer);
      const data = { person, keyVersion: 1, newSigner: second.signer };
      const here = await domain();
      const digests = [
        await changeDigest(second.signer, 1, other),
        TypedDataEncoder.hash({ ...here, chainId: 1 }, TYPES.change, data),
        TypedDataEncoder.hash({ ...here, verifyingContract: verifier }, TYPES.change, data),
      ];
      for (const digest of digests) {
        await expect(
          persons.changeKey(person, first.signer, second.signer, first.sign(digest), second.sign(digest)),
        ).to.be.revertedWithCustomError(persons, "PersonsInvalidSignature");
      }
    });

    it("[art_7__para_3] does not carry assurance high over, until the office confirms it", async () => {
      const officer = hexlify(randomBytes(16));
      await persons.enrol(officer, 3, first.signer);
      const digest = await changeDigest(second.signer, 1, officer);
      await persons.changeKey(officer, first.signer, second.signer, first.sign(digest), second.sign(digest));
      expect(await slotOf(officer)).to.equal(slot(second.signer, 2, ACTIVE, 2));
      await expect(persons.confirmAssurance(officer, 1, 3, INSTRUMENT))
        .to.be.revertedWithCustomError(persons, "PersonsWrongKeyVersion")
        .withArgs(officer, 1, 2);
      await expect(persons.confirmAssurance(officer, 2, 3, INSTRUMENT))
        .to.emit(persons, "AssuranceConfirmed")
        .withArgs(officer, INSTRUMENT, slot(second.signer, 2, ACTIVE, 3));
      expect(await slotOf(officer)).to.equal(slot(second.signer, 2, ACTIVE, 3));
      await expect(persons.confirmAssurance(officer, 2, 4, INSTRUMENT))
        .to.be.revertedWithCustomError(persons, "PersonsUnknownAssurance")
        .withArgs(officer, 4);
    });
  });

  describe("raising the version of a key", () => {
    const key = ecdsaKey();

    beforeEach(async () => {
      await persons.enrol(person, 3, key.signer);
    });

    it("revokes every outstanding signature, once a signature", async () => {
      const other = ecdsaKey();
      const outstanding = await changeDigest(other.signer);
      const signature = key.sign(await raiseDigest(1));
      await expect(persons.connect(republic.citizen).raiseKeyVersion(person, key.signer, signature))
        .to.emit(persons, "KeyVersionRaised")
        .withArgs(person, slot(key.signer, 2, ACTIVE, 3));
      await expect(persons.raiseKeyVersion(person, key.signer, signature))
        .to.be.revertedWithCustomError(persons, "PersonsInvalidSignature")
        .withArgs(person, await raiseDigest(2));
      await expect(
        persons.changeKey(person, key.signer, other.signer, key.sign(outstanding), other.sign(outstanding)),
      ).to.be.revertedWithCustomError(persons, "PersonsInvalidSignature");
    });

    it("needs the present key", async () => {
      const other = ecdsaKey();
      await expect(persons.raiseKeyVersion(person, other.signer, other.sign(await raiseDigest(1))))
        .to.be.revertedWithCustomError(persons, "PersonsNotTheKey")
        .withArgs(person, other.signer.toLowerCase());
    });
  });

  describe("status", () => {
    const key = ecdsaKey();

    beforeEach(async () => {
      await persons.enrol(person, 2, key.signer);
    });

    async function refusesEverything(status: number): Promise<void> {
      const attempts = [
        async () => change(key, ecdsaKey()),
        async () => persons.raiseKeyVersion(person, key.signer, key.sign(await raiseDigest(1))),
        async () => persons.confirmAssurance(person, 1, 3, INSTRUMENT),
        async () => persons.freeze([person], INSTRUMENT),
      ];
      for (const attempt of attempts) {
        await expect(attempt())
          .to.be.revertedWithCustomError(persons, "PersonsWrongStatus")
          .withArgs(person, status);
      }
    }

    it("[art_9__para_3] frozen: no key changes, until released", async () => {
      await expect(persons.freeze([person], INSTRUMENT))
        .to.emit(persons, "Frozen")
        .withArgs(person, INSTRUMENT, slot(key.signer, 1, FROZEN, 2));
      await refusesEverything(FROZEN);
      await expect(persons.release([person], INSTRUMENT))
        .to.emit(persons, "Released")
        .withArgs(person, INSTRUMENT, slot(key.signer, 1, ACTIVE, 2));
      await change(key, ecdsaKey());
    });

    it("dead: nothing any more", async () => {
      await expect(persons.recordDeaths([person], INSTRUMENT))
        .to.emit(persons, "DeathRecorded")
        .withArgs(person, INSTRUMENT, slot(key.signer, 1, DEAD, 2));
      await refusesEverything(DEAD);
      for (const attempt of [persons.release, persons.recordDeaths]) {
        await expect(attempt([person], INSTRUMENT))
          .to.be.revertedWithCustomError(persons, "PersonsWrongStatus")
          .withArgs(person, DEAD);
      }
    });

    it("[art_10__para_3] a company that is no more, which the register does not tell from a person", async () => {
      const company = hexlify(randomBytes(16));
      const its = ecdsaKey();
      await persons.enrol(company, 2, its.signer);
      await persons.recordDeaths([company], INSTRUMENT);
      expect(await slotOf(company)).to.equal(slot(its.signer, 1, DEAD, 2));
      expect(await slotOf()).to.equal(slot(key.signer, 1, ACTIVE, 2));
    });

    it("a frozen person's death can be recorded", async () => {
      await persons.freeze([person], INSTRUMENT);
      await persons.recordDeaths([person], INSTRUMENT);
      expect(await slotOf()).to.equal(slot(key.signer, 1, DEAD, 2));
    });

    it("reverts for the whole batch when one person's does not fit", async () => {
      const nobody = hexlify(randomBytes(16));
      for (const attempt of [persons.freeze, persons.recordDeaths]) {
        await expect(attempt([person, nobody], INSTRUMENT))
          .to.be.revertedWithCustomError(persons, "PersonsWrongStatus")
          .withArgs(nobody, 0);
      }
      await expect(persons.release([person], INSTRUMENT))
        .to.be.revertedWithCustomError(persons, "PersonsWrongStatus")
        .withArgs(person, ACTIVE);
      expect(await slotOf()).to.equal(slot(key.signer, 1, ACTIVE, 2));
    });
  });

  it("says who it is (EIP-5267)", async () => {
    const { name, version, verifyingContract } = await persons.eip712Domain();
    expect([name, version, verifyingContract]).to.deep.equal(["Persons", "1", await persons.getAddress()]);
  });

  it("can be rebuilt from its events", async () => {
    const other = hexlify(randomBytes(16));
    const [a, b] = [ecdsaKey(), ecdsaKey()];
    await persons.enrolBatch(3, ZeroAddress, [person, other], concat([a.signer, b.signer]));
    await change(a, ecdsaKey());
    await persons.freeze([other], INSTRUMENT);
    const words = new Map<string, string>();
    const { provider } = republic.connection.ethers;
    for (const log of await provider.getLogs({ address: await persons.getAddress(), fromBlock: 0 })) {
      const event = persons.interface.parseLog(log);
      if (event?.name === "EnrolledBatch") {
        const [ids, slots] = event.args.toArray() as [string[], string[]];
        ids.forEach((each, i) => words.set(each, String(slots[i])));
      } else if (event?.args.toObject()["slot"] !== undefined) {
        words.set(event.args.getValue("person") as string, event.args.getValue("slot") as string);
      }
    }
    expect(await persons.slotsOf([person, other])).to.deep.equal([words.get(person), words.get(other)]);
  });

  describe("gas, whole transaction, P-256 keys (osaka)", () => {
    const gasOf = async (sent: Promise<{ wait(): Promise<{ gasUsed: bigint } | null> }>): Promise<bigint> => {
      const gas = (await (await sent).wait())?.gasUsed ?? 0n;
      if (process.env["SHOW_GAS"] !== undefined) console.log(gas);
      return gas;
    };

    it("one person: at most 62,000", async () => {
      expect(await gasOf(persons.enrol(person, 2, p256Key(verifier).signer))).to.be.at.most(62_000n);
    });

    it("100 persons: at most 26,000 each", async () => {
      const ids = Array.from({ length: 100 }, () => hexlify(randomBytes(16)));
      const keys = concat(ids.map(() => `0x${p256Key(verifier).signer.slice(42)}`));
      expect(await gasOf(persons.enrolBatch(2, verifier, ids, keys))).to.be.at.most(2_600_000n);
    });
  });
});
