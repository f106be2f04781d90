import { expect } from "chai";
import { decodeBytes32String } from "ethers";
import { only } from "../support/filing.ts";
import { enrol, officer, type Party } from "../support/parties.ts";
import { type Instruction, type LandOffice, loadLandOffice } from "./support/landOffice.ts";
import { caveat, type Terms, TODAY, transfer } from "./support/terms.ts";

const BASIS = { instrument: `0x${"07".repeat(32)}` as const, instrumentDate: TODAY };

const requirement = ({ person }: Party): Terms => ({ ...BASIS, kind: "consent requirement", person });

const notice = ({ person }: Party): Terms => ({
  ...BASIS,
  kind: "priority notice",
  buyer: person,
  lastDay: TODAY + 60,
});

describe("Attacks on the land register: by notices and restrictions", () => {
  let office: LandOffice;

  beforeEach(async () => {
    office = await loadLandOffice();
  });

  const granted = async (instruction: Instruction) => only(await office.decide(instruction), "Granted");

  const refusal = async (instruction: Instruction): Promise<string> =>
    decodeBytes32String(String(only(await office.decide(instruction), "Refused")["eId"]));

  it("a stranger with any notary has land depend on the stranger's consent: [art_24__para_1]", async () => {
    const { stranger, notary } = office;
    const bound = { dealings: { cottage: [requirement(stranger)] }, by: [stranger, notary] } as const;
    expect(await refusal(bound)).to.equal("art_24__para_1");
  });

  it("one co-owner binds the other's share with an accomplice's consent: [art_24__para_1]", async () => {
    const { alice, bob, stranger } = office;
    const dealings = { quarters: [requirement(stranger)] };
    expect(await refusal({ dealings, by: [alice, stranger] })).to.equal("art_24__para_1");
    await granted({ dealings, by: [alice, bob, stranger] });
  });

  it("a consent that nobody is left to give or withdraw: [art_25__para_3] a judge orders it struck out", async () => {
    const { alice, notary, republic, trustee } = office;
    const judge = officer("court");
    await enrol(republic, [judge]);
    await granted({ dealings: { cottage: [requirement(trustee)] }, by: [alice, trustee] });
    const away: Terms = { ...BASIS, kind: "consent requirement withdrawal", person: trustee.person };
    expect(await refusal({ dealings: { cottage: [away] }, by: [alice, notary] })).to.equal("art_25__para_2");
    await granted({ dealings: { cottage: [away] }, by: [alice, judge] });
    expect((await office.titleOf("cottage")).rrrs).to.deep.equal([]);
  });

  it("a token sale to a protected buyer frees nothing else of a caveat: [art_11__para_7]", async () => {
    const { alice, bob, carol, dave, stranger, notary } = office;
    await granted({ dealings: { quarters: [notice(carol)] }, by: [alice, bob] });
    await granted({ dealings: { quarters: [caveat(dave)] }, by: [dave, notary] });
    const token = transfer(alice, carol);
    const rest = transfer(alice, stranger, { numerator: 2 });
    const both = { dealings: { quarters: [token, rest] }, by: [alice, carol, stranger] } as const;
    expect(await refusal(both)).to.equal("art_11__para_2");
    await granted({ dealings: { quarters: [token] }, by: [alice, carol] });
    const { rrrs } = await office.titleOf("quarters");
    expect(rrrs.map(({ kind }) => kind)).to.deep.equal(["priority notice", "caveat"]);
    expect(await refusal({ dealings: { quarters: [rest] }, by: [alice, carol, stranger] })).to.equal(
      "art_11__para_2",
    );
  });
});
