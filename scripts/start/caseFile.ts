import { Interface } from "ethers";
import { CASE_REGISTER_ABI } from "../../sdk/abi.ts";
import { bytesFromHex, type Hex, hexFromBytes } from "../../sdk/bytes.ts";
import { encodeApplication, sortSignatories } from "../../sdk/law/application.ts";
import { encodeEvidence, NEW_ENTRY } from "../../sdk/law/evidence.ts";
import { commitmentOf, NO_COMMITMENT } from "../../sdk/law/record.ts";
import { caseEntryOf } from "../../sdk/procedure/decisions.ts";
import { encodeSteps, type StepTerms } from "../../sdk/procedure/steps.ts";
import { caseDigest } from "../../sdk/procedure/typedData.ts";
import { signAll, withoutRecovered } from "../../sdk/sign/signer.ts";
import { encodeCall, type Receipt } from "../chain/chain.ts";
import type { EmbeddedRepublic } from "../republic/embeddedRepublic.ts";
import type { Party } from "./parties.ts";
import { instrumentOf } from "./sale.ts";

/** What is done in a case at once, and who signs it; the first applies. */
export interface CaseAct {
  readonly steps: readonly StepTerms[];
  readonly by: readonly [Party, ...Party[]];
}

/** The step that opens a case: about a refusal, or about a grant. */
export type Opening = Extract<StepTerms, { readonly kind: "refusal" | "grant" }>;

const CASES = new Interface(CASE_REGISTER_ABI);

/** A case, taken step by step, with its present record. */
export class CaseFile<O extends Opening = Opening> {
  /** What the case is opened with. */
  readonly opening: O;
  readonly entry: Hex;
  readonly #republic: EmbeddedRepublic;
  #record: Uint8Array = new Uint8Array();

  /** @param contested digest of the application refused, or commitment of the record granted, a whole word */
  constructor(republic: EmbeddedRepublic, opening: O, contested: Hex, objector: Party) {
    this.#republic = republic;
    this.opening = opening;
    this.entry = caseEntryOf(opening.register, contested, objector.person);
  }

  /** The present record; empty before the first step. */
  get record(): Uint8Array {
    return this.#record;
  }

  /** Takes steps on the day that the chain has. @returns the calldata and the receipt */
  async take({ steps, by }: CaseAct): Promise<{ data: Hex; receipt: Receipt }> {
    const { chain, contracts, relay } = this.#republic;
    const data = await this.#call(steps, by, Math.floor((await chain.now()) / 86_400));
    const receipt = await chain.send({ from: relay, to: contracts.caseRegister, data });
    this.#record = bytesFromHex(logOf(CASES, receipt, "Recorded")["record"] as Hex);
    return { data, receipt };
  }

  async #call(steps: readonly StepTerms[], by: readonly [Party, ...Party[]], today: number): Promise<Hex> {
    const common = { subject: 0, reasons: instrumentOf("reasons"), date: today };
    const signatories = sortSignatories(
      by.map(({ person, capacity }) => ({ person, capacity, keyVersion: 1 })),
    );
    const application = encodeApplication({
      entries: [this.entry],
      signatories,
      declarations: [],
      dealings: encodeSteps(steps.map((terms) => ({ ...terms, ...common }))),
      applicant: by[0].person,
      deadline: today,
    });
    const isNew = this.#record.length === 0;
    const { caseRegister } = this.#republic.contracts;
    const domain = {
      name: "Register of Cases",
      version: "1",
      chainId: 31_337n,
      verifyingContract: caseRegister,
    };
    const from = [isNew ? NO_COMMITMENT : commitmentOf(this.#record)];
    const digest = caseDigest(domain, application, from);
    const signers = signatories.flatMap(
      ({ person }) => by.find((one) => one.person === person)?.signer ?? [],
    );
    const signatures = withoutRecovered(signers, await signAll(signers, digest));
    const witness = isNew ? NEW_ENTRY : { record: this.#record, proof: [] };
    const evidence = encodeEvidence({ witnesses: [witness], signatures });
    return encodeCall(CASES, "decide", [hexFromBytes(application), hexFromBytes(evidence)]);
  }
}

/** What a log of a transaction says, by its name. */
export function logOf(abi: Interface, receipt: Receipt, name: string): Record<string, unknown> {
  for (const log of receipt.logs) {
    const parsed = abi.parseLog(log);
    if (parsed?.name === name) return parsed.args.toObject() as Record<string, unknown>;
  }
  throw new Error(`the transaction logged no ${name}`);
}
