import { Interface } from "ethers";
import { REGISTER_ABI } from "../../sdk/abi.ts";
import { bytesFromHex, type Hex } from "../../sdk/bytes.ts";
import { detailsHash, encodeDetails, evidenceOfRefusal } from "../../sdk/procedure/decisions.ts";
import type { Receipt } from "../chain/chain.ts";
import type { EmbeddedRepublic } from "../republic/embeddedRepublic.ts";
import { CaseFile, logOf, type Opening } from "./caseFile.ts";
import type { Party } from "./parties.ts";

const REGISTER = new Interface(REGISTER_ABI);

type RefusalOpening = Extract<Opening, { readonly kind: "refusal" }>;
type Details = readonly [
  subdivision: Hex,
  ruleset: Hex,
  bodies: Uint8Array,
  circumstances: Parameters<typeof detailsHash>[3],
  findings: Parameters<typeof detailsHash>[4],
];

/** A case about a refusal by the land register. */
export class RefusalCase extends CaseFile<RefusalOpening> {
  readonly #details: Details;

  /** @param refusal receipt of the transaction in which the land register refused `applicant` */
  constructor(republic: EmbeddedRepublic, refusal: Receipt, applicant: Party) {
    const args = logOf(REGISTER, refusal, "Refused");
    const digest = args["digest"] as Hex;
    const details = detailsIn(args);
    super(republic, openingOf(republic.contracts.landRegister, args, details), digest, applicant);
    this.#details = details;
  }

  /** Provision that refused. */
  get eId(): string {
    return this.opening.eId;
  }

  /** What shows, when the case is reopened, which ruleset refused. */
  get evidence(): Uint8Array {
    const { application, decidedOn } = this.opening;
    return evidenceOfRefusal(application, decidedOn, encodeDetails(...this.#details));
  }
}

function openingOf(register: Hex, args: Record<string, unknown>, details: Details): RefusalOpening {
  return {
    kind: "refusal",
    register,
    digest: args["digest"] as Hex,
    eId: new TextDecoder().decode(bytesFromHex(args["eId"] as Hex)).replace(/\0+$/, ""),
    decidedOn: Number(details[3].today),
    remedyDays: Number(args["remedyDays"]),
    details: detailsHash(...details),
    application: bytesFromHex(args["application"] as Hex),
  };
}

function detailsIn(args: Record<string, unknown>): Details {
  return [
    args["subdivision"] as Hex,
    args["ruleset"] as Hex,
    bytesFromHex(args["bodies"] as Hex),
    args["circumstances"] as Details[3],
    args["findings"] as Details[4],
  ];
}
