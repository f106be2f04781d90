import { decodeTitle } from "../../../sdk/land/title.ts";
import type { Hex } from "../../../sdk/bytes.ts";
import { encodeDealings } from "../../../sdk/land/dealings.ts";
import { decodeRecord } from "../../../sdk/law/record.ts";
import type { OddEffect, RegisterHarness } from "../../behaviours/register.ts";
import { type Draft, signedBy } from "../../support/filing.ts";
import type { LandOffice } from "./landOffice.ts";
import { MALFORMED_RECORDS } from "./oddLegacyRecords.ts";
import { firstRegistration, type Terms, TODAY, transfer } from "./terms.ts";

const ACT = "/eli/xx/act/2015/12";
const ODD_EFFECTS: readonly OddEffect[] = ["keeps", "closes", "loses one", "breaks"];
const TITLES = ["cottage", "farm", "mill"] as const;

/** The land register, as the suite of all registers wants it. */
export function landHarness(office: LandOffice): RegisterHarness {
  const { republic, register, tree, digestOf, alice, bob, carol, dave, bank, stranger, notary, registrar } =
    office;
  const gift = (name: string): Promise<Draft> =>
    office.draft({ dealings: { [name]: [transfer(alice, bob)] }, by: [alice, bob] });

  async function malformedRecords(): Promise<Map<string, Draft>> {
    const names = Object.keys(MALFORMED_RECORDS);
    return new Map(await Promise.all(names.map(async (name) => [name, await gift(name)] as const)));
  }

  /** The present owner gives all to somebody else. */
  async function grantedNext(entry: Hex): Promise<Draft> {
    const witness = await office.witnessOf(entry);
    const { shares } = decodeTitle(decodeRecord(witness.record).body);
    const parties = [alice, bob, carol];
    const owner = parties.find(({ person }) => person === shares[0]?.owner) ?? alice;
    const next = parties[(parties.indexOf(owner) + 1) % parties.length] ?? alice;
    const terms: Terms = transfer(owner, next);
    return {
      entries: [entry],
      ...signedBy([owner, next]),
      declarations: [],
      dealings: encodeDealings([{ ...terms, subject: 0 }]),
      applicant: owner.person,
      deadline: TODAY + 30,
      witnesses: [witness],
    };
  }

  async function enactOddLaw(effect: OddEffect): Promise<void> {
    const index = ODD_EFFECTS.indexOf(effect);
    const { ethers } = republic.connection;
    const law = await ethers.deployContract("OddLaw", [`${ACT}#part_2`, index]);
    await office.enact(ACT, "part_2", await law.getAddress(), TODAY + index);
  }

  return {
    republic,
    register,
    name: "Land Register",
    today: TODAY,
    digestOf,
    tree,
    legacyRecords: office.legacyRecords,
    outsider: stranger,
    parties: [alice, bob, carol, dave, bank, registrar],
    grantedOnLegacy: (index = 0) => gift(TITLES[index] ?? "cottage"),
    grantedOnNew: () =>
      office.draft({ dealings: { "new field": [firstRegistration(alice)] }, by: [alice, registrar] }),
    grantedNext,
    refused: () => office.draft({ dealings: { assumable: [transfer(bob, dave)] }, by: [bob, dave, bank] }),
    refusedOnNew: () =>
      office.draft({ dealings: { "new wood": [firstRegistration(alice)] }, by: [alice, notary] }),
    remedied: () => office.draft({ dealings: { assumable: [transfer(alice, dave)] }, by: [alice, dave] }),
    withoutStanding: () =>
      office.draft({ dealings: { chapel: [transfer(stranger, dave)] }, by: [stranger, dave] }),
    malformedRecords,
    malformedBody: async () => ({ draft: await gift("a byte too many"), error: "TitleMalformed" }),
    enactOddLaw,
  };
}
