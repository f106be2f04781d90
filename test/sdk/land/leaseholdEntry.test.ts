import { expect } from "chai";
import { id, keccak256 } from "ethers";
import type { Hex } from "../../../sdk/bytes.ts";
import { leaseHolder, leaseholdEntry } from "../../../sdk/land/leaseholdEntry.ts";
import { isNewEntry, legacyEntryId } from "../../../sdk/law/entryId.ts";

describe("sdk/land: the entry of a leasehold", () => {
  const freehold = legacyEntryId(new Uint8Array(), "cottage");
  const deed = id("a lease") as Hex;

  it("is the hash of freehold and deed, marked as new", () => {
    const hash = BigInt(keccak256(`${freehold}${deed.slice(2)}`)) | (1n << 255n);
    const entry = leaseholdEntry(freehold, deed);
    expect(BigInt(entry)).to.equal(hash);
    expect(isNewEntry(entry)).to.equal(true);
  });

  it("is another one for another freehold, or another deed", () => {
    const others = [leaseholdEntry(deed, freehold), leaseholdEntry(freehold, freehold)];
    expect(others).to.not.include(leaseholdEntry(freehold, deed));
  });

  it("ends in what the freehold's lease has as its holder", () => {
    const entry = leaseholdEntry(freehold, deed);
    expect(leaseHolder(entry)).to.match(/^0x[0-9a-f]{32}$/);
    expect(entry.endsWith(leaseHolder(entry).slice(2))).to.equal(true);
  });
});
