import { expect } from "chai";
import {
  AbiCoder,
  concat,
  encodeBytes32String,
  keccak256,
  toBeHex,
  zeroPadBytes,
  zeroPadValue,
} from "ethers";
import { hexFromBytes, MalformedHexError } from "../../../sdk/bytes.ts";
import { isNewEntry } from "../../../sdk/law/entryId.ts";
import type { Finding } from "../../../sdk/law/explain.ts";
import { UnwritableTextError } from "../../../sdk/law/quantity.ts";
import {
  caseEntryOf,
  detailsHash,
  refusalWord,
  type Circumstances,
} from "../../../sdk/procedure/decisions.ts";
import { Random } from "../support/random.ts";

const ROUNDS = 30;
const coder = AbiCoder.defaultAbiCoder();
const number = (value: number | bigint) => zeroPadValue(toBeHex(value), 32);
const padded = (value: string, words: number) => zeroPadBytes(value, words * 32);

describe("sdk/procedure: decisions", () => {
  const random = new Random(14);

  const madeUpFinding = (): Finding => ({
    eli: random.hex(32),
    eId: random.hex(32),
    fact: random.hex(32),
    satisfied: random.flag(),
    value: random.uint(256),
    threshold: random.uint(256),
    unit: random.hex(32),
  });

  const madeUpCircumstances = (): Circumstances => ({
    statuses: random.hex(16),
    assurances: random.bytes(16),
    begin: Number(random.uint(32)),
    end: random.uint(32),
    today: Number(random.uint(32)),
    overruled: random.hex(32),
    workingDays: random.uint(256),
  });

  it("of refusal are the hash of what can be contested, final by the last byte", () => {
    for (let round = 0; round < ROUNDS; round++) {
      const [application, details] = [random.hex(32), random.hex(32)];
      const [decidedOn, remedyDays] = [Number(random.uint(32)), Number(random.uint(16))];
      const values = [application, encodeBytes32String("art_7__para_1"), decidedOn, remedyDays, details];
      const hash = keccak256(coder.encode(["bytes32", "bytes32", "uint32", "uint16", "bytes32"], values));
      const word = refusalWord(application, "art_7__para_1", decidedOn, remedyDays, details);
      expect(word).to.equal(`${hash.slice(0, 64)}01`);
    }
    const unwritable = () => refusalWord(random.hex(32), "art_7 →", 1, 28, random.hex(32));
    expect(unwritable).to.throw(UnwritableTextError);
  });

  it("rest on details that are hashed as the ABI has them", () => {
    for (let round = 0; round < ROUNDS; round++) {
      const [subdivision, ruleset, bodies] = [
        random.hex(32),
        random.hex(20),
        random.bytes(random.below(100)),
      ];
      const [circumstances, findings] = [madeUpCircumstances(), random.list(3, madeUpFinding)];
      const length = Math.ceil(bodies.length / 32);
      const { statuses, assurances, begin, end, today, overruled, workingDays } = circumstances;
      // Word by word, by the specification: the head has eleven words.
      const encoded = concat([
        subdivision,
        zeroPadValue(ruleset, 32),
        number(11 * 32),
        zeroPadBytes(statuses, 32),
        zeroPadBytes(assurances, 32),
        ...[begin, end, today].map(number),
        overruled,
        number(workingDays),
        number((12 + length) * 32),
        number(bodies.length),
        padded(hexFromBytes(bodies), length),
        number(findings.length),
        ...findings.flatMap(({ eli, eId, fact, satisfied, value, threshold, unit }) => {
          return [eli, eId, fact, number(satisfied ? 1 : 0), number(value), number(threshold), unit];
        }),
      ]);
      const hash = detailsHash(subdivision, ruleset, bodies, circumstances, findings);
      expect(hash).to.equal(keccak256(encoded));
    }
  });

  it("have one case each, a new entry", () => {
    for (let round = 0; round < ROUNDS; round++) {
      const [register, digest, commitment] = [random.hex(20), random.hex(32), random.hex(31)];
      const objector = random.hex(16);
      const types = ["address", "bytes32", "bytes16"];
      const hash = BigInt(keccak256(coder.encode(types, [register, digest, objector])));
      const entry = caseEntryOf(register, digest, objector);
      expect(BigInt(entry)).to.equal(hash | (1n << 255n));
      expect(isNewEntry(entry)).to.equal(true);
      const short = caseEntryOf(register, commitment, objector);
      expect(short).to.equal(caseEntryOf(register, `${commitment}00`, objector));
      expect(entry).not.to.equal(caseEntryOf(random.hex(20), digest, objector));
      expect(entry).not.to.equal(caseEntryOf(register, digest, random.hex(16)));
    }
    const person = random.hex(16);
    expect(() => caseEntryOf(person, random.hex(32), person)).to.throw(MalformedHexError, "20 bytes");
    expect(() => caseEntryOf(random.hex(20), random.hex(30), person)).to.throw(MalformedHexError, "32 bytes");
  });
});
