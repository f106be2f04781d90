import { Interface } from "ethers";
import { CASE_REGISTER_ABI } from "../../sdk/abi.ts";
import { type Hex, hexFromBytes } from "../../sdk/bytes.ts";
import { commitmentOf } from "../../sdk/law/record.ts";
import { encodeCall, type Transaction } from "../chain/chain.ts";
import type { EmbeddedRepublic } from "../republic/embeddedRepublic.ts";
import { CaseFile, type Opening } from "./caseFile.ts";
import type { FiledTitle } from "./landFile.ts";
import type { Party } from "./parties.ts";

const CASES = new Interface(CASE_REGISTER_ABI);

type GrantOpening = Extract<Opening, { readonly kind: "grant" }>;

/** A case about what made the present record of a title. */
export class GrantCase extends CaseFile<GrantOpening> {
  readonly #republic: EmbeddedRepublic;
  readonly #granted: Uint8Array;

  constructor(republic: EmbeddedRepublic, { entry, record }: FiledTitle, objector: Party) {
    const commitment = commitmentOf(record);
    const register = republic.contracts.landRegister;
    super(republic, { kind: "grant", register, entry, commitment, record }, commitment, objector);
    this.#republic = republic;
    this.#granted = record;
  }

  /**
   * The transaction by which anyone has the title go back to what it was, once a judgment has set the grant aside.
   * @param previous record before the grant
   */
  execution(previous: Uint8Array): Transaction & { readonly to: Hex; readonly data: Hex } {
    const { contracts, relay } = this.#republic;
    const shown = [this.record, this.#granted, previous].map((record) => hexFromBytes(record));
    const data = encodeCall(CASES, "execute", [this.entry, ...shown]);
    return { from: relay, to: contracts.caseRegister, data };
  }
}
