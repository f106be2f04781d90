import { expect } from "chai";
import type { Provider } from "ethers";
import type { Hex } from "../../../../sdk/bytes.ts";
import { certifyExtract } from "../../../../sdk/land/extract/certify.ts";
import { type LandExtract, makeExtract } from "../../../../sdk/land/extract/extract.ts";
import {
  type ExtractCheck,
  MalformedExtractError,
  parseExtract,
  verifyOffline,
} from "../../../../sdk/land/extract/verify.ts";
import { isPresent, verifyOnChain } from "../../../../sdk/land/extract/verifyOnChain.ts";
import { readDomain } from "../../../../sdk/law/domain.ts";
import { readHistory } from "../../../../sdk/law/readHistory.ts";
import { entryOf, type LandOffice, openLandOffice } from "../../../land/support/landOffice.ts";
import { transfer } from "../../../land/support/terms.ts";
import { foundRepublic, goTo, officerKey } from "../../../support/republic.ts";
import { providerWith } from "./providers.ts";

const wrongIn = (checks: readonly ExtractCheck[]): string[] =>
  checks.flatMap(({ what, passed, why }) => (passed === false ? [`${what}: ${why}`] : []));

describe("verification of an extract", () => {
  let office: LandOffice;
  let provider: Provider;
  let extract: LandExtract;
  let copy: LandExtract;

  before(async () => {
    office = await openLandOffice();
    provider = office.republic.connection.ethers.provider;
    const { alice, bob, carol } = office;
    const pass = (from: typeof alice, to: typeof alice) =>
      office.decide({ dealings: { cottage: [transfer(from, to)] }, by: [from, to] });
    await pass(alice, bob);
    await goTo(office.republic, "2016-01-15T12:00:00Z");
    await pass(bob, carol);
    const register = (await office.register.getAddress()) as Hex;
    const seen = await readHistory(provider, register, entryOf("cottage"));
    extract = makeExtract(await readDomain(office.republic.relay, register), seen, { date: "2016-01-12" });
    copy = await certifyExtract(extract, officerKey("landRegistrar"), "2016-01-15");
  });

  const changed = (change: (draft: LandExtract & Record<string, never>) => void): LandExtract => {
    const draft = structuredClone(copy) as LandExtract & Record<string, never>;
    change(draft);
    return draft;
  };

  it("passes a certified copy, without a chain and with one, after a way through a file", async () => {
    const read = parseExtract(JSON.parse(JSON.stringify(copy)));
    expect(verifyOffline(read).map(({ passed }) => passed)).to.deep.equal([true, true, true]);
    expect((await verifyOnChain(provider, read)).map(({ passed }) => passed)).to.deep.equal([
      true,
      true,
      true,
      true,
    ]);
    expect(await isPresent(provider, read)).to.equal(true);
  });

  it("says of a plain extract that nobody certified it", () => {
    expect(verifyOffline(extract).map(({ passed }) => passed)).to.deep.equal([true, true, undefined]);
  });

  const forgeries: [
    name: string,
    change: (draft: LandExtract & Record<string, never>) => void,
    found: string,
  ][] = [
    [
      "another owner",
      (draft) => Object.assign(draft.title.LA_BAUnit.rrr[0] ?? {}, { party: `0x${"77".repeat(16)}` }),
      "/title/LA_BAUnit/rrr/0/party",
    ],
    ["an earlier version", (draft) => Object.assign(draft, { version: 1 }), "/version"],
    ["another date", (draft) => Object.assign(draft, { date: "2016-01-15" }), "/version"],
    [
      "a date not yet come",
      (draft) => Object.assign(draft, { knownOn: "2016-01-16" }),
      "cannot tell of a later day",
    ],
    ["a record left out", (draft) => (draft.records as Hex[]).splice(1, 1), "a version is missing"],
    ["the last record left out", (draft) => (draft.records as Hex[]).pop(), "the slot commits to"],
    [
      "a record with another byte",
      (draft) => Object.assign(draft.records, { 0: `${draft.records[0]?.slice(0, -1)}5` }),
      "it does not continue the record before",
    ],
    [
      "another slot",
      (draft) => Object.assign(draft, { slot: `0x${"11".repeat(32)}` }),
      "the slot commits to",
    ],
    [
      "a freeze taken away",
      (draft) => Object.assign(draft.status, { frozen: true }),
      "the signature is that of",
    ],
    ["another block", (draft) => Object.assign(draft.block, { number: 1 }), "the signature is that of"],
    [
      "another signer",
      (draft) => Object.assign(draft.certificate ?? {}, { signer: `0x${"22".repeat(20)}` }),
      "the signature is that of",
    ],
    [
      "another day of issue",
      (draft) => Object.assign(draft.certificate ?? {}, { issuedOn: "2016-01-14" }),
      "the signature is that of",
    ],
    ["another chain", (draft) => Object.assign(draft.register, { chainId: "1" }), "the signature is that of"],
  ];
  for (const [name, change, found] of forgeries) {
    it(`finds what was forged, without a chain: ${name}`, () => {
      const wrong = wrongIn(verifyOffline(parseExtract(changed(change))));
      expect(wrong.join("; ")).to.include(found);
    });
  }

  it("finds that the present status is not the slot's", async () => {
    const register = (await office.register.getAddress()) as Hex;
    const seen = await readHistory(provider, register, entryOf("cottage"));
    const present = makeExtract(await readDomain(office.republic.relay, register), seen);
    expect(wrongIn(verifyOffline(present))).to.deep.equal([]);
    const forged = { ...present, status: { ...present.status, frozen: true } };
    expect(wrongIn(verifyOffline(forged)).join()).to.include("/status/frozen: found true; expected false");
  });

  it("finds on chain that the signer held another office", async () => {
    const forged = await certifyExtract(extract, officerKey("notary"), "2016-01-15");
    expect(wrongIn(verifyOffline(forged))).to.deep.equal([]);
    expect(wrongIn(await verifyOnChain(provider, forged)).join()).to.include("office of land registrar");
  });

  it("finds on chain that the register never stored the slot", async () => {
    const [first] = extract.records;
    const cut = {
      ...extract,
      records: [first ?? "0x"],
      slot: `${"0x"}${extract.slot.slice(2, 4)}${"00".repeat(31)}` as Hex,
    };
    expect(wrongIn(await verifyOnChain(provider, cut)).join()).to.include("The register stored the slot");
  });

  it("finds that the block, or the register, is of another chain", async () => {
    const moved = changed((draft) => Object.assign(draft.block, { hash: `0x${"33".repeat(32)}` }));
    expect(wrongIn(await verifyOnChain(provider, moved)).join()).to.include("The block is in this chain");
    const other = await foundRepublic(77);
    const elsewhere = await verifyOnChain(other.connection.ethers.provider, copy);
    expect(wrongIn(elsewhere).join()).to.include('The register is of this chain: /chainId is "77" there');
  });

  it("says that a node which keeps no old state cannot tell", async () => {
    const forgetful = providerWith(provider, {
      call: (call) =>
        typeof call.blockTag === "number"
          ? Promise.reject(new Error("missing trie node"))
          : provider.call(call),
    });
    const checks = await verifyOnChain(forgetful, copy);
    expect(checks.map(({ passed }) => passed)).to.deep.equal([true, true, undefined, undefined]);
    expect(checks[2]?.why).to.include("the node did not answer: missing trie node");
  });

  it("refuses a file that is no extract, and says where", () => {
    const malformed = changed((draft) =>
      Object.assign(draft.title.LA_BAUnit.rrr[0] ?? {}, { type: "allod" }),
    );
    expect(() => parseExtract(malformed)).to.throw(MalformedExtractError, "/title/LA_BAUnit/rrr/0/type");
    expect(() => parseExtract([])).to.throw(MalformedExtractError, "the file: found []; expected object");
  });

  it("knows when the title has moved since", async () => {
    const { carol, dave } = office;
    await office.decide({ dealings: { cottage: [transfer(carol, dave)] }, by: [carol, dave] });
    expect(await isPresent(provider, copy)).to.equal(false);
    expect(wrongIn(await verifyOnChain(provider, copy))).to.deep.equal([]);
  });
});
