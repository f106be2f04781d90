import { decodeBytes32String, TypedDataEncoder } from "ethers";
import { bytesFromHex, type Hex } from "../../../sdk/bytes.ts";
import { readDomain } from "../../../sdk/law/domain.ts";
import { decodeApplication } from "../../../sdk/law/application.ts";
import { type FirstLodging, firstLodgingOn, lodgingReceiptsIn } from "../../../sdk/law/lodging.ts";
import { STATUS_FLAGS } from "../../../sdk/law/record.ts";
import type { LandRegister, LodgingBook } from "../../../typechain-types/index.js";
import { entryOf, type Instruction, type LandOffice } from "../../land/support/landOffice.ts";
import type { Filing } from "../../support/filing.ts";
import type { Party } from "../../support/parties.ts";
import { type Account, GENEROUS, goTo } from "../../support/republic.ts";

/** The counter where applications are lodged with the land register. */
export class LodgingDesk {
  readonly land: LandOffice;
  readonly book: LodgingBook;

  constructor(land: LandOffice) {
    this.land = land;
    this.book = land.republic.lodgingBook;
  }

  get notary(): Account {
    return this.land.republic.officers.notary;
  }

  get registrar(): Account {
    return this.land.republic.officers.landRegistrar;
  }

  by(officer: Account): LandRegister {
    return this.land.register.connect(officer);
  }

  /** An officer lodges an application by its digest, on the titles named. */
  lodge(officer: Account, digest: Hex, ...names: readonly string[]) {
    return this.by(officer).lodge(digest, names.map(entryOf), GENEROUS);
  }

  /** Somebody lodges an application that is signed. */
  lodgeSigned({ application, evidence }: Filing) {
    return this.land.register.lodgeSigned(application, evidence, GENEROUS);
  }

  /** Files an application, an officer lodges it on all its titles, and it waits. */
  async lodged(officer: Account, instruction: Instruction): Promise<Filing> {
    const filing = await this.land.file(instruction);
    await this.lodge(officer, filing.digest, ...Object.keys(instruction.dealings));
    return filing;
  }

  /** A signatory withdraws their application. */
  async withdraw({ application, from, digest }: Filing, { person, signer }: Party) {
    const { register, republic } = this.land;
    const domain = await readDomain(republic.relay, await register.getAddress());
    const types = { Withdrawal: [{ name: "application", type: "bytes32" }] };
    const signed = TypedDataEncoder.hash({ ...domain }, types, { application: digest }) as Hex;
    const signature = await signer.sign(bytesFromHex(signed));
    const index = decodeApplication(application).signatories.findIndex((one) => one.person === person);
    return register.withdraw(application, from, index, signer.signer, signature, GENEROUS);
  }

  /** The numbers that a lodging was given, entry by entry. */
  async numbersOf(sent: ReturnType<LodgingDesk["lodge"]>): Promise<number[]> {
    const receipt = await (await sent).wait();
    return lodgingReceiptsIn(receipt?.logs ?? []).map(({ number }) => number);
  }

  async firstOn(name: string): Promise<FirstLodging | undefined> {
    const { provider } = this.land.republic.connection.ethers;
    const call = async (to: Hex, data: Hex) => (await provider.call({ to, data })) as Hex;
    const book = (await this.book.getAddress()) as Hex;
    return firstLodgingOn(call, book, (await this.land.register.getAddress()) as Hex, entryOf(name));
  }

  /** Whether the status of a title says that there are lodgings. */
  async isMarked(name: string): Promise<boolean> {
    const slot = BigInt(await this.land.register.slotOf(entryOf(name)));
    return (slot & BigInt(STATUS_FLAGS.lodged)) !== 0n;
  }

  /** Noon, some days from today. */
  async wait(days: number): Promise<void> {
    const today = Number(await this.land.republic.gazette.today());
    await goTo(this.land.republic, (today + days) * 86_400 + 43_200);
  }
}

/** The provision that a word names, for matching the arguments of an error. */
export const saysEId =
  (eId: string) =>
  (word: unknown): boolean =>
    decodeBytes32String(String(word)) === eId;
