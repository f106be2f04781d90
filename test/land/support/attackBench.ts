import { expect } from "chai";
import { bytesFromHex, type Hex } from "../../../sdk/bytes.ts";
import type { Draft, Filing } from "../../support/filing.ts";
import { encodeLoosely, file, supported } from "../../support/filing.ts";
import { type Instruction, type LandOffice, loadLandOffice } from "./landOffice.ts";
import { transfer } from "./terms.ts";

/** No slot, no decision. */
export const NOTHING: Hex = `0x${"00".repeat(32)}`;

/** A land office under attack. */
export class AttackBench {
  readonly office: LandOffice;

  private constructor(office: LandOffice) {
    this.office = office;
  }

  static async load(): Promise<AttackBench> {
    return new AttackBench(await loadLandOffice());
  }

  /** Alice, who owns it, sells the cottage to Bob. */
  get sale(): Instruction {
    const { alice, bob } = this.office;
    return { dealings: { cottage: [transfer(alice, bob, { price: 100_000_00n })] }, by: [alice, bob] };
  }

  draft(instruction: Instruction = this.sale): Promise<Draft> {
    return this.office.draft(instruction);
  }

  file(draft: Draft): Promise<Filing> {
    return file(draft, this.office.digestOf);
  }

  /** An application that was changed after it was signed: the signatures are those over the original. */
  async altered(original: Draft, changes: Partial<Draft>): Promise<Filing> {
    const { digest } = await this.file(original);
    const draft = { ...original, ...changes };
    return supported(draft, encodeLoosely(draft), bytesFromHex(digest));
  }

  /** A filing whose bytes no client would write, so that nobody could have signed it. */
  unsigned(draft: Draft, application = encodeLoosely(draft)): Promise<Filing> {
    return supported(draft, application, new Uint8Array(32));
  }

  /** Expects that a filing is inadmissible, and that nothing is kept of it. */
  async inadmissible(filing: Filing, error: string, ...args: readonly unknown[]): Promise<void> {
    const { register } = this.office;
    const expected = expect(this.office.submit(filing)).to.be.revertedWithCustomError(register, error);
    await (args.length === 0 ? expected : expected.withArgs(...args));
    expect(await register.decisionOn(filing.digest)).to.equal(NOTHING);
  }

  /** Expects that a draft, signed by everybody in it, is inadmissible. */
  async inadmissibleDraft(draft: Draft, error: string, ...args: readonly unknown[]): Promise<void> {
    await this.inadmissible(await this.file(draft), error, ...args);
  }
}
