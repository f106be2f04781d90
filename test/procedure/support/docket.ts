import type { Hex } from "../../../sdk/bytes.ts";
import { commitmentOf } from "../../../sdk/law/record.ts";
import type { StepTerms } from "../../../sdk/procedure/steps.ts";
import { entryOf, type Instruction as LandInstruction, LandOffice } from "../../land/support/landOffice.ts";
import { transfer } from "../../land/support/terms.ts";
import { only } from "../../support/filing.ts";
import type { Party } from "../../support/parties.ts";
import { foundRepublic, goTo, type Republic } from "../../support/republic.ts";
import { CaseOffice } from "./caseOffice.ts";

/** A case that somebody has, and what it is about. */
export interface Contested {
  /** Entry of the case. */
  readonly entry: Hex;
  readonly opening: StepTerms;
  /** Digest of the application refused, or commitment of the record granted. */
  readonly contested: Hex;
  readonly objector: Party;
}

/** A land office and a register of cases, and the cases that tests bring before it. */
export class Docket {
  readonly republic: Republic;
  readonly land: LandOffice;
  readonly cases: CaseOffice;

  private constructor(republic: Republic, land: LandOffice, cases: CaseOffice) {
    this.republic = republic;
    this.land = land;
    this.cases = cases;
  }

  static async open(): Promise<Docket> {
    const republic = await foundRepublic();
    const land = new LandOffice(republic);
    await land.open();
    return new Docket(republic, land, await CaseOffice.open(republic));
  }

  /** Alice sells a house under a caveat of Carol's, who does not sign: art_11__para_2 of the Land Registration Act. */
  get sale(): LandInstruction {
    const { alice, bob } = this.land;
    return { dealings: { disputed: [transfer(alice, bob)] }, by: [alice, bob] };
  }

  /** Has an application refused by the land register. */
  async refused(instruction = this.sale): Promise<Contested> {
    const register = await this.registerOfLand();
    const refusal = only(await this.land.decide(instruction), "Refused");
    const contested = refusal["digest"] as Hex;
    const objector = instruction.by[0];
    const entry = this.cases.entryOf(register, contested, objector);
    return { entry, contested, objector, opening: this.cases.openingOf(refusal, register) };
  }

  /** Alice gives the cottage to Bob, which Carol contests. */
  async granted(objector = this.land.carol): Promise<Contested> {
    const { alice, bob } = this.land;
    only(
      await this.land.decide({ dealings: { cottage: [transfer(alice, bob)] }, by: [alice, bob] }),
      "Granted",
    );
    const register = await this.registerOfLand();
    const { record } = await this.land.witnessOf(entryOf("cottage"));
    const contested = commitmentOf(record);
    const entry = this.cases.entryOf(register, contested, objector);
    const opening = { kind: "grant", register, entry: entryOf("cottage"), commitment: contested } as const;
    return { entry, contested, objector, opening };
  }

  /** Opens the case and objects at once. */
  async objected(contested: Contested): Promise<Contested> {
    const { entry, opening, objector } = contested;
    const steps = [opening, { kind: "objection" } as const];
    only(await this.cases.take({ entry, steps, by: [objector], because: "It is wrong." }), "Granted");
    return contested;
  }

  /** A step of somebody's, with reasons. */
  async step(entry: Hex, terms: StepTerms, ...by: readonly [Party, ...Party[]]): Promise<string> {
    return this.cases.refusalOf({ entry, steps: [terms], by, because: `The reasons of the ${terms.kind}.` });
  }

  /** Noon, some days from today. */
  async wait(days: number): Promise<void> {
    const today = await this.cases.today();
    await goTo(this.republic, (today + days) * 86_400 + 43_200);
  }

  async registerOfLand(): Promise<Hex> {
    return (await this.land.register.getAddress()) as Hex;
  }

  /** Status byte of a title. */
  async statusOf(name: string): Promise<number> {
    return Number(BigInt(await this.land.register.slotOf(entryOf(name))) & 0xffn);
  }
}
