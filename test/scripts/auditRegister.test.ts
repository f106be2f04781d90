import { Interface } from "ethers";
import { expect } from "chai";
import { LAND_REGISTER_ABI } from "../../sdk/abi.ts";
import type { Hex } from "../../sdk/bytes.ts";
import { dayOf } from "../../sdk/law/dates.ts";
import { domainSeparator } from "../../sdk/law/domain.ts";
import { startProgress } from "../../scripts/progress.ts";
import { encodeCall } from "../../scripts/chain/chain.ts";
import {
  type EmbeddedRepublic,
  foundEmbeddedRepublic,
  secretKeyFrom,
} from "../../scripts/republic/embeddedRepublic.ts";
import { LandDesk } from "../../scripts/start/landDesk.ts";
import { type FiledTitle, LandFile } from "../../scripts/start/landFile.ts";
import { Parties } from "../../scripts/start/parties.ts";
import { instrumentOf } from "../../scripts/start/sale.ts";
import { stateFor } from "../../scripts/start/stateDescription.ts";
import { enrol, takeOver } from "../../scripts/start/takeover.ts";
import { Tally } from "../../scripts/start/tally.ts";
import { auditRegister } from "../../scripts/audit/auditRegister.ts";
import { placeOfEntry } from "../support/entryPlace.ts";

const REGISTER = new Interface(LAND_REGISTER_ABI);
const TODAY = dayOf("2016-01-11");

describe("audit of the land register", () => {
  let republic: EmbeddedRepublic;
  let title: FiledTitle;
  let legacyCommitment: (entry: Hex) => Hex | undefined;

  const audit = async () => {
    const options = { legacyCommitment, reopens: true };
    const audited = await auditRegister(republic.chain, republic.contracts.landRegister, options);
    return { entries: audited.entries, mismatches: audited.mismatches.length };
  };

  beforeEach(async () => {
    const { beginsAt, description } = stateFor(dayOf("2016-01-01"));
    republic = await foundEmbeddedRepublic({ seed: 1, beginsAt, description });
    const parties = new Parties(republic, 1);
    const [seller, buyer] = [await parties.withKey("secp256k1"), await parties.withKey("secp256k1")];
    const file = new LandFile(secretKeyFrom(1, "salt"), dayOf("2015-12-01"));
    title = file.add({ titleKey: "one", tenure: "freehold", termEnds: 0, owners: [seller] });
    file.add({ titleKey: "two", tenure: "freehold", termEnds: 0, owners: [buyer] });
    const tree = file.close();
    legacyCommitment = (entry) => file.legacyCommitments.get(entry);
    await takeOver(republic, tree, tree.root, description.legacyDelayDays, new Tally());
    await enrol(republic, [seller, buyer], new Tally(), startProgress("", 0, "", { quiet: true }));
    await republic.chain.advanceTo(TODAY * 86_400 + 40_000);
    const { landRegister } = republic.contracts;
    const domain = { name: "Land Register", version: "1", chainId: 31_337n, verifyingContract: landRegister };
    const desk = new LandDesk(republic.chain, landRegister, republic.relay, domainSeparator(domain));
    const terms = {
      transferor: seller.person,
      acquirer: buyer.person,
      numerator: 1,
      price: 10n,
      currency: "GBP",
    };
    const deed = { subject: 0, instrument: instrumentOf("one"), instrumentDate: TODAY };
    const dealings = [{ ...deed, ...terms, kind: "transfer" }] as const;
    const submission = await desk.prepare({ title, dealings, signatories: [seller, buyer], deadline: TODAY });
    expect((await desk.submit(submission)).granted).to.equal(true);
  });

  it("finds nothing where nothing is wrong", async () => {
    expect(await audit()).to.deep.equal({ entries: 1, mismatches: 0 });
  });

  it("finds a record changed behind the register's back", async () => {
    const forged = `0x${"ab".repeat(31)}00`;
    const place = await placeOfEntry(republic.chain, republic.contracts.landRegister, title.entry);
    await republic.chain.request("hardhat_setStorageAt", [republic.contracts.landRegister, place, forged]);
    expect((await audit()).mismatches).to.equal(1);
  });

  it("finds a title frozen behind the register's back", async () => {
    const place = await placeOfEntry(republic.chain, republic.contracts.landRegister, title.entry);
    const { landRegister } = republic.contracts;
    const word = await republic.chain.request<Hex>("eth_getStorageAt", [landRegister, place, "latest"]);
    await republic.chain.request("hardhat_setStorageAt", [landRegister, place, `${word.slice(0, -2)}01`]);
    expect((await audit()).mismatches).to.equal(1);
  });

  it("follows an order that freezes a title nobody has dealt with", async () => {
    const { officers, contracts, chain } = republic;
    const other = `0x00${"11".repeat(31)}` as Hex;
    const data = encodeCall(REGISTER, "freeze", [other, instrumentOf("order")]);
    await chain.send({ from: officers.court.account, to: contracts.landRegister, data });
    expect(await audit()).to.deep.equal({ entries: 2, mismatches: 0 });
  });
});
