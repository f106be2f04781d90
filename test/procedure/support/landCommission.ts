import { ContractFactory, id, ZeroAddress, ZeroHash } from "ethers";
import { LAND_COMMISSION } from "../../../deploy/modules/offices.ts";
import { agriculturalBill } from "../../../scripts/republic/agriculturalBill.ts";
import { bytesFromHex, hexFromBytes, type Hex } from "../../../sdk/bytes.ts";
import { NO_END } from "../../../sdk/law/dates.ts";
import { type Domain, readDomain } from "../../../sdk/law/domain.ts";
import { type Opinion, opinionDigest, recusalDigest } from "../../../sdk/procedure/opinion.ts";
import { secp256k1Signer } from "../../../sdk/sign/secp256k1.ts";
import { hashText } from "../../../sdk/words.ts";
import type { LandOffice } from "../../land/support/landOffice.ts";
import type { Filing } from "../../support/filing.ts";
import { enrol, type Party, party } from "../../support/parties.ts";
import { ANNOUNCED_DAYS, enact, GENEROUS, goTo, type Republic, secretKeyOf } from "../../support/republic.ts";

export const AGRICULTURAL_LAND = id("/eli/xx/act/2016/1#part_2") as Hex;
export const APPROVAL = "art_3__para_1";

/** What an opinion may say otherwise than it should. */
export type Otherwise = Partial<Omit<Opinion, "approves">>;

/** The land commission, once the Agricultural Land Act has been enacted. */
export class LandCommission {
  readonly land: LandOffice;
  readonly members: readonly [Party, Party, Party];
  readonly #domain: Domain;

  private constructor(land: LandOffice, members: readonly [Party, Party, Party], domain: Domain) {
    this.land = land;
    this.members = members;
    this.#domain = domain;
  }

  /** The legislature enacts the act and the amendment that refers to it, and the executive appoints the members, as it is ordered. */
  static async found(land: LandOffice): Promise<LandCommission> {
    const { republic } = land;
    const members = ["Member One", "Member Two", "Member Three"].map((name) =>
      party(name, secp256k1Signer(secretKeyOf(name))),
    ) as unknown as readonly [Party, Party, Party];
    await enrol(republic, members);
    await enactAgriculturalBill(republic, members);
    const { relay, discretions } = republic;
    return new LandCommission(land, members, await readDomain(relay, await discretions.getAddress()));
  }

  /** The executive appoints one more, as an enactment would have ordered it. */
  async appoint({ signer, person }: Party): Promise<void> {
    const { offices, executive, connection } = this.land.republic;
    const { ethers, networkHelpers } = connection;
    const address = await executive.getAddress();
    await networkHelpers.impersonateAccount(address);
    await networkHelpers.setBalance(address, 10n ** 20n);
    const admin = await ethers.getSigner(address);
    const account = hexFromBytes(signer.signer);
    await offices.connect(admin).appoint(LAND_COMMISSION, account, person, NO_END, 0, GENEROUS);
    await networkHelpers.stopImpersonatingAccount(address);
  }

  /** A member approves or declines; somebody without any office submits it. */
  async decide(member: Party, approves: boolean, filing: Filing, otherwise: Otherwise = {}) {
    const opinion = await this.#opinion(member, approves, filing, otherwise);
    const { signer } = member;
    const signature = await signer.sign(opinionDigest(this.#domain, opinion));
    return this.land.republic.discretions.decide(
      await this.#terms(opinion),
      approves,
      filing.application,
      filing.from,
      signer.signer,
      signature,
      GENEROUS,
    );
  }

  /** A member declares a conflict of interest. */
  async recuse(member: Party, filing: Filing) {
    const opinion = await this.#opinion(member, false, filing, {});
    const signature = await member.signer.sign(recusalDigest(this.#domain, opinion));
    const terms = await this.#terms(opinion);
    const { signer } = member.signer;
    const { application, from } = filing;
    return this.land.republic.discretions.recuse(terms, application, from, signer, signature, GENEROUS);
  }

  /** Noon, some working days from today. */
  async waitWorkingDays(days: number): Promise<void> {
    const { gazette } = this.land.republic;
    const day = Number(await gazette.workingDaysAfter(await gazette.today(), days));
    await goTo(this.land.republic, day * 86_400 + 43_200);
  }

  async #opinion(
    { person, keyVersion }: Party,
    approves: boolean,
    { digest }: Filing,
    otherwise: Otherwise,
  ): Promise<Opinion> {
    return {
      application: digest,
      subdivision: AGRICULTURAL_LAND,
      provision: APPROVAL,
      approves,
      reasons: hexFromBytes(hashText("The reasons of the commission.")),
      officer: person,
      keyVersion,
      ...otherwise,
    };
  }

  async #terms({ subdivision, provision, officer, keyVersion, reasons }: Opinion) {
    const register = await this.land.register.getAddress();
    const eId = wordOf(provision);
    return { register, subdivision, eId, officer, keyVersion, reasons };
  }
}

/** Announces and enacts both texts, and has the members appointed when the days of veto are over. */
export async function enactAgriculturalBill(republic: Republic, members: readonly Party[]): Promise<void> {
  const { executive, gazette, offices, relay } = republic;
  const target = (await offices.getAddress()) as Hex;
  const appointments = members.map(({ signer, person }) => {
    const args = [LAND_COMMISSION, hexFromBytes(signer.signer), person, NO_END, 0] as const;
    return { target, data: offices.interface.encodeFunctionData("appoint", [...args]) as Hex };
  });
  const deploy = async (bytecode: Hex): Promise<Hex> => {
    const deployed = await new ContractFactory([], bytecode, relay).deploy(GENEROUS);
    return (await deployed.getAddress()) as Hex;
  };
  const from = Number(await gazette.today()) + ANNOUNCED_DAYS;
  const { act, amendment } = await agriculturalBill(deploy, from, appointments);
  const enactments = [act, amendment].map(({ text, provisions, calls }) => {
    const governing = provisions.map(({ ruleset, ...rest }) => ({
      ...rest,
      ruleset: ruleset ?? ZeroAddress,
    }));
    return { ...text, provisions: governing, basisKey: ZeroHash, basisEId: ZeroHash, calls: [...calls] };
  });
  await enact(republic, ...enactments);
  const enacted = await gazette.queryFilter(gazette.filters.Enacted());
  const { enactmentId } = enacted.find(({ args }) => args.eli === act.text.eli)?.args ?? {};
  const vetoUntil = Number(await gazette.today()) + Number(await executive.vetoDays());
  await goTo(republic, (vetoUntil + 1) * 86_400);
  await executive.execute(enactmentId ?? ZeroHash, appointments, GENEROUS);
}

/** A text as a word, padded with zeros. */
export function wordOf(text: string): Hex {
  return text === "" ? (ZeroHash as Hex) : `0x${Buffer.from(text).toString("hex").padEnd(64, "0")}`;
}

/** Reads a word padded with zeros as text. */
export function textOfWord(word: unknown): string {
  return new TextDecoder().decode(bytesFromHex(String(word) as Hex)).replace(/\0+$/, "");
}
