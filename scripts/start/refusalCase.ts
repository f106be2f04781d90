import { Interface } from "ethers";
import { CASE_REGISTER_ABI, REGISTER_ABI } from "../../sdk/abi.ts";
import { bytesFromHex, type Hex, hexFromBytes } from "../../sdk/bytes.ts";
import { encodeApplication, sortSignatories } from "../../sdk/law/application.ts";
import { encodeEvidence, NEW_ENTRY } from "../../sdk/law/evidence.ts";
import { commitmentOf, NO_COMMITMENT } from "../../sdk/law/record.ts";
import { caseEntryOf, detailsHash } from "../../sdk/procedure/decisions.ts";
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

const REGISTER = new Interface(REGISTER_ABI);
const CASES = new Interface(CASE_REGISTER_ABI);

/** A case about a refusal by the land register, taken step by step. */
export class RefusalCase {
  readonly #republic: EmbeddedRepublic;
  readonly #today: number;
  readonly #opening: StepTerms;
  readonly #entry: Hex;
  #record: Uint8Array = new Uint8Array();

  /** @param refusal receipt of the transaction in which the land register refused `applicant` */
  constructor(republic: EmbeddedRepublic, refusal: Receipt, applicant: Party, today: number) {
    this.#republic = republic;
    this.#today = today;
    const args = logOf(REGISTER, refusal, "Refused");
    const { landRegister } = republic.contracts;
    this.#entry = caseEntryOf(landRegister, args["digest"] as Hex, applicant.person);
    const circumstances = args["circumstances"] as Parameters<typeof detailsHash>[3];
    const [subdivision, ruleset] = [args["subdivision"] as Hex, args["ruleset"] as Hex];
    const findings = args["findings"] as Parameters<typeof detailsHash>[4];
    const bodies = bytesFromHex(args["bodies"] as Hex);
    this.#opening = {
      kind: "refusal",
      register: landRegister,
      digest: args["digest"] as Hex,
      eId: new TextDecoder().decode(bytesFromHex(args["eId"] as Hex)).replace(/\0+$/, ""),
      decidedOn: Number(circumstances.today),
      remedyDays: Number(args["remedyDays"]),
      details: detailsHash(subdivision, ruleset, bodies, circumstances, findings),
      application: bytesFromHex(args["application"] as Hex),
    };
  }

  /** Provision that refused. */
  get eId(): string {
    return this.#opening.kind === "refusal" ? this.#opening.eId : "";
  }

  /** What the case is opened with. */
  get opening(): StepTerms {
    return this.#opening;
  }

  /** Takes steps. @returns the calldata and the receipt */
  async take({ steps, by }: CaseAct): Promise<{ data: Hex; receipt: Receipt }> {
    const data = await this.#call(steps, by);
    const { chain, contracts, relay } = this.#republic;
    const receipt = await chain.send({ from: relay, to: contracts.caseRegister, data });
    this.#record = bytesFromHex(logOf(CASES, receipt, "Recorded")["record"] as Hex);
    return { data, receipt };
  }

  async #call(steps: readonly StepTerms[], by: readonly [Party, ...Party[]]): Promise<Hex> {
    const common = { subject: 0, reasons: instrumentOf("reasons"), date: this.#today };
    const signatories = sortSignatories(
      by.map(({ person, capacity }) => ({ person, capacity, keyVersion: 1 })),
    );
    const application = encodeApplication({
      entries: [this.#entry],
      signatories,
      declarations: [],
      dealings: encodeSteps(steps.map((terms) => ({ ...terms, ...common }))),
      applicant: by[0].person,
      deadline: this.#today,
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

function logOf(abi: Interface, receipt: Receipt, name: string): Record<string, unknown> {
  for (const log of receipt.logs) {
    const parsed = abi.parseLog(log);
    if (parsed?.name === name) return parsed.args.toObject() as Record<string, unknown>;
  }
  throw new Error(`the transaction logged no ${name}`);
}
