import { expect } from "chai";
import { concat, getBytes, id, recoverAddress, SigningKey, toBeHex } from "ethers";
import { recoveredAccount } from "../../../sdk/voting/audit/recovery.ts";

const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

describe("sdk/voting: the signer of a paper, to the auditor", () => {
  const digest = id("paper");

  it("is whom another implementation recovers, of either parity", () => {
    const parities = new Set<number>();
    for (let key = 1; key < 12; key++) {
      const { serialized, v } = new SigningKey(toBeHex(key, 32)).sign(digest);
      parities.add(v);
      const account = recoveredAccount(getBytes(digest), getBytes(serialized));
      expect(account).to.equal(recoverAddress(digest, serialized).toLowerCase());
    }
    expect([...parities].sort()).to.deep.equal([27, 28]);
  });

  it("is nobody, where the chain recovers nobody either", () => {
    const { r, s, serialized } = new SigningKey(toBeHex(7, 32)).sign(digest);
    const signature = getBytes(serialized);
    const zero = toBeHex(0, 32);
    for (const bytes of [
      signature.subarray(0, 64),
      concat([signature, "0x00"]),
      concat([r, s, "0x00"]),
      concat([r, s, "0x1d"]),
      concat([zero, s, "0x1b"]),
      concat([r, zero, "0x1b"]),
      concat([toBeHex(ORDER, 32), s, "0x1b"]),
      concat([r, toBeHex(ORDER, 32), "0x1b"]),
      "0x",
    ])
      expect(recoveredAccount(getBytes(digest), getBytes(bytes)), String(bytes)).to.equal(undefined);
  });
});
