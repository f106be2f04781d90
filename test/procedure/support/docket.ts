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

  /** @param founded a republic in which nothing has been done yet; its own, where none is given */
  static async open(founded?: Republic): Promise<Docket> {
    const republic = founded ?? (await foundRepublic());
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
    return this.aboutGrant(entryOf("cottage"), objector);
  }

  /** What made the present record of a title, which somebody contests. */
  async aboutGrant(title: Hex, objector: Party): Promise<Contested> {
    const register = await this.registerOfLand();
    const { record } = await this.land.witnessOf(title);
    const contested = commitmentOf(record);
    const entry = this.cases.entryOf(register, contested, objector);
    const opening = { kind: "grant", register, entry: title, commitment: contested, record } as const;
    return { entry, contested, objector, opening };
  }

  /** Opens the case and objects at once. */
  async objected(contested: Contested): Promise<Contested> {
    const { entry, opening, objector } = contested;
    const steps = [opening, { kind: "objection" } as const];
    only(await this.cases.take({ entry, steps, by: [objector], because: "It is wrong." }), "Granted");
    return contested;
  }

  /** The court takes a grant back to which somebody has objected, as soon as it may: 14 days after the appeal was served. */
  async takenBack({ entry, objector }: Contested): Promise<void> {
    const { cases } = this;
    await this.#granted(entry, { kind: "appeal" }, objector);
    await this.#granted(entry, { kind: "service", servedOn: await cases.today() }, cases.caseRegistrar);
    await this.#granted(entry, { kind: "hearing" }, objector, cases.judge);
    await this.wait(14);
    await this.#granted(entry, { kind: "judgment", outcome: "set aside" }, ...(await this.judges(entry)));
  }

  /** The judge there is, and two more for one case. */
  async judges(entry: Hex): Promise<readonly [Party, Party, Party]> {
    const { cases } = this;
    const second = await cases.appoint(`Second judge of ${entry}`, "court");
    return [cases.judge, second, await cases.appoint(`Third judge of ${entry}`, "court")];
  }

  async #granted(entry: Hex, terms: StepTerms, ...by: readonly [Party, ...Party[]]): Promise<void> {
    const refusal = await this.step(entry, terms, ...by);
    if (refusal !== "") throw new Error(`the ${terms.kind} was refused: ${refusal}`);
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

/** Each test of the suite begins with the docket as `Docket.open` made it. */
export function beforeEachWithDocket(assign: (docket: Docket) => void): void {
  let restore: () => Promise<void>;

  before(async () => {
    const docket = await Docket.open();
    const snapshot = await docket.republic.connection.networkHelpers.takeSnapshot();
    restore = () => snapshot.restore();
    assign(docket);
  });

  beforeEach(() => restore());
}
